"""A coloured page seen through other eyes: greys in which a stamp, a highlighter or coloured ink disappears.

    for channel, grey in channels(prepared.colour):
        ...  # read the zone again

Black print is dark in every channel; blue ink is bright in blue, red ink in red, yellow marker in red and green.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

import numpy as np

from extractors.picture import Pixels, as_pixels


class Channel(StrEnum):
    """Which grey is made of a coloured page, in the order in which they are worth trying."""

    BRIGHTEST = "brightest"  # coloured ink of any kind fades, black print stays
    RED = "red"  # red stamps vanish
    BLUE = "blue"  # blue stamps and signatures vanish
    GREEN = "green"


PLANES = {Channel.RED: 0, Channel.GREEN: 1, Channel.BLUE: 2}


def channels(colour: Pixels) -> Iterator[tuple[Channel, Pixels]]:
    """The greys of RGB pixels, made one at a time.

    >>> red_ink_and_black_print = np.array([[[220, 30, 30], [20, 20, 20]]], dtype=np.uint8)
    >>> {str(channel): grey.tolist() for channel, grey in channels(red_ink_and_black_print)}
    {'brightest': [[220, 20]], 'red': [[220, 20]], 'blue': [[30, 20]], 'green': [[30, 20]]}
    """
    for channel in Channel:
        yield channel, one_channel(colour, channel)


def one_channel(colour: Pixels, channel: Channel) -> Pixels:
    """The grey that ``channel`` makes of RGB pixels."""
    if channel is Channel.BRIGHTEST:
        return as_pixels(colour.max(axis=2))
    return np.ascontiguousarray(colour[:, :, PLANES[channel]])
