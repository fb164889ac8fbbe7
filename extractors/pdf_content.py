"""What is drawn on a PDF page, in the order it is drawn: pictures, text that is seen, text that is not.

Born-digital text is believed to the letter, so it must be what the eye sees: text that is invisible (render mode 3,
transparent, the colour of what lies beneath it) or painted over is counted as hidden.
"""

from __future__ import annotations

from ctypes import c_int, c_uint
from dataclasses import dataclass, field
from itertools import islice

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from schemas.layout import Box

MOST_OBJECTS = 20_000  # a page of more objects is a drawing; it is looked at, not analysed
FULL_PAGE = 0.7  # share of the page that the pictures of a scan cover
COVERED = 0.6  # share of a piece of text that must be painted over for it to be hidden
SAME_COLOUR = 40  # grey levels between text and ground below which the text cannot be seen
IN_PLACE = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)  # the matrix of a form that moves nothing
OPAQUE = 128  # alpha from which paint hides what is beneath it
INVISIBLE_MODES = (pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium_c.FPDF_TEXTRENDERMODE_CLIP)

Bounds = tuple[float, float, float, float]  # left, bottom, right, top in PDF user space
Rectangles = npt.NDArray[np.float64]  # n x 4 of them


@dataclass(frozen=True, eq=False)
class PageContent:
    """``pictures``: the images drawn directly on the page; ``covered``: share of the page under images, nested ones
    included; ``seen`` and ``hidden``: pieces of text; ``drawings``: anything else one would see on top of a scan."""

    pictures: tuple[pdfium.PdfImage, ...]
    covered: float
    sharpest: float  # pixels per point of the finest image that covers a good part of the page, 0 without one
    seen: int
    hidden: int
    drawings: bool
    analysed: bool = True

    @property
    def is_scan(self) -> bool:
        return self.covered >= FULL_PAGE

    @property
    def born_digital(self) -> bool:
        """Its text is what one sees, all of it, and nothing but it."""
        return self.analysed and self.seen > 0 and self.hidden == 0 and not self.is_scan


@dataclass
class _Canvas:
    """The page while it is drawn, object by object."""

    area: float
    texts: list[tuple[Bounds, float]] = field(default_factory=list)  # with the grey of each
    hidden: int = 0
    pictures: list[pdfium.PdfImage] = field(default_factory=list)
    covered: float = 0.0
    sharpest: float = 0.0
    paints: list[tuple[int, Bounds, float]] = field(default_factory=list)  # texts drawn before, where, grey
    drawings: bool = False


def page_content(page: pdfium.PdfPage, box: Bounds) -> PageContent:
    """What is drawn on ``page``, whose visible part is ``box``."""
    canvas = _Canvas(_area(box))
    objects = list(islice(page.get_objects(max_depth=4), MOST_OBJECTS + 1))
    for drawn in objects[:MOST_OBJECTS]:
        if drawn.type == pdfium_c.FPDF_PAGEOBJ_TEXT:
            _text(canvas, drawn)
        elif drawn.type == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            _picture(canvas, drawn, box)
        elif drawn.type == pdfium_c.FPDF_PAGEOBJ_PATH:
            _path(canvas, drawn)
        elif drawn.type == pdfium_c.FPDF_PAGEOBJ_SHADING:
            canvas.drawings = True
    unseen = _painted_over(canvas) if canvas.texts else 0
    return PageContent(
        pictures=tuple(canvas.pictures),
        covered=min(1.0, canvas.covered),
        sharpest=canvas.sharpest,
        seen=len(canvas.texts) - unseen,
        hidden=canvas.hidden + unseen,
        drawings=canvas.drawings,
        analysed=len(objects) <= MOST_OBJECTS,
    )


def _text(canvas: _Canvas, drawn: pdfium.PdfObject) -> None:
    mode = pdfium_c.FPDFTextObj_GetTextRenderMode(drawn)
    grey, alpha = _fill(drawn)
    if mode in INVISIBLE_MODES or alpha < OPAQUE // 4:
        canvas.hidden += 1
    else:
        canvas.texts.append((_place(drawn), grey))


