"""Article headings: "Article 9 - Liste des écoles", "Article neuvième", misread "Atticle 1O"; "9. Durée", "IX) DURÉE",
"§ 9 Durée", "9°) Durée" where the paper numbers its articles so. They tell which part a page holds, and part a
convention into sections."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from extractors.labels import folded
from extractors.patterns import ANNEX_HEADING, ARTICLE_HEADING, NUMBERED_HEADING, UAI, UNNUMBERED_HEADING
from schemas.confusions import as_digits
from schemas.layout import Line

LIKE_ARTICLE = 70.0
MOST_ARTICLES = 30
LEAST_WORDED = 3  # headings with the word "article": then no bare number is one
LEAST_CHAIN = 4  # bare numbers that follow one another, to be headings
MOST_STEP = 2  # from one heading to the next that was read
LONGEST_TITLE = 90  # characters
ROMAN = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "X": 10,
    "XI": 11,
    "XII": 12,
    "XIII": 13,
    "XIV": 14,
    "XV": 15,
}
ORDINALS = (
    "premier",
    "deuxieme",
    "troisieme",
    "quatrieme",
    "cinquieme",
    "sixieme",
    "septieme",
    "huitieme",
    "neuvieme",
    "dixieme",
    "onzieme",
    "douzieme",
    "treizieme",
    "quatorzieme",
    "quinzieme",
    "seizieme",
    "dixseptieme",
    "dixhuitieme",
    "dixneuvieme",
    "vingtieme",
)
LIKE_AN_ORDINAL = 88.0  # per cent of the letters: "sixieme" and "dixieme" are at 86
SECTION_SIGN = "§"
STROKES = str.maketrans("l1|!", "IIII")
SAME_SIGN = str.maketrans(",–—º", ".--°")
READ_FOR_TWO = 11
MOST_DIGITS = 2  # of an article's number: "111" is III
SCHOOL_BEGINS = re.compile(r"(?:la|l)?(?:ecole(?!s)|maternelle|elementaire|primaire|groupescolaire|e[emp]pu|rpi)")


@dataclass(frozen=True, slots=True)
class Heading:
    """Segment ``at`` begins an article (``number`` 0: an annex)."""

    at: int
    number: int


@dataclass(frozen=True, slots=True)
class Section:
    """An article with its heading (``number`` 0: an annex), or, with None, what stands before the first."""

    number: int | None
    segments: tuple[Line, ...]

    @property
    def body(self) -> tuple[Line, ...]:
        return self.segments if self.number is None else self.segments[1:]


def article_of(segment: Line) -> int | None:
    """The number of the article that ``segment`` begins, or None; "Article 3.1" counts as 3."""
    found = ARTICLE_HEADING.match(segment.text)
    if not found:
        return None
    word = folded(found["word"])
    if word != "art" and fuzz.ratio(word, "article") < LIKE_ARTICLE:
        return None
    if segment.text.rstrip().endswith(".") and len(segment.text) < 14 and found["word"][0].islower():
        return None
    return _number(found["number"])


def _number(printed: str) -> int | None:
    """
    >>> [_number(n) for n in ("9", "1O", "IV", "Il", "111", "VIl", "3.1", "premier", "onziéme", "second")]
    [9, 10, 4, 2, 3, 7, 3, 1, 11, 2]
    """
    letters = folded(printed)
    if letters in ("1er", "ier", "ler"):
        return 1
    if len(letters) >= len(ORDINALS[5]) - 1:
        near = process.extractOne(letters, ORDINALS, scorer=fuzz.ratio, score_cutoff=LIKE_AN_ORDINAL)
        return ORDINALS.index(near[0]) + 1 if near else 2 if letters in ("second", "seconde") else None
    digits = as_digits(printed).split(".")[0]
    roman = ROMAN.get(printed.translate(STROKES).upper())
    if roman and (len(printed) > MOST_DIGITS or not printed.isdigit()):
        return roman
    return int(digits) if digits.isdigit() and 0 < int(digits) <= MOST_ARTICLES else roman


def headings_of(segments: Sequence[Line]) -> tuple[Heading, ...]:
    """Every heading among ``segments``, annexes included. Bare numbers ("9. Durée") are headings where the word
    "article" is not used and they follow one another through the paper."""
    worded = _mended([(i, n) for i, s in enumerate(segments) if (n := _worded(s)) is not None])
    annexes = [Heading(i, 0) for i, s in enumerate(segments) if ANNEX_HEADING.match(s.text)]
    if len({h.number for h in worded}) < LEAST_WORDED:
        numbered: dict[str, list[Heading]] = {}
        for i, segment in enumerate(segments):
            for style, number in _numbered(segment):
                numbered.setdefault(style, []).append(Heading(i, number))
        chain = max((_chain(h, segments) for h in numbered.values()), key=len, default=[])
        worded += chain if len(chain) >= LEAST_CHAIN else []
    return tuple(sorted([*worded, *annexes], key=lambda h: h.at))


def _worded(segment: Line) -> int | None:
    """The article's number; 0 where the heading is plain and its number was not read: "Article - Objet"."""
    number = article_of(segment)
    if number is None and (found := UNNUMBERED_HEADING.match(segment.text)):
        return 0 if fuzz.ratio(folded(found["word"]), "article") >= LIKE_ARTICLE else None
    return number


