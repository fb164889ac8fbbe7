"""A PostgreSQL server for the tests, started on loopback and thrown away."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

START_SECONDS = 30.0


def binaries() -> Path | None:
    """The folder with initdb and postgres, None where there is none."""
    on_path = shutil.which("initdb")
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    found = [Path(on_path).resolve()] if on_path else debian
    return found[0].parent if found else None


def user() -> str | None:
    """PostgreSQL refuses to run as root: Debian's own user then; None when there is none either."""
    if os.getuid() != 0:
        return pwd.getpwuid(os.getuid()).pw_name
    return "postgres" if any(entry.pw_name == "postgres" for entry in pwd.getpwall()) else None


@contextmanager
def postgres_server(folder: Path, name: str) -> Iterator[str]:
    """The address of an empty server, as ``postgresql://…/`` to which a database's name is added."""
    data = Path(tempfile.mkdtemp(prefix="conventions-pg-"))
    if os.getuid() == 0:
        shutil.chown(data, name, name)
    as_user = {"user": name, "group": name} if os.getuid() == 0 else {}
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    init = [folder / "initdb", "-D", data, "-U", "tests", "--auth=trust", "--no-sync"]
    subprocess.run(init, check=True, cwd="/", **as_user, **quiet)  # type: ignore[call-overload]
    options = ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=off"]
    server = subprocess.Popen(  # type: ignore[call-overload]
        [folder / "postgres", "-D", data, "-p", str(port), *options], cwd="/", **as_user, **quiet
    )
    try:
        until = time.monotonic() + START_SECONDS
        ready = [folder / "pg_isready", "-h", "127.0.0.1", "-p", str(port)]
        while subprocess.run(ready, check=False, **quiet).returncode != 0:  # type: ignore[call-overload]
            assert time.monotonic() < until, "PostgreSQL does not start"
            time.sleep(0.1)
        yield f"postgresql://tests@127.0.0.1:{port}/"
    finally:
        server.send_signal(signal.SIGINT)  # "fast": clients are not waited for
        server.wait(timeout=20)
        shutil.rmtree(data, ignore_errors=True)


def database(url: str, name: str) -> str:
    """The address of a new, empty database."""
    with psycopg.connect(f"{url}postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')  # type: ignore[arg-type]
    return f"{url}{name}"
