"""Pictures → clean upright pictures, ready for OCR."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np
import numpy.typing as npt

from extractors.channels import without_coloured_ink
from extractors.cleaning import darken_faint_ink, dirt_mask, divide_background, find_dirt, whiten
from extractors.glyphs import Components, find_glyphs, ink_level, letter_mask, shrunk
from extractors.orientation import OrientationCheck, Stance, stance
from extractors.perspective import find_sheet, flattening
from extractors.picture import A4_SHORT_INCHES, Matrix, Picture, Pixels
from extractors.placement import Placement, quarter_turn
from schemas.layout import Box

__all__ = ["OrientationCheck", "Picture", "Prepared", "prepare"]

cv2.setNumThreads(1)  # one core a worker: the pool of workers uses the cores, threads inside would fight it

MOST_DPI = 300.0  # Tesseract gains nothing above; a 600 dpi scan costs four times as much
BLANK_INK = 0.015  # square inches of ink: less than ten printed letters, a page number or a staple
BLANK_DUST = 0.025  # square inches of specks on top of that; the fragments of faded print are more
SPECK = 0.0006  # square inches: a piece of ink below half a millimetre across is dust, or a fragment
SURE_OF_TURN = 0.45  # an upside-down score nearer to 0 is settled by the orientation check


@dataclass(frozen=True, eq=False)
class Prepared:
    """A page picture ready for OCR.

    ``grey``: upright, straight, paper near 255, ink dark. ``turned``: degrees clockwise (0, 90, 180, 270) it was
    turned; ``upside_down``: how sure that was (see :class:`~extractors.orientation.Stance`). ``width`` and ``height``:
    the upright page in points. ``from_page``: homography from pixels of the upright page to pixels of ``grey``.
    """

    grey: Pixels
    dpi: float
    turned: int
    blank: bool
    upside_down: float
    width: float
    height: float
    from_page: Matrix
    points_per_pixel: float
    source: Picture
    placement: Placement

    @cached_property
    def colour(self) -> Pixels | None:
        """RGB in the geometry of ``grey``, paper white; None where the source had no colour. Made when first asked."""
        return self._in_colour()

    @cached_property
    def uncoloured(self) -> Pixels | None:
        """``grey`` without coloured ink; None where the source had no colour. Made when first asked; the colours, three
        times as large, are not kept for it."""
        colour = self._in_colour()
        return None if colour is None else without_coloured_ink(colour)

    def _in_colour(self) -> Pixels | None:
        if self.source.pixels.ndim == 2:
            return None
        return self.placement.apply(divide_background(self.source.pixels, self.source.dpi))

    def to_points(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """The rectangle of ``grey`` in points on the page as a person reads it."""
        back = np.asarray(np.linalg.inv(self.from_page), dtype=np.float64)
        corners = _mapped(back, x0, y0, x1, y1) * self.points_per_pixel
        return Box(*map(float, (*corners.min(axis=0), *corners.max(axis=0))))

    def to_pixels(self, box: Box) -> tuple[int, int, int, int]:
        """The rectangle (x0, y0, x1, y1) of ``grey`` that holds ``box``, cut at the edges of the picture."""
        k = 1 / self.points_per_pixel
        corners = _mapped(self.from_page, box.x0 * k, box.top * k, box.x1 * k, box.bottom * k)
        limits = np.array([self.grey.shape[1], self.grey.shape[0]])
        (x0, y0) = np.clip(np.floor(corners.min(axis=0) + 1e-6), 0, limits).astype(int)
        (x1, y1) = np.clip(np.ceil(corners.max(axis=0) - 1e-6), 0, limits).astype(int)
        return int(x0), int(y0), int(x1), int(y1)


def prepare(picture: Picture, orientation_check: OrientationCheck | None = None) -> Prepared:
    """``picture`` laid flat, turned upright, straightened and cleaned.

    ``orientation_check`` is given a grey picture and says whether it stands upright; it is asked only when the letters
    of the page did not tell.
    """
    source = _bounded(picture)
    grey = _luminance(source.pixels)
    view, view_dpi = shrunk(grey, source.dpi)
    flat, dpi = _laid_flat(view, view_dpi / source.dpi, grey, source.dpi)
    flat_view = divide_background(flat.at_scale(view_dpi / source.dpi).apply(view), view_dpi)
    dark_view = darken_faint_ink(flat_view)
    pieces = Components.of(letter_mask(dark_view))
    dirty = find_dirt(pieces, view_dpi)
    letters = find_glyphs(dark_view, pieces, dirty, view_dpi)
    clean = darken_faint_ink(divide_background(grey, source.dpi))
    lies = stance(letters)
    if orientation_check is not None and letters.count > 0 and abs(lies.upside_down) < SURE_OF_TURN:
        lies = _checked(lies, clean, flat, orientation_check)
    placement = flat.turned(lies.turned).straightened(lies.degrees)
    placed = placement.apply(clean)
    turn, page_size = quarter_turn(lies.turned, grey.shape[1], grey.shape[0])
    return Prepared(
        grey=_without_dirt(placed, dirt_mask(pieces, dirty, view_dpi), lies) if dirty.any() else placed,
        dpi=dpi,
        turned=lies.turned,
        blank=_is_blank(pieces.areas_within(flat_view < ink_level(flat_view)), dirty, view_dpi),
        upside_down=lies.upside_down,
        width=page_size[0] * source.points_per_pixel,
        height=page_size[1] * source.points_per_pixel,
        from_page=np.asarray(placement.matrix @ np.linalg.inv(turn), dtype=np.float64),
        points_per_pixel=source.points_per_pixel,
        source=source,
        placement=placement,
    )


def _bounded(picture: Picture) -> Picture:
    """The same picture at MOST_DPI at most."""
    if picture.dpi <= MOST_DPI * 1.1:
        return picture
    k = MOST_DPI / picture.dpi
    pixels = cv2.resize(picture.pixels, None, fx=k, fy=k, interpolation=cv2.INTER_AREA)
    return Picture(np.asarray(pixels, dtype=np.uint8), MOST_DPI, (picture.page_dpi or picture.dpi) * k)


def _luminance(pixels: Pixels) -> Pixels:
    return pixels if pixels.ndim == 2 else np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), dtype=np.uint8)


def _laid_flat(view: Pixels, k: float, grey: Pixels, dpi: float) -> tuple[Placement, float]:
    """Where the sheet's pixels go when the picture shows a sheet on a table, and their resolution."""
    sheet = find_sheet(view)
    if sheet is None:
        return Placement.of(grey), dpi
    matrix, size = flattening(sheet / k)
    return Placement.of(grey).then(matrix, size), min(size) / A4_SHORT_INCHES


