"""A convention of the style UNSEEN as blocks."""

from __future__ import annotations

from samples.blocks import Block, NewPage, Role, Text
from samples.look import SeededLook
from samples.printed import Printed
from samples.unseen import bodytext as said
from samples.unseen.articles import article, filler, order, paragraphs, year
from samples.unseen.parties import parties
from samples.unseen.schools import inventory_article
from samples.unseen.signing import signatures

TITLES = (
    ("Accord de partenariat", "pour l'usage de l'ENT dans les écoles en {year}"),
    ("ENT DES ÉCOLES PUBLIQUES", "CONVENTION DE PARTICIPATION {year}"),
    ("CONVENTION N° ENT1D-{number}", "portant participation d'une collectivité à l'ENT des écoles", "{year}"),
    ("Convention « un ENT pour mon école »", "Année scolaire {year}"),
    ("CONVENTION D'USAGE ET DE FINANCEMENT", "Espace numérique de travail du premier degré", "Année {year}"),
)


def convention_to_blocks(printed: Printed, look: SeededLook) -> list[Block]:
    """The whole convention."""
    subjects = order(look)
    fill = filler(printed, look, f"l'article {subjects.index(None) + 1}")
    number = f"{look.rng('number').randrange(1, 900):03d}"
    larger = look.pick("title size", (1.1, 1.25, 1.4, 1.6))
    blocks: list[Block] = [
        Text(
            line.format(year=year(printed, look), number=number),
            Role.TITLE,
            "title" if "{year}" in line else "",
            look.chance("bold title", 0.7),
            size=1.0 if i else larger,
        )
        for i, line in enumerate(look.pick("title", TITLES))
    ]
    blocks += parties(printed, look)
    blocks += [NewPage()] if look.chance("parties alone", 0.15) else []
    blocks.append(Text(look.pick("opening title", said.OPENING_TITLES), Role.HEADING, bold=look.bold_headings))
    blocks += [fill(text) for text in paragraphs(look.sentence("opening", said.OPENINGS), "opening", look)]
    for number_, subject in enumerate(subjects, start=1):
        if subject is None:
            blocks += [NewPage()] if look.chance("inventory on its own page", 0.12) else []
            blocks += inventory_article(printed, number_, look)
        else:
            blocks += article(subject, number_, fill, printed, look)
    return [*blocks, *signatures(printed, look)]
