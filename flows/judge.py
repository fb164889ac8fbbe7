"""The rules of this campaign, loaded: registers, campaign, day; with a key that tells two sets of rules apart."""

from __future__ import annotations

import hashlib
from datetime import date

from flows.desk import Judge
from flows.settings import Settings
from reconciliation.reconcile import reconcile
from reconciliation.registers import load_registers

RULES_VERSION = "1"
"""Goes up with every change that may judge the same draft otherwise."""


def load_judge(settings: Settings, today: date) -> Judge:
    """Raises the registers' own errors, each one sentence with its remedy."""
    registers = load_registers(settings.workspace.reference, settings.workspace.cache)
    campaign = settings.campaign
    rests_on = [RULES_VERSION, repr(campaign)]
    rests_on += [f"{name}={snapshot.sha256}" for name, snapshot in sorted(registers.snapshots.items())]
    key = hashlib.sha256("\n".join(rests_on).encode()).hexdigest()
    return Judge(
        key,
        registers.snapshots,
        lambda draft, decided: reconcile(draft, registers, campaign, today, decided),
        registers.official.schools,
    )
