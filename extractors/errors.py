"""What can go wrong while reading, as a clerk is told.

    ReaderError
    ├── DocumentError            this document cannot be read, the others go on   (exit status 1)
    │   ├── EmptyFile            empty_file
    │   ├── NotADocument         not_a_document
    │   ├── DamagedPdf           damaged_pdf
    │   ├── EncryptedPdf         encrypted_pdf
    │   ├── TooLarge             too_large
    │   ├── TooManyPages         too_many_pages
    │   ├── TimedOut             timed_out
    │   └── OcrFailed            ocr_failed
    └── MachineLacks             nothing can be read on this machine             (exit status 3)
        ├── NoTesseract
        ├── NoFrenchData
        └── BrokenFrenchData

Every error has a ``message`` (what happened) and a ``remedy`` (what to do), each one French sentence.
"""

# ruff: noqa: N818 — the names are what a clerk would call the trouble; the tree says that they are errors.

from __future__ import annotations

from typing import ClassVar

from schemas.document import Cause, Failure


class ReaderError(Exception):
    """``message``: what happened; ``remedy``: what to do. Both have a default for the class."""

    exit_status: ClassVar[int] = 1
    default_message: ClassVar[str] = "La lecture a échoué."
    default_remedy: ClassVar[str] = "Relancez la lecture ; si l'erreur revient, transmettez le fichier au support."

    def __init__(self, message: str = "", remedy: str = "") -> None:
        self.message = message or self.default_message
        self.remedy = remedy or self.default_remedy
        super().__init__(self.message, self.remedy)

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}"


class DocumentError(ReaderError):
    """This document cannot be read; the other documents of the pass go on."""

    cause: ClassVar[Cause] = Cause.INTERNAL_ERROR

    @property
    def failure(self) -> Failure:
        return Failure(self.cause, self.message, self.remedy)


class EmptyFile(DocumentError):
    cause = Cause.EMPTY_FILE
    default_message = "Le fichier est vide (0 octet)."
    default_remedy = "Numérisez ou copiez le document de nouveau, puis déposez-le dans inbox."


class NotADocument(DocumentError):
    cause = Cause.NOT_A_DOCUMENT
    default_message = "Ce fichier n'est ni un PDF, ni une image TIFF, JPEG ou PNG."
    default_remedy = "Enregistrez le document en PDF (ou numérisez-le), puis déposez-le dans inbox."


class DamagedPdf(DocumentError):
    cause = Cause.DAMAGED_PDF
    default_message = "Le PDF est abîmé ou incomplet."
    default_remedy = "Demandez-le de nouveau ou numérisez le document encore une fois."


class EncryptedPdf(DocumentError):
    cause = Cause.ENCRYPTED_PDF
    default_message = "Le PDF est protégé par un mot de passe."
    default_remedy = (
        "Ouvrez-le avec le mot de passe, enregistrez-le sans protection, puis déposez cette copie dans inbox."
    )


class TooLarge(DocumentError):
    cause = Cause.TOO_LARGE
    default_message = "Le document est trop volumineux."
    default_remedy = (
        "Numérisez-le en 200 ou 300 points par pouce, en noir et blanc ou en gris, puis déposez-le de nouveau."
    )


class TooManyPages(DocumentError):
    cause = Cause.TOO_MANY_PAGES
    default_message = "Le document a trop de pages."
    default_remedy = "Découpez-le en fichiers plus courts, sans séparer les pages d'une même convention."


class TimedOut(DocumentError):
    cause = Cause.TIMED_OUT
    default_message = "La lecture d'une page a duré trop longtemps."
    default_remedy = "Relancez la lecture ; si cela se répète, numérisez de nouveau en 200 points par pouce."


class OcrFailed(DocumentError):
    cause = Cause.OCR_FAILED
    default_message = "La reconnaissance des caractères s'est arrêtée en erreur."
    default_remedy = "Relancez la lecture ; si cela se répète, lancez « conventions doctor »."


class MachineLacks(ReaderError):
    """Nothing can be read on this machine until something is installed."""

    exit_status = 3


class NoTesseract(MachineLacks):
    default_message = "Tesseract, qui reconnaît les caractères, n'est pas installé sur cette machine."
    default_remedy = "Installez-le : sudo apt install tesseract-ocr tesseract-ocr-fra"


class NoFrenchData(MachineLacks):
    default_message = "Les données françaises de Tesseract manquent sur cette machine."
    default_remedy = "Installez-les : sudo apt install tesseract-ocr-fra"


class BrokenFrenchData(MachineLacks):
    default_message = "Les données françaises de Tesseract sont abîmées : il ne peut pas les charger."
    default_remedy = "Réinstallez-les : sudo apt install --reinstall tesseract-ocr-fra"
