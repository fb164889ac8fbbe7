"""Parquet as the portal exports it: typed columns become text, dates ISO."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from reconciliation.register_errors import Said
from reconciliation.tables.headers import Column, match_headers
from reconciliation.tables.kinds import NotATable


def read_parquet(content: bytes, wanted: Sequence[Column]) -> tuple[pd.DataFrame, Sequence[str]]:
    """The wanted columns as text, and all headers. Raises :class:`NotATable`."""
    try:
        file = pq.ParquetFile(io.BytesIO(content))
        headers = file.schema_arrow.names
        places = match_headers(headers, wanted)
        table = file.read(columns=[headers[place] for place in places.values()])
        columns = {name: _texts(table[headers[place]]) for name, place in places.items()}
    except (pa.ArrowException, OSError):
        problem = Said("le fichier Parquet est endommagé ou incomplet", "the Parquet file is damaged or incomplete")
        raise NotATable(problem) from None
    return pd.DataFrame(columns, dtype=str), headers


def _texts(column: pa.ChunkedArray) -> list[str]:
    kind = column.type
    if pa.types.is_floating(kind):
        column = pc.if_else(pc.equal(pc.floor(column), column), column, None).cast(pa.int64())
    elif pa.types.is_timestamp(kind):
        column = column.cast(pa.date32())
    elif pa.types.is_list(kind) or pa.types.is_large_list(kind):
        column = pc.binary_join(column, ", ")
    elif pa.types.is_nested(kind):
        return [""] * len(column)
    texts: list[str] = pc.fill_null(column.cast(pa.string()), "").to_pylist()
    return texts
