"""Electronic signatures inside a PDF: who signed, is the signature whole, does it cover the document.

Everything is computed from the file alone: no certificate is fetched and no revocation list is asked, so whether the
certificate is to be *trusted* stays unknown. A picture that says "signed electronically" is not a signature and never
shows up here: only signature dictionaries (ISO 32000-1, 12.8) count.
"""

from __future__ import annotations

import mmap
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from schemas.finding import Code, Finding
from schemas.layout import Box

BROKEN = "le contenu signé a été modifié, ou la signature est abîmée"
NOT_WHOLE = "la signature ne couvre pas tout le document : du contenu a été ajouté ou remplacé après elle"
UNREADABLE = "la signature électronique n'a pas pu être examinée"

_SIGNATURE_KEY = b"/ByteRange"  # stands in clear in every signed PDF: its own position is part of what is signed
_HEADER_SEARCH_BYTES = 1024  # a PDF header may be preceded by junk of this length (ISO 32000-1, annex H.3)


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
    from extractors.signed_pdf import signatures_in  # pyHanko: a second to load, for the few files that need it

    with path.open("rb") as stream:
        return signatures_in(stream)


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
