"""Files that are small on disk and huge when read: what an inbox must survive."""

from __future__ import annotations

import struct
import sys
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

SIDE = 60_000  # pixels
PAGES = 10_000
LAUGHS = 10  # levels of ten each: ten thousand million drawings


def flat_image(path: Path, rows: int = SIDE) -> None:
    """A PNG of SIDE by SIDE white pixels, in half a megabyte. Fewer ``rows`` are made quicker and promise as much."""
    packer = zlib.compressobj(9)
    row = b"\0" + b"\xff" * (SIDE // 8)
    data = b"".join(packer.compress(row) for _ in range(rows)) + packer.flush()
    header = struct.pack(">IIBBBBB", SIDE, SIDE, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", data), (b"IEND", b""))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def image_in_pdf(path: Path, rows: int = SIDE) -> None:
    """A page with a picture of SIDE by SIDE pixels."""
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(b"\xff" * (SIDE // 8)) for _ in range(rows)) + packer.flush()
    picture = _stream(
        data,
        f"/Type /XObject /Subtype /Image /Width {SIDE} /Height {SIDE} /BitsPerComponent 1 /ColorSpace /DeviceGray "
        "/Filter /FlateDecode",
    )
    content = _stream(b"q 595 0 0 842 0 0 cm /I Do Q")
    _pdf(path, [_page("/XObject << /I 5 0 R >>"), content, picture])


def many_pages(path: Path) -> None:
    kids = " ".join(f"{number} 0 R" for number in range(3, 3 + PAGES))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    _write(path, [b"<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {PAGES} >>".encode()]
           + [page] * PAGES)  # fmt: skip


def laughing_forms(path: Path) -> None:
    """A form that draws a form ten times, that draws a form ten times …"""
    forms = []
    for level in range(LAUGHS):
        inner = f"/XObject << /F {6 + level} 0 R >>" if level < LAUGHS - 1 else ""
        drawn = b"/F Do " * 10 if inner else b"0 0 10 10 re f "
        forms.append(_stream(drawn, f"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << {inner} >>"))
    _pdf(path, [_page("/XObject << /F 5 0 R >>"), _stream(b"/F Do"), *forms])


def swollen_content(path: Path) -> None:
    """A page whose content is two thousand million bytes of drawing, in two megabytes."""
    packer = zlib.compressobj(9)
    block = b"0 0 m 9 9 l S\n" * 70_000
    data = b"".join(packer.compress(block) for _ in range(2_000)) + packer.flush()
    _pdf(path, [_page(""), _stream(data, "/Filter /FlateDecode")])


BOMBS: Mapping[str, Callable[[Path], None]] = {
    "image.png": flat_image,
    "image.pdf": image_in_pdf,
    "pages.pdf": many_pages,
    "forms.pdf": laughing_forms,
    "content.pdf": swollen_content,
}


def _page(resources: str) -> bytes:
    return (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << {resources} >> >>".encode()
    )


def _stream(data: bytes, entries: str = "") -> bytes:
    return f"<< {entries} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def _pdf(path: Path, page_and_after: list[bytes]) -> None:
    """One page: object 3 the page, 4 its content, the rest from 5 on."""
    catalog, pages = b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    _write(path, [catalog, pages, *page_and_after])


def _write(path: Path, objects: list[bytes]) -> None:
    out, places = bytearray(b"%PDF-1.5\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    path.write_bytes(bytes(out))


if __name__ == "__main__":
    for name, make in BOMBS.items():
        make(Path(sys.argv[1]) / name)
