"""The articles of a convention in the style VARIED: which, in which order, how numbered; the body's paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from samples.blocks import Block, Role, Text
from samples.look import SeededLook
from samples.names import region_alone
from samples.printed import Printed
from samples.varied import bodytext, labels
from samples.varied.bodytext import Subject
from samples.written import in_french, money, money_in_words, year_written

ROMAN = ("0", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII")


class Place(StrEnum):
    """Where the list of schools stands."""

    AFTER_PURPOSE = "after_purpose"
    AFTER_FINANCE = "after_finance"
    USUAL = "usual"  # before the duration, as article nine or so
    ANNEX = "annex"  # after the articles


@dataclass(frozen=True, slots=True)
class Plan:
    """``subjects`` in order, None for the list of schools; its number is ``list_number`` ("annexe" in an annex)."""

    subjects: tuple[Subject | None, ...]
    place: Place

    @property
    def list_number(self) -> int:
        return self.subjects.index(None) + 1 if None in self.subjects else 0


def plan_of(look: SeededLook) -> Plan:
    """The order of the articles, the same for all who were sent the same text."""
    weighted = (Place.USUAL, Place.USUAL, Place.USUAL, Place.AFTER_FINANCE, Place.AFTER_PURPOSE, Place.ANNEX)
    place = look.sentence("place of the list", weighted)
    subjects: list[Subject | None] = [bodytext.PURPOSE, bodytext.DESCRIPTION, bodytext.DUTIES, bodytext.FINANCE]
    middle = (bodytext.FOLLOW_UP, bodytext.PUBLISHING, bodytext.HELP, bodytext.DATA)
    subjects += [s for s in middle if not look.left_out(s.titles[0], 0.12)]
    if place is Place.USUAL:
        subjects.append(None)
    subjects += [bodytext.DURATION, bodytext.ENDING]
    if place is Place.AFTER_PURPOSE:
        subjects.insert(1, None)
    elif place is Place.AFTER_FINANCE:
        subjects.insert(4, None)
    return Plan(tuple(subjects), place)


def heading(number: int, title: str, look: SeededLook) -> Text:
    form = look.pick("article heading", labels.HEADINGS)
    shown = form.format(n=number, r=ROMAN[number], t=title, T=title.upper())
    return Text(shown, Role.HEADING, f"article:{number}", look.bold_headings, underlined=look.chance("underline", 0.2))


def year(printed: Printed, look: SeededLook) -> str:
    return year_written(printed.school_year, look.sentence("year", labels.YEARS))


def end_day(printed: Printed, look: SeededLook) -> str:
    day = printed.end_date
    form = look.sentence("end day", labels.DAYS)
    numeric = {"numeric": f"{day:%d/%m/%Y}", "dots": f"{day:%d.%m.%Y}"}
    return numeric.get(form, in_french(day) + (" inclus" if form == "inclusive" else ""))


def _price(printed: Printed, look: SeededLook) -> str:
    shown = money(printed.article_price, look.sentence("money", labels.MONEY))
    if look.sentence("price in words", (False, False, True)):
        shown = f"{shown} ({money_in_words(printed.article_price)})"
    return look.sentence("price", bodytext.PRICES).format(p=shown, year=year(printed, look))


def paragraph(text: str, number: int, list_number: str, printed: Printed, look: SeededLook) -> Text:
    altered = printed.clause
    refund = bodytext.REFUND_ALTERED if altered == "refund" else look.sentence("refund", bodytext.REFUNDS)
    delay = bodytext.DELAY_ALTERED if altered == "delay" else look.sentence("delay", bodytext.DELAYS)
    filled = text.lstrip("?@").format(
        n=number,
        list=list_number,
        price=_price(printed, look),
        year=year(printed, look),
        first=printed.school_year[:4],
        region=region_alone(look),
        court=look.court,
        delay=delay,
        refund=refund,
        end=end_day(printed, look),
    )
    if text.startswith("@"):
        return Text(filled, Role.HEADING, bold=look.bold_headings, gap=5)
    if text.startswith("- "):
        sign = look.pick("item sign", ("- ", "- ", "• ", "– "))
        return Text(sign + filled[2:], Role.BULLET, indent=look.pick("item indent", (0.0, 8.0, 18.0)))
    tag = "article_price" if "{price}" in text else "end_date" if "{end}" in text else ""
    return Text(filled, tag=tag)


def preamble(printed: Printed, look: SeededLook, list_number: str) -> list[Block]:
    title = look.pick("preamble title", bodytext.PREAMBLE_TITLES)
    kept = [
        p for p in look.sentence("preamble", bodytext.PREAMBLE) if not (p.startswith("?") and look.left_out(p, 0.5))
    ]
    return [
        Text(title, Role.HEADING, bold=look.bold_headings),
        *(paragraph(p, 0, list_number, printed, look) for p in kept),
    ]


def article(subject: Subject, number: int, list_number: str, printed: Printed, look: SeededLook) -> list[Block]:
    blocks: list[Block] = [heading(number, look.sentence(f"title of {subject.titles[0]}", subject.titles), look)]
    for text in look.sentence(f"wording of {subject.titles[0]}", subject.wordings):
        if text.startswith("?") and look.left_out(text, 0.4):
            continue
        blocks.append(paragraph(text, number, list_number, printed, look))
        if "{price}" in text and printed.clause == "added":
            blocks.append(Text(bodytext.ADDED_CLAUSE))
    return blocks
