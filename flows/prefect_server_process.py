"""The embedded Prefect server, as a process of its own: ``python -m flows.prefect_server_process PORT FOLDER``.

It serves until nobody holds the lock of its users, then ends by itself: a crashed command leaves no server behind.
Started by :mod:`flows.prefect_server`, which sets the environment.
"""

from __future__ import annotations

import asyncio
import fcntl
import gc
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import IO, Any

USERS_LOCK = "users.lock"
START_LOCK = "start.lock"
LOOK_EVERY = 2.0  # seconds between two looks for users
NICENESS = 5  # those who read come first: nobody waits for the server before the end of a pass
IDLE_LOOKS = 5  # looks in a row without a user before the server ends


def main(port: int, folder: Path) -> None:
    """Serves Prefect's API and UI on loopback."""
    os.nice(NICENESS)
    gc.disable()  # half a million objects are made, none is garbage: 0.7 of 4.5 seconds
    import uvicorn
    from prefect.server.api.server import create_app

    write_at_once()
    config = uvicorn.Config(create_app(), host="127.0.0.1", port=port, log_level="error", timeout_graceful_shutdown=2)
    server = uvicorn.Server(config)
    gc.freeze()
    gc.enable()

    async def serve() -> None:
        watching = asyncio.create_task(_end_without_users(server, folder))
        await server.serve()
        watching.cancel()

    asyncio.run(serve())


def write_at_once() -> None:
    """SQLite transactions of Prefect take the writer's lock when they begin.

    As shipped they read first and write later; when another one commits in between, SQLite refuses at once, the server
    answers 503 and the client sleeps for seconds (18 s instead of 2.9 s for ten runs, measured on 3.8.8). A test fails
    when Prefect no longer has what is replaced here.
    """
    from prefect.server.database.configurations import AioSqliteConfiguration

    original: Any = AioSqliteConfiguration.begin_transaction

    @asynccontextmanager
    async def begin_transaction(self: Any, session: Any, with_for_update: bool = False) -> AsyncIterator[Any]:
        async with original(self, session, with_for_update=True) as transaction:
            yield transaction

    AioSqliteConfiguration.begin_transaction = begin_transaction  # type: ignore[method-assign]


async def _end_without_users(server: Any, folder: Path) -> None:
    """Whoever comes while the server ends waits at the lock of starters, which is held until the process is gone."""
    idle = 0
    with (folder / START_LOCK).open("a") as start:
        while idle < IDLE_LOOKS or not _is_last(start, folder):
            await asyncio.sleep(LOOK_EVERY)
            idle = idle + 1 if is_unused(folder / USERS_LOCK) else 0
        server.should_exit = True
        os.dup(start.fileno())  # the block closes its own; the lock lasts as long as one of them is open


def _is_last(start: IO[str], folder: Path) -> bool:
    """Takes the starters' lock, unless someone starts or uses the server after all."""
    try:
        fcntl.flock(start, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    if is_unused(folder / USERS_LOCK):
        return True
    fcntl.flock(start, fcntl.LOCK_UN)
    return False


def is_unused(lock: Path) -> bool:
    """Whether no command holds the users' lock."""
    with lock.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
