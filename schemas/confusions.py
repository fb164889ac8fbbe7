"""Which characters Tesseract takes for which: the visually plausible misreadings.

A repair is allowed only along this table (and by dropping a doubled character): the readers use it to read a digit
where a digit must stand, reconciliation to ask whether a key and a register agree with a plausible misreading.
"""

from __future__ import annotations

from collections.abc import Iterator

DIGIT_FOR = str.maketrans("OoQDU@ØøIl|!i][ZzSsbGTBgq", "0000000011111112255667899")
"""What a letter in a digit's place stands for; "@" and "Ø" are noughts with a dot or a stroke in them."""

LETTERS_FOR = {
    "0": "DCU",
    "1": "LTJ",
    "2": "Z",
    "4": "A",
    "5": "S",
    "6": "G",
    "7": "TZ",
    "8": "BS",
    "9": "PG",
    "$": "S",
    "€": "CE",
    "&": "RB",
    "|": "LJ",
    "!": "LJ",
    ")": "JD",
    "]": "JD",
    "I": "LTJ",
    "O": "DCU",
    "Q": "DG",
}
"""What a sign in a letter's place may stand for, likeliest first (no UAI ends in I, O or Q)."""

_GROUPS = (
    "0OQDCU8@Ø",
    "1Il|!7TJ",
    "2Z7",
    "3B8",
    "4A",
    "5S6",
    "6GbC0",
    "8B30S6",
    "9gq4",
    "09",  # worn print: the right side of a nought outlasts its left
    "MNHW",
    "UVY",
    "PFR",
    "EF",
    "KXH",
    "ilj",
    "ceo",
    "nu",
)
LOOKALIKES: dict[str, frozenset[str]] = {}
for _group in _GROUPS:
    for _char in _group:
        LOOKALIKES[_char] = LOOKALIKES.get(_char, frozenset()) | frozenset(_group) - {_char}


def as_digits(text: str) -> str:
    """``text`` with every letter that looks like a digit replaced by it; other characters stay.

    >>> as_digits("2I34O135")
    '21340135'
    """
    return text.translate(DIGIT_FOR)


def look_alike(a: str, b: str) -> bool:
    """Whether one may be read for the other.

    >>> look_alike("0", "O"), look_alike("4", "7")
    (True, False)
    """
    return a == b or b in LOOKALIKES.get(a, ())


def may_be_misread(read: str, printed: str) -> bool:
    """Whether ``read`` is a plausible misreading of ``printed``: one look-alike, or one character doubled or lost.

    >>> may_be_misread("O341401N", "0341401N"), may_be_misread("03414001N", "0341401N")
    (True, True)
    >>> may_be_misread("0341402N", "0341401N")
    False
    """
    if len(read) == len(printed):
        other = [(r, p) for r, p in zip(read, printed, strict=True) if r != p]
        return len(other) <= 2 and all(look_alike(r, p) for r, p in other)
    if len(read) == len(printed) + 1:
        return any(shorter == printed for shorter in _one_dropped(read))
    if len(read) + 1 == len(printed):
        return any(shorter == read for shorter in _one_dropped(printed))
    return False


def _one_dropped(text: str) -> Iterator[str]:
    for at in range(len(text)):
        yield text[:at] + text[at + 1 :]
