"""One school's words → commune, département, name. Parted by what they say, because every layout orders them anew."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from extractors.labels import folded
from extractors.patterns import BULLET, DEPARTMENT, TAIL_DEPARTMENT
from extractors.school_list.head_words import HEADS
from extractors.school_list.signs import DEPARTMENT_NUMBER, EDGE, LINE_END_HYPHEN, Piece, text_to_pieces
from schemas.departments import code_of
from schemas.draft import SchoolPart

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
SEVERAL = re.compile(r"\W*(?:les\s+)?(?:[ée]coles|[ée]tablissements?(?:\(s\))?|liste)(?![^\W_])", re.IGNORECASE)
NEXT_ENTRY = re.compile(rf"\s*(?:[-–—~_/|]+\s*|\(){DEPARTMENT_NUMBER}\)?\s*[-–—~_/|]+\s*")
NUMBERING = re.compile(r"^\s*(?:\(?[0-9]{1,2}\s?[.)°]|[a-z]\s?[.)/]|[0-9]\s[-–—](?=\s)|[oOQ0©®](?=\s+[A-ZÀ-Ý0-9]))\s+")
NEXT_NUMBER = re.compile(r"\s(?:[0-9]{1,2}|[a-z])$")  # more likely that of the next row than the name's own
LINK = re.compile(r"(?<![^\W_])(?:de|du|des|la|[dl][’'])\s*$", re.IGNORECASE)  # what follows belongs to the name
SAINT = re.compile(r"(?<![^\W_])st(e?)(?=[\s\-])", re.IGNORECASE)
LONGEST_PIECE = 64  # characters; a longer one is more than a name
LONGEST_COMMUNE = 50
MOST_BREAKS = 5  # rows of one entry
KNOWN_PLACE = 0.25  # of the score: between two ways to read an entry, the one with a commune named elsewhere


@dataclass(frozen=True, slots=True)
class Entry:
    """``spare``: how many pieces were left over; ``known``: whether the paper names the commune elsewhere, too."""

    commune: Piece | None = None
    department: Piece | None = None
    name: Piece | None = None
    spare: int = 0
    known: bool = False

    @property
    def score(self) -> float:
        """How much like a school's entry it is; 5 for a school's name, a commune and a département, no more."""
        name = self.name is not None and names_a_school(self.name.text) and len(self.name.text) <= LONGEST_PIECE
        commune = self.commune is not None and is_like_a_commune(self.commune.text)
        score = 2.0 * name + 1.5 * commune + 1.5 * (self.department is not None) - 0.5 * self.spare
        score += KNOWN_PLACE * self.known
        for piece in (self.name, self.commune):
            score -= piece is not None and len(piece.text) > LONGEST_PIECE
            score -= KNOWN_PLACE * (piece is not None and NEXT_NUMBER.search(piece.text) is not None)
        return score


def names_a_school(text: str) -> bool:
    """Whether the words are those of a school's name.

    >>> names_a_school("E.E.PU LES TILLEULS"), names_a_school("VALBRUNE"), names_a_school("Écoles concernées")
    (True, False, False)
    """
    letters = folded(SEVERAL.sub("", text, 1) if SEVERAL.match(text) else text)
    return letters.startswith(SCHOOL_WORDS) or any(w in letters for w in SCHOOL_WORDS[:FREE_WORDS])


def begins_school(text: str) -> bool:
    """Whether the text begins with a school's words, bullets aside.

    >>> begins_school("- 1) Ecole Jules Ferry"), begins_school("VALBRUNE, école")
    (True, False)
    """
    bare = NUMBERING.sub("", BULLET.sub("", text, 1) if BULLET.match(text) else text)
    return SEVERAL.match(bare) is None and folded(bare).startswith(SCHOOL_WORDS)


def is_like_a_commune(text: str) -> bool:
    """Whether the words may be a commune's name.

    >>> is_like_a_commune("L'Isle-en-Dodon"), is_like_a_commune("12 rue du Puits"), is_like_a_commune("école du Puits")
    (True, False, False)
    """
    letters = folded(text)
    if names_a_school(text) or letters in HEADS:
        return False
    return len(letters) > 1 and letters.isalpha() and text[:1].isupper() and len(text) < LONGEST_COMMUNE


def text_to_entry(text: str, places: Iterable[str] = ()) -> Entry:
    """The parts of one entry of running text, its UAI already cut out. ``places``: communes the paper names elsewhere.
    Where a new line (``\\n``) is the only sign between the name and the commune, it is one.

    >>> e = text_to_entry("VALBRUNE - 34 - ECOLE LES TILLEULS -")
    >>> e.commune.text, e.department.text, e.name.text
    ('VALBRUNE', '34', 'ECOLE LES TILLEULS')
    >>> e = text_to_entry("UAI ECOLE LES TILLEULS VALBRUNE 34", ["VALBRUNE"])
    >>> e.commune.text, e.department.text, e.name.text
    ('VALBRUNE', '34', 'ECOLE LES TILLEULS')
    >>> e = text_to_entry("1° École : ECOLE LES\\nTILLEULS\\nLE VAL, dépt 34 - n° UAI ;")
    >>> e.commune.text, e.department.text, e.name.value
    ('LE VAL', '34', 'ECOLE LES TILLEULS')
    """
    if numbered := NUMBERING.match(text):
        text = " " * numbered.end() + text[numbered.end() :]
    places = tuple(places)
    best = pieces_to_entry(text_to_pieces(text), places, text)
    breaks = [m.start() for m in re.finditer(r"(?<=[^\s" + LINE_END_HYPHEN + r"])\n(?=\S)", text)][-MOST_BREAKS:]
    for cut in reversed(breaks):
        entry = pieces_to_entry(text_to_pieces(text, cut), places, text)
        if entry.score > best.score:
            best = entry
    return best


def pieces_to_entry(pieces: Iterable[Piece], places: Iterable[str] = (), text: str = "") -> Entry:
    """Cells or pieces of ``text``, each told by its label, by its words or by where it stands: a département, a
    school's name, and of what is left the commune."""
    places = tuple(places)
    left = [p for p in pieces if len(folded(p.text)) > 1 or folded(p.text).isalpha()]
    department = _taken(left, lambda p: DEPARTMENT.match(p.text.strip(EDGE)) is not None, SchoolPart.DEPARTMENT)
    at = left.index(department) if department else None
    name = _taken(left, lambda p: names_a_school(p.text), SchoolPart.NAME)
    commune = next((p for p in left if p.said is SchoolPart.COMMUNE), None)
    others = [p for p in left if p not in (department, name, commune)]
    likely = [p for p in others if is_like_a_commune(p.text)]
    if department is None and len(likely) + (commune is not None) > 1:
        department = next((p for p in reversed(likely) if code_of(p.text)), None)
        at = left.index(department) if department else None
        likely = [p for p in likely if p is not department]
    commune = commune or _likeliest(likely, left, at, places)
    others = [p for p in others if p not in (department, commune)]
    if commune is None and department is None:
        for p in others:
            if found := TAIL_DEPARTMENT.match(p.text):
                commune, department = p.part(*found.span("commune")), p.part(*found.span("department"))
                others.remove(p)
                break
    if name is None and commune is not None and others:
        name = others.pop(0)
    elif name is not None and text:
        name, others = _continued(name, others, left, text)
    return _parted(Entry(commune, department, name, len(others)), places)


