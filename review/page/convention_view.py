"""A convention as the page shows it: pages with boxes on the left; items, values, schools, decisions on the right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from review.cells import name_of, pages_of
from review.evidence import WORDS_HIGH
from review.fate import FATE_KINDS, FATE_WORDS, Fate, fate_of
from review.page.items import Item, items_of
from review.page.pictures import PageShape
from review.page.ports import Candidate, Candidates
from review.page.proposals import added_row
from review.places import Spot, spot_of_field
from review.readable import readable
from review.reasons import reason
from review.tables import Tone
from review.tones import FATE_TONE
from review.wording import CODE, DECISION, FIELD, MARK, TRUST, field_label, labelled, value_text
from schemas.decision import Decision, standing, values_decided
from schemas.draft import FieldName, MarkKind, SchoolPart
from schemas.messages import Language
from schemas.reading import Trust
from schemas.result import FieldJson, Result
from schemas.school_rows import by_field

BOX_MARGIN = 2.0  # points between a value and its frame
TRUST_TONE = {
    Trust.VERIFIED: Tone.GOOD,
    Trust.CORRECTED: Tone.GOOD,
    Trust.READ: Tone.CAREFUL,
    Trust.MISSING: Tone.BAD,
}


@dataclass(frozen=True, slots=True)
class BoxView:
    """A frame over a page, in points; ``key`` of the item or value it belongs to."""

    key: str
    label: str
    tone: Tone
    x: float
    y: float
    width: float
    height: float

    @property
    def is_block(self) -> bool:
        """Too tall for a line of words: its ink is left in its own colour."""
        return self.height > WORDS_HIGH


@dataclass(frozen=True, slots=True)
class PageView:
    shape: PageShape
    boxes: tuple[BoxView, ...]


@dataclass(frozen=True, slots=True)
class ValueView:
    """A value with its proof; ``decided``: who said so, where a person did."""

    key: str
    field: str
    label: str
    value: str
    text: str
    trust: str
    tone: Tone
    why: str
    raw: str
    page: int | None
    decided: str


@dataclass(frozen=True, slots=True)
class SchoolView:
    """One row of the list; ``parts``: UAI, name, commune, département."""

    number: int
    parts: tuple[ValueView, ...]


@dataclass(frozen=True, slots=True)
class DecisionView:
    decision: Decision
    title: str
    about: str
    read: str
    decided: str
    holds: bool


@dataclass(frozen=True, slots=True)
class ConventionView:
    """``seen``: the number of the last decision shown, that a new decision must build upon; 0 when there is none.
    ``new_row``: the field by which a school is added to the list; ``addable``: those that might be."""

    result: Result
    name: str
    fate: Fate
    fate_text: str
    fate_tone: Tone
    pages_text: str
    items: tuple[Item, ...]
    values: tuple[ValueView, ...]
    schools: tuple[SchoolView, ...]
    decisions: tuple[DecisionView, ...]
    pages: tuple[PageView, ...]
    seen: int
    new_row: str
    addable: tuple[Candidate, ...]


def convention_view(
    result: Result,
    decisions: Sequence[Decision],
    shapes: Sequence[PageShape],
    candidates: Candidates,
    language: Language,
) -> ConventionView:
    """Everything the templates need, in the clerk's language."""
    fate = fate_of(result, decisions)
    settled = fate in (Fate.ACCEPTED, Fate.FAILED)
    items = () if settled else items_of(result, decisions, candidates, language)
    decided = by_field(values_decided(decisions))
    values = (*_fields(result, decided, language), *_signatures(result, decided, language))
    schools = tuple(_schools(result, decided, language))
    shown = (*values, *(part for school in schools for part in school.parts))
    return ConventionView(
        result=result,
        name=name_of(result),
        fate=fate,
        fate_text=FATE_WORDS[fate](language),
        fate_tone=FATE_TONE[fate],
        pages_text=pages_of(result),
        items=items,
        values=values,
        schools=schools,
        decisions=tuple(decision_views(decisions, language)),
        pages=tuple(_page(shape, result, items, shown, language) for shape in shapes),
        seen=max((d.number for d in decisions), default=0),
        new_row=added_row(result),
        addable=tuple(candidates(result, added_row(result))),
    )


