"""The sheets of one convention → its draft: every field looked for, nothing believed yet."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.clauses import altered_clauses
from extractors.esignatures import ESignature
from extractors.fields import address, amounts, collectivity, end_date, school_year, signatory, siret
from extractors.fields.closing import closing_of
from extractors.grouping import Group
from extractors.images import Prepared
from extractors.labels import folded
from extractors.missing_pages import missing_pages
from extractors.parties import region_party
from extractors.school_list import schools
from extractors.sheets import Paper, Sheet
from extractors.signature_blocks import Block, Blocks, find_blocks
from extractors.signer import name_of
from extractors.signing import electronic, mark_in
from schemas.draft import ConventionDraft, FieldName, Mark, SignaturesDraft
from schemas.finding import Code, Finding
from schemas.reading import Observation

NAME_LETTERS = 7  # of a signer's whole name, or of a line with it, at least: fewer stand in other names too


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
    gone = missing_pages(group)
    return ConventionDraft(
        first_page,
        last_page,
        len(group.sheets),
        fields={name: looks for name, looks in fields.items() if looks},
        schools=schools.seen(paper),
        signatures=_signatures(paper, fields, prepared, signatures, incomplete=bool(gone)),
        findings=(*gone, *altered_clauses(paper, reference_text)),
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
    incomplete: bool,
) -> SignaturesDraft:
    closing = closing_of(paper)
    own_names, their_names = _names(paper, fields)
    rooms = find_blocks(paper, closing, own_names, their_names)
    if closing is None and rooms == Blocks() and incomplete:
        return SignaturesDraft()  # they are on the page that is not there
    sheet = paper.sheet_of(closing.line) if closing else paper.sheets[-1]
    seen = SignaturesDraft(
        _seen_in(paper, sheet, rooms.collectivity, prepared), _seen_in(paper, sheet, rooms.region, prepared)
    )
    printed = [*their_names, *(line.text for line in rooms.region.lines)] if rooms.region else their_names
    return _with_electronic(seen, printed, signatures)


def _names(paper: Paper, fields: dict[FieldName, tuple[Observation, ...]]) -> tuple[list[str], list[str]]:
    """Whom the first page names for the collectivity, and for the region."""
    own = [o.value for name in (FieldName.SIGNATORY_NAME, FieldName.COLLECTIVITY_NAME) for o in fields.get(name, ())]
    person = name_of(region_party(paper), of_region=True)
    return own, [person.value] if person else []


def _seen_in(paper: Paper, signed: Sheet, room: Block | None, prepared: dict[int, Prepared]) -> Mark:
    """The mark in a party's room; ``signed``: the page to look at where none was found."""
    sheet = paper.sheet(room.page) if room else signed
    return mark_in(sheet, prepared.get(sheet.page.number), room.box if room else None)


def _with_electronic(seen: SignaturesDraft, region: Sequence[str], signatures: Sequence[ESignature]) -> SignaturesDraft:
    """Valid electronic signatures count for the party whose name is in the certificate. ``region``: the person who
    signs for it, and what is printed around its block."""
    theirs = [s for s in signatures if _is_regions(s, region)]
    ours = [s for s in signatures if s not in theirs]
    return SignaturesDraft(electronic(ours) or seen.collectivity, electronic(theirs) or seen.region)


def _is_regions(signature: ESignature, region: Sequence[str]) -> bool:
    letters = folded(signature.signer)
    if any(form in letters for form in ("rectrice", "recteur", "rectorat", "academi")):
        return True
    lines = [folded(text) for text in region]
    if any(min(len(line), len(letters)) >= NAME_LETTERS and (line in letters or letters in line) for line in lines):
        return True
    words = {folded(word) for text in region for word in text.split() if len(word) > 3}
    return sum(w in letters for w in words) >= 2
