"""Names, titles, years and dates: proved by a register, by the campaign, or by two independent looks that agree."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from itertools import pairwise, zip_longest

from reconciliation.matching.collectivity_name import may_be_misread as is_like_name
from reconciliation.matching.words import folded_words
from reconciliation.proof.votes import CERTAIN, REPAIRED, Candidate, Votes, proved, unproved
from schemas.confusions import may_be_misread
from schemas.formats import address as address_format
from schemas.reading import Reading, Trust

LEGIBLE = 0.75  # Tesseract's confidence in every word: below, looks at one place repeat the same misreading
TWICE = "lu deux fois de même"
MENDED = "une lettre mal lue, rétablie d'après le registre"
SHORT_WORD = 3  # letters: ROY, ROI and RAY are three families
MOST_MENDED_WORDS = 1
WHOLE_NAME = 2  # words


def prove_expected(votes: Votes, expected: Collection[str], why: str, lost: str) -> Reading:
    """A value that the campaign or a register expects; another one needs looks that agree."""
    best = votes.best
    if best is None:
        return unproved(votes, lost)
    if best.value in expected and best.count >= votes.runner_up(best):
        return proved(votes, best, why)
    return prove_alike(votes, lost)


def prove_alike(votes: Votes, lost: str) -> Reading:
    """A value that nothing but its looks can prove."""
    agreed = votes.agreed()
    if agreed is None:
        return unproved(votes, lost)
    return proved(votes, agreed, "texte du fichier lui-même" if agreed.is_certain else TWICE)


def folded(text: str) -> str:
    """Words without accents, case and punctuation, in one string."""
    return " ".join(folded_words(text))


def prove_postal_code(votes: Votes, of_payer: Collection[str]) -> Reading:
    """A postal code: the payer's, or one that looks agree on where the payer's is not known."""
    reading = prove_expected(votes, of_payer, "code postal de la commune", "lu une seule fois")
    certain = votes.best is not None and votes.best.is_certain
    if reading.status.is_proved and of_payer and reading.value not in of_payer and not certain:
        return unproved(votes, "n'est pas un code postal de la commune")
    return reading


def prove_payer_name(votes: Votes, registered: Collection[str]) -> Reading:
    """The collectivity's name. One that is nearly the payer's was misread or cut short, however often: whoever prints
    another name prints one that is unlike it."""
    reading = prove_name(votes, registered, "nom d'une collectivité des registres")
    certain = votes.best is not None and votes.best.is_certain
    if not reading.status.is_proved or reading.status is Trust.CORRECTED or certain:
        return reading
    is_registered = any(folded(reading.value or "") == folded(name) for name in registered)
    if not is_registered and any(is_like_name(reading.value or "", name) for name in registered):
        return unproved(votes, "le nom lu ressemble à celui du payeur, sans être le sien")
    if re.search(r"[0-9]", reading.value or ""):
        return unproved(votes, "un nom ne contient pas de chiffres")
    return reading


def prove_person(votes: Votes, registered: Collection[str], why: str) -> Reading:
    """A person's name; one word alone is not the whole of it, however often it was read."""
    reading = prove_name(votes, registered, why)
    if reading.status.is_proved and len((reading.value or "").split()) < WHOLE_NAME:
        return unproved(votes, "un seul mot du nom a été lu")
    return reading


def prove_name(votes: Votes, registered: Collection[str], why: str) -> Reading:
    """A name as it is printed: proved when a register has just these words, or when two looks agree but for accents.

    Of several spellings of one name the one that was seen most often is taken, the first one among equals. Failing
    that, one misread word may be mended from the register once the zone was looked at again.
    """
    if votes.best is None:
        return Reading.missing("rien n'a été lu à cet endroit")
    known = {frozenset(folded(name).split()) for name in registered}
    fitting = [c for c in votes.candidates if frozenset(folded(c.value).split()) in known]
    if fitting and all(folded(c.value) == folded(fitting[0].value) for c in fitting):
        return Reading.of(fitting[0].first, Trust.VERIFIED, CERTAIN, why)
    if votes.best.is_certain:
        return Reading.of(votes.best.first, Trust.VERIFIED, CERTAIN, "texte du fichier lui-même")
    right = mended(votes.best.value, registered) if votes.was_looked_at_again or votes.best.count > 1 else None
    if right is not None:
        return Reading.of(votes.best.first, Trust.CORRECTED, REPAIRED, MENDED, right)
    same = _largest_agreement(votes)
    if same is not None and _is_legible(same):
        return Reading.of(same.first, Trust.VERIFIED, CERTAIN, TWICE)
    return unproved(votes, "lu une seule fois" if len(votes.candidates) == 1 else "les lectures ne concordent pas")


