"""The reader that one would write in an afternoon, to compare with: every page to text, then regular expressions.

A page's own text by pdfplumber where there is some, otherwise Tesseract on the whole page at 300 dpi. Accepted when all
expressions matched and the simple checks hold: keys, amounts, the campaign's values, UAIs in the official list.
"""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from decimal import Decimal, InvalidOperation
from functools import partial
from pathlib import Path

import pdfplumber
import pypdfium2
import pytesseract
from PIL import Image, ImageSequence

from schemas.campaign import Campaign
from schemas.convention import Status
from schemas.draft import CollectivityKind, FieldName
from schemas.finding import Code
from schemas.formats import InvalidFormat, date_fr, siret, uai
from schemas.reading import Trust
from tests.bench.answers import Answer, Answers, Raised, Said, SaidSchool

DPI = 300
POINTS_PER_INCH = 72
ENOUGH_TEXT = 50  # characters of a page that has text of its own

MONEY = r"(\d[\d \u00a0\u202f]*(?:[.,]\d\d)?)\s*(?:€|euros?)"
LINE = r"[ \t]*([^\n]+)"
PATTERNS: Mapping[FieldName, str] = {
    FieldName.SCHOOL_YEAR: r"(?i)(?:ann[ée]e|exercice)[^\n]{0,20}?(20\d\d\s*[-/]\s*20\d\d)",
    FieldName.COLLECTIVITY_NAME: r"(?im)^\s*((?:(?:la )?commune|ville|mairie|syndicat|communaut[ée]|s\.?i\.?v\.?[uo])\b"
    r"[^\n]{2,70})$",
    FieldName.SIRET: r"(?i)siret\s*(?:n[°o])?\s*:?\s*((?:\d[ .]?){14})",
    FieldName.ADDRESS: r"(?i)\b(?:adresse(?: postale)?|si[èe]ge|domicili[ée]+|sise)\s*:?" + LINE,
    FieldName.POSTAL_CODE: r"(?i)\b(?:adresse(?: postale)?|si[èe]ge|domicili[ée]+|sise)[^\n]*?\b(\d{5})\b",
    FieldName.SIGNATORY_NAME: r"(?i)repr[ée]sent(?:[ée]{1,2}(?:\(e\))? par|ant)\s*:?" + LINE,
    FieldName.SIGNATORY_TITLE: r"(?i)(?:qualit[ée]\s*(?:de)?|fonction)\s*:?" + LINE,
    FieldName.SCHOOL_COUNT: r"(?i)(\d+)\s*[ée]cole\(s\)|(?:nombre d.[ée]coles|[ée]coles inscrites)\s*:\s*(\d+)",
    FieldName.UNIT_PRICE: r"(?i)(?:\d\s*(?:x|×|\*|fois)\s*)" + MONEY,
    FieldName.TOTAL_AMOUNT: r"(?i)(?:soit|=)\s*" + MONEY,
    FieldName.END_DATE: r"(?i)(?:termine|ach[èe]ve|jusqu.au|terme|prend fin)[^\n]{0,40}?\b(\d{1,2}(?:er)? \w+ 20\d\d"
    r"|\d{1,2}/\d{1,2}/20\d\d)",
    FieldName.SIGNATURE_PLACE: r"(?im)^\s*(?:fait[^\n]*? )?[àa]\s+([^\n,]{2,50}?),?\s+le\b",
    FieldName.SIGNATURE_DATE: r"(?im)^[^\n]{2,60}?,?\s+le\s+(\d{1,2}(?:er)? \w+ 20\d\d|\d{1,2}/\d{1,2}/20\d\d)",
}
UAI = re.compile(r"\b(\d{7}[A-Z])\b")
REGROUPEMENT = re.compile(r"(?i)syndicat|communaut|siv[uo]")
REGION = re.compile(r"(?i)r[ée]gion|recteur|rectrice|universit[ée]|34 ?064|enqu[êe]te")
CIVILITY = re.compile(r"^(?:Madame|Monsieur|Mme|M\.)\s+")


def read_plainly(workspace: Path, files: Sequence[str], campaign: Campaign, jobs: int) -> Answers:
    """One answer for each of ``files`` in the inbox folder ``workspace/inbox``."""
    os.environ["OMP_THREAD_LIMIT"] = "1"  # one core a process, as the pipeline does
    listed = official_uais(workspace / "reference" / "official_list.csv")
    with ProcessPoolExecutor(jobs) as pool:
        paths = [workspace / "inbox" / name for name in files]
        answers = pool.map(partial(read_file, listed=listed, campaign=campaign), paths)
        return {name: (answer,) for name, answer in zip(files, answers, strict=True)}


