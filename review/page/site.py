"""What all routes share: the bench, the queue, the pictures, and how a page is made."""

from __future__ import annotations

import hashlib
import secrets
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Depends, HTTPException, Request
from starlette.datastructures import FormData
from starlette.responses import HTMLResponse, RedirectResponse, Response

from review.cells import name_of
from review.fate import FATE_WORDS, Fate, fate_of
from review.page import security
from review.page.lines import Filter, Order
from review.page.pictures import Pictures
from review.page.ports import Workbench
from review.page.presence import Presence
from review.page.queue import Queue
from review.rendering import render, static_version
from schemas.finding import Code
from schemas.messages import Language
from schemas.result import Result

ALL = "all"


async def _form(request: Request) -> FormData:
    return await request.form()


SentForm = Annotated[FormData, Depends(_form)]
"""The form of a POST; the routes themselves run in threads."""


class Site:
    """One running review page. Threads share it."""

    def __init__(self, bench: Workbench) -> None:
        self.bench = bench
        self.queue = Queue(bench.ledger)
        self.pictures = Pictures(bench.archive)
        self.presence = Presence()

    def language(self, request: Request) -> Language:
        chosen = request.cookies.get(security.LANGUAGE_COOKIE, "")
        return Language(chosen) if chosen in set(Language) else self.bench.settings.language

    def who(self, request: Request) -> str:
        return security.name_of_visitor(request, self.bench.settings)

    def page(self, request: Request, template: str, **values: Any) -> HTMLResponse:
        """A page for this visitor; a first visit gets the cookie that its forms are tied to."""
        settings = self.bench.settings
        visit = request.cookies.get(security.VISIT_COOKIE) or secrets.token_urlsafe(24)
        back = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        html = render(
            template,
            self.language(request),
            csrf=security.csrf_of(visit, settings),
            who=self.who(request),
            asks_name=not settings.name_header,
            read_only=settings.read_only,
            campaign=self.bench.campaign,
            back=back,
            static=f"/static/{static_version()}",
            **values,
        )
        response = HTMLResponse(html, headers={"Cache-Control": "no-store"})
        security.remember(response, security.VISIT_COOKIE, visit)
        return response

    def result(self, result_id: str) -> Result:
        """Raises a 404 when there is no such convention."""
        result = self.bench.ledger.review.results([result_id]).get(result_id)
        if result is None:
            raise HTTPException(404, "There is no such convention.")
        return result

    def done(self, result_id: str, language: Language) -> tuple[str, str, str] | None:
        """The convention that was just settled: its id, name and how, for the line that leads back to it."""
        result = self.bench.ledger.review.results([result_id]).get(result_id) if result_id else None
        if result is None:
            return None
        fate = fate_of(result, self.bench.ledger.decisions.of(result_id))
        return result_id, name_of(result), FATE_WORDS[fate](language)

    def check_form(self, request: Request, form: FormData) -> None:
        """Raises a 403 when the form was not made for this visit."""
        if not security.is_own_form(request, str(form.get("csrf", "")), self.bench.settings):
            raise HTTPException(403, "The form is out of date; load the page again.")

    def author(self, request: Request) -> str:
        """Raises a 403 for who has no name: a decision has an author."""
        who = self.who(request)
        if not who:
            raise HTTPException(403, "Say your name first.")
        return who

    def needs_name(self, request: Request) -> Response | None:
        """Decisions have an author: who has not said their name is asked first."""
        if self.who(request) or self.bench.settings.read_only:
            return None
        back = security.local_path(request.url.path + (f"?{request.url.query}" if request.url.query else ""))
        return RedirectResponse(f"/name?{urlencode({'back': back})}", status_code=303)


def tagged(request: Request, content: bytes, media_type: str, caching: str) -> Response:
    """``content``, or word that the browser has it already."""
    tag = f'"{hashlib.sha256(content).hexdigest()[:24]}"'
    headers = {"Cache-Control": caching, "ETag": tag}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(content, media_type=media_type, headers=headers)


def filter_of(request: Request) -> Filter:
    """The filter in the address; what is unknown there counts as not chosen."""
    asked = request.query_params
    fate, code, order = asked.get("state", Fate.TO_REVIEW.value), asked.get("finding", ""), asked.get("order", "")
    return Filter(
        fate=None if fate == ALL else Fate(fate) if fate in set(Fate) else Fate.TO_REVIEW,
        code=Code(code) if code in set(Code) else None,
        department=asked.get("department", ""),
        words=asked.get("words", ""),
        order=Order(order) if order in set(Order) else Order.WORST,
    )


def query_of(wanted: Filter) -> str:
    """The filter as the part of an address after the question mark; "" for the default."""
    chosen = {
        "state": ALL if wanted.fate is None else wanted.fate.value,
        "finding": wanted.code.value if wanted.code else "",
        "department": wanted.department,
        "words": wanted.words,
        "order": wanted.order.value,
    }
    defaults = {"state": Fate.TO_REVIEW.value, "order": Order.WORST.value}
    return urlencode({name: value for name, value in chosen.items() if value and value != defaults.get(name)})
