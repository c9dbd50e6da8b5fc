"""An upright rectangle of whole pixels."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Self

import cv2
import numpy as np
import numpy.typing as npt

from dfnet_gui.imaging.arrays import BoolArray


@dataclass(frozen=True)
class Bounds:
    """A rectangle in photo pixels; `right` and `bottom` lie just outside of it."""

    EMPTY: ClassVar["Bounds"]
    """No pixel; united with another rectangle it adds nothing."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The first column to the right of the rectangle."""
        return self.left + self.width

    @property
    def bottom(self) -> int:
        """The first row below the rectangle."""
        return self.top + self.height

    @property
    def is_empty(self) -> bool:
        """Whether no pixel lies inside."""
        return self.width <= 0 or self.height <= 0

    @property
    def slices(self) -> tuple[slice, slice]:
        """Row and column slices of an H×W array."""
        return slice(self.top, self.bottom), slice(self.left, self.right)

    @classmethod
    def of_edges(cls, left: int, top: int, right: int, bottom: int) -> Self:
        """From edges; crossed edges give an empty rectangle."""
        return cls(left, top, max(0, right - left), max(0, bottom - top))

    @classmethod
    def of_array(cls, array: npt.NDArray[np.generic]) -> Self:
        """All of an H×W or H×W×C array."""
        return cls(0, 0, int(array.shape[1]), int(array.shape[0]))

    @classmethod
    def of_mask(cls, mask: BoolArray) -> Self:
        """The smallest rectangle around the True pixels of an H×W mask; empty if there are none."""
        return cls(*cv2.boundingRect(mask.view(np.uint8)))

    @staticmethod
    def around(places: Iterable["Bounds"]) -> "Bounds":
        """The smallest rectangle around all of them; EMPTY where there are none."""
        around = Bounds.EMPTY
        for place in places:
            around = around.united(place)
        return around

    @staticmethod
    def around_points(points: Iterable[tuple[float, float]]) -> "Bounds":
        """The pixels that points (x, y) lie in, and all between them; EMPTY where there are none."""
        found = list(points)
        if not found:
            return Bounds.EMPTY
        xs, ys = zip(*found, strict=True)
        edges = (min(xs), min(ys), max(xs) + 1, max(ys) + 1)
        return Bounds.of_edges(*(math.floor(edge) for edge in edges))

    def intersected(self, other: "Bounds") -> "Bounds":
        """What lies in both."""
        return Bounds.of_edges(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    def united(self, other: "Bounds") -> "Bounds":
        """The smallest rectangle around both; an empty one adds nothing."""
        if self.is_empty or other.is_empty:
            return other if self.is_empty else self
        return Bounds.of_edges(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def grown(self, margin: int) -> "Bounds":
        """Larger by `margin` pixels on every side."""
        return Bounds(self.left - margin, self.top - margin, self.width + 2 * margin, self.height + 2 * margin)

    def moved(self, dx: int, dy: int) -> "Bounds":
        """The same size elsewhere."""
        return Bounds(self.left + dx, self.top + dy, self.width, self.height)


Bounds.EMPTY = Bounds(0, 0, 0, 0)
