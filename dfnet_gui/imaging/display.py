"""A photo's colours as a screen shows them: its 8-bit pixels turned from its profile to the screen's. Any thread."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import imagecodecs
import numpy as np
from PIL import Image, ImageCms

from dfnet_gui.errors import ProfileError
from dfnet_gui.imaging.arrays import ByteArray
from dfnet_gui.imaging.formats.colour import profile_space
from dfnet_gui.wording import tr

Converter = Callable[[ByteArray], ByteArray]
"""Pixels (H×W×3) in a photo's profile to the screen's; what it gives may be the same array."""
_INTENT = ImageCms.Intent.RELATIVE_COLORIMETRIC
_FLAGS = ImageCms.Flags.BLACKPOINTCOMPENSATION
_SIGNATURE, _SIGNATURE_PLACE = b"acsp", slice(36, 40)
_CLASS_PLACE, _CLASSES = slice(12, 16), (b"mntr", b"spac")
"""Where a profile says what it is for (ICC.1:2022, 7.2): a screen, or a colour space."""
_HEADER_BYTES, _MOST_BYTES = 128, 64 << 20
_MANY_PIXELS = 400_000
"""From so many on the quicker way pays, which prepares itself anew each time."""
_PROBE_STEPS, _SAME = 9, 1
"""Profiles that turn no colour of such a cube by more are alike."""


@dataclass(frozen=True)
class Display:
    """A screen: its ICC profile, None for sRGB."""

    profile: bytes | None = None

    def converter(self, photo_icc: bytes | None) -> Converter | None:
        """What turns a photo's pixels to this screen's, None where they are shown as they are.

        A photo without a profile, or with one that can't be used, is in sRGB.
        """
        photo = photo_icc if _is_usable(photo_icc) else None
        screen = self.profile if _is_usable(self.profile) else None
        return None if photo == screen else _converter(photo, screen)


SRGB_DISPLAY = Display()


@lru_cache(maxsize=16)
def _converter(photo: bytes | None, screen: bytes | None) -> Converter | None:
    try:
        made = _Transform(photo or _srgb(), screen or _srgb())
        probe = _probe()
        return None if np.abs(made(probe).astype(int) - probe).max() <= _SAME else made
    except (ImageCms.PyCMSError, imagecodecs.CmsError, ValueError, RuntimeError, OSError):
        return None


class _Transform:
    """Relative colorimetric, with black point compensation, by Little CMS."""

    def __init__(self, source: bytes, target: bytes) -> None:
        self._source, self._target = source, target
        self._few = ImageCms.buildTransform(
            ImageCms.ImageCmsProfile(io.BytesIO(source)),
            ImageCms.ImageCmsProfile(io.BytesIO(target)),
            "RGB",
            "RGB",
            renderingIntent=_INTENT,
            flags=_FLAGS,
        )

    def __call__(self, pixels: ByteArray) -> ByteArray:
        if not pixels.size:
            return pixels
        pixels = np.ascontiguousarray(pixels)
        if pixels.size < 3 * _MANY_PIXELS:
            turned = ImageCms.applyTransform(Image.fromarray(pixels), self._few)
            return np.asarray(turned)
        found: ByteArray = imagecodecs.cms_transform(
            pixels, self._source, self._target, colorspace="rgb", outcolorspace="rgb", intent=_INTENT, flags=_FLAGS
        )
        return found


def _is_usable(profile: bytes | None) -> bool:
    return (
        profile is not None
        and len(profile) > _HEADER_BYTES
        and profile[_SIGNATURE_PLACE] == _SIGNATURE
        and profile_space(profile) == "rgb"
    )


@lru_cache(maxsize=1)
def _srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


@lru_cache(maxsize=1)
def _probe() -> ByteArray:
    steps = np.linspace(0, 255, _PROBE_STEPS).round().astype(np.uint8)
    return np.stack(np.meshgrid(steps, steps, steps, indexing="ij"), axis=-1).reshape(_PROBE_STEPS, -1, 3)


def read_display_profile(path: Path) -> bytes:
    """A file with a screen's profile. Raises ProfileError with the file, the reason and a way on."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise ProfileError(tr("{name}: this is no colour profile; choose an .icc or .icm file.", name=path))
        profile = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise ProfileError(
            tr("{name}: the colour profile can't be read ({reason}); choose another file.", name=path, reason=reason)
        ) from error
    check_display_profile(profile, str(path))
    return profile


def check_display_profile(profile: bytes, name: str) -> None:
    """ProfileError where this is no profile that a screen can have; `name`: what to call it."""
    if len(profile) <= _HEADER_BYTES or profile[_SIGNATURE_PLACE] != _SIGNATURE:
        raise ProfileError(tr("{name}: this is no colour profile; choose an .icc or .icm file.", name=name))
    if profile[_CLASS_PLACE] not in _CLASSES or not _is_usable(profile):
        raise ProfileError(tr("{name}: this colour profile is not for a screen; choose one that is.", name=name))
    try:
        _Transform(_srgb(), profile)(_probe())
    except (ImageCms.PyCMSError, ValueError, RuntimeError, OSError) as error:
        raise ProfileError(
            tr("{name}: the colour profile is damaged; get it again from where it came.", name=name)
        ) from error
