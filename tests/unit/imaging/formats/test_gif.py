"""GIFs are read; of an animated one the first picture, which is said."""

from io import BytesIO
from typing import Any

import numpy as np
import pytest
from PIL import Image

from dfnet_gui.imaging.formats.base import RefusedError
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


def _with_frame(place: int, width: int, height: int) -> bytes:
    """Two pictures, one of which says that it is larger."""
    data = bytearray(_file(save_all=True, append_images=[Image.fromarray(RAMPS[::-1, :, 2].copy())]))
    starts = [at for at in range(len(data)) if data[at : at + 5] == b",\0\0\0\0"]
    data[starts[place] + 5 : starts[place] + 9] = width.to_bytes(2, "little") + height.to_bytes(2, "little")
    return bytes(data)


@pytest.mark.parametrize("place", [0, 1])
def test_a_picture_that_reaches_over_more_than_fits_is_refused_before_memory_is_taken(place: int) -> None:
    assert GIF.decode_page is not None
    with pytest.raises(RefusedError, match="65535×65535 pixels are more than"):
        GIF.decode_page(_with_frame(place, 65535, 65535), place)
    with pytest.raises(ValueError, match="ends before its picture"):
        GIF.decode_page(_with_frame(place, 19999, 19999), place)


def test_a_damaged_later_picture_does_not_cost_the_first() -> None:
    photo = GIF.decode(_with_frame(1, 65535, 65535))
    np.testing.assert_array_equal(photo.pixels[..., 0], RAMPS[..., 2])


def test_a_picture_of_one_colour_is_whole() -> None:
    file = BytesIO()
    Image.new("L", (4000, 4000)).save(file, "GIF")
    assert GIF.decode(file.getvalue()).pixels.shape == (4000, 4000, 3)
