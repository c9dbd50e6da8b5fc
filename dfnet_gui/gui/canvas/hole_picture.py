"""What a pane shows of the hole: its tint, how far it will grow, and an edge that runs. GUI thread."""

import math
import weakref

import cv2
import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from dfnet_gui.document.document import Document
from dfnet_gui.gui.base.qimage import premultiplied
from dfnet_gui.gui.base.theme import TINT
from dfnet_gui.gui.canvas.drawing import photo_rect, sampled
from dfnet_gui.gui.canvas.viewport import Viewport
from dfnet_gui.imaging.arrays import BoolArray, ByteArray, FloatArray
from dfnet_gui.imaging.bounds import Bounds

_TINT_STRENGTH = 0.45
_DASH_SHIFT = 2
_TINT_PIXEL = np.uint32(
    sum(
        round(channel * _TINT_STRENGTH) << shift
        for channel, shift in ((255, 24), (TINT.red(), 16), (TINT.green(), 8), (TINT.blue(), 0))
    )
)
_DASH_PIXELS = np.array([0xFF000000, 0xFFFFFFFF], np.uint32)
_GROWTH_PIXEL = np.array([200, 200, 200, 200], np.uint8)
_LEAST_GROWTH_SHOWN = 2.0
"""Logical pixels; a line nearer to the running edge would only thicken it."""
_MOST_DILATED = 10.0
"""Logical pixels; up to here a line is found faster by dilation than by distances."""
_MOST_KEPT = 8
"""Pictures: one for each pane, and some for parts of them."""


class HolePicture:
    """The tint over a hole in an `area` of the pane, made once; only its edge changes while it runs.

    A thin line shows how far it will grow, `growth_px` photo pixels; within `feather_px` from the edge the tint fades.
    """

    def __init__(
        self, hole: BoolArray, viewport: Viewport, area: QRect, *, growth_px: int = 0, feather_px: float = 0.0
    ) -> None:
        growth, feather = growth_px * viewport.zoom, feather_px * viewport.zoom
        beyond = math.ceil(growth) + 1 if growth >= _LEAST_GROWTH_SHOWN else 0
        wider = sampled(hole, viewport, area.adjusted(-beyond, -beyond, beyond, beyond))
        shown = np.ascontiguousarray(wider[beyond : beyond + area.height(), beyond : beyond + area.width()])
        self._area, self._picture, (columns, rows) = area, *_tinted(shown)
        self._edge = rows * area.width() + columns
        self._along = rows + columns + (area.top() + area.left())
        pixels = self._picture.view(np.uint8).reshape(*shown.shape, 4)
        if feather >= 1:
            _fade_tint(pixels, shown, _depth(hole, viewport, area, feather))
        if beyond:
            pixels[_growth_line(wider, beyond, growth)] = _GROWTH_PIXEL

    def draw(self, painter: QPainter, phase: int) -> None:
        """Draw it, with black and white dashes on the hole's innermost edge that run with `phase`."""
        self._picture.reshape(-1)[self._edge] = _DASH_PIXELS[((self._along + phase) >> _DASH_SHIFT) & 1]
        picture = self._picture.view(np.uint8).reshape(*self._picture.shape, 4)
        painter.drawImage(self._area.topLeft(), premultiplied(picture))


def hole_picture(
    hole: BoolArray,
    bounds: Bounds,
    viewport: Viewport,
    visible: QRectF,
    *,
    growth_px: int = 0,
    feather_px: float = 0.0,
) -> HolePicture | None:
    """Of what is visible of the hole, which lies within `bounds`; None where that is nothing."""
    room = growth_px * viewport.zoom + 2
    area = photo_rect(bounds, viewport).adjusted(-room, -room, room, room).intersected(visible).toAlignedRect()
    if area.isEmpty():
        return None
    return HolePicture(hole, viewport, area, growth_px=growth_px, feather_px=feather_px)


class HolePictures:
    """Those of a document's hole as it is now, kept while it is painted over and over with a running edge."""

    def __init__(self) -> None:
        self._document: weakref.ref[Document] | None = None
        self._state: tuple[object, ...] = ()
        self._kept: dict[tuple[float, ...], HolePicture | None] = {}

    def draw(
        self, painter: QPainter, document: Document, viewport: Viewport, visible: QRectF, *, phase: int, growth_px: int
    ) -> None:
        """Draw what is `visible` in a pane."""
        feather_px = round(document.feather_px)
        state = (document.hole_mark, document.hole_bounds, viewport, growth_px, feather_px)
        if self._document is None or self._document() is not document or state != self._state:
            self._document, self._state = weakref.ref(document), state
            self._kept.clear()
        place = (visible.left(), visible.top(), visible.width(), visible.height())
        if place not in self._kept:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[place] = hole_picture(
                document.hole, document.hole_bounds, viewport, visible, growth_px=growth_px, feather_px=feather_px
            )
        if (picture := self._kept[place]) is not None:
            picture.draw(painter, phase)


def _depth(hole: BoolArray, viewport: Viewport, area: QRect, feather: float) -> FloatArray:
    """How far within the hole each pixel of `area` lies, of `feather` logical pixels: 0 to 1."""
    room = math.ceil(feather) + 1
    wider = sampled(hole, viewport, area.adjusted(-room, -room, room, room))
    distance = cv2.distanceTransform(wider.view(np.uint8), cv2.DIST_L2, 3)[room:-room, room:-room]
    depth: FloatArray = np.minimum(distance / np.float32(feather), 1.0)
    return depth


def _fade_tint(picture: ByteArray, hole: BoolArray, depth: FloatArray) -> None:
    """Take from the tint (premultiplied, in place) what its depth says, but not from the running edge."""
    inner = cv2.erode(hole.view(np.uint8), np.ones((3, 3), np.uint8), borderValue=1).view(bool)
    picture[inner] = np.rint(picture[inner] * depth[inner][:, None]).astype(np.uint8)


def _growth_line(wider: BoolArray, room: int, growth: float) -> BoolArray:
    """What lies on the line `growth` logical pixels from the hole, of what is seen without `room` on all sides."""
    if not wider.any():
        return np.zeros_like(wider[room:-room, room:-room])
    if growth > _MOST_DILATED:
        distance = cv2.distanceTransform((~wider).view(np.uint8), cv2.DIST_L2, 5)[room:-room, room:-room]
        line: BoolArray = (distance > growth - 1) & (distance <= growth)
        return line
    reach = round(growth)
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1))
    grown = cv2.dilate(wider.view(np.uint8), disc)
    return _innermost(grown)[room:-room, room:-room].view(bool)


def _innermost(bits: ByteArray) -> ByteArray:
    """1 at the innermost edge of what is 1."""
    inner = cv2.erode(bits, np.ones((3, 3), np.uint8), borderValue=1)
    return np.asarray(cv2.bitwise_xor(bits, inner), np.uint8)


def _tinted(hole: BoolArray) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.int32]]:
    """BGRA, premultiplied, as one number a pixel; and columns and rows (2×N) of the hole's innermost edge."""
    picture = np.zeros(hole.shape, np.uint32)
    np.copyto(picture, _TINT_PIXEL, where=hole)
    found = cv2.findNonZero(_innermost(hole.view(np.uint8)))
    edge = np.zeros((0, 2), np.int32) if found is None else found.reshape(-1, 2)
    return picture, np.ascontiguousarray(edge.T, np.int32)
