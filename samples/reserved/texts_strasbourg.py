"""The articles of :mod:`samples.reserved.strasbourg`."""

from __future__ import annotations

from samples.reserved.template import Article

ARTICLES = (
    Article(
        "But",
        (
            "L'académie et la collectivité ouvrent aux écoles publiques mentionnées à l'article {list} un espace de"
            " travail en ligne, bilingue, destiné aux élèves du cycle 1 au cycle 3.",
        ),
    ),
    Article(
        "Espace mis à disposition",
        (
            "L'espace rassemble des outils de classe (emploi du temps, devoirs, mots aux parents), des outils de"
            " création et un accès aux médiathèques partenaires. Les consignes y sont lues à voix haute si l'élève le"
            " souhaite.",
            "Les rubriques existent en français et en allemand. La collectivité peut y tenir une page d'informations.",
            "?Une école peut demander qu'un domaine propre lui soit attribué ; ce complément est gratuit.",
        ),
    ),
    Article(
        "Données personnelles et sécurité",
        (
            "Responsable du traitement : la rectrice ou le recteur. Sous-traitant : l'éditeur retenu après mise en"
            " concurrence. Lieu de stockage : France.",
            "Les droits d'accès et de rectification, ainsi que le droit de s'opposer, s'exercent par courriel auprès du"
            " rectorat. Les mots de passe sont changés à chaque rentrée.",
            "?Un audit de sécurité est mené tous les deux ans et ses conclusions sont publiques.",
        ),
    ),
    Article(
        "Répartition des missions",
        (
            "Missions de l'académie : conduite du projet, annuaire, formation, assistance aux personnels enseignants,"
            " relations avec l'éditeur.",
            "Missions de la collectivité : réseau des écoles, matériel, maintenance de premier niveau, diffusion de"
            " l'information aux habitants.",
            "Un référent est nommé de chaque côté ; leurs noms sont échangés par courriel avant la fin de septembre.",
        ),
    ),
    Article(
        "Suivi",
        (
            "Les référents font le point au moins deux fois par an. Ils s'appuient sur un tableau où n'apparaissent que"
            " des nombres : accès distribués, accès activés, visites par mois.",
            "?Les écoles dont l'usage est faible se voient proposer une visite de l'animateur de circonscription.",
        ),
    ),
    Article(
        "Financement",
        (
            "L'académie avance la totalité de la dépense. La collectivité lui en rembourse une part forfaitaire,"
            " égale à"
            " {price} TTC pour une école et pour l'année {year}.",
            "Échéance : {delay} après la demande de paiement. Mode : virement. Imputation : fonctionnement.",
        ),
    ),
    Article(
        "Règles de publication",
        (
            "Sont publiés les travaux et les informations utiles à la vie scolaire. Ne sont publiés ni appréciations,"
            " ni"
            " éléments de santé, ni coordonnées privées.",
            "Celui qui constate un abus le signale au moyen du bouton prévu ; la page est masquée pendant l'examen.",
        ),
    ),
    Article("Écoles participantes, nombre et coût ({year})"),
    Article(
        "Dates",
        (
            "Début : jour de la signature par les deux parties. Fin : {end}. Une nouvelle convention est ensuite"
            " proposée.",
        ),
    ),
    Article(
        "Retrait",
        (
            "Le retrait d'une partie est possible en cours d'année pour un motif sérieux, après un entretien et un"
            " délai"
            " de six semaines. {refund}",
            "Les contestations éventuelles sont de la compétence du tribunal administratif de {court}.",
        ),
    ),
)
