"""Where the list of schools stands: within the section of its UAIs, from its heading or the line of the amounts on, to
the next article, the amounts or the signatures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.articles import LONGEST_TITLE, Section, sections_of
from extractors.fields.closing import Closing, closing_of
from extractors.fields.sums import sums_in
from extractors.found import Found
from extractors.labels import Label, find_label, folded
from extractors.lines import same_row
from extractors.patterns import LIST_TITLE, PAGE_OF, UAI, UAI_LABELLED_WITHOUT_LETTER
from extractors.school_list.entry import SEVERAL, begins_school, names_a_school
from extractors.school_list.heads import headers_of
from extractors.school_list.over import communes_over
from extractors.sheets import Paper
from extractors.stream import Stream
from schemas.confusions import LETTERS_FOR, as_digits
from schemas.draft import SchoolPart
from schemas.formats import uai as uai_format
from schemas.formats.uai import is_valid
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
        "ecolesparticipantes",
        "ecolesengagees",
    ),
)
NEXT = Label(
    "what follows the list",
    (
        "dureedelaconvention",
        "lapresenteconventionprend",
        "setermineau",
        "modificationetresiliation",
        "faitendeuxexemplaires",
        "pourlaregionacademique",
        "pourlacollectivite",
        "pourlacommune",
        "bonpouraccord",
        "luetapprouve",
        "signatureetcachet",
    ),
)
DIGITS = 7
STROKE_DIGITS = "17"  # what a tick or a frame beside a number is read as
ODD = re.compile(r"/|^[0-9]{4}\s")  # only a key that fits tells that it is a UAI all the same
SLASH = "7"  # what a slash among digits was printed as
MARGIN = 0.06  # of the page's height, above and below: running titles and page numbers
PLURAL = ("ecoles", "lesecoles", "liste", "etablissements")  # begin a line that announces schools
LINES_BEFORE = 12  # that the first entry of a list may begin before its UAI
LINES_BEHIND = 4  # that the last entry may go on behind its UAI
PROSE_WORDS = 5  # in small letters: more than the small words of a school's name
SECTIONS_APART = 2  # a list that a misread heading cuts goes on in the next section


def uais_in(text: str) -> tuple[Found, ...]:
    """Everything shaped like a UAI: digits put where digits must stand, a letter where the letter must.

    >>> [f.value for f in uais_in("PUBLIQUE- O34l406U, 034 1401 N, @341401N")]
    ['0341406U', '0341401N', '0341401N']
    """
    found = (Found(_uai(m[0]), m.start(), m.end()) for m in UAI.finditer(text))
    return tuple(
        f for f in found if f.value[-1:].isalpha() and (not ODD.search(text[f.start : f.end]) or is_valid(f.value))
    )


def _uai(raw: str) -> str:
    """Seven digits and a letter. A sign where the letter must stand is read as the letter it looks like; of several,
    as the one that the digits call for."""
    tight = "".join(c for c in raw.replace("/", SLASH).replace("@", "0") if c.isalnum() or c in LETTERS_FOR)
    digits, rest = as_digits(tight[:DIGITS]), tight[DIGITS:].upper()
    rest = folded(rest).upper() or rest
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
    segments = tuple(s for s in paper.segments if not _in_margin(paper, s))
    above = tuple(s for s in segments if not _is_signed(s, closing))
    for some, end in ((above, closing), (segments, None)):
        section = _listing(sections_of(some))
        if section is not None:
            return _part_of(section, end)
    return ()


def _listing(sections: Sequence[Section]) -> Section | None:
    """The section with the most UAIs; without any, the last one with a table's heads, UAI among them, or whose heading
    announces the list."""
    numbers = [sum(_uais(s) for s in section.segments) for section in sections]
    if any(numbers):
        at = max(range(len(sections)), key=lambda i: numbers[i])
        last = at
        for i in range(at + 1, min(at + SECTIONS_APART, len(sections))):
            last = i if numbers[i] else last
        return Section(sections[at].number, tuple(s for section in sections[at : last + 1] for s in section.segments))
    tabled = [s for s in sections if _is_table(s.segments)]
    if tabled:
        return tabled[-1]
    headed = [s for s in sections if s.number is not None and any(_announces(line) for line in s.segments[:2])]
    return headed[-1] if headed else None


def _uais(segment: Line) -> int:
    """How many UAIs stand in the segment; where none is whole, whether its label does."""
    return len(uais_in(segment.text)) or len(UAI_LABELLED_WITHOUT_LETTER.findall(segment.text))


def _is_table(segments: Sequence[Line]) -> bool:
    return any(SchoolPart.UAI in {h.part for h in header.heads} for header in headers_of(segments))


def _part_of(section: Section, closing: Closing | None) -> tuple[Line, ...]:
    """The lines of the section that hold schools."""
    segments = section.body
    amounts = _amount_lines(segments)
    with_uai = [i for i, s in enumerate(segments) if _uais(s)]
    if not with_uai and _is_table(segments):
        amounts_below = [i for i in sorted(amounts) if i > _table_begins(segments, len(segments))]
        return tuple(segments[_table_begins(segments, len(segments)) : min([*amounts_below, len(segments)])])
    if not with_uai:
        headings = [i for i, s in enumerate(segments) if _announces(s)]
        return tuple(segments[(headings[-1] if headings else 0) :])
    first, last = with_uai[0], with_uai[-1]
    start = _table_begins(segments, first)
    if start == first:
        start = _list_begins(segments, first, last, amounts)
    end = last + 1
    while end < len(segments) and end - last <= LINES_BEHIND * _cells(segments, last):
        if end in amounts or _ends(segments[end]) or _is_signed(segments[end], closing):
            break
        end += 1
    return tuple(segments[start:end])


def _list_begins(segments: Sequence[Line], first: int, last: int, amounts: frozenset[int]) -> int:
    """The first segment of the entry of the first UAI, or of what announces it, or of the commune over it."""
    start = first
    while start > 0 and first - start < LINES_BEFORE and not _stands_before(segments[start - 1], start - 1 in amounts):
        start -= 1
    if start == 0 or start - 1 in amounts:
        return start
    above = segments[start - 1]
    over = communes_over(segments[start - 1 : last], ())
    return start - 1 if _announces(above) or any(o.segment is above for o in over) else start


def _table_begins(segments: Sequence[Line], first: int) -> int:
    """The first segment of the row of heads above the first UAI, however many rows stand between whose UAI was not
    read; ``first`` where there is none."""
    page = segments[min(first, len(segments) - 1)].page
    headers = headers_of([s for s in segments[:first] if s.page == page])
    if not headers:
        return first
    row = headers[-1].row
    return next(i for i, s in enumerate(segments) if s.page == page and row.overlap(s.box))


def _cells(segments: Sequence[Line], at: int) -> int:
    """How many segments stand beside ``segments[at]``, itself included."""
    here = segments[at]
    return sum(s.page == here.page and abs(s.box.middle - here.box.middle) < here.box.height / 2 for s in segments)


def _amount_lines(segments: Sequence[Line]) -> frozenset[int]:
    """The places of the segments in which the sentence or the lines of the amounts stand."""
    stream = Stream.of(segments)
    told = sums_in(stream.text)
    spans = [(f.start, f.end) for f in told.counts] + [(s.start, s.end) for s in told.sums]
    schools = [s for s in segments if uais_in(s.text)]
    found, at = set(), 0
    for i, segment in enumerate(segments):
        end = at + len(segment.text)
        if any(a < end and b > at for a, b in spans) and not _in_row_of(segment, schools):
            found.add(i)
        at = end + 1
    return frozenset(found)


def _in_row_of(segment: Line, schools: Sequence[Line]) -> bool:
    """Whether it stands beside a UAI: the price of that school in a cell of its row."""
    return any(s.page == segment.page and same_row(s.box, segment.box) for s in schools)


def _announces(segment: Line) -> bool:
    return len(segment.text) < LONGEST_TITLE and find_label(segment, HEADING) is not None


def _stands_before(segment: Line, is_amount: bool) -> bool:
    """Whether the list begins below this line: a line of amounts, a heading, the end of a sentence."""
    text = segment.text.strip()
    if (
        is_amount
        or _announces(segment)
        or LIST_TITLE.match(text)
        or (SEVERAL.match(text) and not re.search("[0-9]", text))
    ):
        return True
    if text.endswith(":") and (not names_a_school(text) or folded(text).startswith(PLURAL)):
        return True
    return _is_prose(segment) or (text.endswith(".") and not begins_school(text) and len(text) > 1)


def _is_prose(segment: Line) -> bool:
    """Whether it is a sentence, which no list of schools holds."""
    words = [w for w in re.findall(r"[^\W\d_]+", segment.text) if w.islower() and len(w) > 1]
    return len(words) > PROSE_WORDS and not any(names_a_school(w) for w in words[:2])


def _is_signed(segment: Line, closing: Closing | None) -> bool:
    """Whether the segment stands below the closing line: dates and stamps there are no UAIs."""
    return closing is not None and segment.page == closing.line.page and segment.box.middle > closing.line.box.top


def _ends(segment: Line) -> bool:
    return find_label(segment, NEXT) is not None or _is_prose(segment) or _announces(segment)


def _in_margin(paper: Paper, segment: Line) -> bool:
    page = paper.sheet_of(segment).page
    edge = segment.box.bottom < MARGIN * page.height or segment.box.top > (1 - MARGIN) * page.height
    if edge and any(is_valid(found.value) for found in uais_in(segment.text)):
        return False  # pages are filled to their edge, and scans are cut there
    return edge or PAGE_OF.match(segment.text) is not None
