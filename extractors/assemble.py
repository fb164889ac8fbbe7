"""The sheets of one convention → its draft: every field looked for, nothing believed yet."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.clauses import altered_clauses
from extractors.esignatures import ESignature
from extractors.fields import address, amounts, collectivity, end_date, school_year, signatory, siret
from extractors.fields.closing import closing_of
from extractors.grouping import Group
from extractors.images import Prepared
from extractors.labels import find_label, folded
from extractors.missing_pages import missing_pages
from extractors.parties import REGION
from extractors.school_list import schools
from extractors.sheets import Paper, Sheet
from extractors.signing import electronic, find_marks, region_lines
from schemas.draft import ConventionDraft, FieldName, Mark, MarkKind, SignaturesDraft
from schemas.finding import Code, Finding
from schemas.layout import Line
from schemas.reading import Observation, Place


def draft_of(
    group: Group,
    span: tuple[int, int],
    prepared: dict[int, Prepared],
    signatures: Sequence[ESignature],
    reference_text: str,
) -> ConventionDraft:
    """``span``: first and last page; ``prepared``: clean pictures by page number, at least of the last sheet."""
    first_page, last_page = span
    if not group.is_convention:
        finding = Finding(Code.NOT_A_CONVENTION, page=first_page)
        return ConventionDraft(first_page, last_page, len(group.sheets), findings=(finding,))
    paper = Paper(group.sheets)
    fields = _fields(paper)
    return ConventionDraft(
        first_page,
        last_page,
        len(group.sheets),
        fields={name: looks for name, looks in fields.items() if looks},
        schools=schools.seen(paper),
        signatures=_signatures(paper, fields, prepared, signatures),
        findings=(*missing_pages(group), *altered_clauses(paper, reference_text)),
    )


def _fields(paper: Paper) -> dict[FieldName, tuple[Observation, ...]]:
    names = collectivity.seen(paper)
    addresses, postal_codes = address.seen(paper)
    signatories, titles = signatory.seen(paper)
    closing = closing_of(paper)
    return {
        FieldName.SCHOOL_YEAR: school_year.seen(paper),
        FieldName.COLLECTIVITY_NAME: names,
        FieldName.COLLECTIVITY_KIND: collectivity.kinds(names),
        FieldName.SIRET: siret.seen(paper),
        FieldName.ADDRESS: addresses,
        FieldName.POSTAL_CODE: postal_codes,
        FieldName.SIGNATORY_NAME: signatories,
        FieldName.SIGNATORY_TITLE: titles,
        **amounts.seen(paper),
        FieldName.END_DATE: end_date.seen(paper),
        FieldName.SIGNATURE_PLACE: closing.place if closing else (),
        FieldName.SIGNATURE_DATE: closing.looks_at_date(paper) if closing else (),
    }


def _signatures(
    paper: Paper,
    fields: dict[FieldName, tuple[Observation, ...]],
    prepared: dict[int, Prepared],
    signatures: Sequence[ESignature],
) -> SignaturesDraft:
    closing = closing_of(paper)
    if closing is None:
        return SignaturesDraft()
    at = next(i for i, s in enumerate(paper.sheets) if s.page.number == closing.line.page)
    here, after = paper.sheets[at], paper.sheets[at + 1 :]
    below = closing.line.box.bottom
    region = region_lines(here, below)
    ours = _collectivity_lines(here, below, fields, region)
    first = _seen_on(here, ours, region, prepared)
    overleaf = next(((s, lines) for s in after if (lines := region_lines(s, 0.0))), None)
    if not region and overleaf is not None:
        sheet, region = overleaf
        theirs = _collectivity_lines(sheet, 0.0, fields, region) if not ours else ()
        seen = _seen_on(sheet, theirs, region, prepared)
        first = SignaturesDraft(seen.collectivity if theirs else first.collectivity, seen.region)
    return _with_electronic(first, region, signatures)


def _seen_on(
    sheet: Sheet, ours: Sequence[Line], region: Sequence[Line], prepared: dict[int, Prepared]
) -> SignaturesDraft:
    """The marks in the blocks of one page."""
    picture = prepared.get(sheet.page.number)
    if picture is None:
        unknown = Mark(MarkKind.DOUBTFUL, sheet.page.number, None, 0.0, "la page n'a pas pu être regardée")
        return SignaturesDraft(unknown, unknown)
    return find_marks(sheet, picture, ours, region)


def _collectivity_lines(
    sheet: Sheet, below: float, fields: dict[FieldName, tuple[Observation, ...]], region: Sequence[Line]
) -> tuple[Line, ...]:
    """The lines of the last page that name the collectivity or its signatory."""
    places = [
        sheet.place.on_flat(o.box)
        for name in (FieldName.COLLECTIVITY_NAME, FieldName.SIGNATORY_NAME, FieldName.SIGNATORY_TITLE)
        for o in fields.get(name, ())
        if o.place is Place.SIGNATURE_BLOCK and o.page == sheet.page.number
    ]
    named = tuple(s for s in sheet.segments if any(s.box.overlap(b) > 0 for b in places) and s not in region)
    return named or tuple(
        s
        for s in sheet.segments
        if s.box.middle > below
        and s not in region
        and not find_label(s, REGION)
        and any(w in folded(s.text) for w in ("maire", "president", "collectivite", "commune", "pourla"))
    )


def _with_electronic(
    seen: SignaturesDraft, region: Sequence[Line], signatures: Sequence[ESignature]
) -> SignaturesDraft:
    """Valid electronic signatures count for the party whose name is in the certificate, or whose block they show in."""
    theirs = [s for s in signatures if _is_regions(s, region)]
    ours = [s for s in signatures if s not in theirs]
    return SignaturesDraft(electronic(ours) or seen.collectivity, electronic(theirs) or seen.region)


def _is_regions(signature: ESignature, region: Sequence[Line]) -> bool:
    letters = folded(signature.signer)
    if any(form in letters for form in ("rectrice", "recteur", "rectorat", "academi")):
        return True
    words = {folded(w.text) for s in region for w in s.words if len(w.text) > 3}
    return sum(w in letters for w in words) >= 2
