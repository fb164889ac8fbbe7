"""``prove``: a draft and the registers → every value, believed as far as it is proved.

The order is the order of proof: UAIs against the official list → the payer from names, SIRET and schools → the SIRET
against the payer and the schools' owners → amounts by the square → the rest by register, campaign and agreement.
"""

from __future__ import annotations

from collections.abc import Mapping

from reconciliation.matching.payer import PayerMatch, match_payer
from reconciliation.proof.identifiers import prove_siret
from reconciliation.proof.proved import Proved
from reconciliation.proof.schools import doubts_of_schools, prove_schools
from reconciliation.proof.signature_date import prove_date
from reconciliation.proof.square import SIDES, Square, prove_square
from reconciliation.proof.texts import (
    prove_address,
    prove_expected,
    prove_name,
    prove_payer_name,
    prove_person,
    prove_postal_code,
    prove_title,
)
from reconciliation.proof.votes import Votes, unproved
from reconciliation.registers import Registers
from schemas.campaign import Campaign
from schemas.convention import SchoolReading
from schemas.draft import ConventionDraft, Doubt, FieldName
from schemas.formats import siret as siret_format
from schemas.formats import uai as uai_format
from schemas.reading import Observation, Place, Reading, Trust
from schemas.school import School

NEVER_DOUBTED = frozenset({FieldName.ADDRESS, FieldName.SIGNATURE_PLACE, FieldName.COLLECTIVITY_KIND})
"""Fields for which no second look is taken: nothing is paid by them."""

TITLES = frozenset({"MAIRE", "PRESIDENT", "PRESIDENTE", "MADAME LE MAIRE", "MONSIEUR LE MAIRE"})
"""The two titles that sign, folded: a word so common is no misreading of another."""


def prove(draft: ConventionDraft, registers: Registers, campaign: Campaign) -> Proved:
    """Every field of ``draft`` with its proof, and the zones that another look could settle."""
    payer = _payer(draft, registers)
    codes = frozenset(c.code for c in payer.communes)
    schools = prove_schools(draft.schools, registers.official, codes)
    fields = _fields(draft, registers, campaign, payer, schools)
    doubts = (
        *_doubts(draft, fields),
        *_other_prices(draft, campaign),
        *doubts_of_schools(draft.schools, schools, registers.official),
    )
    return Proved(fields, schools, doubts, payer, draft)


def _payer(draft: ConventionDraft, registers: Registers) -> PayerMatch:
    """The collectivity that names, SIRET and listed schools agree on."""
    names = [o.value for o in draft.seen(FieldName.COLLECTIVITY_NAME)]
    sirets = [o.value for o in draft.seen(FieldName.SIRET) if siret_format.is_valid(o.value)]
    codes = [o.value for o in draft.seen(FieldName.POSTAL_CODE)]
    return match_payer(names, sirets, _listed(draft, registers), codes, registers)


def _listed(draft: ConventionDraft, registers: Registers) -> tuple[School, ...]:
    """The schools whose UAI was read at least once with a right key."""
    uais = dict.fromkeys(o.value for row in draft.schools for o in row.uai if uai_format.is_valid(o.value))
    return tuple(school for u in uais if (school := registers.official.by_uai(u)) is not None)


def _fields(
    draft: ConventionDraft,
    registers: Registers,
    campaign: Campaign,
    payer: PayerMatch,
    schools: tuple[SchoolReading, ...],
) -> dict[FieldName, Reading]:
    votes = {name: Votes.of(draft.seen(name)) for name in FieldName}
    sirens = _expected_sirens(payer, schools, registers)
    year, end = {campaign.school_year}, {campaign.end_date.isoformat()}
    names = _names_of(payer)
    name = prove_payer_name(votes[FieldName.COLLECTIVITY_NAME], names)
    return {
        FieldName.SCHOOL_YEAR: prove_expected(
            votes[FieldName.SCHOOL_YEAR], year, "année de la campagne", "les années lues ne concordent pas"
        ),
        FieldName.COLLECTIVITY_NAME: name,
        FieldName.COLLECTIVITY_KIND: _kind(votes[FieldName.COLLECTIVITY_KIND], name),
        FieldName.SIRET: prove_siret(votes[FieldName.SIRET], sirens),
        FieldName.ADDRESS: prove_address(votes[FieldName.ADDRESS], [c.name for c in payer.communes]),
        FieldName.POSTAL_CODE: prove_postal_code(
            votes[FieldName.POSTAL_CODE], {code for c in payer.communes for code in c.postal_codes}
        ),
        FieldName.SIGNATORY_NAME: prove_person(
            votes[FieldName.SIGNATORY_NAME], _mayors_of(payer, registers), "nom du maire au répertoire des élus"
        ),
        FieldName.SIGNATORY_TITLE: prove_title(votes[FieldName.SIGNATORY_TITLE], TITLES, "titre de qui peut signer"),
        **prove_square(Square.of(draft.fields, len(draft.schools))),
        FieldName.END_DATE: prove_expected(
            votes[FieldName.END_DATE], end, "date de fin de la campagne", "les dates lues ne concordent pas"
        ),
        FieldName.SIGNATURE_PLACE: prove_name(
            votes[FieldName.SIGNATURE_PLACE], [c.name for c in payer.communes], "nom de la commune"
        ),
        FieldName.SIGNATURE_DATE: prove_date(votes[FieldName.SIGNATURE_DATE], campaign.signature_window),
    }


