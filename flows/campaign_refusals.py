"""What a person is told of a campaign.toml that cannot be used: which line, what stands there, what to write instead.

Every function gives the error to raise; nothing of Python or of its TOML reader is shown.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path

from rapidfuzz import process

from flows.errors import CampaignError
from schemas.one_line import one_line
from schemas.said import Language, Said
from schemas.system_reasons import reason_of

NEAR_ENOUGH = 55  # rapidfuzz score, 0 to 100, above which a known key is proposed for an unknown one
LONGEST_SHOWN = 60  # characters of a line or of a value that are shown
_LANGUAGE = re.compile(r"""^\s*language\s*=\s*["']en["']""", re.MULTILINE)
_PLACE = re.compile(r"\(at line ([0-9]+), column [0-9]+\)")
_TWICE = re.compile("Cannot (?:overwrite|declare|mutate)")
_TWICE_SENTENCE = Said(
    "cette clé ou cette section y est deux fois ; n'en gardez qu'une",
    "this key or section is there twice; keep one of them",
)
_VALUES = Said(
    'écrivez « clé = valeur », les textes entre guillemets ("2025-2026"), les dates sans (2026-09-05), les listes '
    "entre crochets",
    'write “key = value”, texts in quotes ("2025-2026"), dates without (2026-09-05), lists in square brackets',
)


def language_of(text: str) -> Language:
    """The language that the file asks for, even where the rest of it is broken.

    >>> language_of('school_year = \\nlanguage = "en"').value, language_of("# nothing").value
    ('en', 'fr')
    """
    return Language.ENGLISH if _LANGUAGE.search(text) else Language.FRENCH


def unreadable(path: Path, error: OSError, key: str = "") -> CampaignError:
    """The file itself, or the one that a ``key`` names, cannot be opened."""
    why, of = reason_of(error), f"{key} : " if key else ""
    if key:
        remedy = Said("corrigez le chemin dans campaign.toml, ou retirez cette ligne", "correct the path, or remove it")
    else:
        remedy = Said("donnez le droit de le lire", "give the right to read it")
    return CampaignError(
        f"{of}{path} ne peut pas être lu ({why.fr}) ; {remedy.fr}.",
        f"{of}{path} cannot be read ({why.en}); {remedy.en}.",
    )


def missing(path: Path) -> CampaignError:
    return CampaignError(
        f"{path} n'existe pas ; créez un espace de travail avec « conventions init ».",
        f"{path} does not exist; create a workspace with “conventions init”.",
    )


def not_utf8(path: Path, key: str = "") -> CampaignError:
    of = f"{key} : " if key else ""
    return CampaignError(
        f"{of}{path} n'est pas en UTF-8 ; enregistrez-le dans cet encodage.",
        f"{of}{path} is not in UTF-8; save it in this encoding.",
    )


def not_toml(path: Path, text: str, error: tomllib.TOMLDecodeError, expected: Mapping[str, Said]) -> CampaignError:
    """The reader's words are English and for programmers: only the line is taken from them. ``expected``: by key."""
    place = _PLACE.search(str(error))
    lines = text.splitlines()
    number = min(int(place[1]), len(lines)) if place else len(lines)
    line = lines[number - 1].strip() if lines else ""
    if _TWICE.search(str(error)):
        said = _TWICE_SENTENCE
    else:
        wanted = expected.get(line.partition("=")[0].strip(), _VALUES)
        said = Said(f"ce n'est pas du TOML valable ; {wanted.fr}", f"this is no valid TOML; {wanted.en}")
    shown = _short(one_line(line))
    return CampaignError(
        f"{path}, ligne {number}, « {shown} » : {said.fr}.", f"{path}, line {number}, “{shown}”: {said.en}."
    )


def misplaced_key(path: Path, section: str, key: str) -> CampaignError:
    """Written below the line of a section, where TOML takes it for one of that section's."""
    return CampaignError(
        f"{path} : la clé « {key} » est sous [{section}] ; mettez sa ligne au-dessus de [{section}].",
        f"{path}: the key “{key}” stands below [{section}]; put its line above [{section}].",
    )


def unknown_key(path: Path, prefix: str, key: str, known: Iterable[str]) -> CampaignError:
    names = sorted(known)
    near = process.extractOne(key, names, score_cutoff=NEAR_ENOUGH)
    listed = ", ".join(names)
    hint = Said(f"vouliez-vous dire « {near[0]} » ?", f"did you mean “{near[0]}”?") if near else None
    hint = hint or Said(f"clés possibles : {listed}.", f"possible keys: {listed}.")
    return CampaignError(
        f"{path} : la clé « {prefix}{key} » est inconnue ; {hint.fr}",
        f"{path}: the key “{prefix}{key}” is unknown; {hint.en}",
    )


def bad_value(path: Path, key: str, value: object, expected: Said) -> CampaignError:
    shown = f"{key} = {_short(as_toml(value))}"
    return CampaignError(
        f"{path} : « {shown} » ne convient pas ; corrigez cette ligne : il faut {expected.fr}.",
        f"{path}: “{shown}” will not do; correct this line: it must be {expected.en}.",
    )


def no_section(path: Path, name: str, value: object) -> CampaignError:
    shown = f"{name} = {_short(as_toml(value))}"
    return CampaignError(
        f"{path} : « {shown} » ne convient pas ; {name} est une section : écrivez [{name}] sur une ligne, ses clés "
        "dessous.",
        f"{path}: “{shown}” will not do; {name} is a section: write [{name}] alone on a line, its keys below.",
    )


def as_toml(value: object) -> str:
    """A value as it is written in the file.

    >>> as_toml([date(2025, 3, 1), True, "a", 0.5])
    '[2025-03-01, true, "a", 0.5]'
    """
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return f'"{value}"'
        case date() | datetime() | time():
            return value.isoformat()
        case Mapping():
            return "{" + ", ".join(f"{k} = {as_toml(v)}" for k, v in value.items()) + "}"
        case Sequence():
            return "[" + ", ".join(as_toml(v) for v in value) + "]"
        case _:
            return str(value)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"
