"""One school's words → pieces: cut at signs and at what introduces a part ("ville :", "sise à", "dépt 34")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from extractors.labels import folded
from extractors.patterns import ENTRY_DASH
from extractors.school_list.head_words import HEADERS, LIKE_A_HEAD, SHORT_HEAD
from schemas.draft import SchoolPart

LINE_END_HYPHEN = "\u2011"
"""Stands for the hyphen of a name that goes on in the next line."""

DEPARTMENT_NUMBER = r"(?:0?[0-9]{2}|97[0-9]|0?2[ABab])"
EDGE = " \t\n,;:.•●▪*·–—-_|()[]«»→>/=□■◦✓\x00\uf0a7\uf0b7"
BRACKETED = re.compile(rf"[(\[]\s*({DEPARTMENT_NUMBER})\s*[)\]]")
OTHER_SIGNS = re.compile(r"\s*[:;,|•●\[\]]\s*|\s+[·*>→]+\s+|\s+[àaÀ]\s+(?=[A-ZÀ-Ý])|\(\s*|\s*\)")

# "UAI :", "code RNE n°": says nothing but what the number beside is
UAI_LABELS = re.compile(
    r"(?<![^\W_])(?:(?:code|n\s?[°o]|num[ée]ro)\s*)*(?:[UV]AI|U\.A\.I\.?|RNE)(?![^\W_])\s*(?:n\s?°)?", re.IGNORECASE
)

# "dépt 34", "département de l'Hérault"; not the bare word in a sentence
DEPARTMENT_LABEL = re.compile(
    rf"(?<![^\W_])d[ée]?p(?:artemen?t|t|\.)?\.?\s*(?:n\s?[°o]\s*|d[eu]s?\s(?:la\s|l['’])?|d['’]\s?)?:?\s*"
    rf"(?={DEPARTMENT_NUMBER}(?!\w)|[A-ZÀ-Ý])",
    re.IGNORECASE,
)

# "sise à Valbrune", "située sur la commune de Valbrune", "commune de Valbrune": what follows is the commune
SITED = re.compile(
    r"""
    (?<![^\W_])(?:
        (?:sis|situ[ée]|implant[ée]|localis[ée]|rattach[ée]|domicili[ée])(?:e|s|es)?
        (?:\s+(?:[àa]|au|aux|en|dans|sur|de))?(?:\s+(?:la\s+)?(?:commune|ville)\s+(?:de|du|des|d['’]))?
      | (?:commune|ville|mairie)\s+(?:de|du|des|d['’])
    )\s*(?=(?:l[ae]s?\s+|l['’])?[A-ZÀ-Ý])
    """,
    re.VERBOSE | re.IGNORECASE,
)

# "ville :", "Nom de l'école :", behind a sign or at the beginning
FIELD_LABEL = re.compile(r"(?:^\W*|(?<=[;,:|()\[\]•\n–—.]))\s*(?P<label>[^\W\d_][^;,:|()\[\]•\n]{0,34}?)\s*:")

# "34990 VALBRUNE": the commune with its postal code
POSTAL = re.compile(r"^(?:[0-9]{5}|[0-9]{2}\s[0-9]{3})\s+(?=[^\W\d_])")

# "concerne l'école du Puits", "et la maternelle Pasteur": a sentence before the school's name
SPOKEN = re.compile(
    r"^(?=.*\b[a-zà-ÿ]).{0,120}?(?:\b[dl]['’]|\bla\s|\ble\s|\bet\s|\bune?\s)(?=(?:[ée]cole|maternelle|groupe)\b)"
)

# "école dite ECOLE DU PUITS", "l'école dénommée « École du Puits »": words that introduce the name
CALLED = re.compile(
    r"^(?:l['’]\s?)?[ée](?:cole|tablissement)\s+(?:dite?|(?:d[ée])?nomm[ée]e?|appel[ée]e?|intitul[ée]e?|d[ée]sign[ée]e?)"
    r"(?:\s+comme)?\s+\W{0,3}(?=[^\W\d_]{2})",
    re.IGNORECASE,
)

# "à VALBRUNE": the commune behind a comma
AT = re.compile(r"^[àaÀ]\s+(?=(?:l[aes]{1,2}\s+|l['’])?[A-ZÀ-Ý])")

# what is read for a bullet before a school's words
NOISE = re.compile(
    r"^(?:(?!(?i:l[ae])\b)[^\w\s]*[^\W\d_]{0,2}[^\w\s]*\s+){1,2}(?=(?i:[ée]cole|maternelle|groupe)(?![^\W_]))(?<=\s)"
)


# the same without white between: "V/ÆECOLE ELEMENTAIRE"
NOISE_GLUED = re.compile(r"^\w{0,2}[^\w\s'’]{1,2}\w{0,2}(?=(?:[ÉEée]cole|[ÉE]COLE|MATERNELLE|GROUPE)(?![^\W_]))")

# a bullet of the next piece, behind a name in capitals: "ECOLE JULES FERRY e"
NOISE_BEHIND = re.compile(r"(?<=[A-ZÀ-Ý]{2})\s+[a-z°©®]$")


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters ``start`` to ``end`` of the entry's text; ``said``: the part that a label before it names."""

    text: str
    start: int
    end: int
    said: SchoolPart | None = None

    def part(self, start: int, end: int) -> Piece | None:
        """The characters ``start`` to ``end`` of this piece, without signs at the edges."""
        cut = _trimmed(self.text, start, end)
        return Piece(cut.text, self.start + cut.start, self.start + cut.end) if cut else None

    def to(self, other: Piece, text: str) -> Piece:
        """From this piece to the end of ``other``."""
        return Piece(text[self.start : other.end], self.start, other.end, self.said)

    @property
    def value(self) -> str:
        """The text with a name that is cut at the end of a line whole again."""
        return self.text.replace(f"{LINE_END_HYPHEN}\n", "-").replace(f"{LINE_END_HYPHEN} ", "-").replace("\n", " ")


@lru_cache(maxsize=512)
def label_of(words: str) -> tuple[bool, SchoolPart | None]:
    """Whether the words are those of a label or a column's head, and of what.

    >>> label_of("Nom de l'école"), label_of("Ville"), label_of("LES TILLEULS")
    ((True, <SchoolPart.NAME: 'name'>), (True, <SchoolPart.COMMUNE: 'commune'>), (False, None))
    """
    letters = folded(words)
    for part, names in HEADERS.items():
        if letters in names:
            return True, part
    for part, names in HEADERS.items():
        longer = [n for n in names if len(n) > SHORT_HEAD]
        if len(letters) > SHORT_HEAD and process.extractOne(
            letters, longer, scorer=fuzz.ratio, score_cutoff=LIKE_A_HEAD
        ):
            return True, part
    return False, None


def text_to_pieces(text: str, cut: int | None = None) -> list[Piece]:
    """The pieces of ``text``; ``cut``: where a row break is a sign, too."""
    said: list[tuple[int, SchoolPart | None]] = []
    plain = UAI_LABELS.sub(lambda m: ";" * len(m[0]), text)
    for pattern, part in ((DEPARTMENT_LABEL, SchoolPart.DEPARTMENT), (SITED, SchoolPart.COMMUNE)):
        for m in list(pattern.finditer(plain)):
            plain = _blanked(plain, m.start(), m.end())
            said.append((m.end(), part))
    for m in list(FIELD_LABEL.finditer(plain)):
        is_label, named = label_of(m["label"])
        if is_label:
            plain = _blanked(plain, m.start("label"), m.end())
            said.append((m.end(), named))
    if cut is not None:
        plain = _blanked(plain, cut, cut + 1)
    return [_named(_clean(piece), said) for piece in _cut_at_signs(plain) if _speaks(piece.text)]


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + ";" * (end - start) + text[end:]


def _named(piece: Piece, said: Sequence[tuple[int, SchoolPart | None]]) -> Piece:
    """The piece with the part that the label right before it names."""
    part = next((p for at, p in said if at <= piece.start <= at + 3), None)
    return Piece(piece.text, piece.start, piece.end, part) if part else piece


def _clean(piece: Piece) -> Piece:
    if behind := NOISE_BEHIND.search(piece.text):
        piece = piece.part(0, behind.start()) or piece
    for introduced in (CALLED, AT):
        if found := introduced.match(piece.text):
            piece = piece.part(found.end(), len(piece.text)) or piece
    before = (
        NOISE.match(piece.text) or NOISE_GLUED.match(piece.text) or POSTAL.match(piece.text) or SPOKEN.match(piece.text)
    )
    return piece.part(before.end(), len(piece.text)) or piece if before else piece


def _speaks(text: str) -> bool:
    """Whether it is more than joining words: a name has a capital, a département digits."""
    return any(c.isupper() or c.isdigit() for c in text)


def _cut_at_signs(text: str) -> Iterator[Piece]:
    start = 0
    marks = sorted(
        [m.span() for m in ENTRY_DASH.finditer(text)]
        + [m.span() for m in OTHER_SIGNS.finditer(text)]
        + [(m.start(), m.start() + 1) for m in BRACKETED.finditer(text)]
        + [(m.end() - 1, m.end()) for m in BRACKETED.finditer(text)]
    )
    for begin, end in [*marks, (len(text), len(text))]:
        piece = _trimmed(text, start, begin) if begin > start else None
        if piece is not None:
            yield piece
        start = max(start, end)


def _trimmed(text: str, start: int, end: int) -> Piece | None:
    raw = text[start:end]
    bare = raw.strip(EDGE)
    if not bare:
        return None
    at = start + raw.index(bare)
    return Piece(bare, at, at + len(bare))
