"""Small pictures of fills where they lie. GUI thread."""

import cv2
import numpy as np
from PySide6.QtGui import QPixmap

from dfnet_gui.document.picture import Picture
from dfnet_gui.engine.fills import Fill, Filled
from dfnet_gui.gui.base.qimage import to_qimage
from dfnet_gui.imaging.arrays import ByteArray, PixelArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.depth import to_8_bit

_SAMPLES_ACROSS = 0.5
"""Of a large fill every so many-th pixel is looked at: this share of a thumbnail's pixel."""
_AROUND = 0.3
"""Of a hole's longer side, how much of the photo around it a thumbnail shows."""


def thumbnail(picture: Picture, filled: Filled, side_px: int) -> QPixmap:
    """A square of the photo, at most `side_px` wide, around all holes with these fills in them.

    It is as cheap for large holes as for small ones.
    """
    finest = picture.result.levels[0].bounds
    inner = filled.bounds
    side = round(max(inner.width, inner.height) * (1 + 2 * _AROUND))
    left, top = (inner.left + inner.right - side) // 2, (inner.top + inner.bottom - side) // 2
    shown = Bounds(left, top, side, side).intersected(finest)
    scale = min(1.0, side_px / max(shown.width, shown.height))
    level = picture.result.level_for(scale)
    step = 2**level
    part = Bounds.of_edges(shown.left // step, shown.top // step, -(-shown.right // step), -(-shown.bottom // step))
    pixels = picture.result.levels[level]
    small = _resized(pixels.read(part.intersected(pixels.bounds)), shown.width * scale, shown.height * scale)
    for fill in filled.fills:
        _lay(small, fill, picture, shown, scale)
    return QPixmap.fromImage(to_qimage(small))


def _lay(small: ByteArray, fill: Fill, picture: Picture, shown: Bounds, scale: float) -> None:
    """Blend a fill into the scaled picture of what is shown."""
    place = fill.bounds.moved(-shown.left, -shown.top)
    step = max(1, int(_SAMPLES_ACROSS / scale))
    hole = np.ascontiguousarray(fill.hole[::step, ::step]).view(np.uint8)
    size = place.width * scale, place.height * scale
    share = _resized(hole * np.uint8(255), *size)[..., None] / np.float32(255.0)
    pixels = picture.shown(to_8_bit(np.ascontiguousarray(fill.pixels[::step, ::step])).astype(np.uint8, copy=False))
    added = _resized(pixels * hole[..., None], *size)
    top, left = round(place.top * scale), round(place.left * scale)
    under = small[top : top + added.shape[0], left : left + added.shape[1]]
    part = np.s_[: under.shape[0], : under.shape[1]]
    under[:] = np.minimum(under * (1 - share[part]) + added[part], 255.0)


def _resized(pixels: PixelArray, width: float, height: float) -> ByteArray:
    size = (max(1, round(width)), max(1, round(height)))
    return np.ascontiguousarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
