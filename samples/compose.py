"""From what is printed and how it looks to blocks of text, in reading order."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from types import ModuleType

from samples import wording_heldout, wording_tuning
from samples.blocks import Block, Columns, Grid, NewPage, Role, Room, Text, Together
from samples.look import ListShape, Look, PartiesShape, SignShape
from samples.printed import DateKind, Printed, PrintedSchool
from samples.tiers import Style
from schemas.formats import euros
from schemas.formats.siret import format as grouped_siret

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip
SIGN_ROOM = 74.0  # points: a signature and a stamp need some 26 mm
SHORT_CIVILITY = {"Madame": "Mme", "Monsieur": "M."}
DATE_ROOM = "........................."
_WORDS: dict[Style, ModuleType] = {Style.TUNING: wording_tuning, Style.HELDOUT: wording_heldout}


def in_french(day: date) -> str:
    """
    >>> in_french(date(2026, 9, 1)), in_french(date(2026, 9, 5))
    ('1er septembre 2026', '5 septembre 2026')
    """
    return f"{'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]} {day.year}"


def money(amount: Decimal, form: str) -> str:
    r"""
    >>> money(Decimal("1080"), "{},00 €"), money(Decimal("40.50"), "{}€")
    ('1\xa0080,00 €', '40,50€')
    """
    whole = int(amount)
    thin = "\u202f" if "\u202f" in form else "\u00a0"
    digits = f"{whole:,}".replace(",", thin)
    if amount == whole:
        return form.format(digits)
    return form.replace(",00", "").replace(".00", "").format(f"{digits},{int(amount * 100) % 100:02d}")


def convention_to_blocks(printed: Printed, look: Look) -> list[Block]:
    """The whole convention, without page breaks but the one after the preamble of documents close to the real one."""
    words = _WORDS[look.style]
    blocks: list[Block] = [
        Text(line.format(year=printed.school_year), Role.TITLE, "title" if "{year}" in line else "", look.bold_headings)
        for line in look.title
    ]
    blocks += _parties(printed, look)
    blocks += [Text(words.NOTE, gap=10), Text(words.AGREED, gap=10)]
    blocks += [
        Text("I- Préambule :" if look.style is Style.TUNING else "PRÉAMBULE", Role.HEADING, bold=look.bold_headings)
    ]
    blocks += [_body(p, printed, look) for p in words.PREAMBLE if _kept(p, look)]
    if look.style is Style.TUNING and not look.bold_headings:
        blocks += [NewPage(), Text("II - Articles:", Role.HEADING)]
    for number, (title, paragraphs) in enumerate(words.ARTICLES, start=1):
        blocks.append(_heading(number, title, look))
        for paragraph in paragraphs:
            if _kept(paragraph, look):
                blocks.append(_body(paragraph, printed, look))
                if printed.clause == "added" and number == 4 and "{price}" in paragraph:
                    blocks.append(Text(words.ADDED_CLAUSE))
    blocks += _article_9(printed, look)
    blocks.append(
        _heading(10, "Durée de la convention" if look.style is Style.TUNING else "Prise d'effet et terme", look)
    )
    blocks.append(Text(look.end_sentence.format(end=in_french(printed.end_date)), tag="end_date"))
    blocks.append(
        _heading(11, "Modification et résiliation" if look.style is Style.TUNING else "Révision, litiges", look)
    )
    blocks += [_body(p, printed, look) for p in words.CLOSING if _kept(p, look)]
    blocks += _signatures(printed, look)
    return blocks


def _kept(paragraph: str, look: Look) -> bool:
    return not (look.short and paragraph.startswith("?"))


def _heading(number: int, title: str, look: Look) -> Text:
    return Text(
        look.article_heading.format(n=number, t=title, T=title.upper()),
        Role.HEADING,
        f"article:{number}",
        look.bold_headings,
    )


def _body(paragraph: str, printed: Printed, look: Look) -> Text:
    words = _WORDS[look.style]
    refund = words.REFUND_ALTERED if printed.clause == "refund" else words.REFUND
    delay = "dix-huit mois" if printed.clause == "delay" else look.delay
    text = paragraph.lstrip("?@").format(
        region=look.region_name.split("cadémique ")[-1].split("CADÉMIQUE ")[-1].title(),
        year=printed.school_year,
        price=look.price_sentence.format(price=money(printed.article_price, look.money)),
        court=look.court,
        refund=refund,
        delay=delay,
    )
    if paragraph.startswith("@"):
        return Text(text, Role.HEADING, bold=look.bold_headings, gap=5)
    if text.startswith("- "):
        return Text(text, Role.BULLET)
    return Text(text, tag="article_price" if "{price}" in paragraph else "")


def _signatory(printed: Printed, look: Look) -> str:
    if not look.with_civility:
        return printed.signatory
    civility = printed.civility if look.style is Style.TUNING else SHORT_CIVILITY[printed.civility]
    return f"{civility} {printed.signatory}"


def collectivity_lines(printed: Printed, look: Look) -> list[Text]:
    """The collectivity's identity, a line each: name, SIRET, address, who signs as what."""
    siret = "" if printed.siret is None else printed.siret
    if siret and look.siret_grouped:
        siret = grouped_siret(siret)
    lines = [Text(printed.name, Role.LINE, "collectivity_name", look.bold_values)]
    lines.append(Text(look.siret_label.format(siret).rstrip(), Role.LINE, "siret"))
    lines.append(Text(look.address_label.format(printed.address), Role.LINE, "address"))
    name = _signatory(printed, look)
    if look.signatory_on_one_line:
        form = look.signatory_label
        text = form.format(t=printed.title, s=name) if "{t}" in form else form.format(name, printed.title)
        lines.append(Text(text, Role.LINE, "signatory"))
    else:
        lines.append(Text(look.signatory_label.format(name), Role.LINE, "signatory"))
        lines.append(Text(look.title_label.format(printed.title), Role.LINE, "signatory_title"))
    return [*lines, Text(look.called, Role.LINE)]


