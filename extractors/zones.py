"""A doubtful zone looked at again, in several ways: other scale, other binarisation, other segmentation, other colour.

Each look is independent enough to fail differently: a digit that one drops another keeps. What they agree on is for
reconciliation to weigh; here everything that was seen is kept.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import cv2
import numpy as np

from extractors import dates, person_words, title_words
from extractors.fields import address, amounts, collectivity, school_year, siret
from extractors.found import Found
from extractors.images import Prepared
from extractors.lines import words_between
from extractors.ocr import Grey, Layout, Ocr, OcrWord
from extractors.page_reader import place_of
from extractors.patterns import BARE_AMOUNT
from extractors.school_list.in_zone import cell_in, commune_in, uais_in_zone
from extractors.signature_date import UNREAD_INK, date_zone, dates_in, right_of_label
from extractors.zone_picture import BORDER, ZONE_MARGIN, cut_out
from extractors.zone_ways import NUMBER_WAYS, OTHER_READER, WAYS, Way
from schemas.confusions import as_digits
from schemas.draft import Doubt, FieldName, SchoolPart
from schemas.formats import euros
from schemas.formats import siret as siret_format
from schemas.formats import uai as uai_format
from schemas.layout import POINTS_PER_INCH, Box, Line, Word
from schemas.reading import OTHER_PAGE_LOOK, Observation, Place

ONE_LINE_HIGH = 26.0  # points: a zone as high as that holds several lines
CELL_LINE_HIGH = 15.0  # points: the same for a cell of the list of schools, whose print is small
BELIEVABLE = 0.6  # Tesseract's confidence in a word
INK_BELOW = 140  # grey level
LETTER_HIGH = 5.0  # points


FINDERS: dict[FieldName | SchoolPart, Callable[[str], tuple[Found, ...]]] = {
    FieldName.COLLECTIVITY_NAME: collectivity.names_in,
    FieldName.SIGNATORY_NAME: person_words.names_in,
    FieldName.SIGNATORY_TITLE: title_words.titles_in,
    FieldName.SIRET: siret.in_text,
    FieldName.SCHOOL_YEAR: school_year.in_text,
    FieldName.POSTAL_CODE: address.codes_in,
    FieldName.SCHOOL_COUNT: amounts.counts_in,
    FieldName.UNIT_PRICE: amounts.prices_in,
    FieldName.TOTAL_AMOUNT: amounts.totals_in,
    FieldName.END_DATE: dates.in_text,
    FieldName.SIGNATURE_DATE: dates_in,
    SchoolPart.UAI: uais_in_zone,
    SchoolPart.NAME: cell_in,
    SchoolPart.COMMUNE: commune_in,
}
"""How a value is found in the text of its zone. A field that is not here is taken as the whole text."""

KEYS: dict[FieldName | SchoolPart, Callable[[str], bool]] = {
    FieldName.SIRET: siret_format.is_valid,
    SchoolPart.UAI: uai_format.is_valid,
}
KEYED_ALIKE = 2  # looks at a number whose key fits
WRONG_KEY_ALIKE = 5  # looks at a number whose key does not, and none at another: the page's own and four more
ALIKE = 3  # looks at a value without a key
LEAD = 1  # looks more than the second best, where the first look had the value; one more where it had another


def look_at(prepared: Prepared, doubt: Doubt, ocr: Ocr, before: Sequence[Observation]) -> tuple[Observation, ...]:
    """What further looks at ``doubt`` showed, until they have said enough; ``before``: the looks there were."""
    place = next((o.place for o in before if o.page == doubt.page and o.box == doubt.box), Place.BODY)
    dated = date_zone(prepared, doubt) if doubt.field is FieldName.SIGNATURE_DATE else None
    seen = [dated.seen(doubt, place)] if dated else []
    if not dated and not any(o.look == OTHER_PAGE_LOOK for o in before):  # else it has said what it sees
        seen += _other_look(prepared, doubt, ocr, place)
    for turn, way in enumerate(NUMBER_WAYS if doubt.field in KEYS else WAYS):
        if _enough(doubt.field, [o.value for o in (*before, *seen)]):
            break
        if dated and not dated.ink:
            break  # dots to write on, and nothing written
        cut = dated.picture_box(turn) if dated else place_of(prepared).on_flat(doubt.box).grown(*ZONE_MARGIN)
        seen += _look(prepared, doubt, ocr, way, place, cut)
    return tuple(seen)


def _other_look(prepared: Prepared, doubt: Doubt, ocr: Ocr, place: Place) -> Sequence[Observation]:
    """The second reader's, without coloured ink over the print if that shows something."""
    cut = place_of(prepared).on_flat(doubt.box).grown(*ZONE_MARGIN)
    black = prepared.uncoloured
    if black is not None:
        seen = tuple(_look(replace(prepared, grey=black), doubt, ocr, OTHER_READER, place, cut))
        if any(o.value for o in seen):
            return seen
    return tuple(_look(prepared, doubt, ocr, OTHER_READER, place, cut))


