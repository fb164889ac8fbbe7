"""A file → the drafts of its conventions. The ladder of reading, from top to bottom:

open_document   file → pages, one after another
read_page       page → words (its own text layer, or Tesseract on the clean picture, its bad readings read once more)
sheets_to_groups   pages → conventions
draft_of        a convention's pages → observations of every field
look_again      a doubtful zone → further observations (after reconciliation asked for them)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from extractors.assemble import draft_of
from extractors.esignatures import ESignature, judge_esignatures, read_esignatures
from extractors.grouping import Group, sheets_to_groups
from extractors.images import Prepared, prepare
from extractors.ocr import Ocr, engine_of
from extractors.page_reader import ReadPage, read_page, stands_upright
from extractors.pages import open_document
from extractors.print_lines import without_rules
from extractors.sheets import Sheet
from extractors.version import READER_VERSION
from extractors.zones import look_at
from schemas.draft import ConventionDraft, Doubt, FieldName, SchoolDraft, SchoolPart
from schemas.finding import Code, Finding
from schemas.layout import PageShape, TextSource
from schemas.options import ReadOptions
from schemas.reading import Observation

PICTURES_KEPT = 8  # clean pictures held in memory: more than one convention has pages, whatever the file's length


@dataclass
class _Pictures:
    """The clean pictures of the latest pages; older ones are made again when they are asked for."""

    path: Path
    options: ReadOptions
    ocr: Ocr
    kept: dict[int, Prepared]

    def keep(self, page: ReadPage) -> None:
        if page.prepared is not None:
            self.kept[page.page.number] = page.prepared
        while len(self.kept) > PICTURES_KEPT:
            del self.kept[min(self.kept)]

    def of(self, numbers: Iterable[int]) -> dict[int, Prepared]:
        """The pictures of ``numbers``, opened again where they were not kept (a text layer has none yet)."""
        wanted = set(numbers)
        found = {n: p for n, p in self.kept.items() if n in wanted}
        missing = wanted - found.keys()
        if missing:
            for page in open_document(self.path, self.options, missing):
                found[page.number] = prepare(page.picture(), lambda grey: stands_upright(grey, self.ocr))
        return found


def read_document(
    path: Path, options: ReadOptions, ocr: Ocr | None = None, page_begins: Callable[[], object] = lambda: None
) -> tuple[ConventionDraft, ...]:
    """Every convention in ``path``, at least one draft (which may say ``not_a_convention``). ``page_begins`` is called
    before each page is opened, and once when all are read: whoever limits the time of a page begins to count anew.

    Raises :class:`extractors.errors.DocumentError` (this file cannot be read) or ``MachineLacks``."""
    engine = ocr or engine_of(options)
    pictures = _Pictures(path, options, engine, {})
    sheets: list[Sheet] = []
    unreadable: list[int] = []
    ignored: list[Finding] = []
    shapes: list[PageShape] = []
    total = 0
    page_begins()
    for opened in open_document(path, options):
        read = read_page(opened, engine)
        pictures.keep(read)
        total = read.page.number
        shapes.append(read.shape)
        if read.page.source is TextSource.UNREADABLE:
            unreadable.append(total)
        elif read.page.source is not TextSource.BLANK:
            sheets.append(Sheet(read.page, read.place))
        if read.page.layer_ignored:
            ignored.append(Finding(Code.TEXT_LAYER_IGNORED, page=total))
        page_begins()
    valid, broken = judge_esignatures(read_esignatures(path))
    groups = sheets_to_groups(sheets)
    if not groups:
        return (replace(_nothing(total, unreadable), pages=tuple(shapes)),)
    spans = _spans(groups, total)
    return tuple(
        _complete(
            draft_of(group, span, _last_picture(group, pictures), valid, options.reference_text),
            [*broken, *ignored, *(Finding(Code.PAGE_UNREADABLE, page=n) for n in unreadable)],
            shapes,
        )
        for group, span in zip(groups, spans, strict=True)
    )


def _last_picture(group: Group, pictures: _Pictures) -> dict[int, Prepared]:
    """The pictures in which signatures may stand: of the page that closes the convention and what follows it."""
    if not group.is_convention:
        return {}
    first = next((i for i, cue in enumerate(group.cues) if cue.closes), len(group.sheets) - 1)
    return pictures.of(s.page.number for s in group.sheets[first:])


def _complete(
    draft: ConventionDraft, about_the_file: Sequence[Finding], shapes: Sequence[PageShape]
) -> ConventionDraft:
    """The draft with what is known of its pages from the file."""
    draft = replace(draft, pages=tuple(s for s in shapes if draft.first_page <= s.number <= draft.last_page))
    if any(f.code is Code.NOT_A_CONVENTION for f in draft.findings):
        return draft
    own = tuple(f for f in about_the_file if f.page is None or draft.first_page <= f.page <= draft.last_page)
    return replace(draft, findings=(*draft.findings, *own))


def _nothing(total: int, unreadable: Sequence[int]) -> ConventionDraft:
    code = Code.PAGE_UNREADABLE if unreadable else Code.NOT_A_CONVENTION
    return ConventionDraft(1, max(1, total), 0, findings=(Finding(code, page=1),))


def _spans(groups: Sequence[Group], total: int) -> list[tuple[int, int]]:
    """First and last page of each group; blank pages between two belong to the one before."""
    starts = [min(s.page.number for s in g.sheets) for g in groups]
    order = sorted(range(len(groups)), key=lambda i: starts[i])
    spans: list[tuple[int, int]] = [(0, 0)] * len(groups)
    for place, index in enumerate(order):
        first = 1 if place == 0 else starts[index]
        last = starts[order[place + 1]] - 1 if place + 1 < len(order) else total
        spans[index] = (first, last)
    return spans


def look_again(
    path: Path, draft: ConventionDraft, doubts: Sequence[Doubt], options: ReadOptions, ocr: Ocr | None = None
) -> ConventionDraft:
    """The draft with further observations of every doubtful zone."""
    engine = ocr or engine_of(options)
    found = _Pictures(path, options, engine, {}).of({d.page for d in doubts})
    pictures = {n: replace(p, grey=without_rules(p.grey, p.dpi)) for n, p in found.items()}
    for doubt in doubts:
        prepared = pictures.get(doubt.page)
        if prepared is not None:
            draft = _with(draft, doubt, look_at(prepared, doubt, engine, _looks_at(draft, doubt)))
    return draft


def _looks_at(draft: ConventionDraft, doubt: Doubt) -> tuple[Observation, ...]:
    """The looks at the doubtful value that there are already."""
    if isinstance(doubt.field, FieldName):
        return draft.seen(doubt.field)
    return draft.schools[doubt.school].part(doubt.field) if doubt.school is not None else ()


def _with(draft: ConventionDraft, doubt: Doubt, seen: tuple[Observation, ...]) -> ConventionDraft:
    if isinstance(doubt.field, FieldName):
        fields = dict(draft.fields)
        fields[doubt.field] = (*draft.seen(doubt.field), *seen)
        return replace(draft, fields=fields)
    assert doubt.school is not None
    schools = list(draft.schools)
    schools[doubt.school] = _school_with(schools[doubt.school], doubt.field, seen)
    return replace(draft, schools=tuple(schools))


def _school_with(school: SchoolDraft, part: SchoolPart, seen: tuple[Observation, ...]) -> SchoolDraft:
    return school.with_looks({part: (*school.part(part), *seen)})


__all__ = ["READER_VERSION", "ESignature", "look_again", "read_document"]
