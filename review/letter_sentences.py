"""What a letter asks of a commune for each kind of finding, in plain French (English on request).

``{found}`` and ``{expected}`` are the finding's values as people write them, ``{detail}`` is its detail, ``{school}``
the listed school. A part in square brackets is left out when its value is empty. A code that is not here is no business
of the commune's: its scan is to be looked at by us, or the Region has to sign.
"""

from __future__ import annotations

from review.letter_nuances import NUANCED
from review.wording import Words
from schemas.finding import Code
from schemas.result import FindingJson


def words_of(finding: FindingJson) -> Words | None:
    """What is asked because of the finding; None for what is no business of the commune's."""
    special = None if finding.nuance is None else NUANCED.get((finding.code, finding.nuance))
    return special or ASKS.get(finding.code)


ASKS: dict[Code, Words] = {
    Code.PAGE_MISSING: Words(
        "Il manque au moins une page à la convention reçue. Merci de nous renvoyer toutes les pages.",
        "At least one page of the convention is missing. Please send us all its pages again.",
    ),
    Code.PAGE_UNREADABLE: Words(
        "Une page n'est pas lisible. Merci de la numériser de nouveau, à plat, et de nous la renvoyer.",
        "One page cannot be read. Please scan it again, flat, and send it to us.",
    ),
    Code.CLAUSE_ALTERED: Words(
        "Le texte de la convention a été modifié[ : « {found} »][ au lieu de « {expected} »]. "
        "Merci de signer le texte que nous vous avons envoyé, sans modification.",
        'The text of the convention was changed[: "{found}"][ instead of "{expected}"]. '
        "Please sign the text we sent you, unchanged.",
    ),
    Code.SIRET_MISSING: Words(
        "Le numéro SIRET de la collectivité n'est pas indiqué[ ; il commence par {expected}]. Merci de l'ajouter.",
        "The collectivity's SIRET number is missing[; it begins with {expected}]. Please add it.",
    ),
    Code.SIRET_INVALID: Words(
        "Le numéro SIRET indiqué, {found}, n'existe pas[ ; celui de votre collectivité commence par {expected}]. "
        "Merci de le corriger.",
        "The SIRET number {found} does not exist[; your collectivity's begins with {expected}]. Please correct it.",
    ),
    Code.SIRET_MISMATCH: Words(
        "Le numéro SIRET indiqué, {found}, n'est pas celui de votre collectivité[ ; le bon commence par {expected}]. "
        "Merci de le corriger.",
        "The SIRET number {found} is not your collectivity's[; the right one begins with {expected}]. Please correct "
        "it.",
    ),
    Code.COLLECTIVITY_UNKNOWN: Words(
        "Nous ne trouvons pas « {found} » dans les listes officielles. Merci de nous confirmer le nom exact et le "
        "numéro SIRET de la collectivité.",
        'We cannot find "{found}" in the official lists. Please confirm the collectivity\'s exact name and SIRET.',
    ),
    Code.MAYOR_MISMATCH: Words(
        "La convention est signée par {found}, alors que le maire connu est {expected}. Merci de nous indiquer à quel "
        "titre cette personne a signé, ou de nous signaler le changement.",
        "The convention is signed by {found}, whereas the mayor we know is {expected}. Please tell us in what capacity "
        "this person signed, or that the mayor has changed.",
    ),
    Code.SIGNATORY_NOT_MAYOR: Words(
        "La convention est signée en qualité de « {found} ». Merci de joindre la délégation de signature.",
        'The convention is signed as "{found}". Please send us the delegation of signature.',
    ),
    Code.UAI_INVALID: Words(
        "Le code UAI {found}[ ({school})] comporte une erreur[ ; le bon code est sans doute {expected}]. "
        "Merci de le corriger.",
        "The UAI code {found}[ ({school})] has an error[; the right code is probably {expected}]. Please correct it.",
    ),
    Code.UAI_UNKNOWN: Words(
        "Le code UAI {found}[ ({school})] ne figure pas dans la liste officielle des écoles"
        "[ ; le bon code est sans doute {expected}]. Merci de le vérifier.",
        "The UAI code {found}[ ({school})] is not in the official list of schools"
        "[; the right code is probably {expected}]. Please check it.",
    ),
    Code.SCHOOL_CLOSED: Words(
        "L'école {found}[ ({school})] n'est pas ouverte selon la liste officielle. Merci de la retirer de la "
        "convention.",
        "School {found}[ ({school})] is not open according to the official list. Please take it out of the convention.",
    ),
    Code.SCHOOL_OTHER_COMMUNE: Words(
        "L'école[ « {school} »] se trouve à {found}[, et non à {expected}]. Merci de vérifier l'école que vous "
        "vouliez inscrire.",
        "The school[ “{school}”] is in {found}[, not in {expected}]. Please check which school you meant.",
    ),
    Code.SCHOOL_PRIVATE: Words(
        "L'école {found}[ ({school})] est privée ; la convention ne concerne que les écoles publiques. Merci "
        "de la retirer.",
        "School {found}[ ({school})] is private; the convention is for public schools only. Please take it out.",
    ),
    Code.SCHOOL_MISSING: Words(
        "L'école publique {expected}[ ({detail})] de votre commune n'est pas dans la liste. Merci de l'ajouter, ou de "
        "nous confirmer "
        "qu'elle ne participe pas.",
        "The public school {expected}[ ({detail})] of your commune is not listed. Please add it, or confirm that it "
        "does not take part.",
    ),
    Code.SCHOOL_DUPLICATE: Words(
        "L'école {found}[ ({school})] est inscrite deux fois. Merci de corriger la liste, le nombre d'écoles "
        "et le montant.",
        "School {found}[ ({school})] is listed twice. Please correct the list, the number of schools and the amount.",
    ),
    Code.SCHOOL_CLAIMED_TWICE: Words(
        "L'école {found}[ ({school})] figure aussi dans la convention d'une autre collectivité[, {detail}]. Merci de "
        "nous indiquer laquelle la prend en charge.",
        "School {found}[ ({school})] is also in another collectivity's convention[, {detail}]. Please tell us which "
        "one pays for it.",
    ),
    Code.SCHOOL_NAME_MISMATCH: Words(
        "À côté d'un code UAI est écrit « {found} », alors que ce code est celui de « {expected} ». Merci de vérifier "
        "l'école que vous vouliez inscrire.",
        'Beside a UAI code stands "{found}", whereas the code is that of "{expected}". Please check which '
        "school you meant.",
    ),
    Code.COUNT_MISMATCH: Words(
        "Le nombre d'écoles annoncé est de {found}, mais la liste en compte {expected}. Merci de corriger le nombre ou "
        "la liste.",
        "The number of schools announced is {found}, but {expected} are listed. Please correct the number or the list.",
    ),
    Code.UNIT_PRICE_MISMATCH: Words(
        "Le prix par école indiqué est {found} ; le prix de la campagne est {expected}. Merci de signer le "
        "modèle de l'année.",
        "The price per school is given as {found}; this year's price is {expected}. Please sign this year's model.",
    ),
    Code.TOTAL_MISMATCH: Words(
        "Le montant total indiqué est {found} ; il devrait être {expected}. Merci de le corriger.",
        "The total amount is given as {found}; it should be {expected}. Please correct it.",
    ),
    Code.SCHOOL_YEAR_MISMATCH: Words(
        "La convention porte sur l'année {found} au lieu de {expected}. Merci de signer le modèle de l'année.",
        "The convention is for {found} instead of {expected}. Please sign this year's model.",
    ),
    Code.END_DATE_MISMATCH: Words(
        "La convention prend fin le {found} au lieu du {expected}. Merci de signer le modèle de l'année.",
        "The convention ends on {found} instead of {expected}. Please sign this year's model.",
    ),
    Code.SIGNATURE_DATE_MISSING: Words(
        "La convention n'est pas datée. Merci d'ajouter la date de signature.",
        "The convention is not dated. Please add the date of signature.",
    ),
    Code.SIGNATURE_DATE_OUT_OF_RANGE: Words(
        "La date de signature, {found}, est en dehors de la période prévue[ ({expected})]. Merci de la vérifier.",
        "The date of signature, {found}, is out of the agreed period[ ({expected})]. Please check it.",
    ),
    Code.SIGNATURE_MISSING: Words(
        "La convention n'est pas signée par votre collectivité. Merci de la signer.",
        "The convention is not signed by your collectivity. Please sign it.",
    ),
    Code.ESIGNATURE_INVALID: Words(
        "La signature électronique n'est pas valable : le fichier a été modifié après elle, ou elle est "
        "abîmée. Merci de "
        "nous envoyer le fichier signé d'origine.",
        "The electronic signature is not valid: the file was changed after it, or it is damaged. Please send us the "
        "original signed file.",
    ),
}
