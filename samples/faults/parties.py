"""Faults of the collectivity: its SIRET, its name, who signs for it."""

from __future__ import annotations

from dataclasses import replace

from samples import communes, keys, people
from samples.faults.scene import LOOKALIKE_DIGITS, Scene, planted, relisted
from samples.honest import capitals, named
from samples.names import signed_name
from samples.printed import Printed, PrintedSchool
from samples.tiers import Style
from schemas.finding import Code
from schemas.formats import siret as siret_format

_USUAL_DEPUTIES = (
    "Adjoint au maire",
    "1er adjoint",
    "Maire adjoint délégué aux écoles",
    "Première adjointe, par délégation",
)
_DEPUTIES = {
    Style.TUNING: _USUAL_DEPUTIES,
    Style.HELDOUT: _USUAL_DEPUTIES,
    Style.VARIED: (
        *_USUAL_DEPUTIES,
        "Adjointe au maire déléguée aux affaires scolaires",
        "2e adjoint, par délégation du Maire",
        "Conseiller municipal délégué",
    ),
    Style.UNSEEN: (
        "Maire-adjointe à l'éducation",
        "Deuxième adjoint au maire, par délégation",
        "Adjoint délégué à l'enseignement",
        "Conseillère déléguée à la jeunesse",
    ),
    Style.RESERVED: (
        "Premier adjoint",
        "Adjointe à l'éducation, par délégation du maire",
        "Maire délégué",
        "Adjoint au maire chargé des écoles",
    ),
}


def siret_invalid(printed: Printed, scene: Scene) -> Printed | None:
    """One digit that looks like the right one."""
    if printed.siret is None:
        return None
    at = scene.rng.randrange(4, 14)
    wrong = printed.siret[:at] + LOOKALIKE_DIGITS[printed.siret[at]] + printed.siret[at + 1 :]
    return None if siret_format.is_valid(wrong) else planted(replace(printed, siret=wrong), Code.SIRET_INVALID)


def siret_mismatch(printed: Printed, scene: Scene) -> Printed | None:
    other = scene.rng.choice(scene.others)
    return planted(replace(printed, siret=keys.head_office(other.siren)), Code.SIRET_MISMATCH)


def siret_missing(printed: Printed, scene: Scene) -> Printed | None:
    return planted(replace(printed, siret=None), Code.SIRET_MISSING)


def collectivity_unknown(printed: Printed, scene: Scene) -> Printed | None:
    """A commune that is in no register, with a school that is in none either."""
    rng = scene.rng
    known = {c.name for c in scene.register.communes}
    name = communes.invented_name(rng)
    while name in known:
        name = communes.invented_name(rng)
    shown = capitals(name, accents=False)
    number = keys.uai_of(printed.schools[0].uai[:3], rng.randrange(2400, 2900))
    school = PrintedSchool(number, "ECOLE PRIMAIRE PUBLIQUE", shown, printed.schools[0].department)
    changed = replace(
        printed,
        name=named(scene.look.commune_form, shown, contracted=False),
        siret=keys.head_office(keys.siren(f"21{number[1:3]}0", rng)),
        address=f"{communes.street(rng)}, {printed.postal_code} {shown}",
        place=name,
        stamp_town=shown,
    )
    codes = (Code.COLLECTIVITY_UNKNOWN, Code.UAI_UNKNOWN)
    return planted(
        relisted(changed, (school,), scene.campaign), *codes, tolerated=(Code.MAYOR_MISMATCH, Code.SIRET_MISMATCH)
    )


def mayor_mismatch(printed: Printed, scene: Scene) -> Printed | None:
    person = people.draw(scene.rng)
    changed = replace(printed, signatory=signed_name(person, scene.look), civility=person.civility)
    return planted(changed, Code.MAYOR_MISMATCH) if changed.signatory != printed.signatory else None


def deputy_signs(printed: Printed, scene: Scene) -> Printed | None:
    """An adjoint signs by delegation."""
    person = people.draw(scene.rng)
    title = scene.rng.choice(_DEPUTIES[scene.look.style])
    changed = replace(printed, signatory=signed_name(person, scene.look), civility=person.civility, title=title)
    return planted(changed, Code.SIGNATORY_NOT_MAYOR, tolerated=(Code.MAYOR_MISMATCH,))
