"""The one door for tables: whatever was downloaded or saved by a clerk comes out as columns of clean text.

``read_table`` tells the file's kind by its first bytes (never by its name), opens CSV, JSON, Parquet and XLSX, plain or
``.gz``, and finds the wanted columns by their headers without case, accents and separators. pandas, pyarrow and
openpyxl are used in this package and nowhere else in ``reconciliation``.
"""

from reconciliation.tables.headers import Column
from reconciliation.tables.kept import Columns, keep, recall
from reconciliation.tables.read import RawTable, read_table

__all__ = ["Column", "Columns", "RawTable", "keep", "read_table", "recall"]
