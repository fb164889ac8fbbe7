"""What stands in a signature block: the mark of a pen, a stamp, nothing, or something a person must look at.

Pure: pictures in, :class:`PixelMark` out. Two opinions are formed in different ways and compared in ``find``:

block_to_canvas          the block cut out, at one resolution; which pixels carry ink, which are rules of the page
canvas_to_signed_area    a small network's opinion, from the picture alone (``pen_map``, trained in ``training``),
                         of all the ink and of each ink alone
canvas_to_traces         the opinion that rests on strokes (``traces``):
  canvas_to_words          which of the words that were read are print, and not a signature that was read as words
  canvas_to_strokes        the ink's middle lines, cut at crossings and joined again where a pen goes on
  strokes_to_rings         the round edges of stamps
  classify                 what print, letters, frames and seals explain
  strokes_to_ovals         ellipses drawn round print
  strokes_to_groups        what is left, gathered into what a pen drew in one go, measured and judged (``group``)
  canvas_to_layers         the same once more for each ink alone: the darker one, and each of two colours
is_written               whether what either saw is part of a row of words by hand (``rows``)
judge                    the verdict: INK only where nothing speaks against it; NONE or STAMP only where no pen shows
"""

from extractors.marks.find import PixelMark, find_mark

__all__ = ["PixelMark", "find_mark"]
