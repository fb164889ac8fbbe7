"""What is filled into a template's formats."""

from __future__ import annotations

from decimal import Decimal

from samples.look import SeededLook
from samples.names import OWN_TITLES, siret_spaced
from samples.printed import Printed
from samples.reserved.template import Template
from samples.written import in_french, money, money_in_words, schools_in_words, year_written
from schemas.draft import CollectivityKind

NO_SIRET = "." * 20  # fewer than stand for a date
SHORT = {"Madame": "Mme", "Monsieur": "M."}
LADY = "présidente"


def signatory(printed: Printed, template: Template, look: SeededLook) -> str:
    """With the civility that the document uses throughout."""
    form = look.pick("civility", template.civilities)
    civility = {"full": printed.civility, "short": SHORT.get(printed.civility, "")}.get(form, "")
    return f"{civility} {printed.signatory}".strip()


def siret(printed: Printed, template: Template, look: SeededLook) -> str:
    if printed.siret is None:
        return NO_SIRET
    return siret_spaced(printed.siret, look.pick("digits", template.digits))


def owned(printed: Printed) -> bool:
    """Whether who signs stands for the collectivity by office."""
    return printed.title.lower() in OWN_TITLES


def _the(printed: Printed) -> str:
    """
    >>> from types import SimpleNamespace
    >>> _the(SimpleNamespace(title="Maire")), _the(SimpleNamespace(title="PRÉSIDENTE"))
    ('Le Maire', 'LA PRÉSIDENTE')
    """
    if not owned(printed):
        return printed.title[:1].upper() + printed.title[1:]
    article = "La" if printed.title.lower() == LADY else "Le"
    return f"{article.upper() if printed.title.isupper() else article} {printed.title}"


def year(printed: Printed, template: Template, look: SeededLook) -> str:
    return year_written(printed.school_year, look.sentence("year", template.years))


def amount(value: Decimal, template: Template, look: SeededLook) -> str:
    return money(value, look.sentence("money", template.moneys))


def total(printed: Printed, template: Template, look: SeededLook) -> str:
    """In figures, at times in words too."""
    shown = amount(printed.total, template, look)
    if printed.spell_amount or look.chance("spelled", template.spells):
        form = look.pick("spelled as", template.spelled)
        return form.format(t=shown, w=money_in_words(printed.in_words))
    return shown


def values(printed: Printed, template: Template, look: SeededLook) -> dict[str, object]:
    """Every named part of a format."""
    street, _, town = printed.address.rpartition(", ")
    count, clause, many = printed.count, printed.clause, printed.count > 1
    delay, refund, _ = template.altered
    price = template.price.format(
        t=amount(printed.article_price, template, look), w=money_in_words(printed.article_price)
    )
    people = (look.rector, look.rector_title)
    rector, rector_title = people if people in template.rectors else template.rectors[0]  # where all got one text
    return {
        "name": printed.name,
        "siret": siret(printed, template, look),
        "address": printed.address,
        "street": street,
        "town": town,
        "who": signatory(printed, template, look),
        "title": printed.title,
        "the": _the(printed),
        "his": "sa" if printed.title.lower() == LADY else "son",
        "kind": template.kinds[printed.kind is not CollectivityKind.COMMUNE],
        "region": look.region_name,
        "region_address": look.region_address,
        "rector": rector,
        "rector_title": rector_title,
        "short": template.short,
        "court": look.court,
        "year": year(printed, template, look),
        "first": printed.school_year[:4],
        "last": printed.school_year[-4:],
        "price": price,
        "end": in_french(printed.end_date) if template.end_in_words else f"{printed.end_date:%d/%m/%Y}",
        "list": template.list_number,
        "delay": delay if clause == "delay" else template.delay,
        "refund": refund if clause == "refund" else template.refund,
        "n": count,
        "nw": schools_in_words(count),
        "s": "s" if many else "",
        "nt": "nt" if many else "",
        "x": look.pick("times", template.times),
        "by": f" {look.pick('times', template.times).strip()} ",  # after a word
        "unit": amount(printed.unit_price, template, look),
        "total": total(printed, template, look),
    }
