"""What mark stands in a signature block."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.esignatures import ESignature
from extractors.images import Prepared
from extractors.marks import find_mark
from extractors.patterns import ELECTRONICALLY_SIGNED
from extractors.sheets import Sheet
from schemas.draft import Mark, MarkKind
from schemas.layout import POINTS_PER_INCH, Box

WHY_PICTURE = "une image de signature électronique, sans signature électronique valable"


def mark_in(sheet: Sheet, prepared: Prepared | None, block: Box | None) -> Mark:
    """A pen's mark, a stamp, or nothing, in a party's room on the flat page."""
    if prepared is None:
        return Mark(MarkKind.DOUBTFUL, sheet.page.number, None, 0.0, "la page n'a pas pu être regardée")
    if block is None:
        return Mark(MarkKind.DOUBTFUL, sheet.page.number, None, 0.0, "le bloc de signature n'a pas été trouvé")
    found = find_mark(prepared.colour, prepared.grey, prepared.dpi, _pixels(block, prepared))
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


def electronic(signatures: Sequence[ESignature]) -> Mark | None:
    """A valid electronic signature as a mark; the first one's place."""
    if not signatures:
        return None
    first = signatures[0]
    return Mark(MarkKind.ESIGNATURE, first.page, first.box, 1.0, f"signature électronique intacte de {first.signer}")
