"""Every finding has a sentence in both languages: where, what was found, what was expected, what to do."""

from __future__ import annotations

import pytest

from schemas.finding import Code, Finding, Nuance
from schemas.messages import Language, field_label, message, place

FULL = {"field": "siret", "found": "FOUND", "expected": "EXPECTED", "page": 3, "detail": "DETAIL"}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("code", Code)
def test_every_code_is_a_sentence_with_values_and_without(code: Code, language: Language) -> None:
    for nuance in (None, *Nuance):
        for finding in (Finding(code, **FULL, nuance=nuance), Finding(code, nuance=nuance)):
            said = message(finding, language)
            assert said.endswith(".") and not said[0].islower(), said
            assert not set("[]{}") & set(said), said
            assert code.value not in said, said
            assert said.count(". ") + said.count("? ") >= 1, f"says nothing of what to do: {said}"


@pytest.mark.parametrize(
    ("finding", "french", "english"),
    [
        (
            Finding(Code.SIRET_MISSING, "siret", expected="219900016"),
            "SIRET : aucun numéro SIRET sur la convention (attendu : SIREN 219 900 016). "
            "Le demander à la collectivité.",
            "SIRET: there is no SIRET on the convention (expected: SIREN 219 900 016). Ask the collectivity for it.",
        ),
        (
            Finding(Code.TOTAL_MISMATCH, "total_amount", "1200.00", "1080.00", 3, detail="27 × 40.00"),
            "Page 3, montant total : 1 200,00 € au lieu de 1 080,00 € (27 × 40,00 €). Faire corriger le montant.",
            "Page 3, total amount: €1,200.00 instead of €1,080.00 (27 × €40.00). Have the amount corrected.",
        ),
        (
            Finding(Code.SIGNATURE_DATE_OUT_OF_RANGE, "signature_date", "2024-05-02", "2025-03-01 – 2026-07-31", 4),
            "Page 4, date de signature : le 02/05/2024 est hors de la période de signature, 01/03/2025 – 31/07/2026. "
            "Vérifier la date avec la collectivité.",
            "Page 4, date of signature: 2024-05-02 is outside the period of signature, 2025-03-01 – 2026-07-31. "
            "Check the date with the collectivity.",
        ),
    ],
)
def test_sentence_as_a_clerk_reads_it(finding: Finding, french: str, english: str) -> None:
    assert message(finding).replace("\u00a0", " ").replace("\u202f", " ") == french
    assert message(finding, Language.ENGLISH) == english


def test_rows_of_the_list_are_counted_from_one() -> None:
    assert field_label("schools[0].uai") == "école n° 1 de la liste, UAI"
    assert field_label("schools[11]", Language.ENGLISH) == "school no. 12 of the list"
    assert field_label("something_new") == "something_new"
    assert place(Finding(Code.SCHOOL_MISSING)) == ""
