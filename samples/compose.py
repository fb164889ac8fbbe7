"""From what is printed to blocks of text, in reading order, for the worded styles (TUNING and HELDOUT)."""

from __future__ import annotations

from types import ModuleType

from samples import wording_heldout, wording_tuning
from samples.blocks import Block, Columns, Grid, NewPage, Role, Room, Text, Together
from samples.compose_parties import parties, signatory_shown
from samples.look import ListShape, SignShape, WordedLook
from samples.printed import DateKind, Printed, PrintedSchool
from samples.tiers import Style
from samples.written import DATE_ROOM, in_french, money, money_in_words

SIGN_ROOM = 74.0  # points: a signature and a stamp need some 26 mm
_WORDS: dict[Style, ModuleType] = {Style.TUNING: wording_tuning, Style.HELDOUT: wording_heldout}


def convention_to_blocks(printed: Printed, look: WordedLook) -> list[Block]:
    """The whole convention, without page breaks but the one after the preamble of documents close to the real one."""
    words = _WORDS[look.style]
    blocks: list[Block] = [
        Text(line.format(year=printed.school_year), Role.TITLE, "title" if "{year}" in line else "", look.bold_headings)
        for line in look.title
    ]
    blocks += parties(printed, look)
    blocks += [Text(words.NOTE, gap=10), Text(words.AGREED, gap=10)]
    blocks += [
        Text("I- Préambule :" if look.style is Style.TUNING else "PRÉAMBULE", Role.HEADING, bold=look.bold_headings)
    ]
    blocks += [_body(p, printed, look) for p in words.PREAMBLE if _kept(p, look)]
    if look.style is Style.TUNING and not look.bold_headings:
        blocks += [NewPage(), Text("II - Articles:", Role.HEADING)]
    for number, (title, paragraphs) in enumerate(words.ARTICLES, start=1):
        blocks.append(_heading(number, title, look))
        for paragraph in paragraphs:
            if _kept(paragraph, look):
                blocks.append(_body(paragraph, printed, look))
                if printed.clause == "added" and number == 4 and "{price}" in paragraph:
                    blocks.append(Text(words.ADDED_CLAUSE))
    blocks += _article_9(printed, look)
    blocks.append(
        _heading(10, "Durée de la convention" if look.style is Style.TUNING else "Prise d'effet et terme", look)
    )
    blocks.append(Text(look.end_sentence.format(end=in_french(printed.end_date)), tag="end_date"))
    blocks.append(
        _heading(11, "Modification et résiliation" if look.style is Style.TUNING else "Révision, litiges", look)
    )
    blocks += [_body(p, printed, look) for p in words.CLOSING if _kept(p, look)]
    blocks += _signatures(printed, look)
    return blocks


def _kept(paragraph: str, look: WordedLook) -> bool:
    return not (look.short and paragraph.startswith("?"))


def _heading(number: int, title: str, look: WordedLook) -> Text:
    return Text(
        look.article_heading.format(n=number, t=title, T=title.upper()),
        Role.HEADING,
        f"article:{number}",
        look.bold_headings,
    )


def _body(paragraph: str, printed: Printed, look: WordedLook) -> Text:
    words = _WORDS[look.style]
    refund = words.REFUND_ALTERED if printed.clause == "refund" else words.REFUND
    delay = "dix-huit mois" if printed.clause == "delay" else look.delay
    text = paragraph.lstrip("?@").format(
        region=look.region_name.split("cadémique ")[-1].split("CADÉMIQUE ")[-1].title(),
        year=printed.school_year,
        price=look.price_sentence.format(price=money(printed.article_price, look.money)),
        court=look.court,
        refund=refund,
        delay=delay,
    )
    if paragraph.startswith("@"):
        return Text(text, Role.HEADING, bold=look.bold_headings, gap=5)
    if text.startswith("- "):
        return Text(text, Role.BULLET)
    return Text(text, tag="article_price" if "{price}" in paragraph else "")


def _item(school: PrintedSchool, look: WordedLook) -> str:
    return look.list_item.format(c=school.commune, d=school.department, n=school.name, u=school.uai)


