"""GIFs are read; of an animated one the first picture, which is said."""

from io import BytesIO
from typing import Any

import numpy as np
from PIL import Image

from dfnet_gui.imaging.formats.gif import GIF
from tests.pictures import RAMPS


def _file(**options: Any) -> bytes:
    file = BytesIO()
    Image.fromarray(RAMPS[..., 2]).save(file, "GIF", **options)
    return file.getvalue()


def test_a_still_one_has_its_pixels() -> None:
    photo = GIF.decode(_file())
    np.testing.assert_array_equal(photo.pixels, np.repeat(RAMPS[..., 2:], 3, axis=2))
    assert photo.notes == ()


def test_of_an_animated_one_the_first_picture_is_read() -> None:
    others = [Image.fromarray(RAMPS[::-1, :, 2].copy()), Image.fromarray(RAMPS[:, ::-1, 2].copy())]
    photo = GIF.decode(_file(save_all=True, append_images=others))
    np.testing.assert_array_equal(photo.pixels[..., 0], RAMPS[..., 2])
    assert photo.notes == ("This file holds 3 pictures; the first is shown, and an export holds that one alone.",)
