"""The body of a convention in our own words, for the tuning style. A paragraph that begins with "?" is left out of
short versions; ``{price}``, ``{year}``, ``{region}``, ``{court}`` and ``{delay}`` are filled in."""

from __future__ import annotations

PREAMBLE = (
    "Les écoles du premier degré disposent depuis plusieurs années d'outils en ligne dont l'offre reste inégale d'un"
    " territoire à l'autre. Les signataires souhaitent que chaque élève, où qu'il habite, accède au même espace de"
    " travail, pensé pour son âge et tenu à l'écart de toute publicité.",
    "Le projet ENT-École réunit à cette fin la région académique {region}, qui choisit et anime la solution, et les"
    " communes ou leurs groupements, qui équipent les classes. Chacun conserve les missions que la loi lui confie et"
    " met en commun les moyens décrits ci-dessous.",
    "?Les conseils d'école ont été consultés au cours du printemps ; leurs remarques ont été prises en compte dans la"
    " présente rédaction, en particulier sur la place laissée aux familles peu à l'aise avec l'écrit.",
    "?Le déploiement s'effectue par vagues successives. Une école inscrite une année le demeure l'année suivante sauf"
    " demande contraire de la collectivité adressée avant le mois de juin.",
)

ARTICLES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Objet de la convention",
        (
            "Le présent document fixe ce que chacune des parties apporte à l'ouverture et à la vie de l'ENT dans les"
            " écoles publiques : formation, aide aux usagers, données nécessaires aux comptes, suivi commun.",
            "?Il ne crée aucun lien de subordination entre les parties et ne modifie pas la répartition des"
            " compétences entre l'État et les collectivités.",
        ),
    ),
    (
        "Description du projet",
        (
            "L'espace proposé comprend un cahier de textes, une messagerie interne, un carnet de liaison, un espace"
            " de dépôt de fichiers et des blogs de classe. L'accès se fait depuis un navigateur, à l'aide d'un compte"
            " personnel remis à chaque élève, à ses responsables et à ses enseignants.",
            "Les contenus publiés par les classes restent dans l'enceinte de l'école, sauf choix exprès de"
            " l'enseignant. Les comptes sont créés à la rentrée à partir de la base administrative des élèves et"
            " supprimés trois mois après leur départ.",
            "?Un connecteur ouvre l'accès aux manuels et dictionnaires auxquels l'école est abonnée, sans nouvelle"
            " saisie de mot de passe. La liste des ressources compatibles figure sur le site d'accompagnement.",
            "?Une application pour téléphone complète le site ; elle n'est pas indispensable et aucune famille ne"
            " peut être tenue de l'installer.",
        ),
    ),
    (
        "Engagements réciproques",
        (
            "@Article 3.1 - Engagements de la région académique",
            "La région académique conduit le marché, paie l'éditeur et vérifie la qualité du service rendu. Elle"
            " organise, avec les conseillers de circonscription, au moins deux demi-journées de formation par école"
            " nouvellement inscrite.",
            "Elle tient à jour un espace d'aide en ligne, répond aux questions des directrices et directeurs et ouvre"
            " aux agents désignés par la collectivité un compte qui leur permet de publier des informations sur les"
            " temps périscolaires.",
            "?Elle réunit une fois l'an les élus qui le souhaitent afin de présenter les nouveautés et de recueillir"
            " leurs attentes.",
            "@Article 3.2 - Engagements de la collectivité",
            "La collectivité fournit aux écoles des postes en état de marche et un raccordement à Internet dont le"
            " débit permet à une classe entière de travailler en même temps. Elle prévient la région académique des"
            " travaux qui rendraient le service indisponible plus d'une journée.",
            "Elle désigne un correspondant et verse la contribution annuelle définie à l'article suivant.",
        ),
    ),
    (
        "Participation financière",
        (
            "La somme demandée à la collectivité couvre une partie du coût des licences, de l'hébergement et du"
            " centre d'appel. {price}",
            "Elle est appelée une seule fois pour l'année scolaire, par un titre de perception que la région"
            " académique émet après la signature et que la collectivité règle dans un délai de {delay}.",
            "Les écoles inscrites pour l'année scolaire {year} et le montant dû figurent à l'article 9.",
        ),
    ),
    (
        "Suivi des usages",
        (
            "Un comité composé de deux représentants de chaque partie examine chaque année les chiffres de"
            " fréquentation. Ceux-ci sont fournis sous une forme qui ne permet de reconnaître aucun usager.",
            "Les mesures portent sur :",
            "- le nombre de connexions par profil et par mois ;",
            "- les services les plus consultés ;",
            "- la durée moyenne des visites et le type d'appareil employé.",
            "?Le comité peut proposer d'ajouter un indicateur ; il veille alors à ce que sa collecte reste légère"
            " pour les écoles.",
        ),
    ),
    (
        "Responsabilité éditoriale",
        (
            "Le directeur ou la directrice de l'école répond des pages publiées par les classes. La personne désignée"
            " par la collectivité répond de celles que publient ses services.",
            "Tout contenu contraire à la loi ou blessant pour une personne est retiré sans attendre par celui qui en"
            " a connaissance ; l'autre partie en est avertie le jour même.",
            "?La charte d'usage, affichée lors de la première visite, rappelle aux enfants et aux adultes les règles"
            " de courtoisie et le respect des droits d'auteur.",
        ),
    ),
    (
        "Assistance aux utilisateurs",
        (
            "Les enseignants s'adressent à la plateforme académique, ouverte les jours de classe de huit heures à dix"
            " huit heures. Les familles s'adressent à l'école, qui transmet si besoin.",
            "Une panne générale est signalée sur la page d'accueil et par un message aux mairies concernées.",
        ),
    ),
    (
        "Protection des données à caractère personnel",
        (
            "La rectrice ou le recteur est responsable du traitement au sens du règlement européen. L'éditeur agit"
            " comme sous-traitant et n'emploie les données à aucune autre fin que le service.",
            "Les personnes concernées peuvent :",
            "- consulter les informations qui les concernent et en demander la correction ;",
            "- s'opposer à un usage pour un motif tenant à leur situation ;",
            "- demander qu'un usage soit suspendu le temps d'une vérification ;",
            "- saisir le délégué à la protection des données, puis la commission nationale compétente.",
            "?Les sauvegardes sont conservées en France ; elles sont détruites au plus tard un an après la fin du"
            " contrat passé avec l'éditeur.",
            "?Un registre des opérations est tenu par les services académiques et peut être consulté sur demande"
            " motivée de la collectivité.",
        ),
    ),
)

CLOSING = (
    "Lorsqu'une partie manque à ses obligations, l'autre lui écrit en recommandé pour lui demander d'y remédier. Les"
    " parties se rencontrent ensuite dans les trente jours à l'initiative de la première d'entre elles.",
    "Si le désaccord persiste quinze jours après cette rencontre, la partie lésée peut mettre fin à la convention par"
    " une nouvelle lettre recommandée qui en expose les raisons. {refund}",
    "?Toute autre modification prend la forme d'un avenant signé dans les mêmes conditions que le présent texte.",
    "Les différends qui n'auraient pas trouvé d'issue amiable sont portés devant le tribunal administratif de {court}.",
)
REFUND = "Les contributions déjà versées restent acquises à la région académique."
REFUND_ALTERED = "Les contributions déjà versées sont alors rendues en totalité à la collectivité."
NOTE = "Nota : lorsque les communes d'un regroupement règlent chacune leur part, chacune signe sa propre convention."
AGREED = "Les parties sont convenues de ce qui suit :"
ADDED_CLAUSE = (
    "La collectivité se réserve toutefois le droit de ne verser que la moitié de la contribution si le service est"
    " interrompu plus de deux jours au cours de l'année."
)
