"""Objects in a photo: which pixels belong to what was marked by a few strokes or a box. GrabCut on a small copy, then
the edge at the photo's own resolution. NumPy and OpenCV alone, for any thread."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import cast

import cv2
import numpy as np

from dfnet_gui.imaging.arrays import BoolArray, ByteArray, FloatArray, PixelArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.depth import to_8_bit
from dfnet_gui.imaging.shapes import Point

Line = Sequence[Point]
_SMALL_PX, _FINE_PX = 320, 1600
"""The longer side of the copy in which the object is found, and at most of the one in which its edge is."""
_ROOM, _LEAST_ROOM, _BOX_ROOM = 0.9, 30.0, 0.2
"""How far around strokes the object is looked for, of their longer side and in radii; and what a box gets around it."""
_MOST_ROUNDS, _SETTLED = 3, 0.002
"""Of GrabCut; fewer where one changes no more than this share of the pixels."""
_BEGINNING = 0.12
"""How far around lines the object is at first taken to reach, of the window's longer side."""
_LEAST_BOX_PART = 0.1
"""Of what is found in a box, pieces smaller than this share of the largest are left out."""
_GAP = 0.02
"""Gaps in the object of up to this share of it belong to it."""
_SMOOTHING_PX, _EVENNESS = 0.8, 300.0


@dataclass(frozen=True)
class Marks:
    """What was drawn to say which object is meant, in photo pixels.

    Lines `inside` lie on the object and lines `outside` on none of it, each with a round brush of `radius`. Nothing
    beyond the `box`, where there is one, belongs to the object.
    """

    inside: tuple[Line, ...] = ()
    outside: tuple[Line, ...] = ()
    radius: float = 1.0
    box: Bounds | None = None

    def with_line(self, line: Line, *, is_outside: bool) -> "Marks":
        """With one line more; a box is widened to hold it where it lies on the object."""
        if is_outside:
            return replace(self, outside=(*self.outside, line))
        box = self.box.united(Bounds.around_points(line)) if self.box is not None else None
        return replace(self, inside=(*self.inside, line), box=box)


def search_window(marks: Marks, whole: Bounds) -> Bounds:
    """Where the object that is marked is looked for: a part of `whole`, photo pixels; empty for marks outside of it."""
    window = marks.box.grown(_room(marks.box, _BOX_ROOM, marks)) if marks.box is not None else Bounds.EMPTY
    drawn = Bounds.around_points(point for line in marks.inside for point in line)
    if not drawn.intersected(whole).is_empty:
        window = window.united(drawn.grown(_room(drawn, _ROOM, marks)))
    return window.intersected(whole)


def _room(place: Bounds, share: float, marks: Marks) -> int:
    return round(max(share * max(place.width, place.height), _LEAST_ROOM * marks.radius))


def found_object(pixels: PixelArray, window: Bounds, marks: Marks) -> BoolArray:
    """Which of the pixels (H×W×3, RGB, 8 or 16 bits) at `window` of a photo belong to the object that is marked.

    Bool, H×W. Nothing where no object is to be seen. Takes about half a second, whatever the size.
    """
    fine = _scaled(pixels, _FINE_PX)
    small = cast(ByteArray, to_8_bit(_scaled(fine, _SMALL_PX)))
    draw = partial(_drawn, marks=marks, window=window)
    labels = _first_labels(small.shape[:2], marks, window)
    if not _is_mixed(labels):
        return np.zeros(pixels.shape[:2], bool)
    is_object = _cut(small, labels)
    is_object = _whole_pieces(is_object, draw(marks.inside, is_object.shape))
    edged = _edged(np.asarray(to_8_bit(fine), np.float32), is_object)
    edged = (edged | draw(marks.inside, edged.shape)) & ~draw(marks.outside, edged.shape)
    height, width = pixels.shape[:2]
    if edged.shape == (height, width):
        return edged
    return np.asarray(cv2.resize(edged.astype(np.float32), (width, height)) > 0.5, bool)


def _scaled(pixels: PixelArray, longest: int) -> PixelArray:
    height, width = pixels.shape[:2]
    scale = longest / max(height, width)
    if scale >= 1:
        return pixels
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), pixels.dtype)


def _drawn(lines: Sequence[Line], shape: tuple[int, int], marks: Marks, window: Bounds) -> BoolArray:
    """The lines in a picture of that shape that stands for the window."""
    drawn = np.zeros(shape, np.uint8)
    scale = np.array([shape[1] / window.width, shape[0] / window.height])
    thickness = max(1, round(2 * marks.radius * float(scale.mean())))
    for line in lines:
        points = (np.asarray(line, np.float64) - (window.left, window.top)) * scale - 0.5
        cv2.polylines(drawn, [np.rint(points).astype(np.int32)], isClosed=False, color=1, thickness=thickness)
    return drawn.view(bool)


