"""``index.html``: closed to the outside, everything escaped, and the pieces of scan are those of the findings."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PIL import Image

from review.evidence import NoPicture, Sheet, cut, upright_page
from review.reports import write_reports
from schemas.campaign import Campaign
from schemas.convention import Status
from schemas.finding import Code, Finding
from schemas.layout import Box
from schemas.messages import Language
from tests.invented import convention, failed, flagged, result, scan

NOW = datetime(2026, 7, 10, 9, 30, tzinfo=UTC)
SHA = "d" * 64
MARKUP = "<img src=x onerror=alert(1)>"


def written(tmp_path: Path, *, language: Language = Language.FRENCH, address: str = "") -> str:
    original = scan(tmp_path / "archive" / f"{SHA}.pdf", flagged())
    hostile = Finding(Code.SIRET_INVALID, "siret", MARKUP, "javascript:alert(1)", 1, Box(90, 172, 330, 186))
    results = [
        result(convention(), "r1"),
        result(flagged(), "r2", SHA, "scan 12.pdf"),
        result(convention(MARKUP, 1, Status.TO_REVIEW, [hostile], 7), "r7", "e" * 64, f"{MARKUP}.pdf"),
        failed(),
    ]
    paths = write_reports(
        results,
        tmp_path / "reports",
        lambda sha: original if sha == SHA else None,
        Campaign(),
        NOW,
        language=language,
        review_address=address,
    )
    return paths[0].read_text(encoding="utf-8")


class Addresses(HTMLParser):
    """Collects every address a page would load or lead to, and every element's name."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.events: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name in ("src", "href", "srcset", "action")]
        self.events += [name for name, _ in attrs if name.startswith("on")]


def test_nothing_outside_is_named_and_no_markup_of_a_scan_lives(tmp_path: Path) -> None:
    html = written(tmp_path)
    seen = Addresses(html)
    assert not [a for a in seen.found if re.match(r"(?i)[a-z]+:|//", a)]
    assert not seen.events
    assert "<img src=x" not in html and "&lt;img src=x" in html
    assert "default-src 'none'" in html


def test_each_finding_shows_its_piece_and_missing_originals_are_survived(tmp_path: Path) -> None:
    seen = Addresses(written(tmp_path))
    pictures = [a for a in seen.found if a.startswith("evidence/")]
    assert len(pictures) == 4
    for picture in pictures:
        with Image.open(tmp_path / "reports" / picture) as piece:
            assert piece.width > 300


def test_pieces_are_kept_while_wanted_and_removed_when_not(tmp_path: Path) -> None:
    written(tmp_path)
    folder = tmp_path / "reports" / "evidence"
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    written(tmp_path)
    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} == before
    write_reports([], tmp_path / "reports", lambda sha: None, Campaign(), NOW)
    assert not list(folder.iterdir())


def test_english_on_request(tmp_path: Path) -> None:
    html = written(tmp_path, language=Language.ENGLISH)
    assert '<html lang="en">' in html and "Conventions to review" in html and "À vérifier" not in html
    assert (tmp_path / "reports" / "findings.csv").is_file()


def test_links_to_the_review_page_when_its_address_is_known(tmp_path: Path) -> None:
    assert 'href="http://127.0.0.1:8765/convention/r2"' in written(tmp_path, address="http://127.0.0.1:8765")


def test_no_results_at_all_still_give_a_page(tmp_path: Path) -> None:
    page = write_reports([], tmp_path / "reports", lambda sha: None, Campaign(), NOW)[0]
    assert "Rien à vérifier" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize("suffix", [".pdf", ".png"])
def test_a_turned_page_is_cut_where_a_person_reads_it(tmp_path: Path, turned: int, suffix: str) -> None:
    upright = Image.new("RGB", (595, 842), "white")
    upright.paste((200, 0, 0), (100, 100, 160, 120))
    source = tmp_path / f"page{suffix}"
    upright.rotate(turned, expand=True).save(source, resolution=72)  # lies turned counter-clockwise
    page = upright_page(source, Sheet(1, turned, 595, 842), dpi=72)
    x0, y0, x1, y1 = page.box_in_pixels(Box(105, 105, 155, 115))
    middle = page.picture.getpixel(((x0 + x1) // 2, (y0 + y1) // 2))
    assert isinstance(middle, tuple) and middle[0] > 150 and middle[1] < 80
    assert cut(page, Box(100, 100, 160, 120)).startswith(b"\xff\xd8")


@pytest.mark.parametrize(
    "box", [Box(-50, -50, 5, 5), Box(590, 840, 700, 900), Box(900, 900, 950, 950), Box(10, 10, 10, 10)]
)
def test_a_box_at_or_beyond_the_edge_still_gives_a_piece(tmp_path: Path, box: Box) -> None:
    source = tmp_path / "page.png"
    Image.new("RGB", (595, 842), "white").save(source)
    assert cut(upright_page(source, Sheet(1, 0, 595, 842)), box)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4 nonsense", b"\x89PNG\r\n\x1a\n", b"plain text"])
def test_what_cannot_be_shown_says_so(tmp_path: Path, content: bytes) -> None:
    source = tmp_path / "broken"
    source.write_bytes(content)
    with pytest.raises(NoPicture):
        upright_page(source, Sheet(1))


def test_a_page_that_is_not_there_says_so(tmp_path: Path) -> None:
    source = scan(tmp_path / "scan.pdf", convention())
    with pytest.raises(NoPicture):
        upright_page(source, Sheet(9))