def _enough(field: FieldName | SchoolPart, values: Sequence[str]) -> bool:
    """Whether one value leads so clearly that no further look would change the belief in it.

    >>> _enough(SchoolPart.UAI, ["0341401P", "0341401N", "0341401N"]), _enough(SchoolPart.UAI, ["0341401P"] * 3)
    (True, False)
    """
    ranked = Counter(v for v in values if v).most_common(2)
    if not ranked:
        return False
    value, count = ranked[0]
    lead = count - (ranked[1][1] if len(ranked) > 1 else 0)
    is_valid = KEYS.get(field)
    needed = ALIKE if is_valid is None else KEYED_ALIKE if is_valid(value) else WRONG_KEY_ALIKE
    if needed == WRONG_KEY_ALIKE and lead < count:
        return False
    return count >= needed and lead >= (LEAD if values[0] == value or is_valid else LEAD + 1)


def _look(  # noqa: PLR0917 - a look is the picture, what is sought, with what, how and where
    prepared: Prepared, doubt: Doubt, ocr: Ocr, way: Way, place: Place, cut: Box
) -> Iterator[Observation]:
    """One look at the part ``cut`` of the flat page."""
    grey, scale, origin = cut_out(prepared, cut, way.dpi)
    if grey.size == 0:
        return
    one_line = CELL_LINE_HIGH if doubt.field in (SchoolPart.NAME, SchoolPart.COMMUNE) else ONE_LINE_HIGH
    layout = Layout.BLOCK if cut.height > one_line + 2 * ZONE_MARGIN[1] else way.layout
    words = (way.reads or ocr)(way.treat(grey), way.dpi, layout)
    line = _to_line(words, prepared, doubt.page, scale, origin) if words else None
    if doubt.field is FieldName.SIGNATURE_DATE:
        line = right_of_label(line, doubt)
    found = _found_in(line.text, doubt.field) if line else ()
    if line is None or not found:
        text = _believable(line) or (UNREAD_INK if _has_writing(grey, way.dpi) else "")
        yield Observation("", text, doubt.page, doubt.box, place, way.name, 0.0)
        return
    for value in found:
        own = words_between(line, value.start, value.end) or line.words
        box, confidence = Box.around(w.box for w in line.words), min(w.confidence for w in own)
        yield Observation(value.value, line.text[value.start : value.end], doubt.page, box, place, way.name, confidence)


def _found_in(text: str, field: FieldName | SchoolPart) -> tuple[Found, ...]:
    """The field's values in the text of its zone. A zone that holds only the number has no words around it to find it
    by: then the whole text is taken, where it is a number of the right kind."""
    found = FINDERS.get(field, _whole)(text)
    plain = PLAIN.get(field)
    if found or plain is None:
        return found
    value = plain(text)
    return (Found(value, 0, len(text)),) if value else ()


def _plain_amount(text: str) -> str | None:
    amounts = {as_digits(m["amount"]) for m in BARE_AMOUNT.finditer(text.strip(" .:;|-"))}
    only = amounts.pop() if len(amounts) == 1 else ""
    return euros.validate(only) if euros.is_valid(only) else None


def _plain_count(text: str) -> str | None:
    digits = as_digits(re.sub(r"[^0-9A-Za-z|]", "", text))
    return str(int(digits)) if digits.isdigit() and len(digits) <= MOST_COUNT_DIGITS else None


PLAIN: dict[FieldName | SchoolPart, Callable[[str], str | None]] = {
    FieldName.TOTAL_AMOUNT: _plain_amount,
    FieldName.UNIT_PRICE: _plain_amount,
    FieldName.SCHOOL_COUNT: _plain_count,
}
MOST_COUNT_DIGITS = 3


def _believable(line: Line | None) -> str:
    """The words of a look that are more than dots to be written on, read as letters."""
    words = line.words if line else ()
    return " ".join(w.text for w in words if w.confidence >= BELIEVABLE and sum(c.isalnum() for c in w.text) >= 2)


def _has_writing(grey: Grey, dpi: float) -> bool:
    """Whether something as high as a letter stands in the middle of the zone: dots to be written on are lower, and
    what belongs to the lines above and below touches the edge."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(np.asarray(grey < INK_BELOW, dtype=np.uint8))
    top, high = stats[1:, cv2.CC_STAT_TOP], stats[1:, cv2.CC_STAT_HEIGHT]
    inside = (top > BORDER + 1) & (top + high < grey.shape[0] - BORDER - 1)
    return bool((inside & (high > LETTER_HIGH * dpi / POINTS_PER_INCH)).any())


def _whole(text: str) -> tuple[Found, ...]:
    bare = text.strip(" :,;.-–—_|")
    return (Found(bare, text.index(bare), text.index(bare) + len(bare)),) if bare else ()


def _to_line(words: tuple[OcrWord, ...], prepared: Prepared, page: int, scale: float, origin: tuple[int, int]) -> Line:
    left, top = origin

    def px(value: int, start: int) -> float:
        return (value - BORDER) / scale + start

    return Line(
        tuple(
            Word(
                w.text,
                prepared.to_points(px(w.x0, left), px(w.top, top), px(w.x1, left), px(w.bottom, top)),
                w.confidence,
            )
            for w in words
        ),
        page,
    )
