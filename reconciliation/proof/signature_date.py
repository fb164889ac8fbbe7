"""The date of signature, which no register knows: proved by two readers that fail differently, or by one in plain view.

Tesseract reads print, and by hand its looks fail alike; the reader of shapes knows hands, print and stamps, and errs on
its own. The year in which somebody may sign is no reason to change a date; it only says how much a date must show: one
reader alone proves none of another year.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from reconciliation.proof.texts import prove_alike
from reconciliation.proof.votes import Candidate, Votes, proved, unproved
from schemas.reading import SHAPE_LOOK, Observation, Reading

Window = tuple[date, date]

DATE_LOOKS = 3
SURE_PRINT = 0.9  # Tesseract's confidence in its best look at print that no pen imitates
SURE_LOOK = 0.85  # Tesseract's confidence in every word of the look
LEGIBLE = 0.75  # ... below, looks at one place repeat the same misreading
READ = 0.2  # confidence of the reader of shapes: below, it contradicts nobody
LIKELY_SHAPE = 0.3  # ... with which it confirms what Tesseract read of print, and nothing else
LIKELY_HAND = 0.6  # ... of a hand: of 33 wrong dates at 0.5 and more Tesseract read one in the same wrong way
LIKELY_ALIKE = 0.4  # ... of a hand that Tesseract read twice alike, once surely, and never otherwise
FIRM_SHAPE = 0.8  # ... where as many looks of Tesseract's saw another date
CERTAIN_SHAPE = 0.9  # ... that a date of a year in which nobody may sign needs, with Tesseract's
ALONE = 0.95  # ... that proves by itself a date of a year in which somebody may sign
"""Measured on 1,292 drawn dates in hands, print and stamps that were never learnt from, many of them hardly legible:
see ``extractors.handwriting.date_look``. (Drawn, not written: real hands are stranger.)"""
CONTESTED = 2  # looks of which Tesseract was sure, at another date

BY_BOTH = "lue de même par Tesseract et par la forme des chiffres"
BY_TWO = "lue de même par deux lecteurs"
BY_SHAPE = "lue sans hésitation par la forme des chiffres"


def prove_date(votes: Votes, window: Window) -> Reading:
    """A date that nothing else confirms. What cannot be proved goes to a person."""
    best = votes.best
    if best is None or best.is_certain:
        return prove_alike(votes, "aucune date n'a pu être lue")
    shape = max((o for o in votes.looks if o.look == SHAPE_LOOK), key=lambda o: o.confidence, default=None)
    read = Votes.of(o for o in votes.looks if o.look != SHAPE_LOOK)
    may_be = _of_a_year_in(window)
    if shape is not None and shape.value:
        both = _by_both(read, shape, may_be)
        if both is not None:
            return proved(votes, both, BY_BOTH)
        if shape.confidence >= ALONE and may_be(shape.value) and not _contested(read, shape):
            return proved(votes, next(c for c in votes.candidates if c.value == shape.value), BY_SHAPE)
    unread = shape is None or shape.confidence < READ or (read.best is not None and shape.value == read.best.value)
    if read.best is not None and may_be(read.best.value):
        if unread and _is_plain_print(read, read.best):
            return proved(read, read.best, f"lue {read.best.count} fois de même, sans hésitation")
        printed = shape is not None and shape.by_hand is False and shape.confidence < LIKELY_HAND
        if printed and _is_read_by_two(read, read.best):
            return proved(read, read.best, BY_TWO)
        if unread and (shape is None or not shape.by_hand):
            return _printed_date(read, read.best, certainly=shape is None or shape.by_hand is False)
    if shape is not None and not unread and (shape.by_hand or read.best is None):
        return unproved(Votes.of([shape]), "date que deux lectures indépendantes ne confirment pas")
    return unproved(read if read.best else votes, "date que deux lectures indépendantes ne confirment pas")


def _of_a_year_in(window: Window) -> Callable[[str], bool]:
    first, last = window
    return lambda value: first.year <= int(value[:4]) <= last.year


def _by_both(read: Votes, shape: Observation, may_be: Callable[[str], bool]) -> Candidate | None:
    """What Tesseract read as well as the reader of shapes."""
    same = next((c for c in read.candidates if c.value == shape.value), None)
    if same is None or same.count < read.runner_up(same):
        return None
    if not may_be(shape.value):
        least = CERTAIN_SHAPE
    elif same.count == read.runner_up(same):
        least = FIRM_SHAPE
    elif shape.by_hand is False:
        least = LIKELY_SHAPE
    else:
        least = LIKELY_ALIKE if len(read.candidates) == 1 and _is_read_surely(same) else LIKELY_HAND
    return same if shape.confidence >= least else None


def _is_read_surely(same: Candidate) -> bool:
    return same.count >= CONTESTED and max(o.confidence for o in same.looks) >= SURE_LOOK


def _contested(read: Votes, shape: Observation) -> bool:
    """Whether Tesseract was sure of another date, more than once."""
    others = [o for c in read.candidates if c.value != shape.value for o in c.looks if o.confidence >= SURE_LOOK]
    return len(others) >= CONTESTED


def _is_plain_print(read: Votes, best: Candidate) -> bool:
    """Whether Tesseract read it as it reads print, whatever the shapes look like: several looks, all alike and sure.
    Of 21 dates by hand in samples none was read twice alike; of 70 printed ones 55 were so, all of them right."""
    sure = sorted((o.confidence for o in best.looks), reverse=True)[:DATE_LOOKS]
    return len(read.candidates) == 1 and best.count >= DATE_LOOKS and sure[0] >= SURE_PRINT and sure[-1] >= LEGIBLE


def _is_read_by_two(read: Votes, best: Candidate) -> bool:
    """Whether the second reader of print was sure of the date, Tesseract saw it too, and neither another one."""
    by_other = [o.confidence for o in best.looks if o.by_other]
    return len(read.candidates) == 1 and max(by_other, default=0.0) >= SURE_PRINT and len(by_other) < best.count


def _printed_date(read: Votes, best: Candidate, *, certainly: bool) -> Reading:
    """By Tesseract's looks alone; where it is not certain that it is print, only by looks of which it was sure."""
    sure = all(o.confidence >= SURE_LOOK for o in best.looks)
    if len(read.candidates) == 1 and best.count >= (2 if sure else DATE_LOOKS) and (sure or certainly):
        return proved(read, best, f"lue {best.count} fois de même")
    clearly_printed = best.first is read.first and best.first.confidence >= SURE_LOOK
    if clearly_printed and best.count >= DATE_LOOKS and read.runner_up(best) <= 1:
        return proved(read, best, f"lue {best.count} fois de même, une seule fois autrement")
    return unproved(read, "date lue une seule fois" if best.count == 1 else "les dates lues ne concordent pas")
