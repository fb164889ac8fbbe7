"""The one door for tables: whatever was downloaded or saved by a clerk comes out as columns of clean text.

``read`` tells the file's kind by its first bytes (never by its name), opens CSV, JSON, Parquet and XLSX, plain or
``.gz``, and finds the wanted columns by their headers without case, accents and separators; ``*_rows`` clean one
register each; ``kept`` is the cache. pandas, pyarrow and openpyxl are used here and nowhere else in ``reconciliation``;
pandas takes a second to import, so whoever finds the columns in the cache never does.
"""

from reconciliation.tables.kept import Columns, keep, recall

__all__ = ["Columns", "keep", "recall"]
