"""Fill the same holes with several methods and compare them with what was there."""

import math
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress

import cv2
import numpy as np

from dfnet_gui.evaluation.cases import Case
from dfnet_gui.evaluation.methods import Method
from dfnet_gui.evaluation.metrics import Judge
from dfnet_gui.evaluation.visibility import Pair, visible
from dfnet_gui.imaging.arrays import ByteArray

METRICS = ("visible", "fine", "middle", "edge", "features", "psnr", "ssim", "l1", "bpe", "seconds")
RATIOS = ("fine", "middle", "edge")
"""Metrics that are fill : photo, so their means are geometric."""
_RESAMPLES = 2000
_CAPTION_PX = 22


@dataclass(frozen=True)
class Summary:
    """A mean over cases with its bootstrap 95 % interval."""

    mean: float
    low: float
    high: float

    @property
    def excludes_zero(self) -> bool:
        """Whether the whole interval lies on one side of zero; asked of differences."""
        return self.low > 0 or self.high < 0


Scores = dict[str, list[float]]
"""By metric, one value a case."""


def score(method: Method, cases: Sequence[Case], judge: Judge, *, on_case: Callable[[ByteArray], None]) -> Scores:
    """Each metric of METRICS, one value a case; `on_case` is handed every completed picture.

    Visible as in `visibility`; the ratios of fine and middle contrast and of the edge's jump, SSIM and feature
    distance as in `metrics`; PSNR in dB, L1 and BPE in levels of 255. A metric whose packages are missing is left out.
    """
    scores: Scores = {}
    cells: list[Pair] = []
    for case in cases:
        began = time.perf_counter()
        result = method(case.photo, case.hole)
        seconds = time.perf_counter() - began
        for name, value in {**judge.scores(result, case.photo, case.hole), "seconds": seconds}.items():
            scores.setdefault(name, []).append(value)
        cells += judge.cells(result, case.photo, case.hole)
        on_case(result)
    return {"visible": visible(cells), **scores} if cells else scores


def summarise(values: Sequence[float]) -> Summary:
    """The mean of all values but NaN and its bootstrap 95 % interval, seeded."""
    array = np.asarray(values, np.float64)
    array = array[~np.isnan(array)]
    if not len(array):
        return Summary(math.nan, math.nan, math.nan)
    picks = np.random.default_rng(0).integers(0, len(array), (_RESAMPLES, len(array)))
    low, high = np.percentile(array[picks].mean(axis=1), [2.5, 97.5])
    return Summary(float(array.mean()), float(low), float(high))


def summarise_metric(metric: str, values: Sequence[float]) -> Summary:
    """As `summarise`; of a ratio the geometric mean and its interval."""
    if metric not in RATIOS:
        return summarise(values)
    logs = summarise(np.log(np.asarray(values, np.float64)).tolist())
    return Summary(math.exp(logs.mean), math.exp(logs.low), math.exp(logs.high))


def differences(scores: Scores, against: Scores) -> dict[str, Summary]:
    """How far one method's scores lie above another's, case by case: much less noisy than two means."""
    return {
        metric: summarise(np.subtract(values, against[metric]).tolist())
        for metric, values in scores.items()
        if metric in against
    }


def by_class(cases: Sequence[Case], scores: Scores) -> dict[str, dict[str, Summary]]:
    """The summaries of each hole-size class that occurs, smallest first."""
    classes = sorted({case.hole_class for case in cases}, key=lambda name: int(name.split("–")[0]))
    own = {each: [case.hole_class == each for case in cases] for each in classes}
    return {
        each: {m: summarise_metric(m, list(compress(values, own[each]))) for m, values in scores.items()}
        for each in classes
    }


def sheet(cases: Sequence[Case], results: Mapping[str, Sequence[ByteArray]], *, side: int = 256) -> ByteArray:
    """One row a case: the photo with its hole white, each method's result, the photo; names above."""
    rows = [np.hstack([_caption(name, side) for name in ("hole", *results, "photo")])]
    for i, case in enumerate(cases):
        missing = np.where(case.hole[..., None], np.uint8(255), case.photo)
        pictures = [missing, *(completed[i] for completed in results.values()), case.photo]
        rows.append(np.hstack([cv2.resize(p, (side, side), interpolation=cv2.INTER_AREA) for p in pictures]))
    return np.vstack(rows).astype(np.uint8, copy=False)


def _caption(name: str, side: int) -> ByteArray:
    strip = np.full((_CAPTION_PX, side, 3), 255, np.uint8)
    cv2.putText(strip, name, (6, 16), cv2.FONT_HERSHEY_SIMPLEX, 0.5, (0, 0, 0), 1, cv2.LINE_AA)
    return strip
