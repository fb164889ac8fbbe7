"""How a look prints a person's name, a SIRET and a signatory's own title."""

from __future__ import annotations

from samples.look import Look, NameForm
from samples.people import Person

OWN_TITLES = frozenset({"maire", "président", "présidente"})
"""Titles of those who stand for the collectivity by office; "représentée par son …" fits no other."""


def region_alone(look: Look) -> str:
    """The name of the region without its office: "Pays de la Loire"; of an académie the town.

    >>> from types import SimpleNamespace
    >>> region_alone(SimpleNamespace(region_name="RÉGION ACADÉMIQUE DE CORSE", court="Ajaccio"))
    'Corse'
    """
    _, found, name = look.region_name.replace("CADÉMIQUE ", "cadémique ").partition("cadémique ")
    name = name.removeprefix("DE ").removeprefix("de ")
    return (name.title() if name.isupper() else name) if found else look.court


def signed_name(person: Person, look: Look) -> str:
    """The name as the look prints it.

    >>> from types import SimpleNamespace
    >>> signed_name(Person("Hélène", "Roquac", True), SimpleNamespace(name_form=NameForm.CAPITALS))
    'HÉLÈNE ROQUAC'
    """
    if look.name_form is NameForm.MIXED:
        return f"{person.first_name} {person.last_name}"
    return person.printed.upper() if look.name_form is NameForm.CAPITALS else person.printed


def siret_spaced(siret: str, form: str) -> str:
    """
    >>> siret_spaced("21340135900012", "grouped"), siret_spaced("21340135900012", "dots")
    ('213 401 359 00012', '213.401.359.00012')
    """
    if form == "halves":
        return f"{siret[:9]} {siret[9:]}"
    space = {"grouped": " ", "dots": ".", "no_break": "\u00a0", "thin": "\u202f"}.get(form, "")
    return space.join((siret[:3], siret[3:6], siret[6:9], siret[9:]))
