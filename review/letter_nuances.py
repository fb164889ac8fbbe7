"""What a letter asks of a commune in the special cases of a finding; see :mod:`review.letter_sentences`."""

from __future__ import annotations

from review.wording import Words
from schemas.finding import Code, Nuance

NUANCED: dict[tuple[Code, Nuance], Words] = {
    (Code.DUPLICATE_CONVENTION, Nuance.OTHER_VERSION): Words(
        "Nous avons reçu deux versions de votre convention[, l'une de {found}, l'autre de {expected}]. Merci de nous "
        "indiquer laquelle vaut.",
        "We have received two versions of your convention[, one of {found}, the other of {expected}]. Please tell us "
        "which one holds.",
    ),
    (Code.COLLECTIVITY_UNKNOWN, Nuance.NAMED_OTHERWISE): Words(
        "Le nom « {found} » n'est pas celui que les listes officielles donnent à la collectivité désignée par le SIRET "
        "et par les écoles. Merci de nous confirmer le nom exact de la collectivité.",
        'The name "{found}" is not the one that the official lists give to the collectivity meant by the SIRET and the '
        "schools. Please confirm the collectivity's exact name.",
    ),
    (Code.MAYOR_MISMATCH, Nuance.PREDECESSOR): Words(
        "La convention est signée par {found}, dont les fonctions de maire avaient pris fin à la date de signature ; "
        "le maire était alors {expected}. Merci de vérifier la date, ou de faire signer la convention par le maire.",
        "The convention is signed by {found}, who was no longer mayor at the date of signature; the mayor was then "
        "{expected}. Please check the date, or have the mayor sign the convention.",
    ),
    (Code.MAYOR_MISMATCH, Nuance.SUCCESSOR): Words(
        "La convention est signée par {found}, qui n'était pas encore maire à la date de signature ; le maire était "
        "alors {expected}. Merci de vérifier la date portée sur la convention.",
        "The convention is signed by {found}, who was not yet mayor at the date of signature; the mayor was then "
        "{expected}. Please check the date on the convention.",
    ),
    (Code.UAI_UNKNOWN, Nuance.NO_SCHOOL): Words(
        "Le code UAI {found}[ ({school})] n'est pas celui d'une école maternelle ou élémentaire. Merci de "
        "retirer cet établissement, ou de corriger le code.",
        "The UAI code {found}[ ({school})] is not that of a primary school. Please take the establishment out, "
        "or correct the code.",
    ),
    (Code.SCHOOL_CLOSED, Nuance.CLOSING): Words(
        "L'école {found}[ ({school})] est « à fermer » selon la liste officielle. Merci de nous confirmer qu'elle sera "
        "ouverte cette année, ou de la retirer de la convention.",
        "School {found}[ ({school})] is about to close according to the official list. Please confirm that it will be "
        "open this year, or take it out of the convention.",
    ),
    (Code.SCHOOL_OTHER_COMMUNE, Nuance.RPI_PARTNER): Words(
        "L'école[ « {school} »] se trouve à {found}, commune avec laquelle la vôtre partage un regroupement "
        "pédagogique (RPI). Merci de nous indiquer quelle commune la prend en charge.",
        "The school[ “{school}”] is in {found}, with which your commune shares a regroupement pédagogique (RPI). "
        "Please tell us which commune pays for it.",
    ),
    (Code.TOTAL_MISMATCH, Nuance.IN_WORDS): Words(
        "Le montant total est de {found} en chiffres, mais de {expected} en toutes lettres. Merci de le corriger.",
        "The total amount is {found} in figures, but {expected} in words. Please correct it.",
    ),
    (Code.SIGNATURE_MISSING, Nuance.STAMP_ONLY): Words(
        "La convention porte le cachet de votre collectivité, mais pas de signature. Merci de la signer.",
        "The convention bears your collectivity's stamp, but no signature. Please sign it.",
    ),
}
