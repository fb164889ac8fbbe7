"""One school's words → commune, département, name. Parted by what they say, because every layout orders them anew."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.labels import folded
from extractors.patterns import BULLET, DEPARTMENT, ENTRY_DASH, TAIL_DEPARTMENT

LINE_END_HYPHEN = "\u2011"
"""Stands for the hyphen of a name that goes on in the next line."""
SCHOOL_WORDS = (
    "ecole",
    "maternelle",
    "elementaire",
    "primaire",
    "groupescolaire",
    "eepu",
    "empu",
    "eppu",
    "epu",
    "regroupement",
    "rpi",
    "cole",
)
FREE_WORDS = 5  # of SCHOOL_WORDS: they tell a school wherever they stand in a piece
DEPARTMENT_NUMBER = r"(?:0?[0-9]{2}|97[0-9]|0?2[ABab])"
NEXT_ENTRY = re.compile(rf"\s*(?:[-–—~_/|]+\s*|\(){DEPARTMENT_NUMBER}\)?\s*[-–—~_/|]+\s*")
EDGE = " \t,;:.•●▪*·–—-_|()[]«»→>/=□■◦✓\x00\uf0a7\uf0b7"
DEPARTMENT_IN_BRACKETS = re.compile(rf"\(\s*({DEPARTMENT_NUMBER})\s*\)")
OTHER_SIGNS = re.compile(r"\s*[:;,|•●]\s*|\s+[àaÀ]\s+(?=[A-ZÀ-Ý])|\(\s*|\s*\)")
LABELS = re.compile(
    r"(?<![^\W_])(?:(?:code|n\s?[°o]|num[ée]ro)\s*)*(?:[UV]AI|U\.A\.I\.?|RNE)(?![^\W_])\s*(?:n\s?°)?", re.IGNORECASE
)
NUMBERING = re.compile(r"^\s*(?:[0-9]{1,2}\s?[.)/°]|[a-z]\s?[.)/]|[oOQ0©®](?=\s+[A-ZÀ-Ý0-9]))\s+")
LINK = re.compile(r"(?<![^\W_])(?:de|du|des|la|[dl][’'])\s*$", re.IGNORECASE)  # what follows belongs to the name
SAINT = re.compile(r"(?<![^\W_])st(e?)(?=[\s\-])", re.IGNORECASE)
LEAST_PLACE = 3  # letters of a commune told by nothing but its being repeated
LONGEST_PIECE = 64  # characters; a longer one is more than a name


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters ``start`` to ``end`` of the entry's text."""

    text: str
    start: int
    end: int

    def part(self, start: int, end: int) -> Piece | None:
        """The characters ``start`` to ``end`` of this piece, without signs at the edges."""
        cut = _trimmed(self.text, start, end)
        return Piece(cut.text, self.start + cut.start, self.start + cut.end) if cut else None

    @property
    def value(self) -> str:
        """The text with a name that is cut at the end of a line whole again."""
        return self.text.replace(f"{LINE_END_HYPHEN} ", "-")


@dataclass(frozen=True, slots=True)
class Entry:
    """``spare``: how many pieces were left over."""

    commune: Piece | None = None
    department: Piece | None = None
    name: Piece | None = None
    spare: int = 0

    @property
    def score(self) -> float:
        """How much like a school's entry it is; 5 for a school's name, a commune and a département, no more."""
        name = self.name is not None and names_a_school(self.name.text) and len(self.name.text) <= LONGEST_PIECE
        commune = self.commune is not None and is_like_a_commune(self.commune.text)
        score = 2.0 * name + 1.5 * commune + 1.5 * (self.department is not None) - 0.5 * self.spare
        for piece in (self.name, self.commune):
            score -= piece is not None and len(piece.text) > LONGEST_PIECE
        return score


def names_a_school(text: str) -> bool:
    """Whether the words are those of a school's name.

    >>> names_a_school("E.E.PU LES TILLEULS"), names_a_school("VALBRUNE")
    (True, False)
    """
    letters = folded(text)
    return letters.startswith(SCHOOL_WORDS) or any(w in letters for w in SCHOOL_WORDS[:FREE_WORDS])


def begins_school(text: str) -> bool:
    """Whether the text begins with a school's words, bullets aside.

    >>> begins_school("- 1) Ecole Jules Ferry"), begins_school("VALBRUNE, école")
    (True, False)
    """
    bare = NUMBERING.sub("", BULLET.sub("", text, 1) if BULLET.match(text) else text)
    return folded(bare).startswith(SCHOOL_WORDS)


def is_like_a_commune(text: str) -> bool:
    """Whether the words may be a commune's name.

    >>> is_like_a_commune("L'Isle-en-Dodon"), is_like_a_commune("12 rue du Puits"), is_like_a_commune("école du Puits")
    (True, False, False)
    """
    letters = folded(text)
    return len(letters) > 1 and letters.isalpha() and text[:1].isupper() and not names_a_school(text) and len(text) < 50


def text_to_entry(text: str, places: Iterable[str] = ()) -> Entry:
    """The parts of one entry of running text, its UAI already cut out. ``places``: communes the paper names elsewhere.

    >>> e = text_to_entry("VALBRUNE - 34 - ECOLE LES TILLEULS -")
    >>> e.commune.text, e.department.text, e.name.text
    ('VALBRUNE', '34', 'ECOLE LES TILLEULS')
    >>> e = text_to_entry("UAI ECOLE LES TILLEULS VALBRUNE 34", ["VALBRUNE"])
    >>> e.commune.text, e.department.text, e.name.text
    ('VALBRUNE', '34', 'ECOLE LES TILLEULS')
    """
    numbered = NUMBERING.match(text)
    if numbered:
        text = " " * numbered.end() + text[numbered.end() :]
    plain = LABELS.sub(lambda m: ";" * len(m[0]), text)
    return pieces_to_entry(_cut_at_signs(plain), places)


