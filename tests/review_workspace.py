"""A small invented workspace for the review page's tests: a ledger, scans, and a judge that needs no register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from review.ledger import Ledger
from review.ledger.records import Arrival, ConventionRecord
from review.page.ports import Candidate, PageSettings, Workbench
from schemas.campaign import Campaign
from schemas.convention import Convention, Status
from schemas.decision import Decision, values_decided
from schemas.draft import FieldName, MarkKind
from schemas.finding import Severity
from schemas.reading import Trust
from schemas.result import Result
from tests.invented import result, scan

NOW = datetime(2026, 7, 10, 9, 30, tzinfo=UTC)


@dataclass
class Workspace:
    """``received`` counts documents; the clock moves one second a look."""

    root: Path
    ledger: Ledger
    received: int = 0
    looks: int = 0
    candidates: dict[str, list[Candidate]] = field(default_factory=dict)

    @staticmethod
    def at(root: Path) -> Workspace:
        return Workspace(root, Ledger(f"sqlite:///{root / 'conventions.db'}"))

    def now(self) -> datetime:
        self.looks += 1
        return NOW + timedelta(seconds=self.looks)

    def receive(self, made: Convention, result_id: str, *, file: str = "", draw: bool = True) -> Result:
        """A convention as if it had been read and judged."""
        self.received += 1
        sha, name = f"{self.received:064x}", file or f"scan {self.received:03d}.pdf"
        if draw:
            scan(self.root / "archive" / f"{sha}.pdf", made)
        arrival = Arrival(sha, f"{self.received}/{name}", name, "", 1000, self.received, self.received)
        self.ledger.queue.receive(arrival, NOW + timedelta(minutes=self.received))
        judged = result(made, result_id, sha, name)
        self.ledger.conventions.save(ConventionRecord(judged, convention=made), NOW)
        return judged

    def archive(self, sha256: str) -> Path | None:
        original = self.root / "archive" / f"{sha256}.pdf"
        return original if original.is_file() else None

    def rejudge(self, result_id: str, decisions: Sequence[Decision]) -> Result:
        """What was decided is what the document says; a finding about a decided value goes when the value is now the
        expected one, or when it only said that nobody could read it."""
        judged = self.judge(result_id, decisions)
        self.ledger.conventions.save(ConventionRecord(judged), self.now())
        return judged

    def judge(self, result_id: str, decisions: Sequence[Decision]) -> Result:
        return with_decided(self.ledger.conventions.history(result_id)[0].result, decisions)

    def propose(self, of: Result, name: str) -> Sequence[Candidate]:
        return self.candidates.get(name, [])

    def bench(self, hosts: tuple[str, ...], **settings: Any) -> Workbench:
        return Workbench(
            ledger=self.ledger,
            archive=self.archive,
            rejudge=self.rejudge,
            judge=self.judge,
            campaign=Campaign(audit_share=1.0),
            now=self.now,
            settings=PageSettings(hosts=hosts, secret=b"test", **settings),
            candidates=self.propose,
        )


def with_decided(first: Result, decisions: Sequence[Decision]) -> Result:
    """``first`` with the values that people decided."""
    decided = {name: str(d.value_decided) for name, d in values_decided(decisions).items()}
    fields = dict(first.fields)
    for name in FieldName:
        if name.value in decided:
            known = fields[name]
            fields[name] = known.model_copy(update={"value": decided[name.value], "status": Trust.VERIFIED})
    marks = {
        side: mark.model_copy(update={"present": decided[f"signatures.{side}"] == MarkKind.INK.value})
        for side, mark in first.signatures
        if f"signatures.{side}" in decided
    }
    findings = tuple(
        f
        for f in first.findings
        if f.field not in decided or (f.expected not in (None, decided[f.field]) and f.found == decided[f.field])
    )
    blocks = any(f.severity is not Severity.INFO for f in findings)
    unproved = any(not f.status.is_proved for f in fields.values())
    return first.model_copy(
        update={
            "fields": fields,
            "findings": findings,
            "signatures": first.signatures.model_copy(update=marks),
            "status": Status.TO_REVIEW if blocks or unproved else Status.ACCEPTED,
        }
    )
