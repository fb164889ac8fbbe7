"""Written formats, one a module, four verbs each: ``compact``, ``validate``, ``is_valid``, ``format``.

``compact`` removes what people add (spaces, dashes, accents where they carry nothing); ``validate`` returns the
compact form or raises :class:`InvalidFormat`; ``is_valid`` never raises, whatever it is given; ``format`` writes it
as people read it.
"""

from __future__ import annotations


class InvalidFormat(ValueError):  # noqa: N818 - a value is invalid, nothing went wrong
    """The text is not in the format; the message says which part is not."""
