"""The two signature blocks of the last page, and what mark stands in each."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.esignatures import ESignature
from extractors.images import Prepared
from extractors.labels import find_label
from extractors.marks import find_mark
from extractors.parties import REGION
from extractors.patterns import ELECTRONICALLY_SIGNED
from extractors.sheets import Sheet
from schemas.draft import Mark, MarkKind, SignaturesDraft
from schemas.layout import POINTS_PER_INCH, Box, Line

BLOCK_BELOW = 150.0  # points below a party's last line in which its mark may stand
BESIDE = 40.0  # points above a party's first line that a mark beside it may reach
LEAST_COLUMN = 0.18  # of the page's width between the parties' lines: two columns
FOOT = 57.0  # points at the foot of a page: page numbers and initials stand there, a signature only in a full page ...
LEAST_ROOM = 70.0  # ... that leaves its block less than this below the names
READ_SURELY = 0.6  # words that were read with less confidence may be strokes of a pen
WHY_PICTURE = "une image de signature électronique, sans signature électronique valable"


def find_marks(
    sheet: Sheet, prepared: Prepared, collectivity: Sequence[Line], region: Sequence[Line]
) -> SignaturesDraft:
    """A pen's mark, a stamp, or nothing, in the block of each party."""
    ours, theirs = blocks(sheet, collectivity, region)
    return SignaturesDraft(_mark(sheet, prepared, ours), _mark(sheet, prepared, theirs))


def blocks(sheet: Sheet, collectivity: Sequence[Line], region: Sequence[Line]) -> tuple[Box | None, Box | None]:
    """The room of each party: beside and below its lines, up to the other party's room."""
    ours = Box.around(s.box for s in collectivity) if collectivity else None
    theirs = Box.around(s.box for s in region) if region else None
    page = sheet.page.box
    if ours is None or theirs is None:
        return _alone(ours, page), _alone(theirs, page)
    left, right = sorted((ours, theirs), key=lambda b: b.x0)
    if right.x0 - left.x1 > -LEAST_COLUMN * page.width and right.x0 - left.x0 > LEAST_COLUMN * page.width:
        edge = (min(left.x1, right.x0) + right.x0) / 2
        return _column(ours, page, edge, left is ours), _column(theirs, page, edge, left is theirs)
    upper, lower = sorted((ours, theirs), key=lambda b: b.top)
    seam = lower.top - 2
    first = Box(0, upper.top - BESIDE / 2, page.x1, seam)
    second = Box(0, seam, page.x1, _block_bottom(lower, page))
    return (first, second) if upper is ours else (second, first)


def _block_bottom(lines: Box, page: Box) -> float:
    """How far down a party may have signed."""
    return min(page.bottom, lines.bottom + BLOCK_BELOW, max(page.bottom - FOOT, lines.bottom + LEAST_ROOM))


def _alone(lines: Box | None, page: Box) -> Box | None:
    if lines is None:
        return None
    return Box(0, lines.top - BESIDE / 2, page.x1, _block_bottom(lines, page))


def _column(lines: Box, page: Box, edge: float, is_left: bool) -> Box:
    x0, x1 = (0.0, edge) if is_left else (edge, page.x1)
    return Box(x0, lines.top - 5, x1, _block_bottom(lines, page))


def _mark(sheet: Sheet, prepared: Prepared, block: Box | None) -> Mark:
    if block is None:
        return Mark(MarkKind.DOUBTFUL, sheet.page.number, None, 0.0, "le bloc de signature n'a pas été trouvé")
    words = [_pixels(w.box, prepared) for s in sheet.segments for w in s.words if w.confidence >= READ_SURELY]
    found = find_mark(prepared.colour, prepared.grey, prepared.dpi, _pixels(block, prepared), words)
    box = prepared.to_points(*found.pixel_box) if found.pixel_box else sheet.place.on_page(block)
    if found.kind is MarkKind.INK and _says_electronic(sheet, block):
        return Mark(MarkKind.DOUBTFUL, sheet.page.number, box, 0.5, WHY_PICTURE)
    return Mark(found.kind, sheet.page.number, box, found.confidence, found.why)


def _says_electronic(sheet: Sheet, block: Box) -> bool:
    """Whether a picture in the block claims an electronic signature."""
    return any(s.box.overlap(block) > 0 and ELECTRONICALLY_SIGNED.search(s.text) for s in sheet.segments)


def _pixels(flat: Box, prepared: Prepared) -> tuple[int, int, int, int]:
    """A box of the flat page in pixels of its clean picture, cut at the edges."""
    k = prepared.dpi / POINTS_PER_INCH
    height, width = prepared.grey.shape
    x0, y0, x1, y1 = (round(v * k) for v in (flat.x0, flat.top, flat.x1, flat.bottom))
    return max(0, min(width, x0)), max(0, min(height, y0)), max(0, min(width, x1)), max(0, min(height, y1))


def region_lines(sheet: Sheet, below: float) -> tuple[Line, ...]:
    """The lines that name the region's signatory, lower than ``below`` on the page."""
    named = [s for s in sheet.segments if s.box.middle > below and find_label(s, REGION)]
    if not named:
        return ()
    first = named[0]
    above = [s for s in sheet.segments if 0 < first.box.top - s.box.bottom < first.box.height and s.box.middle > below]
    name = [s for s in above if abs(s.box.x0 - first.box.x0) < 30 and len(s.words) <= 5]
    return (*name, *named)


def electronic(signatures: Sequence[ESignature]) -> Mark | None:
    """A valid electronic signature as a mark; the first one's place."""
    if not signatures:
        return None
    first = signatures[0]
    return Mark(MarkKind.ESIGNATURE, first.page, first.box, 1.0, f"signature électronique intacte de {first.signer}")
