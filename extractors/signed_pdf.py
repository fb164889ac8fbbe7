"""The pyHanko door: the signature dictionaries of one PDF, examined.

Loaded only for a file that mentions a signature (:mod:`extractors.esignatures`).
"""

from __future__ import annotations

import logging
import zlib
from collections.abc import Iterator
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

from extractors.esignatures import BROKEN, NOT_WHOLE, UNREADABLE, ESignature
from schemas.layout import Box

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


def signatures_in(stream: BinaryIO) -> tuple[ESignature, ...]:
    """Every signature of the PDF; one that cannot be examined comes with its problem."""
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)  # it warns of every oddity of a damaged file on stderr
    try:
        return tuple(_signatures_in(stream))
    except _ODD_FILE:
        return (ESignature("", False, False, problem=UNREADABLE),)


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
