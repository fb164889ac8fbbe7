"""Words, names and dates as they stand near signatures. Nobody and nothing in them is real."""

from __future__ import annotations

from random import Random

WORDS = (
    *("la", "commune", "de", "région", "académique", "représentée", "par", "son", "maire", "en", "qualité", "rectrice"),
    *("présente", "convention", "fait", "à", "le", "pour", "et", "délégation", "adjoint", "délégué", "signature", "du"),
    *("cachet", "représentant", "légal", "nom", "prénom", "fonction", "collectivité", "syndicat", "président", "titre"),
    *("siret", "lu", "approuvé", "date", "signé", "article", "page", "sur", "exemplaires", "originaux", "chancelière"),
)
NAMES = (
    "Martel",
    "Berthier",
    "Courtois",
    "Galtier",
    "Pruvost",
    "Malbec",
    "Lefranc",
    "Oriol",
    "Teissier",
    "Cazal",
    "Bonnafous",
    "Rigal",
    "Sarda",
)
FIRST_NAMES = ("Jeanne", "Paul", "Aline", "Hervé", "Solange", "Luc", "Denise", "Rémi", "Odile", "Karim", "Inès", "Guy")
TOWNS = (
    "VALBRUNE",
    "SAINT-ORENS-LE-HAUT",
    "MONTCLAREL",
    "BOISSERON-SUR-ORB",
    "CAZEVIEILLE-LE-SEC",
    "FONTJONC",
    "AULAC",
)
MONTHS = ("JANV.", "FEV.", "MARS", "AVRIL", "MAI", "JUIN", "JUIL.", "AOUT", "SEPT.", "OCT.", "NOV.", "DEC.")


def a_date(chance: Random) -> str:
    """As stamps and hands write it."""
    day, month, year = chance.randint(1, 31), chance.randint(1, 12), chance.choice(["2025", "25", "2026", "2024"])
    name = MONTHS[month - 1]
    forms = (f"{day}/{month}/{year}", f"{day:02d}.{month:02d}.{year}", f"{day:02d} {name} {year}")
    return chance.choice([*forms, f"le {day} {name.lower()} {year}", f"Le {day:02d}/{month:02d}/{year}"])


def a_name(chance: Random) -> str:
    """With or without the first name."""
    last = chance.choice(NAMES)
    return f"{chance.choice(FIRST_NAMES)} {last}" if chance.random() < 0.6 else last


def some_words(chance: Random, count: int) -> str:
    return " ".join(chance.choices(WORDS, k=count))