def _region_lines(look: Look) -> list[Text]:
    return [
        Text(look.region_name, Role.LINE, bold=look.bold_values),
        Text(look.region_address, Role.LINE),
        Text(look.represented_region.format(look.rector), Role.LINE),
        Text(look.rector_title + ".", Role.LINE),
        Text(
            'Ci-après dénommée "Région académique"' if look.style is Style.TUNING else "(« la Région académique »)",
            Role.LINE,
        ),
    ]


def _parties(printed: Printed, look: Look) -> list[Block]:
    region, payer = _region_lines(look), collectivity_lines(printed, look)
    if look.parties is PartiesShape.COLUMNS:
        left = (Text(look.entre, Role.LINE), *region)
        right = (Text(look.et, Role.LINE), *payer)
        return [Columns((left, right))]
    if look.parties is PartiesShape.TABLE:
        return [
            Text(look.entre, gap=10),
            *region,
            Text(look.et, gap=10),
            _party_table(payer),
        ]
    return [Text(look.entre, gap=10), *region, Text(look.et, gap=10), Text("", Role.LINE), *payer]


def _party_table(lines: list[Text]) -> Grid:
    """Label on the left, value on the right; the name spans as a row without label."""
    rows, tags = [], []
    for line in lines:
        label, colon, value = line.text.partition(":")
        rows.append((label.strip() + " :", value.strip()) if colon else ("", line.text))
        tags.append(line.tag)
    return Grid((), tuple(rows), (0.34, 0.66), tuple(tags))


def _item(school: PrintedSchool, look: Look) -> str:
    return look.list_item.format(c=school.commune, d=school.department, n=school.name, u=school.uai)


