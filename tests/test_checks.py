"""Every finding code: conventions that trigger it, and near misses that do not. One cause, one finding."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from reconciliation.checks import CHECKS
from reconciliation.reconcile import judge
from schemas.campaign import Campaign
from schemas.convention import Convention, Status
from schemas.draft import Mark, MarkKind
from schemas.finding import Code, Finding, Nuance, Severity
from schemas.layout import Box
from schemas.reading import Place, Trust
from schemas.school import Mayor, Payer
from tests import campaign_of_villebrume as v
from tests.campaign_of_villebrume import ELEMENTARY_ROW, NURSERY_ROW, Listed, Story, look

WRONG_KEY = v.SIRET[:-1] + str((int(v.SIRET[-1]) + 1) % 10)
WRONG_LETTER = v.ELEMENTARY.uai[:7] + ("A" if v.ELEMENTARY.uai[7] != "A" else "B")
UNKNOWN_UAI = v.uai(999999)
STAMP = Mark(MarkKind.STAMP, 3, Box(80, 600, 240, 680), 0.9)
DOUBTFUL = replace(STAMP, kind=MarkKind.DOUBTFUL)
SIVU = {
    "collectivity_name": "SIVU DES DEUX BRUMES",
    "collectivity_kind": "regroupement",
    "siret": v.siret_of(v.GROUP_SIREN),
    "signatory_name": "Paul Fictif",
    "signatory_title": "Président",
}
BOTH = (NURSERY_ROW, ELEMENTARY_ROW)
NEIGHBOUR_ROW = Listed(v.NEIGHBOUR.uai, "ECOLE PRIMAIRE JEAN FICTIF")
SIVU_ROW = Payer(v.GROUP_SIREN, "SIVU DES DEUX BRUMES", "SIVU", ("VILLEBRUME", "CLAIRVAL"))
PETITE_BRUME = Payer(v.keyed("21990006"), "COMMUNE DE PETITE-BRUME", "commune")
RPI_PARTNERS = v.registers((replace(v.NURSERY, rpi=("099001",)), v.ELEMENTARY, replace(v.NEIGHBOUR, rpi=("099001",))))
SUCCESSOR = Mayor("99001", "VILLEBRUME", "99", "NOUVELLE", "Aline", date(2026, 3, 20))
BROKEN = Finding(Code.ESIGNATURE_INVALID, "signatures.collectivity")


def zones(*values: str) -> list[object]:
    return [look(value, name=f"zone {n}") for n, value in enumerate(values)]


THREE_SCHOOLS = {"school_count": "3", "total_amount": "120.00"}


Expected = tuple[tuple[Code, str | None], ...]

TRIGGERS: dict[str, tuple[Story, Expected]] = {
    "no siret": (Story({"siret": None}), ((Code.SIRET_MISSING, "siret"),)),
    "siret label with dots after it": (
        Story({"siret": None}, looks={"siret": [look("", raw="N° SIRET : ............")]}),
        ((Code.SIRET_MISSING, "siret"),),
    ),
    "siret that nobody can read": (
        Story({"siret": None}, looks={"siret": [look("", raw="N° SIRET : 2l# 4%1")]}),
        ((Code.FIELD_UNREADABLE, "siret"),),
    ),
    "siret with a wrong key, seen alike": (
        Story({"siret": WRONG_KEY}, unproved=["siret"], looks={"siret": zones(WRONG_KEY, WRONG_KEY, WRONG_KEY)}),
        ((Code.SIRET_INVALID, "siret"),),
    ),
    "siret with a wrong key, once proved to be printed so": (
        Story({"siret": WRONG_KEY}),
        ((Code.SIRET_INVALID, "siret"),),
    ),
    "siret with a wrong key, seen once": (
        Story({"siret": WRONG_KEY}, unproved=["siret"]),
        ((Code.FIELD_UNREADABLE, "siret"),),
    ),
    "the neighbour's siret": (
        Story({"siret": v.siret_of(v.NEIGHBOUR_SIREN)}),
        ((Code.SIRET_MISMATCH, "siret"),),
    ),
    "nobody's siret": (Story({"siret": v.siret_of(v.keyed("21990009"))}), ((Code.SIRET_MISMATCH, "siret"),)),
    "a regroupement with a commune's siret": (
        Story({**SIVU, "siret": v.SIRET}),
        ((Code.SIRET_MISMATCH, "siret"),),
    ),
    "a regroupement with another's siret than in the payers' list": (
        Story({**SIVU, "siret": v.siret_of(v.keyed("25990008"))}, registers=v.registers(payers=[SIVU_ROW])),
        ((Code.SIRET_MISMATCH, "siret"),),
    ),
    "a commune without a school, with another's siret": (
        Story(
            {"collectivity_name": "COMMUNE DE PETITE-BRUME", "school_count": "1", "total_amount": "40.00"},
            rows=(NEIGHBOUR_ROW,),
            registers=v.registers(payers=[PETITE_BRUME]),
        ),
        ((Code.SIRET_MISMATCH, "siret"),),
    ),
    "a name in no list": (
        Story({"collectivity_name": "COMMUNE DE NULLEPART"}),
        ((Code.COLLECTIVITY_UNKNOWN, "collectivity_name"),),
    ),
    "a name so badly read that it may be the payer's": (
        Story({"collectivity_name": "COMMUNE DE VlLIEBRUNNE"}, unproved=["collectivity_name"]),
        ((Code.FIELD_UNREADABLE, "collectivity_name"),),
    ),
    "a name, siret and schools in no list": (
        Story(
            {"collectivity_name": "COMMUNE DE NULLEPART", "siret": v.siret_of(v.keyed("21990009"))},
            rows=(Listed(UNKNOWN_UAI, "ECOLE DU NEANT"),),
        ),
        (
            (Code.COLLECTIVITY_UNKNOWN, "collectivity_name"),
            (Code.UAI_UNKNOWN, "schools[0].uai"),
            (Code.COUNT_MISMATCH, "school_count"),
        ),
    ),
    "the neighbour's name, the rest Villebrume's": (
        Story({"collectivity_name": "COMMUNE DE CLAIRVAL"}),
        ((Code.COLLECTIVITY_UNKNOWN, "collectivity_name"),),
    ),
    "a regroupement in no payers' list": (
        Story(SIVU, registers=v.registers(payers=[replace(SIVU_ROW, name="SIVU DU LAC", siren=v.keyed("25990007"))])),
        ((Code.COLLECTIVITY_UNKNOWN, "collectivity_name"),),
    ),
    "another regroupement's name than its siret's": (
        Story(
            THREE_SCHOOLS | SIVU | {"collectivity_name": "SIVOM DES TROIS VALLONS"},
            rows=(*BOTH, NEIGHBOUR_ROW),
            registers=v.registers(payers=[SIVU_ROW]),
        ),
        ((Code.COLLECTIVITY_UNKNOWN, "collectivity_name"),),
    ),
    "another person": (Story({"signatory_name": "Achille INVENTÉ"}), ((Code.MAYOR_MISMATCH, "signatory_name"),)),
    "a namesake": (Story({"signatory_name": "Bruno FICTIVE"}), ((Code.MAYOR_MISMATCH, "signatory_name"),)),
    "a successor who signs too early": (
        Story({"signatory_name": "Aline Nouvelle"}, registers=v.registers(mayors=[v.MAYOR, SUCCESSOR])),
        ((Code.MAYOR_MISMATCH, "signatory_name"),),
    ),
    "a predecessor who signs too late": (
        Story({"signature_date": "2026-06-02"}, registers=v.registers(mayors=[v.MAYOR, SUCCESSOR])),
        ((Code.MAYOR_MISMATCH, "signatory_name"),),
    ),
    "a name so badly read that nobody is accused": (
        Story({"signatory_name": "Odefle FKTlVE"}, unproved=["signatory_name"]),
        ((Code.FIELD_UNREADABLE, "signatory_name"),),
    ),
    "a name like the mayor's, and well read": (
        Story({"signatory_name": "Odette FICHIER"}),
        ((Code.MAYOR_MISMATCH, "signatory_name"),),
    ),
    "the mayor's first name, and nothing else": (
        Story({"signatory_name": "Mme Odette"}),
        ((Code.FIELD_UNREADABLE, "signatory_name"),),
    ),
    "a deputy": (
        Story(
            {"signatory_name": "Achille Inventé", "signatory_title": "1er adjoint au maire"},
            unproved=["signatory_name"],
        ),
        ((Code.SIGNATORY_NOT_MAYOR, "signatory_title"),),
    ),
    "for the mayor, in the signature block only": (
        Story(looks={"signatory_title": [look("MAIRE"), look("Pour le Maire, le DGS", Place.SIGNATURE_BLOCK)]}),
        ((Code.SIGNATORY_NOT_MAYOR, "signatory_title"),),
    ),
    "a vice-president": (
        Story({**SIVU, "signatory_title": "Vice-président"}),
        ((Code.SIGNATORY_NOT_MAYOR, "signatory_title"),),
    ),
    "a wrong check letter": (
        Story(rows=(NURSERY_ROW, replace(ELEMENTARY_ROW, uai=WRONG_LETTER, trust=Trust.READ))),
        ((Code.UAI_INVALID, "schools[1].uai"),),
    ),
    "a wrong check letter without a name": (
        Story(rows=(NURSERY_ROW, Listed(WRONG_LETTER, "?"))),
        ((Code.UAI_INVALID, "schools[1].uai"),),
    ),
    "a wrong check letter that only one look showed": (
        Story(rows=(NURSERY_ROW, replace(ELEMENTARY_ROW, uai=WRONG_LETTER, trust=Trust.READ, looks=1))),
        ((Code.FIELD_UNREADABLE, "schools[1].uai"),),
    ),
    "a uai in no list": (
        Story(rows=(NURSERY_ROW, replace(ELEMENTARY_ROW, uai=UNKNOWN_UAI))),
        ((Code.UAI_UNKNOWN, "schools[1].uai"),),
    ),
    "a collège in the list": (
        Story(THREE_SCHOOLS, rows=(*BOTH, Listed(v.COLLEGE.uai, "COLLEGE DE LA BRUME"))),
        ((Code.UAI_UNKNOWN, "schools[2].uai"),),
    ),
    "the siret of the syndicate that owns the school": (
        Story(
            {"siret": v.siret_of(v.GROUP_SIREN), "school_count": "1", "total_amount": "40.00"},
            rows=(Listed(v.SYNDICATE_OWNED.uai, "ECOLE PRIMAIRE DU SYNDICAT"),),
            registers=v.registers((v.SYNDICATE_OWNED,)),
        ),
        ((Code.SIRET_MISMATCH, "siret"),),
    ),
    "a regroupement with a company's siret": (
        Story(THREE_SCHOOLS | SIVU | {"siret": v.siret_of(v.keyed("73990009"))}, rows=(*BOTH, NEIGHBOUR_ROW)),
        ((Code.SIRET_MISMATCH, "siret"),),
    ),
    "a closed school": (
        Story(THREE_SCHOOLS, rows=(*BOTH, Listed(v.CLOSED.uai, "ECOLE ELEMENTAIRE DES ORMES"))),
        ((Code.SCHOOL_CLOSED, "schools[2].uai"),),
    ),
    "a school about to close": (
        Story(THREE_SCHOOLS, rows=(*BOTH, Listed(v.CLOSING.uai, "ECOLE MATERNELLE DU PONT"))),
        ((Code.SCHOOL_CLOSED, "schools[2].uai"),),
    ),
    "a private school": (
        Story(THREE_SCHOOLS, rows=(*BOTH, Listed(v.PRIVATE.uai, "ECOLE PRIVEE SAINTE-BRUME"))),
        ((Code.SCHOOL_PRIVATE, "schools[2].uai"),),
    ),
    "the neighbour's school": (
        Story(THREE_SCHOOLS, rows=(*BOTH, NEIGHBOUR_ROW)),
        ((Code.SCHOOL_OTHER_COMMUNE, "schools[2].uai"),),
    ),
    "the neighbour's uai beside the name of our own school": (
        Story(rows=(NURSERY_ROW, replace(ELEMENTARY_ROW, uai=v.NEIGHBOUR.uai))),
        ((Code.SCHOOL_OTHER_COMMUNE, "schools[1].uai"),),
    ),
    "an RPI partner's school": (
        Story(THREE_SCHOOLS, rows=(*BOTH, NEIGHBOUR_ROW), registers=RPI_PARTNERS),
        ((Code.SCHOOL_OTHER_COMMUNE, "schools[2].uai"),),
    ),
    "a school forgotten": (
        Story({"school_count": "1", "total_amount": "40.00"}, rows=(NURSERY_ROW,)),
        ((Code.SCHOOL_MISSING, "schools"),),
    ),
    "a school twice, announced and paid once": (
        Story(rows=(*BOTH, NURSERY_ROW)),
        ((Code.SCHOOL_DUPLICATE, "schools[2].uai"),),
    ),
    "a school twice, announced and paid twice": (
        Story(THREE_SCHOOLS, rows=(*BOTH, NURSERY_ROW)),
        ((Code.SCHOOL_DUPLICATE, "schools[2].uai"),),
    ),
    "one uai beside both names": (
        Story(rows=(NURSERY_ROW, replace(ELEMENTARY_ROW, uai=v.NURSERY.uai))),
        ((Code.SCHOOL_DUPLICATE, "schools[1].uai"),),
    ),
    "names exchanged": (
        Story(rows=(replace(NURSERY_ROW, name=ELEMENTARY_ROW.name), replace(ELEMENTARY_ROW, name=NURSERY_ROW.name))),
        ((Code.SCHOOL_NAME_MISMATCH, "schools[0].name"), (Code.SCHOOL_NAME_MISMATCH, "schools[1].name")),
    ),
    "three announced and paid, of two listed one was not read": (
        Story(THREE_SCHOOLS, rows=(NURSERY_ROW, replace(ELEMENTARY_ROW, uai="9999", trust=Trust.READ, looks=1))),
        ((Code.FIELD_UNREADABLE, "schools[1].uai"),),
    ),
    "a strange name without a school's word": (
        Story(rows=(NURSERY_ROW, replace(ELEMENTARY_ROW, name="ECO FRAN"))),
        ((Code.FIELD_UNREADABLE, "schools[1].name"),),
    ),
    "three announced and paid, the names of two in one row": (
        Story(THREE_SCHOOLS, rows=(NURSERY_ROW, replace(ELEMENTARY_ROW, name=f"{ELEMENTARY_ROW.name} ECOLE DU LAC"))),
        ((Code.FIELD_UNREADABLE, "schools"),),
    ),
    "two announced and paid, one of the two that are owed was read": (
        Story(rows=(NURSERY_ROW,)),
        ((Code.FIELD_UNREADABLE, "schools"),),
    ),
    "two announced, one paid and listed of two that are owed": (
        Story({"total_amount": "40.00"}, rows=(NURSERY_ROW,)),
        ((Code.SCHOOL_MISSING, "schools"), (Code.COUNT_MISMATCH, "school_count")),
    ),
    "a name cut out of two": (
        Story(rows=(NURSERY_ROW, replace(ELEMENTARY_ROW, name="PRINCE ECOLE MATERNELLE BAPTISTE INVENTE"))),
        ((Code.FIELD_UNREADABLE, "schools[1].name"),),
    ),
    "names that slipped a row": (
        Story(rows=(replace(NURSERY_ROW, name=ELEMENTARY_ROW.name), replace(ELEMENTARY_ROW, name="ECOLE INVENTEE"))),
        ((Code.FIELD_UNREADABLE, "schools[0].name"), (Code.FIELD_UNREADABLE, "schools[1].name")),
    ),
    "a name of nowhere": (
        Story(rows=(NURSERY_ROW, replace(ELEMENTARY_ROW, name="ECOLE ELEMENTAIRE BAPTISTE INVENTE"))),
        ((Code.SCHOOL_NAME_MISMATCH, "schools[1].name"),),
    ),
    "a name where the list has none": (
        Story(
            rows=(NURSERY_ROW, replace(ELEMENTARY_ROW, name="ECOLE ELEMENTAIRE BAPTISTE INVENTE")),
            registers=v.registers((v.NURSERY, replace(v.ELEMENTARY, name="Ecole élémentaire"))),
        ),
        ((Code.SCHOOL_NAME_MISMATCH, "schools[1].name"),),
    ),
    "a name too badly read to be called another's": (
        Story(rows=(NURSERY_ROW, replace(ELEMENTARY_ROW, name="ECOLE ELEMEMTAIPE flu Jae xvzq", sure=0.3))),
        ((Code.FIELD_UNREADABLE, "schools[1].name"),),
    ),
    "three announced, two listed and paid": (
        Story({"school_count": "3"}),
        ((Code.COUNT_MISMATCH, "school_count"),),
    ),
    "three announced and paid, two listed": (
        Story(THREE_SCHOOLS, unproved=["school_count"]),
        ((Code.COUNT_MISMATCH, "school_count"),),
    ),
    "last year's price, reckoned with": (
        Story({"unit_price": "36.00", "total_amount": "72.00"}),
        ((Code.UNIT_PRICE_MISMATCH, "unit_price"),),
    ),
    "last year's price, total by this year's": (
        Story({"unit_price": "36.00"}, unproved=["total_amount"]),
        ((Code.UNIT_PRICE_MISMATCH, "unit_price"),),
    ),
    "another price in article 4 only": (
        Story(looks={"unit_price": [look("40.00", Place.ARTICLE_SCHOOLS), look("36.00", Place.ARTICLE_PRICE)]}),
        ((Code.UNIT_PRICE_MISMATCH, "unit_price"),),
    ),
    "a total that does not close": (
        Story({"total_amount": "120.00"}, unproved=["total_amount", "school_count"]),
        ((Code.TOTAL_MISMATCH, "total_amount"),),
    ),
    "words that say another amount": (
        Story(looks={"total_amount": [look("80.00"), look("120.00", Place.AMOUNT_IN_WORDS)]}),
        ((Code.TOTAL_MISMATCH, "total_amount"),),
    ),
    "last year's template": (
        Story(
            {
                "school_year": "2024-2025",
                "end_date": "2025-09-05",
                "unit_price": "36.00",
                "total_amount": "72.00",
                "signature_date": "2024-06-11",
            }
        ),
        (
            (Code.UNIT_PRICE_MISMATCH, "unit_price"),
            (Code.SCHOOL_YEAR_MISMATCH, "school_year"),
            (Code.END_DATE_MISMATCH, "end_date"),
            (Code.SIGNATURE_DATE_OUT_OF_RANGE, "signature_date"),
        ),
    ),
    "another year, seen once": (
        Story({"school_year": "2024-2025"}, unproved=["school_year"]),
        ((Code.SCHOOL_YEAR_MISMATCH, "school_year"),),
    ),
    "another year in one of two looks": (
        Story(unproved=["school_year"], looks={"school_year": [look("2025-2026"), look("2024-2025", Place.TITLE)]}),
        ((Code.FIELD_UNREADABLE, "school_year"),),
    ),
    "no place where a date belongs": (
        Story({"signature_date": None}),
        ((Code.FIELD_UNREADABLE, "signature_date"),),
    ),
    "dots where the date belongs": (
        Story({"signature_date": None}, looks={"signature_date": [look("", raw="A Villebrume, le .....")]}),
        ((Code.SIGNATURE_DATE_MISSING, "signature_date"),),
    ),
    "a year printed behind dots": (
        Story(
            {"signature_date": None}, looks={"signature_date": [look("", Place.CLOSING, raw="le .... / .... / 2025")]}
        ),
        ((Code.SIGNATURE_DATE_MISSING, "signature_date"),),
    ),
    "a date by a hand that nobody can read": (
        Story({"signature_date": None}, looks={"signature_date": [look("", raw="A Villebrume, le Sl8|Zo2")]}),
        ((Code.FIELD_UNREADABLE, "signature_date"),),
    ),
    "the day before the window": (
        Story({"signature_date": "2025-02-28"}),
        ((Code.SIGNATURE_DATE_OUT_OF_RANGE, "signature_date"),),
    ),
    "last year's date, read three times without proof": (
        Story(looks={"signature_date": [look("2024-06-11")] * 3}, unproved=["signature_date"]),
        ((Code.SIGNATURE_DATE_OUT_OF_RANGE, "signature_date"),),
    ),
    "a year in which nobody signs": (
        Story(looks={"signature_date": [look("2095-06-11")] * 3}, unproved=["signature_date"]),
        ((Code.FIELD_UNREADABLE, "signature_date"),),
    ),
    "three dates read where one stands": (
        Story(looks={"signature_date": [look(f"2024-06-1{n}") for n in range(3)]}, unproved=["signature_date"]),
        ((Code.FIELD_UNREADABLE, "signature_date"),),
    ),
    "no signature": (
        Story(collectivity=Mark(MarkKind.NONE, 3)),
        ((Code.SIGNATURE_MISSING, "signatures.collectivity"),),
    ),
    "a stamp alone": (Story(collectivity=STAMP), ((Code.SIGNATURE_MISSING, "signatures.collectivity"),)),
    "no signature of the region": (Story(region=STAMP), ((Code.SIGNATURE_MISSING_REGION, "signatures.region"),)),
    "a doubtful mark": (Story(collectivity=DOUBTFUL), ((Code.FIELD_UNREADABLE, "signatures.collectivity"),)),
    "a broken electronic signature": (
        Story(collectivity=Mark(), found=[BROKEN]),
        ((Code.ESIGNATURE_INVALID, "signatures.collectivity"),),
    ),
    "a page that is not there": (
        Story(
            {"signature_date": None, "signatory_title": None},
            collectivity=Mark(),
            region=Mark(),
            found=[Finding(Code.PAGE_MISSING)],
        ),
        ((Code.PAGE_MISSING, None),),
    ),
    "no list of schools": (Story(rows=()), ((Code.FIELD_UNREADABLE, "schools"),)),
    "a title nowhere": (Story({"signatory_title": None}), ((Code.FIELD_UNREADABLE, "signatory_title"),)),
    "a date read without proof": (
        Story(unproved=["signature_date"]),
        ((Code.FIELD_UNREADABLE, "signature_date"),),
    ),
    "a row without its uai": (
        Story(rows=(NURSERY_ROW, replace(ELEMENTARY_ROW, uai=None))),
        ((Code.FIELD_UNREADABLE, "schools[1].uai"),),
    ),
}

NEAR_MISSES: dict[str, Story] = {
    "a name torn in two": Story(rows=(NURSERY_ROW, replace(ELEMENTARY_ROW, name="ECOLE ELEMENT AIRE DU LAC"))),
    "nothing wrong": Story(),
    "a looser way of naming the payer": Story({"collectivity_name": "Mairie de Villebrume"}),
    "a misread letter in the payer's name": Story({"collectivity_name": "COMMUNE DE VILLEBRUNE"}),
    "a regroupement, without a payers' list": Story(THREE_SCHOOLS | SIVU, rows=(*BOTH, NEIGHBOUR_ROW)),
    "a regroupement in the payers' list": Story(
        THREE_SCHOOLS | SIVU, rows=(*BOTH, NEIGHBOUR_ROW), registers=v.registers(payers=[SIVU_ROW])
    ),
    "a regroupement lists one school of three": Story(
        {**SIVU, "school_count": "1", "total_amount": "40.00"}, rows=(NURSERY_ROW,)
    ),
    "a commune without a school pays for the neighbour's": Story(
        {
            "collectivity_name": "COMMUNE DE PETITE-BRUME",
            "siret": v.siret_of(PETITE_BRUME.siren),
            "school_count": "1",
            "total_amount": "40.00",
        },
        rows=(NEIGHBOUR_ROW,),
        registers=v.registers(payers=[PETITE_BRUME]),
    ),
    "a regroupement's name with a misread letter": Story(
        {**SIVU, "collectivity_name": "SIVU DES DEUX BRUNES"}, registers=v.registers(payers=[SIVU_ROW])
    ),
    "a misread siret, repaired": Story(corrected={"siret": "2199OOO12"}),
    "the mayor, surname first, without accents": Story({"signatory_name": "Mme FICTIVE Odette"}),
    "the mayor by an initial": Story({"signatory_name": "O. Fictive"}),
    "the mayor's married name": Story({"signatory_name": "Odette FICTIVE-DUPONT"}),
    "the mayor with a misread letter": Story({"signatory_name": "Odctte FICTIYE"}),
    "a mayor elected after the signature": Story(
        {"signatory_name": "Achille INVENTÉ"}, registers=v.registers(mayors=[SUCCESSOR])
    ),
    "a mayor elected again after the signature": Story(
        registers=v.registers(mayors=[replace(v.MAYOR, since=date(2026, 3, 20))])
    ),
    "no mayors' register": Story({"signatory_name": "Achille INVENTÉ"}, registers=replace(v.registers(), mayors=None)),
    "one look that shows the mayor": Story(
        {"signatory_name": "Achille INVENTÉ"},
        looks={"signatory_name": [look("Achille INVENTÉ"), look("Odette FICTIVE")]},
    ),
    "Madame le Maire": Story({"signatory_title": "Madame le Maire"}),
    "a mayor who is also vice-president": Story({"signatory_title": "Maire, vice-président de l'agglomération"}),
    "a président of a regroupement in the feminine": Story({**SIVU, "signatory_title": "PRESIDENTE"}),
    "abbreviations and a typing error in the names": Story(
        rows=(replace(NURSERY_ROW, name="E.M.PU TILLEULS"), replace(ELEMENTARY_ROW, name="Ecole Elem. Publ. du Lec"))
    ),
    "no proper name at all": Story(
        rows=(replace(NURSERY_ROW, name="ECOLE MATERNELLE"), replace(ELEMENTARY_ROW, name="ECOLE PRIMAIRE PUBLIQUE"))
    ),
    "the school of the village": Story(
        rows=(NURSERY_ROW, replace(ELEMENTARY_ROW, name="ECOLE ELEMENTAIRE DU VILLAGE")),
        registers=v.registers((v.NURSERY, replace(v.ELEMENTARY, name="Ecole élémentaire"))),
    ),
    "a school of the commune that a syndicate owns, listed": Story(
        THREE_SCHOOLS, rows=(*BOTH, Listed(v.SYNDICATE_OWNED.uai, "ECOLE PRIMAIRE DU SYNDICAT"))
    ),
    "a school elsewhere that the payer owns": Story(
        THREE_SCHOOLS,
        rows=(*BOTH, NEIGHBOUR_ROW),
        registers=v.registers((v.NURSERY, v.ELEMENTARY, replace(v.NEIGHBOUR, siren=v.SIREN))),
    ),
    "words that say the total": Story(looks={"total_amount": [look("80.00"), look("80.00", Place.AMOUNT_IN_WORDS)]}),
    "another establishment of the same legal unit": Story({"siret": v.keyed(f"{v.SIREN}0009")}),
    "first day of the window": Story({"signature_date": "2025-03-01"}),
    "last day of the window": Story({"signature_date": "2026-07-31"}),
    "an electronic signature": Story(collectivity=replace(v.INK, kind=MarkKind.ESIGNATURE)),
    "no signature of the region, and none is asked for": Story(
        region=Mark(), campaign=Campaign(require_region_signature=False)
    ),
    "an address without proof": Story(unproved=["address", "signature_place"]),
    "an ignored text layer": Story(found=[Finding(Code.TEXT_LAYER_IGNORED, page=2)]),
    "another price, as the campaign has it": Story(
        {"unit_price": "36.00", "total_amount": "72.00"}, campaign=Campaign(unit_price=Decimal("36.00"))
    ),
}


NEAREST_MISS: dict[Code, str] = {
    Code.PAGE_MISSING: "nothing wrong",
    Code.SIRET_MISSING: "siret that nobody can read",
    Code.SIRET_INVALID: "siret with a wrong key, seen once",
    Code.SIRET_MISMATCH: "another establishment of the same legal unit",
    Code.COLLECTIVITY_UNKNOWN: "a misread letter in the payer's name",
    Code.MAYOR_MISMATCH: "a mayor elected after the signature",
    Code.SIGNATORY_NOT_MAYOR: "a mayor who is also vice-president",
    Code.UAI_INVALID: "a wrong check letter that only one look showed",
    Code.UAI_UNKNOWN: "a wrong check letter",
    Code.SCHOOL_CLOSED: "nothing wrong",  # the commune has a closed school, which is not listed
    Code.SCHOOL_OTHER_COMMUNE: "a school elsewhere that the payer owns",
    Code.SCHOOL_PRIVATE: "nothing wrong",  # the commune has a private school, which is not listed
    Code.SCHOOL_MISSING: "nothing wrong",  # neither its closed nor its private nor the syndicate's school is owed
    Code.SCHOOL_DUPLICATE: "no proper name at all",
    Code.SCHOOL_NAME_MISMATCH: "abbreviations and a typing error in the names",
    Code.COUNT_MISMATCH: "a school twice, announced and paid once",
    Code.UNIT_PRICE_MISMATCH: "another price, as the campaign has it",
    Code.TOTAL_MISMATCH: "words that say the total",
    Code.SCHOOL_YEAR_MISMATCH: "another year in one of two looks",
    Code.END_DATE_MISMATCH: "another year, seen once",
    Code.SIGNATURE_DATE_MISSING: "a date by a hand that nobody can read",
    Code.SIGNATURE_DATE_OUT_OF_RANGE: "first day of the window",
    Code.SIGNATURE_MISSING: "a doubtful mark",
    Code.SIGNATURE_MISSING_REGION: "no signature of the region, and none is asked for",
    Code.ESIGNATURE_INVALID: "an electronic signature",
    Code.FIELD_UNREADABLE: "a misread siret, repaired",
    Code.VALUE_REPAIRED: "a name so badly read that nobody is accused",
}
"""For each code that one convention can have, the story that comes nearest to it and has it not."""

ELSEWHERE = {
    Code.NOT_A_CONVENTION: "test_reading_findings",
    Code.PAGE_UNREADABLE: "test_reading_findings",
    Code.CLAUSE_ALTERED: "test_reading_findings",
    Code.TEXT_LAYER_IGNORED: "test_reading_findings",
    Code.DUPLICATE_DOCUMENT: "test_flows_pass",
    Code.DUPLICATE_CONVENTION: "test_campaign_wide",
    Code.SCHOOL_CLAIMED_TWICE: "test_campaign_wide",
}
"""What reading alone or the whole campaign finds, and where that is tested."""


def judged(story: Story) -> Convention:
    return judge(story.proved(), story.registers, story.campaign)


def blocking(convention: Convention) -> Expected:
    return tuple((f.code, f.field) for f in convention.findings if f.blocks)


@pytest.mark.parametrize("name", TRIGGERS)
def test_a_fault_gives_its_finding_and_no_other(name: str) -> None:
    story, expected = TRIGGERS[name]
    convention = judged(story)
    assert blocking(convention) == expected
    assert convention.status is Status.TO_REVIEW


@pytest.mark.parametrize("name", NEAR_MISSES)
def test_a_near_miss_is_accepted(name: str) -> None:
    convention = judged(NEAR_MISSES[name])
    assert blocking(convention) == ()
    assert convention.status is Status.ACCEPTED


def test_every_check_of_one_convention_is_triggered_somewhere() -> None:
    triggered = {code for _, expected in TRIGGERS.values() for code, _ in expected}
    assert {check.code for check in CHECKS if check.severity is not Severity.INFO} <= triggered


@pytest.mark.parametrize("code", NEAREST_MISS)
def test_the_nearest_miss_has_not_the_finding(code: Code) -> None:
    name = NEAREST_MISS[code]
    story = NEAR_MISSES[name] if name in NEAR_MISSES else TRIGGERS[name][0]
    assert code not in {finding.code for finding in judged(story).findings}


def test_no_code_is_without_a_case_and_a_near_miss() -> None:
    assert set(Code) == NEAREST_MISS.keys() | ELSEWHERE.keys()
    folder = Path(__file__).parent
    for code, module in ELSEWHERE.items():
        text = (folder / f"{module}.py").read_text(encoding="utf-8")
        assert code.name in text or code.value in text, code


def test_the_table_names_every_check_by_a_sentence() -> None:
    assert all(check.sentence.endswith(".") for check in CHECKS)
    assert len({check.find for check in CHECKS}) == len(CHECKS)


@pytest.mark.parametrize(
    ("name", "found", "expected", "detail", "nuance"),
    [
        ("the neighbour's siret", v.siret_of(v.NEIGHBOUR_SIREN), v.SIREN, "CLAIRVAL", None),
        ("no siret", None, v.SIREN, "", None),
        ("a name in no list", "COMMUNE DE NULLEPART", None, "VILLEBRUME", Nuance.NAMED_OTHERWISE),
        ("another person", "Achille INVENTÉ", "Odette FICTIVE", "2026-07-01", None),
        ("a namesake", "Bruno FICTIVE", "Odette FICTIVE", "2026-07-01", Nuance.NAMESAKE),
        ("a successor who signs too early", "Aline Nouvelle", "Odette FICTIVE", "2026-07-01", Nuance.SUCCESSOR),
        ("a predecessor who signs too late", "Odette FICTIVE", "Aline NOUVELLE", "2026-07-01", Nuance.PREDECESSOR),
        ("for the mayor, in the signature block only", "Pour le Maire, le DGS", "MAIRE", "", None),
        ("a wrong check letter", WRONG_LETTER, v.ELEMENTARY.uai, v.ELEMENTARY.name, None),
        ("a uai in no list", UNKNOWN_UAI, v.ELEMENTARY.uai, v.ELEMENTARY.name, None),
        ("a school about to close", v.CLOSING.uai, None, v.CLOSING.name, Nuance.CLOSING),
        (
            "an RPI partner's school",
            "CLAIRVAL",
            "VILLEBRUME",
            f"{v.NEIGHBOUR.name} ({v.NEIGHBOUR.uai})",
            Nuance.RPI_PARTNER,
        ),
        ("a school forgotten", None, v.ELEMENTARY.uai, v.ELEMENTARY.name, None),
        ("names exchanged", ELEMENTARY_ROW.name, v.NURSERY.name, f"{v.ELEMENTARY.name} ({v.ELEMENTARY.uai})", None),
        ("three announced, two listed and paid", "3", "2", "", None),
        ("another price in article 4 only", "36.00", "40.00", "", None),
        ("a total that does not close", "120.00", "80.00", "2 × 40.00", None),
        ("words that say another amount", "80.00", "120.00", "", Nuance.IN_WORDS),
        ("the day before the window", "2025-02-28", "2025-03-01 – 2026-07-31", "", None),
        ("a stamp alone", None, None, "", Nuance.STAMP_ONLY),
        ("a title nowhere", None, None, "", Nuance.NOT_SEEN),
    ],
)
def test_what_a_finding_tells(
    name: str, found: str | None, expected: str | None, detail: str, nuance: Nuance | None
) -> None:
    told = next(f for f in judged(TRIGGERS[name][0]).findings if f.blocks)
    assert (told.found, told.expected, told.detail, told.nuance) == (found, expected, detail, nuance)


def test_a_repair_is_told_and_does_not_stop_anything() -> None:
    convention = judged(Story(corrected={"siret": "2l99OOO1"}))
    (told,) = convention.findings
    assert (told.code, told.found, told.expected) == (Code.VALUE_REPAIRED, "2l99OOO1", v.SIRET)
    assert convention.status is Status.ACCEPTED


def test_findings_come_in_the_order_of_reports() -> None:
    story = Story({"siret": None, "signature_date": None}, found=[Finding(Code.TEXT_LAYER_IGNORED, page=1)])
    codes = [f.code for f in judged(story).findings]
    assert codes == [Code.SIRET_MISSING, Code.FIELD_UNREADABLE, Code.TEXT_LAYER_IGNORED]