def prove_title(votes: Votes, titles: Collection[str], why: str) -> Reading:
    """The office of who signs. "Le maire" is printed above every signature: where another office was read as well, that
    one is believed, and only its own looks prove it."""
    known = {folded(title) for title in titles}
    others = [o for o in votes.looks if o.value and folded(o.value) not in known and o.confidence >= LEGIBLE]
    return prove_name(Votes.of(others) if others else votes, titles, why)


def prove_address(votes: Votes, communes: Collection[str]) -> Reading:
    """An address: proved where two looks agree on it, or the file's own text has it, and it is whole, from its street
    to the payer's town and no further; no register knows the street. A town that is the payer's but for a misreading
    is mended, and the address stays unproved. Of looks that end the town at several lines the payer's is taken."""
    of_payer = [
        o for o in votes.looks if folded(address_format.town_of(o.value) or "") in {folded(c) for c in communes}
    ]
    votes = Votes.of(of_payer) if of_payer else votes
    reading = prove_alike(votes, "lu une seule fois")
    town = address_format.town_of(reading.value or "")
    known = town is not None and any(folded(town) == folded(name) for name in communes)
    if reading.status.is_proved and not (known and address_format.is_valid(reading.value or "")):
        return unproved(votes, "où l'adresse commence et finit n'est pas certain")
    right = {name for name in communes if town and may_be_misread(folded(town), folded(name))}
    if reading.status.is_proved or known or town is None or len(right) != 1:
        return reading
    whole, name = reading.value or "", right.pop()
    mended = whole[: whole.rindex(town)] + (name.upper() if town.isupper() else name)
    return replace(reading, value=mended, why=MENDED)


def mended(name: str, registered: Collection[str]) -> str | None:
    """``name`` with its misread words replaced by the register's; None when the register has no such name.

    Every word must be like a word of the register, and nearly all of them the same: a name printed otherwise stays.

    >>> mended("Étienne MARQÈËS", ["MARQÈS Étienne"])
    'Étienne MARQÈS'
    >>> mended("Mairie de Lespine-sur-Crbelle", ["MAIRIE DE LESPINE-SUR-ORBELLE"])
    'Mairie de Lespine-sur-Orbelle'
    >>> mended("Étienne MARTEL", ["MARQÈS Étienne"]) is None
    True
    """
    pieces = re.split(r"([\s\-]+)", name)  # words, and what stands between them
    for known in registered:
        pool = known.replace("-", " ").split()
        words = [_nearest(word, pool) for word in pieces[::2]]
        changed = sum(a != b for a, b in zip(words, pieces[::2], strict=True))
        if None not in words and 0 < changed <= MOST_MENDED_WORDS and len(words) > changed:
            return "".join(w for pair in zip_longest(words, pieces[1::2], fillvalue="") for w in pair if w)
    return None


def _nearest(word: str, pool: Collection[str]) -> str | None:
    """The word itself where the register has it, the register's where it is a misreading of it, else None."""
    letters = folded(word)
    if (
        not letters
        or any(folded(known) == letters for known in pool)
        or all(p in folded(" ".join(pool)).split() for p in letters.split())
    ):
        return word
    near = [known for known in pool if len(letters) > SHORT_WORD and may_be_misread(letters, folded(known))]
    if len(near) != 1:
        return None
    return near[0].upper() if word.isupper() else near[0].title()


def _is_legible(candidate: Candidate) -> bool:
    """Whether looks that agree are more than one misreading repeated: taken at two places, or one of them sure."""
    places = {(o.place, o.page) for o in candidate.looks}
    return len(places) > 1 or max(o.confidence for o in candidate.looks) >= LEGIBLE


def _largest_agreement(votes: Votes) -> Candidate | None:
    """The spelling of the name on which two independent looks agree; None when two names have as many looks."""
    groups: dict[str, list[Candidate]] = {}
    for candidate in votes.candidates:
        groups.setdefault(folded(candidate.value), []).append(candidate)
    ranked = sorted(groups.values(), key=lambda group: -sum(c.count for c in group))
    counts = [sum(c.count for c in group) for group in ranked]
    if counts[0] < 2 or any(a == b for a, b in list(pairwise(counts))[:1]):
        return None
    agreed = folded(ranked[0][0].value)
    if any(other != agreed and other.startswith(agreed) for other in groups):
        return None  # somewhere more was read: the looks that agree may all have been cut short
    return ranked[0][0]
