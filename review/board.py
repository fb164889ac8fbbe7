"""The campaign board: who of the official list has answered, how far the answers hold, and what it comes to in euros.

The scope are the communes with open public schools. A convention counts for the communes whose schools it lists and,
where no listed school is theirs, for the commune whose SIREN it bears. Euros due: schools in scope x unit price.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from review.fate import Fate
from review.ledger.records import POINTER
from review.wording import Words
from schemas.draft import FieldName
from schemas.formats.siret import SIREN_LENGTH
from schemas.result import Result
from schemas.school import School


class Answer(StrEnum):
    """What we have of a commune, worst news first."""

    TO_REVIEW = "to_review"
    SENT_BACK = "sent_back"
    PARTIAL = "partial"
    ACCEPTED = "accepted"
    MISSING = "missing"


ANSWER_WORDS = {
    Answer.TO_REVIEW: Words("À vérifier", "To review"),
    Answer.SENT_BACK: Words("Renvoyée", "Sent back"),
    Answer.PARTIAL: Words("En partie", "In part"),
    Answer.ACCEPTED: Words("Acceptée", "Accepted"),
    Answer.MISSING: Words("Sans réponse", "No answer"),
}


@dataclass(frozen=True, slots=True)
class Tally:
    """Schools and euros of a commune, a département or the campaign."""

    schools: int
    schools_accepted: int
    schools_in_doubt: int
    due: Decimal
    accepted: Decimal
    in_doubt: Decimal

    @property
    def schools_missing(self) -> int:
        return self.schools - self.schools_accepted - self.schools_in_doubt

    @staticmethod
    def of(schools: int, accepted: int, in_doubt: int, unit_price: Decimal) -> Tally:
        return Tally(schools, accepted, in_doubt, schools * unit_price, accepted * unit_price, in_doubt * unit_price)

    @staticmethod
    def sum(tallies: Iterable[Tally]) -> Tally:
        some = list(tallies)
        return Tally(
            sum(t.schools for t in some),
            sum(t.schools_accepted for t in some),
            sum(t.schools_in_doubt for t in some),
            sum((t.due for t in some), Decimal(0)),
            sum((t.accepted for t in some), Decimal(0)),
            sum((t.in_doubt for t in some), Decimal(0)),
        )


@dataclass(frozen=True, slots=True)
class CommuneLine:
    """One commune in scope; ``conventions``: ids of the results that speak of it."""

    code: str
    name: str
    department: str
    siren: str
    answer: Answer
    tally: Tally
    conventions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DepartmentLine:
    department: str
    answers: Mapping[Answer, int]
    tally: Tally

    @property
    def communes(self) -> int:
        return sum(self.answers.values())

    @property
    def received(self) -> int:
        return self.communes - self.answers.get(Answer.MISSING, 0)


@dataclass(frozen=True, slots=True)
class Board:
    """``unreadable``: documents that failed, of whom nobody knows the commune; ``elsewhere``: ids of conventions that
    belong to no commune in scope."""

    communes: tuple[CommuneLine, ...]
    departments: tuple[DepartmentLine, ...]
    total: DepartmentLine
    unreadable: int
    elsewhere: tuple[str, ...]

    @property
    def silent(self) -> tuple[CommuneLine, ...]:
        """Who has not answered."""
        return tuple(c for c in self.communes if c.answer is Answer.MISSING)


def in_scope(schools: Iterable[School], departments: Sequence[str]) -> tuple[School, ...]:
    """The open public schools of ``departments`` ("034", "34"; none named: of all)."""
    wanted = {department_code(d) for d in departments}
    return tuple(
        s
        for s in schools
        if s.open and s.public and s.is_school and (not wanted or department_code(s.department) in wanted)
    )


def department_code(text: str) -> str:
    """As the official list writes it: three characters.

    >>> department_code("34"), department_code("2A"), department_code("971")
    ('034', '02A', '971')
    """
    return text.strip().upper().zfill(3)


@dataclass(frozen=True, slots=True)
class Claim:
    """What the board needs of a convention."""

    result_id: str
    fate: Fate
    siret: str
    uais: frozenset[str]


def claim_of(result: Result, fate: Fate) -> Claim:
    siret = str(result.fields[FieldName.SIRET].value or "")
    return Claim(result.id, fate, siret, frozenset(str(s.uai.value) for s in result.schools if s.uai.value))


def board_of(schools: Sequence[School], claims: Iterable[Claim], unit_price: Decimal) -> Board:
    """The board of ``schools`` in scope. One pass over each, no table is searched twice."""
    communes: dict[str, list[School]] = defaultdict(list)
    for school in {s.uai: s for s in schools}.values():
        communes[school.commune_code or school.commune].append(school)
    place = {s.uai: code for code, members in communes.items() for s in members}
    owner = {s.siren: code for code, members in communes.items() for s in members if s.siren}
    coverage = _Coverage(place, owner)
    for claim in claims:
        coverage.add(claim)
    answered = (coverage.line(code, members, unit_price) for code, members in communes.items())
    lines = tuple(sorted((line for line in answered if line.tally.schools or line.conventions), key=_by_place))
    by_department: dict[str, list[CommuneLine]] = defaultdict(list)
    for line in lines:
        by_department[line.department].append(line)
    departments = tuple(_summed(name, of_it) for name, of_it in sorted(by_department.items()))
    return Board(lines, departments, _summed("", lines), coverage.unreadable, tuple(coverage.elsewhere))


class _Coverage:
    """Which schools are listed in which conventions, gathered convention by convention."""

    def __init__(self, place: Mapping[str, str], owner: Mapping[str, str]) -> None:
        self._place, self._owner = place, owner
        self._fates: dict[str, set[Fate]] = defaultdict(set)
        self._ids: dict[str, list[str]] = defaultdict(list)
        self._accepted: set[str] = set()
        self._in_doubt: set[str] = set()
        self.unreadable = 0
        self.elsewhere: list[str] = []

    def add(self, claim: Claim) -> None:
        if claim.fate is Fate.FAILED:
            self.unreadable += 1
            return
        if claim.fate is Fate.SET_ASIDE or POINTER in claim.result_id:  # a letter, the same bytes: nobody's answer
            return
        (self._accepted if claim.fate.is_payable else self._in_doubt).update(claim.uais)
        siren = claim.siret[:SIREN_LENGTH]
        touched = {self._place[uai] for uai in claim.uais if uai in self._place}
        if not touched and siren in self._owner:
            touched = {self._owner[siren]}
        for code in touched:
            self._fates[code].add(claim.fate)
            self._ids[code].append(claim.result_id)
        if not touched:
            self.elsewhere.append(claim.result_id)

    def line(self, code: str, members: Sequence[School], unit_price: Decimal) -> CommuneLine:
        uais = {s.uai for s in members if not s.closing or self._is_listed(s.uai)}  # who pays for one that closes?
        accepted = len(uais & self._accepted)
        in_doubt = len((uais & self._in_doubt) - self._accepted)
        first = members[0]
        return CommuneLine(
            code=code,
            name=first.commune,
            department=department_code(first.department),
            siren=Counter(s.siren for s in members).most_common(1)[0][0],
            answer=_answer(self._fates[code], complete=accepted == len(uais)),
            tally=Tally.of(len(uais), accepted, in_doubt, unit_price),
            conventions=tuple(self._ids[code]),
        )

    def _is_listed(self, uai: str) -> bool:
        return uai in self._accepted or uai in self._in_doubt


def _answer(fates: set[Fate], complete: bool) -> Answer:
    if not fates:
        return Answer.MISSING
    if complete:  # what else there is to review, a second scan or an older version, takes nothing from it
        return Answer.ACCEPTED
    if Fate.TO_REVIEW in fates:
        return Answer.TO_REVIEW
    return Answer.SENT_BACK if Fate.SENT_BACK in fates else Answer.PARTIAL


def _by_place(line: CommuneLine) -> tuple[str, str, str]:
    return line.department, line.name, line.code


def _summed(name: str, lines: Sequence[CommuneLine]) -> DepartmentLine:
    return DepartmentLine(name, Counter(line.answer for line in lines), Tally.sum(line.tally for line in lines))
