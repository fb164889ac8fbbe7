"""The captions of signature blocks: "Pour la commune, le Maire", "La rectrice", "Cachet et signature"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.articles import article_of
from extractors.labels import find_label, folded
from extractors.parties import REGION
from extractors.sheets import Sheet
from schemas.layout import Line

CAPTION_WORDS = 12  # at most: "Pour la rectrice de région académique et par délégation, le secrétaire général"
BODY_WORDS = 9  # a line of more words is a sentence
OURS = re.compile(
    r"(?:pour)?(?:la|le|l)?(?:commune|ville|mairie|collectivite|maire|presidente?|syndicat|communaute|sivu|sivom|sivos|sirp"
    r"|adjointe?|premiere?adjointe?|etablissementpublic|intercommunalite|regroupement|conseillere?)(?!ment).*"
)
ASKS = re.compile(r".*(?:signatures?|cachet|luetapprouve|bonpouraccord|tampon)\W*.*")


def is_theirs(segment: Line) -> bool:
    """Whether ``segment`` may caption the region's block."""
    return len(segment.words) <= CAPTION_WORDS and find_label(segment, REGION) is not None


def is_ours(segment: Line) -> bool:
    """Whether ``segment`` may caption the collectivity's block."""
    return len(segment.words) <= CAPTION_WORDS and OURS.fullmatch(folded(segment.text)) is not None


def asks_to_sign(segment: Line) -> bool:
    """ "Cachet et signature", "Lu et approuvé"."""
    return len(segment.words) <= CAPTION_WORDS and ASKS.fullmatch(folded(segment.text)) is not None


def has_both_captions(sheet: Sheet) -> bool:
    """Whether the page ends with a caption for each party and nothing but captions, names and marks: a page that is
    signed, whatever its closing says or hides."""
    area = tail(sheet)
    theirs = [s for s in area if is_theirs(s)]
    ours = [s for s in area if is_ours(s) and not is_theirs(s)]
    if not theirs or not ours:
        return False
    said = [folded(s.text) for s in (*theirs, *ours)]
    return any(text.startswith("pour") for text in said) or any(asks_to_sign(s) for s in area) or len(said) > 2


def tail(sheet: Sheet) -> Sequence[Line]:
    """The end of the page: what stands below its last article heading and its last paragraph."""
    segments = sheet.segments
    body = [i for i, s in enumerate(segments) if _is_body(s, segments) or article_of(s) is not None]
    return _without_end_of_paragraph(segments, body[-1]) if body else segments


def _without_end_of_paragraph(segments: Sequence[Line], last: int) -> Sequence[Line]:
    """The segments behind number ``last``, without the short line that ends its paragraph."""
    box = segments[last].box
    rest = segments[last + 1 :]
    follows = rest and rest[0].box.top - box.bottom < box.height and abs(rest[0].box.x0 - box.x0) < box.height
    return rest[1:] if follows and rest[0].text.rstrip().endswith((".", ";")) else rest


def _is_body(segment: Line, segments: Sequence[Line]) -> bool:
    """A line of a paragraph: many words, and not alone."""
    if len(segment.words) <= BODY_WORDS:
        return False
    near = [
        s
        for s in segments
        if s is not segment
        and abs(s.box.middle - segment.box.middle) < 2 * segment.box.height
        and len(s.words) > BODY_WORDS
    ]
    return bool(near)
