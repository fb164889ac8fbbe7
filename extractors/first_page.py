"""How much speaks for the first page of a convention: the title, the parties, what they agree on.

No single cue decides, for each may be worded otherwise, misread or hidden by a stamp: they are weighed together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.labels import Label, find_label, find_labels, folded
from extractors.page_number import PageNumber
from extractors.party import Term, labels_in
from extractors.party_terms import AGREED, PREAMBLE, REGION
from extractors.patterns import POSTAL_CODE, SCHOOL_YEAR, SIRET
from extractors.sheets import Sheet
from schemas.formats import siret
from schemas.layout import Line

TITLE = Label(
    "Convention",
    (
        "convention",
        "projetdeconvention",
        "conventiondepartenariat",
        "conventionrelative",
        "conventionn",
        "accorddepartenariat",
        "protocoledaccord",
        "protocoledepartenariat",
        "contratdepartenariat",
        "avenantalaconvention",
    ),
)
SUBJECT = Label(
    "environnement numérique de travail",
    (
        "environnementnumeriquedetravail",
        "espacenumeriquedetravail",
        "entecole",
        "ent1erdegre",
        "ent1d",
        "entpremierdegre",
    ),
)
SUBJECT_SIGLE = re.compile(r"\bE\.?N\.?T\b")
TITLE_WITHIN = 0.5  # of a page's height
RUNNING_TITLE = 0.055  # of a page's height: above stands what is repeated on each page
TITLE_WORDS = 14  # at most; a sentence that begins with "Convention" is longer
OPENING_WORDS = 10  # of "La présente convention est conclue entre :"
SENTENCE_END = (".", ";", ",")
OPENS = re.compile(
    r"(?:lapresenteconventionest|ilestconclu.{0,24}|conventionest|convention)?"
    r"(?:conclue|passee|signee|etablie)?entre(?!tien|r).{0,40}"
    r"|(?:entre|par)?(?:l[ea]s)?(?:deux)?(?:soussignee?s?|signataires|parties|contractants|partenaires)"
    r"(?:(?:ci|suivant|designe|nomme|enumere|contractant|signataire|soussigne|dela|dunepart).{0,24})?"
    r"|(?:designation|identification|identite|presentation|liste)des(?:parties|signataires|cocontractants).{0,12}"
    r"|dunepart|ilaeteconvenuentre.{0,30}"
)
AND = re.compile(r"et|etdautrepart|dautrepart|dunepart(?:et)?|dunepartet.*")
NUMBERED = re.compile(r"\(?([12])\s?(?:[°).]|er\b)")  # "1° Commune de …", "(2) Région académique"
CALLED = re.compile(
    r"ciapres|(?:de)?nommee?s?(?:plusbas|cidessous|cidessus)?(?:la|le|l)(?:collectivite|commune|rectorat|region.{0,10}|etat)$"
    r"|denommee?|designee?|danscequisuit|l[ae](?:collectivite|regionacademique)$"
)


def speaks_of_subject(segments: Sequence[Line]) -> bool:
    """Whether the environment for schools is named."""
    return bool(find_labels(segments, SUBJECT)) or any(SUBJECT_SIGLE.search(s.text) for s in segments)


def top_of(sheet: Sheet) -> Sequence[Line]:
    """The upper half of the page, without what is repeated on each."""
    height = sheet.page.height
    return [s for s in sheet.segments if RUNNING_TITLE * height < s.box.middle < TITLE_WITHIN * height]


def is_titled(sheet: Sheet) -> bool:
    """Whether "Convention …" stands as a title."""
    return any(_begins_large(s) and find_label(s, TITLE, at_start=True) for s in top_of(sheet))


def _begins_large(segment: Line) -> bool:
    """Whether a line of few words begins with a capital: no line in the middle of a sentence."""
    first = next((c for c in segment.text if c.isalpha()), "")
    return len(segment.words) <= TITLE_WORDS and first.isupper()


def is_opened(sheet: Sheet) -> bool:
    """ "Entre les soussignés :", "La présente convention est conclue entre :", "Signataires"."""
    return any(
        len(s.words) <= OPENING_WORDS and not s.text.rstrip().endswith(SENTENCE_END) and OPENS.fullmatch(folded(s.text))
        for s in sheet.segments
    )


def first_score(sheet: Sheet, number: PageNumber | None, articles: Sequence[int]) -> int:
    """Points for what only a first page has."""
    segments, top = sheet.segments, top_of(sheet)
    terms = {term for s in segments for term, _ in labels_in(s)}
    letters = [folded(s.text) for s in segments]
    agreed = any(re.fullmatch(PREAMBLE, text) for text in letters) or bool(find_labels(segments, AGREED))
    points = (
        (2, is_titled(sheet)),
        (2, is_opened(sheet)),
        (1, any(SCHOOL_YEAR.search(s.text) for s in top)),
        (1, speaks_of_subject(top)),
        (1, any(AND.fullmatch(text) for text in letters) or _numbers_parties(top)),
        (2, shows_siret(sheet)),
        (2, Term.PERSON in terms),
        (1, Term.ADDRESS in terms or any(POSTAL_CODE.search(s.text) for s in segments)),
        (1, any(CALLED.search(text) for text in letters)),
        (1, bool(find_labels(top, REGION))),
        (2, agreed),
        (1, min(articles, default=0) == 1),
        (2, number is not None and number.page == 1),
    )
    against = 3 * (number is not None and number.page > 1 and number.of > 0)
    return sum(weight for weight, holds in points if holds) - against


def _numbers_parties(top: Sequence[Line]) -> bool:
    numbers = {m[1] for s in top if (m := NUMBERED.match(s.text))}
    return numbers == {"1", "2"}


def shows_siret(sheet: Sheet) -> bool:
    """Whether a valid SIRET stands on the page, or the label of one."""
    segments = sheet.segments
    labelled = any(term is Term.SIRET for s in segments for term, _ in labels_in(s))
    return labelled or any(siret.is_valid(m[0]) for s in segments for m in SIRET.finditer(s.text))
