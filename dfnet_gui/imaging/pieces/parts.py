"""The parts that a hole falls into."""

from collections.abc import Iterator

import cv2
import numpy as np

from dfnet_gui.imaging.arrays import BoolArray
from dfnet_gui.imaging.bounds import Bounds


def parts_of(hole: BoolArray, joined_px: int) -> Iterator[tuple[Bounds, BoolArray]]:
    """The hole's parts (bool, each at its bounds); parts at most `joined_px` apart are one."""
    near = cv2.dilate(hole.view(np.uint8), np.ones((joined_px, joined_px), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(near, connectivity=8)
    for label in range(1, count):
        rough = Bounds(*(int(n) for n in stats[label][:4]))
        own = hole[rough.slices] & (labels[rough.slices] == label)
        tight = Bounds.of_mask(own)
        yield tight.moved(rough.left, rough.top), own[tight.slices]
