"""Who signs for the collectivity, and as what: on page 1, and again above the signature."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.fields.closing import closing_of
from extractors.found import Found
from extractors.labels import Label, LabelHit, find_label, folded
from extractors.lines import words_between
from extractors.parties import REGION, REPRESENTED, collectivity_block
from extractors.patterns import CIVILITY
from extractors.sheets import Paper, Sheet, observed
from schemas.layout import Line, Word
from schemas.reading import Observation, Place

QUALITY = Label(
    "En sa qualité de",
    (
        "ensaqualitede",
        "agissantenqualitede",
        "enqualitede",
        "agissantensaqualitede",
        "qualite",
        "fonction",
        "qualitedusignataire",
    ),
)
PERSON = Label(
    "the signatory's label",
    (*REPRESENTED.forms, "signataire", "nometprenom", "nomdusignataire", "nomprenom", "nometqualite"),
)
TITLE = re.compile(
    r"""(?:,\s*|\s+|^)(?:en\s+(?:sa\s+)?qualit[ée]\s+de\s*:?\s*|agissant\s+en\s+(?:sa\s+)?qualit[ée]\s+de\s*:?\s*)?
    (?P<title>(?:(?:\d\s?[a-zèe]*|premi[èe]re?|deuxi[èe]me|troisi[èe]me|1er|1[èe]re)\s+)?
      (?:maire|pr[ée]sidente?|vice[\s-]*pr[ée]sidente?|adjointe?|conseill[eè]re?|directeur|directrice|d[ée]l[ée]gu[ée]e?
        |secr[ée]taire|\d[eè]me\s+adjointe?)\b.*)$""",
    re.VERBOSE | re.IGNORECASE,
)
TITLE_FIRST = re.compile(
    r"^\W*(?:son|sa)\s+(?P<title>maire|pr[ée]sidente?)(?:\s+en\s+exercice)?\s*,?\s*", re.IGNORECASE
)
PARTICLES = frozenset(
    (
        "de",
        "du",
        "des",
        "d",
        "le",
        "la",
        "les",
        "l",
        "van",
        "von",
        "der",
        "di",
        "da",
        "dos",
        "el",
        "ep",
        "epouse",
        "nee",
    )
)
AGAIN = re.compile(r"^\W*repr[ée]sent[ée]e?(?:\(e\))?\s+par\s*:?\s*", re.IGNORECASE)
EDGE = " :,;.-–—_|°"
ELISION = re.compile(r"^(?:l[ea]\s+|l[’'])(?=\w)", re.IGNORECASE)
BLOCK_BELOW = 130.0  # points: how far below the party's name its signatory's name and title may stand


def names_in(text: str) -> tuple[Found, ...]:
    """The person's name in the text of a zone, with or without the label before it.

    >>> [f.value for f in names_in("représentée par son Maire, Odile Vernay")]
    ['Odile Vernay']
    """
    again = AGAIN.match(text)
    start = again.end() if again else 0
    found = name_in(text[start:])
    return (Found(found[0], start + found[1], start + found[2]),) if found else ()


def titles_in(text: str) -> tuple[Found, ...]:
    """The title in the text of a zone."""
    found = title_in(text.strip(EDGE))
    return (Found(ELISION.sub("", found[0]), 0, len(text)),) if found else ()


def title_in(text: str) -> tuple[str, int, int] | None:
    """The title that ends ``text``, and where.

    >>> title_in("Madame Odile Vernay, Maire")
    ('Maire', 21, 26)
    """
    first = TITLE_FIRST.match(text)
    if first:
        return first["title"], *first.span("title")
    found = TITLE.search(text)
    if not found:
        return None
    title = re.split(
        r"\s*[,;]?\s*(?:ci-apr[èe]s|dûment|agissant|d[’']une\s+part|d[’']autre|habilit|autoris)", found["title"]
    )[0]
    title = title.strip(EDGE)
    return (title, found.start("title"), found.start("title") + len(title)) if title else None


def name_in(text: str) -> tuple[str, int, int] | None:
    """The person's name in what follows "Représenté(e) par": no civility, no title.

    >>> name_in("Madame Odile Vernay, Maire")
    ('Odile Vernay', 7, 19)
    """
    first = TITLE_FIRST.match(text)
    start = first.end() if first else 0
    found = TITLE.search(text, start)
    upto = found.start() if found else len(text)
    cut = re.search(r",|\(|\ben\s+(?:sa\s+)?qualit|\bagissant|\bci-apr|\bd[ûu]ment", text[start:upto])
    upto = start + cut.start() if cut else upto
    head = text[:upto]
    while True:
        civility = CIVILITY.match(head[start:].lstrip(EDGE))
        skipped = len(head[start:]) - len(head[start:].lstrip(EDGE))
        if not civility or not civility[0]:
            break
        start += skipped + civility.end()
    name = head[start:].strip(EDGE)
    if not name or len(name) > 60 or not _is_a_name(name):
        return None
    at = text.index(name, start)
    return name, at, at + len(name)


def _is_a_name(text: str) -> bool:
    """Whether every word begins with a capital, particles aside, and one has two letters: "son autorité" is no name."""
    words = [w for w in re.split(r"[\s\-]+", text) if folded(w) and folded(w) not in PARTICLES]
    capitals = all(re.sub(r"^(?:[ldLD]['’])?\W*", "", w)[:1].isupper() for w in words)
    return bool(words) and capitals and any(len(folded(w)) >= 2 for w in words)


def seen(paper: Paper) -> tuple[tuple[Observation, ...], tuple[Observation, ...]]:
    """Every look at the signatory's name, and every look at the title."""
    names, titles = _in_part(paper, collectivity_block(paper), Place.PARTIES)
    last_names, last_titles = _in_part(paper, _signature_segments(paper), Place.SIGNATURE_BLOCK)
    return names + (last_names or _bare_name(paper)), titles + last_titles


