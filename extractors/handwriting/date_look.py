"""A zone in which a date stands, looked at by shape: is anything written, by hand or in print, and which date is it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.handwriting.decode import Decoded, lattice_to_date
from extractors.handwriting.lattice import pieces_to_lattice
from extractors.handwriting.pieces import Piece, zone_to_pieces
from extractors.handwriting.print_or_pen import is_by_hand
from extractors.handwriting.set_apart import STYLES, set_apart
from extractors.handwriting.shapes import Mask

SURE_LEAD = 6.0  # logarithm of the odds against the next date; measured: none wrong from 3.6 on
NO_SUCH_SIGN = -2.5  # logarithm of the probability of the least likely sign
NOT_SURE = 0.1

PixelBox = tuple[int, int, int, int]  # x0, y0, x1, y1


@dataclass(frozen=True, slots=True)
class DateLook:
    """``value``: ISO, or "" where the shapes make no date; ``confidence``: how sure that is, from 0 to 1; ``ink``:
    where it is written, None where nothing is; ``by_hand``: a pen wrote it, None where that cannot be told; ``apart``:
    pictures of its signs set apart, for another reader, one for each of :data:`set_apart.STYLES`."""

    value: str = ""
    text: str = ""
    confidence: float = 0.0
    ink: PixelBox | None = None
    by_hand: bool | None = None
    apart: tuple[Mask, ...] = field(default=(), compare=False)


def look_at_shapes(grey: Mask, left: int, band: tuple[int, int], frame: int = 0) -> DateLook:
    """``grey``: the zone at 300 dpi; ``left``, ``band``: where its label ends and its line's top and bottom; ``frame``:
    the white around it, in pixels."""
    pieces = zone_to_pieces(grey, left, band)
    if not pieces:
        return DateLook()
    ink, by_hand = _around(pieces), is_by_hand(pieces)
    lattice = pieces_to_lattice(pieces)
    decoded = lattice_to_date(lattice) if lattice else None
    cut_off = ink[1] <= frame or ink[3] >= grey.shape[0] - frame
    if lattice is None or decoded is None or cut_off:
        return DateLook(ink=ink, by_hand=by_hand)
    apart = () if by_hand is False else tuple(set_apart(lattice, decoded, style) for style in STYLES)
    return DateLook(decoded.value, decoded.text, confidence_of(decoded), ink, by_hand, apart)


def _around(pieces: Sequence[Piece]) -> PixelBox:
    return (
        min(p.x for p in pieces),
        min(p.y for p in pieces),
        max(p.right for p in pieces),
        max(p.foot for p in pieces),
    )


def confidence_of(decoded: Decoded) -> float:
    """How sure a date is, from its lead over the next one; hardly at all where one of its signs is no such sign."""
    sure = max(0.0, min(1.0, decoded.lead / SURE_LEAD))
    return sure if decoded.least > NO_SUCH_SIGN else NOT_SURE * sure
