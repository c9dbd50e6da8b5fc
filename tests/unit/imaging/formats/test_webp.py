"""WebP keeps every pixel at the best quality, those that are transparent as well."""

from io import BytesIO

import numpy as np

from dfnet_gui.imaging.formats.base import ExportOptions
from dfnet_gui.imaging.formats.webp import WEBP
from dfnet_gui.imaging.photo import Photo

PIXELS = np.random.default_rng(0).integers(0, 256, (40, 60, 3), np.uint8)


def _written(photo: Photo, quality: int) -> bytes:
    file = BytesIO()
    assert WEBP.encode is not None
    WEBP.encode(photo, ExportOptions(quality), file)
    return file.getvalue()


def test_nothing_is_lost_at_the_best_quality_alone() -> None:
    np.testing.assert_array_equal(WEBP.decode(_written(Photo(pixels=PIXELS), 100)).pixels, PIXELS)
    assert (WEBP.decode(_written(Photo(pixels=PIXELS), 99)).pixels != PIXELS).any()
    assert len(_written(Photo(pixels=PIXELS), 10)) < len(_written(Photo(pixels=PIXELS), 90))


def test_pixels_that_are_not_seen_stay_too() -> None:
    alpha = np.zeros((40, 60), np.uint8)
    again = WEBP.decode(_written(Photo(pixels=PIXELS, alpha=alpha), 100))
    np.testing.assert_array_equal(again.pixels, PIXELS)
    assert again.alpha is not None
    np.testing.assert_array_equal(again.alpha, alpha)
