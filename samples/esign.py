"""Electronic signatures with pyHanko and a certificate made on the spot: whole, altered afterwards, or outgrown.

The only part of a run whose bytes differ from one run to the next: the keys are fresh.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

from samples.sheet import HEIGHT
from schemas.layout import Box

VALID_DAYS = 900


class Fate(StrEnum):
    """What became of the signed file."""

    WHOLE = "whole"
    ALTERED = "altered"  # bytes under the signature changed
    OUTGROWN = "outgrown"  # something was added that the signature does not cover


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs, and the box of the visible field, in points on its page from 1."""

    name: str
    field: str
    page: int
    box: Box


def _signer(name: str, today: datetime) -> signers.SimpleSigner:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COUNTRY_NAME, "FR"), x509.NameAttribute(NameOID.COMMON_NAME, name)])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(today - timedelta(days=30))
        .not_valid_after(today + timedelta(days=VALID_DAYS))
        .add_extension(x509.KeyUsage(True, True, False, False, False, False, False, False, False), critical=True)
        .sign(key, hashes.SHA256())
    )
    encoded = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return signers.SimpleSigner(
        signing_cert=asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER)),
        signing_key=asn1_keys.PrivateKeyInfo.load(encoded),
        cert_registry=SimpleCertificateStore(),  # type: ignore[no-untyped-call]
    )


def sign(pdf: bytes, who: list[Signatory], fate: Fate, day: datetime) -> bytes:
    """``pdf`` signed by each in turn, then spoiled as ``fate`` says. ``day``: when the certificates begin."""
    for signatory in who:
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
        box = signatory.box
        corners = (round(box.x0), round(HEIGHT - box.bottom), round(box.x1), round(HEIGHT - box.top))
        fields.append_signature_field(
            writer, fields.SigFieldSpec(signatory.field, on_page=signatory.page - 1, box=corners)
        )
        meta = signers.PdfSignatureMetadata(field_name=signatory.field, name=signatory.name)
        signed = signers.PdfSigner(meta, signer=_signer(signatory.name, day)).sign_pdf(writer)
        pdf = signed.getvalue()
    if fate is Fate.ALTERED:
        return _altered(pdf)
    return _outgrown(pdf) if fate is Fate.OUTGROWN else pdf


def _altered(pdf: bytes) -> bytes:
    """One letter of the title inside the signed range is another."""
    return pdf.replace(b"Convention", b"Convantion", 1)


def _outgrown(pdf: bytes) -> bytes:
    """A line drawn over the first page after everyone had signed."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    stream = generic.StreamObject(stream_data=b"q 0 0 0 RG 1 w 60 400 m 300 400 l S Q")
    writer.add_stream_to_page(0, writer.add_object(stream))  # type: ignore[no-untyped-call]
    out = io.BytesIO()
    writer.write(out)  # type: ignore[no-untyped-call]
    return out.getvalue()
