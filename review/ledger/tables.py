"""The ledger's tables. Times are UTC; JSON is kept as the text of its type, so that both databases hold the same."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

SHA256_LENGTH = 64


class UtcDateTime(TypeDecorator[datetime]):
    """An aware datetime, stored as naive UTC: SQLite knows no time zones."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


metadata = MetaData()

documents = Table(
    "documents",
    metadata,
    Column("sha256", String(SHA256_LENGTH), primary_key=True),
    Column("name", Text, nullable=False),
    Column("tag", Text, nullable=False, default=""),
    Column("size", Integer, nullable=False),
    Column("state", String(16), nullable=False, index=True),
    Column("owner", Text),
    Column("lease_until", UtcDateTime),
    Column("attempts", Integer, nullable=False, default=0),
    Column("deaths", Integer, nullable=False, default=0),
    Column("cause", String(32)),
    Column("message", Text),
    Column("remedy", Text),
    Column("retry_at", UtcDateTime),
    Column("taken_at", UtcDateTime, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
    Column("seconds", Float),
    Column("reader_version", Text),
    Column("references_sha256", Text),
    Column("flow_run_id", Text),
)

arrivals = Table(
    "arrivals",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("sha256", ForeignKey("documents.sha256"), nullable=False, index=True),
    Column("path", Text, nullable=False),
    Column("tag", Text, nullable=False, default=""),
    Column("modified_ns", String(24), nullable=False),
    Column("inode", String(24), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("duplicate", Boolean, nullable=False, default=False),
    UniqueConstraint("path", "modified_ns", "inode", "sha256"),
)

conventions = Table(
    "conventions",
    metadata,
    Column("result_id", String(40), primary_key=True),
    Column("sha256", ForeignKey("documents.sha256"), nullable=False, index=True),
    Column("first_page", Integer, nullable=False),
    Column("status", String(16), nullable=False, index=True),
    Column("collectivity", Text, nullable=False, default=""),
    Column("siret", String(14), nullable=False, default=""),
    Column("department", String(3), nullable=False, default="", index=True),
    Column("tag", Text, nullable=False, default=""),
    Column("pointer", Boolean, nullable=False, default=False),
    Column("result", Text, nullable=False),
    Column("draft", Text),
    Column("convention", Text),
    Column("updated_at", UtcDateTime, nullable=False),
)

history = Table(
    "convention_history",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("result_id", String(40), nullable=False, index=True),
    Column("at", UtcDateTime, nullable=False),
    Column("status", String(16), nullable=False),
    Column("result", Text, nullable=False),
)

findings = Table(
    "findings",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("result_id", ForeignKey("conventions.result_id", ondelete="CASCADE"), nullable=False, index=True),
    Column("code", String(40), nullable=False, index=True),
    Column("severity", String(8), nullable=False),
    Column("field", Text),
)

schools = Table(
    "schools",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("result_id", ForeignKey("conventions.result_id", ondelete="CASCADE"), nullable=False, index=True),
    Column("uai", String(8), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("commune", Text, nullable=False),
)

runs = Table(
    "runs",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("command", String(16), nullable=False),
    Column("owner", Text, nullable=False),
    Column("flow_run_id", Text),
    Column("started_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    Column("taken", Integer, nullable=False, default=0),
    Column("accepted", Integer, nullable=False, default=0),
    Column("to_review", Integer, nullable=False, default=0),
    Column("failed", Integer, nullable=False, default=0),
)

decisions = Table(
    "decisions",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("result_id", String(40), nullable=False, index=True),
    Column("kind", String(16), nullable=False),
    Column("who", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("field", Text),
    Column("code", String(40)),
    Column("value_read", Text),
    Column("value_decided", Text),
    Column("reason", Text, nullable=False, default=""),
    Column("undoes", Integer),
)

Index("documents_queue", documents.c.state, documents.c.deaths, documents.c.taken_at)
