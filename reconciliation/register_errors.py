"""What can be wrong with a register's file, said in one sentence that names the file and the remedy.

    RegisterError
    ├── RegisterMissing       there is no such file in the reference folder
    ├── RegisterUnreadable    empty, another kind of file, damaged, not to be opened
    ├── ColumnMissing         a table, and a column that the checks need is not in it
    └── RegisterCutShort      only a part of the list: one page of the API's answer, a broken download

All of them are configuration to put right (exit status 2).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import ClassVar

from schemas.said import Language, Said

__all__ = [
    "ColumnMissing",
    "Notice",
    "RegisterCutShort",
    "RegisterError",
    "RegisterMissing",
    "RegisterName",
    "RegisterUnreadable",
    "Said",
]


class RegisterName(StrEnum):
    """The registers of the contract; the value is the file's name without its ending, and the key in results."""

    OFFICIAL_LIST = "official_list"
    MAYORS = "mayors"
    PAYERS = "payers"

    @property
    def called(self) -> Said:
        return _CALLED[self]

    @property
    def remedy(self) -> Said:
        """Where to get the right file."""
        return _REMEDIES[self]


_CALLED = {
    RegisterName.OFFICIAL_LIST: Said("la liste officielle des écoles", "the official school list"),
    RegisterName.MAYORS: Said("le répertoire des maires", "the mayors' register"),
    RegisterName.PAYERS: Said("la liste des payeurs", "the payers' list"),
}
_REMEDIES = {
    RegisterName.OFFICIAL_LIST: Said(
        "lancez « conventions reference update », ou déposez dans reference/ l'export CSV du jeu de données "
        "« fr-en-annuaire-education » de data.education.gouv.fr sous le nom official_list.csv",
        "run “conventions reference update”, or put the CSV export of the data set “fr-en-annuaire-education” of "
        "data.education.gouv.fr into reference/ as official_list.csv",
    ),
    RegisterName.MAYORS: Said(
        "lancez « conventions reference update », ou déposez dans reference/ le fichier « maires » du Répertoire "
        "national des élus de data.gouv.fr sous le nom mayors.csv",
        "run “conventions reference update”, or put the file “maires” of the Répertoire national des élus of "
        "data.gouv.fr into reference/ as mayors.csv",
    ),
    RegisterName.PAYERS: Said(
        "déposez dans reference/ un tableau payers.csv avec les colonnes SIREN, nom, nature et communes, ou retirez-le",
        "put a table payers.csv with the columns SIREN, name, kind and communes into reference/, or remove it",
    ),
}


class RegisterError(Exception):
    """A register that cannot be used; its text is the French sentence."""

    exit_status: ClassVar[int] = 2  # wrong usage or configuration (contract)

    def __init__(self, register: RegisterName, path: Path, problem: Said) -> None:
        self.register, self.path, self.problem = register, path, problem
        super().__init__(register, path, problem)

    def sentence(self, language: Language = Language.FRENCH) -> str:
        """What is wrong with which file, and what to do."""
        called = self.register.called.in_language(language)
        problem, remedy = self.problem.in_language(language), self.register.remedy.in_language(language)
        space = " " if language is Language.FRENCH else ""
        return f"{called[0].upper()}{called[1:]} ({self.path}){space}: {problem}{space}; {remedy}."

    def __str__(self) -> str:
        return self.sentence()


class RegisterMissing(RegisterError):  # noqa: N818 - a file is missing, nothing went wrong
    pass


class RegisterUnreadable(RegisterError):  # noqa: N818
    pass


class ColumnMissing(RegisterError):  # noqa: N818
    pass


class RegisterCutShort(RegisterError):  # noqa: N818
    pass


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that a person should know about a register that can be used all the same."""

    register: RegisterName
    said: Said

    @property
    def to_know(self) -> Said:
        """As a line of its own."""
        return Said(f"À savoir : {self.said.fr}", f"To know: {self.said.en}")
