"""The generator keeps its promises: valid keys, truth on paper, disjoint styles, honest means honest."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from random import Random
from types import ModuleType

import numpy as np
import pypdfium2
import pytest

from extractors.esignatures import judge_esignatures, read_esignatures
from samples import (
    document,
    efiling,
    faults,
    fonts,
    honest,
    lost,
    pools,
    registers,
    scanfile,
    styles,
    unseen,
    varied,
    wording_heldout,
    wording_tuning,
)
from samples.blocks import Role, Text
from samples.faults import parties, schools, signing
from samples.generate import CAMPAIGN, make_samples
from samples.leaves import Leaf
from samples.printed import DateKind, Printed
from samples.registerfiles import read_official_list, write_official_list
from samples.reserved.look import TEMPLATES
from samples.reserved.shapes import ROOM
from samples.sheet import DATE_TAG
from samples.tiers import Style, Tier
from samples.truth import fields_of
from samples.varied import bodytext
from samples.written import in_french
from schemas.draft import FieldName
from schemas.finding import Code
from schemas.formats import siret, uai


def _scene(seed: int, style: Style = Style.TUNING) -> tuple[Printed, faults.Scene]:
    rng = Random(seed)
    register = registers.invent(rng, 60)
    commune = next(c for c in register.communes if len(register.payable(c)) >= 2)
    look = styles.draw(style, rng)
    printed = honest.of_commune(register, commune, look, CAMPAIGN, rng)
    others = tuple(c for c in register.communes if c != commune)
    return printed, faults.Scene(register, commune, others, look, CAMPAIGN, rng)


def _squeezed(text: str) -> str:
    """Letters and digits alone: lines break anywhere, digits stand in groups."""
    return "".join(c for c in text if c.isalnum())


def test_invented_identifiers_have_the_right_keys() -> None:
    register = registers.invent(Random(1), 80)
    assert all(uai.is_valid(s.uai) for s in register.schools)
    assert all(siret.is_valid(honest.keys.head_office(c.siren)) for c in register.communes)
    assert len({s.uai for s in register.schools}) == len(register.schools)


def test_official_list_survives_its_own_file(tmp_path: Path) -> None:
    register = registers.invent(Random(2), 40)
    path = tmp_path / "list.csv"
    write_official_list(path, register.schools, Random(1))
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    read = {s.uai: s for s in read_official_list(path)}
    assert {u: (s.name, s.siren, s.public, s.closing) for u, s in read.items()} == {
        s.uai: (s.name, s.siren, s.public, s.closing) for s in register.schools
    }


def test_register_has_the_hard_cases() -> None:
    register = registers.invent(Random(3), 200)
    assert any(not s.public for s in register.schools)
    assert any(s.closing for s in register.schools)
    assert any(c.siren.startswith("200") for c in register.communes)
    names = [s.name for s in register.schools]
    assert len(set(names)) < len(names)


@pytest.mark.parametrize("fault", [f for f, _ in faults.FAULTS], ids=lambda f: f.__name__)
def test_each_fault_changes_the_paper_and_says_so(fault: faults.Fault) -> None:
    for seed in range(60):
        printed, scene = _scene(seed)
        planted = fault(printed, scene)
        if planted is not None:
            assert planted.expected
            assert not planted.should_accept
            assert any(
                getattr(planted, f.name) != getattr(printed, f.name)
                for f in fields(printed)
                if f.name not in ("expected", "tolerated")
            )
            return
    pytest.fail("never planted")


@pytest.mark.parametrize("seed", range(12))
def test_planted_identifiers_are_as_wrong_as_they_claim(seed: int) -> None:
    printed, scene = _scene(seed)
    letter = schools.uai_wrong_letter(printed, scene)
    digit = schools.uai_wrong_digit(printed, scene)
    unknown = schools.uai_unknown(printed, scene)
    assert letter and digit and unknown
    assert sum(not uai.is_valid(s.uai) for s in letter.schools) == 1
    assert sum(not uai.is_valid(s.uai) for s in digit.schools) == 1
    assert sum(s.uai not in scene.register.uais for s in unknown.schools) == 1
    assert all(uai.is_valid(s.uai) for s in unknown.schools)
    invalid = parties.siret_invalid(printed, scene)
    assert invalid is None or (invalid.siret and not siret.is_valid(invalid.siret))
    other = parties.siret_mismatch(printed, scene)
    assert other and other.siret and siret.is_valid(other.siret) and other.siret != printed.siret


@pytest.mark.parametrize("style", list(Style))
@pytest.mark.parametrize("seed", range(6))
def test_what_the_truth_says_stands_on_paper(style: Style, seed: int) -> None:
    printed, scene = _scene(seed, style)
    paper = document.put_on_paper(printed, scene.look, Tier.CLEAN, scene.rng)
    text = _squeezed(" ".join(line.text for line in paper.sheet.lines))
    assert 3 <= paper.sheet.pages <= 6
    for value in (printed.name, printed.siret or "", printed.address, printed.signatory, printed.title, printed.place):
        assert _squeezed(value) in text
    assert all(school.uai in text and _squeezed(school.name) in text for school in printed.schools)
    assert fields_of(printed)["total_amount"] == f"{CAMPAIGN.unit_price * len(printed.schools):.2f}"


def test_honest_means_honest() -> None:
    printed, scene = _scene(7)
    assert printed.should_accept
    assert {s.uai for s in printed.schools} == {s.uai for s in scene.register.payable(scene.commune)}
    assert printed.siret and printed.siret[:9] == scene.commune.siren


def test_styles_share_neither_labels_nor_sentences() -> None:
    tuning, heldout = pools.POOLS[Style.TUNING], pools.POOLS[Style.HELDOUT]
    for name in (
        "titles",
        "entre",
        "commune_forms",
        "siret_labels",
        "address_labels",
        "signatory_labels",
        "title_labels",
        "list_items",
        "count_sentences",
        "price_sentences",
        "end_sentences",
        "closings",
        "money",
    ):
        assert not set(getattr(tuning, name)) & set(getattr(heldout, name)), name


def _sentences(*modules: ModuleType) -> set[str]:
    """Every text of more than three words in the modules' constants."""

    def texts(value: object) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, Mapping):
            yield from (text for item in value.values() for text in texts(item))
        elif isinstance(value, bodytext.Subject):
            yield from texts((value.titles, value.wordings))
        elif isinstance(value, tuple | list):
            yield from (text for item in value for text in texts(item))

    constants = [v for m in modules for name, v in vars(m).items() if name.isupper()]
    return {text for text in texts(constants) if len(text.split()) > 3}


