"""Faults: one function each, from an honest convention to one with a planted mistake and what must be said of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from samples import communes, keys, people
from samples.communes import Commune
from samples.honest import capitals, named
from samples.look import Look
from samples.printed import DateKind, Printed, PrintedSchool, Signed
from samples.registers import Register
from schemas.campaign import Campaign
from schemas.draft import CollectivityKind
from schemas.finding import Code
from schemas.formats import siret as siret_format
from schemas.formats import uai as uai_format
from schemas.school import School


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


def _with(printed: Printed, *codes: Code, tolerated: tuple[Code, ...] = ()) -> Printed:
    return replace(
        printed,
        expected=printed.expected | frozenset(codes),
        tolerated=printed.tolerated | frozenset(tolerated),
    )


def _relisted(printed: Printed, schools: tuple[PrintedSchool, ...], campaign: Campaign) -> Printed:
    """Another list, with count and total to match."""
    total = campaign.unit_price * len(schools)
    return replace(printed, schools=schools, count=len(schools), total=total, in_words=total)


def _swapped(printed: Printed, index: int, **changes: str) -> tuple[PrintedSchool, ...]:
    return tuple(replace(s, **changes) if i == index else s for i, s in enumerate(printed.schools))


def _shown(school: School) -> PrintedSchool:
    return PrintedSchool(
        school.uai,
        capitals(school.name, accents=False),
        capitals(school.commune, accents=False),
        school.department.removeprefix("0"),
    )


TWO_FAULTS = 0.08
LOOKALIKE_DIGITS = {"0": "8", "1": "7", "3": "8", "5": "6", "6": "5", "7": "1", "8": "3", "9": "0", "4": "9", "2": "7"}


def uai_wrong_letter(printed: Printed, scene: Scene) -> Printed | None:
    index = scene.rng.randrange(len(printed.schools))
    code = printed.schools[index].uai
    letter = scene.rng.choice([c for c in uai_format.CHECK_LETTERS if c != code[7]])
    return _with(
        replace(printed, schools=_swapped(printed, index, uai=code[:7] + letter)),
        Code.UAI_INVALID,
        tolerated=(Code.SCHOOL_MISSING,),
    )


def uai_wrong_digit(printed: Printed, scene: Scene) -> Printed | None:
    """A digit that a machine could have misread, printed so: 8 for 3, 1 for 7. It must not be repaired."""
    index = scene.rng.randrange(len(printed.schools))
    code = printed.schools[index].uai
    at = scene.rng.randrange(3, 7)
    wrong = code[:at] + LOOKALIKE_DIGITS[code[at]] + code[at + 1 :]
    return _with(
        replace(printed, schools=_swapped(printed, index, uai=wrong)),
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
    return _with(
        replace(printed, schools=_swapped(printed, index, uai=wrong)),
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
            return _with(
                replace(printed, schools=_swapped(printed, index, uai=wrong)),
                Code.UAI_UNKNOWN,
                tolerated=(Code.SCHOOL_MISSING,),
            )
    return None


def _extra(printed: Printed, school: School, scene: Scene, *codes: Code) -> Printed:
    return _with(_relisted(printed, (*printed.schools, _shown(school)), scene.campaign), *codes)


def school_closed(printed: Printed, scene: Scene) -> Printed | None:
    found = [s for s in scene.register.of(scene.commune) if s.public and s.closing]
    return _extra(printed, found[0], scene, Code.SCHOOL_CLOSED) if found else None


def school_private(printed: Printed, scene: Scene) -> Printed | None:
    found = [s for s in scene.register.of(scene.commune) if not s.public]
    return _extra(printed, found[0], scene, Code.SCHOOL_PRIVATE) if found else None


def school_other_commune(printed: Printed, scene: Scene) -> Printed | None:
    other = scene.rng.choice(scene.others)
    school = scene.rng.choice(scene.register.payable(other))
    return _extra(printed, school, scene, Code.SCHOOL_OTHER_COMMUNE)


def school_missing(printed: Printed, scene: Scene) -> Printed | None:
    if len(printed.schools) < 2:
        return None
    gone = scene.rng.randrange(len(printed.schools))
    kept = tuple(s for i, s in enumerate(printed.schools) if i != gone)
    return _with(_relisted(printed, kept, scene.campaign), Code.SCHOOL_MISSING)


def school_duplicate(printed: Printed, scene: Scene) -> Printed | None:
    """The same school twice, and counted twice."""
    twin = scene.rng.choice(printed.schools)
    listed = _relisted(printed, (*printed.schools, twin), scene.campaign)
    return _with(listed, Code.SCHOOL_DUPLICATE, tolerated=(Code.COUNT_MISMATCH, Code.TOTAL_MISMATCH))


def school_name(printed: Printed, scene: Scene) -> Printed | None:
    """The right UAI beside the name of a school of another commune."""
    index = scene.rng.randrange(len(printed.schools))
    other = scene.rng.choice(
        ("ECOLE PRIMAIRE LES HIRONDELLES", "ECOLE ELEMENTAIRE BAPTISTE CANTALOU", "ECOLE MATERNELLE LE BOIS JOLI")
    )
    return _with(replace(printed, schools=_swapped(printed, index, name=other)), Code.SCHOOL_NAME_MISMATCH)


def count_mismatch(printed: Printed, scene: Scene) -> Printed | None:
    """One school too many announced, and paid for."""
    count = printed.count + scene.rng.choice((1, 1, 2))
    total = scene.campaign.unit_price * count
    return _with(replace(printed, count=count, total=total, in_words=total), Code.COUNT_MISMATCH)


def unit_price(printed: Printed, scene: Scene) -> Printed | None:
    """Another price throughout."""
    price = scene.campaign.unit_price + scene.rng.choice((-5, 5, 10, -2))
    total = price * printed.count
    changed = replace(printed, article_price=price, unit_price=price, total=total, in_words=total)
    return _with(changed, Code.UNIT_PRICE_MISMATCH, tolerated=(Code.CLAUSE_ALTERED,))


def total_mismatch(printed: Printed, scene: Scene) -> Printed | None:
    total = printed.total + scene.rng.choice((scene.campaign.unit_price, -10, 10, 100, -scene.campaign.unit_price / 2))
    return _with(replace(printed, total=total, in_words=total), Code.TOTAL_MISMATCH) if total > 0 else None


def words_mismatch(printed: Printed, scene: Scene) -> Printed | None:
    """Digits and words disagree."""
    return _with(replace(printed, in_words=printed.total + 20, spell_amount=True), Code.TOTAL_MISMATCH)


def _year_before(year: str) -> str:
    first = int(year[:4])
    return f"{first - 1}-{first}"


def school_year(printed: Printed, scene: Scene) -> Printed | None:
    return _with(
        replace(printed, school_year=_year_before(printed.school_year)),
        Code.SCHOOL_YEAR_MISMATCH,
        tolerated=(Code.CLAUSE_ALTERED,),
    )


def end_date(printed: Printed, scene: Scene) -> Printed | None:
    end = scene.campaign.end_date
    wrong = scene.rng.choice((end.replace(year=end.year + 1), end.replace(day=30), end.replace(month=8)))
    return _with(replace(printed, end_date=wrong), Code.END_DATE_MISMATCH, tolerated=(Code.CLAUSE_ALTERED,))


def last_years_template(printed: Printed, scene: Scene) -> Printed | None:
    """Last year's text: another year, price and end."""
    price = scene.campaign.unit_price - 2
    end = scene.campaign.end_date
    total = price * printed.count
    changed = replace(
        printed,
        school_year=_year_before(printed.school_year),
        article_price=price,
        unit_price=price,
        total=total,
        in_words=total,
        end_date=end.replace(year=end.year - 1),
    )
    codes = (Code.SCHOOL_YEAR_MISMATCH, Code.UNIT_PRICE_MISMATCH, Code.END_DATE_MISMATCH)
    return _with(changed, *codes, tolerated=(Code.CLAUSE_ALTERED,))


