"""What a completion is judged by, in the hole alone."""

import cv2
import numpy as np
import numpy.typing as npt

BAND_PX = 7
MOST_PSNR_DB = 100.0


def hole_psnr(result: npt.NDArray[np.uint8], photo: npt.NDArray[np.uint8], hole: npt.NDArray[np.bool_]) -> float:
    """Peak signal-to-noise ratio in dB over the hole's pixels, at most MOST_PSNR_DB (when they are equal)."""
    difference = result[hole].astype(np.float64) - photo[hole]
    mean_square = float(np.mean(difference**2))
    return MOST_PSNR_DB if mean_square == 0 else min(MOST_PSNR_DB, 10.0 * float(np.log10(255.0**2 / mean_square)))


def hole_l1(result: npt.NDArray[np.uint8], photo: npt.NDArray[np.uint8], hole: npt.NDArray[np.bool_]) -> float:
    """Mean absolute difference over the hole's pixels, in levels of 255."""
    return float(np.mean(np.abs(result[hole].astype(np.float64) - photo[hole])))


def boundary_pixel_error(
    result: npt.NDArray[np.uint8],
    photo: npt.NDArray[np.uint8],
    hole: npt.NDArray[np.bool_],
    *,
    band_px: int = BAND_PX,
) -> float:
    """BPE of the DFNet paper: mean absolute difference in the hole within `band_px` of its edge."""
    distance = cv2.distanceTransform(np.pad(hole, 1, mode="edge").astype(np.uint8), cv2.DIST_L2, 5)[1:-1, 1:-1]
    return hole_l1(result, photo, hole & (distance <= band_px))