def test_the_unseen_style_shares_no_sentence_with_the_others() -> None:
    others = _sentences(
        bodytext, varied.labels, varied.parties, varied.schools, varied.signing, wording_tuning, wording_heldout
    )
    mine = _sentences(unseen.bodytext, unseen.articles, unseen.parties, unseen.schools, unseen.signing, unseen.compose)
    worded = {
        text
        for pool in pools.POOLS.values()
        for field in fields(pool)
        for text in getattr(pool, field.name)
        if isinstance(text, str)
    }
    assert len(mine) > 150
    assert not mine & (others | worded)
    assert not set(fonts.TEXT[Style.UNSEEN]) & {face for s in Style if s is not Style.UNSEEN for face in fonts.TEXT[s]}


def _wordings(texts: set[str]) -> set[str]:
    """Sentences of more than four words, without the places to fill in and the signs."""
    sentences = {part for text in texts for part in re.split(r"[.;:\n]", text)}
    bare = {" ".join(re.findall(r"[^\W\d_]+", re.sub(r"\{\w*\}", " ", text).lower())) for text in sentences}
    return {text for text in bare if len(text.split()) > 4}


def test_the_reserved_style_shares_neither_sentence_nor_typeface_with_any_other() -> None:
    def texts(value: object) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif is_dataclass(value) and not isinstance(value, type):
            yield from (text for field in fields(value) for text in texts(getattr(value, field.name)))
        elif isinstance(value, tuple):
            yield from (text for item in value for text in texts(item))

    others = _sentences(
        bodytext, varied.labels, varied.parties, varied.schools, varied.signing, wording_tuning, wording_heldout,
        unseen.bodytext, unseen.articles, unseen.parties, unseen.schools, unseen.signing, unseen.compose,
    ) | {text for pool in pools.POOLS.values() for text in texts(pool)}  # fmt: skip
    mine = _wordings(set(texts(TEMPLATES)))
    assert len(mine) > 200
    shared = mine & _wordings(others)
    assert not shared
    rest = {face[:2] for s in Style if s is not Style.RESERVED for face in fonts.TEXT[s]}
    assert not {face[:2] for face in fonts.TEXT[Style.RESERVED]} & rest