def _expected_sirens(payer: PayerMatch, schools: tuple[SchoolReading, ...], registers: Registers) -> frozenset[str]:
    """SIRENs of the payer by its name, and of the owners of the listed schools."""
    owners = {
        school.siren
        for row in schools
        if row.uai.value and row.uai.status.is_proved
        if (school := registers.official.by_uai(row.uai.value)) is not None and school.siren
    }
    of_payer = {siren for commune in payer.communes for siren in commune.sirens}
    registered = {payer.payer.siren} if payer.payer else set()
    return frozenset(owners | of_payer | registered)


def _names_of(payer: PayerMatch) -> list[str]:
    """How the payer may be printed: its name in the payers' list, "COMMUNE DE LA SALVE", "VILLE D'ARGENS"."""
    heads = ("COMMUNE", "VILLE", "MAIRIE", "LA COMMUNE", "LA VILLE")
    links = ("DE", "D'", "DU", "DES", "")
    of_communes = [f"{head} {link} {c.name}" for c in payer.communes for head in heads for link in links]
    le = [
        f"{head} {link} {c.name[3:]}"
        for c in payer.communes
        for head in heads
        for prefix, link in (("LE ", "DU"), ("LES ", "DES"))
        if c.name.upper().startswith(prefix)
    ]
    return [*of_communes, *le, *([payer.payer.name] if payer.payer else [])]


def _kind(votes: Votes, name: Reading) -> Reading:
    """As far proved as the name it is read from."""
    best = votes.best
    if best is None:
        return unproved(votes, "aucun nom de collectivité lu")
    if name.status.is_proved:
        return Reading.of(best.first, Trust.VERIFIED, name.confidence, "dit par le nom")
    return unproved(votes, "le nom n'est pas prouvé")


def _mayors_of(payer: PayerMatch, registers: Registers) -> list[str]:
    """First and last names of everyone the register has as mayor of the payer's communes."""
    if registers.mayors is None:
        return []
    mayors = [m for c in payer.communes for m in registers.mayors.of_commune(c.code)]
    return [f"{m.first_name} {m.last_name}" for m in mayors]


def _doubts(draft: ConventionDraft, fields: Mapping[FieldName, Reading]) -> tuple[Doubt, ...]:
    """The zones of unproved fields that were looked at only once; the three sides of the square go together."""
    open_fields = [n for n, reading in fields.items() if not reading.status.is_proved and n not in NEVER_DOUBTED]
    if any(n in SIDES for n in open_fields):
        open_fields += [n for n in SIDES if n not in open_fields]
    doubts = []
    for name in open_fields:
        votes = Votes.of(draft.seen(name))
        if votes.was_looked_at_again or (votes.best and votes.best.is_certain):
            continue
        doubts += [Doubt(o.page, o.box, name) for o in _zones(votes)]
    return tuple(doubts)


def _other_prices(draft: ConventionDraft, campaign: Campaign) -> tuple[Doubt, ...]:
    """The price of article 4 where it is not the campaign's: one misread digit must not accuse anybody."""
    prices = [o for o in draft.seen(FieldName.UNIT_PRICE) if o.place is Place.ARTICLE_PRICE]
    if any(o.from_layer or o.of_zone for o in prices):
        return ()
    return tuple(Doubt(o.page, o.box, FieldName.UNIT_PRICE) for o in prices if o.value != f"{campaign.unit_price:.2f}")


def _zones(votes: Votes) -> list[Observation]:
    """One look a place: the zones in which the value stands or should."""
    by_place: dict[Place, Observation] = {}
    for look in votes.looks:
        by_place.setdefault(look.place, look)
    return list(by_place.values())
