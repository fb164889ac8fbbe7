"""The articles of :mod:`samples.reserved.reunion`."""

from __future__ import annotations

from samples.reserved.template import Article

ARTICLES = (
    Article(
        "Objet de la présente",
        (
            "La présente lie le Rectorat et la Collectivité pour l'emploi, par les écoles de celle-ci, de l'espace"
            " numérique « ENT-École » au cours de l'année {year}.",
        ),
    ),
    Article(
        "Consistance du projet",
        (
            "Le projet porte sur la fourniture d'un logiciel en ligne, l'ouverture des comptes, la formation initiale"
            " des enseignants et le soutien technique de deuxième niveau.",
            "Le logiciel permet de tenir le cahier de textes, de correspondre avec les parents, de ranger les"
            " productions"
            " des élèves et de diffuser les avis de l'école, y compris en période cyclonique.",
            "?Une version légère est prévue pour les secteurs où le débit est faible.",
        ),
    ),
    Article(
        "Charges du Rectorat",
        (
            "Le Rectorat désigne dans chaque bassin un conseiller chargé du suivi. Il veille à la continuité du"
            " service,"
            " tient à jour les annuaires et convie chaque année la Collectivité à une réunion de bilan.",
            "Il prend à sa charge les frais de formation et de déplacement de ses agents.",
            "@Charges de la Collectivité",
            "La Collectivité maintient en bon état les salles, les onduleurs et les postes. Elle garantit aux écoles un"
            " accès à Internet et autorise les techniciens du Rectorat à pénétrer dans les locaux.",
            "?Elle met à profit ses propres supports pour faire connaître l'ENT aux parents.",
        ),
    ),
    Article(
        "Conditions pécuniaires",
        (
            "Pour chacune des écoles inscrites, la Collectivité verse annuellement au Rectorat {price} TTC.",
            "Le versement a lieu dans les {delay} de la réception du titre de recettes, sur le compte ouvert auprès de"
            " la direction régionale des finances publiques.",
            "Le relevé des écoles de l'année {year}, avec la somme à verser, fait l'objet de l'article {list}.",
        ),
    ),
    Article(
        "Données de fréquentation",
        (
            "Le Rectorat recueille des données de fréquentation anonymes, conformément au dispositif ministériel. Elles"
            " sont ventilées par profil et par service, puis présentées à la Collectivité.",
            "- nombre de comptes ouverts ;",
            "- nombre de connexions par semaine ;",
            "- part des connexions depuis un téléphone.",
        ),
    ),
    Article(
        "Déontologie",
        (
            "Les usagers s'obligent à la courtoisie et à la réserve. La directrice ou le directeur retire tout propos"
            " déplacé et en rend compte à l'inspection.",
            "La langue créole y a sa place au même titre que le français dans les travaux des classes qui l'étudient.",
        ),
    ),
    Article(
        "Soutien aux usagers",
        (
            "Les enseignants appellent la plateforme académique de sept heures à seize heures, heure locale. Hors de"
            " ces"
            " heures, ils laissent un message auquel il est répondu le lendemain.",
            "Les parents consultent la foire aux questions ou interrogent l'école.",
        ),
    ),
    Article(
        "Informatique et libertés",
        (
            "Le Recteur ou la Rectrice détermine les moyens du traitement et tient le registre prévu par les textes."
            " Les"
            " données ne servent qu'à la scolarité et sont effacées un an après la sortie de l'école.",
            "Les demandes des personnes sont reçues par courrier ou par voie électronique ; une pièce d'identité peut"
            " être réclamée en cas de doute.",
            "?La Collectivité et ses prestataires n'ont communication d'aucune donnée scolaire.",
        ),
    ),
    Article("Relevé des écoles et somme à verser - année {year}"),
    Article(
        "Durée d'application",
        ("La présente s'applique du jour de sa signature jusqu'au {end}.",),
    ),
    Article(
        "Dénonciation",
        (
            "La présente peut être dénoncée par l'une ou l'autre partie, sous préavis de soixante jours notifié par"
            " lettre recommandée. {refund}",
            "Les litiges sont déférés au tribunal administratif de {court}.",
        ),
    ),
)
