"""Where the list of schools stands: from its heading to the next article."""

from __future__ import annotations

from extractors.articles import article_of
from extractors.fields.closing import Closing, closing_of
from extractors.found import Found
from extractors.labels import Label, find_label
from extractors.patterns import MONEY, PAGE_OF, UAI
from extractors.sheets import Paper
from schemas.confusions import LETTERS_FOR, as_digits
from schemas.formats import uai as uai_format
from schemas.layout import Line

HEADING = Label(
    "Liste des écoles",
    (
        "listedesecoles",
        "listedesecolesconcernees",
        "ecolesconcernees",
        "designationdesecoles",
        "ecolessontlessuivantes",
        "ecolesinscrites",
        "ecolessuivantes",
        "ecolesbeneficiaires",
        "etablissementsconcernes",
        "lesecolesconcernees",
    ),
)
NEXT = Label(
    "what follows the list",
    ("dureedelaconvention", "laprésenteconventionprend".replace("é", "e"), "setermineau", "modificationetresiliation"),
)
DIGITS = 7
STROKE_DIGITS = "17"  # what a tick or a frame beside a number is read as
MARGIN = 0.06  # of the page's height, above and below: running titles and page numbers


def uais_in(text: str) -> tuple[Found, ...]:
    """Everything shaped like a UAI: digits put where digits must stand, a letter where the letter must.

    >>> [f.value for f in uais_in("PUBLIQUE- O34l406U, 034 1401 N")]
    ['0341406U', '0341401N']
    """
    found = (Found(_uai(m[0]), m.start(), m.end()) for m in UAI.finditer(text))
    return tuple(f for f in found if f.value[-1:].isalpha())


def _uai(raw: str) -> str:
    """Seven digits and a letter. A sign where the letter must stand is read as the letter it looks like; of several,
    as the one that the digits call for."""
    tight = "".join(c for c in raw if c.isalnum() or c in LETTERS_FOR)
    digits, rest = as_digits(tight[:DIGITS]), tight[DIGITS:].upper()
    if len(rest) == 2 and digits[0] in STROKE_DIGITS and uai_format.is_valid(digits[1:] + as_digits(rest[0]) + rest[1]):
        return digits[1:] + as_digits(rest[0]) + rest[1]
    if len(rest) == 1 and rest in LETTERS_FOR and digits.isdigit():
        letters = LETTERS_FOR[rest]
        right = uai_format.check_letter(digits)
        return digits + (right if right in letters else letters[0])
    return digits + rest


def list_area(paper: Paper) -> tuple[Line, ...]:
    """The segments of the list, in reading order over all pages; empty when there is neither heading nor UAI."""
    closing = closing_of(paper)
    segments = tuple(s for s in paper.segments if not _in_margin(paper, s) and not _is_signed(s, closing))
    with_uai = [i for i, s in enumerate(segments) if uais_in(s.text)]
    headings = [i for i, s in enumerate(segments) if find_label(s, HEADING) and len(s.text) < 90]
    if not with_uai and not headings:
        return ()
    first = with_uai[0] if with_uai else headings[-1]
    before = [i for i in range(max(0, first - 40), first + 1) if i in headings or MONEY.search(segments[i].text)]
    start = before[-1] if before else max(0, first - 3)
    if start not in headings and start < first:
        start += 1  # the line of the amounts is not part of the list
    last = with_uai[-1] if with_uai else start
    end = next((i for i in range(last + 1, len(segments)) if _ends(segments[i])), min(len(segments), last + 4))
    return segments[start:end]


def _is_signed(segment: Line, closing: Closing | None) -> bool:
    """Whether the segment stands below the closing line: dates and stamps there are no UAIs."""
    return closing is not None and segment.page == closing.line.page and segment.box.middle > closing.line.box.top


def _ends(segment: Line) -> bool:
    return article_of(segment) is not None or find_label(segment, NEXT) is not None


def _in_margin(paper: Paper, segment: Line) -> bool:
    page = paper.sheet_of(segment).page
    edge = segment.box.bottom < MARGIN * page.height or segment.box.top > (1 - MARGIN) * page.height
    return edge or PAGE_OF.match(segment.text) is not None
