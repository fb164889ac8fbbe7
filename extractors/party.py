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
            "coordonneespostales",
            "lieudusiege",
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
            "representantelegale",
            "ayantpourrepresentant",
            "nometprenom",
            "nometprenomdusignataire",
            "nometprenomdurepresentant",
            "nomdusignataire",
            "nomdurepresentant",
            "nomdumaire",
            "nometprenomdumaire",
            "nomdupresident",
            "nometprenomdupresident",
            "nometqualite",
            "signataire",
            "autoritesignataire",
            "personnehabilitee",
            "personnehabiliteeasigner",
            "ayantpourrepresentant",
            "representeeauxpresentespar",
            "pourlaquellesigne",
            "pourlequelsigne",
            "mandataire",
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
            "esqualites",
            "esqualitesde",
            "fonctionexercee",
        ),
    ),
    Term.REST: Label(
        "what is not read",
        (
            "ciapresdenomme",
            "ciapresdesigne",
            "ciapreslacollectivite",
            "ciapres",
            "danscequisuit",
            "nommeeplusbas",
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
    Term.ADDRESS: Label("Siège", ("siege", "sise", "sis", "situee", "situe", "siseau", "bureaux", "etablie", "etabli")),
    Term.PERSON: Label(
        "Nom", ("nomprenom", "nom", "represente", "maire", "representant", "signera", "signe", "pourelle")
    ),
    Term.QUALITY: Label("Qualité", ("qualite", "fonction", "titre", "mandat", "qualiteoumandat")),
    Term.REST: Label("Mél", ("mel", "mail", "email", "tel", "fax", "designee", "denommee", "autrepart")),
}
"""Short words, which are labels only at the beginning of a piece of print, before a colon or a value."""

NEEDS_COLON = frozenset(
    ("nom", "maire", "titre", "mandat", "signe", "pourelle", "bureaux", "mel", "mail", "tel", "fax", "representant")
)
AROUND = " :.;,-–—=_|°\n"  # what stands between a label and what it introduces
REST_OF_LABEL = re.compile(r"[^:\nA-ZÀ-Ý0-9]{0,40}:")
"""What goes on up to the colon is still the label: "Représentant(e) légal(e) :", "Adresse de la mairie :"."""

CLAUSE = re.compile(r",\s+")
WORDS_BEFORE = re.compile(
    r"(?:,?\s*\b(?:et\s+)?dont\s+)?\b(?:le\s+)?"
    r"(?:n\s?[°ºo2]|num[ée]ro|code|identifiant|d[ée]sign[ée]e?|d[ée]nomm[ée]e?|immatricul[ée]e?\s+sous\s+le)\s*(?:de\s+)?\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Said:
    """What follows a label up to the next: characters ``start`` to ``stop`` of the party's text, and the words they
    touch, line by line."""

    text: str
    start: int
    lines: tuple[Line, ...]

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(w for line in self.lines for w in line.words)


@dataclass(frozen=True)
class Party:
    """The segments that speak of one party, in reading order."""

    segments: tuple[Line, ...]

    @cached_property
    def text(self) -> str:
        """Its segments, one a line."""
        return "\n".join(s.text for s in self.segments)

    def part(self, start: int, stop: int) -> tuple[Line, ...]:
        """The words that characters ``start`` to ``stop`` of ``text`` touch, line by line."""
        lines, at = [], 0
        for segment in self.segments:
            words = words_between(segment, start - at, stop - at)
            lines += [Line(words, segment.page)] if words else []
            at += len(segment.text) + 1
        return tuple(lines)

    def said(self, term: Term) -> Said | None:
        """What stands behind the first label of ``term`` that anything stands behind; None without one."""
        return next(self.each_said(term), None)

    def each_said(self, term: Term) -> Iterator[Said]:
        """What stands behind each label of ``term``, where anything does."""
        for at, (found, _, end) in enumerate(self._hits):
            if found is not term:
                continue
            stop = self._hits[at + 1][1] if at + 1 < len(self._hits) else len(self.text)
            rest = REST_OF_LABEL.match(self.text, end, stop)
            text = self.text[rest.end() if rest else end : stop].lstrip(AROUND)
            if text.strip():
                yield Said(text.strip(), stop - len(text), self.part(stop - len(text), stop))

    @cached_property
    def _hits(self) -> tuple[tuple[Term, int, int], ...]:
        """(term, start, end) of every label, in reading order; places are characters of ``text``."""
        found, at = [], 0
        for segment in self.segments:
            found += [(term, at + hit.start, at + hit.end) for term, hit in labels_in(segment)]
            at += len(segment.text) + 1
        return tuple(sorted(found, key=lambda hit: hit[1]))


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
