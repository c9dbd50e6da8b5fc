"""What stands in the hole before the network looks, made so that it can be given up at any moment."""

import math
import os
import threading
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial

import cv2
import numpy as np

from dfnet_gui.engine.framing import Frame
from dfnet_gui.errors import Cancelled
from dfnet_gui.imaging.arrays import BoolArray, FloatArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.starts import STARTS

_PATIENCE_S = 0.02
_SLOW = frozenset({"exemplar"})
_SAMPLED_AROUND = 3
"""Cubic interpolation looks 2 pixels away; a scaled hole may cover one more than its own pixels."""


def is_slow(start: str) -> bool:
    """Whether a start takes so long that it is computed only once."""
    return start in _SLOW


def started_images(
    start: str, pictures: Sequence[tuple[FloatArray, FloatArray]], *, should_stop: Callable[[], bool]
) -> list[FloatArray]:
    """For each (image, known) the image (H×W×3) with the start in its hole.

    Raises Cancelled when `should_stop()`. Slow starts run side by side in threads of their own. Their library
    can't be interrupted, so runs that are given up go on for a second or two in the background, and what they
    give is thrown away.
    """
    if start not in _SLOW:
        return [STARTS[start](image, known) for image, known in pictures]
    return _patiently([partial(STARTS[start], image, known) for image, known in pictures], should_stop)


def _patiently(works: Sequence[Callable[[], FloatArray]], should_stop: Callable[[], bool]) -> list[FloatArray]:
    outcomes: list[FloatArray | BaseException | None] = [None] * len(works)
    waiting = deque(enumerate(works))

    def run() -> None:
        while True:
            try:
                index, work = waiting.popleft()
            except IndexError:
                return
            try:
                outcomes[index] = work()
            except BaseException as error:  # noqa: BLE001 - it is raised again in the waiting thread
                outcomes[index] = error

    threads = [
        threading.Thread(target=run, name="start", daemon=True) for _ in range(min(len(works), os.cpu_count() or 1))
    ]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        if should_stop():
            waiting.clear()
            raise Cancelled
        next(thread for thread in threads if thread.is_alive() or thread is threads[-1]).join(_PATIENCE_S)
    return [_result(outcome) for outcome in outcomes]


def _result(outcome: FloatArray | BaseException | None) -> FloatArray:
    if isinstance(outcome, BaseException):
        raise outcome
    assert outcome is not None
    return outcome


def own_hole(hole: BoolArray, place: Bounds, context: Bounds, frame: Frame) -> FloatArray:
    """A region's own hole (bool, at `place` of its context) as the network's size sees it: H×W in [0, 1].

    Other regions' holes within the context, and the mirrored padding, are 0.
    """
    whole = np.zeros((context.height, context.width), np.uint8)
    whole[place.slices][hole] = 255
    scaled = cv2.resize(whole, (frame.width, frame.height), interpolation=cv2.INTER_AREA) if frame.is_scaled else whole
    right, bottom = frame.padded_width - frame.width, frame.padded_height - frame.height
    padded = cv2.copyMakeBorder(scaled, 0, bottom, 0, right, cv2.BORDER_CONSTANT, value=0)
    own: FloatArray = padded.astype(np.float32) / np.float32(255.0)
    return own


def hole_box(place: Bounds, frame: Frame) -> Bounds:
    """What of the network's picture a fill at `place` of the region is made of, with what scaling up samples."""
    across, down = frame.scale
    box = Bounds.of_edges(
        math.floor(place.left * across),
        math.floor(place.top * down),
        math.ceil(place.right * across),
        math.ceil(place.bottom * down),
    )
    return box.grown(_SAMPLED_AROUND if frame.is_scaled else 0).intersected(Bounds(0, 0, frame.width, frame.height))


def drawn_share(alpha: FloatArray, hole: FloatArray) -> float:
    """Mean of `alpha` (3, h, w) over `hole` (h, w), 1 in the hole: how much the network drew."""
    return float((alpha * hole).sum() / max(len(alpha) * float(hole.sum()), 1e-6))
