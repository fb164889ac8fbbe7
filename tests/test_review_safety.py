"""Who may talk to the review page, and what it serves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from review.page.security import local_path
from tests.review_visitor import Visitor, approve, good_and_bad
from tests.review_workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with good_and_bad(tmp_path) as made:
        yield made


# --- who may talk to it -------------------------------------------------------------------------------------------


def test_every_answer_forbids_what_a_page_of_ours_never_does(workspace: Workspace) -> None:
    for path in ("/", "/convention/bad", "/convention/bad/page/1.jpg", "/static/x/page.js", "/nowhere"):
        policy = Visitor(workspace).get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8765", "127.0.0.1", "127.0.0.1:80", ""])
def test_a_wrong_host_is_not_answered(workspace: Workspace, host: str) -> None:
    assert Visitor(workspace).get("/", host=host).status_code == 421


def test_a_form_needs_its_token_its_cookie_and_its_origin(workspace: Workspace) -> None:
    visitor = Visitor(workspace)
    assert approve(visitor, csrf="0" * 64).status_code == 403
    assert approve(visitor, csrf="é").status_code == 403
    assert approve(Visitor(workspace), csrf=visitor.csrf()).status_code == 403
    for header in (
        {"origin": "http://evil.example"},
        {"origin": ""},
        {"origin": "null"},
        {"sec_fetch_site": "cross-site"},
    ):
        values = {"kind": "approve", "seen": 0}
        assert visitor.post("/convention/bad/decide", values, **header).status_code == 403
    assert not workspace.ledger.decisions.of("bad")
    assert approve(visitor).status_code == 200


def test_a_token_is_asked_of_everybody_and_leaves_the_address(workspace: Workspace) -> None:
    visitor = Visitor(workspace, token="geheim")
    assert visitor.get("/").status_code == 403
    assert visitor.get("/?token=wrong").status_code == 403
    assert visitor.get("/static/x/page.js").status_code == 403
    led_on = visitor.get("/convention/bad?token=geheim&order=date")
    assert led_on.status_code == 303 and led_on.headers["location"] == "/convention/bad?order=date"
    assert visitor.get("/convention/bad").status_code == 200


def test_a_read_only_page_changes_nothing_and_shows_no_button(workspace: Workspace) -> None:
    visitor = Visitor(workspace, name="", read_only=True)
    page = visitor.get("/convention/bad")
    assert page.status_code == 200 and "data-fate" not in page.text and 'class="choice"' not in page.text
    assert approve(visitor).status_code == 403


def test_the_name_is_asked_once_or_told_by_the_proxy(workspace: Workspace) -> None:
    nobody = Visitor(workspace, name="")
    assert nobody.get("/convention/bad?order=date").headers["location"].startswith("/name?back=%2Fconvention%2Fbad")
    assert approve(nobody).status_code == 403
    by_proxy = Visitor(workspace, name="", name_header="X-Remote-User")
    told = by_proxy.post(
        "/convention/bad/decide", {"kind": "send_back", "seen": 0}, **{"x-remote-user": "Dominique Test"}
    )
    assert told.status_code == 200
    assert [d.who for d in workspace.ledger.decisions.of("bad")] == ["Dominique Test"]


@pytest.mark.parametrize(
    "path",
    [
        "/convention/bad/page/0.jpg",
        "/convention/bad/page/4.jpg",
        "/convention/bad/page/-1.jpg",
        "/convention/nobody/page/1.jpg",
        "/convention/..%2F..%2Fetc%2Fpasswd/page/1.jpg",
        "/static/..%2Fwording.py",
        "/static/x/..%2F..%2Fwording.py",
        "/static/%2e%2e/rendering.py",
        "/static/x/%2e%2e/rendering.py",
        "/static/x/report.css",
        "/docs",
        "/openapi.json",
    ],
)
def test_there_is_nothing_beside_the_pages(workspace: Workspace, path: str) -> None:
    assert Visitor(workspace).get(path).status_code in (404, 422)


@pytest.mark.parametrize(
    "target", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:1", "/a\nb"]
)
def test_nobody_is_led_away(target: str) -> None:
    assert local_path(target) == "/"


def test_pictures_are_cut_to_size_and_kept_by_the_browser(workspace: Workspace) -> None:
    visitor = Visitor(workspace)
    small, large = (visitor.get(f"/convention/bad/page/2.jpg?w={w}") for w in (1500, 2400))
    assert small.headers["content-type"] == "image/jpeg" and len(small.content) < len(large.content)
    again = visitor.get("/convention/bad/page/2.jpg?w=1500", **{"if-none-match": small.headers["etag"]})
    assert again.status_code == 304
