"""The articles of :mod:`samples.reserved.grenoble`."""

from __future__ import annotations

from samples.reserved.template import Article

ARTICLES = (
    Article(
        "De quoi il s'agit",
        (
            "L'académie met en service, dans les écoles publiques, un site protégé appelé « ENT 1er degré ». La {kind}"
            " choisit d'en faire profiter ses écoles et en paie une partie.",
            "Ce document dit qui s'occupe de quoi, combien cela coûte et jusqu'à quand.",
        ),
    ),
    Article(
        "Ce que fait l'académie",
        (
            "- Elle crée et renouvelle les accès de tous les usagers.",
            "- Elle choisit l'hébergeur et contrôle la sécurité des serveurs.",
            "- Elle forme les enseignants, à distance ou dans les écoles.",
            "- Elle répond aux enseignants qui rencontrent une difficulté.",
            "- Elle donne à la mairie un accès pour ses propres annonces.",
            "?En montagne, les formations ont lieu de préférence en visioconférence entre novembre et mars.",
        ),
    ),
    Article(
        "Ce que fait la collectivité",
        (
            "- Elle équipe les classes et renouvelle le matériel hors d'usage.",
            "- Elle fournit une connexion correcte dans toutes les écoles, y compris les classes isolées.",
            "- Elle indique à l'académie le nom d'un élu ou d'un agent à contacter.",
            "- Elle règle la somme prévue au point suivant.",
        ),
    ),
    Article(
        "Combien cela coûte",
        (
            "Tarif : {price} TTC par école pour l'année scolaire {year}. Le même tarif vaut pour une classe unique et"
            " pour une école de quinze classes.",
            "L'académie envoie une facture par le portail de l'État. Elle doit être payée au plus tard {delay} après"
            " son dépôt. Le calcul est au point {list}.",
            "?L'académie finance seule la formation, l'assistance et les évolutions.",
        ),
    ),
    Article("Écoles et total pour {year}"),
    Article(
        "Ce qu'on y publie",
        (
            "L'école décide de ses pages, la mairie des siennes. Chacun relit avant de publier et retire aussitôt ce"
            " qui"
            " choque ou ce qui a été mis en ligne par erreur.",
            "Avant de montrer un enfant, on vérifie que ses parents ont signé l'autorisation.",
            "?Les adresses personnelles des enseignants n'apparaissent jamais.",
        ),
    ),
    Article(
        "Ce qu'on mesure",
        (
            "On compte les connexions sans savoir de qui elles viennent. Les chiffres servent à repérer les écoles qui"
            " ont besoin d'aide. Ils sont envoyés à la {kind} en janvier et en juillet.",
            "Une rencontre annuelle avec l'inspectrice ou l'inspecteur permet d'en parler et de préparer la suite.",
        ),
    ),
    Article(
        "Données personnelles",
        (
            "C'est la rectrice ou le recteur qui en est responsable. L'entreprise qui exploite le site travaille sur"
            " ses"
            " ordres, ne revend rien et stocke tout en Europe.",
            "Chaque famille peut voir, corriger ou faire effacer les données qui la concernent : il suffit d'écrire à"
            " l'école ou au délégué de l'académie. La mairie n'a pas accès aux cahiers des élèves.",
            "?Un document d'une page, remis à la rentrée, explique tout cela simplement.",
        ),
    ),
    Article(
        "Quand cela finit",
        ("La convention commence quand les deux parties l'ont signée. Elle s'arrête le {end}.",),
    ),
    Article(
        "Si quelque chose ne va pas",
        (
            "On en parle d'abord. Si rien ne change au bout d'un trimestre, chacune des parties peut se retirer en"
            " prévenant l'autre par lettre recommandée. {refund}",
            "Au besoin, c'est le tribunal administratif de {court} qui décide.",
        ),
    ),
)
