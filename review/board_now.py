"""The campaign board straight from the ledger, without opening the results that nobody decided about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from review.board import Board, Claim, board_of, in_scope
from review.fate import UNDECIDED, fate_of
from review.ledger import Ledger
from schemas.campaign import Campaign
from schemas.school import School


def board_now(ledger: Ledger, schools: Sequence[School], campaign: Campaign) -> Board | None:
    """The board of the ``schools`` in scope as the ledger stands; None where there is none in scope."""
    scope = in_scope(schools, campaign.departments)
    return board_of(scope, _claims(ledger), campaign.unit_price) if scope else None


def _claims(ledger: Ledger) -> Iterator[Claim]:
    decisions = ledger.decisions.by_result()
    decided = ledger.review.results(list(decisions))
    for line in ledger.review.all():
        result = decided.get(line.result_id)
        fate = UNDECIDED[line.status] if result is None else fate_of(result, decisions[line.result_id])
        yield Claim(line.result_id, fate, line.siret, frozenset(line.uais))
