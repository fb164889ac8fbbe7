"""Decisions about a convention, and what comes after each."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.datastructures import FormData
from starlette.responses import JSONResponse, RedirectResponse, Response

from review.ledger.decision_book import DecidedMeanwhile
from review.page.deciding import Wish, decide, preview, undo
from review.page.outcome import Outcome
from review.page.site import SentForm, Site, filter_of, query_of
from review.page.typed_values import Refused
from review.tables import Tone
from schemas.result import Result

SETTLED_ELSEWHERE = 409


def decision_routes(site: Site) -> APIRouter:
    """POST ``/convention/{id}/decide``, ``/undo`` and ``/check``."""
    router = APIRouter(prefix="/convention/{result_id}")
    bench = site.bench

    @router.post("/decide")
    def decided(request: Request, result_id: str, form: SentForm) -> Response:
        site.check_form(request, form)
        return _answer(
            site, request, result_id, lambda result: decide(_wish(form), result, site.author(request), bench)
        )

    @router.post("/undo")
    def undone(request: Request, result_id: str, form: SentForm) -> Response:
        site.check_form(request, form)
        last = max((d.number for d in bench.ledger.decisions.of(result_id)), default=0)
        seen = _number(form, "seen", last)
        return _answer(site, request, result_id, lambda result: undo(result, site.author(request), seen, bench))

    @router.post("/check")
    def checked(request: Request, result_id: str, form: SentForm) -> Response:
        """What the value typed so far would lead to; nothing is stored."""
        site.check_form(request, form)
        language = site.language(request)
        try:
            would = preview(_wish(form), site.result(result_id), site.author(request), bench)
        except Refused as refused:
            return JSONResponse({"told": refused.why(language), "tone": Tone.QUIET})
        return JSONResponse({"told": would.told(language), "tone": Tone.CAREFUL if would.changes.new else Tone.GOOD})

    return router


def _wish(form: FormData) -> Wish:
    said = {name: str(form.get(name, "")) for name in ("kind", "field", "code", "value", "found", "reason")}
    return Wish(**said, seen=_number(form, "seen", 0))


def _number(form: FormData, name: str, default: int) -> int:
    text = str(form.get(name, ""))
    return int(text) if text.isascii() and text.isdigit() else default


def _answer(site: Site, request: Request, result_id: str, act: Callable[[Result], Outcome | None]) -> Response:
    """Does it and tells the script (JSON) or the browser (a redirect) where to go on."""
    language = site.language(request)
    wants_json = "application/json" in request.headers.get("accept", "")
    following = site.queue.after(filter_of(request), result_id)  # before it leaves its place in the queue
    try:
        outcome = act(site.result(result_id))
    except Refused as refused:
        return JSONResponse({"refused": refused.why(language)}, status_code=422)
    except DecidedMeanwhile as faster:
        return JSONResponse({"faster": faster.latest.who}, status_code=SETTLED_ELSEWHERE)
    target = _target(request, result_id, outcome, following)
    if not wants_json:
        return RedirectResponse(target, status_code=303)
    if outcome is None:
        return JSONResponse({"told": "", "tone": Tone.QUIET, "go": ""})
    tone = Tone.CAREFUL if outcome.changes.new and outcome.undone is None else Tone.GOOD
    return JSONResponse({"told": outcome.told(language), "tone": tone, "go": target if outcome.is_settled else ""})


def _target(request: Request, result_id: str, outcome: Outcome | None, following: str | None) -> str:
    """The next convention once this one is settled, this one until then."""
    wanted = filter_of(request)
    query = query_of(wanted)
    here = f"/convention/{quote(result_id, safe='')}"
    if outcome is None or not outcome.is_settled:
        return f"{here}?{query}" if query else here
    path = "/" if following is None else f"/convention/{quote(following, safe='')}"
    return f"{path}?{'&'.join(part for part in (query, f'done={quote(result_id)}') if part)}"
