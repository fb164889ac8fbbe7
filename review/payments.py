"""The payment file: one line for each payer whose convention was accepted by proof or approved by a person.

Nothing else ever enters it. What would pay a school twice, or pay nobody in particular, is held back with its reason.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from review.desk import Desk
from review.fate import FATE_WORDS, Fate
from review.tables import Cell, Column, Kind, Table, Tone
from review.wording import Words
from schemas.draft import FieldName
from schemas.formats import siret as siret_format
from schemas.result import Result


@dataclass(frozen=True, slots=True)
class Payment:
    """``amount`` in euros; ``conventions`` ids; ``references``: the snapshots they were judged by, "name:sha256"."""

    siret: str
    name: str
    address: str
    amount: Decimal
    uais: tuple[str, ...]
    conventions: tuple[str, ...]
    fates: tuple[Fate, ...]
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """An accepted or approved convention that is not paid as it stands."""

    result: Result
    why: Words


@dataclass(frozen=True, slots=True)
class Payments:
    lines: tuple[Payment, ...]
    held: tuple[Held, ...]

    @property
    def total(self) -> Decimal:
        return sum((line.amount for line in self.lines), Decimal(0))


NO_SIRET = Words("pas de SIRET valable", "no valid SIRET")
NO_AMOUNT = Words("pas de montant", "no amount")
OTHER_AMOUNT = Words("le montant n'est pas celui de ses écoles", "the amount is not that of its schools")
NO_SCHOOL = Words("aucune école listée", "no school listed")
SCHOOL_TWICE = Words(
    "une de ses écoles est aussi dans une autre convention", "one of its schools is in another convention too"
)


def payments_of(results: Sequence[Result], fates: Mapping[str, Fate], unit_price: Decimal) -> Payments:
    """The payments of ``results``, by SIRET; conventions of the same payer with different schools are added up."""
    payable = [r for r in results if fates[r.id].is_payable]
    seen = Counter(uai for r in payable for uai in uais_of(r))
    held = [Held(r, why) for r in payable if (why := _why_held(r, seen, unit_price)) is not None]
    left_out = {h.result.id for h in held}
    by_payer: dict[str, list[Result]] = defaultdict(list)
    for result in payable:
        if result.id not in left_out:
            by_payer[siret_format.compact(_text(result, FieldName.SIRET))].append(result)
    lines = tuple(_payment(number, of_it, fates) for number, of_it in sorted(by_payer.items()))
    return Payments(lines, tuple(held))


def _why_held(result: Result, seen: Mapping[str, int], unit_price: Decimal) -> Words | None:
    uais = uais_of(result)
    if not siret_format.is_valid(_text(result, FieldName.SIRET)):
        return NO_SIRET
    if _amount(result) is None:
        return NO_AMOUNT
    if not uais:
        return NO_SCHOOL
    if any(seen[uai] > 1 for uai in uais):
        return SCHOOL_TWICE
    return None if _amount(result) == unit_price * len(uais) else OTHER_AMOUNT


def uais_of(result: Result) -> tuple[str, ...]:
    """The UAIs that stand in its list, in their order."""
    return tuple(str(s.uai.value) for s in result.schools if s.uai.value)


def _amount(result: Result) -> Decimal | None:
    try:
        return Decimal(_text(result, FieldName.TOTAL_AMOUNT))
    except InvalidOperation:
        return None


def _text(result: Result, name: FieldName) -> str:
    value = result.fields[name].value
    return "" if value is None else str(value)


def _payment(number: str, of_it: Sequence[Result], fates: Mapping[str, Fate]) -> Payment:
    first = of_it[0]
    return Payment(
        siret=number,
        name=_text(first, FieldName.COLLECTIVITY_NAME),
        address=_text(first, FieldName.ADDRESS),
        amount=sum((_amount(r) or Decimal(0) for r in of_it), Decimal(0)),
        uais=tuple(uai for r in of_it for uai in uais_of(r)),
        conventions=tuple(r.id for r in of_it),
        fates=tuple(dict.fromkeys(fates[r.id] for r in of_it)),
        references=tuple(sorted({f"{name}:{s.sha256}" for r in of_it for name, s in r.reference.items()})),
    )


def payments_table(payments: Payments, desk: Desk) -> Table:
    """The payment file's columns, alike in the workbook and in CSV."""
    say = desk.say
    columns = (
        Column("SIRET", Kind.TEXT, 17),
        Column(say(Words("Collectivité", "Collectivity")), Kind.TEXT, 34),
        Column(say(Words("Adresse", "Address")), Kind.TEXT, 40),
        Column(say(Words("Montant", "Amount")), Kind.EUROS, 13),
        Column(say(Words("Écoles", "Schools")), Kind.INTEGER, 9),
        Column("UAI", Kind.TEXT, 36),
        Column(say(Words("État", "State")), Kind.TEXT, 12),
        Column(say(Words("Convention", "Convention")), Kind.TEXT, 24),
        Column(say(Words("Listes officielles", "Official lists")), Kind.TEXT, 40),
    )
    rows = tuple(
        (
            Cell(line.siret),
            Cell(line.name),
            Cell(line.address),
            Cell(line.amount),
            Cell(len(line.uais)),
            Cell(" ".join(line.uais)),
            Cell(", ".join(say(FATE_WORDS[fate]) for fate in line.fates), Tone.GOOD),
            Cell(" ".join(line.conventions), Tone.QUIET),
            Cell(" ".join(line.references), Tone.QUIET),
        )
        for line in payments.lines
    )
    return Table(say(Words("paiements", "payments")), say(Words("Paiements", "Payments")), columns, rows)
