"""What a look at a part of one row of the list of schools shows."""

from __future__ import annotations

from extractors.found import Found
from extractors.patterns import APOSTROPHE_MISREAD, DEPARTMENT_BEHIND_SIGN, HYPHEN_AT_LINE_END
from extractors.school_list.area import uais_in
from extractors.school_list.signs import EDGE
from schemas.formats import uai as uai_format

STROKES = "17"  # what the end of "UAI" or a rule, cut by the zone's edge, is read as


def uais_in_zone(text: str) -> tuple[Found, ...]:
    """The UAIs, without a stroke at the zone's edge.

    >>> [f.value for f in uais_in_zone("10341401N")]
    ['0341401N']
    """
    return tuple(_without_stroke(f) for f in uais_in(text))


def _without_stroke(found: Found) -> Found:
    own = found.value[1:]
    is_stroke = found.value[0] in STROKES and uai_format.has_shape(own) and own[0] == "0"
    return Found(own, found.start, found.end) if is_stroke else found


def cell_in(text: str) -> tuple[Found, ...]:
    """The whole text of a cell, to the UAI that may stand behind it; a name cut at the end of a line is whole again.

    >>> [f.value for f in cell_in("| LE VAL- D ‘AMBREL")]
    ["LE VAL-D'AMBREL"]
    """
    number = next(iter(uais_in(text)), None)
    bare = (text[: number.start] if number and number.start else text).strip(EDGE)
    if not bare:
        return ()
    at = text.index(bare)
    value = HYPHEN_AT_LINE_END.sub("-", bare)
    return (Found(APOSTROPHE_MISREAD.sub("'", value), at, at + len(bare)),)


def commune_in(text: str) -> tuple[Found, ...]:
    """The text of a cell without the département behind the commune.

    >>> [f.value for f in commune_in("LE VAL - 2A")]
    ['LE VAL']
    """
    return cell_in(DEPARTMENT_BEHIND_SIGN.sub("", text))
