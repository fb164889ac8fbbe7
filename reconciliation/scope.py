"""The communes that a campaign is about, where a file names them: one a line, by INSEE code or by name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reconciliation.official_list import OfficialList
from schemas.school import School

_CELLS = re.compile(r"[;,\t]")
_HEADER = re.compile(r"code|commune|nom|name|insee|d[ée]p", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Scope:
    """``schools``: every establishment of the communes named; ``unknown``: lines that name no commune of the official
    list, or several."""

    schools: tuple[School, ...]
    unknown: tuple[str, ...] = ()


def whole_list(official: OfficialList) -> Scope:
    """No file: every commune."""
    return Scope(tuple(official.schools()))


def scope_of(official: OfficialList, text: str) -> Scope:
    """The scope that the lines of ``text`` name: "34135", "Lespignan", or "Saint-Martin;034" where a name is not
    enough. A first line that names columns is no commune."""
    codes: dict[str, None] = {}
    unknown: list[str] = []
    for number, line in enumerate(text.lstrip("\ufeff").splitlines()):
        cells = [cell.strip().strip('"') for cell in _CELLS.split(line)]
        if not any(cells):
            continue
        code = _commune_code(official, cells)
        if code:
            codes[code] = None
        elif number or not all(_HEADER.search(cell) for cell in cells if cell):
            unknown.append(line.strip())
    return Scope(tuple(school for code in codes for school in official.of_commune(code)), tuple(unknown))


def _commune_code(official: OfficialList, cells: Sequence[str]) -> str:
    """The only commune that a line's cells name, by code in any of them, else by name and département; ""."""
    for cell in cells:
        if official.commune(cell.upper()) is not None:
            return cell.upper()
    department = next((cell for cell in cells[1:] if re.fullmatch(r"[0-9]{1,3}|0?2[ABab]", cell)), None)
    found = official.communes_named(cells[0], department)
    return found[0].code if len(found) == 1 else ""
