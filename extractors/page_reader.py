"""One opened page → one read page: its own text where that is what is printed, the picture otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from statistics import median

import cv2
import numpy as np

from extractors.images import Prepared, prepare
from extractors.ocr import Grey, Layout, Ocr, OcrWord
from extractors.page_input import PageInput
from extractors.page_place import SAME_PLACE, PagePlace
from extractors.print_lines import PixelBox, find_print_lines, lines_to_montage, not_covered, without_rules
from extractors.second_reading import read_better
from extractors.text_layer import LayerVerdict, judge_layer
from schemas.layout import POINTS_PER_INCH, Box, Line, Page, PageShape, TextSource, Word

COARSE_DPI = 190.0  # below it, letters of 11 pt are under 20 pixels high and Tesseract loses digits
FINE_DPI = 300.0
LEAST_CONFIDENCE = 0.3  # of a word in a line that the first reading left out; strokes come out below
MOST_LEFT_OUT = 60  # lines; a page of which more was not read is a picture, not a page
FAINT_LINES = 4  # of print on a page that looks blank: it may be printed faintly
FAINT_WORDS = 12  # read with confidence: print; what shines through a sheet is mirrored and reads as nothing
SURE_WORD = 0.7
TWICE = 0.7  # of the smaller word's box: Tesseract sometimes reads one word in two lines
LEAST_LEVEL = 3  # words of a line that tell how high it is
TOO_HIGH = 1.6  # times the height of the line's words: with capitals, accents and tails a word is 1.5 times as high
OFF_LEVEL = 0.3  # of that height, over and under the others
NEAR_WORDS = 60  # latest words among which such a double stands
STROKES = frozenset("|¦!+_~`'°^\\[]{}")  # alone they are folds, frames and specks, no words
LONG = 4.0  # heights: a line of several words; a scrap of a stamp or a page's number is shorter
DOT_BLUR = 1.8  # pixels: a dot at 200 dpi is one or two, a letter's stroke three or four
LEAST_WORDS = 3  # a page with fewer words than that was not read
ORIENTATION_STRIP = 0.35  # of the page's height: enough lines to tell up from down


@dataclass(frozen=True, eq=False)
class ReadPage:
    """A page with its words; ``prepared`` is the clean picture they were read from (None for a text layer)."""

    page: Page
    prepared: Prepared | None
    place: PagePlace = SAME_PLACE

    @property
    def shape(self) -> PageShape:
        """How the page lies in its file, as scanned: not straightened."""
        page, seen = self.page, self.prepared
        if seen is None:
            return PageShape(page.number, page.width, page.height)
        return PageShape(page.number, seen.width, seen.height, seen.turned)


def read_page(page: PageInput, ocr: Ocr) -> ReadPage:
    """Raises a DocumentError when the picture cannot be decoded or Tesseract gives up."""
    verdict = judge_layer(page)
    if verdict is LayerVerdict.TRUSTED:
        return ReadPage(Page(page.number, page.width, page.height, TextSource.LAYER, page.layer), None)
    prepared = prepare(page.picture(), lambda grey: stands_upright(grey, ocr))
    ignored = "\n".join(line.text for line in page.layer)
    height, width = (side * POINTS_PER_INCH / prepared.dpi for side in prepared.grey.shape)
    blank = ReadPage(Page(page.number, width, height, TextSource.BLANK, (), prepared.turned), prepared)
    if prepared.blank and len(find_print_lines(prepared.grey, prepared.dpi)) < FAINT_LINES:
        return blank
    lines = picture_to_lines(prepared, page.number, ocr)
    if (
        prepared.blank
        and sum(w.confidence > SURE_WORD and len(w.text) > 3 for x in lines for w in x.words) < FAINT_WORDS
    ):
        return blank  # the other side of the sheet, seen through it
    enough = sum(len(line.words) for line in lines) >= LEAST_WORDS
    if not enough and len(find_print_lines(prepared.grey, prepared.dpi)) < FAINT_LINES:
        return blank  # a hole, a fold or a staple on the back of a sheet
    source = TextSource.OCR if enough else TextSource.UNREADABLE
    read = Page(page.number, width, height, source, lines, prepared.turned, ignored)
    return ReadPage(read, prepared, place_of(prepared))


def place_of(prepared: Prepared) -> PagePlace:
    """Flat points are pixels of the clean picture at its own resolution."""
    to_pixels = np.diag([prepared.dpi / POINTS_PER_INCH, prepared.dpi / POINTS_PER_INCH, 1.0])
    to_points = np.diag([prepared.points_per_pixel, prepared.points_per_pixel, 1.0])
    return PagePlace(np.asarray(to_points @ np.linalg.inv(prepared.from_page) @ to_pixels, dtype=np.float64))


def picture_to_lines(prepared: Prepared, number: int, ocr: Ocr) -> tuple[Line, ...]:
    """The whole picture read, and what Tesseract left out of it or read badly read again; boxes in points."""
    grey, scale = enlarged(without_rules(prepared.grey, prepared.dpi), prepared.dpi)
    dpi = prepared.dpi * scale
    words = ocr(grey, dpi, Layout.PAGE)
    words = read_better(grey, (*words, *left_out(grey, dpi, words, ocr)), cache(lambda: _uncoloured(prepared)))
    return words_to_lines(words, number, POINTS_PER_INCH / dpi)


def _uncoloured(prepared: Prepared) -> Grey | None:
    """The picture without coloured ink, as large as it is read."""
    black = prepared.uncoloured
    return None if black is None else enlarged(without_rules(black, prepared.dpi), prepared.dpi)[0]


def left_out(grey: Grey, dpi: float, words: tuple[OcrWord, ...], ocr: Ocr) -> tuple[OcrWord, ...]:
    """The words of lines of print that ``words`` do not cover. Strokes and stamps look like lines too: what comes out
    of them is no text and is left out again."""
    lines = not_covered(find_print_lines(grey, dpi), [(w.x0, w.top, w.x1, w.bottom) for w in words])
    if not lines or len(lines) > MOST_LEFT_OUT:
        return ()
    found = _read_lines(grey, dpi, lines, ocr, max((w.line for w in words), default=0) + 1)
    still = not_covered(lines, [(w.x0, w.top, w.x1, w.bottom) for w in found])
    if still:
        last = max((w.line for w in (*words, *found)), default=0) + 1
        found = (*found, *_read_lines(without_dots(grey), dpi, still, ocr, last))
    return tuple(w for w in found if not _stands_there(w, words))


def _read_lines(grey: Grey, dpi: float, lines: Sequence[PixelBox], ocr: Ocr, first: int) -> tuple[OcrWord, ...]:
    """``lines`` read on clean paper, their words where they stand in ``grey``; line numbers begin at ``first``. Scraps,
    of a stamp mostly, are read apart: among them Tesseract finds no line in a whole one."""
    scraps = [line for line in lines if line[2] - line[0] < LONG * (line[3] - line[1])]
    whole = [line for line in lines if line not in scraps]
    found: list[OcrWord] = []
    for part in filter(None, (whole, scraps)):
        found += _read_on_clean_paper(grey, dpi, part, ocr, first)
        first += len(part)
    return tuple(found)


def _read_on_clean_paper(grey: Grey, dpi: float, lines: Sequence[PixelBox], ocr: Ocr, first: int) -> Iterator[OcrWord]:
    montage = lines_to_montage(grey, lines)
    for w in ocr(montage.grey, dpi, Layout.BLOCK):
        origin = montage.origin_of(w.top, w.bottom)
        if origin is None or w.confidence < LEAST_CONFIDENCE:
            continue
        number, dx, dy = origin
        yield OcrWord(w.text, w.x0 + dx, w.top + dy, w.x1 + dx, w.bottom + dy, w.confidence, first + number)


def without_dots(grey: Grey) -> Grey:
    """A highlighter or a shade on a black-and-white scan is a spray of dots; blurred, it is grey below the letters."""
    return np.asarray(cv2.GaussianBlur(grey, (0, 0), DOT_BLUR), dtype=np.uint8)


def _stands_there(word: OcrWord, words: tuple[OcrWord, ...]) -> bool:
    """Whether the first reading had a word in that place already."""
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return any(w.x0 <= x <= w.x1 and w.top <= y <= w.bottom for w in words)


def enlarged(grey: Grey, dpi: float) -> tuple[Grey, float]:
    """A coarse picture brought to a resolution at which letters are large enough, and the factor."""
    if dpi >= COARSE_DPI:
        return grey, 1.0
    scale = FINE_DPI / dpi
    bigger = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    return np.asarray(bigger, dtype=np.uint8), scale


def words_to_lines(words: tuple[OcrWord, ...], number: int, points_per_pixel: float) -> tuple[Line, ...]:
    """Pixels → flat points, Tesseract's line numbers → lines."""
    lines: dict[int, list[Word]] = {}
    boxes: list[Box] = []
    k = points_per_pixel
    for w in words:
        if w.text in STROKES:
            continue
        box = Box(w.x0 * k, w.top * k, w.x1 * k, w.bottom * k)
        if any(_is_twice(box, b) for b in boxes[-NEAR_WORDS:]):
            continue
        boxes.append(box)
        lines.setdefault(w.line, []).append(Word(w.text, box, w.confidence, w.by_other))
    return tuple(Line(_levelled(line), number) for line in lines.values())


