"""The FastAPI application; ``flows.cli`` serves it with uvicorn."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from urllib.parse import urlencode

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from review.page import security
from review.page.audit_routes import audit_routes
from review.page.convention_routes import convention_routes
from review.page.decision_routes import decision_routes
from review.page.error_page import NOT_FOUND, error_page
from review.page.ports import Workbench
from review.page.queue_routes import queue_routes
from review.page.site import Site


def _without_token(request: Request, bench: Workbench) -> Response | None:
    """An address that bears the token is left at once for the same one without it; a cookie bears it from now on."""
    if request.method != "GET" or "token" not in request.query_params:
        return None
    rest = urlencode([pair for pair in request.query_params.multi_items() if pair[0] != "token"])
    response = RedirectResponse(security.local_path(request.url.path) + (f"?{rest}" if rest else ""), status_code=303)
    security.remember(response, security.TOKEN_COOKIE, bench.settings.token)
    return response


def create_app(bench: Workbench) -> FastAPI:
    """The review page over ``bench``. It opens no file but by the archive's answer and no address at all."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    site = Site(bench)

    @app.middleware("http")
    async def guard(request: Request, answer: Callable[[Request], Awaitable[Response]]) -> Response:
        refusal = security.refusal_of(request, bench.settings)
        if refusal is not None:
            response: Response = PlainTextResponse(refusal.why, status_code=refusal.status)
        else:
            response = _without_token(request, bench) or await answer(request)
        for name, value in security.HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    @app.exception_handler(HTTPException)
    async def told(request: Request, error: HTTPException) -> Response:
        return error_page(site, request, error.status_code)

    @app.exception_handler(RequestValidationError)
    async def misread(request: Request, _error: RequestValidationError) -> Response:
        return error_page(site, request, NOT_FOUND)

    for routes in (queue_routes, convention_routes, decision_routes, audit_routes):
        app.include_router(routes(site))
    return app
