"""What a decision led to, or would lead to, and how a person is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from review.fate import FATE_WORDS, Fate, is_open
from review.wording import CODE, DECISION, Words, field_label, value_text
from schemas.decision import VALUE_KINDS, Decision
from schemas.finding import Code
from schemas.messages import Language
from schemas.result import Result


@dataclass(frozen=True, slots=True)
class Changes:
    """``gone`` and ``new``: kinds of finding that are no longer, or newly, open; ``fate``: where the convention stands
    then."""

    gone: tuple[Code, ...]
    new: tuple[Code, ...]
    fate: Fate

    @staticmethod
    def between(was_open: Sequence[Code], is_open_now: Sequence[Code], fate: Fate) -> Changes:
        gone = tuple(code for code in was_open if code not in is_open_now)
        return Changes(gone, tuple(code for code in is_open_now if code not in was_open), fate)

    def told(self, language: Language) -> str:
        """
        >>> Changes((Code.UAI_INVALID,), (Code.UAI_UNKNOWN,), Fate.TO_REVIEW).told(Language.FRENCH)
        'Réglé : UAI invalide. Nouveau : UAI inconnu.'
        """
        parts = ((_GONE, self.gone), (_NEW, self.new))
        said = [f"{head(language)}{', '.join(CODE[c](language) for c in codes)}." for head, codes in parts if codes]
        return " ".join(said)


def open_codes(result: Result, decisions: Sequence[Decision]) -> tuple[Code, ...]:
    return tuple(dict.fromkeys(f.code for f in result.findings if is_open(f, decisions)))


@dataclass(frozen=True, slots=True)
class Outcome:
    """A decision that was stored; ``undone``: the one that it takes back."""

    decision: Decision
    result: Result
    changes: Changes
    undone: Decision | None = None

    @property
    def is_settled(self) -> bool:
        return self.changes.fate is not Fate.TO_REVIEW

    def told(self, language: Language) -> str:
        """What was stored and what changed by it."""
        about = self.undone or self.decision
        head = _UNDONE if self.undone else _SAVED
        what = DECISION[about.kind](language)
        if about.field and about.kind in VALUE_KINDS:
            what = f"{field_label(about.field, language)}, {value_text(about.field, about.value_decided, language)}"
        return f"{head(language)}{what}. {self.changes.told(language)}".strip()


@dataclass(frozen=True, slots=True)
class Preview:
    """What a value would lead to: as it would be stored, and what the registers call it."""

    field: str
    value: str
    known_as: str
    changes: Changes

    def told(self, language: Language) -> str:
        """The value as it is understood, and what it would change."""
        said = [value_text(self.field, self.value, language)]
        said[0] += f", {self.known_as}." if self.known_as else "."
        said.append(self.changes.told(language))
        if self.changes.fate is not Fate.TO_REVIEW:
            said.append(f"{FATE_WORDS[self.changes.fate](language)}.")
        return " ".join(part for part in said if part)


_SAVED = Words("Enregistré : ", "Saved: ")
_UNDONE = Words("Annulé : ", "Undone: ")
_GONE = Words("Réglé : ", "Settled: ")
_NEW = Words("Nouveau : ", "New: ")
