"""The short words of the reports and of the review page, in French and in English.

Sentences about findings are made by ``schemas.messages``; here are names of fields, states and kinds of finding.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from review.readable import readable
from schemas.decision import DecisionKind
from schemas.draft import FieldName, MarkKind, SchoolPart
from schemas.finding import Code, Nuance, Severity
from schemas.messages import Language
from schemas.reading import Trust
from schemas.school_rows import NO_ROW


class Words(NamedTuple):
    """The same words in both languages."""

    fr: str
    en: str

    def __call__(self, language: Language) -> str:
        return self.en if language is Language.ENGLISH else self.fr


SEVERITY = {
    Severity.ERROR: Words("Erreur", "Error"),
    Severity.WARNING: Words("Avertissement", "Warning"),
    Severity.INFO: Words("Information", "Information"),
}
TRUST = {
    Trust.VERIFIED: Words("prouvée", "proved"),
    Trust.CORRECTED: Words("lecture réparée", "misreading repaired"),
    Trust.READ: Words("lue, sans preuve", "read, not proved"),
    Trust.MISSING: Words("absente", "missing"),
}
MARK = {
    MarkKind.INK: Words("à l'encre", "ink"),
    MarkKind.ESIGNATURE: Words("électronique", "electronic"),
    MarkKind.STAMP: Words("tampon seul", "stamp only"),
    MarkKind.NONE: Words("aucune", "none"),
    MarkKind.DOUBTFUL: Words("douteuse", "doubtful"),
}
FIELD = {
    FieldName.SCHOOL_YEAR: Words("Année scolaire", "School year"),
    FieldName.COLLECTIVITY_NAME: Words("Collectivité", "Collectivity"),
    FieldName.COLLECTIVITY_KIND: Words("Nature", "Kind"),
    FieldName.SIRET: Words("SIRET", "SIRET"),
    FieldName.ADDRESS: Words("Adresse", "Address"),
    FieldName.POSTAL_CODE: Words("Code postal", "Postal code"),
    FieldName.SIGNATORY_NAME: Words("Signataire", "Signatory"),
    FieldName.SIGNATORY_TITLE: Words("Qualité du signataire", "Signatory's title"),
    FieldName.SCHOOL_COUNT: Words("Nombre d'écoles", "Number of schools"),
    FieldName.UNIT_PRICE: Words("Prix par école", "Price per school"),
    FieldName.TOTAL_AMOUNT: Words("Montant total", "Total amount"),
    FieldName.END_DATE: Words("Date de fin", "End date"),
    FieldName.SIGNATURE_PLACE: Words("Lieu de signature", "Place of signature"),
    FieldName.SIGNATURE_DATE: Words("Date de signature", "Date of signature"),
}
PART = {
    SchoolPart.UAI: Words("UAI", "UAI"),
    SchoolPart.NAME: Words("nom", "name"),
    SchoolPart.COMMUNE: Words("commune", "commune"),
    SchoolPart.DEPARTMENT: Words("département", "department"),
}
CODE = {
    Code.NOT_A_CONVENTION: Words("Ce n'est pas une convention", "Not a convention"),
    Code.PAGE_MISSING: Words("Page manquante", "Page missing"),
    Code.PAGE_UNREADABLE: Words("Page illisible", "Page unreadable"),
    Code.DUPLICATE_DOCUMENT: Words("Fichier déjà reçu", "File already taken"),
    Code.DUPLICATE_CONVENTION: Words("Convention déjà reçue", "Convention already taken"),
    Code.CLAUSE_ALTERED: Words("Clause modifiée", "Clause altered"),
    Code.SIRET_MISSING: Words("SIRET absent", "SIRET missing"),
    Code.SIRET_INVALID: Words("SIRET invalide", "SIRET invalid"),
    Code.SIRET_MISMATCH: Words("SIRET d'une autre collectivité", "SIRET of another collectivity"),
    Code.COLLECTIVITY_UNKNOWN: Words("Collectivité inconnue", "Collectivity unknown"),
    Code.MAYOR_MISMATCH: Words("Signataire différent du maire connu", "Signatory differs from the mayor"),
    Code.SIGNATORY_NOT_MAYOR: Words("Le signataire n'est pas le maire", "Signatory is not the mayor"),
    Code.UAI_INVALID: Words("UAI invalide", "UAI invalid"),
    Code.UAI_UNKNOWN: Words("UAI inconnu", "UAI unknown"),
    Code.SCHOOL_CLOSED: Words("École fermée", "School closed"),
    Code.SCHOOL_OTHER_COMMUNE: Words("École d'une autre commune", "School of another commune"),
    Code.SCHOOL_PRIVATE: Words("École privée", "Private school"),
    Code.SCHOOL_MISSING: Words("École publique non listée", "Public school not listed"),
    Code.SCHOOL_DUPLICATE: Words("École listée deux fois", "School listed twice"),
    Code.SCHOOL_CLAIMED_TWICE: Words("École dans deux conventions", "School in two conventions"),
    Code.SCHOOL_NAME_MISMATCH: Words("Nom d'une autre école", "Another school's name"),
    Code.COUNT_MISMATCH: Words("Nombre d'écoles incohérent", "Number of schools differs"),
    Code.UNIT_PRICE_MISMATCH: Words("Prix par école différent", "Unit price differs"),
    Code.TOTAL_MISMATCH: Words("Montant total incohérent", "Total amount differs"),
    Code.SCHOOL_YEAR_MISMATCH: Words("Autre année scolaire", "Another school year"),
    Code.END_DATE_MISMATCH: Words("Autre date de fin", "Another end date"),
    Code.SIGNATURE_DATE_MISSING: Words("Date de signature absente", "Date of signature missing"),
    Code.SIGNATURE_DATE_OUT_OF_RANGE: Words("Date de signature hors période", "Date of signature out of range"),
    Code.SIGNATURE_MISSING: Words("Signature de la collectivité absente", "Collectivity's signature missing"),
    Code.SIGNATURE_MISSING_REGION: Words("Signature de la Région absente", "Region's signature missing"),
    Code.ESIGNATURE_INVALID: Words("Signature électronique invalide", "Electronic signature invalid"),
    Code.FIELD_UNREADABLE: Words("Information à lire à l'œil", "Field to be read by eye"),
    Code.VALUE_REPAIRED: Words("Lecture réparée", "Misreading repaired"),
    Code.TEXT_LAYER_IGNORED: Words("Texte du fichier ignoré", "Text layer ignored"),
}
DECISION = {
    DecisionKind.CONFIRM: Words("Valeur confirmée", "Value confirmed"),
    DecisionKind.CORRECT: Words("Valeur saisie", "Value typed"),
    DecisionKind.DISMISS: Words("Anomalie levée", "Finding dismissed"),
    DecisionKind.APPROVE: Words("Convention approuvée", "Convention approved"),
    DecisionKind.SEND_BACK: Words("Renvoyée à la commune", "Sent back to the commune"),
    DecisionKind.SET_ASIDE: Words("Convention écartée", "Convention set aside"),
    DecisionKind.UNDO: Words("Décision annulée", "Decision undone"),
    DecisionKind.AUDIT_RIGHT: Words("Audit : lecture juste", "Audit: read right"),
    DecisionKind.AUDIT_WRONG: Words("Audit : lecture fausse", "Audit: read wrong"),
}
SIGNATURE_FIELDS = {
    "signatures.collectivity": Words("Signature de la collectivité", "Collectivity's signature"),
    "signatures.region": Words("Signature de la Région", "Region's signature"),
}
_NO_ROW = Words("ligne absente du papier", "no such row on paper")
_TO_READ = Words("à lire à l'œil", "to be read by eye")
_SCHOOL_FIELD = re.compile(r"schools\[([0-9]+)\](?:\.([a-z]+))?")


def field_label(field: str | None, language: Language) -> str:
    """The name of a field as findings write it ("siret", "schools[1].uai"); the text itself where it is unknown.

    >>> field_label("schools[1].uai", Language.FRENCH), field_label("siret", Language.FRENCH), field_label(None, "fr")
    ('École 2, UAI', 'SIRET', '')
    """
    if field is None:
        return ""
    if field in FIELD:
        return FIELD[FieldName(field)](language)
    if field in SIGNATURE_FIELDS:
        return SIGNATURE_FIELDS[field](language)
    found = _SCHOOL_FIELD.fullmatch(field)
    if not found:
        return field
    school = Words("École", "School")(language) + f" {int(found[1]) + 1}"
    part = found[2]
    return f"{school}, {PART[SchoolPart(part)](language)}" if part in set(SchoolPart) else school


_NUANCED = {
    Nuance.BETTER_SCAN: Words("Meilleure numérisation reçue", "Better scan received"),
    Nuance.REPLACED: Words("Version plus récente reçue", "Newer version received"),
    Nuance.OTHER_VERSION: Words("Deux versions d'une convention", "Two versions of one convention"),
}
"""Cases of a code that even its few words must tell apart."""


def code_words(code: Code, nuance: Nuance | None, language: Language) -> str:
    """The kind of finding in a few words."""
    return (_NUANCED.get(nuance) or CODE[code])(language) if nuance else CODE[code](language)


def finding_title(code: Code, field: str | None, language: Language, nuance: Nuance | None = None) -> str:
    """The kind of finding in a few words; what could not be read is named.

    >>> finding_title(Code.FIELD_UNREADABLE, "signature_date", Language.FRENCH)
    "Date de signature : à lire à l'œil"
    """
    label = field_label(field, language)
    if code is Code.FIELD_UNREADABLE and label:
        return labelled(label, _TO_READ(language), language)
    return code_words(code, nuance, language)


def labelled(label: str, text: str, language: Language) -> str:
    """What something is called, and what it says: a colon stands apart in French.

    >>> labelled("End date", "2026-09-05", Language.ENGLISH)
    'End date: 2026-09-05'
    """
    return f"{label}: {text}" if language is Language.ENGLISH else f"{label} : {text}"


def value_text(field: str | None, value: str | int | None, language: Language) -> str:
    """A value as people write it; a mark in a signature block by its name.

    >>> value_text("signatures.region", "ink", Language.ENGLISH), value_text("total_amount", "80.00", Language.FRENCH)
    ('ink', '80,00 €')
    """
    if value == NO_ROW:
        return _NO_ROW(language)
    if field in SIGNATURE_FIELDS and value in set(MarkKind):
        return MARK[MarkKind(str(value))](language)
    return readable(field, value, language)