def _levelled(line: Sequence[Word]) -> tuple[Word, ...]:
    """The words of one line, those cut down to the height of the others whose box a streak or a speck made higher."""
    if len(line) < LEAST_LEVEL:
        return tuple(line)
    top, bottom = median(w.box.top for w in line), median(w.box.bottom for w in line)
    height = median(w.box.height for w in line)
    least, most = top - OFF_LEVEL * height, bottom + OFF_LEVEL * height
    return tuple(
        replace(w, box=replace(w.box, top=max(w.box.top, least), bottom=min(w.box.bottom, most)))
        if w.box.height > TOO_HIGH * height and w.box.bottom > least and w.box.top < most
        else w
        for w in line
    )


def _is_twice(box: Box, other: Box) -> bool:
    """Whether most of the smaller box lies in the other."""
    if box.x0 >= other.x1 or other.x0 >= box.x1:  # most words stand beside each other
        return False
    return box.overlap(other) > TWICE * min(box.width * box.height, other.width * other.height)


def stands_upright(grey: Grey, ocr: Ocr) -> bool:
    """Whether a strip of the page reads better as it is than upside down."""
    height = grey.shape[0]
    inked = np.flatnonzero((grey < 128).sum(axis=1) > 0)
    top = int(inked[0]) if inked.size else 0
    strip = grey[top : top + int(height * ORIENTATION_STRIP)]
    return _sense(ocr(strip, FINE_DPI, Layout.BLOCK)) >= _sense(
        ocr(np.ascontiguousarray(strip[::-1, ::-1]), FINE_DPI, Layout.BLOCK)
    )


def _sense(words: tuple[OcrWord, ...]) -> float:
    """How much of what was read is long words read with confidence."""
    return sum(w.confidence * len(w.text) for w in words if len(w.text) >= 4 and w.text.isalpha())
