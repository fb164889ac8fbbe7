"""A ready letter for each commune whose convention has something to put right: HTML to print, text to mail.

One file a commune, naming each problem once with the right value. What only we or the Region can settle is left out; a
convention with nothing else gives no letter.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from review.atomic_file import write_if_new
from review.cells import department_of, file_of
from review.desk import Desk
from review.fate import Fate, is_open
from review.letter_sentences import words_of
from review.places import value_of
from review.readable import readable
from review.rendering import render
from schemas.campaign import Campaign
from schemas.decision import Decision, DecisionKind, standing
from schemas.draft import CollectivityKind, FieldName
from schemas.finding import Code, Nuance
from schemas.messages import Language
from schemas.result import FindingJson, Result

FOLDER = "lettres"
LONGEST_NAME = 60  # characters of a commune's name in a file name
_OPTIONAL = re.compile(r"\[([^][]*)\]")
_HOLE = re.compile(r"\{(found|expected|detail|school)\}")
_SCHOOL = re.compile(r"(schools\[[0-9]+\])")


@dataclass(frozen=True, slots=True)
class Letter:
    """``stem``: its file name without suffix, made of letters, digits and dashes only; ``address``: by line;
    ``references``: the ids of its conventions."""

    stem: str
    name: str
    address: tuple[str, ...]
    is_commune: bool
    files: tuple[str, ...]
    references: tuple[str, ...]
    asks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What a letter says about one convention; ``payer``: who gets the letter; ``reference``: the convention's id."""

    payer: str
    name: str
    address: tuple[str, ...]
    is_commune: bool
    file: str
    reference: str
    asks: tuple[str, ...]


def part_of(result: Result, fate: Fate, decisions: Sequence[Decision], language: Language) -> Part | None:
    """None where the commune has nothing to put right, or another scan or version holds in this one's place."""
    is_due = fate is Fate.SENT_BACK or (fate is Fate.TO_REVIEW and not _is_outdated(result, decisions))
    asks = asks_of(result, decisions, language) if is_due else ()
    if not asks:
        return None
    fields = result.fields
    return Part(
        payer=_payer(result),
        name=str(fields[FieldName.COLLECTIVITY_NAME].value or ""),
        address=_in_lines(str(fields[FieldName.ADDRESS].value or "")),
        is_commune=fields[FieldName.COLLECTIVITY_KIND].value != CollectivityKind.REGROUPEMENT.value,
        file=file_of(result),
        reference=result.id,
        asks=asks,
    )


def _in_lines(address: str) -> tuple[str, ...]:
    """As it is written on an envelope: what stands before the postal code, then the rest.

    >>> _in_lines("8 BIS RUE HAUTE, 66520 SAUSSOLIGANES"), _in_lines("")
    (('8 BIS RUE HAUTE', '66520 SAUSSOLIGANES'), ())
    """
    return tuple(line for line in re.split(r"[\s,–-]+(?=[0-9]{5}\s)", address, maxsplit=1) if line)


def _is_outdated(result: Result, decisions: Sequence[Decision]) -> bool:
    return any(
        finding.code is Code.DUPLICATE_CONVENTION
        and finding.nuance is not Nuance.OTHER_VERSION
        and is_open(finding, decisions)
        for finding in result.findings
    )


def letters_of(parts: Iterable[Part]) -> tuple[Letter, ...]:
    """One letter for each payer, by name."""
    payers: dict[str, list[Part]] = defaultdict(list)
    for part in parts:
        payers[part.payer].append(part)
    return tuple(_letter(payer, of_it) for payer, of_it in sorted(payers.items()))


def _payer(result: Result) -> str:
    """The collectivity by its name and département, a nameless convention by itself."""
    name = result.fields[FieldName.COLLECTIVITY_NAME].value
    return f"{_slug(str(name))} {department_of(result)}".strip() if name else f"sans-nom-{result.id}"


def _letter(payer: str, of_it: Sequence[Part]) -> Letter:
    first = of_it[0]
    digest = hashlib.sha256(payer.encode()).hexdigest()[:6]
    return Letter(
        stem=f"{_slug(payer)[:LONGEST_NAME].strip('-')}-{digest}",
        name=first.name,
        address=first.address,
        is_commune=first.is_commune,
        files=tuple(dict.fromkeys(part.file for part in of_it)),
        references=tuple(part.reference for part in of_it),
        asks=tuple(dict.fromkeys(ask for part in of_it for ask in part.asks)),
    )


def _slug(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-") or "sans-nom"


def asks_of(result: Result, decisions: Sequence[Decision], language: Language) -> tuple[str, ...]:
    """What the commune is asked: a sentence for each open finding that it can mend, then what the person who sends the
    convention back wants to add."""
    asks = [
        ask_of(result, finding, words(language), language)
        for finding in result.findings
        if (words := words_of(finding)) is not None and is_open(finding, decisions)
    ]
    added = [d.reason for d in standing(decisions) if d.kind is DecisionKind.SEND_BACK and d.reason]
    return tuple(dict.fromkeys([*asks, *added]))


def ask_of(result: Result, finding: FindingJson, template: str, language: Language) -> str:
    """The sentence of the letter for one finding."""
    found, expected = finding.found, finding.expected
    if finding.nuance is Nuance.OTHER_VERSION:  # both versions ask, and the commune is asked once
        found, expected = sorted((found, expected), key=str)
    values = {
        "found": readable(finding.field, found, language),
        "expected": readable(finding.field, expected, language),
        "detail": finding.detail,
        "school": _school_name(result, finding),
    }

    def optional(part: re.Match[str]) -> str:
        return part[1] if all(values[hole] for hole in _HOLE.findall(part[1])) else ""

    kept = _OPTIONAL.sub(optional, template)
    return _HOLE.sub(lambda hole: values[hole[1]] or "?", kept)


def _school_name(result: Result, finding: FindingJson) -> str:
    found = _SCHOOL.match(finding.field or "")
    name = value_of(result, f"{found[1]}.name") if found else None
    return "" if name is None or name.value is None else str(name.value)


def write_letters(letters: Sequence[Letter], desk: Desk) -> tuple[Path, ...]:
    """``lettres/<commune>.html`` and ``.txt``; letters that are no longer due are removed."""
    target = desk.folder / FOLDER
    target.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for letter in letters:
        for suffix in ("html", "txt"):
            text = letter_text(letter, suffix, desk.language, desk.campaign, desk.sender, desk.now.date())
            written.append(write_if_new(target / f"{letter.stem}.{suffix}", text))
    due = {path.name for path in written}
    for stale in target.iterdir():
        if stale.suffix in (".html", ".txt") and stale.name not in due:
            stale.unlink()
    return tuple(written)


def letter_text(  # noqa: PLR0917 - it is all that a letter says
    letter: Letter, suffix: str, language: Language, campaign: Campaign, sender: Sequence[str], today: date
) -> str:
    """The letter as HTML or as text. ``sender``: the lines of its head, none for a letter without one."""
    return render(f"letter.{suffix}", language, letter=letter, campaign=campaign, sender=sender, today=today)
