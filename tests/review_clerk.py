"""A clerk at the review page with a real browser, and conventions that wait for one."""

from __future__ import annotations

import socket
from typing import Any

from review.fate import Fate, fate_of
from schemas.convention import Status
from schemas.finding import Code, Finding
from schemas.layout import Box
from tests.invented import convention
from tests.review_workspace import Workspace

LINE = Box(90, 364, 330, 378)


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


class Clerk:
    """A person with a name and a keyboard who counts keys."""

    def __init__(self, browser: Any, address: str, name: str, width: int = 1280) -> None:
        self.address, self.keys, self.dialogs = address, 0, []
        self.context = browser.new_context(viewport={"width": width, "height": 720}, reduced_motion="reduce")
        self.page = self.context.new_page()
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        self.page.goto(f"{address}/name")
        self.page.fill("#name", name)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(f"{address}/")

    def open(self, result_id: str, query: str = "") -> None:
        self.page.goto(f"{self.address}/convention/{result_id}{query}")
        self.keys = 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.keys += 1

    def settle(self, *keys: str) -> None:
        """The keys, the last of which makes the page go elsewhere or load again."""
        self.press(*keys[:-1])
        with self.page.expect_navigation():
            self.press(keys[-1])

    @property
    def heading(self) -> str:
        return str(self.page.inner_text("h1"))

    @property
    def said(self) -> str:
        return str(self.page.inner_text("#messages"))


def unreadable(field: str, found: str | None, expected: str | None = None) -> Finding:
    return Finding(Code.FIELD_UNREADABLE, field, found, expected, 1, LINE)


def one(workspace: Workspace, result_id: str, finding: Finding, number: int, **values: str | None) -> None:
    made = convention(f"LIEU-{number}", 2, Status.TO_REVIEW, [finding], number, **values)
    workspace.receive(made, result_id)


def fate(workspace: Workspace, result_id: str) -> Fate:
    record = workspace.ledger.conventions.get(result_id)
    assert record is not None
    return fate_of(record.result, workspace.ledger.decisions.of(result_id))
