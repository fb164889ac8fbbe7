"""What stands in a signature block: the mark of a pen, a stamp, nothing, or something a person must look at.

Pure: pictures in, :class:`PixelMark` out. The steps, in order: ``block_to_canvas`` (cut out, one resolution, which
pixels carry ink) · ``canvas_to_strokes`` (thin lines, joined through their crossings as a pen would go on) ·
``strokes_to_rings`` and the stroke classes (what print, rules and stamps explain) · ``find_mark`` (what is left).
"""

from extractors.marks.find import PixelMark, find_mark

__all__ = ["PixelMark", "find_mark"]
