"""The rules of this campaign, loaded: registers, campaign, day; with a key that tells two sets of rules apart."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

from flows.desk import Judge
from flows.settings import Settings
from reconciliation.reconcile import reconcile
from reconciliation.register_notices import notices
from reconciliation.registers import Registers, load_registers
from reconciliation.scope import Scope, scope_of, whole_list

RULES_VERSION = "8"
"""Goes up with every change that may judge the same draft otherwise."""


def load_judge(settings: Settings, today: date) -> Judge:
    """Raises the registers' own errors, each one sentence with its remedy."""
    registers = load_registers(settings.workspace.reference, settings.workspace.cache)
    campaign = settings.campaign
    rests_on = [RULES_VERSION, repr(replace(campaign, communes=""))]  # the scope is for the board
    rests_on += [f"{name}={snapshot.sha256}" for name, snapshot in sorted(registers.snapshots.items())]
    key = hashlib.sha256("\n".join(rests_on).encode()).hexdigest()
    return Judge(
        key,
        registers.snapshots,
        lambda draft, decided: reconcile(draft, registers, campaign, today, decided),
        lambda: schools_in_scope(settings, registers).schools,
        tuple(notices(registers, today)),
    )


def schools_in_scope(settings: Settings, registers: Registers) -> Scope:
    """What the campaign board counts: the communes of the file that the campaign names, else the whole list."""
    return scope_of(registers.official, settings.scope) if settings.scope else whole_list(registers.official)
