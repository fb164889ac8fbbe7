"""The one door to SQLAlchemy: an engine, a reading and a writing transaction, errors in our own words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, Executable, Table, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from review.ledger.errors import trouble_of
from review.ledger.tables import metadata

BUSY_SECONDS = 30.0
"""How long a writer waits for another one; a transaction of ours takes milliseconds."""

READ_ONLY = "read_only"


class Door:
    """An open ledger. Threads may share it; a child process opens its own."""

    def __init__(self, url: str) -> None:
        parsed = make_url(url)
        if parsed.drivername == "postgresql":
            parsed = parsed.set(drivername="postgresql+psycopg")
        self.place = parsed.database if parsed.drivername == "sqlite" else parsed.render_as_string()
        self.engine = _sqlite_engine(parsed.database or "") if parsed.drivername == "sqlite" else _server_engine(parsed)
        with self.writing() as connection:
            metadata.create_all(connection)

    def close(self) -> None:
        self.engine.dispose()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is committed when the block ends well. Raises :class:`LedgerTrouble`."""
        try:
            with self.engine.begin() as connection:
                yield connection
        except DBAPIError as error:
            raise trouble_of(error, str(self.place)) from error

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view, in nobody's way. Raises :class:`LedgerTrouble`."""
        try:
            with self.engine.connect() as connection:
                yield connection.execution_options(**{READ_ONLY: True})
        except DBAPIError as error:
            raise trouble_of(error, str(self.place)) from error

    def insert_if_new(self, table: Table, **values: Any) -> Executable:
        """An insert that does nothing where a unique key stands already, and gives a row where it did something."""
        key = next(iter(table.primary_key.columns))
        if self.engine.dialect.name == "sqlite":
            return sqlite.insert(table).values(**values).on_conflict_do_nothing().returning(key)
        return postgresql.insert(table).values(**values).on_conflict_do_nothing().returning(key)


def _sqlite_engine(path: str) -> Engine:
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": BUSY_SECONDS}, pool_size=32, max_overflow=32)

    @event.listens_for(engine, "connect")
    def _on_connect(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # we begin transactions ourselves
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        """A writer takes the lock at once: a transaction that reads first and writes later cannot wait for it."""
        read_only = connection.get_execution_options().get(READ_ONLY, False)
        connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")

    return engine


def _server_engine(url: Any) -> Engine:
    return create_engine(url, pool_size=8, max_overflow=32, pool_pre_ping=True)
