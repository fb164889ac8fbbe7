"""The collectivity's name and kind: "COMMUNE DE LESPINE", "SIVU DES TROIS VALLONS"; on page 1, above the signature."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractors.found import Found
from extractors.labels import Label, find_label, folded
from extractors.parties import REGION, SIRET, collectivity_block
from extractors.sheets import Paper, observed
from schemas.draft import CollectivityKind
from schemas.layout import Line
from schemas.reading import Observation, Place

REGROUPEMENT_WORDS = (
    "syndicat",
    "sivu",
    "sivom",
    "sivos",
    "sivs",
    "communaute",
    "regroupement",
    "agglomeration",
    "metropole",
    "smix",
    "rpi",
    "epci",
)
COMMUNE_WORDS = ("commune", "ville", "mairie", "municipalite")
OTHER_LINES = Label(
    "the other lines of the parties",
    ("adresse", "representeepar", "representepar", "ensaqualitede", "ciapresdenomme", "siret", "cidessous", "siege"),
)
LABEL_BEFORE = re.compile(
    r"^\W*(?:(?:la\s+)?collectivit[ée](?:\s+(?:signataire|territoriale|payeuse))?|nom|d[ée]nomination|raison\s+sociale"
    r"|d[’']une\s+part|d[’']autre\s+part|et)\s*[:,\-–]*\s*(?=\S)",
    re.IGNORECASE,
)
TAIL = re.compile(r"[\s:;,.\-–—|]+$")
ARTICLE_BEFORE = re.compile(
    r"^(?:la|le|l[’'])\s*(?=commune|ville|syndicat|communaut|sivu|sivom|sivos|mairie)", re.IGNORECASE
)
UNFINISHED = re.compile(r"(?:\bd[eu]s?|\bd[’']|\bl[ae]s?|\bl[’']|-)\s*$", re.IGNORECASE)
REST_OF_SENTENCE = re.compile(
    r"\s*,?\s*(?:(?:ayant\s+son|dont\s+le)\s+si[èe]ge|si[èe]ge|repr[ée]sent[ée]|sis[e]?\s|domicili|identifi|immatricul|SIRET"
    r"|ci-apr[èe]s|n°|num[ée]ro|\().*$",
    re.IGNORECASE,
)


def kind_of(name: str) -> str | None:
    """The kind a name speaks of; None when it has no such word.

    >>> kind_of("COMMUNE DE LESPINE"), kind_of("SIVU des Trois Vallons"), kind_of("Jeanne Roux")
    ('commune', 'regroupement', None)
    """
    letters = folded(ARTICLE_BEFORE.sub("", name))
    if letters.startswith(REGROUPEMENT_WORDS) or any(w in letters[:30] for w in REGROUPEMENT_WORDS):
        return CollectivityKind.REGROUPEMENT.value
    return CollectivityKind.COMMUNE.value if letters.startswith(COMMUNE_WORDS) else None


def in_text(text: str) -> str | None:
    """The name that a line of the parties holds, without what stands around it.

    >>> in_text("La commune de Lespine, représentée par son maire")
    'commune de Lespine'
    """
    line = LABEL_BEFORE.sub("", text)
    name = REST_OF_SENTENCE.sub("", line)
    bare = TAIL.sub("", ARTICLE_BEFORE.sub("", name)).strip()
    if kind_of(bare) is None:
        return None
    alone = TAIL.sub("", line).strip() == TAIL.sub("", name).strip()
    return TAIL.sub("", name).strip() if alone and line[:1].isupper() else bare


def names_in(text: str) -> tuple[Found, ...]:
    """The name in the text of a zone."""
    name = in_text(text)
    return (Found(name, 0, len(text)),) if name else ()


def seen(paper: Paper) -> tuple[Observation, ...]:
    """The name in the parties and, again, above the signature on the last page."""
    return (*_in_parties(paper), *_on_closing_page(paper))


def kinds(names: Iterable[Observation]) -> tuple[Observation, ...]:
    """The kind that each look at the name speaks of."""
    return tuple(
        Observation(kind, seen.raw, seen.page, seen.box, seen.place, seen.look, seen.confidence)
        for seen in names
        if (kind := kind_of(seen.value))
    )


def _in_parties(paper: Paper) -> tuple[Observation, ...]:
    block = collectivity_block(paper)
    for at, segment in enumerate(block):
        if find_label(segment, REGION):
            continue
        name = in_text(segment.text)
        if name is None:
            continue
        segments = [segment, *_wrapped(block, at, segment)]
        text = " ".join(s.text for s in segments)
        whole = in_text(text) or name
        words = tuple(w for s in segments for w in s.words)
        return (observed(paper.sheet_of(segment), whole, text, words, Place.PARTIES),)
    return ()


def _wrapped(block: tuple[Line, ...], at: int, segment: Line) -> tuple[Line, ...]:
    """The second line of a long name: right below, and none of the other lines of the parties."""
    below = next((s for s in block[at + 1 :] if s.box.top > segment.box.middle), None)
    if below is None or find_label(segment, SIRET) or REST_OF_SENTENCE.search(segment.text):
        return ()
    if UNFINISHED.search(segment.text):
        return (below,)
    near = below.box.top - segment.box.bottom < 0.6 * segment.box.height
    plain = not any(find_label(below, label) for label in (OTHER_LINES, REGION)) and not re.search(r"[0-9]", below.text)
    short = kind_of(below.text) is None and len(below.text) < 45 and below.text.upper() == below.text
    return (below,) if near and plain and short and segment.text.upper() == segment.text else ()


def _on_closing_page(paper: Paper) -> tuple[Observation, ...]:
    sheet = paper.sheets[-1]
    looks = []
    for segment in sheet.segments:
        if segment.box.middle < 0.08 * sheet.page.height or find_label(segment, REGION):
            continue
        text = re.sub(r"^\W*pour\s+(?:la|le|l[’'])?\s*", "", segment.text, flags=re.IGNORECASE)
        name = in_text(text)
        if (
            name
            and len(name) < 90
            and len(segment.words) <= 14
            and name.split()[0][:1].isupper() | text.startswith(name)
        ):
            looks.append(observed(sheet, name, segment.text, segment.words, Place.SIGNATURE_BLOCK))
    return tuple(looks[-1:])
