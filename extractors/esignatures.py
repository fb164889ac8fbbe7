"""Electronic signatures inside a PDF: who signed, is the signature whole, does it cover the document. The pyHanko door.

Everything is computed from the file alone: no certificate is fetched and no revocation list is asked, so whether the
certificate is to be *trusted* stays unknown. A picture that says "signed electronically" is not a signature and never
shows up here: only signature dictionaries (ISO 32000-1, 12.8) count.
"""

from __future__ import annotations

import logging
import mmap
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from pyhanko.pdf_utils.generic import IndirectObject
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY, DiffResult, StandardDiffPolicy
from pyhanko.sign.diff_analysis.form_rules_api import FormUpdatingRule
from pyhanko.sign.diff_analysis.rules.form_field_rules import SigFieldCreationRule, SigFieldModificationRule
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import EmbeddedPdfSignature, SignatureCoverageLevel
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko_certvalidator.errors import InvalidCertificateError, ValidationError

from schemas.finding import Code, Finding
from schemas.layout import Box

BROKEN = "le contenu signé a été modifié, ou la signature est abîmée"
NOT_WHOLE = "la signature ne couvre pas tout le document : du contenu a été ajouté ou remplacé après elle"
UNREADABLE = "la signature électronique n'a pas pu être examinée"

_SIGNATURE_KEY = b"/ByteRange"  # stands in clear in every signed PDF: its own position is part of what is signed
_HEADER_SEARCH_BYTES = 1024  # a PDF header may be preceded by junk of this length (ISO 32000-1, annex H.3)

# What pyHanko and asn1crypto raise on files that are damaged or made by hand.
_ODD_FILE = (
    PdfError,
    ValidationError,
    InvalidCertificateError,
    NotImplementedError,
    ValueError,  # SignatureValidationError and most of pyHanko's are
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    ArithmeticError,
    RecursionError,
    EOFError,
    zlib.error,
)


@dataclass(frozen=True, slots=True)
class ESignature:
    """One electronic signature. ``signer``: the name in the certificate ("" when unreadable); ``intact``: the signed
    bytes are unchanged and the signature fits them; ``covers_document``: nothing but further signatures and their
    proofs was added after it; ``trusted`` is None: nobody was asked; ``page`` (from 1) and ``box`` (points, top left)
    where it shows, None when it is invisible; ``problem``: a French half sentence, "" when there is none."""

    signer: str
    intact: bool
    covers_document: bool
    trusted: bool | None = None
    page: int | None = None
    box: Box | None = None
    field_name: str = ""
    problem: str = ""

    @property
    def is_valid(self) -> bool:
        return self.intact and self.covers_document and not self.problem


def read_esignatures(path: Path) -> tuple[ESignature, ...]:
    """Every signature of the file, in the order of its form fields; () when it has none or is no PDF.

    Never raises on odd content: a signature that cannot be examined is returned with its problem. Raises
    :class:`OSError` when the file itself cannot be opened."""
    if not _mentions_a_signature(path):
        return ()
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)  # it warns of every oddity of a damaged file on stderr
    with path.open("rb") as stream:
        try:
            return tuple(_signatures_in(stream))
        except _ODD_FILE:
            return (ESignature("", False, False, problem=UNREADABLE),)


def judge_esignatures(signatures: Iterable[ESignature]) -> tuple[tuple[ESignature, ...], tuple[Finding, ...]]:
    """The valid ones, and a finding for each that is broken or does not cover the whole document."""
    valid: list[ESignature] = []
    findings: list[Finding] = []
    for signature in signatures:
        if signature.is_valid:
            valid.append(signature)
            continue
        findings.append(
            Finding(
                Code.ESIGNATURE_INVALID,
                found=signature.signer or signature.field_name or None,
                page=signature.page,
                box=signature.box,
                detail=signature.problem,
            )
        )
    return tuple(valid), tuple(findings)


def _mentions_a_signature(path: Path) -> bool:
    """Whether the file is a PDF with a signature dictionary in it: a quick look before the slow library."""
    with path.open("rb") as stream:
        if b"%PDF" not in stream.read(_HEADER_SEARCH_BYTES):
            return False
        with mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as content:
            return content.find(_SIGNATURE_KEY) >= 0


def _signatures_in(stream: BinaryIO) -> Iterator[ESignature]:
    reader = PdfFileReader(stream, strict=False)
    if reader.encrypted:
        reader.decrypt("")
    places = _Places(reader)
    for name, _value, reference in enumerate_sig_fields(reader, filled_status=True):
        field = reference.get_object()
        page, box = places.of(reference, field)
        try:
            embedded = EmbeddedPdfSignature(reader, field, name)
            if embedded.sig_object_type == "/DocTimeStamp":  # dates the document, signs nothing
                continue
            yield _examined(embedded, page, box)
        except _ODD_FILE:
            yield ESignature("", False, False, None, page, box, name, UNREADABLE)