def _checked(lies: Stance, clean: Pixels, flat: Placement, orientation_check: OrientationCheck) -> Stance:
    """``lies``, turned over when the check says that the page stands upside down."""
    if orientation_check(flat.turned(lies.turned).straightened(lies.degrees).apply(clean)):
        return lies
    return Stance((lies.turned + 180) % 360, lies.degrees, lies.upside_down)


def _without_dirt(grey: Pixels, mask: Pixels, lies: Stance) -> Pixels:
    """``grey`` without what ``mask`` marks on the small view before it was turned."""
    return whiten(grey, Placement.of(mask).turned(lies.turned).straightened(lies.degrees).apply(mask))


def _is_blank(areas: npt.NDArray[np.int64], dirty: npt.NDArray[np.bool_], dpi: float) -> bool:
    """Whether next to nothing is printed or written on the page; ``areas``: pixels of ink of each piece, faint ink
    left aside."""
    clean = areas[1:][~dirty[1:]] / dpi**2
    return float(clean[clean >= SPECK].sum()) < BLANK_INK and float(clean.sum()) < BLANK_INK + BLANK_DUST


def _mapped(matrix: Matrix, x0: float, y0: float, x1: float, y1: float) -> Matrix:
    """The four corners of a rectangle through a homography, 4 x 2."""
    corners = np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], dtype=np.float64)
    return np.asarray(cv2.perspectiveTransform(corners[None], matrix)[0], dtype=np.float64)