def test_every_template_says_what_must_be_read() -> None:
    """Whatever wording is drawn: price, end, count and total, each school, and room for both to sign."""
    for template in TEMPLATES:
        body = " ".join(text for article in template.articles for text in article.paragraphs)
        assert all(body.count(place) == 1 for place in ("{price}", "{end}", "{delay}", "{refund}"))
        assert all("{n}" in " ".join(s) and "{total}" in " ".join(s) for s in template.sums)
        assert all(ROOM in s.payer and ROOM in s.region for s in template.signings)
        assert all("{place}" in c and "{date}" in c for c in template.closings)


def test_a_workspace_is_complete_and_the_same_for_the_same_seed(tmp_path: Path) -> None:
    first = make_samples(tmp_path / "a", 2, 11, Tier.OFFICE)
    second = make_samples(tmp_path / "b", 2, 11, Tier.OFFICE)
    for name in ("campaign.toml", "reference/official_list.csv", "reference/mayors.csv"):
        assert (first / name).read_bytes() == (second / name).read_bytes()
    scans = sorted(p.name for p in (first / "inbox").iterdir())
    assert len(scans) == 2
    for scan in scans:
        assert (first / "inbox" / scan).read_bytes() == (second / "inbox" / scan).read_bytes()
        truth = json.loads((first / "truth" / f"{Path(scan).stem}.json").read_text(encoding="utf-8"))
        assert truth["file"] == scan
        assert truth["is_convention"] == bool(truth["conventions"])


def test_without_faults_everything_is_to_be_accepted(tmp_path: Path) -> None:
    folder = make_samples(tmp_path, 2, 5, Tier.CLEAN, faults=False)
    truths = [json.loads(p.read_text(encoding="utf-8")) for p in (folder / "truth").iterdir()]
    assert [t["should_accept"] for t in truths] == [True] * 2


def test_a_real_list_with_too_few_communes_is_refused(tmp_path: Path) -> None:
    register = registers.invent(Random(4), 8)
    path = tmp_path / "list.csv"
    write_official_list(path, register.schools, Random(1))
    with pytest.raises(ValueError, match="at most"):
        make_samples(tmp_path / "w", 50, 1, Tier.CLEAN, official_list=path)


@pytest.mark.parametrize("style", [Style.HELDOUT, Style.VARIED, Style.UNSEEN, Style.RESERVED])
def test_reference_text_goes_with_its_workspace(tmp_path: Path, style: Style) -> None:
    folder = make_samples(tmp_path, 1, 9, Tier.CLEAN, style, reference_text=True, faults=False)
    assert 'reference_text = "reference/convention.txt"' in (folder / "campaign.toml").read_text(encoding="utf-8")
    sent = (folder / "reference" / "convention.txt").read_text(encoding="utf-8").splitlines()
    assert len(sent) > 40
    assert any("40" in line for line in sent)


