"""The body of a convention in the style UNSEEN. "?" may be left out, "@" is a small heading, "- " an item."""

from __future__ import annotations

Wording = tuple[str, ...]

OPENINGS: tuple[Wording, ...] = (
    (
        "Le numérique a changé la manière dont les familles suivent la scolarité de leurs enfants. Les écoles"
        " ont besoin"
        " d'un outil commun, simple, financé dans la durée et placé sous l'autorité du service public.",
        "L'État et les collectivités de {region} ont choisi d'y travailler ensemble. Un premier groupe de communes a"
        " essayé l'outil pendant deux ans ; les résultats ont conduit à l'étendre.",
        "?Les représentants des parents d'élèves et les organisations professionnelles ont été entendus.",
    ),
    (
        "Attendu que le service public du numérique éducatif relève de l'État, et que l'équipement des écoles"
        " relève des"
        " communes ou de leurs groupements ;",
        "Attendu qu'une dépense partagée coûte moins à chacun ;",
        "?Attendu que les familles éloignées du numérique doivent pouvoir être aidées ;",
        "Attendu que les deux signataires entendent fixer par écrit la part de chacun,",
    ),
    (
        "Visas : code de l'éducation, articles relatifs au service public du numérique ; code de la commande publique ;"
        " délibération de l'organe compétent de la collectivité.",
        "L'ENT-École est un ensemble de services en ligne réservé aux écoles. Le présent accord dit comment la"
        " collectivité y prend part et ce qu'elle verse.",
    ),
)
OPENING_TITLES = (
    "Considérants",
    "Rappel du contexte",
    "POURQUOI CETTE CONVENTION",
    "Introduction",
    "Éléments de contexte",
)

