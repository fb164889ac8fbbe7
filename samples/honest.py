"""Honest conventions: everything printed agrees with the registers and the campaign."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from samples import communes, keys, people
from samples.communes import Commune
from samples.look import Look
from samples.names import signed_name
from samples.printed import DateKind, Printed, PrintedSchool, Signed
from samples.registers import Register
from samples.tiers import Style
from schemas.campaign import Campaign
from schemas.draft import CollectivityKind
from schemas.school import School

FIRST_SIGNING = date(2025, 4, 2)
SIGNING_DAYS = 240  # the great majority is signed between April and November
_USUAL_GROUPS = (
    "SIVU DES ECOLES DE {}",
    "SIVOM DE {}",
    "SYNDICAT SCOLAIRE DE {}",
    "COMMUNAUTE DE COMMUNES {}",
    "SIVOS DU CANTON DE {}",
)
_GROUPS = {
    Style.TUNING: _USUAL_GROUPS,
    Style.HELDOUT: _USUAL_GROUPS,
    Style.VARIED: (
        *_USUAL_GROUPS,
        "Syndicat intercommunal à vocation scolaire de {}",
        "SYNDICAT MIXTE SCOLAIRE DE {}",
        "Communauté d'agglomération {}",
        "COMMUNAUTÉ DE COMMUNES DE {}",
        "S.I.V.U. DE {}",
        "Syndicat Intercommunal à Vocation Unique de {}",
        "SIRP DE {}",
    ),
    Style.UNSEEN: (
        "SIVOS {}",
        "Syndicat Intercommunal Scolaire {}",
        "SYNDICAT INTERCOMMUNAL À VOCATION MULTIPLE DE {}",
        "Communauté de communes « {} »",
        "SI SCOLAIRE DE {}",
        "S.I.V.O.S. DE {}",
        "Syndicat mixte pour les écoles de {}",
    ),
    Style.RESERVED: (
        "SIVU SCOLAIRE DE {}",
        "Syndicat des écoles de {}",
        "SYNDICAT INTERCOMMUNAL DE {}",
        "COMMUNAUTE DE COMMUNES DU PAYS DE {}",
        "SIVOM {}",
        "SYNDICAT DE REGROUPEMENT PEDAGOGIQUE DE {}",
        "Communauté de communes de {}",
    ),
}
_VALLEYS = (
    "LA HAUTE ORBIETTE",
    "VAL DE CLASTRE",
    "L'AMBREL",
    "BASSE VAUREILLE",
    "GARRIGUE ET MINERVE",
    "TROIS RIVIERES",
)


def capitals(text: str, accents: bool) -> str:
    """
    >>> capitals("Saint-Évrard", accents=False)
    'SAINT-EVRARD'
    """
    if not accents:
        text = unicodedata.normalize("NFKD", text.replace("œ", "oe")).encode("ascii", "ignore").decode()
    return text.upper()


def named(form: str, commune: str, contracted: bool) -> str:
    """The collectivity's name with its elision or contraction.

    >>> named("COMMUNE DE {}", "ALAC", True), named("Ville de {}", "Le Puybel", True)
    ("COMMUNE D'ALAC", 'Ville du Puybel')
    >>> named("COMMUNE DE {}", "LE PUYBEL", False)
    'COMMUNE DE LE PUYBEL'
    """
    head = form.format("")
    first = unicodedata.normalize("NFKD", commune)[:1].upper()
    if first in "AEIOUY" and head[-3:].upper() == "DE ":
        return head[:-2] + "'" + commune
    lower = commune.lower()
    if contracted and lower.startswith(("le ", "les ")):
        rest = commune.split(" ", 1)[1]
        short = "du" if lower.startswith("le ") else "des"
        return head[:-3] + (short.upper() if head.isupper() else short) + " " + rest
    return form.format(commune)


def signing_day(rng: Random) -> date:
    return FIRST_SIGNING + timedelta(days=rng.randrange(SIGNING_DAYS))


def _printed_school(school: School, accents: bool, mixed: bool) -> PrintedSchool:
    name = school.name if mixed else capitals(school.name, accents)
    commune = school.commune if mixed else capitals(school.commune, accents)
    return PrintedSchool(school.uai, name, commune, school.department.removeprefix("0"))


@dataclass(frozen=True, slots=True)
class _Payer:
    """Who pays and who signs for them; ``seat``: the commune of its town hall."""

    name: str
    kind: CollectivityKind
    siret: str
    address: str
    title: str
    signatory: people.Person
    seat: Commune


def _printed(payer: _Payer, schools: tuple[PrintedSchool, ...], look: Look, campaign: Campaign, rng: Random) -> Printed:
    signatory, seat, title = payer.signatory, payer.seat, payer.title
    total = campaign.unit_price * len(schools)
    return Printed(
        school_year=campaign.school_year,
        name=payer.name,
        kind=payer.kind,
        siret=payer.siret,
        address=payer.address,
        postal_code=seat.postal_code,
        signatory=signed_name(signatory, look),
        civility=signatory.civility,
        title=title.upper() if look.title_upper else title,
        count=len(schools),
        article_price=campaign.unit_price,
        unit_price=campaign.unit_price,
        total=total,
        in_words=Decimal(total),
        end_date=campaign.end_date,
        place=look.court if rng.random() < 0.4 else seat.name,
        signed_on=signing_day(rng),
        date_kind=rng.choices([DateKind.PRINTED, DateKind.HANDWRITTEN, DateKind.STAMPED], weights=[70, 18, 12])[0],
        schools=schools,
        stamp_town=capitals(seat.name, accents=False),
        collectivity_mark=rng.choice((Signed.INK, Signed.INK_AND_STAMP, Signed.INK_AND_STAMP)),
        region_mark=rng.choice((Signed.INK, Signed.INK, Signed.INK_AND_STAMP)),
    )


def of_commune(register: Register, commune: Commune, look: Look, campaign: Campaign, rng: Random) -> Printed:
    """A commune that lists all its open public schools and whose mayor signs."""
    accents, mixed = rng.random() < 0.3, rng.random() < 0.2
    schools = register.payable(commune)
    rng.shuffle(schools)
    shown = commune.name if not look.commune_form.isupper() else capitals(commune.name, accents)
    name = named(look.commune_form, shown, contracted=rng.random() < 0.6)
    town = capitals(commune.name, accents) if rng.random() < 0.8 else commune.name
    street = communes.street(rng)
    address = f"{street.upper() if rng.random() < 0.5 else street}, {commune.postal_code} {town}"
    number = keys.head_office(commune.siren)
    payer = _Payer(name, CollectivityKind.COMMUNE, number, address, "Maire", register.mayors[commune.code], commune)
    return _printed(payer, tuple(_printed_school(s, accents, mixed) for s in schools), look, campaign, rng)


def of_regroupement(
    register: Register, members: Sequence[Commune], look: Look, campaign: Campaign, rng: Random
) -> Printed:
    """A syndicate or community of communes: its president signs, its schools lie in several communes."""
    schools = [s for c in members for s in register.payable(c)]
    seat = members[0]
    form = rng.choice(_GROUPS[look.style])
    name = form.format(rng.choice(_VALLEYS) if rng.random() < 0.6 else capitals(seat.name, accents=False))
    prefix = {"S": "25", "C": "200"}[form[0]]
    prefix += seat.department[-2:].replace("A", "0") if prefix == "25" else "0"
    president = people.draw(rng)
    address = f"{communes.street(rng)}, {seat.postal_code} {capitals(seat.name, accents=False)}"
    title = "Présidente" if president.woman else "Président"
    number = keys.head_office(keys.siren(prefix, rng))
    payer = _Payer(name, CollectivityKind.REGROUPEMENT, number, address, title, president, seat)
    return _printed(payer, tuple(_printed_school(s, False, False) for s in schools), look, campaign, rng)
