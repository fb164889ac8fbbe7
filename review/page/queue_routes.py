"""The queue's page, the name, the language, the files of the page itself."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter, BackgroundTasks, HTTPException, Request
from starlette.responses import RedirectResponse, Response

from review.fate import FATE_WORDS, Fate
from review.page import security
from review.page.ahead import draw_ahead
from review.page.lines import Order
from review.page.site import ALL, SentForm, Site, filter_of, query_of, tagged
from review.rendering import HERE, static_version
from review.tones import FATE_TONE
from review.wording import CODE, Words
from schemas.finding import Code
from schemas.messages import Language

LINES_A_PAGE = 100
TABS = (Fate.TO_REVIEW, Fate.SENT_BACK, Fate.APPROVED, Fate.ACCEPTED, Fate.SET_ASIDE, Fate.FAILED)
STATIC = {
    "tokens.css": "text/css; charset=utf-8",
    "page.css": "text/css; charset=utf-8",
    "page.js": "text/javascript; charset=utf-8",
    "convention.js": "text/javascript; charset=utf-8",
    "dialogs.js": "text/javascript; charset=utf-8",
    "scan.js": "text/javascript; charset=utf-8",
}
ORDERS = {
    Order.WORST: Words("les plus graves d'abord", "worst first"),
    Order.COMMUNE: Words("par commune", "by commune"),
    Order.DATE: Words("par date d'arrivée", "by date"),
    Order.FINDING: Words("par anomalie", "by finding"),
}


def queue_routes(site: Site) -> APIRouter:
    """``/``, ``/next``, ``/name``, ``/language``, ``/static``."""
    router = APIRouter()

    @router.get("/")
    def queue(request: Request, tasks: BackgroundTasks, page: int = 1, done: str = "") -> Response:
        wanted = filter_of(request)
        language = site.language(request)
        lines = site.queue.lines(wanted)
        counts = site.queue.counts(wanted.fate)
        last_page = max(1, -(-len(lines) // LINES_A_PAGE))
        shown = min(max(page, 1), last_page)
        if wanted.fate is Fate.TO_REVIEW and lines:  # "Commencer" leads there
            draw_ahead(site, lines[0].summary.result_id, tasks)
        response = site.page(
            request,
            "page_queue.html",
            done=site.done(done, language),
            lines=lines[(shown - 1) * LINES_A_PAGE : shown * LINES_A_PAGE],
            total=len(lines),
            shown=shown,
            last_page=last_page,
            wanted=wanted,
            query=query_of(wanted),
            fates=[(fate, FATE_WORDS[fate](language), counts.by_fate.get(fate, 0)) for fate in TABS],
            all_fates=ALL,
            codes=[(code, CODE[code](language), counts.by_code[code]) for code in Code if code in counts.by_code],
            departments=sorted(counts.by_department.items()),
            orders=[(order, words(language)) for order, words in ORDERS.items()],
            code_names={code: CODE[code](language) for code in Code},
            fate_names={fate: FATE_WORDS[fate](language) for fate in Fate},
            fate_tones=FATE_TONE,
        )
        response.background = tasks
        return response

    @router.get("/next")
    def following(request: Request, after: str = "") -> Response:
        wanted = filter_of(request)
        found = site.queue.after(wanted, after)
        query = query_of(wanted)
        path = "/" if found is None else f"/convention/{quote(found, safe='')}"
        return RedirectResponse(f"{path}?{query}" if query else path, status_code=303)

    @router.get("/name")
    def name(request: Request, back: str = "/") -> Response:
        return site.page(request, "page_name.html", target=security.local_path(back))

    @router.post("/name")
    def set_name(request: Request, form: SentForm) -> Response:
        site.check_form(request, form)
        response = RedirectResponse(security.local_path(str(form.get("target", "/"))), status_code=303)
        security.remember(response, security.NAME_COOKIE, security.clean_name(str(form.get("name", ""))))
        return response

    @router.get("/language/{language}")
    def set_language(language: Language, back: str = "/") -> Response:
        response = RedirectResponse(security.local_path(back), status_code=303)
        security.remember(response, security.LANGUAGE_COOKIE, language.value)
        return response

    @router.get("/favicon.ico")
    def no_icon() -> Response:
        return Response(status_code=204)

    @router.get("/static/{version}/{name}")
    def static(request: Request, version: str, name: str) -> Response:
        """Under the version of all of them, so that a browser need not ask again and scripts fit one another."""
        if name not in STATIC:
            raise HTTPException(404)
        caching = "max-age=31536000, immutable" if version == static_version() else "no-cache"
        return tagged(request, (HERE / "static" / name).read_bytes(), STATIC[name], caching)

    return router