def _fields(result: Result, decided: Mapping[str, Decision], language: Language) -> Iterator[ValueView]:
    for name in FieldName:
        yield _value(name.value, FIELD[name](language), result.fields[name], decided, language)


def _value(field: str, label: str, known: FieldJson, decided: Mapping[str, Decision], language: Language) -> ValueView:
    value = "" if known.value is None else str(known.value)
    by = decided.get(field)
    return ValueView(
        key=f"value-{field}",
        field=field,
        label=label,
        value=value,
        text=readable(field, known.value, language),
        trust=TRUST[known.status](language),
        tone=Tone.GOOD if by and known.status.is_proved else TRUST_TONE[known.status],
        why=reason(known.why, language),
        raw=known.raw if known.raw and known.status is Trust.CORRECTED else "",
        page=known.page,
        decided=by.who if by else "",
    )


def _signatures(result: Result, decided: Mapping[str, Decision], language: Language) -> Iterator[ValueView]:
    for field, mark in (
        ("signatures.collectivity", result.signatures.collectivity),
        ("signatures.region", result.signatures.region),
    ):
        by = decided.get(field)
        text = MARK[MarkKind(mark.kind)](language) if mark.kind in set(MarkKind) else mark.kind
        tone = Tone.GOOD if mark.present else Tone.BAD
        label = field_label(field, language)
        why, who = reason(mark.why, language), by.who if by else ""
        yield ValueView(f"value-{field}", field, label, mark.kind, text, "", tone, why, "", mark.page, who)


def _schools(result: Result, decided: Mapping[str, Decision], language: Language) -> Iterator[SchoolView]:
    for at, school in enumerate(result.schools):
        parts = tuple(
            _value(field, field_label(field, language), getattr(school, part.value), decided, language)
            for part in SchoolPart
            for field in [f"schools[{at}].{part.value}"]
        )
        yield SchoolView(at + 1, parts)


def decision_views(decisions: Sequence[Decision], language: Language) -> Iterator[DecisionView]:
    """Every decision, the newest first."""
    holding = {d.number for d in standing(decisions)}
    for decision in sorted(decisions, key=lambda d: -d.number):
        about = [] if decision.code is None else [CODE[decision.code](language)]
        about += [field_label(decision.field, language)] if decision.field else []
        yield DecisionView(
            decision=decision,
            title=DECISION[decision.kind](language),
            about=", ".join(about),
            read="" if decision.kind in FATE_KINDS else value_text(decision.field, decision.value_read, language),
            decided=value_text(decision.field, decision.value_decided, language),
            holds=decision.number in holding,
        )


def _page(
    shape: PageShape, result: Result, items: Sequence[Item], values: Sequence[ValueView], language: Language
) -> PageView:
    """Quiet frames for the values, the items' own on top."""
    frames = [
        _box(value.key, labelled(value.label, value.text, language), value.tone, spot)
        for value in values
        if (spot := spot_of_field(result, value.field)) is not None and spot.page == shape.number
    ]
    taken = {item.field for item in items}
    frames = [box for box in frames if box.key.removeprefix("value-") not in taken]
    frames += [
        _box(item.key, item.title, item.tone, item.spot)
        for item in items
        if item.spot is not None and item.spot.page == shape.number
    ]
    return PageView(shape, tuple(frames))


def _box(key: str, label: str, tone: Tone, spot: Spot) -> BoxView:
    box = spot.box.grown(BOX_MARGIN, BOX_MARGIN)
    return BoxView(key, label, tone, round(box.x0, 1), round(box.top, 1), round(box.width, 1), round(box.height, 1))
