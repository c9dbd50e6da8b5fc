"""Grey, CMYK and Lab become RGB as their profiles say."""

from io import BytesIO

import imagecodecs
import numpy as np
import pytest
from PIL import Image, ImageCms

from dfnet_gui.imaging.formats.colour import as_rgb, lab_profile, profile_space, to_srgb

GREY_PROFILE: bytes = imagecodecs.cms_profile("gray", gamma=1.8, whitepoint=[0.3127, 0.329, 1.0])
SRGB: bytes = imagecodecs.cms_profile("srgb")
LEVELS = np.arange(256, dtype=np.uint8).reshape(16, 16, 1)


def test_greys_are_what_little_cms_makes_of_them() -> None:
    target = ImageCms.createProfile("sRGB")
    profile = ImageCms.ImageCmsProfile(BytesIO(GREY_PROFILE))
    wanted = ImageCms.profileToProfile(Image.fromarray(LEVELS[..., 0]), profile, target, outputMode="RGB")
    assert wanted is not None
    rgb, icc = as_rgb(LEVELS, GREY_PROFILE)
    np.testing.assert_array_equal(rgb, np.asarray(wanted))
    assert icc is None
    assert np.abs(rgb[..., 0].astype(int) - LEVELS[..., 0]).max() > 10


def test_16_bits_are_converted_as_finely() -> None:
    deep, _icc = as_rgb(LEVELS.astype(np.uint16) * np.uint16(257), GREY_PROFILE)
    coarse, _icc = as_rgb(LEVELS, GREY_PROFILE)
    assert deep.dtype == np.uint16
    assert np.abs(deep / 257 - coarse).max() <= 0.6


def test_rgb_keeps_its_profile_and_no_other() -> None:
    pixels = np.zeros((2, 2, 3), np.uint8)
    assert as_rgb(pixels, SRGB)[1] == SRGB
    assert as_rgb(pixels, GREY_PROFILE)[1] is None
    assert as_rgb(pixels, None)[1] is None


@pytest.mark.parametrize("profile", [None, b"", SRGB, GREY_PROFILE[:60]], ids=["none", "empty", "RGB", "cut"])
def test_a_profile_that_does_not_fit_is_none(profile: bytes | None) -> None:
    rgb, icc = as_rgb(LEVELS, profile)
    np.testing.assert_array_equal(rgb, np.repeat(LEVELS, 3, axis=2))
    assert icc is None


def test_inks_of_an_unknown_press_are_those_of_coated_paper() -> None:
    inks = np.array([[[0, 0, 0, 0], [255, 0, 0, 0], [0, 0, 0, 255]]], np.uint8)
    found, icc = as_rgb(inks, None)
    assert icc is None
    assert np.abs(found.astype(int) - [[[255] * 3, [0, 158, 227], [29, 29, 27]]]).max() <= 6


def test_lab_white_is_white() -> None:
    white = np.array([[[255, 128, 128]]], np.uint8)
    assert to_srgb(white, lab_profile()).min() >= 254


def test_what_a_profile_is_for() -> None:
    assert (profile_space(GREY_PROFILE), profile_space(SRGB), profile_space(lab_profile())) == ("gray", "rgb", "lab")
    assert profile_space(None) is None
    assert profile_space(b"none") is None
    with pytest.raises(ValueError, match="not known"):
        to_srgb(LEVELS, b"none")
