"""What one convention prints: every value as it will stand on paper, right or wrong, and what should be said of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from schemas.draft import CollectivityKind
from schemas.finding import Code, Severity, severity_of


class Signed(StrEnum):
    """What stands in a signature block; only INK, INK_AND_STAMP and an intact ESIGNED sign."""

    INK = "ink"
    INK_AND_STAMP = "ink_and_stamp"
    STAMP = "stamp"
    NOTHING = "nothing"
    ESIGNED = "esigned"  # an electronic signature that is intact and covers the document
    ESIGNED_BROKEN = "esigned_broken"
    PICTURE = "picture"  # a box that says "signé électroniquement" and proves nothing

    @property
    def is_signature(self) -> bool:
        return self in (Signed.INK, Signed.INK_AND_STAMP, Signed.ESIGNED)


class DateKind(StrEnum):
    """How the date of signature came on the paper."""

    PRINTED = "printed"
    HANDWRITTEN = "handwritten"
    STAMPED = "stamped"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class PrintedSchool:
    """One row of the list; ``department`` as printed ("34")."""

    uai: str
    name: str
    commune: str
    department: str


@dataclass(frozen=True, slots=True)
class Printed:
    """One convention. ``siret``: digits without spaces, None when the line is empty. ``article_price`` stands in
    article 4, ``unit_price`` in article 9; ``in_words`` is the amount that is spelled out, where the look spells it.
    ``expected``: findings a reader must report; ``tolerated``: findings that follow from them and count neither way.
    ``dropped``: which page was lost ("first", "middle", "last"). ``clause``: an alteration of the body's meaning.
    """

    school_year: str
    name: str
    kind: CollectivityKind
    siret: str | None
    address: str
    postal_code: str
    signatory: str
    civility: str
    title: str
    count: int
    article_price: Decimal
    unit_price: Decimal
    total: Decimal
    in_words: Decimal
    end_date: date
    place: str
    signed_on: date | None
    date_kind: DateKind
    schools: tuple[PrintedSchool, ...]
    stamp_town: str
    collectivity_mark: Signed = Signed.INK
    region_mark: Signed = Signed.INK
    clause: str = ""
    dropped: str = ""
    spell_amount: bool = False  # a fault needs the amount in words, whatever the look
    expected: frozenset[Code] = frozenset()
    tolerated: frozenset[Code] = frozenset()

    @property
    def should_accept(self) -> bool:
        return all(severity_of(code) is Severity.INFO for code in self.expected)
