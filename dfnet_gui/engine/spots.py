"""Many small parts of a hole, as dust on a scan: each healed from near by, all in one go and without the network."""

from collections.abc import Callable

import numpy as np

from dfnet_gui.engine.fills import Fill
from dfnet_gui.engine.request import CompletionRequest
from dfnet_gui.errors import Cancelled
from dfnet_gui.imaging.arrays import BoolArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.pieces.parts import parts_of
from dfnet_gui.imaging.pieces.spots import LARGEST_SPOT_PX, heal_spot, spot_window

MANY = 16
"""With fewer parts than this each is worth the network's look."""
_JOINED_PX = 4


def heal_spots(request: CompletionRequest, should_stop: Callable[[], bool]) -> tuple[list[Fill], BoolArray]:
    """The fills of a request's small parts if it has many, and what of its hole is left.

    Nothing of them is drawn by a network, so they have no maps. Raises Cancelled when `should_stop()`.
    """
    parts = list(parts_of(request.hole, _JOINED_PX))
    small = [part for part in parts if max(part[0].width, part[0].height) <= LARGEST_SPOT_PX]
    if len(small) < MANY:
        return [], request.hole
    fills, left = [], request.hole.copy()
    for bounds, spot in small:
        if should_stop():
            raise Cancelled
        fill = _healed(request, bounds, spot)
        if fill is not None:
            fills.append(fill)
            left[bounds.slices] &= ~spot
    return fills, left


def _healed(request: CompletionRequest, bounds: Bounds, spot: BoolArray) -> Fill | None:
    window = spot_window(bounds, Bounds.of_array(request.hole))
    place = bounds.moved(-window.left, -window.top)
    unknown = request.hole[window.slices]
    if (never := request.never_copied(window)) is not None:
        unknown = unknown | never
    healed = heal_spot(request.read(window), unknown, spot, place)
    if healed is None:
        return None
    pixels = np.rint(healed * np.iinfo(request.dtype).max).astype(request.dtype)
    place, copied = bounds.moved(*request.origin), (window.moved(*request.origin),)
    return Fill(bounds=place, pixels=pixels, hole=spot, drawn=0.0, copied=copied)
