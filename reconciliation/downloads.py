"""Downloading one file over an unreliable network (httpx's door): resumed, retried with patience, whole or not at all.

A part that was received stays beside the target as ``*.part``, with the server's validator in ``*.part.tag``: the next
try, or the next run, asks for the rest only if the file is still the same (Range with If-Range), else for all of it.
"""

from __future__ import annotations

import contextlib
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path

import httpx

from reconciliation.download_problems import ADDRESS, LATER, NETWORK, DownloadFailed, problem_of
from reconciliation.register_errors import Said

Fetch = Callable[[str, Path], None]
"""Brings what is at an address to a file, or raises :class:`~reconciliation.download_problems.DownloadFailed`."""

Sleep = Callable[[float], None]
Tell = Callable[[Said], None]
"""Is told of every wait, before it begins."""

TRY_LATER = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses that another try may cure."""


@dataclass(frozen=True, slots=True)
class Patience:
    """``tries`` in all; pauses in seconds double from ``first_pause`` to ``longest_pause``. A server that asks for more
    than ``longest_wait`` seconds (Retry-After) is not waited for. ``largest``: bytes of the largest file taken."""

    tries: int = 5
    first_pause: float = 2.0
    longest_pause: float = 60.0
    longest_wait: float = 300.0
    largest: int = 1_000_000_000

    def pause(self, failures: int) -> float:
        return min(self.longest_pause, self.first_pause * 2.0 ** (failures - 1))


class _TryAgain(Exception):  # noqa: N818
    """This try failed and another may not; ``wait`` is what the server asked for, in seconds."""

    def __init__(self, problem: Said, wait: float | None = None, remedy: Said = LATER) -> None:
        self.problem, self.wait, self.remedy = problem, wait, remedy
        super().__init__(problem)


@dataclass(frozen=True, slots=True)
class _Part:
    """What was received so far."""

    path: Path
    tag: Path

    @staticmethod
    def beside(target: Path) -> _Part:
        return _Part(target.with_name(target.name + ".part"), target.with_name(target.name + ".part.tag"))

    def conditions(self) -> dict[str, str]:
        """The headers that ask for the rest, none where nothing can be resumed."""
        if not (self.path.exists() and self.tag.exists() and self.path.stat().st_size):
            return {}
        return {"Range": f"bytes={self.path.stat().st_size}-", "If-Range": self.tag.read_text(encoding="ascii")}

    def forget(self) -> None:
        self.path.unlink(missing_ok=True)
        self.tag.unlink(missing_ok=True)


def new_client(seconds: float = 60.0) -> httpx.Client:
    """A client that follows redirections and gives up on a silent server after ``seconds``."""
    return httpx.Client(follow_redirects=True, timeout=seconds, headers={"User-Agent": "conventions-ent-ecole"})


PATIENCE = Patience()


def fetcher(client: httpx.Client, sleep: Sleep, patience: Patience = PATIENCE, tell: Tell | None = None) -> Fetch:
    """How :func:`reconciliation.snapshots.update_references` downloads."""

    def fetch(address: str, target: Path) -> None:
        download(client, address, target, sleep, patience, tell=tell or tell_nobody)

    return fetch


def tell_nobody(_said: Said) -> None:
    """For downloads that nobody watches."""


def download(
    client: httpx.Client,
    address: str,
    target: Path,
    sleep: Sleep,
    patience: Patience = PATIENCE,
    *,
    tell: Tell = tell_nobody,
) -> None:
    """Writes the whole file at ``address`` to ``target``. Raises :class:`DownloadFailed`, and OSError of the disk."""
    _refuse_address(address)
    part = _Part.beside(target)
    for failures in range(1, patience.tries + 1):
        try:
            _receive(client, address, part, patience)
        except _TryAgain as error:
            wait = patience.pause(failures) if error.wait is None else error.wait
            if wait > patience.longest_wait:
                raise DownloadFailed(address, _asked_to_wait(error.problem, wait), error.remedy) from error
            if failures == patience.tries:
                raise DownloadFailed(address, error.problem, error.remedy) from error
            tell(_another_try(error.problem, wait, failures + 1, patience.tries))
            sleep(wait)
        else:
            part.path.replace(target)
            part.forget()
            return


def _refuse_address(address: str) -> None:
    try:
        host = httpx.URL(address).host
    except httpx.InvalidURL:
        host = ""
    if not host:
        raise DownloadFailed(address, Said("ce n'est pas une adresse", "this is no address"), ADDRESS)


def _another_try(problem: Said, wait: float, number: int, tries: int) -> Said:
    return Said(
        f"{problem.fr} ; nouvel essai dans {wait:.0f} s ({number} sur {tries})",
        f"{problem.en}; another try in {wait:.0f} s ({number} of {tries})",
    )


def _asked_to_wait(problem: Said, wait: float) -> Said:
    minutes = math.ceil(wait / 60)
    return Said(
        f"{problem.fr} et demande d'attendre {minutes} min", f"{problem.en} and asks to be left alone for {minutes} min"
    )


def _receive(client: httpx.Client, address: str, part: _Part, patience: Patience) -> None:
    conditions = part.conditions()
    try:
        # not compressed on the way: a part can only be resumed, and a length checked, on the file's own bytes
        with client.stream("GET", address, headers={"Accept-Encoding": "identity"} | conditions) as response:
            _refuse_status(address, response, part)
            resumed = response.status_code == httpx.codes.PARTIAL_CONTENT and bool(conditions)
            if resumed and not _goes_on(response, part):
                part.forget()
                raise _TryAgain(Said("le serveur a repris au mauvais endroit", "the server resumed at a wrong place"))
            if not resumed:
                _begin(response, part)
            _write(response.iter_bytes(), part, address, patience.largest)
    except httpx.TimeoutException:
        problem = Said("le serveur ne répond pas à temps", "the server does not answer in time")
        raise _TryAgain(problem) from None
    except httpx.ConnectError:
        problem = Said("le serveur est injoignable", "the server cannot be reached")
        raise _TryAgain(problem, remedy=NETWORK) from None
    except (httpx.TransportError, httpx.DecodingError) as error:
        problem = Said("la connexion a été interrompue", "the connection was broken off")
        raise _TryAgain(problem) from error
    except (httpx.InvalidURL, httpx.TooManyRedirects, httpx.UnsupportedProtocol) as error:
        problem = Said("l'adresse ne mène nulle part", "the address cannot be followed")
        raise DownloadFailed(address, problem, ADDRESS) from error


def _refuse_status(address: str, response: httpx.Response, part: _Part) -> None:
    status = response.status_code
    if status in (httpx.codes.OK, httpx.codes.PARTIAL_CONTENT):
        return
    problem, remedy = problem_of(status)
    if status == httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE:
        part.forget()
        raise _TryAgain(problem, 0.0)
    if status in TRY_LATER:
        raise _TryAgain(problem, retry_after(response))
    raise DownloadFailed(address, problem, remedy)


def retry_after(response: httpx.Response) -> float | None:
    """Seconds that the server asks to be left alone; a date is counted from the server's own clock.

    >>> retry_after(httpx.Response(429, headers={"Retry-After": "7"}))
    7.0
    >>> later = {"Date": "Mon, 23 Nov 2026 10:00:00 GMT", "Retry-After": "Mon, 23 Nov 2026 10:00:30 GMT"}
    >>> retry_after(httpx.Response(503, headers=later)), retry_after(httpx.Response(503))
    (30.0, None)
    """
    asked = response.headers.get("Retry-After", "").strip()
    if asked.isascii() and asked.isdigit():
        return float(asked)
    with contextlib.suppress(ValueError):
        until, now = (parsedate_to_datetime(when) for when in (asked, response.headers.get("Date", "")))
        return max(0.0, (until - now).total_seconds())
    return None


def _goes_on(response: httpx.Response, part: _Part) -> bool:
    """Whether the rest begins where the part ends."""
    content_range: str = response.headers.get("Content-Range", "")
    return content_range.startswith(f"bytes {part.path.stat().st_size}-")


def _begin(response: httpx.Response, part: _Part) -> None:
    """Drops what was there and notes the server's validator, without which nothing can be resumed."""
    part.forget()
    etag = response.headers.get("ETag", "")
    tag = etag if etag and not etag.startswith("W/") else response.headers.get("Last-Modified", "")
    if tag and tag.isascii():
        part.tag.write_text(tag, encoding="ascii")


def _write(chunks: Iterator[bytes], part: _Part, address: str, largest: int) -> None:
    with part.path.open("ab") as file:
        for chunk in chunks:
            file.write(chunk)
            if file.tell() > largest:
                raise DownloadFailed(address, Said("le fichier est démesuré", "the file is far too large"))