def _examined(embedded: EmbeddedPdfSignature, page: int | None, box: Box | None) -> ESignature:
    certificate = embedded.signer_cert
    unchanged, fits = validate_sig_integrity(
        embedded.signer_info, certificate, expected_content_type="data", actual_digest=embedded.compute_digest()
    )
    intact = bool(unchanged and fits)
    covers = intact and _covers_document(embedded)
    problem = "" if covers else (NOT_WHOLE if intact else BROKEN)
    subject = certificate.subject.native
    signer = str(subject.get("common_name") or certificate.subject.human_friendly)
    return ESignature(signer, intact, covers, None, page, box, embedded.field_name, problem)


# Later revisions may add signatures (the other party signs too), their proofs (DSS) and metadata; filling in a
# text field, which pyHanko's default policy allows, would change what was signed.
_ONLY_SIGNATURES_LATER = StandardDiffPolicy(
    global_rules=DEFAULT_DIFF_POLICY.global_rules,
    form_rule=FormUpdatingRule([SigFieldCreationRule(), SigFieldModificationRule()]),  # type: ignore[no-untyped-call]
)


def _covers_document(embedded: EmbeddedPdfSignature) -> bool:
    """Whether the signature speaks for the file as it is now: all of it, or all but later signatures."""
    embedded.compute_integrity_info(_ONLY_SIGNATURES_LATER)  # type: ignore[no-untyped-call]
    if embedded.coverage is SignatureCoverageLevel.ENTIRE_FILE:
        return True
    if embedded.coverage is not SignatureCoverageLevel.ENTIRE_REVISION or _trailing_junk(embedded.reader.stream):
        return False
    if embedded.signed_revision >= embedded.reader.xrefs.total_revisions - 1:
        return False  # bytes follow that no revision accounts for
    return isinstance(embedded.diff_result, DiffResult)


def _trailing_junk(stream: BinaryIO) -> bool:
    """Whether anything but white space follows the last end-of-file mark."""
    stream.seek(0)
    return bool(stream.read().rpartition(b"%%EOF")[2].strip())


class _Places:
    """Where the widgets of a document stand: page number and box of each, by reference."""

    def __init__(self, reader: PdfFileReader) -> None:
        self.page_of: dict[Any, tuple[int, Any]] = {}
        pages = int(reader.root["/Pages"]["/Count"])
        for number in range(pages):
            page = reader.find_page_for_modification(number)[0].get_object()  # type: ignore[no-untyped-call]
            annotations = page.get("/Annots", ())
            for at in range(len(annotations)):
                raw = annotations.raw_get(at)
                if isinstance(raw, IndirectObject):
                    self.page_of[raw.reference] = (number + 1, page)

    def of(self, reference: Any, field: Any) -> tuple[int | None, Box | None]:
        """Page and box of the field's first widget; the field itself is one when it has no kids."""
        kids = field.get("/Kids", ())
        widgets = [kids.raw_get(at) for at in range(len(kids))] or [reference]
        for widget in widgets:
            if widget.reference in self.page_of:
                number, page = self.page_of[widget.reference]
                return number, _upright_box(page, [float(v) for v in widget.get_object()["/Rect"]])
        return None, None


_A4 = (0, 0, 595, 842)  # points; for a page that does not say its size


def _upright_box(page: Any, rectangle: list[float]) -> Box | None:
    """``rectangle`` (PDF user space, origin bottom left) as a box on the page turned as a reader shows it;
    None when it has no area (an invisible signature)."""
    inherited = page
    while not ("/MediaBox" in inherited or "/CropBox" in inherited) and "/Parent" in inherited:
        inherited = inherited["/Parent"]
    shown = inherited.get("/CropBox", inherited.get("/MediaBox", _A4))
    left, bottom, right, top = (float(v) for v in shown)
    x0, x1 = sorted((rectangle[0], rectangle[2]))
    y0, y1 = sorted((rectangle[1], rectangle[3]))
    if x1 - x0 < 1 or y1 - y0 < 1:
        return None
    flat = Box(x0 - left, top - y1, x1 - left, top - y0)
    width, height = right - left, top - bottom
    turned = int(page.get("/Rotate", 0)) % 360
    if turned == 90:
        return Box(height - flat.bottom, flat.x0, height - flat.top, flat.x1)
    if turned == 180:
        return Box(width - flat.x1, height - flat.bottom, width - flat.x0, height - flat.top)
    if turned == 270:
        return Box(flat.top, width - flat.x1, flat.bottom, width - flat.x0)
    return flat
