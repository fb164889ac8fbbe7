"""What stands in a signature block: the mark of a pen, a stamp, nothing, or something a person must look at.

Pure: pictures in, :class:`PixelMark` out.

block_to_canvas     the block cut out, at one resolution; which pixels carry ink, of which colour
canvas_to_pen_map   a small network's opinion of every square of 2 mm: signed? stamped? (trained in ``training``)
signed_area         the largest signed area in the block that is not mostly the neighbour's
judge               the verdict: INK only for a large area that is surely signed; NONE or STAMP only where no pen shows
"""

from extractors.marks.find import PixelMark, find_mark

__all__ = ["PixelMark", "find_mark"]
