"""JSON as the API's versions write it: list, ``{"results": []}``, ``fields`` of records, GeoJSON, an object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from reconciliation.register_errors import Said
from reconciliation.tables.delimited import decoded
from reconciliation.tables.headers import Column, match_headers
from reconciliation.tables.kinds import NotATable, OnlyAPart

_LISTS = ("results", "records", "features", "data")
_INSIDE = ("record", "fields", "properties")


def read_records(content: bytes, wanted: Sequence[Column]) -> tuple[pd.DataFrame, Sequence[str]]:
    """The wanted columns as text, and all headers. Raises :class:`NotATable`."""
    records = [_flat(record) for record in _records(_parsed(decoded(content)))]
    headers = list(dict.fromkeys(key for record in records for key in record))
    places = match_headers(headers, wanted)
    columns = {name: [_text(record.get(headers[place])) for record in records] for name, place in places.items()}
    return pd.DataFrame(columns, dtype=str), headers


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        pass
    try:
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    except ValueError:
        problem = Said("le fichier JSON est endommagé ou incomplet", "the JSON file is damaged or incomplete")
        raise NotATable(problem) from None


def _records(parsed: Any) -> Iterable[Mapping[str, Any]]:
    if isinstance(parsed, dict):
        listed = next((parsed[key] for key in _LISTS if isinstance(parsed.get(key), list)), None)
        total = parsed.get("total_count", parsed.get("nhits"))
        if listed is not None and isinstance(total, int) and total > len(listed):
            raise OnlyAPart(
                Said(
                    f"le fichier ne contient que {len(listed)} lignes sur {total}, c'est une page de l'API",
                    f"the file holds only {len(listed)} of {total} rows, it is one page of the API's answer",
                )
            )
        parsed = [parsed] if listed is None else listed
    if not isinstance(parsed, list) or not all(isinstance(record, dict) for record in parsed):
        raise NotATable(Said("ce JSON n'est pas une liste d'enregistrements", "this JSON is no list of records"))
    return parsed


def _flat(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """The object that holds the values."""
    for key in _INSIDE:
        inner = record.get(key)
        if isinstance(inner, dict):
            return _flat(inner)
    return record


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, list):
        return ", ".join(_text(item) for item in value)
    return str(value)
