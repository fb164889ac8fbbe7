"""What the review page is given by ``flows``: the ledger, the archive, the judge, the clock."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from review.desk import Archive
from review.ledger import Ledger
from schemas.campaign import Campaign
from schemas.decision import Decision
from schemas.messages import Language
from schemas.result import Result

Rejudge = Callable[[str, Sequence[Decision]], Result]
"""Judges the convention of this id again with every decision about it, oldest first, without reading the scan; stores
the new state in the ledger (and the result file) and gives it. Raises ``LookupError`` when there is no such one."""


Judge = Callable[[str, Sequence[Decision]], Result]
"""The same without storing anything: what a decision would lead to."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value that an official list proposes; ``why`` in the clerk's language."""

    value: str
    why: str


Candidates = Callable[[Result, str], Sequence[Candidate]]
"""What the official lists propose for a field ("siret", "schools[1].uai"), the likeliest first; may be nothing."""


KnownAs = Callable[[str, str], str]
"""What the registers call a value of a field: a school for its UAI, a collectivity for its SIRET; "" for what they do
not know."""


def not_known(field: str, value: str) -> str:
    """For who has no registers."""
    return ""


def no_candidates(result: Result, field: str) -> Sequence[Candidate]:
    """For who has no lists."""
    return ()


@dataclass(frozen=True, slots=True)
class PageSettings:
    """How the page is served. ``hosts``: values of the Host header that are answered, with their port. ``token``: asked
    of every visitor when not empty (always set it when not on loopback). ``name_header``: the header in which a reverse
    proxy tells who the visitor is, "" for asking. ``secret``: signs the pages' forms; new at each start is fine.
    ``sender``: the head of the letters."""

    hosts: tuple[str, ...]
    secret: bytes
    token: str = ""
    read_only: bool = False
    name_header: str = ""
    language: Language = Language.FRENCH
    sender: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Workbench:
    """Everything the page works with."""

    ledger: Ledger
    archive: Archive
    rejudge: Rejudge
    judge: Judge
    campaign: Campaign
    now: Callable[[], datetime]
    settings: PageSettings
    candidates: Candidates = no_candidates
    known_as: KnownAs = not_known
