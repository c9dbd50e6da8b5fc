"""What a completion is judged by, in the hole alone."""

from collections.abc import Callable

import cv2
import numpy as np
import torch
from torch import Tensor

from dfnet_gui.errors import TrainingError
from dfnet_gui.imaging.arrays import BoolArray, ByteArray
from dfnet_gui.network.features import PerceptualFeatures, feature_distance

BAND_PX = 7
MOST_PSNR_DB = 100.0


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


def _tensor(pixels: ByteArray) -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(pixels)).permute(2, 0, 1)[None].float() / 255.0


class Judge:
    """Scores completions; a metric whose packages are missing is told once to `on_problem` and left out.

    Feature distance is by EfficientNet-Lite2, which no training here looks at.
    """

    def __init__(self, on_problem: Callable[[str], None]) -> None:
        self._metrics: dict[str, Callable[[ByteArray, ByteArray, BoolArray], float]] = {
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
        try:
            self._features = PerceptualFeatures("lite2")
        except TrainingError as error:
            on_problem(str(error))
        else:
            self._metrics["features"] = self._distance

    def scores(self, result: ByteArray, photo: ByteArray, hole: BoolArray) -> dict[str, float]:
        """By metric."""
        return {name: metric(result, photo, hole) for name, metric in self._metrics.items()}

    def _distance(self, result: ByteArray, photo: ByteArray, hole: BoolArray) -> float:
        mask = torch.from_numpy(hole)[None, None].float()
        return float(feature_distance(self._features, _tensor(result), _tensor(photo), mask))


_PROBE = (np.zeros((16, 16, 3), np.uint8), np.zeros((16, 16, 3), np.uint8), np.ones((16, 16), bool))