def pieces_to_entry(pieces: Iterable[Piece], places: Iterable[str] = ()) -> Entry:
    """Cells or dashed pieces, each said by its words: a département, a school's name, and what is left, a commune."""
    commune: Piece | None = None
    department: Piece | None = None
    name: Piece | None = None
    spare = 0
    for piece in pieces:
        bare = piece.text.strip(EDGE)
        if not bare or (len(folded(bare)) < 2 and not bare.isalpha()):
            continue
        if department is None and DEPARTMENT.match(bare):
            department = piece
        elif name is None and names_a_school(bare):
            name = piece
        elif commune is None and is_like_a_commune(bare):
            commune = piece
        elif commune is None and department is None and (found := TAIL_DEPARTMENT.match(bare)):
            commune, department = piece.part(*found.span("commune")), piece.part(*found.span("department"))
        elif name is None and commune is not None:
            name = piece
        else:
            spare += 1
    return _parted(Entry(commune, department, name, spare), places)


def _parted(entry: Entry, places: Iterable[str]) -> Entry:
    """The entry with what stands together in one piece, without a sign between, cut apart."""
    commune, department, name = entry.commune, entry.department, entry.name
    if name is not None and department is None and (found := TAIL_DEPARTMENT.match(name.text)):
        head = name.part(*found.span("commune"))
        known = commune is not None or (head is not None and _place_at_end(head.text, places) is not None)
        if head is not None and (known or name.text.count(" ") > 1):
            department, name = name.part(*found.span("department")), head
    if commune is not None and department is None and (found := TAIL_DEPARTMENT.match(commune.text)):
        department = commune.part(*found.span("department"))
        commune = commune.part(*found.span("commune"))
    if commune is None and name is not None:
        commune, name = _commune_in_name(name, places)
    return Entry(commune, department, name, entry.spare)


def _commune_in_name(name: Piece, places: Iterable[str]) -> tuple[Piece | None, Piece]:
    """A commune that stands in the same piece before the school's words, "VALBRUNE ECOLE LES TILLEULS", or, where the
    paper names it elsewhere too, behind them."""
    at = _place_at_end(name.text, places)
    if at:
        head, tail = name.part(0, at), name.part(at, len(name.text))
        if head is not None and tail is not None and names_a_school(head.text) and not LINK.search(head.text):
            return tail, head
    found = re.search(r"(?<=\s)(?:[ÉEée]cole|ECOLE|ÉCOLE|MATERNELLE|GROUPE\s+SCOLAIRE|E\.?[EMP]\.?PU)", name.text)
    if not found or not name.text[: found.start()].strip(EDGE):
        return None, name
    head_text = name.text[: found.start()]
    if names_a_school(head_text) or LINK.search(head_text):
        return None, name
    head, tail = name.part(0, found.start()), name.part(found.start(), len(name.text))
    return (head, tail) if head is not None and tail is not None else (None, name)


def _place_at_end(text: str, places: Iterable[str]) -> int | None:
    """Where one of ``places`` begins with which the text ends, the longest of them."""
    words = [m.start() for m in re.finditer(r"\S+", text)]
    known = {_unshortened(p) for p in places}
    return next((at for at in words[1:] if _unshortened(text[at:]) in known), None)


def _unshortened(place: str) -> str:
    """ "ST ORFONS" and "Saint-Orfons" are one place."""
    return folded(SAINT.sub(r"saint\1", place))


def common_endings(names: Sequence[str]) -> tuple[str, ...]:
    """What several schools' names end in alike, without which they are schools' names still: their communes.

    >>> common_endings(["ECOLE DU PUITS LE VAL", "ECOLE PASTEUR LE VAL", "ECOLE FERRY"])
    ('LE VAL',)
    """
    endings: Counter[str] = Counter()
    for name in names:
        words = name.split()
        endings.update(" ".join(words[at:]) for at in range(2, len(words)))
    found: dict[str, None] = {}
    for name in names:
        words = name.split()
        own = [e for at in range(2, len(words)) if endings[e := " ".join(words[at:])] > 1 and len(e) > LEAST_PLACE]
        if own:
            found[max(own, key=lambda e: (endings[e], len(e)))] = None
    return tuple(found)


def _cut_at_signs(text: str) -> Sequence[Piece]:
    pieces, start = [], 0
    marks = sorted(
        [m.span() for m in ENTRY_DASH.finditer(text)]
        + [m.span() for m in OTHER_SIGNS.finditer(text)]
        + [(m.start(), m.start() + 1) for m in DEPARTMENT_IN_BRACKETS.finditer(text)]
        + [(m.end() - 1, m.end()) for m in DEPARTMENT_IN_BRACKETS.finditer(text)]
    )
    for begin, end in [*marks, (len(text), len(text))]:
        piece = _trimmed(text, start, begin) if begin > start else None
        if piece is not None:
            pieces.append(piece)
        start = max(start, end)
    return pieces


def _trimmed(text: str, start: int, end: int) -> Piece | None:
    raw = text[start:end]
    bare = raw.strip(EDGE)
    if not bare:
        return None
    at = start + raw.index(bare)
    return Piece(bare, at, at + len(bare))
