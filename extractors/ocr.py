"""The door to Tesseract: a picture in, words with their places out.

The engine is an argument everywhere else (:class:`Ocr`), so tests pass recorded answers. ``pytesseract`` runs the
Debian program, one process a call; ``tesserocr`` keeps its own newer Tesseract in this process. Tesseract is "both
very confident and very wrong" (facts.md): its confidence orders the work and never proves a value. No character
whitelist is ever set: it deletes characters rather than choosing among those allowed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from types import ModuleType
from typing import Protocol

import numpy as np
import numpy.typing as npt
import pytesseract
from PIL import Image

from extractors.errors import NoFrenchData, NoTesseract, OcrFailed, TimedOut
from schemas.options import Engine, ReadOptions

Grey = npt.NDArray[np.uint8]


class Layout(IntEnum):
    """How Tesseract should see a picture (its page segmentation modes)."""

    PAGE = 3  # find the columns and lines of a page
    BLOCK = 6  # one block of even text
    ONE_LINE = 7
    SPARSE = 11  # as much text as possible, in no order


@dataclass(frozen=True, slots=True)
class OcrWord:
    """One word in pixels of the picture that was read; ``line`` numbers Tesseract's own lines in reading order;
    ``by_other``: the second reader's, where Tesseract's was worse."""

    text: str
    x0: int
    top: int
    x1: int
    bottom: int
    confidence: float
    line: int
    by_other: bool = False


class Ocr(Protocol):
    """Reads a grey picture (uint8, dark ink on white). Raises :class:`OcrFailed` or :class:`TimedOut`."""

    def __call__(self, grey: Grey, dpi: float, layout: Layout) -> tuple[OcrWord, ...]: ...


def engine_of(options: ReadOptions) -> Ocr:
    """The engine that the options ask for."""
    return _tesserocr(options) if options.engine is Engine.TESSEROCR else _pytesseract(options)


def _pytesseract(options: ReadOptions) -> Ocr:
    def read(grey: Grey, dpi: float, layout: Layout) -> tuple[OcrWord, ...]:
        image = Image.fromarray(grey)
        image.format = "BMP"  # pytesseract hands pictures over as files; an uncompressed one costs no time
        try:
            table = pytesseract.image_to_data(
                image,
                lang=options.language,
                config=f"--psm {int(layout)} --dpi {round(dpi)}",
                timeout=options.page_seconds,
                output_type=pytesseract.Output.DICT,
            )
        except pytesseract.TesseractNotFoundError:
            raise NoTesseract from None
        except pytesseract.TesseractError as error:
            if "Error opening data file" in str(error) or "loading language" in str(error):
                raise NoFrenchData from None
            raise OcrFailed from error
        except RuntimeError as error:  # the only sign of pytesseract's own time-out
            raise TimedOut from error
        columns = zip(
            table["text"],
            table["left"],
            table["top"],
            table["width"],
            table["height"],
            table["conf"],
            zip(table["block_num"], table["par_num"], table["line_num"], strict=True),
            strict=True,
        )
        lines: dict[tuple[int, int, int], int] = {}
        return tuple(
            OcrWord(text.strip(), x, y, x + w, y + h, max(0.0, float(conf)) / 100, lines.setdefault(key, len(lines)))
            for text, x, y, w, h, conf, key in columns
            if text.strip()
        )

    return read


@cache
def _tesserocr_module() -> ModuleType:
    import tesserocr

    module: ModuleType = tesserocr
    return module


def _tesserocr(options: ReadOptions) -> Ocr:
    """The in-process engine; its model stays loaded, which is most of what it gains."""
    module = _tesserocr_module()
    api = module.PyTessBaseAPI(path=_tessdata_folder(), lang=options.language)

    def read(grey: Grey, dpi: float, layout: Layout) -> tuple[OcrWord, ...]:
        api.SetPageSegMode(int(layout))
        api.SetImage(Image.fromarray(grey))
        api.SetSourceResolution(round(dpi))
        if not api.Recognize(int(options.page_seconds * 1000)):
            raise TimedOut
        return tuple(_tesserocr_words(module, api.GetIterator()))

    return read


def _tesserocr_words(module: ModuleType, iterator: object) -> Iterable[OcrWord]:
    line = -1
    for item in module.iterate_level(iterator, module.RIL.WORD):
        if item.IsAtBeginningOf(module.RIL.TEXTLINE):
            line += 1
        box = item.BoundingBox(module.RIL.WORD)
        text = (item.GetUTF8Text(module.RIL.WORD) or "").strip() if box else ""
        if text:
            x0, top, x1, bottom = box
            yield OcrWord(text, x0, top, x1, bottom, item.Confidence(module.RIL.WORD) / 100, line)


@cache
def _tessdata_folder() -> str:
    """Where the installed Tesseract keeps its models: tesserocr brings none."""
    import subprocess

    listing = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=True).stdout
    return listing.split('"')[1]
