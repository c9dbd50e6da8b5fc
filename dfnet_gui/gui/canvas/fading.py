"""What a fill fades in over: the photo as it was before."""

from collections.abc import Callable, Sequence

import numpy as np

from dfnet_gui.gui.canvas.drawing import Overlay
from dfnet_gui.imaging.arrays import ByteArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.depth import to_8_bit
from dfnet_gui.imaging.tiles import PatchedPixels

MOST_PIXELS, MOST_FILLS = 4_000_000, 32
"""More would be drawn over and over for longer than a fade takes."""


def fading_over(
    places: Sequence[Bounds], before: PatchedPixels, shown: Callable[[ByteArray], ByteArray]
) -> tuple[Overlay, ...]:
    """The pixels `before`, as the screen shows them, at those places that are small enough."""
    small = [place for place in places if place.width * place.height <= MOST_PIXELS]
    pixels = (to_8_bit(before.read(place)).astype(np.uint8, copy=False) for place in small[:MOST_FILLS])
    return tuple(Overlay(p, np.ascontiguousarray(shown(each))) for p, each in zip(small, pixels, strict=False))
