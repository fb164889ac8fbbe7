"""What a person is told instead of a page: a sentence with a way back; programs get JSON."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from review.page.site import Site
from review.wording import Words

NOT_FOUND = 404
FORBIDDEN = 403
TOLD = {
    NOT_FOUND: (
        Words("Introuvable", "Not found"),
        Words("Il n'y a rien à cette adresse, ou plus rien.", "There is nothing at this address, or nothing any more."),
    ),
    FORBIDDEN: (
        Words("À refaire", "Once more"),
        Words(
            "Cette page datait d'avant un redémarrage, ou votre nom n'est pas connu ; rien n'a été enregistré. "
            "Rechargez-la et recommencez.",
            "This page was older than a restart, or your name is not known; nothing was saved. Load it again.",
        ),
    ),
}
OTHER = (
    Words("Impossible", "Not possible"),
    Words("Cette demande n'est pas possible ici.", "This is not possible here."),
)


def error_page(site: Site, request: Request, status: int) -> Response:
    """The answer with this HTTP status, in the form that the visitor wants."""
    title, message = (words(site.language(request)) for words in TOLD.get(status, OTHER))
    if "text/html" not in request.headers.get("accept", ""):
        return JSONResponse({"detail": message}, status_code=status)
    page = site.page(request, "page_error.html", title=title, message=message)
    page.status_code = status
    return page
