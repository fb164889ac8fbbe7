"""The articles of :mod:`samples.reserved.provence`."""

from __future__ import annotations

from samples.reserved.template import Article

ARTICLES = (
    Article(
        "Objet du contrat",
        (
            "Par les présentes, l'État confère à la {kind}, qui l'accepte, le bénéfice de l'espace numérique de travail"
            " académique au profit des écoles publiques dont l'état est donné à l'article {list}.",
            "?Ce bénéfice est personnel et ne peut être cédé, même à titre gratuit.",
        ),
    ),
    Article(
        "Description des prestations",
        (
            "Les prestations recouvrent l'hébergement, la maintenance applicative, les évolutions légales et la mise à"
            " jour des contenus d'aide. Le matériel, les abonnements de télécommunication et le mobilier en sont"
            " exclus.",
            "L'espace donne aux familles lecture du cahier de texte, des informations de l'école et des travaux de leur"
            " enfant ; il donne aux maîtres les moyens d'y écrire.",
            "?Il demeure ouvert durant les congés, l'assistance étant alors suspendue.",
        ),
    ),
    Article(
        "Obligations réciproques des cocontractants",
        (
            "L'autorité académique conduit le projet, en rend compte et forme les personnels placés sous sa"
            " responsabilité. Elle fait son affaire des autorisations qu'exige la loi.",
            "La {kind} prête son concours : elle entretient les équipements, facilite l'intervention des techniciens"
            " dans les locaux et porte à son budget la redevance définie ci-après.",
            "Aucune des deux ne peut engager l'autre envers un tiers sans un mandat écrit.",
        ),
    ),
    Article(
        "Redevance",
        (
            "En contrepartie, la {kind} est redevable envers l'État, par école et par année scolaire, d'une redevance"
            " de {price}, toutes taxes comprises.",
            "Cette redevance est liquidée en une fois. Elle est payable dans un délai de {delay} à dater de l'avis de"
            " mise en recouvrement ; passé ce terme, les intérêts légaux courent de plein droit.",
            "?Les crédits ainsi perçus sont affectés exclusivement au premier degré.",
        ),
    ),
    Article(
        "Évaluation",
        (
            "Un rapport est dressé chaque année au mois de juin. Il fait état de l'assiduité des connexions, de la"
            " satisfaction des maîtres et des améliorations qu'appelle le service.",
            "Le rapport est communiqué à la {kind}, qui dispose d'un mois pour faire valoir ses remarques.",
        ),
    ),
    Article(
        "Responsabilité des publications",
        (
            "Chaque auteur répond de ses écrits. La direction de l'école exerce la police des pages et peut, en cas"
            " d'urgence, en interdire l'accès à titre conservatoire.",
            "Les signes distinctifs de l'État et de la {kind} n'y figurent qu'avec leur accord.",
        ),
    ),
    Article(
        "Assistance",
        (
            "Les personnels saisissent la cellule d'assistance par le formulaire prévu à cet effet ; ils reçoivent un"
            " accusé d'enregistrement. Les parents se tournent vers l'école, qui apprécie la suite à donner.",
        ),
    ),
    Article(
        "Protection de la vie privée",
        (
            "Le traitement des données est opéré sous l'autorité du recteur ou de la rectrice. Les sous-traitants"
            " présentent les garanties exigées par le règlement général sur la protection des données.",
            "L'intéressé peut exercer l'ensemble des droits que ce règlement lui ouvre ; il lui est répondu dans un"
            " délai d'un mois. Nulle donnée n'est cédée à des fins de prospection.",
            "?Un incident de sécurité de nature à exposer des mineurs est notifié sans retard à la {kind}.",
        ),
    ),
    Article("État des écoles et redevance due au titre de {year}"),
    Article(
        "Entrée en vigueur et terme",
        ("Le contrat entre en vigueur à la date de sa signature. Il expirera le {end} sans reconduction possible.",),
    ),
    Article(
        "Résolution et juridiction",
        (
            "Le manquement grave de l'un autorise l'autre à résoudre le contrat, quarante jours après une sommation"
            " infructueuse. {refund}",
            "Compétence est attribuée à la juridiction administrative dans le ressort de laquelle se trouve {court}.",
        ),
    ),
)
