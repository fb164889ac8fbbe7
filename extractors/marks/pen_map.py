"""Where in a block somebody signed, and where something is stamped, cell by cell: the opinion of a small network.

Convolutions look at the ink at 100 dpi, at squares of 2, 4 and 8 mm and back, and give for every square of 2 mm how
likely it is that a signature's line runs through it, or a stamp's. They were trained by ``extractors.marks.training``
on drawn pieces of pages: print, stamps, ticks, rings, handwritten words and signatures over and beside each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.marks.canvas import WORK_DPI, Canvas

NET_DPI = 100.0  # letters of stamps are eight pixels high, a thin pen still shows
CELL = 8  # pixels at NET_DPI: what three convolutions of step two make of one
CELL_TO_CANVAS = CELL * WORK_DPI / NET_DPI
CELL_MM = CELL * 25.4 / NET_DPI
TINT_SPAN = 64.0  # CIE a and b of a strong colour: 1 for the network
INKED = 1.5 / CELL**2  # share of a cell: less ink is dust
PLANES, OUTPUTS = 4, 2  # what the network sees, what it answers: signed, stamped
COARSEST = 4  # cells; views are filled up with paper to whole multiples of it

Values = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class PenMap:
    """For every cell that carries ink (rows x columns), 0 to 1, how likely a signature's line runs through it, and how
    likely a stamp's; 0 for cells without ink."""

    signed: Values
    stamped: Values


def canvas_to_pen_map(canvas: Canvas) -> PenMap:
    """Of the block and its margin."""
    return view_to_pen_map(ink_to_view(canvas.lab, canvas.ink))


def ink_to_view(lab: Values, ink: NDArray[np.uint8]) -> Values:
    """What the network sees of a block's colours and ink at WORK_DPI: 4 x height x width at NET_DPI, darkness, a, b and
    the share of ink, about 0 to 1; sides are cut to whole cells."""
    rows, columns = (int(side / CELL_TO_CANVAS) for side in ink.shape)
    if not rows or not columns:
        return np.zeros((PLANES, 0, 0), np.float32)
    part = (slice(0, round(rows * CELL_TO_CANVAS)), slice(0, round(columns * CELL_TO_CANVAS)))
    size = (columns * CELL, rows * CELL)
    seen = cv2.resize(np.ascontiguousarray(lab[part]), size, interpolation=cv2.INTER_AREA)
    inked = cv2.resize(ink[part].astype(np.float32), size, interpolation=cv2.INTER_AREA)
    return np.stack((1 - seen[..., 0] / 100, seen[..., 1] / TINT_SPAN, seen[..., 2] / TINT_SPAN, inked)).astype(
        np.float32
    )


def view_to_pen_map(view: Values) -> PenMap:
    """See :func:`ink_to_view`."""
    _, height, width = view.shape
    rows, columns = height // CELL, width // CELL
    if not rows or not columns:
        empty = np.zeros((rows, columns), np.float32)
        return PenMap(empty, empty)
    odds = _odds(view)[:, :rows, :columns]
    inked = view[3].reshape(rows, CELL, columns, CELL).mean(axis=(1, 3)) > INKED
    signed, stamped = (inked / (1 + np.exp(-odds))).astype(np.float32)
    return PenMap(signed, stamped)


def _odds(view: Values) -> Values:
    """Outputs x rows x columns, before they are likelihoods; paper is added right and below to fill the last cells."""
    side = CELL * COARSEST
    height, width = (-(-length // side) * side for length in view.shape[1:])
    filled = np.zeros((1, PLANES, height, width), np.float32)
    filled[0, :, : view.shape[1], : view.shape[2]] = view
    net = _network()
    net.setInput(filled)
    found: Values = np.asarray(net.forward(), np.float32)[0]
    return found


@cache
def _network() -> cv2.dnn.Net:
    """The trained network that comes with this package, in OpenCV's own runtime."""
    return cv2.dnn.readNetFromONNX(
        np.frombuffer((files("extractors") / "data" / "pen_map.onnx").read_bytes(), np.uint8)
    )
