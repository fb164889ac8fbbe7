"""The page of benchmark tables (docs/benchmarks.md): each benchmark replaces its own section and leaves the others."""

from __future__ import annotations

import re
from pathlib import Path

TITLE = "# Benchmarks\n\nWritten by `make bench-accuracy` and `make bench`.\n"


def put_section(page: Path, name: str, text: str) -> None:
    """``text`` is the section ``name`` of the page from now on; a page that is not there is begun."""
    page.parent.mkdir(parents=True, exist_ok=True)
    before = page.read_text(encoding="utf-8") if page.exists() else TITLE
    page.write_text(with_section(before, name, text), encoding="utf-8")


def with_section(page: str, name: str, text: str) -> str:
    """The page's text with the section replaced, or added at the end.

    >>> with_section(with_section("T\\n", "a", "one"), "a", "two")
    'T\\n\\n<!-- a -->\\ntwo\\n<!-- end of a -->\\n'
    """
    begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    section = f"{begin}\n{text.strip()}\n{end}\n"
    found = re.search(f"{re.escape(begin)}.*?{re.escape(end)}\n", page, re.DOTALL)
    if found is None:
        return f"{page.rstrip()}\n\n{section}"
    return page[: found.start()] + section + page[found.end() :]
