"""What people decided, taken for given when a convention is judged again: values, rows put in and taken out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from reconciliation.reconcile import reconcile
from schemas.convention import Convention, Status
from schemas.decision import Decision, DecisionKind
from schemas.draft import ConventionDraft, FieldName, Mark, MarkKind
from schemas.finding import Code
from schemas.reading import LAYER_LOOK, Place, Trust
from schemas.school_rows import NO_ROW, by_field, in_result, on_paper, taken_out
from tests import campaign_of_villebrume as v
from tests.campaign_of_villebrume import ELEMENTARY_ROW, NURSERY_ROW, Listed, Story, look

TODAY = date(2025, 12, 1)
AT = datetime(2026, 1, 5, tzinfo=UTC)


def draft(story: Story) -> ConventionDraft:
    """Every value from a born-digital text: what stands there is certain."""
    made = story.draft()
    fields = {name: tuple(replace(o, look=LAYER_LOOK) for o in looks) for name, looks in made.fields.items()}
    rows = tuple(
        replace(
            row,
            uai=tuple(replace(o, look=LAYER_LOOK) for o in row.uai),
            name=tuple(replace(o, look=LAYER_LOOK) for o in row.name),
        )
        for row in made.schools
    )
    return replace(made, fields=fields, schools=rows)


def decisions(said: Mapping[str, tuple[str | None, str]]) -> dict[str, Decision]:
    """``said``: field → what the machine showed, what the person decided."""
    return {
        name: Decision("r", DecisionKind.CORRECT, "Odile", AT, at, name, None, seen, value)
        for at, (name, (seen, value)) in enumerate(said.items(), 1)
    }


def judged(story: Story, said: Mapping[str, tuple[str | None, str]]) -> Convention:
    return reconcile(draft(story), story.registers, story.campaign, TODAY, decisions(said))


def codes(convention: Convention) -> set[Code]:
    return {finding.code for finding in convention.findings if finding.blocks}


@pytest.mark.parametrize(
    ("read_then", "decided", "read_now", "stands"),
    [
        ("doubtful", "ink", MarkKind.INK, True),  # it now agrees
        ("doubtful", "ink", MarkKind.DOUBTFUL, True),
        ("stamp", "ink", MarkKind.NONE, True),  # no pen then, no pen now
        ("doubtful", "ink", MarkKind.STAMP, False),
        ("doubtful", "none", MarkKind.INK, False),
    ],
)
def test_a_signature_seen_clearly_otherwise_comes_back(
    read_then: str, decided: str, read_now: MarkKind, stands: bool
) -> None:
    made = draft(Story())
    made = replace(made, signatures=replace(made.signatures, region=Mark(read_now, 1, why="vu autrement")))
    story, said = Story(), decisions({"signatures.region": (read_then, decided)})
    convention = reconcile(made, story.registers, story.campaign, TODAY, said)
    kind = convention.signatures.region.kind
    assert kind is (MarkKind(decided) if stands else MarkKind.DOUBTFUL)
    assert (Code.FIELD_UNREADABLE in codes(convention)) is not stands


def test_nothing_decided_changes_nothing() -> None:
    assert judged(Story(), {}).status is Status.ACCEPTED


def test_a_typed_value_is_believed_and_says_who_typed_it() -> None:
    made = judged(Story({"total_amount": "120.00"}), {"total_amount": ("120.00", "80.00")})
    total = made[FieldName.TOTAL_AMOUNT]
    assert (total.value, total.status, total.raw) == ("80.00", Trust.VERIFIED, "120.00")
    assert "Odile" in total.why and made.status is Status.ACCEPTED


def test_a_typed_name_finds_the_payer_again() -> None:
    """What a person says proves other values: the payer is looked for under the name that was typed."""
    story = Story({"collectivity_name": "COMMUNE DE NULLE-PART"})
    assert Code.COLLECTIVITY_UNKNOWN in codes(judged(story, {}))
    said = {"collectivity_name": ("COMMUNE DE NULLE-PART", "COMMUNE DE VILLEBRUME")}
    assert judged(story, said).status is Status.ACCEPTED


def test_the_amount_in_words_still_contradicts_a_typed_total() -> None:
    words = look("120.00", Place.AMOUNT_IN_WORDS, raw="cent vingt euros")
    story = Story(looks={"total_amount": [look("120.00", Place.ARTICLE_SCHOOLS), words]})
    assert codes(judged(story, {"total_amount": ("120.00", "80.00")})) == {Code.TOTAL_MISMATCH}


def test_a_newer_reading_that_contradicts_a_decision_comes_back_with_both() -> None:
    made = judged(Story({"total_amount": "120.00"}), {"total_amount": ("160.00", "80.00")})
    total = made[FieldName.TOTAL_AMOUNT]
    assert (total.value, total.status) == ("120.00", Trust.READ)
    assert "80.00" in total.why and made.status is Status.TO_REVIEW


def test_a_row_that_the_reader_lost_is_added() -> None:
    story = Story(rows=(NURSERY_ROW,))
    assert codes(judged(story, {})) == {Code.FIELD_UNREADABLE}
    made = judged(story, {"schools[1].uai": (None, v.ELEMENTARY.uai)})
    assert [school.uai.value for school in made.schools] == [v.NURSERY.uai, v.ELEMENTARY.uai]
    assert made.schools[1].uai.box is None and made.schools[1].name.value is None
    assert made.status is Status.ACCEPTED


def test_rows_are_added_where_none_was_read() -> None:
    story = Story(rows=())
    made = judged(story, {"schools[0].uai": (None, v.NURSERY.uai), "schools[1].uai": (None, v.ELEMENTARY.uai)})
    assert len(made.schools) == 2 and made.status is Status.ACCEPTED


def test_a_row_that_is_not_on_paper_is_taken_out() -> None:
    noise = Listed(v.ELEMENTARY.uai, "ECOLE ELEMENTAIRE DU LAC")
    story = Story(rows=(NURSERY_ROW, noise, ELEMENTARY_ROW))
    assert Code.SCHOOL_DUPLICATE in codes(judged(story, {}))
    made = judged(story, {"schools[1]": (v.ELEMENTARY.uai, NO_ROW)})
    assert [school.uai.value for school in made.schools] == [v.NURSERY.uai, v.ELEMENTARY.uai]
    assert made.status is Status.ACCEPTED


def test_other_rows_keep_their_numbers_on_paper() -> None:
    """Row 0 is out, row 2 is corrected: decisions name rows as they stood on paper."""
    wrong = Listed(v.NEIGHBOUR.uai, "ECOLE ELEMENTAIRE DU LAC")
    story = Story(rows=(NURSERY_ROW, NURSERY_ROW, wrong))
    said = {"schools[0]": (v.NURSERY.uai, NO_ROW), "schools[2].uai": (v.NEIGHBOUR.uai, v.ELEMENTARY.uai)}
    made = judged(story, said)
    assert [school.uai.value for school in made.schools] == [v.NURSERY.uai, v.ELEMENTARY.uai]
    assert made.status is Status.ACCEPTED


def test_a_row_that_reads_otherwise_now_is_back() -> None:
    made = judged(Story(), {"schools[1]": (v.NEIGHBOUR.uai, NO_ROW)})
    assert [school.uai.value for school in made.schools] == [v.NURSERY.uai, v.ELEMENTARY.uai]


def test_a_row_without_its_predecessor_is_not_added() -> None:
    assert len(judged(Story(), {"schools[5].uai": (None, v.NEIGHBOUR.uai)}).schools) == 2


@pytest.mark.parametrize("out", [set(), {0}, {1}, {0, 1}, {2, 4}, {0, 3, 4}])
def test_names_of_rows_go_there_and_back(out: set[int]) -> None:
    for row in range(6):
        field = f"schools[{row}].uai"
        assert in_result(on_paper(field, out), out) == field
        assert (in_result(field, out) is None) == (row in out)


def test_decisions_by_the_fields_of_the_result() -> None:
    said = decisions({"schools[0]": ("x", NO_ROW), "schools[1].uai": ("a", "b"), "siret": ("1", "2")})
    assert taken_out(said) == {0}
    assert set(by_field(said)) == {"schools[0].uai", "siret"}
