"""What stands in the hole before the network looks, made so that it can be given up at any moment."""

import math
import threading
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

import cv2
import numpy as np

from dfnet_gui.engine.backends.processor import usable_cores
from dfnet_gui.engine.framing import Frame
from dfnet_gui.errors import Cancelled
from dfnet_gui.imaging.arrays import BoolArray, FloatArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.pieces.critic import flaw
from dfnet_gui.imaging.pieces.fill import VARIANTS, Variant, pieces_fill, plan_pieces
from dfnet_gui.imaging.pieces.offsets import Offsets
from dfnet_gui.imaging.starts import STARTS, smooth_start

_PATIENCE_S = 0.02
_KNOWN = 0.5
_SAMPLED_AROUND = 3
"""Cubic interpolation looks 2 pixels away; a scaled hole may cover one more than its own pixels."""


Plan = Callable[..., Offsets | None]
"""As `plan_pieces`."""
PLANS: MappingProxyType[str, Plan] = MappingProxyType({"exemplar": plan_pieces})
"""Starts that are copied from elsewhere in the photo, so that they can be copied at its own resolution, too."""


class Unstarted(NamedTuple):
    """A picture (H×W×3 in [0, 1]) with an empty hole, and what of it is known (H×W, 1 = known).

    `used` (height, width), from the top left, is no padding; `is_bgr`: its channels are blue, green, red.
    Nothing of `barred` (bool, of the size that is used) is copied. A hole that `is_large` is worth more than one try.
    """

    image: FloatArray
    known: FloatArray
    used: tuple[int, int]
    is_bgr: bool = False
    barred: BoolArray | None = None
    is_large: bool = False


class Started(NamedTuple):
    """The picture with a start in its hole, and where its pieces come from if it is made of such.

    `flaw`: how visible they are likely to be, for comparing.
    """

    image: FloatArray
    offsets: Offsets | None
    flaw: float = math.inf


def is_slow(start: str) -> bool:
    """Whether a start takes so long that it is computed only once."""
    return start in PLANS


class StartChoice(NamedTuple):
    """The name of a start, and of one made of pieces which way to find them.

    For large holes ways are tried by twos: an even `variant` is the better one of its two, the odd one after it the
    other.
    """

    name: str
    variant: int = 0

    def ways(self, picture: Unstarted) -> tuple[Variant, ...]:
        """Those of which one is wanted."""
        if not picture.is_large:
            return (VARIANTS[self.variant % len(VARIANTS)],)
        first = self.variant // 2 * 2 % len(VARIANTS)
        return VARIANTS[first : first + 2]

    def wanted(self, found: Sequence[Started]) -> Started:
        """Of what its ways gave; the first one where they are alike."""
        ranked = sorted(found, key=lambda each: each.flaw)
        return ranked[self.variant % len(ranked)]


def started_images(
    how: StartChoice, pictures: Sequence[Unstarted], *, should_stop: Callable[[], bool]
) -> list[Started]:
    """For each picture the same with the start in its hole.

    Raises Cancelled when `should_stop()`. Slow starts run side by side in threads of their own, because PatchMatch
    can't be interrupted: runs that are given up go on for some tenths of a second in the background, and what they
    give is thrown away.
    """
    if how.name not in PLANS:
        return [Started(STARTS[how.name](each.image, each.known), None) for each in pictures]
    ways = [[partial(PLANS[how.name], variant=way) for way in how.ways(each)] for each in pictures]
    works = [partial(_with_pieces, plan, each) for each, own in zip(pictures, ways, strict=True) for plan in own]
    found = iter(_patiently(works, should_stop))
    return [how.wanted([next(found) for _ in own]) for own in ways]


def _with_pieces(plan: Plan, picture: Unstarted, should_stop: Callable[[], bool]) -> Started:
    """Pieces of the picture in its hole; a smooth fill where there is nothing to copy from."""
    height, width = picture.used
    image, hole = picture.image[:height, :width], picture.known[:height, :width] <= _KNOWN
    offsets = plan(image[..., ::-1] if picture.is_bgr else image, hole, barred=picture.barred, should_stop=should_stop)
    if offsets is None:
        return Started(smooth_start(picture.image, picture.known), None)
    filled = pieces_fill(np.ascontiguousarray(image), hole, offsets)
    how_visible = flaw(image, filled, hole, offsets)
    below, beside = picture.image.shape[0] - height, picture.image.shape[1] - width
    padded = cv2.copyMakeBorder(filled, 0, below, 0, beside, cv2.BORDER_REFLECT)
    return Started(np.where(picture.known[..., None] > _KNOWN, picture.image, padded), offsets, how_visible)


_Work = Callable[[Callable[[], bool]], Started]


def _patiently(works: Sequence[_Work], should_stop: Callable[[], bool]) -> list[Started]:
    outcomes: list[Started | BaseException | None] = [None] * len(works)
    waiting, given_up = deque(enumerate(works)), threading.Event()
    take = partial(_take_turns, waiting, outcomes, given_up.is_set)
    count = min(len(works), usable_cores())
    threads = [threading.Thread(target=take, name="start", daemon=True) for _ in range(count)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        if should_stop():
            waiting.clear()
            given_up.set()
            raise Cancelled
        next(thread for thread in threads if thread.is_alive() or thread is threads[-1]).join(_PATIENCE_S)
    return [_result(outcome) for outcome in outcomes]


def _take_turns(
    waiting: deque[tuple[int, _Work]], outcomes: list[Started | BaseException | None], should_stop: Callable[[], bool]
) -> None:
    while True:
        try:
            index, work = waiting.popleft()
        except IndexError:
            return
        try:
            outcomes[index] = work(should_stop)
        except BaseException as error:  # noqa: BLE001 - it is raised again in the waiting thread
            outcomes[index] = error


def _result(outcome: Started | BaseException | None) -> Started:
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
