"""The ways of looking at a doubtful zone: other scale, other binarisation, other segmentation, other strength of ink.

Each is independent enough to fail differently: a digit that one drops another keeps.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np

from extractors.line_reader import read_lines
from extractors.ocr import Grey, Layout, Ocr
from schemas.reading import LINE_LOOK

TARGET_DPI = 300.0  # at which Tesseract reads 11 pt best
CLOSE_DPI = 400.0
FAR_DPI = 200.0
DARKEST_PERCENT = 1.0  # of the pixels are as dark as ink
WIDER_THAN_INK = 15  # pixels: more than the stroke of a letter of 12 points at 300 dpi
DARKENING = 2.5  # exponent: grey strokes of worn print become as black as whole ones


@dataclass(frozen=True)
class Way:
    """One way of looking: a name for the record, a resolution, a segmentation and a treatment of the picture, and who
    reads it where that is not the engine of the pages."""

    name: str
    dpi: float
    layout: Layout
    treat: Callable[[Grey], Grey]
    reads: Ocr | None = None


def _as_it_is(grey: Grey) -> Grey:
    return grey


def _otsu(grey: Grey) -> Grey:
    """Black and white at the threshold that parts ink and paper best."""
    _, binary = cv2.threshold(cv2.GaussianBlur(grey, (3, 3), 0), 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    return np.asarray(binary, dtype=np.uint8)


def _local(grey: Grey) -> Grey:
    """Black and white against the neighbourhood: survives stamps and shadows."""
    size = max(15, (grey.shape[0] // 2) | 1)
    binary = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_GAUSSIAN_C, cv2.THRESH_BINARY, size, 18)
    return np.asarray(cv2.medianBlur(binary, 3), dtype=np.uint8)


def _sharpened(grey: Grey) -> Grey:
    soft = cv2.GaussianBlur(grey, (0, 0), 2.0)
    return np.asarray(cv2.addWeighted(grey, 1.8, soft, -0.8, 0), dtype=np.uint8)


def _softened(grey: Grey) -> Grey:
    return np.asarray(cv2.GaussianBlur(grey, (0, 0), 1.2), dtype=np.uint8)


def _blurred(grey: Grey) -> Grey:
    """As if seen from afar: the dots of a shaded fax run together below the letters."""
    return np.asarray(cv2.GaussianBlur(grey, (0, 0), 2.7), dtype=np.uint8)


def _darkened(grey: Grey) -> Grey:
    """Faint strokes as black as whole ones: worn print loses the top of a nought and the bow of a six. What lies behind
    the letters, a highlighter's band or a shadow, is taken for paper."""
    paper = cv2.morphologyEx(grey, cv2.MORPH_CLOSE, np.ones((WIDER_THAN_INK, WIDER_THAN_INK), np.uint8))
    flat = np.minimum(255.0, 255.0 * grey.astype(np.float32) / np.maximum(paper, 1))
    grey = np.asarray(flat, dtype=np.uint8)
    black = float(np.percentile(grey, DARKEST_PERCENT))
    share = np.clip((grey.astype(np.float32) - black) / max(255.0 - black, 1.0), 0.0, 1.0)
    return np.asarray(255.0 * share**DARKENING, dtype=np.uint8)


def _darkened_and_thick(grey: Grey) -> Grey:
    return np.asarray(cv2.erode(_darkened(grey), np.ones((3, 3), np.uint8)), dtype=np.uint8)


OTHER_READER = Way(LINE_LOOK, TARGET_DPI, Layout.ONE_LINE, _as_it_is, read_lines)

WAYS = (
    Way("zone, 300 dpi, line", TARGET_DPI, Layout.ONE_LINE, _as_it_is),
    Way("zone, 400 dpi, softened", CLOSE_DPI, Layout.BLOCK, _softened),
    Way("zone, 300 dpi, black and white", TARGET_DPI, Layout.ONE_LINE, _otsu),
    Way("zone, 400 dpi, sharpened", CLOSE_DPI, Layout.ONE_LINE, _sharpened),
    Way("zone, 300 dpi, local threshold", TARGET_DPI, Layout.BLOCK, _local),
    Way("zone, 300 dpi, blurred", TARGET_DPI, Layout.ONE_LINE, _blurred),
)

NUMBER_WAYS = (
    WAYS[0],
    Way("zone, 300 dpi, darkened", TARGET_DPI, Layout.ONE_LINE, _darkened),
    WAYS[1],
    Way("zone, 200 dpi, darkened", FAR_DPI, Layout.BLOCK, _darkened),
    *WAYS[2:],
    Way("zone, 300 dpi, darkened and thick", TARGET_DPI, Layout.ONE_LINE, _darkened_and_thick),
    Way("zone, 200 dpi", FAR_DPI, Layout.ONE_LINE, _as_it_is),
)
"""For a number with a key: whether a wrong one is printed or misread is decided by looks that differ in strength."""
