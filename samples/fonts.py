"""Which typefaces a style prints with: those installed, DejaVu and Liberation at least, base-14 as the last resort.

The only module that looks at the system's font folders and registers fonts with reportlab.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from random import Random

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from samples.tiers import Style

FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
TEXT = {
    Style.TUNING: (
        ("LiberationSans-Regular", "LiberationSans-Bold", 4),
        ("LiberationSerif-Regular", "LiberationSerif-Bold", 2),
        ("DejaVuSans", "DejaVuSans-Bold", 1),
        ("Carlito-Regular", "Carlito-Bold", 3),
        ("Lato-Regular", "Lato-Bold", 1),
        ("OpenSans-Regular", "OpenSans-Bold", 1),
        ("GenBasR", "GenBasB", 1),
    ),
    Style.HELDOUT: (
        ("DejaVuSerif", "DejaVuSerif-Bold", 1),
        ("DejaVuSansCondensed", "DejaVuSansCondensed-Bold", 2),
        ("LiberationSansNarrow-Regular", "LiberationSansNarrow-Bold", 2),
        ("LiberationMono-Regular", "LiberationMono-Bold", 1),
        ("Caladea-Regular", "Caladea-Bold", 3),
        ("Roboto-Regular", "Roboto-Bold", 3),
        ("CharisSIL", "CharisSIL-Bold", 2),
        ("Quicksand-Medium", "Quicksand-Bold", 1),
    ),
    Style.UNSEEN: (
        ("RobotoCondensed-Regular", "RobotoCondensed-Bold", 3),
        ("GenBkBasR", "GenBkBasB", 3),
        ("Lato-Medium", "Lato-Heavy", 2),
        ("OpenSans-Light", "OpenSans-Semibold", 2),
        ("DejaVuSerifCondensed", "DejaVuSerifCondensed-Bold", 2),
        ("DejaVuSansMono", "DejaVuSansMono-Bold", 1),
    ),
    Style.RESERVED: (
        ("Helvetica", "Helvetica-Bold", 3),
        ("Times-Roman", "Times-Bold", 3),
        ("CharisSIL-Regular", "CharisSIL-Bold", 2),
        ("Roboto-Light", "Roboto-Medium", 2),
        ("Lato-Semibold", "Lato-Black", 1),
        ("RobotoCondensed-Light", "RobotoCondensed-Medium", 1),
        ("OpenSans-Semibold", "OpenSans-ExtraBold", 1),
        ("Courier", "Courier-Bold", 1),
    ),
}
TEXT[Style.VARIED] = (*TEXT[Style.TUNING], *TEXT[Style.HELDOUT])
_HANDS = {
    Style.TUNING: ("DancingScript-Regular", "dkg", "SteveHand", "Humor-Sans"),
    Style.HELDOUT: ("breipfont", "Kristi", "Rufscript010", "Delphine", "Ecolier-court"),
    Style.UNSEEN: ("DancingScript-Bold", "dkgIt"),
    Style.RESERVED: ("BecauseWeLearn-Regular", "BecauseWeConnect-Regular"),
}
_CAPITALS = frozenset(_HANDS[Style.RESERVED])  # as broad as a pen by themselves, and without accents
_TOO_FINE = ("Kristi", "Ecolier-court")  # a person could not read their dates on a fax
_HANDS[Style.VARIED] = tuple(h for s in (Style.TUNING, Style.HELDOUT) for h in _HANDS[s] if h not in _TOO_FINE)
_BASE14 = {
    Style.TUNING: ("Helvetica", "Helvetica-Bold"),
    Style.HELDOUT: ("Times-Roman", "Times-Bold"),
    Style.VARIED: ("Helvetica", "Helvetica-Bold"),
    Style.UNSEEN: ("Times-Roman", "Times-Bold"),
    Style.RESERVED: ("Helvetica", "Helvetica-Bold"),
}


@dataclass(frozen=True, slots=True)
class Face:
    """A text typeface, registered with reportlab under these two names."""

    regular: str
    bold: str


@lru_cache(maxsize=1)
def installed() -> dict[str, Path]:
    """Every TrueType and OpenType file of the system by its stem; reportlab sets only the former."""
    files = (path for folder in FOLDERS if folder.is_dir() for path in sorted(folder.rglob("*.[to]tf")))
    return {path.stem: path for path in files}


@cache
def _registered(stem: str) -> bool:
    if stem in pdfmetrics.standardFonts:
        return True
    path = installed().get(stem)
    if path is None:
        return False
    try:
        pdfmetrics.registerFont(TTFont(stem, str(path)))
    except TTFError:
        return False
    return True


def face(style: Style, rng: Random) -> Face:
    """A typeface of the style, drawn among those that can be used here."""
    usable = [(r, b, w) for r, b, w in TEXT[style] if _registered(r) and _registered(b)]
    if not usable:
        return Face(*_BASE14[style])
    regular, bold, _ = rng.choices(usable, weights=[w for _, _, w in usable])[0]
    return Face(regular, bold)


def hand(style: Style, rng: Random) -> Path | None:
    """The file of a handwriting typeface, or None where none is installed."""
    usable = [path for stem in _HANDS[style] if (path := installed().get(stem)) is not None]
    return rng.choice(usable) if usable else None


def written(text: str, hand: Path | None, weight: float) -> tuple[str, float]:
    """What a hand makes of a text and how many points its pen is broadened: capitals have neither accents nor need.

    >>> written("2 février", Path("BecauseWeLearn-Regular.otf"), 0.6), written("2 février", None, 0.6)
    (('2 fevrier', 0.0), ('2 février', 0.6))
    """
    if hand is None or hand.stem not in _CAPITALS:
        return text, weight
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode(), 0.0


def stamp_face(style: Style) -> Path | None:
    """The file of the bold typeface that rubber stamps are cut in."""
    wanted = ("DejaVuSans-Bold",) if style is Style.HELDOUT else ("LiberationSans-Bold", "DejaVuSans-Bold")
    return next((path for stem in wanted if (path := installed().get(stem)) is not None), None)
