"""Fill the same seeded holes with several methods and compare them with what was there."""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from dfnet_gui.errors import DfnetError
from dfnet_gui.evaluation.methods import Method, Pixels
from dfnet_gui.evaluation.metrics import boundary_pixel_error, hole_l1, hole_psnr
from dfnet_gui.imaging.export import to_8_bit
from dfnet_gui.imaging.photo import read_photo
from dfnet_gui.imaging.random_holes import random_hole

HOLE_AREA = (0.04, 0.30)
_KINDS = ("strokes", "blob")
_RESAMPLES = 2000


@dataclass(frozen=True, eq=False)
class Case:
    """A square photo and its hole."""

    name: str
    photo: Pixels
    hole: npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Summary:
    """A mean over the cases with its bootstrap 95 % interval."""

    mean: float
    low: float
    high: float


Scores = Mapping[str, Sequence[float]]


def make_cases(paths: Iterable[Path], *, size: int, seed: int, on_problem: Callable[[str], None]) -> list[Case]:
    """The middle square of each photo at `size`², with strokes and blobs in turn as holes.

    A photo that can't be read is told to `on_problem` and left out.
    """
    rng = np.random.default_rng(seed)
    cases = []
    for i, path in enumerate(paths):
        try:
            pixels = to_8_bit(read_photo(path).pixels)
        except DfnetError as error:
            on_problem(str(error))
            continue
        side = min(pixels.shape[:2])
        top, left = (pixels.shape[0] - side) // 2, (pixels.shape[1] - side) // 2
        square = np.ascontiguousarray(pixels[top : top + side, left : left + side])
        method = cv2.INTER_AREA if side > size else cv2.INTER_CUBIC
        scaled = cv2.resize(square, (size, size), interpolation=method).astype(np.uint8, copy=False)
        hole = random_hole((size, size), rng, area=HOLE_AREA, kind=_KINDS[i % len(_KINDS)])
        cases.append(Case(path.stem, scaled, hole))
    return cases


def score(method: Method, cases: Sequence[Case], *, on_case: Callable[[], None]) -> dict[str, list[float]]:
    """Hole-PSNR (dB), hole-L1 and BPE (levels of 255), and seconds, one value a case."""
    scores: dict[str, list[float]] = {"psnr": [], "l1": [], "bpe": [], "seconds": []}
    for case in cases:
        began = time.perf_counter()
        result = method(case.photo, case.hole)
        scores["seconds"].append(time.perf_counter() - began)
        scores["psnr"].append(hole_psnr(result, case.photo, case.hole))
        scores["l1"].append(hole_l1(result, case.photo, case.hole))
        scores["bpe"].append(boundary_pixel_error(result, case.photo, case.hole))
        on_case()
    return scores


def summarise(values: Sequence[float]) -> Summary:
    """The mean and its bootstrap 95 % interval, seeded."""
    array = np.asarray(values, np.float64)
    picks = np.random.default_rng(0).integers(0, len(array), (_RESAMPLES, len(array)))
    low, high = np.percentile(array[picks].mean(axis=1), [2.5, 97.5])
    return Summary(float(array.mean()), float(low), float(high))


def sheet(cases: Sequence[Case], methods: Mapping[str, Method], *, side: int = 256) -> Pixels:
    """One row a case: the photo with its hole white, each method's result, the photo."""
    rows = []
    for case in cases:
        missing = np.where(case.hole[..., None], np.uint8(255), case.photo)
        pictures = [missing, *(method(case.photo, case.hole) for method in methods.values()), case.photo]
        rows.append(np.hstack([cv2.resize(p, (side, side), interpolation=cv2.INTER_AREA) for p in pictures]))
    return np.vstack(rows).astype(np.uint8, copy=False)