def _article_9(printed: Printed, look: WordedLook) -> list[Block]:
    title = (
        "Liste des écoles et coût pour la {k} pour l'année scolaire {y}"
        if look.style is Style.TUNING
        else "Écoles et montant ({y})"
    )
    kind = "commune" if printed.kind.value == "commune" else "collectivité"
    heading = _heading(9, title.format(k=kind, y=printed.school_year), look)
    spelled = f" ({money_in_words(printed.in_words)})" if look.spells_amount or printed.spell_amount else ""
    sentence = look.count_sentence.format(
        n=printed.count,
        times=look.times,
        price=money(printed.unit_price, look.money),
        total=money(printed.total, look.money),
        words=spelled,
    )
    return [heading, Text(sentence, tag="amounts"), Text(look.list_heading, gap=8), *_school_list(printed, look)]


def _school_list(printed: Printed, look: WordedLook) -> list[Block]:
    items = [_item(s, look) for s in printed.schools]
    if look.list_shape is ListShape.RUNNING:
        return [Text(", ".join(items), tag="schools", gap=8)]
    if look.list_shape is ListShape.ONE_A_LINE:
        return [Text(t, Role.LINE, f"school:{i}") for i, t in enumerate(items)]
    if look.list_shape is ListShape.BULLETS:
        sign = "- " if look.style is Style.TUNING else "• "
        return [Text(sign + t, Role.BULLET, f"school:{i}") for i, t in enumerate(items)]
    tags = tuple(f"school:{i}" for i in range(len(items)))
    repeat = look.list_shape is ListShape.TABLE_REPEATED
    if look.style is Style.TUNING:
        rows = tuple((s.commune, s.department, s.name, s.uai) for s in printed.schools)
        return [Grid(("Commune", "Dpt", "Nom de l'école", "UAI"), rows, (0.3, 0.08, 0.42, 0.2), tags, repeat)]
    rows = tuple((s.uai, s.name, s.commune, s.department) for s in printed.schools)
    return [Grid(("Code UAI", "École", "Ville", "Dép."), rows, (0.19, 0.41, 0.31, 0.09), tags, repeat)]


def closing_line(printed: Printed, look: WordedLook) -> Text:
    """ "A Montpellier, le 28/05/2025"; dots or nothing where the date is not printed."""
    if printed.signed_on is not None and printed.date_kind is DateKind.PRINTED:
        day = printed.signed_on
        shown = in_french(day) if look.date_form == "words" else f"{day:%d/%m/%Y}"
    else:
        shown = DATE_ROOM if look.style is Style.TUNING else ""
    return Text(look.closing.format(place=printed.place, date=shown).rstrip(), Role.LINE, "closing", gap=12)


def _signatures(printed: Printed, look: WordedLook) -> list[Block]:
    payer = (
        Text(f"{printed.name}:" if look.style is Style.TUNING else f"Pour la collectivité, {printed.name}", Role.LINE),
        Text(
            look.signatory_label.format(signatory_shown(printed, look))
            if look.style is Style.TUNING and not look.signatory_on_one_line
            else signatory_shown(printed, look),
            Role.LINE,
        ),
        Text(printed.title, Role.LINE),
        Room(SIGN_ROOM, "sign:collectivity"),
    )
    region = (
        Text(look.rector if look.style is Style.TUNING else f"Pour la région académique, {look.rector}", Role.LINE),
        Text(look.rector_title + ("" if look.style is Style.HELDOUT else "."), Role.LINE),
        Room(SIGN_ROOM, "sign:region"),
    )
    first, second = (payer, region) if look.collectivity_first else (region, payer)
    closing = closing_line(printed, look)
    if look.sign_shape is SignShape.STACKED:
        spaced = Text("", Role.LINE)
        return [Together((closing, spaced, *first)), Together((spaced, *second))]
    return [
        Together((closing, Text("", Role.LINE), Columns((first, second), boxed=look.sign_shape is SignShape.BOXES)))
    ]
