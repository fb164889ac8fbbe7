"""The English sentences of the findings, for whoever asks for them: what is wrong, then what to do.

Square brackets hold what is left out when a value is missing; see :mod:`schemas.messages`.
"""

from __future__ import annotations

from schemas.finding import Code, Nuance

FIELDS = {
    "school_year": "school year",
    "collectivity_name": "name of the collectivity",
    "collectivity_kind": "kind of collectivity",
    "siret": "SIRET",
    "address": "address",
    "postal_code": "postal code",
    "signatory_name": "signatory's name",
    "signatory_title": "signatory's title",
    "school_count": "number of schools",
    "unit_price": "price per school",
    "total_amount": "total amount",
    "end_date": "end date",
    "signature_place": "place of signature",
    "signature_date": "date of signature",
    "signatures.collectivity": "signature of the collectivity",
    "signatures.region": "signature of the région académique",
    "schools": "list of schools",
    "schools.uai": "UAI",
    "schools.name": "name",
    "schools.commune": "commune",
    "schools.department": "département",
}

SENTENCES: dict[tuple[Code, Nuance | None], str] = {
    (Code.NOT_A_CONVENTION, None): "this document is not an ENT-École convention[ ({detail})]. "
    "File it elsewhere, and ask for the convention if it is still due.",
    (Code.PAGE_MISSING, None): "a page of the convention is missing[ (page {detail})]"
    "[: {found} page(s) instead of {expected}]. Scan all pages again.",
    (Code.PAGE_UNREADABLE, None): "this page could not be read[ ({detail})]. Scan it again, flat and sharp.",
    (Code.DUPLICATE_DOCUMENT, None): "this very file was received before, byte for byte[ ({detail})]. "
    "Nothing to do if it was sent twice.",
    (Code.DUPLICATE_CONVENTION, None): "this convention was received before[ ({detail})], this is another scan of the "
    "same paper. Set this copy aside after a glance.",
    (Code.DUPLICATE_CONVENTION, Nuance.BETTER_SCAN): "a better scan of the same convention could be accepted"
    "[ ({detail})]. Set this one aside.",
    (Code.DUPLICATE_CONVENTION, Nuance.REPLACED): "a newer version of this convention arrived[ ({detail})]"
    "[: {expected} instead of {found}]. Set this one aside if the newer one replaces it.",
    (Code.DUPLICATE_CONVENTION, Nuance.OTHER_VERSION): "another version of this convention exists[ ({detail})]"
    "[: {expected} there, {found} here]. Ask the collectivity which one holds.",
    (Code.CLAUSE_ALTERED, None): "the text of the convention was changed[: “{found}”][ instead of “{expected}”]"
    "[ ({detail})]. Have the text that was sent out signed, or have the change approved.",
    (Code.SIRET_MISSING, None): "there is no SIRET on the convention[ (expected: SIREN {expected})]. "
    "Ask the collectivity for it.",
    (Code.SIRET_INVALID, None): "the printed number {found} does not exist, its key is wrong"
    "[ (the expected SIREN is {expected})]. Ask the collectivity for the right number.",
    (Code.SIRET_MISMATCH, None): "the SIREN of {found} is not the collectivity's[, {expected}]"
    "[; it is that of {detail}]. Check which number is right.",
    (Code.COLLECTIVITY_UNKNOWN, None): "“{found}” cannot be found in the official lists. "
    "Check the name, or complete the list of payers.",
    (Code.COLLECTIVITY_UNKNOWN, Nuance.NAMED_OTHERWISE): "the rest of the convention points to {detail}, and "
    "“{found}” is not its name in the official lists. Check whether it is the old name of a merged commune.",
    (Code.MAYOR_MISMATCH, None): "the signatory {found} is not the known mayor, {expected}"
    "[ (mayors' register of {detail})]. Check who signed and in what capacity.",
    (Code.MAYOR_MISMATCH, Nuance.NAMESAKE): "the signatory {found} has the family name of the known mayor, {expected}, "
    "but another first name[ (mayors' register of {detail})]. Check who signed.",
    (Code.MAYOR_MISMATCH, Nuance.PREDECESSOR): "the signatory {found} was no longer mayor at the date of signature; "
    "{expected} was[ (mayors' register of {detail})]. Check the date and the signatory.",
    (Code.MAYOR_MISMATCH, Nuance.SUCCESSOR): "the signatory {found} was not yet mayor at the date of signature; "
    "{expected} was[ (mayors' register of {detail})]. Check the date and the signatory.",
    (Code.SIGNATORY_NOT_MAYOR, None): "signed as “{found}” instead of “{expected}”. "
    "Make sure that a delegation of signature exists.",
    (Code.UAI_INVALID, None): "the printed UAI {found} has a wrong check letter[; it is probably {expected}]"
    "[ ({detail})]. Have the list of schools corrected.",
    (Code.UAI_UNKNOWN, None): "the UAI {found} is not in the official list[; it is probably {expected}][ ({detail})]. "
    "Check the school with the collectivity.",
    (Code.UAI_UNKNOWN, Nuance.NO_SCHOOL): "the UAI {found} is not that of a primary school[ ({detail})]. "
    "Have it removed from the convention.",
    (Code.SCHOOL_CLOSED, None): "the school {found}[ ({detail})] is not open according to the official list. "
    "Have it removed from the convention.",
    (Code.SCHOOL_CLOSED, Nuance.CLOSING): "the school {found}[ ({detail})] is about to close according to the official "
    "list. Have it removed, or confirm that it is open this year.",
    (Code.SCHOOL_OTHER_COMMUNE, None): "“{detail}” is in {found}, not in {expected}. "
    "Check which school the collectivity meant.",
    (Code.SCHOOL_OTHER_COMMUNE, Nuance.RPI_PARTNER): "“{detail}” is in {found}, not in {expected}; the two "
    "communes share a regroupement pédagogique (RPI). Check which commune pays for this school.",
    (
        Code.SCHOOL_PRIVATE,
        None,
    ): "the school {found}[ ({detail})] is private; the convention is for public schools only. "
    "Have it removed from the convention.",
    (Code.SCHOOL_MISSING, None): "the commune's open public school {expected}[ ({detail})] is not in the list. "
    "Ask the collectivity whether it was forgotten.",
    (Code.SCHOOL_DUPLICATE, None): "the school {found}[ ({detail})] is listed twice. "
    "Have the list, the number and the amount corrected.",
    (Code.SCHOOL_CLAIMED_TWICE, None): "the school {found} is also in the convention of another payer[, {detail}]. "
    "Ask both which of them pays for it.",
    (Code.SCHOOL_NAME_MISMATCH, None): "beside this UAI stands “{found}”, while it is that of “{expected}”"
    "[; this is the name of “{detail}”]. Check which school is meant.",
    (Code.COUNT_MISMATCH, None): "{found} school(s) announced, {expected} in the list. "
    "Have the number or the list corrected.",
    (Code.UNIT_PRICE_MISMATCH, None): "{found} instead of {expected}, the campaign's price. "
    "Have a convention signed at the right price.",
    (Code.TOTAL_MISMATCH, None): "{found} instead of {expected}[ ({detail})]. Have the amount corrected.",
    (Code.TOTAL_MISMATCH, Nuance.IN_WORDS): "{found} in figures, but {expected} in words. Have the amount corrected.",
    (Code.SCHOOL_YEAR_MISMATCH, None): "{found} instead of {expected}, the campaign's year. "
    "Is it last year's template? Have this year's convention signed.",
    (Code.END_DATE_MISMATCH, None): "{found} instead of {expected}, the campaign's date. "
    "Is it last year's template? Have this year's convention signed.",
    (Code.SIGNATURE_DATE_MISSING, None): "the convention bears no date. Have it dated.",
    (Code.SIGNATURE_DATE_OUT_OF_RANGE, None): "{found} is outside the period of signature[, {expected}]. "
    "Check the date with the collectivity.",
    (Code.SIGNATURE_MISSING, None): "no signature of the collectivity. Send the convention back to be signed.",
    (Code.SIGNATURE_MISSING, Nuance.STAMP_ONLY): "a stamp, but no signature of the collectivity. "
    "Send the convention back to be signed.",
    (Code.SIGNATURE_MISSING_REGION, None): "no signature of the région académique. Have the convention signed.",
    (Code.SIGNATURE_MISSING_REGION, Nuance.STAMP_ONLY): "a stamp, but no signature of the région académique. "
    "Have the convention signed.",
    (Code.ESIGNATURE_INVALID, None): "the electronic signature[ of {found}] is not valid[ ({detail})]: the file was "
    "changed after it, or it is broken. Ask for the file as it was signed.",
    (Code.FIELD_UNREADABLE, None): "read without proof[: “{found}”][ (perhaps “{expected}”)]. "
    "Look at the page and confirm or correct the value.",
    (Code.FIELD_UNREADABLE, Nuance.NOT_SEEN): "nowhere to be found on the convention[ (perhaps “{expected}”)]. "
    "Look at the pages and type the value.",
    (Code.FIELD_UNREADABLE, Nuance.NO_LIST): "the list of schools could not be read. "
    "Look at the pages and type the schools.",
    (Code.FIELD_UNREADABLE, Nuance.ROW_OVERLOOKED): "a row of the list was probably not read[ (perhaps “{expected}”)]. "
    "Look at the pages and complete the list.",
    (Code.FIELD_UNREADABLE, Nuance.DOUBTFUL_MARK): "there is a mark here that may not be a signature. "
    "Look at the page and confirm.",
    (Code.VALUE_REPAIRED, None): "“{found}” was read; it is {expected}, with proof[ ({detail})]. Nothing to do.",
    (Code.TEXT_LAYER_IGNORED, None): "the text inside the PDF could not be trusted[ ({detail})]; "
    "the page was read again from the picture. Nothing to do.",
}
