"""Labels and short forms of the style VARIED; ``{}`` or a named place is filled in."""

from __future__ import annotations

TITLES = (
    ("CONVENTION DE PARTENARIAT", "relative à l'espace numérique de travail des écoles", "Année scolaire {year}"),
    ("CONVENTION", "ENT PREMIER DEGRÉ", "{year}"),
    ("Convention ENT-École", "pour l'année scolaire {year}"),
    ("Convention relative au déploiement de l'ENT-École", "dans les écoles publiques maternelles et élémentaires",
     "(année scolaire {year})"),
    ("CONVENTION DE MISE À DISPOSITION D'UN ENT", "Rentrée {first} - année scolaire {year}"),
    ("Projet ENT 1er degré", "Convention entre la région académique et la collectivité", "Année scolaire : {year}"),
    ("CONVENTION FINANCIÈRE ET DE PARTENARIAT ENT-ÉCOLE {year}",),
    ("Espace Numérique de Travail des écoles", "CONVENTION {year}"),
)  # fmt: skip
BETWEEN = (
    ("Entre d'une part", "et d'autre part", ""),
    ("ENTRE LES SOUSSIGNÉS :", "ET", "Il est convenu ce qui suit :"),
    ("ENTRE LES SOUSSIGNÉS", "D'UNE PART, ET", "D'AUTRE PART,"),
    ("Entre :", "Et :", ""),
    ("Entre les parties ci-dessous désignées :", "et", "ci-après désignées ensemble « les parties »"),
    ("La présente convention est conclue entre :", "d'une part, et :", "d'autre part."),
    ("ENTRE", "ET", "IL A ÉTÉ CONVENU CE QUI SUIT"),
    ("Entre", "Et", "Vu le code de l'éducation, il est arrêté ce qui suit."),
)
PARTIES_HEADINGS = ("", "", "", "LES PARTIES", "Désignation des parties", "IDENTIFICATION DES SIGNATAIRES")
SIRET = (
    "SIRET : {}", "SIRET: {}", "N° SIRET {}", "N° SIRET : {}", "SIRET n° {}", "Numéro SIRET : {}", "n° de SIRET : {}",
    "Siret : {}", "SIRET {}", "Identifiant SIRET : {}", "N° de SIRET (14 chiffres) : {}", "Code SIRET : {}",
    "SIRET - {}", "No SIRET : {}", "Numéro de SIRET {}", "SIRET de la collectivité : {}",
)  # fmt: skip
SIRET_IN_SENTENCE = (
    "immatriculée sous le numéro SIRET {}", "n° SIRET {}", "SIRET {}", "identifiée au répertoire SIRENE sous le n° {}",
    "dont le numéro SIRET est {}", "(SIRET : {})", "enregistrée sous le SIRET n° {}",
)  # fmt: skip
SIRET_DIGITS = ("plain", "plain", "plain", "grouped", "grouped", "dots", "no_break", "thin", "halves")
ADDRESS = (
    "Adresse : {}", "Adresse: {}", "ADRESSE : {}", "Sise {}", "sise {}", "Siège : {}", "Domiciliée {}",
    "dont le siège est situé {}", "Adresse postale : {}", "Siège social : {}", "Adresse du siège : {}",
    "Située : {}", "{}", "Ayant son siège {}",
)  # fmt: skip
ADDRESS_IN_SENTENCE = (
    "dont le siège est situé {}", "sise {}", "domiciliée {}", "ayant son siège {}", "dont les bureaux se trouvent {}",
    "située {}",
)  # fmt: skip
SIGNATORY = (
    ("Représentée par : {}", "En sa qualité de : {}"),
    ("Représenté(e) par : {}", "En sa qualité de : {}"),
    ("Représenté(e) par: {}", "En sa qualité de: {}"),
    ("Représentée par {}", "agissant en qualité de {}"),
    ("Représentée par {}", "en qualité de {}"),
    ("Représentant légal : {}", "Qualité : {}"),
    ("Nom et prénom du signataire : {}", "Fonction : {}"),
    ("Signataire : {}", "Qualité du signataire : {}"),
    ("Agissant par {}", "en sa qualité de {}"),
    ("en la personne de {}", "{}"),
    ("Représentée par : {}", "Titre : {}"),
)
SIGNATORY_ONE_LINE = (
    "Représentée par {s}, {t}", "représentée par {s}, agissant en qualité de {t}",
    "Représentée par {s}, en sa qualité de {t}", "en la personne de {s}, {t}", "Représentant : {s}, {t}",
    "Représentée par {s} ({t})",
)  # fmt: skip
SIGNATORY_OWN = (
    "représentée par son {t} en exercice, {s}", "représentée par son {t}, {s}",
    "Représentée par son {t} en exercice, {s}", "agissant par son {t} en exercice, {s}",
)  # fmt: skip
EMPOWERED = (
    "dûment habilité(e) par délibération du {}", "autorisé(e) à signer par délibération en date du {}",
    "dûment mandaté(e) par délibération de l'assemblée du {}", "agissant en vertu de la délibération du {}",
)  # fmt: skip
CALLED = (
    "ci-après dénommée « la collectivité »", 'Ci-après dénommé(e) "collectivité"', "désignée ci-après la collectivité,",
    "(« la Collectivité »)", "ci-après « la Collectivité »,", "", "",
)  # fmt: skip
REGION_CALLED = (
    "ci-après dénommée « la région académique »", "(« la Région académique »)", 'Ci-après "la région académique",', "",
)  # fmt: skip
REGION_REPRESENTED = (
    "Représentée par {s}, {t}", "représentée par {s}, en sa qualité de {t}", "représentée par\n{s},\n{t}",
    "Représentée par : {s}\nEn sa qualité de : {t}", "en la personne de {s}, {t}",
)  # fmt: skip
ROW_LABELS = (
    ("Collectivité", "N° SIRET", "Adresse", "Représentée par", "En qualité de"),
    ("Nom de la collectivité", "SIRET", "Adresse postale", "Représentant légal", "Fonction"),
    ("Dénomination", "Numéro SIRET", "Siège", "Signataire", "Qualité du signataire"),
    ("COLLECTIVITÉ", "SIRET", "ADRESSE", "REPRÉSENTÉE PAR", "QUALITÉ"),
)
CONTACTS = ("Téléphone : 04 00 {a} {b} {c}", "Courriel : mairie@exemple.fr", "Tél. : 04.00.{a}.{b}.{c}")
HEADINGS = (
    "Article {n} - {t}", "Article {n} : {t}", "ARTICLE {n} : {T}", "ARTICLE {n} – {T}", "Art. {n} - {t}", "{n}. {t}",
    "Article {r} - {t}", "ARTICLE {r} : {T}", "{n}) {t}", "Article {n}. {t}", "Article {n}\n{t}", "{r}. {T}",
    "Article {n} - {t} :",
)  # fmt: skip
YEARS = ("{}-{}", "{}-{}", "{}-{}", "{}/{}", "{} - {}", "{}–{}", "{} / {}")
MONEY = ("{}€", "{} €", "{},00 €", "{}\u00a0€", "{}\u202f€", "{},00€", "{} euros", "{},00 euros", "{}.00 €", "{} EUR")
TIMES = ("x", " x ", " × ", "×", " X ", "*")
DAYS = ("words", "words", "numeric", "dots", "inclusive")
CLOSINGS = (
    "Fait à {place}, le {date}", "Fait à {place} le {date}", "Fait en deux exemplaires à {place} le {date}",
    "À {place}, le {date}", "A {place}, le {date}", "Fait à {place},\nle {date}",
    "Fait en deux exemplaires originaux.\nÀ {place}, le {date}", "{place}, le {date}", "Signé à {place}, le {date}",
    "Fait le {date} à {place}", "Fait à : {place}     Le : {date}", "Fait en 2 exemplaires, à {place}, le {date}.",
)  # fmt: skip
CLOSING_DAYS = ("words", "words", "numeric", "numeric", "dots", "bare", "weekday")