def _first_labels(shape: tuple[int, int], marks: Marks, window: Bounds) -> ByteArray:
    """GrabCut's labels (uint8, H×W), from the marks alone."""
    labels = np.full(shape, cv2.GC_PR_BGD, np.uint8)
    inside = _drawn(marks.inside, shape, marks, window)
    if marks.box is not None:
        labels[:] = cv2.GC_BGD
        scale = shape[1] / window.width, shape[0] / window.height
        place = marks.box.intersected(window).moved(-window.left, -window.top)
        columns = slice(round(place.left * scale[0]), max(1, round(place.right * scale[0])))
        labels[round(place.top * scale[1]) : max(1, round(place.bottom * scale[1])), columns] = cv2.GC_PR_FGD
    elif inside.any():
        away = cv2.distanceTransform((~inside).view(np.uint8), cv2.DIST_L2, 5)
        labels[away < _BEGINNING * max(shape)] = cv2.GC_PR_FGD
    labels[inside] = cv2.GC_FGD
    labels[_drawn(marks.outside, shape, marks, window)] = cv2.GC_BGD
    return labels


def _is_mixed(labels: ByteArray) -> bool:
    may_be = _may_be_object(labels)
    return bool(may_be.any() and not may_be.all())


def _may_be_object(labels: ByteArray) -> BoolArray:
    return np.asarray((labels == cv2.GC_FGD) | (labels == cv2.GC_PR_FGD), bool)


def _cut(small: ByteArray, labels: ByteArray) -> BoolArray:
    cv2.setRNGSeed(0)  # the same strokes give the same object
    models = np.zeros((1, 65), np.float64), np.zeros((1, 65), np.float64)
    is_object = _may_be_object(labels)
    for number in range(_MOST_ROUNDS):
        cv2.grabCut(small, labels, None, *models, 1, cv2.GC_EVAL if number else cv2.GC_INIT_WITH_MASK)
        before, is_object = is_object, _may_be_object(labels)
        if np.count_nonzero(before != is_object) <= _SETTLED * labels.size:
            break
    return is_object


def _whole_pieces(is_object: BoolArray, inside: BoolArray) -> BoolArray:
    """The pieces that a line inside touches, or else the large ones; without small gaps."""
    count, numbers, stats, _middles = cv2.connectedComponentsWithStats(is_object.view(np.uint8), connectivity=4)
    areas = stats[:, cv2.CC_STAT_AREA]
    areas[0] = 0
    kept = np.zeros(count, bool)
    if inside.any():
        kept[np.unique(numbers[inside & is_object])] = True
    else:
        kept = areas > _LEAST_BOX_PART * areas.max()
    kept[0] = False
    pieces: BoolArray = kept[numbers]
    _count, numbers, stats, _middles = cv2.connectedComponentsWithStats((~pieces).view(np.uint8), connectivity=4)
    is_gap = stats[:, cv2.CC_STAT_AREA] <= _GAP * pieces.sum()
    is_gap[0] = False
    return np.asarray(pieces | is_gap[numbers], bool)


def _edged(fine: FloatArray, is_object: BoolArray) -> BoolArray:
    """The object (bool, of a smaller copy) in a picture (H×W×3, 0 to 255), its edge where the colours change."""
    height, width = fine.shape[:2]
    reach = max(2, round(1.5 * height / is_object.shape[0]))
    soft = cv2.resize(is_object.astype(np.float32), (width, height), interpolation=cv2.INTER_LINEAR)
    side = (4 * reach + 1, 4 * reach + 1)
    kernel = np.ones((2 * reach + 1, 2 * reach + 1), np.uint8)
    rough = (soft > 0.5).astype(np.uint8)
    inner, outer = cv2.erode(rough, kernel), 1 - cv2.dilate(rough, kernel)
    band = (inner == 0) & (outer == 0)
    means = []
    for sure in (inner, outer):
        weight = cv2.boxFilter(sure.astype(np.float32), -1, side)
        total = cv2.boxFilter(fine * sure[..., None].astype(np.float32), -1, side)
        means.append((total / np.maximum(weight, 1e-6)[..., None], weight > 0))
    (near, has_near), (far, has_far) = means
    way = near - far
    along = ((fine - far) * way).sum(axis=2)
    length = (way * way).sum(axis=2)
    share = np.where(has_near & has_far, (np.clip(along, 0, length) + _EVENNESS * soft) / (length + _EVENNESS), soft)
    share = np.where(band, share, rough)
    return np.asarray(cv2.GaussianBlur(share.astype(np.float32), (0, 0), _SMOOTHING_PX) > 0.5, bool)
