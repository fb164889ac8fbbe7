"""The body of a convention in the style VARIED: for each subject titles and wordings to choose from.

A paragraph that begins with "?" may be left out, "@" makes a small heading, "- " an item. ``{price}``, ``{year}``,
``{region}``, ``{court}``, ``{delay}``, ``{refund}``, ``{list}`` ("l'article 9", where the schools are listed),
``{n}`` (the article's own number) and ``{end}`` are filled in.
"""

from __future__ import annotations

from dataclasses import dataclass

from samples import wording_heldout, wording_tuning


@dataclass(frozen=True, slots=True)
class Subject:
    """One article: its titles, and its wordings as tuples of paragraphs."""

    titles: tuple[str, ...]
    wordings: tuple[tuple[str, ...], ...]


def _borrowed(place: int) -> tuple[tuple[str, ...], ...]:
    """What the worded styles say about the same subject."""
    return wording_tuning.ARTICLES[place][1], wording_heldout.ARTICLES[place][1]


PREAMBLE = (
    wording_tuning.PREAMBLE,
    wording_heldout.PREAMBLE,
    (
        "Depuis la loi de refondation de l'école, le service public du numérique éducatif met à la disposition des"
        " écoles des services qui prolongent la classe. Les communes, propriétaires des locaux et des équipements, en"
        " sont les partenaires naturels.",
        "L'académie et la collectivité partagent la volonté d'offrir à chaque famille un lien simple et sûr avec"
        " l'école de son enfant. L'ENT-École répond à cette volonté.",
        "?Le dispositif a été présenté aux maires du département lors de réunions d'information et au conseil"
        " départemental de l'éducation nationale.",
    ),
    (
        "Considérant que l'acquisition d'une culture numérique commence dès l'école maternelle ;",
        "Considérant qu'il importe que toutes les écoles d'un même territoire disposent de services de même qualité ;",
        "Considérant l'intérêt de mutualiser les coûts entre l'État et les collectivités ;",
        "?Vu l'avis favorable des conseils d'école intéressés ;",
        "?Vu le règlement (UE) 2016/679 du 27 avril 2016 relatif à la protection des personnes physiques ;",
    ),
)
PREAMBLE_TITLES = ("Préambule", "PRÉAMBULE", "Exposé des motifs", "CONTEXTE", "I. PRÉAMBULE", "Préambule :")

