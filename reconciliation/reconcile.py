"""From a draft to a convention with a status: prove, check, decide (contract, "status").

``accepted`` needs every required value proved and no finding of severity error or warning. Wrongly accepting is the
worst this software can do, so acceptance is asked for twice: by the absence of findings, and by the proofs themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from reconciliation.case import case_of
from reconciliation.checks import findings_of
from reconciliation.decided import prove_decided
from reconciliation.proof import prove
from reconciliation.proof.proved import Proved
from reconciliation.registers import Registers
from schemas.campaign import Campaign
from schemas.convention import Convention, Status
from schemas.decision import Decision
from schemas.draft import REQUIRED, ConventionDraft, FieldName
from schemas.finding import Code, Finding
from schemas.reading import Reading

NOTHING_DECIDED: Mapping[str, Decision] = MappingProxyType({})


def reconcile(
    draft: ConventionDraft,
    registers: Registers,
    campaign: Campaign,
    today: date,
    decided: Mapping[str, Decision] = NOTHING_DECIDED,
) -> Convention:
    """The convention that a draft stands for: its proved values, its findings and its status.

    ``decided``: by field, what people decided; it is taken for given (``schemas.decision.values_decided``).

    ``today`` belongs to the call because a rule may depend on the day; none does so far: a date of signature is held
    against the campaign's period alone (contract).
    """
    strange = [finding for finding in draft.findings if finding.code is Code.NOT_A_CONVENTION]
    if strange:
        return _not_a_convention(draft, strange[0])
    proved = prove_decided(draft, decided, lambda one: prove(one, registers, campaign))
    return judge(proved, registers, campaign)


def judge(proved: Proved, registers: Registers, campaign: Campaign) -> Convention:
    """The findings and the status of a convention whose values were proved as far as they can be."""
    findings = findings_of(case_of(proved, registers, campaign))
    return Convention(
        proved.draft.first_page,
        proved.draft.last_page,
        status_of(proved, findings),
        proved.fields,
        proved.schools,
        proved.draft.signatures,
        findings,
        proved.doubts,
    )


def status_of(proved: Proved, findings: Iterable[Finding]) -> Status:
    """Accepted only with every required value proved, at least one school, and nothing that blocks."""
    required = [*(proved.fields[name] for name in REQUIRED), *(school.uai for school in proved.schools)]
    all_proved = bool(proved.schools) and all(reading.status.is_proved for reading in required)
    blocked = any(finding.blocks for finding in findings)
    return Status.ACCEPTED if all_proved and not blocked else Status.TO_REVIEW


def _not_a_convention(draft: ConventionDraft, finding: Finding) -> Convention:
    """Just the one finding: what a letter lacks of a convention interests nobody."""
    nothing = Reading.missing("ce n'est pas une convention")
    return Convention(
        draft.first_page,
        draft.last_page,
        Status.TO_REVIEW,
        dict.fromkeys(FieldName, nothing),
        (),
        draft.signatures,
        (finding,),
    )
