"""What the lines of one party say: its running text, cut at its labels.

"SIRET n° 213…", "Siège : …", "Agissant par …" each on a line, or all in one sentence, or in a table: in every layout
what belongs to a label stands between it and the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cached_property

from extractors.labels import Label, LabelHit, find_label
from extractors.lines import words_between
from schemas.layout import Line, Word


class Term(Enum):
    """What a label introduces."""

    SIRET = auto()
    ADDRESS = auto()
    PERSON = auto()
    QUALITY = auto()
    REST = auto()  # nothing that is read


ANYWHERE: dict[Term, Label] = {
    Term.SIRET: Label(
        "SIRET", ("siret", "s1ret", "slret", "sirei", "siref", "sirel", "sirft", "sinet", "sivet", "5iret", "sjret")
    ),
    Term.ADDRESS: Label(
        "Adresse",
        (
            "adresse",
            "adressepostale",
            "adressedusiege",
            "dontladresseest",
            "dontlesiegeestsitue",
            "dontlesiegeestfixe",
            "dontlesiegeest",
            "dontlesbureauxsetrouvent",
            "dontlesbureauxsont",
            "siegesocial",
            "siegeadministratif",
            "ayantsonsiege",
            "domicilieea",
        ),
    ),
    Term.PERSON: Label(
        "Représentée par",
        (
            "representeepar",
            "representepar",
            "enlapersonnede",
            "agissantpar",
            "representantlegal",
            "ayantpourrepresentant",
            "nometprenom",
            "nometprenomdusignataire",
            "nometprenomdurepresentant",
            "nomdusignataire",
            "nomdurepresentant",
            "nometqualite",
            "signataire",
        ),
    ),
    Term.QUALITY: Label(
        "En sa qualité de",
        (
            "ensaqualitede",
            "agissantenqualitede",
            "enqualitede",
            "agissantensaqualitede",
            "qualitedusignataire",
            "entantque",
        ),
    ),
    Term.REST: Label(
        "what is not read",
        (
            "ciapresdenomme",
            "ciapresdesigne",
            "ciapreslacollectivite",
            "ciapres",
            "designeeciapres",
            "denommeeciapres",
            "dunepart",
            "dautrepart",
            "agissantenvertu",
            "dumenthabilite",
            "dumentautorise",
            "envertudeladeliberation",
            "courriel",
            "telephone",
        ),
    ),
}
AT_START: dict[Term, Label] = {
    Term.ADDRESS: Label("Siège", ("siege", "sise", "sis", "situee", "situe", "siseau", "bureaux")),
    Term.PERSON: Label("Nom", ("nomprenom", "nom", "represente", "maire", "representant")),
    Term.QUALITY: Label("Qualité", ("qualite", "fonction", "titre")),
    Term.REST: Label("Mél", ("mel", "mail", "email", "tel", "fax", "designee", "denommee", "autrepart")),
}
"""Short words, which are labels only at the beginning of a piece of print, before a colon or a value."""

NEEDS_COLON = frozenset({"nom", "maire", "titre", "bureaux", "mel", "mail", "tel", "fax", "representant"})
CLAUSE = re.compile(r",\s+")
WORDS_BEFORE = re.compile(
    r"(?:,?\s*\b(?:et\s+)?dont\s+)?\b(?:le\s+)?"
    r"(?:n\s?[°ºo2]|num[ée]ro|code|identifiant|d[ée]sign[ée]e?|d[ée]nomm[ée]e?|immatricul[ée]e?\s+sous\s+le)\s*(?:de\s+)?\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Said:
    """What follows a label up to the next: its exact text, and the words of each line that it touches."""

    text: str
    lines: tuple[Line, ...]

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(w for line in self.lines for w in line.words)


@dataclass(frozen=True)
class Party:
    """The segments that speak of one party, in reading order."""

    segments: tuple[Line, ...]

    @cached_property
    def _hits(self) -> tuple[tuple[int, Term, LabelHit], ...]:
        """(number of the segment, term, where) of every label, in reading order."""
        found = [(n, *hit) for n, segment in enumerate(self.segments) for hit in labels_in(segment)]
        return tuple(sorted(found, key=lambda h: (h[0], h[2].start)))

    def said(self, term: Term) -> Said | None:
        """What stands behind the first label of ``term`` that anything stands behind; None without one."""
        return next(self.each_said(term), None)

    def each_said(self, term: Term) -> Iterator[Said]:
        """What stands behind each label of ``term``, where anything does."""
        for at, (n, t, hit) in enumerate(self._hits):
            if t is not term:
                continue
            upto = self._hits[at + 1] if at + 1 < len(self._hits) else None
            said = self._between(n, hit, upto)
            if said.text:
                yield said

    def _between(self, n: int, hit: LabelHit, upto: tuple[int, Term, LabelHit] | None) -> Said:
        texts: list[str] = []
        lines: list[Line] = []
        last = upto[0] if upto else len(self.segments) - 1
        for number in range(n, last + 1):
            segment = self.segments[number]
            start = hit.end if number == n else 0
            stop = upto[2].start if upto and number == last else len(segment.text)
            text = segment.text[start:stop].lstrip(" :.;,-–—=_|°") if number == n else segment.text[start:stop]
            words = words_between(segment, stop - len(text), stop) if text.strip() else ()
            if words:
                texts.append(text.strip())
                lines.append(Line(words, segment.page))
        return Said(" ".join(texts), tuple(lines))


def labels_in(segment: Line) -> Iterator[tuple[Term, LabelHit]]:
    """Every term whose label stands in ``segment``."""
    for term, label in ANYWHERE.items():
        hit = find_label(segment, label)
        if hit is not None and _is_whole_word(hit):
            yield term, _with_words_before(hit)
            continue
        short = AT_START.get(term)
        hit = _short_label(segment, short) if short else None
        if hit is not None:
            yield term, hit


def _short_label(segment: Line, label: Label) -> LabelHit | None:
    """A short label at the beginning of ``segment``, or behind a comma in a running sentence."""
    for start in (0, *(m.end() for m in CLAUSE.finditer(segment.text))):
        words = words_between(segment, start, len(segment.text))
        clause = Line(words, segment.page)
        hit = find_label(clause, label, at_start=True) if words and segment.text[start:] == clause.text else None
        if hit is not None and _is_whole_word(hit) and _is_label(hit):
            return replace(hit, segment=segment, start=hit.start + start, end=hit.end + start)
    return None


def _with_words_before(hit: LabelHit) -> LabelHit:
    """ "Numéro de SIRET", "désignée ci-après" from the first word on: it ends what is said before it."""
    before = WORDS_BEFORE.search(hit.segment.text[: hit.start])
    return replace(hit, start=before.start()) if before else hit


def _is_whole_word(hit: LabelHit) -> bool:
    """Whether the label begins with a word: "sise" is no label in "grande bâtisse"."""
    return hit.start == 0 or not hit.segment.text[hit.start - 1].isalpha()


def _is_label(hit: LabelHit) -> bool:
    """Whether a short word is followed as a label is."""
    rest = hit.segment.text[hit.end :]
    if rest[:1].isalpha():
        return False
    word = hit.segment.text[hit.start : hit.end].lower().strip(" .:")
    return word not in NEEDS_COLON or not rest.strip() or rest.lstrip(" .)")[:1] in (":", "-", "–")