def _article_9(printed: Printed, look: Look) -> list[Block]:
    title = (
        "Liste des écoles et coût pour la {k} pour l'année scolaire {y}"
        if look.style is Style.TUNING
        else "Écoles et montant ({y})"
    )
    kind = "commune" if printed.kind.value == "commune" else "collectivité"
    heading = _heading(9, title.format(k=kind, y=printed.school_year), look)
    spelled = f" ({euros.in_words(str(printed.in_words))})" if look.spells_amount or printed.spell_amount else ""
    sentence = look.count_sentence.format(
        n=printed.count,
        times=look.times,
        price=money(printed.unit_price, look.money),
        total=money(printed.total, look.money),
        words=spelled,
    )
    return [heading, Text(sentence, tag="amounts"), Text(look.list_heading, gap=8), *_school_list(printed, look)]


def _school_list(printed: Printed, look: Look) -> list[Block]:
    items = [_item(s, look) for s in printed.schools]
    if look.list_shape is ListShape.RUNNING:
        return [Text(", ".join(items), tag="schools", gap=8)]
    if look.list_shape is ListShape.ONE_A_LINE:
        return [Text(t, Role.LINE, f"school:{i}") for i, t in enumerate(items)]
    if look.list_shape is ListShape.BULLETS:
        sign = "- " if look.style is Style.TUNING else "• "
        return [Text(sign + t, Role.BULLET, f"school:{i}") for i, t in enumerate(items)]
    tags = tuple(f"school:{i}" for i in range(len(items)))
    repeat = look.list_shape is ListShape.TABLE_REPEATED
    if look.style is Style.TUNING:
        rows = tuple((s.commune, s.department, s.name, s.uai) for s in printed.schools)
        return [Grid(("Commune", "Dpt", "Nom de l'école", "UAI"), rows, (0.3, 0.08, 0.42, 0.2), tags, repeat)]
    rows = tuple((s.uai, s.name, s.commune, s.department) for s in printed.schools)
    return [Grid(("Code UAI", "École", "Ville", "Dép."), rows, (0.19, 0.41, 0.31, 0.09), tags, repeat)]


def closing_line(printed: Printed, look: Look) -> Text:
    """ "A Montpellier, le 28/05/2025"; dots or nothing where the date is not printed."""
    if printed.signed_on is not None and printed.date_kind is DateKind.PRINTED:
        day = printed.signed_on
        shown = in_french(day) if look.date_form == "words" else f"{day:%d/%m/%Y}"
    else:
        shown = DATE_ROOM if look.style is Style.TUNING else ""
    return Text(look.closing.format(place=printed.place, date=shown).rstrip(), Role.LINE, "closing", gap=12)


def _signatures(printed: Printed, look: Look) -> list[Block]:
    payer = (
        Text(f"{printed.name}:" if look.style is Style.TUNING else f"Pour la collectivité, {printed.name}", Role.LINE),
        Text(
            look.signatory_label.format(_signatory(printed, look))
            if look.style is Style.TUNING and not look.signatory_on_one_line
            else _signatory(printed, look),
            Role.LINE,
        ),
        Text(printed.title, Role.LINE),
        Room(SIGN_ROOM, "sign:collectivity"),
    )
    region = (
        Text(look.rector if look.style is Style.TUNING else f"Pour la région académique, {look.rector}", Role.LINE),
        Text(look.rector_title + ("" if look.style is Style.HELDOUT else "."), Role.LINE),
        Room(SIGN_ROOM, "sign:region"),
    )
    first, second = (payer, region) if look.collectivity_first else (region, payer)
    closing = closing_line(printed, look)
    if look.sign_shape is SignShape.STACKED:
        spaced = Text("", Role.LINE)
        return [Together((closing, spaced, *first)), Together((spaced, *second))]
    return [
        Together((closing, Text("", Role.LINE), Columns((first, second), boxed=look.sign_shape is SignShape.BOXES)))
    ]
