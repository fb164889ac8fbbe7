"""The French sentences of the findings, one per code and nuance, for clerks: what is wrong, then what to do.

Square brackets hold what is left out when a value is missing; see :mod:`schemas.messages`.
"""

from __future__ import annotations

from schemas.finding import Code, Nuance

FIELDS = {
    "school_year": "année scolaire",
    "collectivity_name": "nom de la collectivité",
    "collectivity_kind": "nature de la collectivité",
    "siret": "SIRET",
    "address": "adresse",
    "postal_code": "code postal",
    "signatory_name": "nom du signataire",
    "signatory_title": "qualité du signataire",
    "school_count": "nombre d'écoles",
    "unit_price": "prix par école",
    "total_amount": "montant total",
    "end_date": "date de fin",
    "signature_place": "lieu de signature",
    "signature_date": "date de signature",
    "signatures.collectivity": "signature de la collectivité",
    "signatures.region": "signature de la région académique",
    "schools": "liste des écoles",
    "schools.uai": "UAI",
    "schools.name": "nom",
    "schools.commune": "commune",
    "schools.department": "département",
}

SENTENCES: dict[tuple[Code, Nuance | None], str] = {
    (Code.NOT_A_CONVENTION, None): "ce document n'est pas une convention ENT-École[ ({detail})]. "
    "Le classer ailleurs, et demander la convention si elle manque.",
    (Code.PAGE_MISSING, None): "il manque une page à la convention[ (page {detail})]"
    "[ : {found} page(s) au lieu de {expected}]. Numériser de nouveau toutes les pages.",
    (
        Code.PAGE_UNREADABLE,
        None,
    ): "cette page n'a pas pu être lue[ ({detail})]. La numériser de nouveau, à plat et nette.",
    (Code.DUPLICATE_DOCUMENT, None): "ce fichier a déjà été reçu, à l'octet près[ ({detail})]. "
    "Rien à faire si c'est un double envoi.",
    (Code.DUPLICATE_CONVENTION, None): "cette convention a déjà été reçue[ ({detail})], c'est une autre numérisation "
    "du même papier. Écarter ce double après un coup d'œil.",
    (Code.DUPLICATE_CONVENTION, Nuance.BETTER_SCAN): "une meilleure numérisation de la même convention a pu être "
    "acceptée[ ({detail})]. Écarter celle-ci.",
    (Code.DUPLICATE_CONVENTION, Nuance.REPLACED): "une version plus récente de cette convention est arrivée"
    "[ ({detail})][ : {expected} au lieu de {found}]. Écarter celle-ci si la nouvelle la remplace.",
    (Code.DUPLICATE_CONVENTION, Nuance.OTHER_VERSION): "une autre version de cette convention existe[ ({detail})]"
    "[ : {expected} là-bas, {found} ici]. Demander à la collectivité laquelle vaut.",
    (Code.CLAUSE_ALTERED, None): "le texte de la convention a été modifié[ : « {found} »][ au lieu de « {expected} »]"
    "[ ({detail})]. Faire signer le texte envoyé, ou faire valider la modification.",
    (Code.SIRET_MISSING, None): "aucun numéro SIRET sur la convention[ (attendu : SIREN {expected})]. "
    "Le demander à la collectivité.",
    (Code.SIRET_INVALID, None): "le numéro imprimé {found} n'existe pas, sa clé est fausse"
    "[ (le SIREN attendu est {expected})]. Demander le bon numéro à la collectivité.",
    (Code.SIRET_MISMATCH, None): "le SIREN de {found} n'est pas celui de la collectivité[, {expected}]"
    "[ ; c'est celui de {detail}]. Vérifier quel numéro est le bon.",
    (Code.COLLECTIVITY_UNKNOWN, None): "« {found} » est introuvable dans les listes officielles. "
    "Vérifier le nom, ou compléter la liste des payeurs.",
    (Code.COLLECTIVITY_UNKNOWN, Nuance.NAMED_OTHERWISE): "le reste de la convention désigne {detail}, et "
    "« {found} » n'en est pas le nom dans les listes officielles. Est-ce un ancien nom ? Le vérifier.",
    (Code.MAYOR_MISMATCH, None): "le signataire {found} n'est pas le maire connu, {expected}"
    "[ (répertoire des élus du {detail})]. Vérifier qui a signé et à quel titre.",
    (Code.MAYOR_MISMATCH, Nuance.NAMESAKE): "le signataire {found} porte le nom du maire connu, {expected}, mais un "
    "autre prénom[ (répertoire des élus du {detail})]. Vérifier qui a signé.",
    (Code.MAYOR_MISMATCH, Nuance.PREDECESSOR): "le signataire {found} n'était plus maire à la date de signature ; "
    "c'était {expected}[ (répertoire des élus du {detail})]. Vérifier la date et le signataire.",
    (Code.MAYOR_MISMATCH, Nuance.SUCCESSOR): "le signataire {found} n'était pas encore maire à la date de signature ; "
    "c'était {expected}[ (répertoire des élus du {detail})]. Vérifier la date et le signataire.",
    (Code.SIGNATORY_NOT_MAYOR, None): "signé en qualité de « {found} » au lieu de « {expected} ». "
    "S'assurer qu'une délégation de signature existe.",
    (Code.UAI_INVALID, None): "l'UAI imprimé {found} a une lettre de contrôle fausse"
    "[ ; il s'agit sans doute de {expected}][ ({detail})]. Faire corriger la liste des écoles.",
    (Code.UAI_UNKNOWN, None): "l'UAI {found} ne figure pas dans la liste officielle"
    "[ ; il s'agit sans doute de {expected}][ ({detail})]. Vérifier l'école avec la collectivité.",
    (Code.UAI_UNKNOWN, Nuance.NO_SCHOOL): "l'UAI {found} n'est pas celui d'une école du premier degré[ ({detail})]. "
    "Le faire retirer de la convention.",
    (Code.SCHOOL_CLOSED, None): "l'école {found}[ ({detail})] n'est pas ouverte selon la liste officielle. "
    "La faire retirer de la convention.",
    (Code.SCHOOL_CLOSED, Nuance.CLOSING): "l'école {found}[ ({detail})] est « à fermer » selon la liste officielle. "
    "La faire retirer, ou confirmer qu'elle sera ouverte cette année.",
    (Code.SCHOOL_OTHER_COMMUNE, None): "« {detail} » est à {found}, pas à {expected}. "
    "Vérifier quelle école la collectivité voulait inscrire.",
    (Code.SCHOOL_OTHER_COMMUNE, Nuance.RPI_PARTNER): "« {detail} » est à {found}, pas à {expected} ; les deux "
    "communes partagent un regroupement pédagogique (RPI). Vérifier quelle commune paie cette école.",
    (Code.SCHOOL_PRIVATE, None): "l'école {found}[ ({detail})] est privée ; la convention ne vaut que pour les écoles "
    "publiques. La faire retirer de la convention.",
    (Code.SCHOOL_MISSING, None): "l'école publique ouverte {expected}[ ({detail})] de la commune n'est pas dans la "
    "liste. Demander à la collectivité si c'est un oubli.",
    (Code.SCHOOL_DUPLICATE, None): "l'école {found}[ ({detail})] figure deux fois dans la liste. "
    "Faire corriger la liste, le nombre et le montant.",
    (Code.SCHOOL_CLAIMED_TWICE, None): "l'école {found} figure aussi dans la convention d'un autre payeur[, {detail}]. "
    "Demander aux deux qui la prend en charge.",
    (Code.SCHOOL_NAME_MISMATCH, None): "à côté de cet UAI est écrit « {found} », alors que c'est celui de "
    "« {expected} »[ ; ce nom est celui de « {detail} »]. Vérifier quelle école est voulue.",
    (Code.COUNT_MISMATCH, None): "{found} école(s) annoncée(s), {expected} dans la liste. "
    "Faire corriger le nombre ou la liste.",
    (Code.UNIT_PRICE_MISMATCH, None): "{found} au lieu de {expected}, le prix de la campagne. "
    "Faire signer la convention au bon prix.",
    (Code.TOTAL_MISMATCH, None): "{found} au lieu de {expected}[ ({detail})]. Faire corriger le montant.",
    (Code.TOTAL_MISMATCH, Nuance.IN_WORDS): "{found} en chiffres, mais {expected} en toutes lettres. "
    "Faire corriger le montant.",
    (Code.SCHOOL_YEAR_MISMATCH, None): "{found} au lieu de {expected}, l'année de la campagne. "
    "Est-ce l'ancien modèle ? Faire signer la convention de l'année.",
    (Code.END_DATE_MISMATCH, None): "{found} au lieu du {expected}, la date de la campagne. "
    "Est-ce l'ancien modèle ? Faire signer la convention de l'année.",
    (Code.SIGNATURE_DATE_MISSING, None): "la convention n'est pas datée. La faire dater.",
    (Code.SIGNATURE_DATE_OUT_OF_RANGE, None): "le {found} est hors de la période de signature[, {expected}]. "
    "Vérifier la date avec la collectivité.",
    (Code.SIGNATURE_MISSING, None): "aucune signature de la collectivité. Renvoyer la convention à signer.",
    (Code.SIGNATURE_MISSING, Nuance.STAMP_ONLY): "un cachet, mais aucune signature de la collectivité. "
    "Renvoyer la convention à signer.",
    (Code.SIGNATURE_MISSING_REGION, None): "aucune signature de la région académique. Faire signer la convention.",
    (Code.SIGNATURE_MISSING_REGION, Nuance.STAMP_ONLY): "un cachet, mais aucune signature de la région académique. "
    "Faire signer la convention.",
    (
        Code.ESIGNATURE_INVALID,
        None,
    ): "la signature électronique[ de {found}] n'est pas valable[ ({detail})] : le fichier "
    "a été modifié après elle, ou elle est abîmée. Demander le fichier signé d'origine.",
    (Code.FIELD_UNREADABLE, None): "lu sans preuve[ « {found} »][ (peut-être « {expected} »)]. "
    "Regarder la page et confirmer ou corriger la valeur.",
    (
        Code.FIELD_UNREADABLE,
        Nuance.NOT_SEEN,
    ): "introuvable sur la convention[ (peut-être « {expected} »)]. Regarder les pages et saisir la valeur.",
    (Code.FIELD_UNREADABLE, Nuance.NO_LIST): "la liste des écoles n'a pas pu être lue. "
    "Regarder les pages et saisir les écoles.",
    (Code.FIELD_UNREADABLE, Nuance.ROW_OVERLOOKED): "une ligne de la liste n'a sans doute pas été lue[ (peut-être "
    "« {expected} »)]. Regarder les pages et compléter la liste.",
    (Code.FIELD_UNREADABLE, Nuance.DOUBTFUL_MARK): "il y a une marque à cet endroit, mais ce n'est peut-être pas une "
    "signature. Regarder la page et confirmer.",
    (
        Code.VALUE_REPAIRED,
        None,
    ): "« {found} » a été lu ; c'est {expected}, preuve à l'appui[ ({detail})]. Rien à faire.",
    (Code.TEXT_LAYER_IGNORED, None): "le texte contenu dans le PDF n'était pas fiable[ ({detail})] ; "
    "la page a été relue sur l'image. Rien à faire.",
}