def siret_invalid(printed: Printed, scene: Scene) -> Printed | None:
    """One digit that looks like the right one."""
    if printed.siret is None:
        return None
    at = scene.rng.randrange(4, 14)
    wrong = printed.siret[:at] + LOOKALIKE_DIGITS[printed.siret[at]] + printed.siret[at + 1 :]
    return None if siret_format.is_valid(wrong) else _with(replace(printed, siret=wrong), Code.SIRET_INVALID)


def siret_mismatch(printed: Printed, scene: Scene) -> Printed | None:
    other = scene.rng.choice(scene.others)
    return _with(replace(printed, siret=keys.head_office(other.siren)), Code.SIRET_MISMATCH)


def siret_missing(printed: Printed, scene: Scene) -> Printed | None:
    return _with(replace(printed, siret=None), Code.SIRET_MISSING)


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
    return _with(
        _relisted(changed, (school,), scene.campaign), *codes, tolerated=(Code.MAYOR_MISMATCH, Code.SIRET_MISMATCH)
    )


def mayor_mismatch(printed: Printed, scene: Scene) -> Printed | None:
    person = people.draw(scene.rng)
    changed = replace(printed, signatory=person.printed, civility=person.civility)
    return _with(changed, Code.MAYOR_MISMATCH) if person.printed != printed.signatory else None


def deputy_signs(printed: Printed, scene: Scene) -> Printed | None:
    """An adjoint signs by delegation."""
    person = people.draw(scene.rng)
    title = scene.rng.choice(
        ("Adjoint au maire", "1er adjoint", "Maire adjoint délégué aux écoles", "Première adjointe, par délégation")
    )
    changed = replace(printed, signatory=person.printed, civility=person.civility, title=title)
    return _with(changed, Code.SIGNATORY_NOT_MAYOR, tolerated=(Code.MAYOR_MISMATCH,))


