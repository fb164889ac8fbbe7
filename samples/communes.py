"""Invented communes: names that sound like the Midi and stand on no map, in départements that exist."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

DEPARTMENTS = (
    ("034", "Hérault"), ("011", "Aude"), ("030", "Gard"), ("048", "Lozère"), ("066", "Pyrénées-Orientales"),
    ("031", "Haute-Garonne"), ("012", "Aveyron"), ("046", "Lot"), ("02A", "Corse-du-Sud"),
)  # fmt: skip
_UAI_PREFIX = {"02A": "620"}  # facts.md: the first digits are not always the département
_HEADS = (
    "Mont", "Ville", "Roque", "Font", "Val", "Peyre", "Cast", "Puy", "Brette", "Cour", "Lavér", "Sauss", "Aubign",
    "Bourd", "Gramm", "Tauriv", "Escal", "Mirev", "Pouss", "Cazev",
)  # fmt: skip
_MIDDLES = ("", "", "a", "e", "i", "o", "ou", "er", "ar")
_TAILS = (
    "gnargue", "landrac", "sarguet", "brunelh", "belacou", "rouxargue", "vertolès", "liganes", "zaquet", "nesquou",
    "rondolle", "dracas", "loupiès", "vièlec", "guérolles", "thézanne", "mayrols", "bazanès",
)  # fmt: skip
_FIRST = ("", "", "", "", "", "", "Le ", "La ", "Les ", "L'", "Saint-", "Sainte-", "Saint-", "St ")
_SAINTS = ("Auzil", "Brévan", "Évrard", "Hermel", "Joril", "Ligier", "Orfons", "Théodrac", "Vézian", "Pargoul")
_SAINTES = ("Alvaire", "Énomie", "Orlinde", "Valière")
_LAST = ("", "", "", "", "", "-sur-Orbiette", "-le-Vieux", "-lès-Garrigues", "-d'Ambrel", "-en-Vaurès", "-et-Clastre")
_STREETS = (
    "place de la Mairie", "12 rue de la Fontaine", "1 avenue du Languedoc", "place Jean Moulinier", "route des Crêtes",
    "8 bis rue Haute", "33 cours de la République", "place de l'Église", "2 chemin du Moulin à Vent",
    "Hôtel de Ville - 5 rue des Écoles",
    "BP 14 - 3 place du Griffe", "esplanade Émile Bastidou", "127 allée des Platanes",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Commune:
    """``code``: INSEE code, five characters; ``department``: three ("034", "02A"); ``siren``: nine digits."""

    name: str
    code: str
    postal_code: str
    department: str
    siren: str

    @property
    def short_department(self) -> str:
        """As a convention prints it.

        >>> Commune("X", "34999", "34990", "034", "").short_department
        '34'
        """
        return self.department.removeprefix("0")

    @property
    def uai_prefix(self) -> str:
        return _UAI_PREFIX.get(self.department, self.department)


def invented_name(rng: Random) -> str:
    """A name with the hyphens, accents and articles of the real ones."""
    first = rng.choice(_FIRST)
    if first in ("Saint-", "St "):
        stem = rng.choice(_SAINTS)
    elif first == "Sainte-":
        stem = rng.choice(_SAINTES)
    else:
        stem = rng.choice(_HEADS) + rng.choice(_MIDDLES) + rng.choice(_TAILS)
        stem = f"A{stem.lower()}" if first == "L'" else stem
    last = rng.choice(_LAST)
    return first + stem + (last.replace("-", " ") if first == "St " else last)


def invented_names(rng: Random, count: int) -> list[str]:
    """``count`` different names; numbers 8 in 100 of them get a near twin ("X-le-Vieux" beside "X")."""
    names: dict[str, None] = {}
    while len(names) < count:
        name = invented_name(rng)
        names[name] = None
        if rng.random() < 0.08 and len(names) < count:
            names[f"{name}-les-Bains"] = None
    return list(names)


def street(rng: Random) -> str:
    return rng.choice(_STREETS)
