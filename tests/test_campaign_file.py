"""Whatever is wrong in campaign.toml is one sentence that a clerk can act on, in the language that it asks for."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from flows.campaign_file import read_campaign_file
from flows.campaign_template import TEMPLATE
from flows.errors import CampaignError
from schemas.said import Language

REFUSED = {
    "school_year = ": ("ligne 1, « school_year = »", "deux années", "two years in a row"),
    "end_date = 2026-13-01": ("« end_date = 2026-13-01 »", "une date comme 2026-09-05", "a date like"),
    "pages = [3, 6]\nno equals": ("ligne 2, « no equals »", "« clé = valeur »", "“key = value”"),
    "pages = [3, 6]\npages = [3, 6]": ("ligne 2", "deux fois", "there twice"),
    "unit_prise = 40": ("« unit_prise »", "« unit_price »", "did you mean “unit_price”"),
    "zzz = 40": ("« zzz »", "clés possibles : audit_share", "possible keys: audit_share"),
    'unit_price = "gratuit"': ('« unit_price = "gratuit" »', "un montant positif", "a positive amount"),
    "unit_price = 2026-09-05": ("« unit_price = 2026-09-05 »", "un montant positif", "a positive amount"),
    "signature_window = [2026-01-01, 2025-01-01]": ("2026-01-01, 2025", "la première avant", "the first before"),
    "departments = [34, true]": ("« departments = [34, true] »", '["034", "011"]', "in quotes"),
    "machine = 3": ("« machine = 3 »", "[machine] sur une ligne", "[machine] alone on a line"),
    "[machine]\npages = [3, 6]": ("« pages » est sous [machine]", "au-dessus de [machine]", "above [machine]"),
    "[machine]\njob = 3": ("« machine.job »", "« jobs »", "did you mean “jobs”"),
    "[reference]\nmayors = 3": ("« reference.mayors = 3 »", "une adresse comme", "an address like"),
    'language = "de"': ('« language = "de" »', '"fr" ou "en"', '"fr" or "en"'),
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_wrong_is_shown_with_what_to_write(text: str, tmp_path: Path) -> None:
    (path := tmp_path / "campaign.toml").write_text(text)
    with pytest.raises(CampaignError) as raised:
        read_campaign_file(path)
    shown, french, english = REFUSED[text]
    said = raised.value.sentence()
    assert said.startswith(str(path)) and shown in said and french in said
    assert english in raised.value.sentence(Language.ENGLISH)
    assert not any(word in said for word in ("datetime", "True", "at line"))


def test_a_broken_file_is_told_in_the_language_that_it_asks_for(tmp_path: Path) -> None:
    (path := tmp_path / "campaign.toml").write_text('language = "en"\npages = ')
    with pytest.raises(CampaignError) as raised:
        read_campaign_file(path)
    assert raised.value.language is Language.ENGLISH


def test_the_template_holds_the_defaults_and_every_line_of_it_can_be_used(tmp_path: Path) -> None:
    (path := tmp_path / "campaign.toml").write_text(TEMPLATE)
    plain = read_campaign_file(path)
    uncommented = [line[2:] if (line.startswith("# ") and "=" in line) or line.startswith("# [") else line
                   for line in TEMPLATE.splitlines()[1:]]  # fmt: skip
    path.write_text("\n".join(uncommented))
    full = read_campaign_file(path)
    assert full.machine == plain.machine and full.campaign.end_date == plain.campaign.end_date == date(2026, 9, 5)
    assert full.wording.sender[0].startswith("Région") and full.reference.payers == "/chemin/payeurs.csv"
