"""The two parties of a convention in the style VARIED: lines, running sentences, tables, columns."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from samples import keys
from samples.blocks import Align, Block, Columns, Grid, Role, Rules, Text
from samples.look import SeededLook
from samples.names import OWN_TITLES, siret_spaced
from samples.printed import Printed
from samples.varied import labels
from samples.written import in_french
from schemas.draft import CollectivityKind

BLANK_SIRET = "......................................"
REGION_SIREN = "13"  # what SIRENs of the State's services begin with
SPRING = date(2025, 4, 30)
_ABBREVIATED = {"Madame": "Mme", "Monsieur": "M."}


class Shape(StrEnum):
    """How the parties are set."""

    LINES = "lines"
    SENTENCE = "sentence"  # all about a party in one running sentence
    TABLE = "table"  # a row for each datum of the collectivity
    BESIDE = "beside"  # one table, a column for each party
    COLUMNS = "columns"


def siret(printed: Printed, look: SeededLook) -> str:
    if printed.siret is None:
        return look.pick("no siret", ("", BLANK_SIRET))
    return siret_spaced(printed.siret, look.pick("siret digits", labels.SIRET_DIGITS))


def signatory(printed: Printed, look: SeededLook) -> str:
    civility = look.pick("civility", ("", "", printed.civility, _ABBREVIATED.get(printed.civility, "")))
    return f"{civility} {printed.signatory}".strip()


def address(printed: Printed, look: SeededLook, lines: bool) -> str:
    """On one line or, in ``lines``, the town on its own."""
    if lines and look.chance("town on its own line", 0.4):
        street, _, town = printed.address.rpartition(", ")
        return f"{street}\n{town}"
    return printed.address


def _signed_by(printed: Printed, look: SeededLook) -> list[Text]:
    name, title = signatory(printed, look), printed.title
    form = look.pick("signatory shape", ("labels", "labels", "labels", "one line", "own"))
    if form == "own" and title.lower() in OWN_TITLES:
        text = look.pick("own", labels.SIGNATORY_OWN).format(t=title, s=name)
        if title.lower() == "présidente":
            text = text.replace(" son ", " sa ")
        lines = [Text(text, Role.LINE, "signatory")]
    elif form != "labels":
        lines = [Text(look.pick("one", labels.SIGNATORY_ONE_LINE).format(t=title, s=name), Role.LINE, "signatory")]
    else:
        who, what = look.pick("signatory labels", labels.SIGNATORY)
        lines = [
            Text(who.format(name), Role.LINE, "signatory"),
            Text(what.format(title), Role.LINE, "signatory_title"),
        ]
    if look.chance("empowered", 0.2):
        day = in_french(_deliberation_day(printed, look))
        lines.append(Text(look.pick("empowered by", labels.EMPOWERED).format(day), Role.LINE))
    return lines


def _deliberation_day(printed: Printed, look: SeededLook) -> date:
    """Some weeks before the signature, or in spring where there is none."""
    weeks = look.pick("deliberation", (1, 2, 3, 5, 8))
    return (printed.signed_on or SPRING) - timedelta(weeks=weeks)


def _contacts(look: SeededLook) -> list[Text]:
    if not look.chance("contacts", 0.2):
        return []
    rng = look.rng("contact")
    a, b, c = (f"{rng.randrange(10, 99)}" for _ in range(3))
    return [Text(rng.choice(labels.CONTACTS).format(a=a, b=b, c=c), Role.LINE)]


def payer_lines(printed: Printed, look: SeededLook) -> list[Text]:
    """The collectivity, a line each."""
    name = Text(printed.name, Role.LINE, "collectivity_name", look.chance("bold name", 0.5))
    number = Text(look.pick("siret", labels.SIRET).format(siret(printed, look)).rstrip(), Role.LINE, "siret")
    where = look.pick("address", labels.ADDRESS).format(address(printed, look, lines=True))
    place = Text(where, Role.LINE, "address")
    lines = [name, *((place, number) if look.chance("address first", 0.35) else (number, place)), *_contacts(look)]
    lines += _signed_by(printed, look)
    called = look.pick("called", labels.CALLED)
    return [*lines, *([Text(called, Role.LINE)] if called else [])]


def region_lines(look: SeededLook) -> list[Text]:
    lines = [
        Text(look.region_name, Role.LINE, bold=look.chance("bold name", 0.5)),
        Text(look.region_address, Role.LINE),
    ]
    if look.chance("region's siret", 0.15):
        number = keys.head_office(keys.siren(REGION_SIREN, look.rng("region's siren")))
        shown = siret_spaced(number, look.pick("siret digits", labels.SIRET_DIGITS))
        lines.append(Text(look.pick("siret", labels.SIRET).format(shown), Role.LINE))
    form = look.pick("region represented", labels.REGION_REPRESENTED)
    lines.append(Text(form.format(s=look.rector, t=look.rector_title), Role.LINE))
    called = look.pick("region called", labels.REGION_CALLED)
    return [*lines, *([Text(called, Role.LINE)] if called else [])]


def _sentence(printed: Printed, look: SeededLook) -> list[Block]:
    """All about the collectivity in one sentence."""
    number = siret(printed, look) or BLANK_SIRET
    identified = look.pick("siret in sentence", labels.SIRET_IN_SENTENCE).format(number)
    seated = look.pick("address in sentence", labels.ADDRESS_IN_SENTENCE).format(printed.address)
    signed = ", ".join(t.text[:1].lower() + t.text[1:] for t in _signed_by(printed, look) if " : " not in t.text)
    if printed.signatory not in signed or printed.title not in signed:
        signed = f"représentée par {signatory(printed, look)}, {printed.title}"
    parts = (seated, identified) if look.chance("address first", 0.6) else (identified, seated)
    called = look.pick("called", labels.CALLED).rstrip(",")
    text = ", ".join(part for part in (printed.name, *parts, signed, called) if part)
    return [Text(text + look.pick("stop", (",", ".", "")), tag="collectivity_name siret address signatory")]


def _table(printed: Printed, look: SeededLook) -> Grid:
    who, number, where, by, as_what = look.pick("row labels", labels.ROW_LABELS)
    rows = (
        (who, printed.name),
        (number, siret(printed, look)),
        (where, address(printed, look, lines=True)),
        (by, signatory(printed, look)),
        (as_what, printed.title),
    )
    end = look.pick("row end", ("", " :"))
    share = look.pick("label share", (0.26, 0.32, 0.4))
    tags = ("collectivity_name", "siret", "address", "signatory", "signatory_title")
    return Grid(
        (),
        tuple((label + end, value) for label, value in rows),
        (share, 1 - share),
        tags,
        rules=look.pick("parties' rules", list(Rules)),
    )


def _beside(printed: Printed, look: SeededLook) -> Grid:
    """One table: the region on the left, the collectivity on the right."""
    region = "\n".join(t.text for t in region_lines(look))
    payer = "\n".join(t.text for t in payer_lines(printed, look))
    heads = look.pick("beside heads", (("La région académique", "La collectivité"), ("Partie 1", "Partie 2"), ("", "")))
    tag = "collectivity_name siret address signatory"
    return Grid(heads if heads[0] else (), ((region, payer),), (0.5, 0.5), (tag,), shaded=look.chance("shaded", 0.4))


def parties(printed: Printed, look: SeededLook) -> list[Block]:
    """Who the parties are."""
    between, and_, then = look.pick("between", labels.BETWEEN)
    title = look.pick("parties heading", labels.PARTIES_HEADINGS)
    blocks: list[Block] = [Text(title, Role.HEADING, bold=look.bold_headings)] if title else []
    shape = Shape.LINES if look.plain else look.pick("parties", (Shape.LINES, Shape.LINES, Shape.LINES, *Shape))
    apart = Text(and_, gap=look.pick("gap", (6.0, 10.0, 16.0)), align=look.pick("and", (Align.LEFT, Align.CENTRE)))
    opening = Text(between, gap=10.0)
    if shape is Shape.BESIDE:
        blocks += [opening, _beside(printed, look)]
    elif shape is Shape.COLUMNS:
        left = (Text(between, Role.LINE), *region_lines(look))
        blocks.append(
            Columns((left, (Text(and_, Role.LINE), *payer_lines(printed, look))), boxed=look.chance("box", 0.4))
        )
    else:
        payer: list[Block] = [*payer_lines(printed, look)]
        if shape is Shape.SENTENCE:
            payer = _sentence(printed, look)
        elif shape is Shape.TABLE:
            payer = [_table(printed, look)]
        region = region_lines(look)
        first, second = (payer, region) if look.chance("payer first", 0.2) else (region, payer)
        blocks += [opening, *first, apart, *second]
    return [*blocks, *([Text(then, gap=10.0)] if then else [])]


def own_kind(printed: Printed) -> str:
    """What the collectivity is called in a sentence."""
    return "commune" if printed.kind is CollectivityKind.COMMUNE else "collectivité"