def _picture(canvas: _Canvas, drawn: pdfium.PdfImage, box: Bounds) -> None:
    bounds = _clipped(_place(drawn), box)
    share = _area(bounds) / canvas.area
    canvas.covered += share
    if drawn.container is None:
        canvas.pictures.append(drawn)
    else:
        canvas.drawings = True
    if share > 0.02:
        width, height = drawn.get_px_size()
        sides = (max(width, height), max(bounds[2] - bounds[0], bounds[3] - bounds[1], 1.0))
        canvas.sharpest = max(canvas.sharpest, sides[0] / sides[1])
    canvas.paints.append((len(canvas.texts), bounds, -255.0))


def _path(canvas: _Canvas, drawn: pdfium.PdfObject) -> None:
    filled, stroked = c_int(), c_int()
    pdfium_c.FPDFPath_GetDrawMode(drawn, filled, stroked)
    if stroked.value:
        canvas.drawings = True
    grey, alpha = _fill(drawn)
    if filled.value and alpha >= OPAQUE:
        canvas.paints.append((len(canvas.texts), _place(drawn), grey))
        canvas.drawings = canvas.drawings or grey < 255 - SAME_COLOUR


def _painted_over(canvas: _Canvas) -> int:
    """How many texts are covered by later paint, or have the colour of what they stand on."""
    places = np.array([bounds for bounds, _ in canvas.texts])
    greys = np.array([grey for _, grey in canvas.texts])
    ground = np.full(len(places), 255.0)
    unseen = np.zeros(len(places), dtype=bool)
    order = np.arange(len(places))
    for before, bounds, grey in canvas.paints:
        over = _shares(places, bounds) >= COVERED
        unseen |= over & (order < before)
        ground[over & (order >= before)] = grey
    return int((unseen | (np.abs(greys - ground) < SAME_COLOUR)).sum())


def _shares(places: Rectangles, bounds: Bounds) -> npt.NDArray[np.float64]:
    """The share of each of ``places`` that lies within ``bounds``."""
    width = np.minimum(places[:, 2], bounds[2]) - np.maximum(places[:, 0], bounds[0])
    height = np.minimum(places[:, 3], bounds[3]) - np.maximum(places[:, 1], bounds[1])
    areas = np.maximum(1e-6, (places[:, 2] - places[:, 0]) * (places[:, 3] - places[:, 1]))
    return np.asarray(np.maximum(0, width) * np.maximum(0, height) / areas, dtype=np.float64)


def _fill(drawn: pdfium.PdfObject) -> tuple[float, int]:
    """Brightness (0 to 255) and alpha of an object's fill."""
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    if not pdfium_c.FPDFPageObj_GetFillColor(drawn, red, green, blue, alpha):
        return 0.0, 255
    return 0.30 * red.value + 0.59 * green.value + 0.11 * blue.value, int(alpha.value)


def _place(drawn: pdfium.PdfObject) -> Bounds:
    """Where an object stands on the page; for one that is nested in a moved form, where the form stands."""
    place = drawn
    holder = drawn.container
    while holder is not None:
        if holder.get_matrix().get() != IN_PLACE:
            place = holder
        holder = holder.container
    try:
        left, bottom, right, top = place.get_bounds()
    except pdfium.PdfiumError:
        return 0.0, 0.0, 0.0, 0.0
    return left, bottom, right, top


def _clipped(bounds: Bounds, box: Bounds) -> Bounds:
    left, bottom = max(bounds[0], box[0]), max(bounds[1], box[1])
    return left, bottom, max(left, min(bounds[2], box[2])), max(bottom, min(bounds[3], box[3]))


def _area(bounds: Bounds) -> float:
    return Box(*bounds).width * Box(*bounds).height
