"""Faults: one function each, from an honest convention to one with a planted mistake and what must be said of it."""

from __future__ import annotations

from samples.faults import parties, schools, signing, terms
from samples.faults.scene import Fault, Scene
from samples.printed import Printed
from schemas.draft import CollectivityKind

TWO_FAULTS = 0.08  # share of faulty conventions with a second fault
FAULTS: tuple[tuple[Fault, int], ...] = (
    (schools.uai_wrong_letter, 5),
    (schools.uai_wrong_digit, 8),
    (schools.uai_swapped_digits, 4),
    (schools.uai_unknown, 4),
    (schools.school_closed, 3),
    (schools.school_private, 3),
    (schools.school_other_commune, 4),
    (schools.uai_of_elsewhere, 3),
    (schools.school_missing, 4),
    (schools.school_duplicate, 3),
    (schools.school_name, 3),
    (terms.count_mismatch, 5),
    (terms.unit_price, 4),
    (terms.total_mismatch, 6),
    (terms.words_mismatch, 3),
    (terms.school_year, 3),
    (terms.end_date, 4),
    (terms.last_years_template, 3),
    (parties.siret_invalid, 7),
    (parties.siret_mismatch, 4),
    (parties.siret_missing, 3),
    (parties.collectivity_unknown, 3),
    (parties.mayor_mismatch, 4),
    (parties.deputy_signs, 4),
    (signing.date_missing, 4),
    (signing.date_out_of_range, 4),
    (signing.signature_missing, 4),
    (signing.stamp_only, 4),
    (signing.picture_of_signature, 2),
    (signing.region_missing, 4),
    (signing.page_missing, 4),
)
NOT_FOR_REGROUPEMENT = frozenset(
    {
        schools.school_other_commune,
        schools.uai_of_elsewhere,
        schools.school_missing,
        parties.siret_mismatch,
        parties.collectivity_unknown,
        parties.mayor_mismatch,
        schools.school_closed,
        schools.school_private,
    }
)

# a second fault of these changes nothing that the first one changed, unless the first is one of ALONE
SECOND: tuple[Fault, ...] = (signing.region_missing, terms.end_date, parties.siret_missing)
ALONE: frozenset[Fault] = frozenset(
    {
        signing.region_missing,
        signing.page_missing,
        terms.end_date,
        terms.last_years_template,
        parties.siret_missing,
        parties.siret_invalid,
        parties.siret_mismatch,
        parties.collectivity_unknown,
    }
)


def plant(printed: Printed, scene: Scene, tears: bool) -> Printed:
    """One fault that fits, rarely two; ``tears``: a page may be lost. Faults that can be told only with a payers' list
    are not planted in regroupements."""
    barred = NOT_FOR_REGROUPEMENT if printed.kind is CollectivityKind.REGROUPEMENT else frozenset()
    table = [(f, w) for f, w in FAULTS if f not in barred and (tears or f is not signing.page_missing)]
    planted = None
    while planted is None:
        fault = scene.rng.choices([f for f, _ in table], weights=[w for _, w in table])[0]
        planted = fault(printed, scene)
    if scene.rng.random() < TWO_FAULTS and fault not in ALONE:
        return scene.rng.choice(SECOND)(planted, scene) or planted
    return planted
