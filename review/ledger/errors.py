"""What can go wrong with the ledger, as the person at the terminal is told.

LedgerTrouble
├── LedgerDamaged      the file is no database any more, or is corrupted
├── LedgerBusy         another program has held it for too long
├── LedgerOutOfSpace   the disk is full
└── LedgerUnreachable  it cannot be opened, or the PostgreSQL server does not answer
"""

from __future__ import annotations

from sqlalchemy.exc import DBAPIError


class LedgerTrouble(Exception):  # noqa: N818 - named as a clerk would call it
    """Its text is one French sentence with the remedy."""


class LedgerDamaged(LedgerTrouble):
    pass


class LedgerBusy(LedgerTrouble):
    pass


class LedgerOutOfSpace(LedgerTrouble):
    pass


class LedgerUnreachable(LedgerTrouble):
    pass


SENTENCES: tuple[tuple[tuple[str, ...], type[LedgerTrouble], str], ...] = (
    (
        ("not a database", "malformed", "disk I/O error", "corrupt"),
        LedgerDamaged,
        "Le registre {place} est abîmé ; reconstruisez-le avec « conventions doctor --rebuild ».",
    ),
    (
        ("database is locked", "could not obtain lock"),
        LedgerBusy,
        "Le registre {place} est occupé par un autre programme ; réessayez dans un instant.",
    ),
    (
        ("is full", "No space left"),
        LedgerOutOfSpace,
        "Le disque du registre {place} est plein ; libérez de la place, puis relancez.",
    ),
)


def trouble_of(error: DBAPIError, place: str) -> LedgerTrouble:
    """The sentence for what the database driver said; ``place`` is the ledger's address without its password."""
    said = str(error.orig)
    for signs, kind, sentence in SENTENCES:
        if any(sign in said for sign in signs):
            return kind(sentence.format(place=place))
    first_line = said.strip().splitlines()[0] if said.strip() else type(error).__name__
    return LedgerUnreachable(f"Le registre {place} ne répond pas ({first_line}) ; vérifiez database_url et les droits.")
