"""A document's failure in the language that is read. The ledger keeps the French sentences, which say numbers too."""

from __future__ import annotations

from collections.abc import Mapping

from schemas.document import Cause, Failure
from schemas.said import Language


def told_in(failure: Failure, language: Language) -> Failure:
    """The same failure, told in ``language``."""
    return failure if language is Language.FRENCH else Failure(failure.cause, *ENGLISH[failure.cause])


RESCAN = "Scan it at 200 or 300 dots per inch, in black and white or grey, and put it into the inbox again."
AGAIN = "Run “conventions retry”; if it happens again, give the file to those who support you."
ENGLISH: Mapping[Cause, tuple[str, str]] = {
    Cause.EMPTY_FILE: (
        "The file is empty (0 bytes).",
        "Scan or copy the document again, and put it into the inbox.",
    ),
    Cause.NOT_A_DOCUMENT: (
        "This file is no PDF and no TIFF, JPEG or PNG picture that can be opened.",
        "Save the document as a PDF, or scan it again, and put it into the inbox.",
    ),
    Cause.DAMAGED_PDF: (
        "The PDF is damaged or incomplete, or has no page.",
        "Ask for it again, or scan the document once more.",
    ),
    Cause.ENCRYPTED_PDF: (
        "The PDF is protected by a password.",
        "Open it with the password, save it without protection, and put this copy into the inbox.",
    ),
    Cause.TOO_LARGE: ("The document, or a picture in it, is too large.", RESCAN),
    Cause.TOO_MANY_PAGES: (
        "The document has more pages than max_pages in campaign.toml allows.",
        "Cut it into shorter files, and leave the pages of one convention together.",
    ),
    Cause.TIMED_OUT: (
        "Reading a page, or the whole document, takes too long.",
        "Run “conventions retry”, or raise page_seconds or document_seconds in campaign.toml.",
    ),
    Cause.OCR_FAILED: (
        "The recognition of characters ended with an error.",
        "Run “conventions retry”; if it happens again, run “conventions doctor”.",
    ),
    Cause.DISK_FULL: (
        "The disk is full: the document could not be dealt with.",
        "Make room, then run “conventions retry --cause disk_full”.",
    ),
    Cause.INTERRUPTED: ("Reading this document ends the program that reads.", f"Scan it again. {AGAIN}"),
    Cause.INTERNAL_ERROR: ("Something unexpected happened.", AGAIN),
}
