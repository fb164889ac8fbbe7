"""The states a convention has had, each told by what changed since the one before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from review.fate import FATE_WORDS, Fate
from review.ledger.records import HistoryRecord
from review.readable import readable
from review.wording import CODE, FIELD, field_label, labelled
from schemas.draft import FieldName, SchoolPart
from schemas.messages import Language
from schemas.result import Result


@dataclass(frozen=True, slots=True)
class StateView:
    at: datetime
    status: str
    changes: tuple[str, ...]


def history_views(states: Sequence[HistoryRecord], language: Language) -> list[StateView]:
    """The newest first."""
    views: list[StateView] = []
    former: Result | None = None
    for state in states:
        changes = () if former is None else changes_between(former, state.result, language)
        if former is None or changes or former.status is not state.result.status:  # else only places or wording differ
            views.append(StateView(state.at, FATE_WORDS[Fate(state.result.status.value)](language), changes))
        former = state.result
    return views[::-1]


def changes_between(before: Result, after: Result, language: Language) -> tuple[str, ...]:
    """Values that differ and findings that came or went, a short line each."""
    old, new = _values(before, language), _values(after, language)
    lines = [
        labelled(label, f"{old.get(label) or '—'} → {new.get(label) or '—'}", language)
        for label in dict.fromkeys([*old, *new])
        if old.get(label) != new.get(label)
    ]
    had, has = _findings(before, language), _findings(after, language)
    lines += [f"− {finding}" for finding in had if finding not in has]
    lines += [f"+ {finding}" for finding in has if finding not in had]
    return tuple(lines)


def _values(result: Result, language: Language) -> dict[str, str]:
    values = {FIELD[name](language): readable(name.value, result.fields[name].value, language) for name in FieldName}
    for at, school in enumerate(result.schools):
        for part in SchoolPart:
            label = field_label(f"schools[{at}].{part.value}", language)
            values[label] = readable(None, getattr(school, part.value).value, language)
    return values


def _findings(result: Result, language: Language) -> list[str]:
    return [
        f"{CODE[f.code](language)}{f', {label}' if (label := field_label(f.field, language)) else ''}"
        for f in result.findings
    ]
