"""A sentence, or a part of one, in the languages that people read: French by default, English on request."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    FRENCH = "fr"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Said:
    """The same words in both languages."""

    fr: str
    en: str

    def in_language(self, language: Language) -> str:
        return self.fr if language is Language.FRENCH else self.en
