"""Pixels as a screen shows them: compared with what the standards' own matrices say."""

from pathlib import Path

import numpy as np
import pytest
from PIL import ImageCms

from dfnet_gui.errors import ProfileError
from dfnet_gui.imaging.arrays import ByteArray
from dfnet_gui.imaging.display import SRGB_DISPLAY, Display, check_display_profile, read_display_profile
from dfnet_gui.paths import resources_dir
from tests.profiles import ADOBE_RGB, BROKEN, DISPLAY_P3, LIKE_SRGB, SCANNER, p3_as_srgb, srgb_as_p3

COLOURS = np.random.default_rng(0).integers(0, 256, (40, 50, 3), np.uint8)
COLOURS[0, :4] = (255, 0, 0), (0, 255, 0), (255, 255, 255), (0, 0, 0)
MANY = np.random.default_rng(1).integers(0, 256, (800, 800, 3), np.uint8)
"""So many that they are converted in the other way."""
PILLOWS_SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


@pytest.mark.parametrize("pixels", [COLOURS, MANY], ids=["few", "many"])
def test_a_p3_photo_is_right_on_an_srgb_screen(pixels: ByteArray) -> None:
    convert = SRGB_DISPLAY.converter(DISPLAY_P3)
    assert convert is not None
    before = pixels.copy()
    np.testing.assert_allclose(convert(pixels).astype(int), p3_as_srgb(pixels), atol=1)
    np.testing.assert_array_equal(pixels, before)


def test_an_srgb_photo_is_right_on_a_p3_screen() -> None:
    red = np.array([[[255, 0, 0]]], np.uint8)
    for photo_icc in (None, PILLOWS_SRGB, LIKE_SRGB):
        convert = Display(DISPLAY_P3).converter(photo_icc)
        assert convert is not None
        assert convert(red)[0, 0].tolist() == pytest.approx([234, 51, 35], abs=1)
        np.testing.assert_allclose(convert(COLOURS).astype(int), srgb_as_p3(COLOURS), atol=1)


def test_greys_stay_grey_from_one_gamma_to_another() -> None:
    convert = SRGB_DISPLAY.converter(ADOBE_RGB)
    assert convert is not None
    greys = np.repeat(np.arange(256, dtype=np.uint8)[None, :, None], 3, axis=2)
    shown = convert(greys).astype(int)
    assert np.ptp(shown, axis=2).max() <= 1
    assert (np.diff(shown[0, :, 0]) >= 0).all()
    assert shown[0, [0, 255], 0].tolist() == [0, 255]


def test_both_ways_of_converting_agree() -> None:
    convert = SRGB_DISPLAY.converter(ADOBE_RGB)
    assert convert is not None
    whole = convert(MANY)
    np.testing.assert_allclose(convert(MANY[:100]).astype(int), whole[:100], atol=1)


@pytest.mark.parametrize(
    ("photo", "screen"),
    [
        (None, None),
        (PILLOWS_SRGB, None),
        (LIKE_SRGB, None),
        (LIKE_SRGB, PILLOWS_SRGB),
        (DISPLAY_P3, DISPLAY_P3),
        (BROKEN, None),
        (b"nothing of the kind", None),
        (b"", None),
        (DISPLAY_P3[:200], None),
    ],
)
def test_where_nothing_is_to_be_converted_there_is_nothing(photo: bytes | None, screen: bytes | None) -> None:
    assert Display(screen).converter(photo) is None


def test_a_broken_profile_of_the_screen_is_none() -> None:
    convert = Display(b"broken" * 40).converter(DISPLAY_P3)
    assert convert is SRGB_DISPLAY.converter(DISPLAY_P3)


def test_nothing_is_converted_to_nothing() -> None:
    convert = SRGB_DISPLAY.converter(DISPLAY_P3)
    assert convert is not None
    assert convert(np.zeros((1, 0, 3), np.uint8)).shape == (1, 0, 3)
    part = COLOURS[3:9, 5:20]
    np.testing.assert_array_equal(convert(part), convert(np.ascontiguousarray(part)))


def test_a_profile_for_a_screen_is_read(tmp_path: Path) -> None:
    (tmp_path / "screen.icc").write_bytes(DISPLAY_P3)
    assert read_display_profile(tmp_path / "screen.icc") == DISPLAY_P3


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "this is no colour profile; choose an .icc or .icm file."),
        (b"\x89PNG" * 50, "this is no colour profile"),
        (SCANNER, "this colour profile is not for a screen; choose one that is."),
        (BROKEN, "the colour profile is damaged"),
        ((resources_dir() / "press.icc").read_bytes(), "this colour profile is not for a screen"),
    ],
    ids=["empty", "picture", "scanner", "broken", "press"],
)
def test_any_other_file_is_refused_with_a_sentence(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "a.icc"
    path.write_bytes(content)
    with pytest.raises(ProfileError) as caught:
        read_display_profile(path)
    assert str(caught.value).startswith(f"{path}: {words}")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match=r"a.icc: the colour profile can't be read \(No such file"):
        read_display_profile(tmp_path / "a.icc")
    with pytest.raises(ProfileError, match="The screen's: this is no colour profile"):
        check_display_profile(b"", "The screen's")
