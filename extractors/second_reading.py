"""Pieces of print that Tesseract read badly, read once more by the reader of lines; the better reading stays.

Not the whole page: where Tesseract is sure it is nearly always right, and the second reader is to remain a witness.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from extractors.line_reader import CLOSER, read_piece
from extractors.ocr import Grey, OcrWord
from extractors.print_lines import PixelBox

UNSURE = 0.8  # Tesseract's confidence in a word that holds a letter or a figure
SURE = 0.9  # the second reader's, in the mean of its signs
QUITE_SURE = 0.97  # ... with which it is not looked at otherwise
WIDE_GAP = 1.5  # heights of a line: beyond it another piece of print begins, a column or a cell
LONGEST = 24.0  # heights: half a line of print; the second reader's memory grows with the length
MOST = 60  # pieces; of a page that is nothing but badly read print a clerk sees more than any reader


def read_better(
    grey: Grey, words: Sequence[OcrWord], uncoloured: Callable[[], Grey | None] = lambda: None
) -> tuple[OcrWord, ...]:
    """``words`` of ``grey``, those of badly read pieces replaced where the second reader was surer. ``uncoloured``: the
    same picture without coloured ink, if it has any."""
    pieces = list(_pieces(words))
    bad = {number for number, piece in enumerate(pieces) if any(_is_unsure(w) for w in piece)}
    if len(bad) > MOST:
        return tuple(words)
    return tuple(
        w for number, piece in enumerate(pieces) for w in (_better(grey, piece, uncoloured) if number in bad else piece)
    )


def _pieces(words: Sequence[OcrWord]) -> Iterator[Sequence[OcrWord]]:
    """Each line's words, parted at wide gaps and where they grow long."""
    lines: dict[int, list[OcrWord]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    for line in lines.values():
        high = float(np.median([w.bottom - w.top for w in line]))
        piece: list[OcrWord] = []
        for word in line:
            if piece and (
                word.x0 < piece[-1].x0
                or word.x0 - piece[-1].x1 > WIDE_GAP * high
                or word.x1 - piece[0].x0 > LONGEST * high
            ):
                yield piece
                piece = []
            piece.append(word)
        yield piece


def _is_unsure(word: OcrWord) -> bool:
    return word.confidence < UNSURE and any(c.isalnum() for c in word.text)


def _better(grey: Grey, piece: Sequence[OcrWord], uncoloured: Callable[[], Grey | None]) -> Sequence[OcrWord]:
    seen: Sequence[OcrWord] = ()
    for look in _looks(grey, _box_of(piece), piece[0].line, uncoloured):
        seen = max(seen, look, key=_mean_sureness)
        if _mean_sureness(seen) >= QUITE_SURE:
            break
    sure = _mean_sureness(seen)
    if sure < SURE or sure <= _mean_sureness(piece):
        return piece
    return [replace(word, by_other=True) for word in seen]


def _looks(grey: Grey, box: PixelBox, line: int, uncoloured: Callable[[], Grey | None]) -> Iterator[Sequence[OcrWord]]:
    """The piece as it is, closely, and without a pen's ring or a stamp around it."""
    yield read_piece(grey, box, line)
    black = uncoloured()
    for picture in (grey,) if black is None else (black, grey):
        yield read_piece(picture, box, line, CLOSER)


def _box_of(piece: Sequence[OcrWord]) -> PixelBox:
    """Where the piece stands; strokes and words of two lines that were taken for words do not make it higher."""
    top, bottom = (int(np.median(edges)) for edges in ([w.top for w in piece], [w.bottom for w in piece]))
    return min(w.x0 for w in piece), top, max(w.x1 for w in piece), max(bottom, top + 1)


def _mean_sureness(words: Sequence[OcrWord]) -> float:
    """Of the signs, so that a long word counts for more."""
    signs = sum(len(w.text) for w in words)
    return sum(w.confidence * len(w.text) for w in words) / signs if signs else 0.0
