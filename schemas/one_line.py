"""A file's name, or another text of somebody's, as it may be shown on one line of a terminal or of a report."""

from __future__ import annotations

import unicodedata

BREAKING = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Unicode's categories of what moves a cursor, turns a line round, breaks it, or is no character at all."""


def one_line(text: str) -> str:
    r"""The text with a "�" for each of those.

    >>> one_line("scan 12.pdf"), one_line("a\nb.tif"), one_line("a\x1b[2Jb")
    ('scan 12.pdf', 'a�b.tif', 'a�[2Jb')
    """
    return "".join("�" if unicodedata.category(character) in BREAKING else character for character in text)


def readable(name: str) -> str:
    r"""A name from a file system that is not UTF-8, where Python keeps bytes that are no text as lone surrogates: they
    are read as Windows wrote them.

    >>> readable("\udce9cole.pdf"), readable("école.pdf")
    ('école.pdf', 'école.pdf')
    """
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return name.encode("utf-8", "surrogateescape").decode("cp1252", "replace")
    return name
