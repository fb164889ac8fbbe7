"""Headings of articles as papers number them, and what looks like one."""

from __future__ import annotations

import pytest

from extractors.articles import article_of, headings_of
from schemas.layout import Box, Line, Word

TITLES = ("Objet", "Service", "Prix", "Durée", "Litiges")


def lines(texts: list[str]) -> list[Line]:
    return [
        Line(tuple(Word(w, Box(50 * i, 20 * n, 50 * i + 40, 20 * n + 10)) for i, w in enumerate(t.split())), 1)
        for n, t in enumerate(texts)
    ]


@pytest.mark.parametrize(
    "styles",
    [
        ("{}. {}",),
        ("{}°) {}", "{}°) {}", "{}) {}"),
        ("{} | {}", "{} {}"),
        ("§ {} {}", "8 {} {}", "$ {} {}"),
        ("{} — {}", "{} - {}"),
        ("Article {} : {}", "ARTICLE {}. {}"),
    ],
)
def test_numbers_that_follow_one_another(styles: tuple[str, ...]) -> None:
    texts = [styles[n % len(styles)].format(n + 1, title) for n, title in enumerate(TITLES)]
    assert [h.number for h in headings_of(lines(texts))] == [1, 2, 3, 4, 5]


def test_ordinals_in_words() -> None:
    texts = [f"Article {word} : Objet" for word in ("premier", "deuxième", "troisiéme", "dixième", "onzième")]
    assert [article_of(line) for line in lines(texts)] == [1, 2, 3, 10, 11]


@pytest.mark.parametrize("rows", [[f"{n} ECOLE MATERNELLE LA COUR" for n in range(1, 7)], ["12 Rue Haute", "3 Place"]])
def test_rows_and_addresses_are_no_headings(rows: list[str]) -> None:
    assert headings_of(lines(rows)) == ()