def _taken(pieces: Sequence[Piece], fits: Callable[[Piece], bool], part: SchoolPart) -> Piece | None:
    """The first piece that is labelled as ``part`` and fits, else the first without a label that fits."""
    fitting = [p for p in pieces if p.said in (None, part) and fits(p)]
    return next((p for p in fitting if p.said is part), fitting[0] if fitting else None)


def _likeliest(likely: Sequence[Piece], every: Sequence[Piece], at: int | None, places: Sequence[str]) -> Piece | None:
    """The commune: one that the paper names elsewhere, one beside the département (piece ``at``), the first."""
    known = [p for p in likely if is_known_place(p.text, places)]
    beside = [p for i in ((at - 1, at + 1) if at else (1,)) for p in likely if at is not None and p in every[i : i + 1]]
    return next(iter([*known, *beside, *likely]), None)


def is_known_place(text: str, places: Iterable[str]) -> bool:
    """Whether it is one of ``places``, however saints are shortened."""
    return _unshortened(text) in {_unshortened(p) for p in places}


def _continued(name: Piece, others: Sequence[Piece], every: Sequence[Piece], text: str) -> tuple[Piece, list[Piece]]:
    """A name that goes on behind a sign: "Ecole primaire - Les Tilleuls"."""
    rest = list(others)
    after = every.index(name) + 1
    while after < len(every) and every[after] in rest and is_like_a_commune(every[after].text):
        rest.remove(every[after])
        name = name.to(every[after], text)
        after += 1
    return name, rest


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
    return Entry(commune, department, name, entry.spare, commune is not None and is_known_place(commune.value, places))


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
