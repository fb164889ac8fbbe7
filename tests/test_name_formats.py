"""Names of communes, schools and people: what is the same despite its writing, and what survives junk."""

from __future__ import annotations

import unicodedata
from types import ModuleType

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from schemas.formats import InvalidFormat, commune_name, person_name, school_name

FORMATS = (commune_name, school_name, person_name)
JUNK = st.one_of(st.text(max_size=200), st.text("aEÉéœ'’- .,/()0123456789\n\tPUMST", max_size=60))
WORD = st.text("abcdefghijklmnopqrstuvwxyzàâçéèêëîïôùûüÿœæ", min_size=3, max_size=12)
INVENTED = st.lists(WORD.map(str.capitalize), min_size=1, max_size=4)


@pytest.mark.parametrize("module", FORMATS, ids=lambda m: m.__name__.split(".")[-1])
@given(text=JUNK)
@example(text="")
@example(text="\ud800".encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
def test_the_four_verbs_survive_junk(module: ModuleType, text: str) -> None:
    compact = module.compact(text)
    assert compact.isascii() and compact == " ".join(compact.split()) and compact == compact.upper()
    assert isinstance(module.format(text), str)
    if module.is_valid(text):
        assert module.validate(text) == compact
    else:
        with pytest.raises(InvalidFormat) as raised:
            module.validate(text)
        assert len(str(raised.value)) < 200


@pytest.mark.parametrize("module", FORMATS, ids=lambda m: m.__name__.split(".")[-1])
@given(words=INVENTED)
def test_a_compact_name_stays_as_it_is_and_a_formatted_one_means_the_same(module: ModuleType, words: list[str]) -> None:
    name = " ".join(words)
    compact = module.compact(name)
    assert module.compact(compact) == compact
    assert module.compact(module.format(name)) == compact
    assert module.format(module.format(name)) == module.format(name)


@given(words=INVENTED)
def test_a_commune_is_the_same_in_every_writing(words: list[str]) -> None:
    assume(words[-1].upper() != "CEDEX")  # of an address, never of a name: it is taken away
    name = "-".join(words)
    same = commune_name.compact(name)
    writings = [
        name.upper(),
        name.lower(),
        name.replace("-", " "),
        name.replace("-", " – "),
        unicodedata.normalize("NFD", name),
        "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c)),
        f"  {name}\n",
        f"La {name}",
        f"{name} CEDEX 3",
    ]
    assert {commune_name.compact(writing) for writing in writings} == {same}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Saint-Brumier", "ST BRUMIER"),
        ("Sainte-Brume-des-Monts", "Ste. Brume des Monts"),
        ("L'Haÿ-Fictif", "HAY FICTIF"),
        ("L’Isle-de-Brume", "L ISLE DE BRUME"),
        ("Le Brumier", "BRUMIER (LE)".replace("(LE)", "").strip()),
        ("Les Brumes", "BRUMES"),
        ("Villebrume-lès-Monts", "VILLEBRUME LEZ MONTS"),
        ("Brume-sur-Lac", "BRUME S/LAC"),
        ("Brume-sur-Lac", "Brume s/ Lac"),
        ("Notre-Dame-de-Brume", "ND de Brume"),
        ("Brumœuvre", "BRUMOEUVRE"),
        ("Brume 3e Arrondissement", "BRUME 3"),
        ("Brume 1er Arrondissement", "Brume 01"),
        ("Brumier", "BRUMIER (34)"),
    ],
)
def test_two_writings_of_one_commune(one: str, other: str) -> None:
    assert commune_name.compact(one) == commune_name.compact(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Brume-le-Haut", "Brume-le-Bas"),
        ("Saint-Brumier", "Sainte-Brumier"),
        ("Brume 3e Arrondissement", "Brume 13e Arrondissement"),
        ("Brume-sur-Lac", "Brume-sous-Lac"),
        ("Brume", "Brumes"),
        ("Ville-d'Brume", "Brume"),
    ],
)
def test_two_communes(one: str, other: str) -> None:
    assert commune_name.compact(one) != commune_name.compact(other)


@pytest.mark.parametrize(("text", "valid"), [
    ("Y", True), ("Les", True), ("34500", False), ("", False), ("-", False), ("34500 BRUME", False),
    ("Brume 2", True), ("Brume 2026", False), ("x" * 61, False),
])  # fmt: skip
def test_what_can_be_a_commune(text: str, valid: bool) -> None:
    assert commune_name.is_valid(text) is valid


@pytest.mark.parametrize(
    "written",
    [
        "E.E.PU", "EEPU", "E.E.P.U.", "E E PU", "e.e.pu", "EE", "Ec. élém.", "Ecole élémentaire publique",
        "ÉCOLE ÉLÉMENTAIRE", "Ecole elem publique", "Ecole Elémentaire Communale", "EC ELEM PU", "Ecole élément. pub.",
        "École publique élémentaire",
    ],
)  # fmt: skip
def test_every_writing_of_an_elementary_school(written: str) -> None:
    assert school_name.compact(f"{written} Brumette") == "ECOLE ELEMENTAIRE BRUMETTE"


