"""CSV as portals, APIs and spreadsheets write it: ``;``, ``,`` or tab; UTF-8, UTF-16 or Windows-1252; BOM or none."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import pandas as pd

from reconciliation.register_errors import Said
from reconciliation.tables.headers import Column, header_row, match_headers
from reconciliation.tables.kinds import NotATable

DELIMITERS = ";,\t|"
TITLE_ROWS = 10
"""Rows at the top among which the header is looked for."""


def decoded(content: bytes) -> str:
    """The text, its byte order mark taken off.

    >>> decoded("\\ufeffécole".encode()), decoded("école".encode("cp1252")), decoded("école".encode("utf-16"))
    ('école', 'école', 'école')
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def delimiter_of(lines: Sequence[str]) -> str:
    """What parts the fields: the delimiter that the fullest line has the most of.

    >>> delimiter_of(["Titre", "Code postal;Nom, ou autre;UAI"])
    ';'
    """
    return max(DELIMITERS, key=lambda d: max((line.count(d) for line in lines), default=0))


def read_delimited(content: bytes, wanted: Sequence[Column]) -> tuple[pd.DataFrame, Sequence[str]]:
    """The wanted columns as text, and all headers. Raises :class:`NotATable`."""
    text = decoded(content)
    top = text[:200_000].splitlines()[:TITLE_ROWS]
    delimiter = delimiter_of(top)
    rows = list(csv.reader(top, delimiter=delimiter))
    at = header_row(rows, wanted)
    headers = rows[at]
    places = match_headers(headers, wanted)
    if not places:
        return pd.DataFrame(), headers
    try:
        frame = pd.read_csv(
            io.StringIO(text),
            sep=delimiter,
            header=None,
            skiprows=at + 1,
            names=list(range(len(headers))),
            usecols=sorted(set(places.values())),
            index_col=False,
            dtype=str,
            keep_default_na=False,
            na_filter=False,
            skip_blank_lines=True,
        )
    except pd.errors.EmptyDataError:
        frame = pd.DataFrame(columns=sorted(set(places.values())), dtype=str)
    except (pd.errors.ParserError, ValueError):
        problem = Said("le tableau est mal formé (lignes coupées)", "the table is malformed (broken lines)")
        raise NotATable(problem) from None
    return pd.DataFrame({name: frame[place] for name, place in places.items()}), headers


def is_cut_short(content: bytes, delimiter: str = "") -> bool:
    """Whether the last line stops before its last field, as a broken download leaves it."""
    text = decoded(content[:200_000])
    tail = decoded(content[-200_000:])
    if tail.endswith(("\n", "\r")):
        return False
    top = text.splitlines()[:TITLE_ROWS]
    delimiter = delimiter or delimiter_of(top)
    return tail.splitlines()[-1].count(delimiter) < max(line.count(delimiter) for line in top)
