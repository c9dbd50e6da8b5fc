"""OpenEXR: light becomes what a screen shows; what holds no picture is refused with the reason."""

from pathlib import Path

import numpy as np
import OpenEXR
import pytest

from dfnet_gui.errors import PhotoReadError
from dfnet_gui.imaging.formats.radiance import NOTE, displayed
from dfnet_gui.imaging.reading import read_photo
from tests.pictures import RAMPS

LIGHT = (RAMPS / 64).astype(np.float32)
HEADER = {"compression": OpenEXR.ZIP_COMPRESSION, "type": OpenEXR.scanlineimage}


def _file(folder: Path, channels: dict[str, np.ndarray]) -> Path:
    path = folder / "a.exr"
    with OpenEXR.File(HEADER, channels) as file:
        file.write(str(path))
    return path


@pytest.mark.parametrize("kind", [np.float32, np.float16])
def test_colours_are_tone_mapped_and_that_is_said(kind: type, tmp_path: Path) -> None:
    photo = read_photo(_file(tmp_path, {"RGB": LIGHT.astype(kind)}))
    np.testing.assert_array_equal(photo.pixels, displayed(LIGHT.astype(kind).astype(np.float32)))
    assert photo.notes == (NOTE,)
    assert photo.alpha is None


def test_alpha_is_divided_by(tmp_path: Path) -> None:
    opacity = np.full((*LIGHT.shape[:2], 1), 0.5, np.float32)
    opacity[:5] = 0
    photo = read_photo(_file(tmp_path, {"RGBA": np.concatenate((LIGHT * opacity, opacity), axis=2)}))
    wanted = LIGHT.copy()
    wanted[:5] = 0
    np.testing.assert_allclose(photo.pixels, displayed(wanted), atol=40)
    assert photo.alpha is not None
    assert np.unique(photo.alpha).tolist() == [0, 32768]


def test_grey_and_the_first_layer_are_read(tmp_path: Path) -> None:
    grey = read_photo(_file(tmp_path, {"Y": LIGHT[..., 0].copy()})).pixels
    np.testing.assert_array_equal(grey, displayed(np.repeat(LIGHT[..., :1], 3, axis=2)))
    layer = {f"diffuse.{name}": LIGHT[..., i].copy() for i, name in enumerate("RGB")}
    photo = read_photo(_file(tmp_path, {**layer, "Z": LIGHT[..., 0].copy()}))
    np.testing.assert_array_equal(photo.pixels, displayed(LIGHT))


def test_no_number_is_black_and_what_has_no_end_is_the_brightest(tmp_path: Path) -> None:
    light = LIGHT.copy()
    light[3, 3] = (np.nan, np.inf, -np.inf)
    wanted = LIGHT.copy()
    wanted[3, 3] = (0, LIGHT.max(), 0)
    np.testing.assert_array_equal(read_photo(_file(tmp_path, {"RGB": light})).pixels, displayed(wanted))


def test_channels_of_different_types_and_grey_with_alpha_are_read(tmp_path: Path) -> None:
    mixed = {name: LIGHT[..., i].astype(np.float32 if i else np.float16) for i, name in enumerate("RGB")}
    np.testing.assert_array_equal(read_photo(_file(tmp_path, mixed)).pixels, displayed(LIGHT))
    opacity = np.full(LIGHT.shape[:2], 0.5, np.float32)
    photo = read_photo(_file(tmp_path, {"Y": LIGHT[..., 0] * opacity, "A": opacity}))
    assert photo.alpha is not None
    assert np.unique(photo.alpha).tolist() == [32768]


def test_what_is_no_picture_is_refused(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(PhotoReadError, match=r"a\.exr: it holds no colours"):
        read_photo(_file(tmp_path, {"Z": LIGHT[..., 0].copy()}))
    path = _file(tmp_path, {"RGB": LIGHT})
    path.write_bytes(path.read_bytes()[:300])
    with pytest.raises(PhotoReadError, match="damaged or incomplete"):
        read_photo(path)
    assert capfd.readouterr() == ("", "")
