"""Python's search for cycles of objects, left off where very many are made and none is garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_search_for_cycles() -> Iterator[None]:
    """Of a large campaign millions of cells are made for the reports, of Prefect half a million objects when it is
    loaded; to look for a cycle among them again and again takes Python a third, or a sixth, of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
