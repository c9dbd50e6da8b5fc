"""Grey, CMYK and Lab to RGB through their ICC profiles, at 8 and 16 bits, by Little CMS."""

import contextlib
import functools
from typing import Literal

import imagecodecs
import numpy as np

from dfnet_gui.imaging.arrays import PixelArray
from dfnet_gui.paths import resources_dir

ColourSpace = Literal["gray", "cmyk", "lab", "rgb"]
_SPACES: dict[bytes, ColourSpace] = {b"GRAY": "gray", b"CMYK": "cmyk", b"Lab ": "lab", b"RGB ": "rgb"}
_ICC_SPACE = slice(16, 20)
"""Where a profile names its colour space (ICC.1:2022, 7.2)."""
_ROWS_AT_ONCE = 256
COLOUR_LIBRARIES = ("imagecodecs._shared", "imagecodecs._shared_cython", "imagecodecs._cms")
"""What a bundle needs for this."""


def profile_space(profile: bytes | None) -> ColourSpace | None:
    """The colour space that an ICC profile is for; None for one that is none."""
    return _SPACES.get(profile[_ICC_SPACE]) if profile else None


def to_srgb(samples: PixelArray, profile: bytes) -> PixelArray:
    """Samples (H×W grey, or H×W×C) in the profile's space as sRGB, H×W×3 of the same type; perceptual.

    CMYK: 0 is no ink. Lab: as ICC profiles encode it. ValueError for a profile that can't be used.
    """
    space = profile_space(profile)
    if space is None:
        raise ValueError("a colour profile of a space that is not known")
    srgb = imagecodecs.cms_profile("srgb")
    turned = np.empty((*samples.shape[:2], 3), samples.dtype)
    try:
        for top in range(0, len(samples), _ROWS_AT_ONCE):
            rows = np.ascontiguousarray(samples[top : top + _ROWS_AT_ONCE])
            found = imagecodecs.cms_transform(rows, profile, srgb, colorspace=space, outcolorspace="rgb", intent=0)
            turned[top : top + _ROWS_AT_ONCE] = found.reshape(*rows.shape[:2], 3)
    except (imagecodecs.CmsError, RuntimeError) as error:
        raise ValueError(str(error)) from error
    return turned


def from_srgb(colours: PixelArray, profile: bytes) -> PixelArray:
    """sRGB, N×3, as N×C samples in the profile's space, of the same type; the inverse of `to_srgb`.

    ValueError for a profile that can't be written to, as those of scanners.
    """
    space = profile_space(profile)
    try:
        found = imagecodecs.cms_transform(
            np.ascontiguousarray(colours[None]),
            imagecodecs.cms_profile("srgb"),
            profile,
            colorspace="rgb",
            outcolorspace=space,
            intent=0,
        )
    except (imagecodecs.CmsError, RuntimeError) as error:
        raise ValueError(str(error)) from error
    samples: PixelArray = found.reshape(len(colours), -1)
    return samples


def lab_profile() -> bytes:
    """What samples in CIE L*a*b* (D50), encoded as ICC profiles do it, are in."""
    profile: bytes = imagecodecs.cms_profile("lab4")
    return profile


def as_rgb(samples: PixelArray, profile: bytes | None) -> tuple[PixelArray, bytes | None]:
    """Grey, RGB or CMYK (H×W×C) as RGB, and the profile that it is in then.

    A profile of the samples' own kind is followed; one of another kind is none. RGB keeps its own.
    """
    space: ColourSpace | None = {1: "gray", 3: "rgb", 4: "cmyk"}.get(samples.shape[2])  # type: ignore[assignment]
    fits = profile is not None and profile_space(profile) == space
    if space == "rgb":
        return np.ascontiguousarray(samples), profile if fits else None
    if profile is not None and fits:
        with contextlib.suppress(ValueError):
            return to_srgb(samples, profile), None
    if space == "gray":
        return np.repeat(samples, 3, axis=2), None
    return to_srgb(samples, press_profile()), None


@functools.cache
def press_profile() -> bytes:
    """What CMYK of an unknown press is taken for: offset on coated paper (see `tools/make_press_profile.py`)."""
    return (resources_dir() / "press.icc").read_bytes()
