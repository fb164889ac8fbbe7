"""The captions of signature blocks: "Pour la commune, le Maire", "La rectrice", "Cachet et signature"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.articles import article_of
from extractors.labels import find_label, folded
from extractors.party_terms import REGION
from extractors.patterns import UAI
from extractors.sheets import Sheet
from schemas.layout import Line

CAPTION_WORDS = 12  # at most: "Pour la rectrice de région académique et par délégation, le secrétaire général"
SHORT_CAPTION = 4  # words: "le Maire," and "pour la commune" begin small, "la Mairie." ends as a sentence does
BODY_WORDS = 9  # a line of more words is a sentence
FOR = (
    r"(?:pour|aunom|(?:(?:le|la)?signature|visa|cachet|(?:le|la)?signataire|(?:le|la)?representante?(?:legale?)?)"
    r"(?:et(?:le)?cachet)?)"
)
OURS = re.compile(
    rf"(?:{FOR}(?:pour|de|du|des)?)?(?:madame|monsieur|mme|m)?(?:la|le|l|les)?"
    r"(?:commune|ville|mairie|collectivite|maire|presidente?|vicepresidente?|syndicat|communaute|metropole|sivu|sivom"
    r"|sivos|sirp|siscolaire|adjointe?|premiere?adjointe?|etablissementpublic|epci|intercommunalite|regroupement"
    r"|conseillere?|deleguee?|structure|beneficiaire|cocontractante?)(?!ment).*"
)
THEIRS = re.compile(
    rf"(?:{FOR}(?:pour|de|du|des)?)?(?:madame|monsieur|mme|m)?(?:la|le|l|les)?"
    r"(?:etat|academie|autorite(?:academique|administrative)|administration|ministere|ministre|educationnationale"
    r"|representante?deletat|prefete?|prefecture|dasen|iadasen|dsden|directeuracademique|directriceacademique"
    r"|inspecteurdacademie|inspectricedacademie|inspecteuracademique|inspectriceacademique|inspectionacademique"
    r"|direction(?:academique|desservices)|delegationacademique|delegationregionale|servicesdeletat"
    r"|secretairegenerale?de(?:lacademie|region))(?!ment).*"
)
OFFICE = re.compile(r"\b(?:maire|pr[ée]sidente?|adjointe?|maire-adjointe?)\b", re.IGNORECASE)
OFFICE_WORDS = 8  # at most: "Monsieur Jean-Paul Exemple du Bois, Président délégué"
AMOUNT = re.compile(r"[0-9]{2}\s?(?:€|euros?\b)", re.IGNORECASE)  # scribbles are read as "1€" and "1&"
ASKS = re.compile(
    r".*(?:signatures?|cachet|luetapprouve|bonpouraccord|bonpourengagement|tampon|nometqualite|nomqualite|nomprenom)\W*.*"
)


def is_theirs(segment: Line) -> bool:
    """Whether ``segment`` may caption the region's block."""
    if len(segment.words) > CAPTION_WORDS:
        return False
    return find_label(segment, REGION) is not None or THEIRS.fullmatch(folded(segment.text)) is not None


def is_ours(segment: Line) -> bool:
    """Whether ``segment`` may caption the collectivity's block."""
    words = len(segment.words)
    captions = words <= CAPTION_WORDS and OURS.fullmatch(folded(segment.text)) is not None
    return captions or (words <= OFFICE_WORDS and OFFICE.search(segment.text) is not None)


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
    many = len(theirs) + len(ours) > 2
    return many or any(speaks_for(s) for s in (*theirs, *ours)) or any(asks_to_sign(s) for s in area)


def speaks_for(segment: Line) -> bool:
    """ "Pour la commune", "Au nom de l'État"."""
    return folded(segment.text).startswith(("pour", "aunom"))


def is_signed_at_all(sheet: Sheet) -> bool:
    """Whether anything at the end of the page captions a signature: a page whose closing was not understood. A page
    without one ends as a page in the middle does."""
    area = [s for s in tail(sheet) if not is_of_text(s)]
    return any(is_theirs(s) or is_ours(s) or asks_to_sign(s) for s in area)


def is_of_text(segment: Line) -> bool:
    """Whether the line ends a sentence, or stands in the middle of one, or tells an amount."""
    if len(segment.words) <= SHORT_CAPTION:
        return False
    text = segment.text.strip()
    return text.endswith((".", ";")) or text[:1].islower() or _is_of_list(segment)


def tail(sheet: Sheet) -> Sequence[Line]:
    """The end of the page: what stands below its last article heading, its last paragraph and its last school."""
    segments = sheet.segments
    long = [s for s in segments if len(s.words) > BODY_WORDS]
    body = [i for i, s in enumerate(segments) if _is_body(s, long) or article_of(s) is not None or _is_of_list(s)]
    return _without_end_of_paragraph(segments, body[-1]) if body else segments


def _without_end_of_paragraph(segments: Sequence[Line], last: int) -> Sequence[Line]:
    """The segments behind number ``last``, without the short line that ends its paragraph."""
    box = segments[last].box
    rest = segments[last + 1 :]
    follows = rest and rest[0].box.top - box.bottom < box.height and abs(rest[0].box.x0 - box.x0) < box.height
    return rest[1:] if follows and rest[0].text.rstrip().endswith((".", ";")) else rest


def _is_of_list(segment: Line) -> bool:
    """Whether the line lists a school, or says what is to be paid."""
    return UAI.search(segment.text) is not None or AMOUNT.search(segment.text) is not None


def _is_body(segment: Line, long: Sequence[Line]) -> bool:
    """A line of a paragraph: many words, and another such line near it."""
    if len(segment.words) <= BODY_WORDS:
        return False
    box = segment.box
    return any(s is not segment and abs(s.box.middle - box.middle) < 2 * box.height for s in long)
