"""From PDF user space (origin bottom left, before /Rotate) to the page as displayed, in points from the top left."""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2 as pdfium

from schemas.layout import Box

Bounds = tuple[float, float, float, float]  # left, bottom, right, top


@dataclass(frozen=True, slots=True)
class DisplayedPage:
    """``visible``: the crop box within the media box, in user space; ``rotation``: /Rotate (0, 90, 180, 270)."""

    visible: Bounds
    media: Bounds
    rotation: int

    @staticmethod
    def of(page: pdfium.PdfPage) -> DisplayedPage:
        media, crop = page.get_mediabox(), page.get_cropbox()
        cut = (max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3]))
        return DisplayedPage(cut if cut[0] < cut[2] and cut[1] < cut[3] else media, media, page.get_rotation() % 360)

    def box(self, bounds: Bounds) -> Box:
        """A rectangle of user space as displayed."""
        return _turned(bounds, self.visible, self.rotation)

    @property
    def media_offset(self) -> tuple[float, float]:
        """How far the displayed page begins right of and below the displayed media box."""
        whole = _turned(self.visible, self.media, self.rotation)
        return whole.x0, whole.top


def _turned(bounds: Bounds, frame: Bounds, rotation: int) -> Box:
    left, bottom, right, top = bounds
    frame_left, frame_bottom, frame_right, frame_top = frame
    if rotation == 90:
        return Box(bottom - frame_bottom, left - frame_left, top - frame_bottom, right - frame_left)
    if rotation == 180:
        return Box(frame_right - right, bottom - frame_bottom, frame_right - left, top - frame_bottom)
    if rotation == 270:
        return Box(frame_top - top, frame_right - right, frame_top - bottom, frame_right - left)
    return Box(left - frame_left, frame_top - top, right - frame_left, frame_top - bottom)
