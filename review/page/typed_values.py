"""A value typed by a person, checked as the field it is for: key, calendar, shape."""

from __future__ import annotations

import re
from collections.abc import Callable

from review.wording import Words
from schemas.draft import CollectivityKind, FieldName, MarkKind
from schemas.formats import InvalidFormat, date_fr, euros, school_year, siret, uai
from schemas.school_rows import NO_ROW, row_of

_MOST_CHARACTERS = 200
_POSTAL_CODE = re.compile(r"[0-9]{5}")
_COUNT = re.compile(r"[0-9]{1,3}")
_DIGITS_OF_DATE = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4}|[0-9]{2})")
_ENGLISH_AMOUNT = re.compile(r"€?([0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]{1,2})?)")
_DEPARTMENT = re.compile(r"[0-9]{2,3}|2[AB]")


class Refused(ValueError):  # noqa: N818 - the value is refused, nothing went wrong
    """``why`` tells the person what to type instead."""

    def __init__(self, why: Words) -> None:
        super().__init__(why.en)
        self.why = why


def checked(field: str, text: str) -> str:
    """``text`` in the written form of ``field`` ("siret", "schools[0].uai", "signatures.region"). Raises
    :class:`Refused`.

    >>> checked("total_amount", "1 080 €"), checked("signature_date", "5/8/2025")
    ('1080.00', '2025-08-05')
    """
    typed = " ".join(text.split())
    if not typed or len(typed) > _MOST_CHARACTERS:
        raise Refused(Words("Saisissez la valeur que porte le papier.", "Type the value that the paper shows."))
    check = _check_of(field)
    try:
        return check(typed)
    except InvalidFormat:
        raise Refused(_WHY.get(_last_part(field), _ANY)) from None


def _check_of(field: str) -> Callable[[str], str]:
    if field.startswith("signatures."):
        return _mark
    row = row_of(field)
    if row is not None and not row[1]:
        return _no_row
    return _CHECKS.get(_last_part(field), _as_typed)


def _last_part(field: str) -> str:
    """The name a check goes by: "uai" for "schools[0].uai".

    >>> _last_part("schools[0].uai"), _last_part("siret")
    ('uai', 'siret')
    """
    return field.rsplit(".", 1)[-1]


def _as_typed(text: str) -> str:
    return text


def _matching(pattern: re.Pattern[str]) -> Callable[[str], str]:
    def check(text: str) -> str:
        tight = text.replace(" ", "").upper()
        if not pattern.fullmatch(tight):
            raise InvalidFormat(text)
        return tight

    return check


def _date(text: str) -> str:
    """Also without separators, which is quicker to type.

    >>> _date("05062025"), _date("5/6/25")
    ('2025-06-05', '2025-06-05')
    """
    tight = _DIGITS_OF_DATE.fullmatch(text.replace(" ", ""))
    return date_fr.validate(text if tight is None else "/".join(tight.groups()))


def _amount(text: str) -> str:
    """Also as the English write it, who see it so.

    >>> _amount("€1,080.00"), _amount("1 080,00 €"), _amount("80,5")
    ('1080.00', '1080.00', '80.50')
    """
    english = _ENGLISH_AMOUNT.fullmatch(text.replace(" ", ""))
    return euros.validate(text if english is None else english[1].replace(",", ""))


def _count(text: str) -> str:
    return str(int(_matching(_COUNT)(text)))


def _kind(text: str) -> str:
    if text.lower() not in set(CollectivityKind):
        raise InvalidFormat(text)
    return text.lower()


def _mark(text: str) -> str:
    if text not in (MarkKind.INK, MarkKind.ESIGNATURE, MarkKind.NONE):
        raise InvalidFormat(text)
    return text


def _no_row(text: str) -> str:
    if text != NO_ROW:
        raise InvalidFormat(text)
    return text


_CHECKS: dict[str, Callable[[str], str]] = {
    FieldName.SIRET: siret.validate,
    FieldName.UNIT_PRICE: _amount,
    FieldName.TOTAL_AMOUNT: _amount,
    FieldName.END_DATE: _date,
    FieldName.SIGNATURE_DATE: _date,
    FieldName.SCHOOL_YEAR: school_year.validate,
    FieldName.SCHOOL_COUNT: _count,
    FieldName.POSTAL_CODE: _matching(_POSTAL_CODE),
    FieldName.COLLECTIVITY_KIND: _kind,
    "uai": uai.validate,
    "department": _matching(_DEPARTMENT),
}
_NO_AMOUNT = Words("Ce n'est pas un montant en euros, par exemple 80,00.", "This is no amount in euros, such as 80.00.")
_DATE = Words("Ce n'est pas une date du calendrier, par exemple 28/05/2025.", "This is no date, such as 2025-05-28.")
_ANY = Words("Cette valeur n'est pas possible ici.", "This value is not possible here.")
_WHY = {
    FieldName.SIRET: Words(
        "Ce SIRET n'existe pas : il faut quatorze chiffres dont la clé est juste.",
        "There is no such SIRET: fourteen digits with the right key are needed.",
    ),
    FieldName.UNIT_PRICE: _NO_AMOUNT,
    FieldName.TOTAL_AMOUNT: _NO_AMOUNT,
    FieldName.END_DATE: _DATE,
    FieldName.SIGNATURE_DATE: _DATE,
    FieldName.SCHOOL_YEAR: Words("Ce n'est pas une année scolaire, par exemple 2025-2026.", "No school year."),
    FieldName.SCHOOL_COUNT: Words("Ce n'est pas un nombre d'écoles.", "This is no number of schools."),
    FieldName.POSTAL_CODE: Words("Un code postal a cinq chiffres.", "A postal code has five digits."),
    FieldName.COLLECTIVITY_KIND: Words("Saisissez « commune » ou « regroupement ».", "Type commune or regroupement."),
    "uai": Words(
        "Cet UAI n'existe pas : sept chiffres et une lettre de contrôle juste.",
        "There is no such UAI: seven digits and the right letter.",
    ),
    "department": Words("Un département a deux ou trois chiffres, ou 2A, 2B.", "Two or three digits, or 2A, 2B."),
}
