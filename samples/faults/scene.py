"""What every fault is given, and the few moves they share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from samples.communes import Commune
from samples.honest import capitals
from samples.look import Look
from samples.printed import Printed, PrintedSchool
from samples.registers import Register
from schemas.campaign import Campaign
from schemas.finding import Code
from schemas.school import School

LOOKALIKE_DIGITS = {"0": "8", "1": "7", "3": "8", "5": "6", "6": "5", "7": "1", "8": "3", "9": "0", "4": "9", "2": "7"}


@dataclass(frozen=True, slots=True)
class Scene:
    """What a fault may look at. ``others``: communes with no convention of their own in this run."""

    register: Register
    commune: Commune
    others: tuple[Commune, ...]
    look: Look
    campaign: Campaign
    rng: Random


Fault = Callable[[Printed, Scene], Printed | None]


def planted(printed: Printed, *codes: Code, tolerated: tuple[Code, ...] = ()) -> Printed:
    return replace(
        printed,
        expected=printed.expected | frozenset(codes),
        tolerated=printed.tolerated | frozenset(tolerated),
    )


def relisted(printed: Printed, schools: tuple[PrintedSchool, ...], campaign: Campaign) -> Printed:
    """Another list, with count and total to match."""
    total = campaign.unit_price * len(schools)
    return replace(printed, schools=schools, count=len(schools), total=total, in_words=total)


def swapped(printed: Printed, index: int, **changes: str) -> tuple[PrintedSchool, ...]:
    return tuple(replace(s, **changes) if i == index else s for i, s in enumerate(printed.schools))


def as_printed(school: School) -> PrintedSchool:
    return PrintedSchool(
        school.uai,
        capitals(school.name, accents=False),
        capitals(school.commune, accents=False),
        school.department.removeprefix("0"),
    )
