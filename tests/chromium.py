"""Debian's Chromium for the tests that drive the pages; they are skipped, with the reason, where there is none."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any

import pytest
import uvicorn

NAMES = ("chromium", "chromium-browser", "google-chrome")


@contextmanager
def chromium() -> Iterator[Any]:
    """A browser without a window."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None or find_spec("playwright") is None:
        pytest.skip("no chromium here: apt-get install chromium, and pip install playwright")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@contextmanager
def served(app: Any, port: int) -> Iterator[None]:
    """``app`` on loopback while the block runs."""
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 10
    while not server.started and time.monotonic() < until:
        time.sleep(0.01)
    yield
    server.should_exit = True
    thread.join(5)