def _in_part(
    paper: Paper, part: Sequence[Line], place: Place
) -> tuple[tuple[Observation, ...], tuple[Observation, ...]]:
    names: list[Observation] = []
    titles: list[Observation] = []
    for at, segment in enumerate(part):
        sheet = paper.sheet_of(segment)
        hit = find_label(segment, PERSON)
        if hit and not names:
            _, words = _value(sheet, part, at, hit)
            words = _with_next_line(part, _behind_label(words))
            names += _name_look(sheet, words, place)
            titles += () if titles else _title_look(sheet, words, place)
        quality = find_label(segment, QUALITY)
        if quality and not titles:
            text, words = _value(sheet, part, at, quality)
            title = text.strip(EDGE)
            title = re.split(r"\s*[,;]?\s*(?:ci-apr[èe]s|d[’']une\s+part|d[’']autre\s+part|d[ûu]ment)", title)[0].strip(
                EDGE
            )
            found = title_in(title)
            if found and words:
                titles.append(observed(sheet, ELISION.sub("", found[0]), text, words, place))
    if not titles:
        titles += _bare_titles(paper, part, place)
    return tuple(names), tuple(titles)


def _behind_label(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Without a second "représentée par" that a row label was followed by."""
    text = " ".join(w.text for w in words)
    again = AGAIN.match(text)
    return words_between(Line(words, 0), again.end(), len(text)) if again and words else words


def _with_next_line(part: Sequence[Line], words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words behind a label, and the next line's where the name goes on: "Monsieur Valentin / RIVIERES, Maire"."""
    if not words:
        return words
    name = name_in(" ".join(w.text for w in words))
    if name is None or words[-1].text.endswith(",") or any(w.isupper() and len(w) > 2 for w in name[0].split()):
        return words
    last = words[-1].box
    below = next((s for s in part if 0 < s.box.top - last.middle < 1.6 * last.height and s.box.x0 < last.x1), None)
    if (
        below is None
        or find_label(below, QUALITY)
        or find_label(below, PERSON)
        or not below.words[0].text[:1].isupper()
    ):
        return words
    return (*words, *below.words)


def _name_look(sheet: Sheet, words: tuple[Word, ...], place: Place) -> tuple[Observation, ...]:
    """The person's name in the words behind "Représenté(e) par"."""
    line = Line(words, sheet.page.number)
    name = name_in(line.text) if words else None
    return (observed(sheet, name[0], line.text, words_between(line, name[1], name[2]), place),) if name else ()


def _title_look(sheet: Sheet, words: tuple[Word, ...], place: Place) -> tuple[Observation, ...]:
    """The title that follows or precedes the name there."""
    line = Line(words, sheet.page.number)
    title = title_in(line.text) if words else None
    if title is None:
        return ()
    return (observed(sheet, ELISION.sub("", title[0]), line.text, words_between(line, title[1], title[2]), place),)


def _value(sheet: Sheet, part: Sequence[Line], at: int, hit: LabelHit) -> tuple[str, tuple[Word, ...]]:
    """What follows a label: on its segment, else beside it, else below it."""
    if folded(hit.after):
        return hit.after, hit.words_after
    beside = sheet.beside(hit.segment)
    if beside is not None and beside in part:
        return beside.text, beside.words
    below = next((s for s in part[at + 1 :] if s.box.top > hit.segment.box.middle), None)
    if below is not None and below.box.top - hit.segment.box.bottom < 2 * hit.segment.box.height:
        return below.text, below.words
    return "", ()


def _bare_titles(paper: Paper, part: Sequence[Line], place: Place) -> list[Observation]:
    """A line that is nothing but a title: "MAIRE", "Le Maire,"."""
    for segment in part:
        text = ELISION.sub("", segment.text.strip(EDGE))
        found = title_in(text)
        if found and found[1] <= 2 and len(text) < 60:
            return [observed(paper.sheet_of(segment), found[0], segment.text, segment.words, place)]
    return []


def _signature_segments(paper: Paper) -> tuple[Line, ...]:
    """The collectivity's lines above its signature: around the last page's label that is not the region's."""
    sheet = _signed_sheet(paper)
    for segment in sheet.segments:
        if not find_label(segment, PERSON):
            continue
        near = _column_below(sheet, segment)
        region = next((i for i, s in enumerate(near) if find_label(s, REGION)), len(near))
        if region > 0:
            return near[:region]
    return ()


def _signed_sheet(paper: Paper) -> Sheet:
    """The page that says where and when; the last one when none does."""
    closing = closing_of(paper)
    return paper.sheet_of(closing.line) if closing else paper.sheets[-1]


def _column_below(sheet: Sheet, segment: Line) -> tuple[Line, ...]:
    """``segment`` and what stands below it in its column, as far as a signature block reaches."""
    return tuple(
        s
        for s in sheet.segments
        if -5 <= s.box.middle - segment.box.middle < BLOCK_BELOW
        and s.box.x0 < segment.box.x1 + 40
        and s.box.x1 > segment.box.x0 - 40
    )


def _bare_name(paper: Paper) -> tuple[Observation, ...]:
    """A signatory without a label: the line below the collectivity's name that begins with a civility."""
    closing = closing_of(paper)
    if closing is None:
        return ()
    sheet = paper.sheet_of(closing.line)
    for segment in sheet.segments:
        if segment.box.middle <= closing.line.box.bottom or not CIVILITY.match(segment.text):
            continue
        column = _column_below(sheet, segment)
        own = column[: next((i for i, s in enumerate(column[1:3], 1) if find_label(s, REGION)), 0)]
        name = name_in(segment.text)
        if not own and name and len(name[0].split()) > 1:
            words = words_between(segment, name[1], name[2])
            return (observed(sheet, name[0], segment.text, words, Place.SIGNATURE_BLOCK),)
    return ()
