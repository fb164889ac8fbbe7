"""A postal address in running text: from its street on, up to the town behind its postal code.

Its middle is certain: five digits and a town. Backwards it reaches to the first number or word for a street since the
last colon, bracket or "établie"; forwards as far as words can be a town's.
"""

from __future__ import annotations

import re

from extractors.labels import folded
from extractors.patterns import POSTAL_CODE
from schemas.formats.address import STREET

EDGE = " :,;.-–—|\n"
BEFORE = re.compile(
    r"[:;(«»]|(?:[0-9][\s.]{0,2}){14}|(?<!\w)(?:[ée]tablie?|sise?|situ[ée]e?|domicili[ée]e?|si[èe]ge(?:\s+social)?|adresse)(?!\w)",
    re.IGNORECASE,
)
FARTHEST = 140  # characters before the postal code: two long lines
LONGEST_SHORTENED = 3  # letters: "ST." keeps its full stop, any other word ends a sentence with it
_TOKEN = re.compile(r"(?P<gap>[ \t\n]*)(?P<word>[^\s,;:()«»\"|=]+)")
_HANGING = frozenset(("de", "du", "des", "d", "en", "sur", "sous", "et", "aux", "pres", "lez"))
"""Words that only go on: where the next line begins with one, the town was not whole."""

_PARTICLES = _HANGING | {"la", "le", "les", "l", "au", "a"}


def address_around(text: str, code: re.Match[str]) -> tuple[int, int]:
    """Where the address begins and ends whose postal code is ``code``."""
    return _begin(text, code.start("code")), _end(text, code.end())


def postal_codes(text: str) -> list[re.Match[str]]:
    """Every postal code that a town's name follows."""
    return list(POSTAL_CODE.finditer(text))


def _begin(text: str, code: int) -> int:
    """Where the street begins; the code itself where nothing before it is one."""
    start = max(0, code - FARTHEST)
    for bound in BEFORE.finditer(text, start, code):
        start = bound.end()
    street = next((m for m in STREET.finditer(text, start, code) if text[m.end() : code].strip(EDGE) or m[0]), None)
    if street is not None:
        return street.start()
    line = text.rfind("\n", start, code)
    before = text[line + 1 : code] if line >= 0 else text[start:code]
    if before.strip(EDGE) and line >= 0:
        return line + 1 + len(before) - len(before.lstrip(EDGE))
    return code if line >= 0 or not before.strip(EDGE) else start + len(before) - len(before.lstrip(EDGE))


def _end(text: str, at: int) -> int:
    """Where the town ends that begins at ``at``."""
    end, pending, last = at, at, ""
    while token := _TOKEN.match(text, pending):
        word = token["word"].rstrip(".;,") if len(token["word"]) > LONGEST_SHORTENED else token["word"]
        if "\n" in token["gap"] and last and not _goes_on_below(text, token, last):
            break
        if not _may_be_town(word, last):
            break
        pending, last = token.end(), word
        if folded(word) not in _PARTICLES:
            end = token.start("word") + len(word)
        if word != token["word"]:
            break  # a full stop
    return end


def _may_be_town(word: str, last: str) -> bool:
    """Whether ``word`` may be part of a town's name, behind the word ``last``: a capital, a particle, CEDEX and its
    number."""
    capital = re.sub(r"^[ldLD]['’]", "", word)[:1].isupper()
    office = folded(word) == "cedex" or (word.isdigit() and folded(last) == "cedex")
    return capital or office or folded(word) in _PARTICLES


def _goes_on_below(text: str, token: re.Match[str], last: str) -> bool:
    """Whether the town goes on in the next line, which begins with ``token``: it hangs on a hyphen or a particle, or
    the next line begins with a particle and another word written like ``last``."""
    if last.endswith("-") or folded(last) in _PARTICLES:
        return True
    following = _TOKEN.match(text, token.end())
    alike = following is not None and following["word"][:1].isupper() and following["word"].isupper() == last.isupper()
    return folded(token["word"]) in _HANGING and alike
