"""The articles of a convention in the style UNSEEN: order, numbers, paragraphs."""

from __future__ import annotations

from collections.abc import Callable

from samples.blocks import Align, Block, Role, Text
from samples.look import SeededLook
from samples.names import region_alone
from samples.printed import Printed
from samples.unseen import bodytext as said
from samples.written import in_french, money, money_in_words, year_written

ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
ORDINALS = (
    "", "premier", "deuxième", "troisième", "quatrième", "cinquième", "sixième", "septième", "huitième", "neuvième",
    "dixième", "onzième", "douzième",
)  # fmt: skip
HEADINGS = (
    "ARTICLE {n}. {t}", "§ {n} {t}", "{r} – {t}", "Art. {n} : {t}", "{n} | {T}", "Article {r}. {t}", "ARTICLE {n}\n{t}",
    "Article {o} : {t}", "{n}°) {t}",
)  # fmt: skip
YEARS = ("{}-{}", "{}-{}", "{}/{}", "{} – {}", "{} - {}")
AMOUNT_FORMS = ("{} €", "{},00 €", "{}\u00a0€", "{},00\u00a0euros", "{}\u202f€", "{}€", "{} € TTC", "{} euros")
END_FORMS = ("words", "words", "numeric", "weekday_less")

Subject = tuple[said.Wording, tuple[said.Wording, ...]]
MIDDLE: tuple[Subject, ...] = (said.WATCH, said.CONTENT, said.SUPPORT, said.PRIVACY)


def order(look: SeededLook) -> list[Subject | None]:
    """The subjects; None stands for the list of schools. The same for all who were sent the same text."""
    first: list[Subject | None] = [said.AIM, said.SERVICE, said.SHARES]
    middle: list[Subject | None] = [*look.sentence("middle", (MIDDLE, MIDDLE[::-1], MIDDLE[1:] + MIDDLE[:1]))]
    end: list[Subject | None] = look.sentence("end", ([said.TERM, said.BREAK], [said.BREAK, said.TERM]))
    return look.sentence(
        "list's place",
        (
            [*first, said.MONEY, None, *middle, *end],
            [*first, said.MONEY, *middle, None, *end],
            [*first, *middle, said.MONEY, None, *end],
            [said.AIM, None, *first[1:], said.MONEY, *middle, *end],
            [*first, said.MONEY, *middle, *end, None],
        ),
    )


def year(printed: Printed, look: SeededLook) -> str:
    return year_written(printed.school_year, look.sentence("year", YEARS))


def amount_form(look: SeededLook) -> str:
    return look.sentence("money", AMOUNT_FORMS)


def heading(number: int, title: str, look: SeededLook) -> Text:
    shown = look.pick("heading", HEADINGS).format(
        n=number, r=ROMAN[number], o=ORDINALS[number], t=title, T=title.upper()
    )
    return Text(
        shown,
        Role.HEADING,
        f"article:{number}",
        look.bold_headings,
        align=look.pick("heading align", (Align.LEFT, Align.LEFT, Align.CENTRE)),
        size=look.pick("heading size", (1.0, 1.0, 1.12)),
        underlined=look.chance("heading underlined", 0.15),
    )


def filler(printed: Printed, look: SeededLook, list_place: str) -> Callable[[str], Text]:
    """What makes a printed paragraph of one of the bank's."""
    price = look.sentence("price", said.PRICES)
    shown = money(printed.article_price, amount_form(look))
    if "TTC" in shown:
        price = price.replace(" TTC", "").replace(" (toutes taxes comprises)", "").replace(", taxes incluses", "")
    if look.sentence("price spelled", (False, True, False, False)):
        shown = f"{money_in_words(printed.article_price)} ({shown})"
    day = printed.end_date
    end = f"{day:%d/%m/%Y}" if look.sentence("end day", END_FORMS) == "numeric" else in_french(day)
    places = {
        "price": price.format(p=shown, year=year(printed, look)),
        "year": year(printed, look),
        "list": list_place,
        "delay": said.DELAY_ALTERED if printed.clause == "delay" else look.sentence("delay", said.DELAYS),
        "refund": said.REFUND_ALTERED if printed.clause == "refund" else look.sentence("refund", said.REFUNDS),
        "region": region_alone(look),
        "court": look.court,
        "end": end,
    }

    def fill(text: str) -> Text:
        words = text.lstrip("?@").format(**places)
        if text.startswith("@"):
            return Text(words, Role.HEADING, bold=look.chance("bold small heading", 0.4), gap=4)
        if text.startswith("- "):
            return Text(
                look.pick("dash", ("— ", "· ", "▪ ", "- ")) + words[2:],
                Role.BULLET,
                indent=look.pick("in", (4.0, 14.0)),
            )
        tag = "article_price" if "{price}" in text else "end_date" if "{end}" in text else ""
        return Text(words, tag=tag)

    return fill


def paragraphs(bank: said.Wording, key: str, look: SeededLook) -> list[str]:
    """Those that are kept."""
    return [text for text in bank if not (text.startswith("?") and look.left_out(f"{key}{text[:20]}", 0.35))]


def article(
    subject: Subject, number: int, fill: Callable[[str], Text], printed: Printed, look: SeededLook
) -> list[Block]:
    titles, wordings = subject
    blocks: list[Block] = [heading(number, look.sentence(titles[0], titles), look)]
    for text in paragraphs(look.sentence(f"{titles[0]}'s words", wordings), titles[0], look):
        blocks.append(fill(text))
        if "{price}" in text and printed.clause == "added":
            blocks.append(Text(said.ADDED_CLAUSE))
    return blocks
