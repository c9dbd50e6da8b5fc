"""Halved copies of a picture, so that a zoomed-out view is smooth and cheap to draw."""

import cv2
import numpy as np
import numpy.typing as npt

from dfnet_gui.imaging.bounds import Bounds

Pixels = npt.NDArray[np.uint8]
_SMALLEST_SIDE = 256


class Pyramid:
    """Level 0 is the picture itself (uint8, H×W or H×W×3, shared); each next one is half as large."""

    def __init__(self, finest: Pixels) -> None:
        self.levels: list[Pixels] = [finest]
        while max(self.levels[-1].shape[:2]) > _SMALLEST_SIDE:
            height, width = self.levels[-1].shape[:2]
            half = np.empty(((height + 1) // 2, (width + 1) // 2, *finest.shape[2:]), np.uint8)
            self.levels.append(half)
        self.update(Bounds.of_array(finest))

    def update(self, bounds: Bounds) -> None:
        """Bring the coarser levels up to date after level 0 changed within `bounds`."""
        for finer, coarser in zip(self.levels, self.levels[1:], strict=False):
            if bounds.is_empty:
                return
            bounds = Bounds.of_edges(
                bounds.left // 2, bounds.top // 2, (bounds.right + 1) // 2, (bounds.bottom + 1) // 2
            ).intersected(Bounds.of_array(coarser))
            source = finer[2 * bounds.top : 2 * bounds.bottom, 2 * bounds.left : 2 * bounds.right]
            source = cv2.copyMakeBorder(
                source,
                0,
                2 * bounds.height - source.shape[0],
                0,
                2 * bounds.width - source.shape[1],
                cv2.BORDER_REPLICATE,
            )
            coarser[bounds.slices] = cv2.resize(source, (bounds.width, bounds.height), interpolation=cv2.INTER_AREA)

    def level_for(self, zoom: float) -> int:
        """The coarsest level that still has a pixel for each device pixel at `zoom`."""
        level = 0
        while level + 1 < len(self.levels) and zoom * 2 ** (level + 1) <= 1.0:
            level += 1
        return level
