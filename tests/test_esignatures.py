"""Electronic signatures: whole, altered, outgrown, doubled, pretended. Certificates are made here, for nobody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.generic import FloatObject, NameObject, StreamObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.fields import SigFieldSpec
from reportlab.pdfgen.canvas import Canvas

from extractors.esignatures import BROKEN, NOT_WHOLE, UNREADABLE, ESignature, judge_esignatures, read_esignatures
from schemas.finding import Code
from schemas.layout import Box

NOW = datetime.now(UTC)


def signer_named(name: str, tmp: Path) -> signers.SimpleSigner:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - timedelta(days=1))
        .not_valid_after(NOW + timedelta(days=9))
        .sign(key, hashes.SHA256())
    )
    key_file, certificate_file = tmp / "key.pem", tmp / "cert.pem"
    key_file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    certificate_file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    signer = signers.SimpleSigner.load(key_file, certificate_file)
    assert signer is not None
    return signer


def two_pages(rotate: int = 0) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), pageCompression=0)
    for text in ("Article 1", "Signe electroniquement par Mme Odile FICTIVE"):
        if rotate:
            canvas.setPageRotation(rotate)
        canvas.drawString(72, 700, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def signed(
    pdf: bytes, name: str, tmp: Path, field: str = "mairie", box: tuple[int, ...] = (100, 600, 300, 700)
) -> bytes:
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    fields.append_signature_field(writer, SigFieldSpec(field, on_page=1, box=box))  # type: ignore[arg-type]
    meta = signers.PdfSignatureMetadata(field_name=field)
    return bytes(signers.sign_pdf(writer, meta, signer=signer_named(name, tmp)).getvalue())


def with_content_added(pdf: bytes) -> bytes:
    """An incremental update that writes over the second page."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    stream = writer.add_object(StreamObject(stream_data=b"BT /F1 12 Tf 72 500 Td (un ajout) Tj ET"))
    writer.add_stream_to_page(1, stream)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


Read = Callable[[bytes], tuple[ESignature, ...]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def reader(content: bytes) -> tuple[ESignature, ...]:
        path = tmp_path / "convention.pdf"
        path.write_bytes(content)
        return read_esignatures(path)

    return reader


def test_a_whole_signature_is_valid_and_knows_its_place(read: Read, tmp_path: Path) -> None:
    (found,) = read(signed(two_pages(), "Odile FICTIVE", tmp_path))
    assert (found.signer, found.intact, found.covers_document, found.problem) == ("Odile FICTIVE", True, True, "")
    assert found.trusted is None
    assert (found.page, found.box, found.field_name) == (2, Box(100, 142, 300, 242), "mairie")
    assert judge_esignatures([found]) == ((found,), ())


def test_a_turned_page_gives_the_box_as_a_reader_sees_it(read: Read, tmp_path: Path) -> None:
    (found,) = read(signed(two_pages(rotate=90), "Odile FICTIVE", tmp_path))
    assert found.box == Box(600, 100, 700, 300)


def test_an_invisible_signature_has_no_box(read: Read, tmp_path: Path) -> None:
    (found,) = read(signed(two_pages(), "Odile FICTIVE", tmp_path, box=(0, 0, 0, 0)))
    assert found.is_valid
    assert found.box is None


def test_one_changed_byte_breaks_it(read: Read, tmp_path: Path) -> None:
    content = signed(two_pages(), "Odile FICTIVE", tmp_path)
    altered = content.replace(b"(Article 1)", b"(Article 7)")
    assert altered != content
    (found,) = read(altered)
    assert (found.intact, found.problem) == (False, BROKEN)
    valid, (finding,) = judge_esignatures([found])
    assert valid == ()
    assert (finding.code, finding.page, finding.found) == (Code.ESIGNATURE_INVALID, 2, "Odile FICTIVE")


def test_content_added_after_it_is_not_covered(read: Read, tmp_path: Path) -> None:
    (found,) = read(with_content_added(signed(two_pages(), "Odile FICTIVE", tmp_path)))
    assert (found.intact, found.covers_document, found.problem) == (True, False, NOT_WHOLE)


def test_bytes_after_the_end_are_not_covered(read: Read, tmp_path: Path) -> None:
    (found,) = read(signed(two_pages(), "Odile FICTIVE", tmp_path) + b"\n% more\n")
    assert (found.intact, found.covers_document) == (True, False)


def test_the_second_signature_leaves_the_first_whole(read: Read, tmp_path: Path) -> None:
    once = signed(two_pages(), "Odile FICTIVE", tmp_path)
    found = read(signed(once, "Paul INVENTE", tmp_path, "region", (100, 300, 300, 400)))
    assert [(f.signer, f.is_valid) for f in found] == [("Odile FICTIVE", True), ("Paul INVENTE", True)]


def test_content_slipped_in_between_two_signatures_spoils_the_first_only(read: Read, tmp_path: Path) -> None:
    once = with_content_added(signed(two_pages(), "Odile FICTIVE", tmp_path))
    found = read(signed(once, "Paul INVENTE", tmp_path, "region", (100, 300, 300, 400)))
    assert [f.is_valid for f in found] == [False, True]


@pytest.mark.parametrize(
    "content",
    [b"", b"no pdf at all", b"%PDF-1.7 cut", two_pages()],
    ids=["empty", "text", "stub", "only words that say signed"],
)
def test_no_signature_no_answer(read: Read, content: bytes) -> None:
    assert read(content) == ()


def test_an_empty_signature_field_is_no_signature(read: Read) -> None:
    writer = IncrementalPdfFileWriter(BytesIO(two_pages()))
    fields.append_signature_field(writer, SigFieldSpec("mairie", on_page=0, box=(1, 1, 99, 99)))
    writer.root[NameObject("/Note")] = FloatObject(1)
    out = BytesIO()
    writer.write(out)
    assert read(out.getvalue() + b"% /ByteRange\n") == ()


@pytest.mark.parametrize("keep", [0.5, 0.8, 0.97])
def test_a_signed_file_cut_short_never_passes(read: Read, tmp_path: Path, keep: float) -> None:
    content = signed(two_pages(), "Odile FICTIVE", tmp_path)
    assert not any(found.is_valid for found in read(content[: int(len(content) * keep)]))


def test_a_signature_that_cannot_be_examined_is_a_finding(read: Read) -> None:
    (found,) = read(b"%PDF-1.7\n1 0 obj << /ByteRange [0 1 2 3] >> endobj\ntrailer << >>\n")
    assert (found.is_valid, found.problem) == (False, UNREADABLE)
    assert judge_esignatures([found])[1][0].code is Code.ESIGNATURE_INVALID
