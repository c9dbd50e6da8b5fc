"""The hole's edge, where copied pieces meet the photo: how much of their steps is wanted, and how far a misfit spreads.

A mismatch is what the known pixel beside the hole is more than what lies beside its neighbour's source. The membrane
spreads it over the whole hole. That is right for light that differs a little, and wrong where the edge shows what is to
go: the rim of an object, its shadow, its reflection. The plan was matched by colours, so a large mismatch is of that
kind; what of it is too much fades out near the edge instead.
"""

import cv2
import numpy as np
import numpy.typing as npt

from dfnet_gui.imaging.arrays import BoolArray, FloatArray

_TRUST_WINDOW_PX = 5
_DOUBT = np.float32(24.0)
"""How much a spread of mismatches counts against the source's own steps."""
_LEAST_SPREAD = np.float32(1e-7)
_MOST_BEND = np.float32(0.06)
"""A mismatch of more than this spreads only near the edge."""
_NOTICED = 0.01
_FADE_SHARE, _LEAST_FADE_PX = 0.03, 6.0
"""Of the hole's longer side, within what length what is too much falls to a third."""

Places = npt.NDArray[np.intp]


def trust(rows: Places, columns: Places, mismatch: FloatArray, steps: FloatArray, shape: tuple[int, int]) -> FloatArray:
    """How much of the source's steps (n×C) across the hole's edge is wanted: n×1, in [0, 1].

    All where the source goes on from the known pixels, but for one level along some pixels of the edge. Where it does
    not, two unlike textures meet: with the whole step the edge would stand out (1.11 times as sharp as the photo).
    """
    values = np.concatenate([mismatch, mismatch**2, steps**2], axis=1)
    means = np.split(_means(rows, columns, values, shape, _TRUST_WINDOW_PX), 3, axis=1)
    spread = np.maximum(means[1] - means[0] ** 2, 0).sum(axis=1, keepdims=True)
    own = means[2].sum(axis=1, keepdims=True) + _LEAST_SPREAD
    trusted: FloatArray = own / (own + _DOUBT * spread)
    return trusted


def excess(rows: Places, columns: Places, mismatch: FloatArray, shape: tuple[int, int]) -> FloatArray:
    """What of the mismatches (n×C), averaged along the edge, is too much to be spread over the whole hole: n×C."""
    window = 2 * round(fade_px(shape)) + 1
    level = _means(rows, columns, mismatch, shape, window)
    too_much: FloatArray = level - np.clip(level, -_MOST_BEND, _MOST_BEND)
    return too_much


def faded(rows: Places, columns: Places, values: FloatArray, hole: BoolArray) -> FloatArray | None:
    """Values (n×C) at the hole's edge, fading out into it: H×W×C, 0 outside; None where they are hardly anything."""
    if not len(values) or float(np.abs(values).max()) < _NOTICED:
        return None
    count = _laid(rows, columns, np.ones(len(rows), np.float32), hole.shape)
    is_edge = count > 0
    distance, labels = cv2.distanceTransformWithLabels(
        (~is_edge).view(np.uint8), cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL
    )
    length = fade_px(hole.shape)
    decay, away = np.exp(distance / -length), np.clip(distance / length, 0, 1)
    fading = np.empty((*hole.shape, values.shape[1]), np.float32)
    found = np.zeros(int(labels.max()) + 1, np.float32)
    for channel, own in enumerate(values.T):
        found[labels[is_edge]] = _laid(rows, columns, own, hole.shape)[is_edge] / count[is_edge]
        fade = found[labels]
        fade *= decay
        soft = cv2.GaussianBlur(fade, (0, 0), length / 3)
        soft -= fade
        soft *= away
        fade += soft
        np.multiply(fade, hole, out=fading[..., channel])
    return fading


def fade_px(shape: tuple[int, int]) -> float:
    """How far from the edge what is too much reaches, for a hole within `shape`."""
    return max(_LEAST_FADE_PX, _FADE_SHARE * max(shape))


def _laid(rows: Places, columns: Places, values: FloatArray, shape: tuple[int, ...]) -> FloatArray:
    """The sum of the values (n) at each pixel, H×W."""
    height, width = shape[:2]
    summed = np.bincount(rows * width + columns, values, height * width)
    return summed.reshape(height, width).astype(np.float32)


def _means(rows: Places, columns: Places, values: FloatArray, shape: tuple[int, int], window: int) -> FloatArray:
    """For each of the places the mean of the values (n×C) of those within a window. Column by column, for memory."""

    def summed(column: FloatArray) -> FloatArray:
        laid = _laid(rows, columns, column, shape)
        laid = cv2.boxFilter(laid, -1, (window, window), normalize=False, borderType=cv2.BORDER_CONSTANT)
        taken: FloatArray = laid.reshape(shape)[rows, columns]
        return taken

    if not len(rows):
        return np.zeros_like(values)
    count = np.maximum(summed(np.ones(len(rows), np.float32)), 1.0)
    return np.stack([summed(column) / count for column in values.T], axis=1)
