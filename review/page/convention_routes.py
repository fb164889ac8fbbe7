"""A convention: its page, its pictures, the decisions about it, its history, the letter."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, BackgroundTasks, HTTPException, Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from review.cells import name_of
from review.evidence import NoPicture
from review.fate import Fate
from review.letters import asks_of, letter_text, letters_of, part_of
from review.page.ahead import draw_ahead
from review.page.convention_view import convention_view, decision_views
from review.page.deciding import says_nothing_is_due
from review.page.history_view import history_views
from review.page.queue import Place
from review.page.site import SentForm, Site, filter_of, query_of, tagged
from review.payments import payable_of, why_held
from schemas.messages import Language
from schemas.result import Result


def convention_routes(site: Site) -> APIRouter:
    """``/convention/{id}`` and what hangs below it."""
    router = APIRouter(prefix="/convention/{result_id}")
    bench = site.bench

    @router.get("")
    def convention(request: Request, result_id: str, tasks: BackgroundTasks, done: str = "") -> Response:
        asked = site.needs_name(request)
        if asked is not None:
            return asked
        result = site.result(result_id)
        site.presence.looks(result_id, site.who(request), bench.now())
        place = site.queue.place(filter_of(request), result_id)
        response = site.page(
            request,
            "page_convention.html",
            **_shown(site, request, result, place),
            done=site.done(done, site.language(request)),
            next_picture=draw_ahead(site, place.following, tasks),
        )
        response.background = tasks
        return response

    @router.post("/presence")
    def presence(request: Request, result_id: str, form: SentForm) -> Response:
        site.check_form(request, form)
        now, who = bench.now(), site.who(request)
        site.presence.looks(result_id, who, now)
        latest = max(bench.ledger.decisions.of(result_id), key=lambda d: d.number, default=None)
        place = site.queue.place(filter_of(request), result_id)
        return JSONResponse(
            {
                "others": list(site.presence.others(result_id, who, now)),
                "seen": 0 if latest is None else latest.number,
                "by": "" if latest is None else latest.who,
                "place": place.told(site.language(request)),
            }
        )

    @router.get("/page/{number}.jpg")
    def picture(request: Request, result_id: str, number: int, w: int = 0) -> Response:
        result = site.result(result_id)
        try:
            jpeg = site.pictures.jpeg(result, number, w)
        except (LookupError, NoPicture):
            raise HTTPException(404, "This page cannot be shown.") from None
        return tagged(request, jpeg, "image/jpeg", "private, max-age=3600")

    @router.get("/history")
    def history(request: Request, result_id: str) -> Response:
        language = site.language(request)
        result = site.result(result_id)
        return site.page(
            request,
            "page_history.html",
            result=result,
            name=name_of(result),
            decisions=list(decision_views(bench.ledger.decisions.of(result_id), language)),
            states=history_views(bench.ledger.conventions.history(result_id), language),
            query=query_of(filter_of(request)),
        )

    @router.get("/letter")
    def shown_letter(request: Request, result_id: str) -> Response:
        result = site.result(result_id)
        language = site.language(request)
        part = part_of(result, Fate.SENT_BACK, bench.ledger.decisions.of(result_id), language)
        if part is None:
            raise HTTPException(404, "There is nothing to ask of the commune.")
        (letter,), today = letters_of([part]), bench.now().date()
        html = letter_text(letter, "html", language, bench.campaign, bench.settings.sender, today)
        return HTMLResponse(html, headers={"Content-Security-Policy": LETTER_POLICY, "Cache-Control": "no-store"})

    return router


LETTER_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def _shown(site: Site, request: Request, result: Result, place: Place) -> dict[str, Any]:
    """What the convention's page and its right side need."""
    wanted, who = filter_of(request), site.who(request)
    decisions, language = site.bench.ledger.decisions.of(result.id), site.language(request)
    return {
        "view": convention_view(result, decisions, site.pictures.shapes(result), site.bench.candidates, language),
        "can_decide": result.failure is None,
        "nothing_due": says_nothing_is_due(result),
        "asks": asks_of(result, decisions, language),
        "held": _held(site, result, language),
        "query": query_of(wanted),
        "following": place.following,
        "place": place.told(language),
        "others": site.presence.others(result.id, who, site.bench.now()),
    }


def _held(site: Site, result: Result, language: Language) -> str:
    """Why it would not be paid although it were approved, "" where nothing is in the way."""
    payable = payable_of(result, Fate.APPROVED)
    why = None if payable is None else why_held(payable, site.bench.campaign.unit_price)
    return "" if why is None else why(language)
