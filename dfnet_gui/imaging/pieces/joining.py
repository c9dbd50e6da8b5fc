"""Copied pieces made one with the photo at its own resolution: gradients are copied, colours follow from them."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from dfnet_gui.imaging.arrays import BoolArray, FloatArray, PixelArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.pieces.edge import excess, faded, trust
from dfnet_gui.imaging.pieces.membrane import solve_membrane
from dfnet_gui.imaging.pieces.offsets import Offsets
from dfnet_gui.imaging.pieces.parts import parts_of

_SOLVED_AT_ONCE = 4_000_000
"""Pixels of all channels together, or of one that has more: each takes some forty bytes."""
_APART_PX = 4
"""Parts of a hole that lie further apart are joined to the photo each for itself."""


def join_pieces(
    pixels: PixelArray | FloatArray,
    hole: BoolArray,
    place: Bounds,
    offsets: Offsets,
    *,
    should_stop: Callable[[], bool] = lambda: False,
) -> FloatArray:
    """The picture at `place` with its hole filled: float32 h×w×C, in [0, 1]; 0 outside of it.

    `pixels`: H×W×C, uint8, uint16 or floats in [0, 1]; what the hole holds is not looked at. `hole`: bool at `place`,
    beside which no other hole lies. `offsets`: of the picture, at any size of it; sources do not lie at its border.
    Raises Cancelled when `should_stop()`.
    """
    joined = np.zeros((place.height, place.width, pixels.shape[2]), np.float32)
    for bounds, part in parts_of(hole, _APART_PX):
        wide = bounds.moved(place.left, place.top).grown(1).intersected(Bounds.of_array(pixels))
        inner = bounds.moved(place.left - wide.left, place.top - wide.top).slices
        own = np.zeros((wide.height, wide.width), bool)
        own[inner] = part
        joined[bounds.slices][part] = _joined(pixels, own, wide, offsets, should_stop)[inner][part]
    return joined


def _joined(
    pixels: PixelArray | FloatArray, own: BoolArray, place: Bounds, offsets: Offsets, should_stop: Callable[[], bool]
) -> FloatArray:
    sources = _Sources(pixels, own, place, offsets)
    copied = sources.colours()
    jumps, fading = sources.jumps(copied)
    del sources  # as large as what is solved now
    at_once = max(1, min(_SOLVED_AT_ONCE // own.size, copied.shape[2], os.cpu_count() or 1))

    def solve(channel: int) -> None:
        copied[..., channel] += solve_membrane(np.ascontiguousarray(jumps[..., channel]), own, should_stop)

    with ThreadPoolExecutor(at_once) as threads:
        list(threads.map(solve, range(copied.shape[2])))
    if fading is not None:
        copied += fading
    return np.clip(copied, 0.0, 1.0, out=copied)


class _Sources:
    """Where each pixel of a place comes from: itself where it is known."""

    def __init__(self, pixels: PixelArray | FloatArray, own: BoolArray, place: Bounds, offsets: Offsets) -> None:
        self._pixels, self._own = pixels, own
        self._unit = np.float32(1.0 if pixels.dtype == np.float32 else 1.0 / np.iinfo(pixels.dtype.str).max)
        rows, columns = np.arange(place.top, place.bottom), np.arange(place.left, place.right)
        shifted = offsets.at(rows, columns, (pixels.shape[0], pixels.shape[1]))
        self._down, self._across = shifted.down * own, shifted.across * own
        self._rows = np.clip(self._down + rows[:, None].astype(np.int32), 0, pixels.shape[0] - 1)
        self._columns = np.clip(self._across + columns.astype(np.int32), 0, pixels.shape[1] - 1)

    def colours(self) -> FloatArray:
        """What is copied (h×w×C)."""
        return self._at(self._rows, self._columns)

    def jumps(self, copied: FloatArray) -> tuple[FloatArray, FloatArray | None]:
        """The divergence of what the gradients should be less what they are in `copied` (h×w×C); and what fades.

        Within a piece they are right. Across a seam the mean of what both sources show is wanted, and at the hole's
        edge what the source shows, as far as it fits there. What fades (h×w×C, if anything does) is to be added to what
        follows from the gradients.
        """
        jumps = np.zeros_like(copied)
        at_edge = []
        for down, across in ((0, 1), (1, 0)):
            rows, columns = self._seams(down, across)
            one, other = (rows, columns), (rows + down, columns + across)
            gradients = [self._gradient(*one, down, across, 0), self._gradient(*other, down, across, -1)]
            weights = [self._own[each].astype(np.float32)[:, None] for each in (one, other)]
            wanted = (gradients[0] * weights[0] + gradients[1] * weights[1]) / (weights[0] + weights[1])
            missing = wanted - (copied[other] - copied[one])
            edge = self._own[one] != self._own[other]
            missing[edge], *fading = self._at_edge(
                tuple(each[edge] for each in one), tuple(each[edge] for each in other), missing[edge], wanted[edge]
            )
            at_edge.append(fading)
            jumps[one] += missing
            jumps[other] -= missing
        jumps *= self._own[..., None]
        rows, columns, values = (np.concatenate(each) for each in zip(*at_edge, strict=True))
        return jumps, faded(rows, columns, values, self._own)

    def _at_edge(
        self, one: tuple[np.ndarray, ...], other: tuple[np.ndarray, ...], missing: FloatArray, steps: FloatArray
    ) -> tuple[FloatArray, np.ndarray, np.ndarray, FloatArray]:
        """Steps that are missing across the hole's edge, changed as they fit; and where within how much is to fade."""
        rows, columns = np.where(self._own[one], one, other)
        sign = np.where(self._own[one], -1, 1)[:, None].astype(np.float32)
        mismatch = missing * sign
        height, width = self._own.shape
        too_much = excess(rows, columns, mismatch, (height, width))
        trusted = trust(rows, columns, mismatch, steps, (height, width))
        return missing - (1 - trusted) * steps - sign * too_much, rows, columns, too_much

    def _seams(self, down: int, across: int) -> tuple[np.ndarray, ...]:
        """Pixels that come from elsewhere than their neighbour below or on the right."""
        height, width = self._own.shape
        one, other = np.s_[: height - down, : width - across], np.s_[down:, across:]
        differs = (self._down[one] != self._down[other]) | (self._across[one] != self._across[other])
        differs |= self._own[one] != self._own[other]
        return np.nonzero(differs & (self._own[one] | self._own[other]))

    def _gradient(self, rows: np.ndarray, columns: np.ndarray, down: int, across: int, first: int) -> FloatArray:
        """The step in the source of each pixel: from it to the next one, or with `first` -1 from the one before."""
        row, column = self._rows[rows, columns], self._columns[rows, columns]
        after, before = first + 1, first
        return self._at(row + after * down, column + after * across) - self._at(
            row + before * down, column + before * across
        )

    def _at(self, rows: np.ndarray, columns: np.ndarray) -> FloatArray:
        height, width = self._pixels.shape[:2]
        found = self._pixels[np.clip(rows, 0, height - 1), np.clip(columns, 0, width - 1)]
        values: FloatArray = found.astype(np.float32)
        values *= self._unit
        return values
