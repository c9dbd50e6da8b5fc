"""What is completed for measuring: squares of photos with seeded or given holes."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import cv2
import numpy as np

from dfnet_gui.errors import DfnetError, UsageError
from dfnet_gui.imaging.arrays import BoolArray, ByteArray
from dfnet_gui.imaging.depth import to_8_bit
from dfnet_gui.imaging.random_holes import random_hole
from dfnet_gui.imaging.reading import read_photo

HOLE_AREA = (0.04, 0.30)
NATIVE_HOLE_AREA = (0.03, 0.15)
HOLE_CLASSES = ((0.0, 0.1), (0.1, 0.2), (0.2, 0.3), (0.3, 0.4), (0.4, 1.0))
"""Shares of the picture, as in the tables of the field."""
_KINDS = ("strokes", "blob")
Pixels = TypeVar("Pixels", ByteArray, BoolArray)


@dataclass(frozen=True, eq=False)
class Case:
    """A square photo and its hole."""

    name: str
    photo: ByteArray
    hole: BoolArray

    @property
    def hole_class(self) -> str:
        """As `10–20 %`."""
        share = float(self.hole.mean())
        low, high = next(each for each in HOLE_CLASSES if share < each[1] or each is HOLE_CLASSES[-1])
        return f"{low * 100:.0f}–{high * 100:.0f} %"


def make_cases(
    paths: Iterable[Path],
    *,
    size: int,
    seed: int,
    on_problem: Callable[[str], None],
    masks: Sequence[Path] = (),
    native: bool = False,
) -> list[Case]:
    """The middle square of each photo at `size`², with strokes and blobs in turn as holes.

    `native`: nothing is scaled, the square is `size`² pixels of the photo (all of it where it is smaller), and
    holes are blobs, as of an object that somebody takes out.

    With `masks` (white = hole) a photo gets the one of its own stem; if no photo has one, each gets one
    drawn by the seed. A photo or mask that can't be used is told to `on_problem` and left out.
    """
    rng = np.random.default_rng(seed)
    photos = list(paths)
    own = {mask.stem: mask for mask in masks}
    by_stem = any(photo.stem in own for photo in photos)
    cases = []
    for i, path in enumerate(photos):
        mask = own.get(path.stem) if by_stem else None
        if masks and not by_stem:
            mask = masks[int(rng.integers(len(masks)))]
        try:
            pixels = _bytes_of(path)
            square = _middle(pixels, size) if native else _middle_square(pixels, size)
            if masks:
                hole = _given_hole(mask, path, pixels.shape[:2] if native else (size, size))
                hole = _middle(hole, size) if native else hole
            else:
                area, kind = (NATIVE_HOLE_AREA, "blob") if native else (HOLE_AREA, _KINDS[i % len(_KINDS)])
                hole = random_hole(square.shape[:2], rng, area=area, kind=kind)
            _check_given(hole, mask, path)
        except DfnetError as error:
            on_problem(str(error))
            continue
        cases.append(Case(path.stem, square, hole))
    return cases


def _middle(pixels: Pixels, size: int) -> Pixels:
    """The middle of a photo or of its hole, at most `size` pixels long either way."""
    height, width = (min(size, side) for side in pixels.shape[:2])
    top, left = (pixels.shape[0] - height) // 2, (pixels.shape[1] - width) // 2
    return np.ascontiguousarray(pixels[top : top + height, left : left + width])


def _middle_square(pixels: ByteArray, size: int) -> ByteArray:
    side = min(pixels.shape[:2])
    top, left = (pixels.shape[0] - side) // 2, (pixels.shape[1] - side) // 2
    square = np.ascontiguousarray(pixels[top : top + side, left : left + side])
    method = cv2.INTER_AREA if side > size else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(square, (size, size), interpolation=method), np.uint8)


def _bytes_of(path: Path) -> ByteArray:
    return to_8_bit(read_photo(path).pixels).astype(np.uint8, copy=False)


def _given_hole(mask: Path | None, photo: Path, size: tuple[int, int]) -> BoolArray:
    """The mask's white parts at (height, width) `size`."""
    if mask is None:
        raise UsageError(f"{photo}: there is no mask of this name; give one, or masks of other names for all photos.")
    grey = cv2.cvtColor(_bytes_of(mask), cv2.COLOR_RGB2GRAY)
    hole: BoolArray = cv2.resize(grey, size[::-1], interpolation=cv2.INTER_NEAREST) > 127
    return hole


def _check_given(hole: BoolArray, mask: Path | None, photo: Path) -> None:
    if not hole.any() or hole.all():
        raise UsageError(f"{mask}: the mask marks nothing, or everything; give another for {photo.name}.")
