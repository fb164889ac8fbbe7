"""The articles of :mod:`samples.reserved.limoges`."""

from __future__ import annotations

from samples.reserved.template import Article

ARTICLES = (
    Article(
        "Ce que règle la convention",
        (
            "La convention précise ce que le rectorat et la {kind} se doivent l'un à l'autre pour que les écoles"
            " maternelles et élémentaires publiques nommées à l'article {list} travaillent dans l'ENT-École.",
            "?Elle ne traite pas des logiciels que la {kind} achète de son côté pour la cantine ou la garderie.",
        ),
    ),
    Article(
        "Le service ENT-École",
        (
            "L'ENT-École regroupe le cahier journal de la classe, la correspondance avec les parents, le dépôt de"
            " documents et un blog fermé. On y entre par une seule page, quel que soit le nom de l'école.",
            "Les comptes des enfants sont tirés de la base élèves gérée par les directeurs ; aucun nom n'est saisi deux"
            " fois. Un compte est coupé l'été qui suit le départ de l'enfant.",
            "?Chaque maître décide de l'ouverture des messages entre enfants, qui est fermée à l'origine.",
            "?Les ressources souscrites par le ministère y sont accessibles sans autre code.",
        ),
    ),
    Article(
        "Engagements pris de part et d'autre",
        (
            "@3.1 Par le rectorat",
            "Le rectorat paie l'éditeur, surveille la disponibilité du site et forme dans chaque circonscription deux"
            " maîtres relais. Il ouvre aux agents de mairie qui le demandent un accès en écriture limité aux pages"
            " périscolaires.",
            "Il prévient la {kind} au moins huit jours avant tout arrêt du service pendant les semaines de classe.",
            "@3.2 Par la collectivité",
            "La {kind} tient en état les ordinateurs, le câblage et les bornes sans fil des écoles. Le débit souscrit"
            " doit suffire à deux classes connectées ensemble.",
            "Elle acquitte chaque année sa contribution et signale les ouvertures, fermetures ou fusions d'écoles.",
        ),
    ),
    Article(
        "Contribution de la collectivité",
        (
            "La contribution demandée aux communes et à leurs groupements ne rembourse qu'une fraction de l'abonnement."
            " Elle a été établie à {price} TTC par an pour chaque école.",
            "Un titre exécutoire unique est adressé à la {kind} après le retour de la convention signée ; il se règle"
            " dans les {delay} par virement au comptable public.",
            "Les écoles inscrites en {year} et la somme qui en résulte sont indiquées à l'article {list}.",
        ),
    ),
    Article(
        "Observation des usages",
        (
            "Le ministère compte les visites de tous les espaces numériques du pays. Ces comptages, dépourvus de toute"
            " identité, sont transmis au rectorat, qui en tire chaque trimestre une note pour la {kind}.",
            "- visites par catégorie d'usagers ;",
            "- moments de la journée et matériels ;",
            "- rubriques ouvertes le plus souvent.",
        ),
    ),
    Article(
        "Publication et bonne conduite",
        (
            "La directrice ou le directeur de l'école a la qualité de directeur de la publication pour les pages de"
            " l'école ; l'élu désigné par la {kind} l'a pour les siennes.",
            "Insultes, publicité et propagande sont bannies. Ce qui contrevient à cette règle est ôté dès qu'on s'en"
            " aperçoit, et l'auteur en est averti.",
        ),
    ),
    Article(
        "Aide aux usagers",
        (
            "Les enseignants écrivent ou téléphonent au guichet numérique de l'académie. Les parents s'adressent à la"
            " classe ; ils ne téléphonent ni à l'éditeur ni à la mairie.",
            "?Un incident peut être déposé à toute heure ; il est lu le premier jour ouvrable qui suit.",
        ),
    ),
    Article(
        "Données à caractère personnel",
        (
            "L'autorité académique répond du traitement et l'a porté sur son registre. L'éditeur ne fait qu'exécuter"
            " ses consignes ; ses serveurs se trouvent en métropole.",
            "Les familles et les agents peuvent demander l'accès, la correction ou la limitation de ce qui les regarde"
            " en écrivant au délégué académique. La {kind} ne reçoit aucune liste d'élèves.",
        ),
    ),
    Article("Écoles inscrites et coût pour la collectivité en {year}"),
    Article(
        "Durée",
        ("La convention court à partir de la signature des deux parties et s'éteint le {end}.",),
    ),
    Article(
        "Changements et rupture",
        (
            "Rien n'est changé au présent texte sans un écrit des deux parties. Quand l'une d'elles n'exécute pas ce"
            " qu'elle a promis, l'autre l'invite par courrier recommandé à s'expliquer, puis, vingt jours plus tard,"
            " peut dénoncer la convention. {refund}",
            "Un différend qui résiste à la discussion est porté devant les juges administratifs de {court}.",
        ),
    ),
)
