"""The body of a convention in other words, for the held-out style: same frame as ``wording_tuning``."""

from __future__ import annotations

PREAMBLE = (
    "VU le code de l'éducation, VU le code général des collectivités territoriales, VU la feuille de route numérique"
    " de la région académique {region}, les soussignés ont décidé d'unir leurs efforts en faveur d'un espace numérique"
    " de travail destiné aux plus jeunes.",
    "Apprendre à lire, à écrire et à compter suppose aujourd'hui d'apprendre aussi à échanger en ligne avec prudence."
    " L'ENT-École offre un lieu protégé pour le faire, sous le regard des maîtres et en lien avec les parents.",
    "?Plus de mille deux cents écoles s'en servent déjà. Les enquêtes menées auprès d'elles montrent que la régularité"
    " des usages tient d'abord à la qualité du matériel et à la présence d'un interlocuteur dans la commune.",
    "?C'est pourquoi le partenariat associe étroitement les équipes municipales et les inspections, chacune pour la"
    " part qui lui revient.",
)

ARTICLES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Objet",
        (
            "Par le présent acte, les soussignés arrêtent les conditions dans lesquelles l'ENT-École est mis à"
            " disposition des écoles énumérées plus loin et la part que prend la collectivité à son financement.",
            "?Les annexes éventuelles n'ont qu'une valeur indicative et ne sauraient contredire les articles.",
        ),
    ),
    (
        "Présentation du service",
        (
            "Chaque classe reçoit une page d'accueil, un agenda, un journal, une galerie d'images et une boîte de"
            " messages. Les maîtres composent ces éléments à leur gré ; ils décident de ce que voient les élèves et"
            " les parents.",
            "Le service est hébergé sur le territoire national et fonctionne sur les ordinateurs, tablettes et"
            " téléphones courants. Il est fermé la nuit du dimanche pour entretien, de deux heures à cinq heures.",
            "?Les productions remarquables peuvent, avec l'accord des parents, être exposées sur une vitrine ouverte"
            " à tous pendant la semaine du numérique.",
            "?Des modèles prêts à l'emploi sont proposés aux maîtres débutants : rituel du matin, sortie scolaire,"
            " correspondance avec une autre école, recueil de poèmes.",
        ),
    ),
    (
        "Obligations des parties",
        (
            "@3.1 Pour la région académique",
            "Il lui revient de mettre en ordre les annuaires, de distribuer les codes d'accès, d'accompagner les"
            " équipes et de veiller à la disponibilité du service. Un formateur se déplace à la demande de"
            " l'inspecteur dans les dix semaines qui suivent l'inscription.",
            "Elle met à disposition des mairies un espace réservé où déposer les menus de la cantine, les horaires de"
            " garderie et les avis destinés aux parents.",
            "?Un bilan écrit parvient à la collectivité avant les vacances d'été.",
            "@3.2 Pour la collectivité",
            "Il lui revient d'équiper les salles, d'assurer le dépannage des appareils et de garantir une liaison"
            " suffisante pour l'ensemble des élèves susceptibles de se connecter à la même heure.",
            "Elle s'acquitte de la participation due pour les écoles dont elle a la charge et signale sans tarder"
            " toute fermeture ou fusion de classe.",
        ),
    ),
    (
        "Conditions financières",
        (
            "L'État prend en charge les deux tiers de la dépense ; le reste est partagé entre les collectivités"
            " adhérentes au prorata de leurs écoles. {price}",
            "Le règlement intervient en un versement unique, à réception du titre émis par la région académique, dans"
            " un délai de {delay}.",
            "Le détail applicable à l'année scolaire {year} est donné à l'article 9 ci-après.",
        ),
    ),
    (
        "Indicateurs",
        (
            "Afin de juger de l'intérêt du service, des relevés statistiques sont établis chaque trimestre. Ils sont"
            " rendus anonymes avant toute transmission.",
            "Sont relevés notamment :",
            "- la part des familles qui se connectent au moins une fois par quinzaine ;",
            "- le volume des messages échangés entre adultes ;",
            "- les périodes d'affluence et les incidents constatés.",
            "?Aucun classement des écoles n'est dressé ni publié.",
        ),
    ),
    (
        "Publications et déontologie",
        (
            "Celui qui publie est tenu pour responsable de son écrit. Le chef d'école surveille l'ensemble des pages"
            " de son établissement et peut suspendre un accès en cas d'abus.",
            "L'image des enfants n'est montrée qu'avec l'autorisation écrite des deux parents, renouvelée à chaque"
            " rentrée.",
            "?La neutralité du service public interdit d'y faire paraître toute annonce commerciale, politique ou"
            " religieuse.",
        ),
    ),
    (
        "Aide et dépannage",
        (
            "Un numéro d'appel gratuit et un formulaire sont à la disposition des maîtres. Une première réponse leur"
            " est donnée sous deux jours ouvrés.",
            "Les parents sont aidés par la direction de l'école ; les agents communaux le sont par le correspondant"
            " désigné à l'article 3.",
        ),
    ),
    (
        "Données personnelles",
        (
            "Les informations traitées se limitent à l'identité, à la classe et aux écrits déposés. Leur maître est"
            " l'autorité académique, qui en répond devant les familles et devant le contrôleur.",
            "Toute personne inscrite dispose :",
            "- d'un droit de regard et de rectification ;",
            "- d'un droit d'effacement à l'issue de la scolarité ;",
            "- d'un droit de réclamation auprès de l'autorité de contrôle ;",
            "- du droit de fixer le sort de ses données après sa mort.",
            "?Les journaux techniques sont gardés douze mois, puis détruits. Ils ne servent qu'à la sécurité.",
            "?En cas de fuite, la collectivité est informée dans les soixante-douze heures, de même que les parents"
            " des élèves touchés.",
        ),
    ),
)

CLOSING = (
    "Une partie peut demander la révision du présent acte à tout moment ; elle saisit l'autre par courrier motivé et"
    " une réunion se tient dans le mois qui suit.",
    "En cas de faute grave et après un rappel resté vain pendant trois semaines, la résiliation est prononcée par pli"
    " recommandé. {refund}",
    "?Les comptes des usagers demeurent ouverts jusqu'aux vacances suivantes afin que les travaux puissent être"
    " récupérés.",
    "À défaut d'entente, le juge administratif de {court} est seul compétent.",
)
REFUND = "Aucune somme payée n'est restituée."
REFUND_ALTERED = "Les sommes payées sont restituées dans le mois."
NOTE = (
    "Important : quand les communes d'un regroupement paient séparément, il faut autant de conventions que de communes."
)
AGREED = "Ceci exposé, il a été arrêté et convenu ce qui suit :"
ADDED_CLAUSE = (
    "Par dérogation, aucune participation n'est due pour les écoles comptant moins de trente élèves, la collectivité"
    " en apportant la preuve par tout moyen."
)