# subject: titles, wordings
AIM: tuple[Wording, tuple[Wording, ...]] = (
    ("But de l'accord", "Champ d'application", "Ce que prévoit la convention"),
    (
        (
            "Les signataires organisent par le présent accord l'ouverture de l'ENT dans les écoles publiques que la"
            " collectivité a en charge et dont l'inventaire est dressé à {list}.",
            "?Les écoles privées n'entrent pas dans son champ.",
        ),
        (
            "Il s'agit de permettre aux écoles inventoriées à {list} de se servir de l'ENT durant l'année scolaire"
            " {year}, dans les conditions techniques, juridiques et budgétaires exposées ci-après.",
        ),
    ),
)
SERVICE: tuple[Wording, tuple[Wording, ...]] = (
    ("L'outil proposé", "Fonctions offertes", "Consistance du service"),
    (
        (
            "L'outil réunit un journal de classe, un espace de rangement des travaux, des exercices à faire à"
            " la maison,"
            " un calendrier partagé et une messagerie dont le maître garde la maîtrise.",
            "Une même adresse sert à toutes les écoles. Chacun s'y présente avec l'identifiant que l'école lui remet en"
            " main propre ; les plus jeunes entrent à l'aide d'images.",
            "?L'affichage s'adapte aux lecteurs d'écran et aux tablettes d'entrée de gamme.",
            "?Un mode sans connexion permet de préparer une page en classe découverte.",
        ),
        (
            "Trois familles de fonctions sont ouvertes : communiquer (messages, annonces, réponses aux invitations),"
            " produire (textes, sons, images) et suivre (cahier journal, livret de réussites).",
            "Les paramètres par défaut sont les plus protecteurs. Les ouvrir davantage demande une décision du conseil"
            " des maîtres.",
            "Le service fonctionne jour et nuit, sauf interventions annoncées.",
        ),
    ),
)
SHARES: tuple[Wording, tuple[Wording, ...]] = (
    ("Qui fait quoi", "Répartition des tâches", "Contributions respectives"),
    (
        (
            "@Du côté de l'État :",
            "- passation et suivi du contrat avec le fournisseur ;",
            "- tenue des annuaires et remise des identifiants ;",
            "- journées de prise en main pour les équipes ;",
            "- point d'étape écrit à la fin de chaque semestre.",
            "@Du côté de la collectivité :",
            "- mise à niveau des ordinateurs et du câblage ;",
            "- dépannage sur place ;",
            "- nomination d'un référent ;",
            "- paiement de la quote-part.",
        ),
        (
            "Au rectorat reviennent le contrat, la sécurité, la formation et le conseil. Les conseillers"
            " pédagogiques se"
            " rendent dans les écoles qui le demandent, au moins une fois dans l'année.",
            "À la collectivité reviennent les machines, le réseau et la quote-part financière. Elle facilite"
            " la tenue de"
            " réunions avec les parents dans ses locaux.",
            "?En cas de travaux dans une école, la collectivité veille à ce que la coupure du réseau ne dépasse pas dix"
            " jours de classe.",
        ),
    ),
)
MONEY: tuple[Wording, tuple[Wording, ...]] = (
    ("Volet budgétaire", "Quote-part de la collectivité", "Prix et paiement", "Aspects budgétaires"),
    (
        (
            "L'essentiel de la dépense est supporté par l'État. {price}",
            "La facture est déposée sur le portail de facturation publique ; elle est réglée sous {delay}. Le"
            " décompte par"
            " école se trouve à {list}.",
        ),
        (
            "{price} Le nombre d'élèves est sans effet sur ce prix.",
            "Un avis des sommes à payer est adressé au comptable de la collectivité, qui l'acquitte sous {delay}.",
            "?Aucun acompte n'est demandé.",
        ),
        (
            "Le budget du projet est public et peut être demandé au rectorat.",
            "{price}",
            "Le virement est effectué en une seule échéance, sous {delay} à partir de la demande.",
        ),
    ),
)
WATCH: tuple[Wording, tuple[Wording, ...]] = (
    ("Bilan", "Mesure des usages", "Gouvernance"),
    (
        (
            "Des tableaux d'usage, sans aucun nom, sont remis à la collectivité en février et en juin.",
            "Ils renseignent sur :",
            "- la proportion de comptes ouverts au moins une fois ;",
            "- les heures de plus forte affluence ;",
            "- les fonctions délaissées.",
            "?Un questionnaire court est proposé aux parents au printemps.",
        ),
        (
            "Les élus référents et l'inspection se retrouvent avant les congés d'été pour tirer les leçons de l'année."
            " Un relevé de conclusions est adressé à tous.",
        ),
    ),
)
CONTENT: tuple[Wording, tuple[Wording, ...]] = (
    ("Contenus mis en ligne", "Bon usage", "Publications des écoles"),
    (
        (
            "La direction d'école contrôle ce qui paraît. Un contenu signalé est masqué dans l'heure, puis examiné.",
            "Les photographies d'enfants ne paraissent qu'avec une autorisation parentale en cours de validité.",
            "?Les œuvres protégées ne sont reproduites que dans les limites de l'exception pédagogique.",
        ),
        (
            "Tout usager accepte, à sa première visite, des règles de conduite rédigées en termes simples.",
            "Les services de la collectivité n'utilisent l'espace que pour des renseignements pratiques : cantine,"
            " transport, étude, activités du mercredi.",
        ),
    ),
)
SUPPORT: tuple[Wording, tuple[Wording, ...]] = (
    ("Dépannage", "En cas de difficulté", "Accompagnement"),
    (
        (
            "Les maîtres joignent un guichet unique, du lundi au vendredi. Le délai de prise en charge est d'un jour.",
            "Les parents passent par l'école.",
        ),
        (
            "Un centre de ressources réunit des films brefs et des fiches. Les demandes qui n'y trouvent pas"
            " réponse sont"
            " traitées par l'équipe académique ; les coupures générales sont annoncées par courriel aux mairies.",
        ),
    ),
)
PRIVACY: tuple[Wording, tuple[Wording, ...]] = (
    ("Vie privée", "Confidentialité des données", "Informations personnelles"),
    (
        (
            "Seules les informations nécessaires à l'ouverture des comptes sont traitées. Elles ne quittent pas le"
            " territoire français et ne font l'objet d'aucune exploitation marchande.",
            "Chaque personne, ou ses parents, peut demander :",
            "- à connaître ce qui la concerne ;",
            "- à le faire corriger ou effacer ;",
            "- à en recevoir une copie.",
            "?La demande est adressée au rectorat, qui répond dans le mois.",
        ),
        (
            "L'autorité académique détermine les finalités et les moyens du traitement ; le fournisseur agit sur ses"
            " instructions écrites. La collectivité n'est destinataire d'aucun fichier d'élèves.",
            "Toute violation de données est portée sans délai à la connaissance des écoles et des familles touchées.",
            "?Les archives sont effacées au terme du contrat passé avec le fournisseur.",
        ),
    ),
)
TERM: tuple[Wording, tuple[Wording, ...]] = (
    ("Calendrier", "Validité", "Terme", "Période couverte"),
    (
        ("L'accord est valable de sa signature au {end}.",),
        ("Son terme est le {end} ; il ne peut être reconduit tacitement.",),
        ("Il couvre l'année scolaire {year} et cesse de plein droit le {end}.",),
        ("Commencée le jour où le dernier des signataires l'a signée, la convention se termine le {end}.",),
        ("Fin de validité : {end}.",),
        ("Les signataires sont liés jusqu'au {end}, date à laquelle les accès sont fermés.",),
    ),
)
BREAK: tuple[Wording, tuple[Wording, ...]] = (
    ("Rupture et contentieux", "Changements et désaccords", "Fin anticipée"),
    (
        (
            "Un changement d'importance se fait par écrit, signé des deux côtés.",
            "Si l'un manque à sa parole, l'autre le rappelle à l'ordre par lettre suivie ; passé six semaines, il peut"
            " rompre. {refund}",
            "Le tribunal administratif de {court} tranche les désaccords qui subsistent.",
        ),
        (
            "Chaque signataire peut se retirer moyennant un préavis d'un trimestre scolaire. {refund}",
            "?Les travaux des élèves sont rendus aux écoles avant la fermeture des comptes.",
            "Les contestations sont soumises au juge administratif, à {court}, une fois la conciliation épuisée.",
        ),
    ),
)
DELAYS = ("quarante jours", "un mois", "huit semaines")
DELAY_ALTERED = "quatorze mois"
REFUNDS = ("Ce qui a été payé ne se rend pas.", "La quote-part acquittée n'est pas restituée.")
REFUND_ALTERED = "La quote-part acquittée est alors restituée."
ADDED_CLAUSE = (
    "Toutefois, la collectivité ne paie rien pour celles de ses écoles qui se connectent moins d'une fois par semaine."
)
PRICES = (
    "La quote-part de la collectivité est de {p} TTC pour une école et une année.",
    "Il en coûte à la collectivité {p} (toutes taxes comprises) par école pour l'année scolaire {year}.",
    "Le prix convenu est de {p} l'école, taxes incluses.",
    "Pour {year}, le forfait par école a été arrêté à {p}.",
    "Une somme de {p} TTC est facturée au titre de chaque école.",
    "Forfait annuel par école : {p} TTC.",
)
