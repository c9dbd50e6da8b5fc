"""What a completion is judged by, in the hole alone."""

from collections.abc import Callable

import cv2
import numpy as np
import torch
from torch import Tensor

from dfnet_gui.errors import TrainingError
from dfnet_gui.evaluation.visibility import CellFeatures, Pair, visible
from dfnet_gui.imaging.arrays import BoolArray, ByteArray, FloatArray
from dfnet_gui.network.features import PerceptualFeatures, feature_distance

BAND_PX = 7
MOST_PSNR_DB = 100.0
_FINE_PX, _MIDDLE_PX = 1.5, 6.0
_LEAST_CONTRAST = 1e-3


def hole_psnr(result: ByteArray, photo: ByteArray, hole: BoolArray) -> float:
    """Peak signal-to-noise ratio in dB over the hole's pixels, at most MOST_PSNR_DB (when they are equal)."""
    difference = result[hole].astype(np.float64) - photo[hole]
    mean_square = float(np.mean(difference**2))
    return MOST_PSNR_DB if mean_square == 0 else min(MOST_PSNR_DB, 10.0 * float(np.log10(255.0**2 / mean_square)))


def hole_l1(result: ByteArray, photo: ByteArray, hole: BoolArray) -> float:
    """Mean absolute difference over the hole's pixels, in levels of 255."""
    return float(np.mean(np.abs(result[hole].astype(np.float64) - photo[hole])))


def boundary_pixel_error(result: ByteArray, photo: ByteArray, hole: BoolArray, *, band_px: int = BAND_PX) -> float:
    """BPE of the DFNet paper: mean absolute difference in the hole within `band_px` of its edge."""
    distance = cv2.distanceTransform(np.pad(hole, 1, mode="edge").astype(np.uint8), cv2.DIST_L2, 5)[1:-1, 1:-1]
    return hole_l1(result, photo, hole & (distance <= band_px))


def hole_ssim(result: ByteArray, photo: ByteArray, hole: BoolArray) -> float:
    """Mean over the hole of the structural similarity map (Wang et al., 2004: 11×11 Gaussian, sigma 1.5).

    Raises TrainingError when torchmetrics is missing.
    """
    try:
        from torchmetrics.functional.image import structural_similarity_index_measure
    except ImportError as error:
        raise TrainingError(
            f"SSIM needs the training packages ({error.name} is missing):"
            " install them with: pip install 'dfnet-gui[train]'."
        ) from error
    found = structural_similarity_index_measure(_tensor(result), _tensor(photo), data_range=1.0, return_full_image=True)
    similarity = found[1][0].mean(dim=0).numpy()
    return float(similarity[hole].mean())


def contrast_fine(result: ByteArray, photo: ByteArray, hole: BoolArray) -> float:
    """How much of the photo's fine contrast the fill has: standard deviation of grey − Gauss 1.5 px, fill : photo."""
    return _contrast_kept(result, photo, hole, lambda grey: grey - _blurred(grey, _FINE_PX))


def contrast_middle(result: ByteArray, photo: ByteArray, hole: BoolArray) -> float:
    """The same of what lies between Gauss 1.5 px and 6 px."""
    return _contrast_kept(result, photo, hole, lambda grey: _blurred(grey, _FINE_PX) - _blurred(grey, _MIDDLE_PX))


def edge_jump(result: ByteArray, photo: ByteArray, hole: BoolArray) -> float:
    """Mean |Laplacian| of grey on the hole's edge (a pixel outside, two within), fill : photo; above 1 is a seam."""
    bits = hole.astype(np.uint8)
    outer = cv2.dilate(bits, np.ones((3, 3), np.uint8))
    inner = cv2.erode(bits, np.ones((5, 5), np.uint8), borderType=cv2.BORDER_REPLICATE)
    ring = (outer > 0) & (inner == 0)
    jumps = [
        float(np.abs(cv2.Laplacian(_grey(picture), cv2.CV_32F, borderType=cv2.BORDER_REPLICATE))[ring].mean())
        for picture in (result, photo)
    ]
    return max(jumps[0], _LEAST_CONTRAST) / max(jumps[1], _LEAST_CONTRAST)


def _contrast_kept(
    result: ByteArray, photo: ByteArray, hole: BoolArray, band: Callable[[FloatArray], FloatArray]
) -> float:
    fill, truth = (float(band(_grey(picture))[hole].std()) for picture in (result, photo))
    return max(fill, _LEAST_CONTRAST) / max(truth, _LEAST_CONTRAST)


def _grey(picture: ByteArray) -> FloatArray:
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.float32)


def _blurred(grey: FloatArray, sigma_px: float) -> FloatArray:
    return np.asarray(cv2.GaussianBlur(grey, (0, 0), sigma_px), np.float32)


def _tensor(pixels: ByteArray) -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(pixels)).permute(2, 0, 1)[None].float() / 255.0


class Judge:
    """Scores completions; a metric whose packages are missing is told once to `on_problem` and left out.

    Feature distance is by EfficientNet-Lite2, which no training here looks at.
    """

    def __init__(self, on_problem: Callable[[str], None]) -> None:
        self._metrics: dict[str, Callable[[ByteArray, ByteArray, BoolArray], float]] = {
            "fine": contrast_fine,
            "middle": contrast_middle,
            "edge": edge_jump,
            "psnr": hole_psnr,
            "ssim": hole_ssim,
            "l1": hole_l1,
            "bpe": boundary_pixel_error,
        }
        try:
            hole_ssim(*_PROBE)
        except TrainingError as error:
            on_problem(str(error))
            del self._metrics["ssim"]
        self._cells: CellFeatures | None = None
        try:
            self._features = PerceptualFeatures("lite2")
            self._metrics["features"] = self._distance
            visible([])
            self._cells = CellFeatures()
        except TrainingError as error:
            on_problem(str(error))

    def cells(self, result: ByteArray, photo: ByteArray, hole: BoolArray) -> list[Pair]:
        """What “visible” is told from; empty where its packages are missing."""
        return [self._cells.pair(result, photo, hole)] if self._cells else []

    def scores(self, result: ByteArray, photo: ByteArray, hole: BoolArray) -> dict[str, float]:
        """By metric."""
        return {name: metric(result, photo, hole) for name, metric in self._metrics.items()}

    def _distance(self, result: ByteArray, photo: ByteArray, hole: BoolArray) -> float:
        mask = torch.from_numpy(hole)[None, None].float()
        return float(feature_distance(self._features, _tensor(result), _tensor(photo), mask))


_PROBE = (np.zeros((16, 16, 3), np.uint8), np.zeros((16, 16, 3), np.uint8), np.ones((16, 16), bool))
