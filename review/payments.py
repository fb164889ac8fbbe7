"""The payment file: one line for each payer whose convention was accepted by proof or approved by a person.

Nothing else ever enters it. What would pay a school twice, or pay nobody in particular, is held back with its reason.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from review.desk import Desk
from review.fate import FATE_WORDS, Fate
from review.tables import Cell, Column, Head, Kind, Table, Tone
from review.wording import Words
from schemas.decision import Decision, standing
from schemas.draft import FieldName
from schemas.formats import siret as siret_format
from schemas.result import Result


@dataclass(frozen=True, slots=True)
class Payable:
    """An accepted or approved convention, as far as its payment rests on it; ``amount`` None where none is read;
    ``references``: the snapshots it was judged by, "name:sha256"; ``decided_by``: the people whose decisions hold."""

    result_id: str
    file: str
    fate: Fate
    siret: str
    name: str
    address: str
    amount: Decimal | None
    uais: tuple[str, ...]
    references: tuple[str, ...]
    decided_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Payment:
    """``amount`` in euros; ``conventions`` ids; ``references`` as in :class:`Payable`."""

    siret: str
    name: str
    address: str
    amount: Decimal
    uais: tuple[str, ...]
    conventions: tuple[str, ...]
    fates: tuple[Fate, ...]
    references: tuple[str, ...]
    decided_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """An accepted or approved convention that is not paid as it stands."""

    convention: Payable
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


def payable_of(result: Result, fate: Fate, decisions: Sequence[Decision] = ()) -> Payable | None:
    """None for what is not paid."""
    if not fate.is_payable:
        return None
    return Payable(
        result_id=result.id,
        file=result.source.file,
        fate=fate,
        siret=siret_format.compact(_text(result, FieldName.SIRET)),
        name=_text(result, FieldName.COLLECTIVITY_NAME),
        address=_text(result, FieldName.ADDRESS),
        amount=_amount(result),
        uais=uais_of(result),
        references=tuple(f"{name}:{s.sha256}" for name, s in result.reference.items()),
        decided_by=tuple(dict.fromkeys(decision.who for decision in standing(decisions))),
    )


def payments_of(payable: Sequence[Payable], unit_price: Decimal) -> Payments:
    """The payments, by SIRET; conventions of the same payer with different schools are added up."""
    seen = Counter(uai for convention in payable for uai in convention.uais)
    held: list[Held] = []
    by_payer: dict[str, list[Payable]] = defaultdict(list)
    for convention in payable:
        twice = any(seen[uai] > 1 for uai in convention.uais)
        why = why_held(convention, unit_price) or (SCHOOL_TWICE if twice else None)
        if why is None:
            by_payer[convention.siret].append(convention)
        else:
            held.append(Held(convention, why))
    return Payments(tuple(_payment(number, of_it) for number, of_it in sorted(by_payer.items())), tuple(held))


def why_held(convention: Payable, unit_price: Decimal) -> Words | None:
    """Why a convention by itself is not paid as it stands; None where nothing is in the way."""
    if not siret_format.is_valid(convention.siret):
        return NO_SIRET
    if convention.amount is None:
        return NO_AMOUNT
    if not convention.uais:
        return NO_SCHOOL
    return None if convention.amount == unit_price * len(convention.uais) else OTHER_AMOUNT


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


def _payment(number: str, of_it: Sequence[Payable]) -> Payment:
    return Payment(
        siret=number,
        name=of_it[0].name,
        address=of_it[0].address,
        amount=sum((convention.amount or Decimal(0) for convention in of_it), Decimal(0)),
        uais=tuple(uai for convention in of_it for uai in convention.uais),
        conventions=tuple(convention.result_id for convention in of_it),
        fates=tuple(dict.fromkeys(convention.fate for convention in of_it)),
        references=tuple(sorted({reference for convention in of_it for reference in convention.references})),
        decided_by=tuple(dict.fromkeys(who for convention in of_it for who in convention.decided_by)),
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
        Column(say(Words("Décidé par", "Decided by")), Kind.TEXT, 20),
    )
    rows = (
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
            Cell(", ".join(line.decided_by)),
        )
        for line in payments.lines
    )
    head = Head(say(Words("paiements", "payments")), say(Words("Paiements", "Payments")), columns)
    return Table(head, rows)
