"""What every report needs to know: where it is written, in which language, what people decided."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from review.fate import Fate, fate_of
from review.tables import Link
from review.wording import Words
from schemas.campaign import Campaign
from schemas.decision import Decision
from schemas.messages import Language
from schemas.result import Result

Archive = Callable[[str], Path | None]
"""Where the original with this SHA-256 lies, or None when it is gone."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the reports are written and in which language; ``folder`` is what links are relative to.
    ``review_address``: where the review page listens when it runs ("http://127.0.0.1:8765"), "" for no links.
    ``decisions`` by the result's id. ``sender``: the head of the letters, by line. ``notices``: sentences about the
    registers."""

    folder: Path
    archive: Archive
    campaign: Campaign
    now: datetime
    language: Language
    review_address: str = ""
    decisions: Mapping[str, Sequence[Decision]] = field(default_factory=dict)
    sender: Sequence[str] = ()
    notices: Sequence[str] = ()

    def say(self, words: Words) -> str:
        return words(self.language)

    def scan(self, result: Result) -> Link | None:
        """A link to the original, relative to the folder."""
        original = self.archive(result.source.sha256)
        if original is None:
            return None
        return Link(Path(os.path.relpath(original, self.folder)).as_posix(), self.say(Words("ouvrir", "open")))

    def decided(self, result: Result) -> Sequence[Decision]:
        """What people decided about the convention, oldest first."""
        return self.decisions.get(result.id, ())

    def fate(self, result: Result) -> Fate:
        return fate_of(result, self.decided(result))

    def review(self, result: Result) -> str | None:
        """The address of the convention in the review page."""
        return f"{self.review_address}/convention/{quote(result.id, safe='')}" if self.review_address else None
