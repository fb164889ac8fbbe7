"""Invented people: first names and family names that are plausible together and belong to nobody."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

WOMEN = (
    "Aurélie", "Bérengère", "Camille", "Cécile", "Delphine", "Éliane", "Fanny", "Françoise", "Gaëlle", "Hélène",
    "Ingrid", "Joëlle", "Josiane", "Ludivine", "Maëlle", "Maryse", "Mireille", "Noémie", "Odile", "Pascale",
    "Rose-Marie", "Solène", "Thérèse", "Valérie", "Yvette", "Anne-Laure", "Marie-Thérèse", "Zoé",
)  # fmt: skip
MEN = (
    "Alain", "Bastien", "Cédric", "Denis", "Étienne", "Fabrice", "Gérard", "Hervé", "Jean-Luc", "Jean François",
    "Jérôme", "Joël", "Kévin", "Lucien", "Marcel", "Noël", "Olivier", "Patrice", "Régis", "Rémi", "Serge", "Thierry",
    "Valentin", "Yannick", "Jean-Noël", "Pierre-Yves", "Loïc", "Guy",
)  # fmt: skip
_HEADS = (
    "Balm", "Cast", "Dourg", "Estiv", "Fourn", "Galam", "Lamb", "Marq", "Navarr", "Peyr", "Roqu", "Sabat", "Tarriv",
    "Vign", "Bress", "Cazal", "Delm", "Fabr", "Ginest", "Mouliv", "Pélis", "Ribér", "Soul", "Valad", "Aubér", "Crouz",
)  # fmt: skip
_TAILS = (
    "ac", "argues", "el", "enc", "érol", "ès", "eyrol", "ier", "iol", "ols", "onnet", "ous", "oulié", "urel", "ières",
    "adou", "asson", "igou",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Person:
    """Nobody in particular; ``last_name`` in the mixed case of a register."""

    first_name: str
    last_name: str
    woman: bool

    @property
    def printed(self) -> str:
        """As conventions print it: "Jean François VERBELLAC"."""
        return f"{self.first_name} {self.last_name.upper()}"

    @property
    def civility(self) -> str:
        return "Madame" if self.woman else "Monsieur"


def draw(rng: Random) -> Person:
    """Somebody new."""
    woman = rng.random() < 0.45
    last = rng.choice(_HEADS) + rng.choice(_TAILS)
    if rng.random() < 0.12:
        last = f"{last}-{rng.choice(_HEADS)}{rng.choice(_TAILS)}"
    if rng.random() < 0.05:
        last = f"de {last}"
    return Person(rng.choice(WOMEN if woman else MEN), last, woman)
