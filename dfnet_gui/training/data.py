"""Photos in memory, and batches of random crops with random holes."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np

from dfnet_gui.errors import DfnetError, TrainingError
from dfnet_gui.imaging.arrays import BoolArray, ByteArray
from dfnet_gui.imaging.formats.registry import is_photo_name
from dfnet_gui.imaging.reading import read_photo


class Crop(NamedTuple):
    """A square view of a photo: which one, where, and whether mirrored."""

    photo: int
    top: int
    left: int
    side: int
    mirrored: bool


class Sample(NamedTuple):
    """`target` H×W×3 uint8 and its `hole`; `filled` is the target with an exemplar fill in the hole, or None."""

    target: ByteArray
    hole: BoolArray
    filled: ByteArray | None = None


def load_photos(folders: Sequence[Path], *, longest_side: int, on_problem: Callable[[str], None]) -> list[ByteArray]:
    """Every readable photo under `folders` as RGB uint8, sorted by path, scaled down to fit.

    An unreadable file is reported through `on_problem` and left out; no photo at all raises TrainingError.
    """
    photos: list[ByteArray] = []
    for path in sorted(p for f in folders for p in f.rglob("*") if is_photo_name(p)):
        try:
            pixels = read_photo(path).pixels
        except DfnetError as error:
            on_problem(str(error))
            continue
        if pixels.dtype == np.uint16:
            pixels = (pixels >> 8).astype(np.uint8)
        photos.append(_fit(pixels.astype(np.uint8, copy=False), longest_side))
    if not photos:
        names = ", ".join(str(f) for f in folders)
        raise TrainingError(f"{names}: no readable photo is in there; name a folder of photos with --photos.")
    return photos


def _fit(pixels: ByteArray, longest_side: int) -> ByteArray:
    scale = longest_side / max(pixels.shape[:2])
    if scale >= 1:
        return pixels
    size = (max(1, round(pixels.shape[1] * scale)), max(1, round(pixels.shape[0] * scale)))
    scaled: ByteArray = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
    return scaled


def draw_crop(shapes: Sequence[tuple[int, ...]], size: int, rng: np.random.Generator) -> Crop:
    """A random photo, scale and place, mirrored half of the time; never scaled up unless the photo is too small."""
    photo = int(rng.integers(len(shapes)))
    height, width = shapes[photo][:2]
    shortest = min(height, width)
    side = round(float(np.exp(rng.uniform(np.log(min(size, shortest)), np.log(shortest)))))
    top = int(rng.integers(0, height - side + 1))
    left = int(rng.integers(0, width - side + 1))
    return Crop(photo, top, left, side, bool(rng.random() < 0.5))


def cut(photo: ByteArray, crop: Crop, size: int) -> ByteArray:
    """The crop of the photo at `size`²."""
    view = photo[crop.top : crop.top + crop.side, crop.left : crop.left + crop.side]
    method = cv2.INTER_AREA if crop.side >= size else cv2.INTER_CUBIC
    scaled = cv2.resize(view, (size, size), interpolation=method)
    return np.ascontiguousarray(scaled[:, ::-1] if crop.mirrored else scaled, dtype=np.uint8)