def date_missing(printed: Printed, scene: Scene) -> Printed | None:
    changed = replace(printed, signed_on=None, date_kind=DateKind.ABSENT)
    return _with(changed, Code.SIGNATURE_DATE_MISSING)


def date_out_of_range(printed: Printed, scene: Scene) -> Printed | None:
    if printed.signed_on is None:
        return None
    year = printed.signed_on.year + scene.rng.choice((-1, -1, 2))
    changed = replace(
        printed,
        signed_on=printed.signed_on.replace(year=year, day=min(28, printed.signed_on.day)),
        date_kind=DateKind.PRINTED,
    )
    return _with(changed, Code.SIGNATURE_DATE_OUT_OF_RANGE)


def signature_missing(printed: Printed, scene: Scene) -> Printed | None:
    return _with(replace(printed, collectivity_mark=Signed.NOTHING), Code.SIGNATURE_MISSING)


def stamp_only(printed: Printed, scene: Scene) -> Printed | None:
    return _with(replace(printed, collectivity_mark=Signed.STAMP), Code.SIGNATURE_MISSING)


def picture_of_signature(printed: Printed, scene: Scene) -> Printed | None:
    return _with(replace(printed, collectivity_mark=Signed.PICTURE), Code.SIGNATURE_MISSING)


def region_missing(printed: Printed, scene: Scene) -> Printed | None:
    mark = scene.rng.choice((Signed.NOTHING, Signed.STAMP))
    return _with(replace(printed, region_mark=mark), Code.SIGNATURE_MISSING_REGION)


def alter_clause(printed: Printed, scene: Scene) -> Printed:
    """A clause of the body says something else; only a campaign with a reference text can tell."""
    return _with(replace(printed, clause=scene.rng.choice(("refund", "delay", "added"))), Code.CLAUSE_ALTERED)


def page_missing(printed: Printed, scene: Scene) -> Printed | None:
    dropped = scene.rng.choice(("first", "middle", "last"))
    consequences = {
        "first": (Code.SIRET_MISSING, Code.COLLECTIVITY_UNKNOWN, Code.FIELD_UNREADABLE, Code.MAYOR_MISMATCH),
        "middle": (
            Code.FIELD_UNREADABLE,
            Code.COUNT_MISMATCH,
            Code.SCHOOL_MISSING,
            Code.TOTAL_MISMATCH,
            Code.END_DATE_MISMATCH,
        ),
        "last": (
            Code.SIGNATURE_MISSING,
            Code.SIGNATURE_MISSING_REGION,
            Code.SIGNATURE_DATE_MISSING,
            Code.FIELD_UNREADABLE,
        ),
    }[dropped]
    return _with(replace(printed, dropped=dropped), Code.PAGE_MISSING, tolerated=(*consequences, Code.CLAUSE_ALTERED))


FAULTS: tuple[tuple[Fault, int], ...] = (
    (uai_wrong_letter, 5),
    (uai_wrong_digit, 8),
    (uai_swapped_digits, 4),
    (uai_unknown, 4),
    (school_closed, 3),
    (school_private, 3),
    (school_other_commune, 4),
    (school_missing, 4),
    (school_duplicate, 3),
    (school_name, 3),
    (count_mismatch, 5),
    (unit_price, 4),
    (total_mismatch, 6),
    (words_mismatch, 3),
    (school_year, 3),
    (end_date, 4),
    (last_years_template, 3),
    (siret_invalid, 7),
    (siret_mismatch, 4),
    (siret_missing, 3),
    (collectivity_unknown, 3),
    (mayor_mismatch, 4),
    (deputy_signs, 4),
    (date_missing, 4),
    (date_out_of_range, 4),
    (signature_missing, 4),
    (stamp_only, 4),
    (picture_of_signature, 2),
    (region_missing, 4),
    (page_missing, 4),
)
NOT_FOR_REGROUPEMENT = frozenset(
    {
        school_other_commune,
        school_missing,
        siret_mismatch,
        collectivity_unknown,
        mayor_mismatch,
        school_closed,
        school_private,
    }
)

SECOND: tuple[Fault, ...] = (region_missing, end_date, siret_missing)  # change nothing that others changed but these:
ALONE = frozenset(
    {region_missing, end_date, last_years_template, siret_missing, siret_invalid, siret_mismatch, page_missing}
)


def plant(printed: Printed, scene: Scene, tears: bool) -> Printed:
    """One fault that fits, rarely two; ``tears``: a page may be lost. Faults that can be told only with a payers' list
    are not planted in regroupements."""
    barred = NOT_FOR_REGROUPEMENT if printed.kind is CollectivityKind.REGROUPEMENT else frozenset()
    table = [(f, w) for f, w in FAULTS if f not in barred and (tears or f is not page_missing)]
    planted = None
    while planted is None:
        fault = scene.rng.choices([f for f, _ in table], weights=[w for _, w in table])[0]
        planted = fault(printed, scene)
    if scene.rng.random() < TWO_FAULTS and fault not in ALONE:
        return scene.rng.choice(SECOND)(planted, scene) or planted
    return planted
