"""Photos that tests make: so large that a preview is shown while they are read."""

from pathlib import Path

import cv2
import numpy as np
from PIL import Image

WIDTH, HEIGHT = 4240, 3180
TURNED = 6
"""An EXIF orientation that exchanges both."""
_ORIENTATION_TAG = 0x0112


def large_photo(path: Path, *, seed: int = 0, orientation: int = 1) -> Path:
    """Write a JPEG of 13 megapixels."""
    coarse = np.random.default_rng(seed).integers(0, 256, (HEIGHT // 212, WIDTH // 212, 3), np.uint8)
    exif = Image.Exif()
    exif[_ORIENTATION_TAG] = orientation
    picture = cv2.resize(coarse, (WIDTH, HEIGHT), interpolation=cv2.INTER_LINEAR)
    Image.fromarray(picture).save(path, quality=90, exif=exif)
    return path
