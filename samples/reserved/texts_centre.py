"""The articles of :mod:`samples.reserved.centre`."""

from __future__ import annotations

from samples.reserved.template import Article

ARTICLES = (
    Article(
        "OBJET",
        (
            "La collectivité désignée en tête adhère, pour ses écoles publiques, à l'environnement numérique que l'État"
            " propose au premier degré. Les conditions de cette adhésion sont l'objet des articles suivants.",
        ),
    ),
    Article(
        "NATURE DU SERVICE",
        (
            "Le service comprend : un fil d'actualité de la classe, un carnet de liaison dématérialisé, un agenda, un"
            " porte-documents et des outils de création adaptés au cycle. Les parents le consultent sur ordinateur ou"
            " sur mobile.",
            "Il s'appuie sur l'identité numérique délivrée par l'Éducation nationale. Un parent qui a plusieurs enfants"
            " n'a qu'un compte, même si ceux-ci fréquentent des écoles différentes.",
            "?La solution est conforme au schéma directeur publié par le ministère et au référentiel d'accessibilité.",
        ),
    ),
    Article(
        "OBLIGATIONS DE LA RÉGION ACADÉMIQUE",
        (
            "La région académique :",
            "- acquiert les licences et en supporte le coût principal ;",
            "- installe l'annuaire, en lien avec les directions d'école ;",
            "- propose à chaque équipe un parcours de formation de six heures ;",
            "- tient une permanence téléphonique pendant les périodes scolaires ;",
            "- rend compte une fois par an de l'emploi des sommes reçues.",
        ),
    ),
    Article(
        "PARTICIPATION AUX FRAIS",
        (
            "Le montant unitaire de la participation aux frais est de {price} TTC. Il s'entend par école et pour une"
            " année scolaire entière, sans considération du nombre de classes.",
            "La somme est mise en recouvrement dans le courant du premier trimestre. La {kind} dispose de {delay} pour"
            " s'en libérer. Le calcul est détaillé à l'article {list} du présent document.",
            "?Toute dépense d'équipement reste en dehors de ce montant.",
        ),
    ),
    Article(
        "OBLIGATIONS DE LA COLLECTIVITÉ",
        (
            "La {kind} :",
            "- raccorde les classes à un réseau stable ;",
            "- remplace les postes qui ne reçoivent plus de mises à jour ;",
            "- nomme une personne à joindre en cas de panne ;",
            "- relaie auprès des familles les messages de rentrée.",
        ),
    ),
    Article(
        "EXPLOITATION DES STATISTIQUES",
        (
            "Des statistiques de connexion sont relevées automatiquement. Elles sont agrégées par école avant d'être"
            " communiquées et ne permettent pas de remonter à une personne.",
            "Le comité départemental du numérique en débat à chaque printemps ; la {kind} y est conviée.",
        ),
    ),
    Article(
        "DROITS DES PERSONNES",
        (
            "Le traitement relève de la mission d'intérêt public de l'éducation. Son responsable est la rectrice ou le"
            " recteur de région académique. Les durées de conservation figurent dans la notice remise aux familles.",
            "Quiconque souhaite consulter, rectifier ou faire limiter ses données s'adresse au délégué désigné par le"
            " rectorat, puis, s'il n'est pas satisfait, à la commission nationale de l'informatique et des libertés.",
            "?Les sauvegardes sont chiffrées ; les accès des techniciens sont journalisés et relus chaque mois.",
        ),
    ),
    Article(
        "PUBLICATIONS",
        (
            "Les publications d'une école engagent sa direction. Les publications municipales engagent l'élu en charge"
            " des affaires scolaires. Un filtre signale les termes injurieux avant l'envoi.",
            "?Le droit à l'image s'apprécie au vu du formulaire rempli par les deux titulaires de l'autorité"
            " parentale.",
        ),
    ),
    Article("ÉCOLES RATTACHÉES ET MONTANT DÛ POUR {year}"),
    Article(
        "PÉRIODE D'EXÉCUTION",
        ("L'exécution commence le jour de la dernière signature. Elle prend fin de plein droit le {end}.",),
    ),
    Article(
        "CESSATION ANTICIPÉE - CONTENTIEUX",
        (
            "L'inexécution répétée d'une obligation ouvre droit à résiliation, une mise en demeure de quatre semaines"
            " étant restée sans suite. {refund}",
            "Tribunal compétent : tribunal administratif d'{court}, saisi après tentative de conciliation.",
        ),
    ),
)
