"""Camera raw is developed, and not its thumbnail shown."""

from io import BytesIO

import numpy as np
import pytest
import rawpy
import tifffile

from dfnet_gui.errors import PhotoReadError
from dfnet_gui.imaging.formats.raw import NOTE, RAW, decode_raw
from dfnet_gui.imaging.reading import decode_photo
from dfnet_gui.paths import resources_dir

DATA = (resources_dir() / "self-test" / "photo.dng").read_bytes()


def test_it_is_developed_at_16_bits_with_what_it_says_of_itself() -> None:
    photo = decode_photo(DATA)
    assert photo.pixels.dtype == np.uint16
    assert photo.pixels.shape == (256, 256, 3)
    assert len(np.unique(photo.pixels)) > 1000
    assert photo.notes == (NOTE,)
    assert photo.exif is not None
    assert b"Camera" in photo.exif
    assert RAW.encode is None


def test_the_picture_of_the_sensor_below_a_thumbnail_is_found() -> None:
    file = BytesIO()
    with tifffile.TiffWriter(file) as writer:
        writer.write(np.zeros((16, 16, 3), np.uint8), photometric="rgb", subfiletype=1, subifds=1)
        writer.write(np.zeros((64, 64), np.uint16), photometric=32803)
    photo = decode_photo(file.getvalue())
    assert photo.pixels.shape == (64, 64, 3)
    assert photo.notes == (NOTE,)


def test_a_camera_that_is_not_known_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_file: BytesIO) -> None:
        raise rawpy.LibRawFileUnsupportedError(-2)

    monkeypatch.setattr(rawpy, "imread", refuse)  # LibRaw knows the camera of every file that we have
    with pytest.raises(PhotoReadError, match="raw files can't be developed here"):
        decode_photo(DATA)


def test_a_cut_one_is_damaged() -> None:
    with pytest.raises(ValueError, match=r"."):
        decode_raw(DATA[:3000])
