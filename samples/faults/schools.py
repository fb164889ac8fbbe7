"""Faults of the list of schools."""

from __future__ import annotations

from dataclasses import replace

from samples import keys
from samples.faults.scene import LOOKALIKE_DIGITS, Scene, as_printed, planted, relisted, swapped
from samples.printed import Printed
from schemas.finding import Code
from schemas.formats import uai as uai_format
from schemas.school import School


def uai_wrong_letter(printed: Printed, scene: Scene) -> Printed | None:
    index = scene.rng.randrange(len(printed.schools))
    code = printed.schools[index].uai
    letter = scene.rng.choice([c for c in uai_format.CHECK_LETTERS if c != code[7]])
    return planted(
        replace(printed, schools=swapped(printed, index, uai=code[:7] + letter)),
        Code.UAI_INVALID,
        tolerated=(Code.SCHOOL_MISSING,),
    )


def uai_wrong_digit(printed: Printed, scene: Scene) -> Printed | None:
    """A digit that a machine could have misread, printed so: 8 for 3, 1 for 7. It must not be repaired."""
    index = scene.rng.randrange(len(printed.schools))
    code = printed.schools[index].uai
    at = scene.rng.randrange(3, 7)
    wrong = code[:at] + LOOKALIKE_DIGITS[code[at]] + code[at + 1 :]
    return planted(
        replace(printed, schools=swapped(printed, index, uai=wrong)),
        Code.UAI_INVALID,
        tolerated=(Code.SCHOOL_MISSING,),
    )


def uai_swapped_digits(printed: Printed, scene: Scene) -> Printed | None:
    index = scene.rng.randrange(len(printed.schools))
    code = printed.schools[index].uai
    places = [i for i in range(3, 6) if code[i] != code[i + 1]]
    if not places:
        return None
    at = scene.rng.choice(places)
    wrong = code[:at] + code[at + 1] + code[at] + code[at + 2 :]
    return planted(
        replace(printed, schools=swapped(printed, index, uai=wrong)),
        Code.UAI_INVALID,
        tolerated=(Code.SCHOOL_MISSING,),
    )


def uai_unknown(printed: Printed, scene: Scene) -> Printed | None:
    """A right key, and no such school."""
    index = scene.rng.randrange(len(printed.schools))
    head = printed.schools[index].uai[:3]
    for _ in range(200):
        wrong = keys.uai_of(head, scene.rng.randrange(100, 2400))
        if wrong not in scene.register.uais:
            return planted(
                replace(printed, schools=swapped(printed, index, uai=wrong)),
                Code.UAI_UNKNOWN,
                tolerated=(Code.SCHOOL_MISSING,),
            )
    return None


def _extra(printed: Printed, school: School, scene: Scene, code: Code, *, tolerated: tuple[Code, ...] = ()) -> Printed:
    listed = relisted(printed, (*printed.schools, as_printed(school)), scene.campaign)
    return planted(listed, code, tolerated=tolerated)


def school_closed(printed: Printed, scene: Scene) -> Printed | None:
    found = [s for s in scene.register.of(scene.commune) if s.public and s.closing]
    return _extra(printed, found[0], scene, Code.SCHOOL_CLOSED) if found else None


def school_private(printed: Printed, scene: Scene) -> Printed | None:
    found = [s for s in scene.register.of(scene.commune) if not s.public]
    return _extra(printed, found[0], scene, Code.SCHOOL_PRIVATE) if found else None


def school_other_commune(printed: Printed, scene: Scene) -> Printed | None:
    other = scene.rng.choice(scene.others)
    school = scene.rng.choice(scene.register.payable(other))
    return _extra(printed, school, scene, Code.SCHOOL_OTHER_COMMUNE, tolerated=(Code.SCHOOL_CLAIMED_TWICE,))


def uai_of_elsewhere(printed: Printed, scene: Scene) -> Printed | None:
    """The row names its own school, but the UAI is that of a school of another commune."""
    index = scene.rng.randrange(len(printed.schools))
    other = scene.rng.choice(scene.register.payable(scene.rng.choice(scene.others)))
    changed = replace(printed, schools=swapped(printed, index, uai=other.uai))
    follows = (Code.SCHOOL_NAME_MISMATCH, Code.SCHOOL_MISSING, Code.SCHOOL_CLAIMED_TWICE)
    return planted(changed, Code.SCHOOL_OTHER_COMMUNE, tolerated=follows)


def school_missing(printed: Printed, scene: Scene) -> Printed | None:
    if len(printed.schools) < 2:
        return None
    gone = scene.rng.randrange(len(printed.schools))
    kept = tuple(s for i, s in enumerate(printed.schools) if i != gone)
    return planted(relisted(printed, kept, scene.campaign), Code.SCHOOL_MISSING)


def school_duplicate(printed: Printed, scene: Scene) -> Printed | None:
    """The same school twice, and counted twice."""
    twin = scene.rng.choice(printed.schools)
    listed = relisted(printed, (*printed.schools, twin), scene.campaign)
    return planted(listed, Code.SCHOOL_DUPLICATE, tolerated=(Code.COUNT_MISMATCH, Code.TOTAL_MISMATCH))


def school_name(printed: Printed, scene: Scene) -> Printed | None:
    """The right UAI beside the name of a school of another commune."""
    index = scene.rng.randrange(len(printed.schools))
    other = scene.rng.choice(
        ("ECOLE PRIMAIRE LES HIRONDELLES", "ECOLE ELEMENTAIRE BAPTISTE CANTALOU", "ECOLE MATERNELLE LE BOIS JOLI")
    )
    return planted(replace(printed, schools=swapped(printed, index, name=other)), Code.SCHOOL_NAME_MISMATCH)