@pytest.mark.parametrize("style", [Style.VARIED, Style.UNSEEN, Style.RESERVED])
def test_all_who_were_sent_the_same_text_have_it(style: Style) -> None:
    """Only what a collectivity fills in, and the layout, differ."""

    def body(seed: int) -> set[str]:
        printed, scene = _scene(seed, style)
        blocks = styles.convention_to_blocks(printed, styles.steady(scene.look))
        return {b.text for b in blocks if isinstance(b, Text) and b.role is Role.BODY and len(b.text) > 90}

    common = body(1) & body(2)
    assert len(common) > 8
    assert any("40" in text for text in common)


@pytest.mark.parametrize("style", [Style.VARIED, Style.UNSEEN, Style.RESERVED])
@pytest.mark.parametrize("seed", range(6))
def test_a_date_by_hand_has_its_room(style: Style, seed: int) -> None:
    printed, scene = _scene(seed, style)
    undated = replace(printed, date_kind=DateKind.HANDWRITTEN)
    sheet = document.put_on_paper(undated, scene.look, Tier.CLEAN, scene.rng).sheet
    assert len(sheet.all(DATE_TAG)) == 1
    assert printed.signed_on and in_french(printed.signed_on) not in " ".join(a.text for a in sheet.all("closing"))


def test_a_large_register_does_not_run_out_of_numbers() -> None:
    register = registers.invent(Random(77), 812)
    assert len({s.uai for s in register.schools}) == len(register.schools)
    assert {len(c.code) for c in register.communes} == {5}
    with pytest.raises(ValueError, match="at most"):
        registers.invent(Random(1), registers.MOST + 1)


def test_a_dropped_page_takes_its_values_along() -> None:
    printed, scene = _scene(3)
    planted = None
    while planted is None or planted.dropped != "last":
        planted = signing.page_missing(printed, scene)
    assert Code.PAGE_MISSING in planted.expected
    paper = document.put_on_paper(planted, scene.look, Tier.CLEAN, scene.rng)
    loss = lost.of(planted, paper.sheet)
    assert loss.page == paper.sheet.pages
    assert FieldName.SIRET not in loss.lost
    assert lost.of(printed, paper.sheet) == lost.Loss()


def test_born_digital_text_can_be_taken_out_again(tmp_path: Path) -> None:
    printed, scene = _scene(2)
    paper = document.put_on_paper(printed, scene.look, Tier.CLEAN, scene.rng)
    pdf = pypdfium2.PdfDocument(paper.sheet.pdf)
    text = _squeezed("".join(page.get_textpage().get_text_range() for page in pdf))
    pdf.close()
    assert all(school.uai in text for school in printed.schools)


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize("shown_upright", [False, True])
def test_a_turned_page_is_whole(tmp_path: Path, turned: int, shown_upright: bool) -> None:
    upright = np.full((300, 200, 3), 255, np.uint8)
    upright[:20, :20] = 0  # top left
    upright[-20:, -20:] = 90  # bottom right
    stored = np.ascontiguousarray(np.rot90(upright, -turned // 90))
    leaf = Leaf(stored, 0, 1, turned=turned, shown_upright=shown_upright)
    scanfile.write_pdf(tmp_path / "turned.pdf", [leaf], dpi=72, quality=95)
    pdf = pypdfium2.PdfDocument(tmp_path / "turned.pdf")
    shown = pdf[0].render(scale=1).to_numpy()
    pdf.close()
    expected = upright if shown_upright else stored
    assert shown.shape == expected.shape
    assert np.abs(shown.astype(int) - expected).mean() < 3


@pytest.mark.parametrize(("spoil", "codes"), [(False, set()), (True, {Code.ESIGNATURE_INVALID})])
def test_electronic_signatures_are_as_whole_as_they_claim(tmp_path: Path, spoil: bool, codes: set[Code]) -> None:
    printed, scene = _scene(4)
    paper = document.put_on_paper(printed, scene.look, Tier.CLEAN, scene.rng)
    filed = efiling.signed(tmp_path, "signed", paper, scene.rng, spoil)
    good, findings = judge_esignatures(read_esignatures(tmp_path / filed.name))
    assert len(good) == (0 if spoil else 2)
    assert {f.code for f in findings} == codes == set(filed.conventions[0].printed.expected)
