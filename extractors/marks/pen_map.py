"""Where in a block somebody signed, cell by cell: the opinion of a small network, formed without words or strokes.

Eight convolutions look at the ink at 75 dpi and give, for every square of 2.7 mm, how likely it is that a signature's
line runs through it. They were trained by ``extractors.marks.training`` on drawn pieces of pages: print, stamps, ticks,
rings, handwritten words and signatures over and beside each other. The weights (0.2 MB) come with this package.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.marks.canvas import WORK_DPI, Canvas, PixelBox
from extractors.picture import as_pixels

NET_DPI = 75.0  # letters of stamps are six pixels high, a thin pen still shows
CELL = 8  # pixels at NET_DPI: what three convolutions of step two make of one
CELL_TO_CANVAS = CELL * WORK_DPI / NET_DPI
TINT_SPAN = 64.0  # CIE a and b of a strong colour: 1 for the network
INKED = 1.5 / CELL**2  # share of a cell: less ink is dust
LIKELY = 0.4  # from here on a cell counts as signed
# of each convolution: side of its window, step, channels in, channels out
LAYERS = (
    (5, 2, 4, 16),
    (3, 2, 16, 32),
    (3, 1, 32, 32),
    (3, 2, 32, 40),
    (3, 1, 40, 40),
    (3, 1, 40, 40),
    (3, 1, 40, 40),
    (3, 1, 40, 40),
    (1, 1, 40, 1),
)

Values = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class SignedArea:
    """Neighbouring cells that somebody seems to have signed: ``area`` in cells off the print, each counted as far as it
    is likely; ``inside``: the part of it in the block; ``likely``: mean over its cells, 0 to 1; ``box`` in
    canvas pixels; ``written``: it is part of a row of words by hand."""

    area: float
    inside: float
    likely: float
    box: PixelBox
    written: bool = False


NOTHING_SIGNED = SignedArea(0.0, 0.0, 0.0, (0, 0, 0, 0))


def canvas_to_signed_area(canvas: Canvas, words: Sequence[PixelBox] = ()) -> SignedArea:
    """The largest of them that lies in the block. ``words``: print, whose cells count for nothing."""
    likely = likely_cells(canvas_to_view(canvas))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(as_pixels(likely >= LIKELY), connectivity=8)
    off_print = np.ones(likely.shape, np.bool_)
    for word in words:
        off_print &= ~_cells_in(word, likely.shape)
    counted = likely * off_print
    area = np.bincount(labels.ravel(), weights=counted.ravel())
    inside = np.bincount(labels.ravel(), weights=(counted * _cells_in(canvas.block, likely.shape)).ravel())
    inside[0] = 0.0
    best = int(inside.argmax())
    if best == 0:
        return NOTHING_SIGNED
    left, top, width, height, cells = (int(v) for v in stats[best])
    a, b, c, d = (round(v * CELL_TO_CANVAS) for v in (left, top, left + width, top + height))
    mean = float(likely[labels == best].sum()) / cells
    return SignedArea(float(area[best]), float(inside[best]), mean, (a, b, c, d))


def _cells_in(box: PixelBox, shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """Which of the cells have their middle in the box."""
    x0, y0, x1, y1 = (v / CELL_TO_CANVAS for v in box)
    rows, columns = np.ogrid[: shape[0], : shape[1]]
    found: NDArray[np.bool_] = (columns + 0.5 >= x0) & (columns + 0.5 <= x1) & (rows + 0.5 >= y0) & (rows + 0.5 <= y1)
    return found


def canvas_to_view(canvas: Canvas) -> Values:
    """What the network sees, 4 x height x width at NET_DPI: darkness, a, b, and the share of ink, about 0 to 1."""
    return ink_to_view(canvas.lab, canvas.ink)


def ink_to_view(lab: Values, ink: NDArray[np.uint8]) -> Values:
    """The same of a block's colours and ink at WORK_DPI; sides are cut to whole cells."""
    height, width = (int(side * NET_DPI / WORK_DPI) // CELL * CELL for side in ink.shape)
    k = round(WORK_DPI / NET_DPI)
    part = (slice(0, height * k), slice(0, width * k))
    size = (width, height)
    if not width or not height:
        return np.zeros((4, 0, 0), np.float32)
    seen = cv2.resize(np.ascontiguousarray(lab[part]), size, interpolation=cv2.INTER_AREA)
    inked = cv2.resize(ink[part].astype(np.float32), size, interpolation=cv2.INTER_AREA)
    return np.stack((1 - seen[..., 0] / 100, seen[..., 1] / TINT_SPAN, seen[..., 2] / TINT_SPAN, inked)).astype(
        np.float32
    )


def likely_cells(view: Values) -> Values:
    """For every cell that carries ink, 0 to 1, how likely a signature's line runs through it; 0 for cells without."""
    _, height, width = view.shape
    rows, columns = height // CELL, width // CELL
    if not rows or not columns:
        return np.zeros((rows, columns), np.float32)
    net = _network(height, width)
    net.setInput(view[None])
    odds = np.asarray(net.forward(), dtype=np.float32)[0, 0, :rows, :columns]
    inked = view[3].reshape(rows, CELL, columns, CELL).mean(axis=(1, 3)) > INKED
    found: Values = (inked / (1 + np.exp(-odds))).astype(np.float32)
    return found


@cache
def _weights() -> tuple[bytes, ...]:
    """Per layer its biases, then its windows, as Darknet stores them."""
    with (files("extractors") / "data" / "pen_map.npz").open("rb") as file, np.load(file) as stored:
        return tuple(
            stored[name].astype(np.float32).tobytes() for n in range(len(LAYERS)) for name in (f"bias{n}", f"window{n}")
        )


def _network(height: int, width: int) -> cv2.dnn.Net:
    """The network for pictures of that size, in OpenCV's own runtime: half a millisecond, so none is kept."""
    plan = f"[net]\nchannels={LAYERS[0][2]}\nheight={height}\nwidth={width}\n"
    for n, (side, step, _, channels) in enumerate(LAYERS):
        end = "linear" if n == len(LAYERS) - 1 else "relu"
        plan += f"[convolutional]\nfilters={channels}\nsize={side}\nstride={step}\npad=1\nactivation={end}\n"
    head = np.array([0, 2, 0], np.int32).tobytes() + bytes(8)  # Darknet's version, and how many pictures it had seen
    return cv2.dnn.readNetFromDarknet(
        np.frombuffer(plan.encode(), np.uint8), np.frombuffer(head + b"".join(_weights()), np.uint8)
    )
