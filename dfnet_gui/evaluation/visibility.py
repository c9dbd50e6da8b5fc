"""How visible a fill is: whether a detector can tell its cells from the true photo's.

The detector is linear and looks at features of EfficientNet-Lite2, which no training here sees. It is fitted anew for
each method, and asked only about photos that it was not fitted on.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional as F

from dfnet_gui.errors import TrainingError
from dfnet_gui.imaging.arrays import BoolArray, ByteArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.network.features import PerceptualFeatures

AROUND_PX = 64
"""Photo pixels around the hole's box that the features see, too."""
_BLOCKS = (0, 4, 7)
_CELL_PX = 16
_LEAST_HOLE, _MOST_CELLS = 0.6, 400
_PENALTY, _FOLDS, _MOST_STEPS = 0.01, 6, 2000

Cells = npt.NDArray[np.float32]
"""One row of features for each cell."""


class Pair(NamedTuple):
    """Cells of a fill and of the true photo, at the same places."""

    fill: Cells
    truth: Cells


class CellFeatures:
    """Cuts pictures into cells of 16 px at their own scale. TrainingError when the packages of `train` are missing."""

    def __init__(self) -> None:
        self._network = PerceptualFeatures("lite2", taps=_BLOCKS)

    def pair(self, result: ByteArray, photo: ByteArray, hole: BoolArray) -> Pair:
        """The cells that are hole for the most part, at most 400 of them, evenly spread; none in thin holes."""
        crop = Bounds.of_mask(hole).grown(AROUND_PX).intersected(Bounds.of_array(hole))
        share = F.avg_pool2d(torch.from_numpy(hole[crop.slices])[None, None].float(), _CELL_PX, ceil_mode=True)
        with torch.no_grad():
            fill, truth = (self._cells(picture[crop.slices]) for picture in (result, photo))
        inside = np.flatnonzero(share[0, 0, : fill.shape[1], : fill.shape[2]].numpy() > _LEAST_HOLE)
        if len(inside) > _MOST_CELLS:
            inside = inside[np.linspace(0, len(inside) - 1, _MOST_CELLS).round().astype(int)]
        return Pair(*(np.ascontiguousarray(each.flatten(1).T.numpy()[inside]) for each in (fill, truth)))

    def _cells(self, picture: ByteArray) -> Tensor:
        """(features, rows, columns): means of all three blocks, root mean squares of the first two."""
        image = torch.from_numpy(np.ascontiguousarray(picture)).permute(2, 0, 1)[None].float() / 255.0
        _, *taken = self._network(image)
        rows, columns = taken[-1].shape[-2:]

        def pooled(features: Tensor) -> Tensor:
            return F.adaptive_avg_pool2d(features, (rows, columns))

        means = [pooled(each) for each in taken]
        spreads = [pooled(each.square()).sqrt() for each in taken[:2]]
        return torch.cat([*means, *spreads], dim=1)[0]


def visible(pairs: Sequence[Pair]) -> list[float]:
    """For each photo the area under the curve of a detector that was fitted on the others.

    0.5: it can't tell the fill from the photo; 1: it always can. NaN where a photo has no cells, and everywhere with
    fewer than two photos that have some. Raises TrainingError when scikit-learn is missing.
    """
    try:
        from sklearn.linear_model import LogisticRegression
        from sklearn.metrics import roc_auc_score
        from sklearn.pipeline import make_pipeline
        from sklearn.preprocessing import StandardScaler
    except ImportError as error:
        raise TrainingError(
            f"“Visible” needs the training packages ({error.name} is missing):"
            " install them with: pip install 'dfnet-gui[train]'."
        ) from error
    areas = [math.nan] * len(pairs)
    usable = [index for index, pair in enumerate(pairs) if len(pair.fill)]
    folds = min(_FOLDS, len(usable))
    for fold in range(folds if folds > 1 else 0):
        known = [pairs[index] for position, index in enumerate(usable) if position % folds != fold]
        detector = make_pipeline(StandardScaler(), LogisticRegression(C=_PENALTY, max_iter=_MOST_STEPS))
        detector.fit(*_labelled(known))
        for index in usable[fold::folds]:
            cells, is_fill = _labelled([pairs[index]])
            areas[index] = float(roc_auc_score(is_fill, detector.decision_function(cells)))
    return areas


def _labelled(pairs: Sequence[Pair]) -> tuple[Cells, BoolArray]:
    cells = np.concatenate([each for pair in pairs for each in pair])
    is_fill = np.concatenate([np.full(len(each), each is pair.fill) for pair in pairs for each in pair])
    return cells, is_fill