def official_uais(path: Path) -> frozenset[str]:
    """The open public schools of the list."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return frozenset(
            row["Identifiant_de_l_etablissement"]
            for row in csv.DictReader(lines, delimiter=";")
            if row["etat"] == "OUVERT" and row["Statut_public_prive"] == "Public"
        )


def read_file(path: Path, listed: frozenset[str], campaign: Campaign) -> Answer:
    """All of the file as one convention."""
    pages = list(page_texts(path))
    text = "\n".join(pages)
    fields = {name: value for name in PATTERNS if (value := find(name, text)) is not None}
    if name := fields.get(FieldName.COLLECTIVITY_NAME):
        kind = CollectivityKind.REGROUPEMENT if REGROUPEMENT.search(name) else CollectivityKind.COMMUNE
        fields[FieldName.COLLECTIVITY_KIND] = kind.value
    uais = UAI.findall(text)
    codes = list(_troubles(fields, uais, listed, campaign))
    complete = len(fields) == len(FieldName) and bool(uais)
    return Answer(
        (1, max(1, len(pages))),
        Status.ACCEPTED if complete and not codes else Status.TO_REVIEW,
        {name: Said(value, Trust.READ) for name, value in fields.items()},
        tuple(SaidSchool(Said(found, Trust.READ)) for found in uais),
        tuple(Raised(code) for code in codes),
    )


def page_texts(path: Path) -> Iterator[str]:
    """Page by page: its own text, or what Tesseract reads at 300 dpi."""
    if path.suffix.lower() != ".pdf":
        with Image.open(path) as picture:
            for frame in ImageSequence.Iterator(picture):
                yield pytesseract.image_to_string(frame.convert("L"), lang="fra")
        return
    with pdfplumber.open(path) as pdf:
        own = [page.extract_text() or "" for page in pdf.pages]
    pictures = pypdfium2.PdfDocument(path)
    for number, text in enumerate(own):
        if len(text) >= ENOUGH_TEXT:
            yield text
        else:
            grey = pictures[number].render(scale=DPI / POINTS_PER_INCH, grayscale=True).to_pil()
            yield pytesseract.image_to_string(grey, lang="fra")
    pictures.close()


def find(name: FieldName, text: str) -> str | None:
    """The first match that is not the région's, in the field's format; None without one."""
    for match in re.finditer(PATTERNS[name], text):
        if REGION.search(match.group()):
            continue
        found = next(group for group in match.groups() if group is not None).strip()
        return written(name, found)
    return None


def written(name: FieldName, found: str) -> str | None:
    """What matched, in the contract's format.

    >>> written(FieldName.TOTAL_AMOUNT, "1 080,00")
    '1080.00'
    """
    if name in (FieldName.END_DATE, FieldName.SIGNATURE_DATE):
        try:
            return date_fr.validate(found)
        except InvalidFormat:
            return None
    if name in (FieldName.UNIT_PRICE, FieldName.TOTAL_AMOUNT):
        plain = re.sub(r"\s", "", found).replace(",", ".")
        try:
            return f"{Decimal(plain):.2f}"
        except InvalidOperation:
            return None
    if name in (FieldName.SIRET, FieldName.SCHOOL_YEAR):
        return re.sub(r"[ .]", "", found).replace("/", "-")
    return CIVILITY.sub("", found) if name is FieldName.SIGNATORY_NAME else found


def _troubles(
    fields: Mapping[FieldName, str], uais: Sequence[str], listed: frozenset[str], campaign: Campaign
) -> Iterator[Code]:
    """The simple checks: what is there must agree with keys, sums, campaign and list."""
    if FieldName.SIRET in fields and not siret.is_valid(fields[FieldName.SIRET]):
        yield Code.SIRET_INVALID
    if not all(uai.is_valid(found) for found in uais):
        yield Code.UAI_INVALID
    if any(uai.is_valid(found) and found not in listed for found in uais):
        yield Code.UAI_UNKNOWN
    count, price, total = (
        Decimal(fields.get(name, "NaN"))
        for name in (FieldName.SCHOOL_COUNT, FieldName.UNIT_PRICE, FieldName.TOTAL_AMOUNT)
    )
    if uais and not count.is_nan() and count != len(uais):
        yield Code.COUNT_MISMATCH
    if not (count * price).is_nan() and not total.is_nan() and count * price != total:
        yield Code.TOTAL_MISMATCH
    if not price.is_nan() and price != campaign.unit_price:
        yield Code.UNIT_PRICE_MISMATCH
    if fields.get(FieldName.SCHOOL_YEAR, campaign.school_year) != campaign.school_year:
        yield Code.SCHOOL_YEAR_MISMATCH
    if fields.get(FieldName.END_DATE, campaign.end_date.isoformat()) != campaign.end_date.isoformat():
        yield Code.END_DATE_MISMATCH
    if FieldName.SIGNATURE_DATE not in fields:
        yield Code.SIGNATURE_DATE_MISSING
