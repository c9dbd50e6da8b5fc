"""A JPEG with EXIF, as cameras write them."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image


@pytest.fixture
def photo_path(tmp_path: Path) -> Path:
    path = tmp_path / "beach.jpg"
    pixels = np.random.default_rng(0).integers(0, 256, (60, 80, 3), np.uint8)
    exif = Image.Exif()
    exif[0x010E] = "A beach"
    Image.fromarray(pixels).save(path, quality=92, exif=exif)
    return path
