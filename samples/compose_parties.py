"""The two parties of the worded styles' conventions, on page one."""

from __future__ import annotations

from samples.blocks import Block, Columns, Grid, Role, Text
from samples.look import PartiesShape, WordedLook
from samples.printed import Printed
from samples.tiers import Style
from schemas.formats.siret import format as grouped_siret

SHORT_CIVILITY = {"Madame": "Mme", "Monsieur": "M."}


def signatory_shown(printed: Printed, look: WordedLook) -> str:
    if not look.with_civility:
        return printed.signatory
    civility = printed.civility if look.style is Style.TUNING else SHORT_CIVILITY[printed.civility]
    return f"{civility} {printed.signatory}"


def collectivity_lines(printed: Printed, look: WordedLook) -> list[Text]:
    """The collectivity's identity, a line each: name, SIRET, address, who signs as what."""
    siret = "" if printed.siret is None else printed.siret
    if siret and look.siret_grouped:
        siret = grouped_siret(siret)
    lines = [Text(printed.name, Role.LINE, "collectivity_name", look.bold_values)]
    lines.append(Text(look.siret_label.format(siret).rstrip(), Role.LINE, "siret"))
    lines.append(Text(look.address_label.format(printed.address), Role.LINE, "address"))
    name = signatory_shown(printed, look)
    if look.signatory_on_one_line:
        form = look.signatory_label
        text = form.format(t=printed.title, s=name) if "{t}" in form else form.format(name, printed.title)
        lines.append(Text(text, Role.LINE, "signatory"))
    else:
        lines.append(Text(look.signatory_label.format(name), Role.LINE, "signatory"))
        lines.append(Text(look.title_label.format(printed.title), Role.LINE, "signatory_title"))
    return [*lines, Text(look.called, Role.LINE)]


def _region_lines(look: WordedLook) -> list[Text]:
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


def parties(printed: Printed, look: WordedLook) -> list[Block]:
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
