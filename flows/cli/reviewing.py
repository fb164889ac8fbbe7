"""The command that serves the review page."""

from __future__ import annotations

import ipaddress
import secrets
import socket
from contextlib import AbstractContextManager, suppress
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.app import WorkspaceOption, app
from flows.cli.places import settings_of
from flows.errors import ExitStatus, WrongUse
from schemas.system_reasons import reason_of

if TYPE_CHECKING:
    from flows.desk import Desk

PORT = 8765
ELSEWHERE = ("203.0.113.1", 9)
"""An address of nobody's (RFC 5737): only which of our own it would be reached from is asked."""


@app.command()
def review(  # noqa: PLR0917 - options of a command have names
    workspace: WorkspaceOption = None,
    port: Annotated[int, typer.Option("--port", help="Where to listen.")] = PORT,
    host: Annotated[str, typer.Option("--host", help="Not loopback: only with a token.")] = "127.0.0.1",
    read_only: Annotated[bool, typer.Option("--read-only", help="Nothing can be decided.")] = False,
    name_header: Annotated[str, typer.Option("--name-header", help="Header in which a proxy says who it is.")] = "",
    public_name: Annotated[str, typer.Option("--public-name", help="Name under which a proxy shows the page.")] = "",
) -> int:
    """Serve the review page on loopback, until Ctrl-C."""
    import uvicorn

    from flows.desk import at_desk, open_desk
    from flows.reviewing import workbench
    from review.page.app import create_app
    from review.page.ports import PageSettings

    settings = settings_of(workspace)
    require_free(host, port)
    token = "" if is_loopback(host) else secrets.token_urlsafe(16)
    page = PageSettings(
        hosts=(*hosts_of(host, port), *([public_name] if public_name else [])),
        secret=secrets.token_bytes(32),
        token=token,
        read_only=read_only,
        name_header=name_header,
        language=settings.language,
        sender=settings.wording.sender,
    )
    with at_desk(open_desk(settings)) as desk:
        shown = socket.gethostname() if is_everywhere(host) else host
        address = f"http://{bracketed(shown)}:{port}/" + (f"?token={token}" if token else "")
        typer.echo(f"Page de vérification : {address} ; Ctrl-C pour arrêter.")
        with _reports_kept(desk):
            uvicorn.run(
                create_app(workbench(desk, page)), host=host, port=port, log_level="warning", server_header=False
            )
    return ExitStatus.DONE


def _reports_kept(desk: Desk) -> AbstractContextManager[None]:
    """The reports know what was decided, a minute later and at the latest when the page is stopped."""
    from flows.campaign_pass import report
    from flows.report_keeper import reports_kept, write_beside

    def at_end() -> None:
        typer.echo("Les rapports sont écrits avec les décisions…")
        report(desk)

    return reports_kept(desk.ledger.decisions.last_number, lambda: write_beside(desk.settings.workspace.root), at_end)


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach it.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def require_free(host: str, port: int) -> None:
    """Raises :class:`WrongUse` when nothing can listen there."""
    try:
        with socket.create_server((host, port)):
            pass
    except OSError as error:
        why = reason_of(error)
        raise WrongUse(
            f"On ne peut pas écouter sur {host}:{port} ({why.fr}) ; donnez un autre --port.",
            f"Nothing can listen on {host}:{port} ({why.en}); give another --port.",
        ) from error


def is_everywhere(host: str) -> bool:
    """Whether it stands for every address of the machine.

    >>> is_everywhere("0.0.0.0"), is_everywhere("127.0.0.1"), is_everywhere("bureau")
    (True, False, False)
    """
    try:
        return ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return False


def bracketed(host: str) -> str:
    """As an address in a URL is written.

    >>> bracketed("::1"), bracketed("127.0.0.1")
    ('[::1]', '127.0.0.1')
    """
    return f"[{host}]" if ":" in host else host


def hosts_of(host: str, port: int) -> tuple[str, ...]:
    """The Host headers that are answered: the name given; on loopback its other names; for all of the machine's
    addresses those and its names."""
    names = {host}
    if is_loopback(host) or is_everywhere(host):
        names |= {"127.0.0.1", "localhost", "::1"}
    if is_everywhere(host):
        names |= {socket.gethostname(), socket.getfqdn(), *_own_addresses()}
    return tuple(sorted(f"{bracketed(name)}:{port}" for name in names))


def _own_addresses() -> set[str]:
    """The machine's addresses: those its name stands for, and the one it would be seen under from elsewhere."""
    found: set[str] = set()
    with suppress(OSError):
        found |= {str(info[4][0]) for info in socket.getaddrinfo(socket.gethostname(), None)}
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(ELSEWHERE)  # a datagram socket sends nothing by that
        found.add(str(probe.getsockname()[0]))
    return found
