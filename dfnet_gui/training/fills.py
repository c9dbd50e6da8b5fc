"""Exemplar fills, made once and kept: they take longer than a training step."""

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from dfnet_gui.errors import Cancelled
from dfnet_gui.imaging.arrays import BoolArray, ByteArray
from dfnet_gui.imaging.random_holes import random_hole
from dfnet_gui.imaging.starts import exemplar_start
from dfnet_gui.replacement import replacement
from dfnet_gui.training.config import DataConfig
from dfnet_gui.training.data import Sample, cut, draw_crop

_KEY_STEPS = (97, 89)
"""Rows and columns between the pixels that a key is made of; primes, so that no regular pattern falls between."""


@dataclass(frozen=True)
class _Recipe:
    """Draws the crop and hole of each number; the same number gives the same ones."""

    photos: Sequence[ByteArray]
    config: DataConfig
    seed: int

    def key(self) -> str:
        """A name that changes when a fill would."""
        digest = hashlib.sha256(repr((self.seed, self.config.fill_size, self.config.hole_area)).encode())
        for photo in self.photos:
            digest.update(repr(photo.shape).encode())
            digest.update(np.ascontiguousarray(photo[:: _KEY_STEPS[0], :: _KEY_STEPS[1]]).tobytes())
        return digest.hexdigest()[:16]

    def draw(self, number: int) -> tuple[ByteArray, BoolArray]:
        rng = np.random.default_rng((self.seed, number))
        size = self.config.fill_size
        crop = draw_crop([p.shape for p in self.photos], size, rng)
        target = cut(self.photos[crop.photo], crop, size)
        return target, random_hole((size, size), rng, area=self.config.hole_area)


def make_fills(
    photos: Sequence[ByteArray],
    config: DataConfig,
    folder: Path,
    *,
    seed: int,
    on_progress: Callable[[int, int], None] = lambda done, total: None,
    should_stop: Callable[[], bool] = lambda: False,
) -> list[Sample]:
    """The first `config.fills` filled crops; those not in `folder` yet are made on all cores and kept there.

    Raises Cancelled between fills when `should_stop()`; what was made by then is kept.
    """
    if not config.fills:
        return []
    recipe = _Recipe(photos, config, seed)
    place = folder / recipe.key()
    place.mkdir(parents=True, exist_ok=True)
    done: list[Sample] = []
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        for number, crop in enumerate(_in_order(pool, recipe, place, config.fills)):
            done.append(crop)
            on_progress(number + 1, config.fills)
            if should_stop():
                pool.shutdown(cancel_futures=True)
                raise Cancelled
    return done


def _in_order(pool: ThreadPoolExecutor, recipe: _Recipe, place: Path, count: int) -> Iterator[Sample]:
    return pool.map(lambda number: _filled(recipe, place / f"{number:06d}.png", number), range(count))


def _filled(recipe: _Recipe, path: Path, number: int) -> Sample:
    target, hole = recipe.draw(number)
    kept = _read(path, hole)
    if kept is None:
        kept = _made(target, hole)
        _write(path, np.where(hole[..., None], kept, np.uint8(0)).astype(np.uint8), hole)
    return Sample(target, hole, np.where(hole[..., None], kept, target).astype(np.uint8))


def _made(target: ByteArray, hole: BoolArray) -> ByteArray:
    """Where nothing can be copied from, a smooth fill: such a crop teaches little, but is rare."""
    filled = exemplar_start(target.astype(np.float32) / np.float32(255.0), (~hole).astype(np.float32))
    return np.where(hole[..., None], np.rint(filled * 255.0).astype(np.uint8), target)


def _read(path: Path, hole: BoolArray) -> ByteArray | None:
    """The kept fill, or None if it is not there, not whole, or for another hole."""
    stored = cv2.imread(str(path), cv2.IMREAD_UNCHANGED) if path.is_file() else None
    if stored is None or stored.shape != (*hole.shape, 4) or not np.array_equal(stored[..., 3] > 0, hole):
        return None
    return np.ascontiguousarray(stored[..., 2::-1])


def _write(path: Path, fill: ByteArray, hole: BoolArray) -> None:
    with replacement(path) as temporary:
        if not cv2.imwrite(str(temporary), np.dstack([fill[..., ::-1], hole.astype(np.uint8) * 255])):
            raise OSError(f"{path} can't be written")


_TRIES = 8
_HOLE_SHARE = (0.02, 0.6)


class Window(NamedTuple):
    """A square part of a filled crop, and whether it is mirrored."""

    top: int
    left: int
    size: int
    mirrored: bool

    def of(self, array: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """The window of an array H×W or H×W×C."""
        part = array[self.top : self.top + self.size, self.left : self.left + self.size]
        return np.ascontiguousarray(part[:, ::-1] if self.mirrored else part)


def draw_window(hole: BoolArray, size: int, rng: np.random.Generator) -> Window:
    """A window at `size`², mirrored half of the time, with some hole and some known pixels if it can be had."""
    room = hole.shape[0] - size
    window = Window(0, 0, size, bool(rng.random() < 0.5))
    for _ in range(_TRIES if room else 1):
        top, left = (int(n) for n in rng.integers(0, room + 1, 2))
        window = window._replace(top=top, left=left)
        if _HOLE_SHARE[0] <= window.of(hole).mean() <= _HOLE_SHARE[1]:
            break
    return window


def cut_window(sample: Sample, window: Window) -> Sample:
    """The window of a filled crop."""
    assert sample.filled is not None
    return Sample(window.of(sample.target), window.of(sample.hole), window.of(sample.filled))
