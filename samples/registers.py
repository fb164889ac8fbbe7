"""The registers a workspace needs: an invented official list, or a real one, with invented mayors."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from random import Random

from samples import communes, keys, people
from samples.communes import Commune
from samples.people import Person
from samples.registerfiles import read_official_list
from schemas.school import School

NAMESAKES = (
    "publique",
    "Jean Jaurès",
    "Jules Ferry",
    "Les Platanes",
    "du Centre",
    "Jacques Prévert",
    "Le Petit Prince",
)
PROPER = (
    "Marcel Pagnol", "Irène Joliot-Curie", "Louise Michel", "Les Amandiers", "Victor Hugo", "Anatole France",
    "La Source",
    "Simone Veil", "Paul Bert", "Les Cigales", "du Château", "Frédéric Mistral", "Condorcet", "Robert Desnos",
    "Aimé Césaire", "Le Mas Neuf", "des Trois Moulins", "La Garenne", "Pasteur", "Henri Wallon A", "Henri Wallon B",
)  # fmt: skip
FOUR_DEPARTMENTS = 500  # communes: more would use up the 1200 school numbers of the first of four départements
MOST = 3000  # communes: some 2.7 schools each, nine départements
SIZES = ((1, 34), (2, 30), (3, 13), (4, 8), (5, 5), (7, 4), (9, 3), (12, 2), (17, 1))  # schools a commune, weight


@dataclass(frozen=True, slots=True)
class Register:
    """``schools`` in the order of the list; ``mayors`` by commune code; ``real_list`` when it was given, not made."""

    communes: tuple[Commune, ...]
    schools: tuple[School, ...]
    mayors: dict[str, Person]
    real_list: Path | None = None

    def of(self, commune: Commune) -> list[School]:
        """Every school of the commune, in the order of the list."""
        return [s for s in self.schools if s.commune_code == commune.code]

    def payable(self, commune: Commune) -> list[School]:
        """Its open public schools, each UAI once: what an honest convention lists."""
        found = {s.uai: s for s in self.of(commune) if s.public and s.open and not s.closing and s.is_school}
        return list(found.values())

    @property
    def uais(self) -> frozenset[str]:
        return frozenset(s.uai for s in self.schools)


def _school_name(rng: Random, level: str) -> str:
    if rng.random() < 0.12:
        return f"Ecole {level}"
    return f"Ecole {level} {rng.choice(NAMESAKES if rng.random() < 0.45 else PROPER)}"


def _schools_of(commune: Commune, numbers: list[int], rng: Random) -> list[School]:
    size = rng.choices([s for s, _ in SIZES], weights=[w for _, w in SIZES])[0]
    levels = ["primaire"] if size == 1 else [("maternelle", "élémentaire")[i % 2] for i in range(size)]
    rpi = (f"{commune.department}{rng.randrange(1, 99):03d}",) if size == 1 and rng.random() < 0.3 else ()
    kinds = [(level, True, False) for level in levels]
    if rng.random() < 0.16:
        kinds.append(("primaire privée", False, False))
    if rng.random() < 0.10:
        kinds.append((rng.choice(("maternelle", "élémentaire")), True, True))
    schools: list[School] = []
    for level, public, closing in kinds:
        name = _school_name(rng, level)
        while any(s.name == name for s in schools):
            name = f"Ecole {level} {rng.choice(PROPER)}"
        schools.append(
            School(
                uai=keys.uai_of(commune.uai_prefix, numbers.pop()),
                name=name,
                commune=commune.name,
                commune_code=commune.code,
                postal_code=commune.postal_code,
                department=commune.department,
                siren=commune.siren if public else "",
                public=public,
                closing=closing,
                rpi=rpi if public else (),
            )
        )
    return schools


def invent(rng: Random, size: int) -> Register:
    """A register of ``size`` communes over a few départements. Running numbers are dealt so that neighbouring communes
    get UAIs one digit apart; seven schools of a hundred have a namesake elsewhere. Raises ValueError above MOST."""
    if size > MOST:
        raise ValueError(f"at most {MOST} communes can be invented")
    large = size > FOUR_DEPARTMENTS
    departments = [d for d, _ in (communes.DEPARTMENTS if large else rng.sample(communes.DEPARTMENTS, k=4))]
    numbers = {d: sorted(rng.sample(range(80, 1999), k=1200), reverse=True) for d in departments}
    for pool in numbers.values():  # neighbours in blocks of nine, blocks shuffled
        blocks = [pool[i : i + 9] for i in range(0, len(pool), 9)]
        rng.shuffle(blocks)
        pool[:] = [n for block in blocks for n in block]
    made: list[Commune] = []
    for index, name in enumerate(communes.invented_names(rng, size)):
        evenly = large or rng.random() < 0.5  # else the first, so that small registers have a département with many
        department = departments[index % len(departments) if evenly else 0]
        digits = department[-2:].replace("A", "0")
        rank = index // len(departments) if large else index
        code = (department[1:] if department[0] == "0" else department[:2]) + f"{rank + 400:03d}"
        merged = rng.random() < 0.06
        head = "200" if merged else f"21{digits}0"
        made.append(Commune(name, code, f"{digits}{rng.randrange(10, 99)}0", department, keys.siren(head, rng)))
    schools = [s for c in made for s in _schools_of(c, numbers[c.department], rng)]
    return Register(tuple(made), tuple(schools), {c.code: people.draw(rng) for c in made})


def adopt(official_list: Path, rng: Random) -> Register:
    """The communes and schools of a real list, with invented mayors."""
    schools = read_official_list(official_list)
    by_code: dict[str, list[School]] = defaultdict(list)
    for school in schools:
        by_code[school.commune_code].append(school)
    made = []
    for code, found in sorted(by_code.items()):
        siren = next((s.siren for s in found if s.public and s.siren), "")
        if siren:
            first = found[0]
            made.append(Commune(first.commune, code, first.postal_code, first.department, siren))
    return Register(tuple(made), tuple(schools), {c.code: people.draw(rng) for c in made}, official_list)