PURPOSE = Subject(
    ("Objet", "Objet de la convention", "Objet du partenariat"),
    (
        (
            "La présente convention a pour objet de définir les modalités selon lesquelles la région académique et la"
            " collectivité mettent un espace numérique de travail à la disposition des élèves, de leurs familles et"
            " des enseignants des écoles publiques citées à {list}.",
            "?Elle ne confère à aucune des parties le pouvoir d'engager l'autre envers des tiers.",
        ),
        (
            "Les parties conviennent de coopérer à l'usage de l'ENT-École pour l'année scolaire {year}. La convention"
            " dit ce que fait chacune, ce que cela coûte et qui le paie.",
        ),
        wording_tuning.ARTICLES[0][1],
        wording_heldout.ARTICLES[0][1],
    ),
)
DESCRIPTION = Subject(
    ("Description du service", "Présentation de l'ENT", "Contenu du service", "Le projet"),
    (
        *_borrowed(1),
        (
            "L'ENT-École rassemble derrière un seul mot de passe les outils dont la classe a besoin : cahier de vie,"
            " devoirs, agenda, messagerie modérée, albums de photographies, sondages aux familles.",
            "Il s'ouvre sur tout navigateur récent. La collectivité peut y publier les menus, les horaires de la"
            " garderie et les annonces du centre de loisirs dans une rubrique qui lui est réservée.",
            "Il ne comporte ni publicité, ni module de commerce, ni lien vers des réseaux sociaux.",
            "?Les élèves de maternelle n'ont pas de compte ; ce sont leurs parents qui se connectent.",
        ),
    ),
)
DUTIES = Subject(
    ("Engagements des parties", "Obligations réciproques", "Rôle de chacun"),
    (
        (
            "@{n}.1 La région académique s'engage à :",
            "- choisir l'éditeur selon les règles de la commande publique et suivre l'exécution du marché ;",
            "- créer les comptes, former les enseignants et les accompagner pendant toute l'année ;",
            "- informer la collectivité de toute interruption prévue du service ;",
            "- fournir chaque année un état des usages.",
            "@{n}.2 La collectivité s'engage à :",
            "- équiper les écoles de matériels et d'un accès à Internet suffisants ;",
            "- assurer la maintenance de ces équipements dans un délai raisonnable ;",
            "- désigner un interlocuteur pour les questions techniques ;",
            "- s'acquitter de la participation financière prévue par la présente convention.",
        ),
        (
            "La région académique porte le marché, administre la plateforme et forme les équipes. Elle met en place"
            " une assistance de second niveau et veille au respect des règles de sécurité.",
            "La collectivité porte l'équipement et le raccordement des écoles. Elle fait connaître le service aux"
            " familles par ses moyens habituels et participe aux réunions de suivi.",
            "?Chacune informe l'autre, sans attendre, de ce qui pourrait gêner la bonne marche du projet, qu'il"
            " s'agisse de travaux, d'un changement d'équipe ou d'une difficulté budgétaire.",
        ),
        (
            "@Pour la région académique",
            "Elle s'oblige à tenir le service ouvert sept jours sur sept, hors périodes d'entretien annoncées au moins"
            " cinq jours avant, et à répondre aux demandes des directeurs d'école dans les deux jours ouvrés.",
            "@Pour la collectivité",
            "Elle s'oblige à maintenir dans chaque école un débit qui permette à une classe de travailler en ligne, et"
            " à régler sa participation dans le délai prévu. Elle désigne un agent qui reçoit un compte.",
        ),
    ),
)
FINANCE = Subject(
    ("Dispositions financières", "Participation financière", "Conditions financières", "Modalités financières"),
    (
        (
            "{price}",
            "Cette somme couvre une partie du coût de l'abonnement, de l'hébergement et de l'assistance ; l'État prend"
            " le reste à sa charge. Elle est due pour toute école inscrite, quel que soit le nombre de ses classes.",
            "La région académique émet un titre de perception après la signature ; le paiement intervient dans un"
            " délai de {delay}. L'état des écoles figure à {list}.",
        ),
        (
            "Le financement du service est partagé entre l'État et les collectivités adhérentes. {price}",
            "Le versement se fait en une fois, par mandat administratif, dans un délai de {delay} à compter de la"
            " réception de l'appel de fonds.",
            "?En cas d'inscription en cours d'année, la participation reste due en entier.",
        ),
        (
            "Les frais de développement sont à la charge de la région académique.",
            "{price} Ce montant est ferme et n'est pas révisé en cours d'exécution.",
            "Le règlement est attendu dans un délai de {delay} suivant l'émission du titre.",
        ),
    ),
)
FOLLOW_UP = Subject(
    ("Suivi et évaluation", "Pilotage", "Indicateurs de suivi", "Comité de suivi"),
    (
        *_borrowed(4),
        (
            "Un comité de pilotage, présidé par l'inspecteur de l'éducation nationale, se réunit au moins une fois"
            " dans l'année. La collectivité y est représentée par un élu et, si elle le souhaite, par un agent.",
            "Il examine le taux de connexion des familles, les difficultés rencontrées et les besoins de formation.",
        ),
    ),
)
PUBLISHING = Subject(
    ("Responsabilités éditoriales", "Règles de publication", "Charte et publication"),
    (
        *_borrowed(5),
        (
            "Les directeurs d'école sont responsables des contenus publiés dans l'espace de leur école, le maire ou le"
            " président de ceux que publient les services de la collectivité.",
            "Les enseignants recueillent l'accord des familles avant de publier une photographie ou un enregistrement.",
            "?Une charte, annexée au règlement intérieur de l'école, rappelle les droits et devoirs de chacun.",
        ),
    ),
)
HELP = Subject(
    ("Assistance", "Aide aux utilisateurs", "Support et maintenance"),
    (
        wording_tuning.ARTICLES[6][1],
        (
            "Les enseignants disposent d'une assistance par téléphone et par formulaire. Les familles s'adressent au"
            " directeur de l'école ; la mairie, au correspondant numérique de la circonscription.",
            "?Les incidents graves sont traités le jour même. Les autres demandes reçoivent une réponse dans la"
            " semaine.",
        ),
        (
            "Une assistance est assurée de 8 h à 18 h les jours d'école. Elle prend en compte les questions d'usage et"
            " les pannes de la plateforme, à l'exclusion des matériels de la collectivité.",
        ),
    ),
)
DATA = Subject(
    ("Données à caractère personnel", "Protection des données", "Traitement des données personnelles (RGPD)"),
    (
        *_borrowed(7),
        (
            "Le recteur est responsable du traitement. L'éditeur, sous-traitant, s'engage à n'utiliser les données que"
            " pour le fonctionnement du service et à les héberger dans l'Union européenne.",
            "La collectivité n'a accès à aucune donnée nominative des élèves. Les comptes de ses agents sont limités à"
            " la publication d'informations.",
            "Les droits d'accès, de rectification, de limitation et d'opposition s'exercent auprès du délégué à la"
            " protection des données de l'académie.",
            "?Les traces de connexion sont conservées un an, les comptes jusqu'à la fin du trimestre qui suit le"
            " départ de l'élève.",
        ),
    ),
)
DURATION = Subject(
    ("Durée", "Durée de la convention", "Entrée en vigueur et durée", "Prise d'effet - Durée"),
    (
        ("La présente convention prend effet à la date de sa signature par les parties. Elle prend fin le {end}.",),
        ("La convention est conclue pour l'année scolaire {year} et s'achève le {end}.",),
        ("Elle entre en vigueur à sa signature et produit ses effets jusqu'au {end}.",),
        ("Elle est valable du 1er septembre {first} jusqu'au {end}. Elle ne se renouvelle pas d'elle-même.",),
        ("La présente convention expire le {end}, sans qu'il soit besoin de la dénoncer.",),
        ("Conclue pour une année scolaire, la présente convention cessera de produire effet le {end}.",),
        ("Date de fin de la convention : {end}",),
        ("La durée de la convention court de la date de signature au {end}. Toute prolongation suppose un avenant.",),
        ("Le présent accord arrive à échéance le {end}.",),
    ),
)
ENDING = Subject(
    ("Résiliation et litiges", "Modification, résiliation, litiges", "Avenant - Résiliation"),
    (
        (
            "Toute modification fait l'objet d'un avenant. En cas de manquement grave, et après une mise en demeure"
            " restée sans effet pendant un mois, la convention peut être résiliée par lettre recommandée. {refund}",
            "Les litiges relèvent du tribunal administratif de {court}, après recherche d'un accord amiable.",
        ),
        (
            "La partie qui souhaite mettre fin à la convention en avise l'autre trois mois à l'avance. {refund}",
            "?Les données des écoles sont rendues sous une forme lisible dans les deux mois.",
            "À défaut d'accord, tout différend est porté devant le tribunal administratif de {court}.",
        ),
    ),
)
DELAYS = ("trente jours", "quarante-cinq jours", "deux mois", "soixante jours")
DELAY_ALTERED = "dix-huit mois"
REFUNDS = ("Les sommes versées ne sont pas remboursées.", "Les participations déjà payées restent dues.")
REFUND_ALTERED = "Les sommes versées sont alors remboursées en totalité."
ADDED_CLAUSE = (
    "Par exception, la collectivité est dispensée de participation pour les écoles de moins de deux classes, sur simple"
    " déclaration de sa part."
)
PRICES = (
    "La participation financière de la collectivité est fixée à {p} TTC par école et par an.",
    "Le coût pour la collectivité s'élève à la somme forfaitaire de {p} toutes taxes comprises par école et par année"
    " scolaire.",
    "Chaque école inscrite donne lieu au versement d'une participation annuelle de {p} TTC.",
    "Une contribution forfaitaire de {p} par école est demandée pour l'année scolaire {year}.",
    "Montant de la participation : {p} TTC / école / an.",
    "La collectivité verse, pour chacune de ses écoles, une participation de {p} par an.",
    "Le tarif est de {p} TTC par école pour une année scolaire.",
    "Le prix unitaire, arrêté pour {year}, est de {p} par école (toutes taxes comprises).",
    "La contribution due au titre de l'année scolaire {year} est égale à {p} TTC par école.",
)
NOTES = (
    "",
    "",
    wording_tuning.NOTE,
    "N.B. : une convention est établie pour chaque collectivité qui paie, même lorsque les écoles forment un RPI.",
)