def _mended(read: Sequence[tuple[int, int]]) -> list[Heading]:
    """Numbers that were not read follow the one before; "11" behind the first is a II."""
    headings: list[Heading] = []
    for place, (at, number) in enumerate(read):
        before = headings[-1].number if headings else 0
        after = read[place + 1][1] if place + 1 < len(read) else 0
        lost = number == 0 or (number == READ_FOR_TWO and before == 1 and after != READ_FOR_TWO + 1)
        headings.append(Heading(at, before + 1 if lost else number))
    return headings


def _numbered(segment: Line) -> Iterator[tuple[str, int]]:
    """("1.", 9) of "9. Durée"; what may be Arabic or Roman ("11. Objet") as both. The rows of a numbered list of
    schools are no headings."""
    text = segment.text
    found = NUMBERED_HEADING.match(text)
    if not found or len(text) > LONGEST_TITLE or UAI.search(text) or SCHOOL_BEGINS.match(folded(found["title"])):
        return
    number, sign = found["number"], _sign(found)
    if roman := ROMAN.get(number.translate(STROKES).upper()):
        yield "I" + sign, roman
    if number.isdigit() and 0 < int(number) <= MOST_ARTICLES:
        yield "1" + sign, int(number)


def _sign(found: re.Match[str]) -> str:
    """What marks the headings of one paper, as different readings of it show it: "§", ")" of "9°)", "." of "9,"."""
    if found["section"]:
        return SECTION_SIGN
    return (found["sign"] or "|").strip()[-1].translate(SAME_SIGN)


def _chain(headings: Sequence[Heading], segments: Sequence[Line]) -> list[Heading]:
    """The longest run of growing numbers, of which one here and there may not have been read; between two pages, once,
    any number of them: a page may not be there."""
    best: list[tuple[bool, list[Heading]]] = []
    for heading in headings:
        page = segments[heading.at].page
        options = [(False, [heading])]
        for leapt, chain in best:
            step = heading.number - chain[-1].number
            leaps = step > MOST_STEP
            if step >= 1 and not (leaps and (leapt or segments[chain[-1].at].page == page)):
                options.append((leapt or leaps, [*chain, heading]))
        best.append(max(options, key=lambda option: (len(option[1]) - option[0], not option[0])))
    chains = [chain for leapt, chain in best if not leapt or _goes_on(chain)]
    return max(chains, key=len, default=[])


def _goes_on(chain: Sequence[Heading]) -> bool:
    """Whether numbers go on behind a leap: a lone number far behind is no heading."""
    return len(chain) >= LEAST_CHAIN and chain[-1].number - chain[-2].number <= MOST_STEP


def sections_of(segments: Sequence[Line]) -> tuple[Section, ...]:
    """The segments parted at the headings, each of which begins its section."""
    headings = headings_of(segments)
    cuts = [0, *(h.at for h in headings), len(segments)]
    numbers = [None, *(h.number for h in headings)]
    return tuple(
        Section(number, tuple(segments[a:b])) for number, a, b in zip(numbers, cuts, cuts[1:], strict=False) if a < b
    )
