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
from typing import Any

USERS_LOCK = "users.lock"
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
        watching = asyncio.create_task(_end_without_users(server, folder / USERS_LOCK))
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


async def _end_without_users(server: Any, lock: Path) -> None:
    idle = 0
    while idle < IDLE_LOOKS:
        await asyncio.sleep(LOOK_EVERY)
        idle = idle + 1 if is_unused(lock) else 0
    server.should_exit = True


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
