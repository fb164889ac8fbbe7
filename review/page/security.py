"""Who may talk to the page, and what a page may do: Host, token, Origin, CSRF, Content-Security-Policy, names."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from fastapi import Request
from starlette.responses import Response

from review.page.ports import PageSettings

VISIT_COOKIE = "visit"
TOKEN_COOKIE = "pass"
NAME_COOKIE = "who"
LANGUAGE_COOKIE = "lang"
LONGEST_NAME = 80  # characters
A_YEAR = 365 * 24 * 3600  # seconds

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is not answered; ``status`` is the HTTP status."""

    status: int
    why: str


def refusal_of(request: Request, settings: PageSettings) -> Refusal | None:
    """The first rule the request breaks, or None. Forms' CSRF fields are checked by :func:`is_own_form`."""
    if request.headers.get("host", "") not in settings.hosts:
        return Refusal(421, "Cette page n'est pas servie sous ce nom.\nThis page is not served under that name.")
    if settings.token and not _has_token(request, settings):
        return Refusal(
            403,
            "L'adresse doit finir par le jeton affiché au démarrage de la page (?token=…).\n"
            "The address must end with the token that was printed when the page was started.",
        )
    if request.method in ("GET", "HEAD"):
        return None
    if settings.read_only:
        return Refusal(403, "Cette page est en lecture seule.\nThis page is read-only.")
    if not _same_origin(request, settings):
        return Refusal(403, "Cette demande vient d'une autre page.\nThe request comes from another page.")
    return None


def _has_token(request: Request, settings: PageSettings) -> bool:
    given = request.query_params.get("token") or request.cookies.get(TOKEN_COOKIE, "")
    return hmac.compare_digest(given.encode(), settings.token.encode())


def _same_origin(request: Request, settings: PageSettings) -> bool:
    """Browsers send Origin with every POST; one without it, or from elsewhere, changes nothing."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    return urlsplit(request.headers.get("origin", "")).netloc in settings.hosts


def csrf_of(visit: str, settings: PageSettings) -> str:
    """The token that the forms of a visit carry."""
    return hmac.new(settings.secret, visit.encode(), hashlib.sha256).hexdigest()


def is_own_form(request: Request, given: str, settings: PageSettings) -> bool:
    """Whether the form was made by us for this visit."""
    visit = request.cookies.get(VISIT_COOKIE, "")
    return bool(visit) and hmac.compare_digest(given.encode(), csrf_of(visit, settings).encode())


def name_of_visitor(request: Request, settings: PageSettings) -> str:
    """As the reverse proxy or the cookie tells it, "" when nobody said."""
    told = request.headers.get(settings.name_header, "") if settings.name_header else ""
    return clean_name(told or unquote(request.cookies.get(NAME_COOKIE, "")))


def clean_name(text: str) -> str:
    """One line of printable characters, not too long."""
    return " ".join("".join(c for c in text if c.isprintable()).split())[:LONGEST_NAME]


def remember(response: Response, cookie: str, value: str) -> None:
    """A cookie for this site only, that no script reads."""
    response.set_cookie(cookie, quote(value), max_age=A_YEAR, httponly=True, samesite="lax", path="/")


def local_path(text: str) -> str:
    """``text`` where it is a path of this site, "/" otherwise.

    >>> local_path("/convention/a?x=1"), local_path("//evil.example"), local_path("https://evil.example")
    ('/convention/a?x=1', '/', '/')
    """
    parts = urlsplit(text)
    safe = text.startswith("/") and not text.startswith(("//", "/\\")) and not parts.netloc and text.isprintable()
    return text if safe else "/"
