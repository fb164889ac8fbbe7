"""PDF pages become RGB pictures. The door to pypdfium2."""

from __future__ import annotations

import numpy as np
import pypdfium2
from numpy.typing import NDArray


def pdf_to_pictures(pdf: bytes, dpi: int) -> list[NDArray[np.uint8]]:
    """Each page as height × width × 3, writable."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pictures = []
        for index in range(len(document)):
            bitmap = document[index].render(scale=dpi / 72, rev_byteorder=True)
            pictures.append(np.ascontiguousarray(bitmap.to_numpy()[:, :, :3]).copy())
        return pictures
    finally:
        document.close()
