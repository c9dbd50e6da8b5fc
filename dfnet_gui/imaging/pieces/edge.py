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
_DOUBT = np.float32(6.0)
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
    at_edge = _laid(rows, columns, np.concatenate([values, np.ones((len(values), 1), np.float32)], axis=1), hole.shape)
    count = at_edge[..., -1]
    is_edge = count > 0
    distance, labels = cv2.distanceTransformWithLabels(
        (~is_edge).view(np.uint8), cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL
    )
    found = np.zeros((int(labels.max()) + 1, values.shape[1]), np.float32)
    found[labels[is_edge]] = at_edge[is_edge][:, :-1] / count[is_edge][:, None]
    length = fade_px(hole.shape)
    fade = found[labels] * np.exp(-distance / length)[..., None].astype(np.float32)
    soft = cv2.GaussianBlur(fade, (0, 0), length / 3).reshape(fade.shape)
    away = np.clip(distance / length, 0, 1)[..., None].astype(np.float32)
    mixed: FloatArray = (fade + away * (soft - fade)) * hole[..., None]
    return mixed


def fade_px(shape: tuple[int, int]) -> float:
    """How far from the edge what is too much reaches, for a hole within `shape`."""
    return max(_LEAST_FADE_PX, _FADE_SHARE * max(shape))


def _laid(rows: Places, columns: Places, values: FloatArray, shape: tuple[int, int]) -> FloatArray:
    laid = np.zeros((*shape, values.shape[1]), np.float32)
    np.add.at(laid, (rows, columns), values)
    return laid


def _means(rows: Places, columns: Places, values: FloatArray, shape: tuple[int, int], window: int) -> FloatArray:
    """For each of the places the mean of the values (n×C) of those within a window."""
    summed = _laid(rows, columns, np.concatenate([values, np.ones((len(values), 1), np.float32)], axis=1), shape)
    summed = cv2.boxFilter(summed, -1, (window, window), normalize=False, borderType=cv2.BORDER_CONSTANT)
    taken = summed.reshape(*shape, -1)[rows, columns]
    means: FloatArray = taken[:, :-1] / np.maximum(taken[:, -1:], 1.0)
    return means
