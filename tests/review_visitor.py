"""Somebody at the review page without a browser."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from review.page.app import create_app
from tests.invented import convention, flagged
from tests.review_workspace import Workspace

with warnings.catch_warnings():  # starlette would rather have a client that nothing else here needs
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

HOST = "127.0.0.1:8765"


@contextmanager
def good_and_bad(root: Path) -> Iterator[Workspace]:
    """A workspace with an accepted convention, "good", and a flagged one, "bad"."""
    made = Workspace.at(root)
    made.receive(convention(), "good")
    made.receive(flagged(2), "bad")
    yield made
    made.ledger.close()


class Visitor:
    """A browser's cookies and headers, and the CSRF token that stands in its last page."""

    def __init__(self, workspace: Workspace, name: str = "Camille Essai", **settings: Any) -> None:
        app = create_app(workspace.bench((HOST,), **settings))
        self.http = TestClient(app, base_url=f"http://{HOST}", follow_redirects=False)
        if name:
            self.http.cookies.set("who", name.replace(" ", "%20"))

    def get(self, path: str, **headers: str) -> Any:
        return self.http.get(path, headers=headers)

    def csrf(self) -> str:
        found = re.search(r'name="csrf" value="([0-9a-f]+)"', self.get("/name").text)
        assert found
        return found[1]

    def post(self, path: str, values: dict[str, Any], **headers: str) -> Any:
        sent = {"origin": f"http://{HOST}", "accept": "application/json"} | {
            k.replace("_", "-"): v for k, v in headers.items()
        }
        return self.http.post(path, data={"csrf": self.csrf()} | values, headers=sent)


def approve(visitor: Visitor, **changes: Any) -> Any:
    return visitor.post("/convention/bad/decide", {"kind": "approve", "seen": 0, "reason": "vérifié"} | changes)
