"""A second reader, which sees one line at a time: the small network of PP-OCR, in print, stamps and handwriting alike.

Its weights come inside the package ``rapidocr`` (Apache licence), nothing is downloaded; ``onnxruntime`` runs them. It
learnt from other papers than Tesseract and fails otherwise, so that what both read is worth more than two looks of one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import cv2
import numpy as np
import numpy.typing as npt
import onnxruntime

from extractors.ocr import Grey, Layout, OcrWord
from extractors.print_lines import PixelBox, find_print_lines

HIGH = 48  # pixels of a line as the network sees it
NARROWEST, WIDEST = 48, 2400  # pixels
NO_SIGN = 0
MODEL = "PP-OCRv6_rec_small.onnx"
WORD_GAP = 1.4  # heights of the line from one sign's column to the next: no letter is as wide
PADDING = 0.3  # of the line's height, on each side: with less, and with half as much again, it loses spaces
CLOSER = 0.15  # the same, where neighbours may disturb

Sign = tuple[str, int, float]  # which, in which column, how likely
Odds = npt.NDArray[np.float32]  # columns x signs: probabilities


@dataclass(frozen=True, eq=False)
class SeenLine:
    """``odds`` of every sign (the first is none) in every column; ``wide``: pixels of the picture for a column."""

    odds: Odds
    wide: float

    def signs(self) -> Iterator[Sign]:
        """What stands there, sign by sign."""
        best = self.odds.argmax(axis=1)
        for column, (sign, before) in enumerate(zip(best, [NO_SIGN, *best[:-1]], strict=True)):
            if sign not in (NO_SIGN, before):
                yield alphabet()[sign], column, float(self.odds[column, sign])

    @property
    def text(self) -> str:
        return "".join(sign for sign, _, _ in self.signs())


@cache
def _network() -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    weights = str(files("rapidocr") / "models" / MODEL)  # by its path: as bytes they would stay in memory twice
    return onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])


@cache
def alphabet() -> tuple[str, ...]:
    """The signs of the network's outputs; the first, no sign, is ""."""
    listed = _network().get_modelmeta().custom_metadata_map["character"]
    return ("", *listed.split("\n"), " ")


def see_line(grey: Grey) -> SeenLine:
    """A crop of one line, dark on light."""
    high, wide = grey.shape
    columns = int(np.clip(round(wide * HIGH / max(1, high)), NARROWEST, WIDEST))
    how = cv2.INTER_AREA if high > HIGH else cv2.INTER_CUBIC
    fitted = cv2.resize(grey, (columns, HIGH), interpolation=how).astype(np.float32) / 127.5 - 1
    network = _network()
    name = network.get_inputs()[0].name
    (odds,) = network.run(None, {name: np.repeat(fitted[None, None], 3, axis=1)})
    return SeenLine(np.asarray(odds[0], dtype=np.float32), wide / len(odds[0]))


def read_lines(grey: Grey, dpi: float, layout: Layout) -> tuple[OcrWord, ...]:
    """The words of the lines of print in ``grey``, as an engine of :class:`~extractors.ocr.Ocr` gives them; of the
    whole picture as one line where no line of print is found."""
    lines = _whole_lines(find_print_lines(grey, dpi)) or [(0, 0, grey.shape[1], grey.shape[0])]
    return tuple(word for number, line in enumerate(lines) for word in read_piece(grey, line, number))


def _whole_lines(pieces: Sequence[PixelBox]) -> list[PixelBox]:
    """Pieces of print beside each other as one line."""
    lines: list[PixelBox] = []
    for piece in pieces:
        beside = next((n for n, line in enumerate(lines) if _on_one_line(line, piece)), None)
        if beside is None:
            lines.append(piece)
        else:
            lines[beside] = _around(lines[beside], piece)
    return lines


def _on_one_line(box: PixelBox, other: PixelBox) -> bool:
    shared = min(box[3], other[3]) - max(box[1], other[1])
    return 2 * shared > min(box[3] - box[1], other[3] - other[1])


def _around(box: PixelBox, other: PixelBox) -> PixelBox:
    return min(box[0], other[0]), min(box[1], other[1]), max(box[2], other[2]), max(box[3], other[3])


def read_piece(grey: Grey, piece: PixelBox, number: int, padding: float = PADDING) -> tuple[OcrWord, ...]:
    """The words of one piece of print on ``grey``, where they stand there; ``number``: their line's."""
    x0, y0, x1, y1 = piece
    pad = round(padding * (y1 - y0))
    left, top = max(0, x0 - pad), max(0, y0 - pad)
    crop = grey[top : y1 + pad, left : x1 + pad]
    return tuple(_words(see_line(crop), (left, y0, y1), number)) if crop.size else ()


def _words(seen: SeenLine, place: tuple[int, int, int], number: int) -> Iterator[OcrWord]:
    """``place``: the crop's left edge, and the line's top and bottom."""
    left, top, bottom = place
    for word in _parted(tuple(seen.signs()), WORD_GAP * (bottom - top) / seen.wide):
        start, end = (left + column * seen.wide for column in (word[0][1], word[-1][1] + 1))
        sure = sum(sure for _, _, sure in word) / len(word)
        yield OcrWord("".join(sign for sign, _, _ in word), round(start), top, round(end), bottom, sure, number)


def _parted(signs: Sequence[Sign], gap: float) -> Iterator[Sequence[Sign]]:
    """The signs of each word: a space stands between two, or a gap of so many columns."""
    word: list[Sign] = []
    for sign, column, sure in signs:
        if word and (sign.isspace() or column - word[-1][1] > gap):
            yield word
            word = []
        if not sign.isspace():
            word.append((sign, column, sure))
    if word:
        yield word