@pytest.mark.parametrize(
    ("written", "compact"),
    [
        ("EMPU", "ECOLE MATERNELLE"),
        ("E.M.PU LES TILLEULS", "ECOLE MATERNELLE TILLEULS"),
        ("Ecole Mat. Jean Brume", "ECOLE MATERNELLE JEAN BRUME"),
        ("E.P.PU", "ECOLE PRIMAIRE"),
        ("EPPU DU LAC", "ECOLE PRIMAIRE LAC"),
        ("E.P.PR SAINTE BRUME", "ECOLE PRIMAIRE PRIVEE SAINTE BRUME"),
        ("Ecole primaire privée Ste Brume", "ECOLE PRIMAIRE PRIVEE SAINTE BRUME"),
        ("E.E.A.PU BRUME", "ECOLE ELEMENTAIRE APPLICATION BRUME"),
        ("Ecole élémentaire d'application Brume", "ECOLE ELEMENTAIRE APPLICATION BRUME"),
        ("E.P.I.PU BRUME", "ECOLE PRIMAIRE INTERCOMMUNALE BRUME"),
        ("Gr. scol. de la Brume", "GROUPE SCOLAIRE BRUME"),
        ("G.S BRUME", "GROUPE SCOLAIRE BRUME"),
        ("R.P.I. Brume", "RPI BRUME"),
        ("Ecole maternelle Cœur-de-Brume", "ECOLE MATERNELLE COEUR BRUME"),
        ("Ecole Dr Brume", "ECOLE DOCTEUR BRUME"),
        ("Ecoles maternelles et élémentaires", "ECOLE MATERNELLE ELEMENTAIRE"),
        ("Ecole Matelot", "ECOLE MATELOT"),
        ("Ecole Primevère", "ECOLE PRIMEVERE"),
        ("Ecole Emile Epute", "ECOLE EMILE EPUTE"),
        ("Epaule", "EPAULE"),
    ],
)
def test_the_kind_of_school_in_full(written: str, compact: str) -> None:
    assert school_name.compact(written) == compact


def test_kinds_and_names_tell_schools_apart() -> None:
    names = ["E.E.PU BRUME", "E.M.PU BRUME", "E.P.PU BRUME", "E.P.PR BRUME", "E.E.PU BRUMES", "E.E.PU BRUME A", "Brume"]
    assert len({school_name.compact(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    ("written", "formatted"),
    [
        ("E.M.PU", "École maternelle publique"),
        ("E.E.PU JEAN DE LA BRUME", "École élémentaire publique Jean de la Brume"),
        ("EPPU ST-BRUMIER", "École primaire publique Saint-Brumier"),
        ("Ecole élémentaire du Lac", "Ecole élémentaire du Lac"),
        ("ECOLE ELEMENTAIRE D'APPLICATION", "Ecole elementaire d'application"),
    ],
)
def test_a_school_as_people_read_it(written: str, formatted: str) -> None:
    assert school_name.format(written) == formatted


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("M. Jean-François FICTIF", "JEAN FRANCOIS FICTIF"),
        ("Mme Élodie D’Inventé", "Elodie D'INVENTE"),
        ("Le Maire, Odette FICTIVE", "Odette Fictive"),
        ("La Présidente : Mme Odette FICTIVE", "Odette Fictive"),
        ("Dr Paul BRUME", "Paul BRUME"),
        ("Odette FICTIVE née BRUME", "Odette FICTIVE-BRUME"),
    ],
)
def test_two_writings_of_one_person(one: str, other: str) -> None:
    assert person_name.compact(one) == person_name.compact(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Paul BRUME", "Paule BRUME"), ("Odette FICTIVE", "Odile FICTIVE"), ("Maire-Anne BRUME", "Anne BRUME")],
)
def test_two_people(one: str, other: str) -> None:
    assert person_name.compact(one) != person_name.compact(other)


@pytest.mark.parametrize(("text", "valid"), [
    ("FICTIVE", True), ("M. J. FICTIVE", True), ("M.", False), ("J.", False), ("", False), ("Le Maire", False),
    ("28/05/2025", False), ("un deux trois quatre cinq six sept huit neuf dix onze", False),
])  # fmt: skip
def test_what_can_be_a_person(text: str, valid: bool) -> None:
    assert person_name.is_valid(text) is valid


@pytest.mark.parametrize(
    ("written", "formatted"),
    [
        ("FICTIVE Odette", "Odette FICTIVE"),
        ("Mme FICTIVE-BRUME Odette Rose", "Odette Rose FICTIVE-BRUME"),
        ("M. Jean FICTIF", "Jean FICTIF"),
        ("ODETTE FICTIVE", "ODETTE FICTIVE"),
        ("J. FICTIF", "J. FICTIF"),
        ("Odette de BRUME", "Odette de BRUME"),
    ],
)
def test_a_person_as_people_read_it(written: str, formatted: str) -> None:
    assert person_name.format(written) == formatted
