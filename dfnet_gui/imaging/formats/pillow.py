"""What several formats share that Pillow reads and writes: 8-bit pixels, EXIF, ICC."""

import contextlib
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import ExifTags, Image, ImageCms

from dfnet_gui.imaging.arrays import PixelArray
from dfnet_gui.imaging.depth import to_8_bit
from dfnet_gui.imaging.formats.base import RefusedError, check_size
from dfnet_gui.imaging.photo import Photo, upright

_DESCRIBING_TAGS = frozenset({270, 271, 272, 282, 283, 296, 305, 306, 315, 33432, 34665, 34853})
"""The tags of a TIFF that describe the photo and not the layout of that one file."""
_DEEP_MODES = ("F", "I", "I;16", "I;16B")
_TAKEN_PIXELS = 1_000_000
_ICC_SPACE = slice(16, 20)
"""Where a profile names its colour space (ICC.1:2022, 7.2)."""


@dataclass(frozen=True)
class Header:
    """What a file says of its photo beside the pixels."""

    orientation: int
    exif: bytes | None
    icc: bytes | None

    def photo(self, pixels: PixelArray, alpha: PixelArray | None = None, *, is_upright: bool = False) -> Photo:
        """The photo of these pixels, turned upright unless their decoder did that."""
        turn = 1 if is_upright else self.orientation
        return Photo(
            pixels=upright(pixels, turn),
            alpha=None if alpha is None else upright(alpha, turn),
            icc=self.icc,
            exif=self.exif,
        )


def open_image(file: Path | BytesIO, formats: tuple[str, ...]) -> Image.Image:
    """Pillow's picture of a file, of any size, which is for the caller to check. Raises what Pillow raises."""
    Image.MAX_IMAGE_PIXELS = None
    return Image.open(file, formats=formats)


@contextlib.contextmanager
def opened(data: bytes, kind: str) -> Iterator[tuple[Image.Image, Header]]:
    """A file's picture, not yet decoded, and its header; `kind` is Pillow's name of the format."""
    with open_image(BytesIO(data), (kind,)) as image:
        check_size(*image.size)
        yield image, _header(image)


def _header(image: Image.Image) -> Header:
    exif = image.getexif()
    orientation = int(exif.get(ExifTags.Base.Orientation, 1) or 1)
    icc = image.info.get("icc_profile")
    if icc and (image.mode == "CMYK" or icc[_ICC_SPACE] != b"RGB "):
        icc = None
    return Header(orientation, _kept_exif(image, exif, orientation) or None, icc or None)


def _kept_exif(image: Image.Image, exif: Image.Exif, orientation: int) -> bytes | None:
    """The EXIF block for an upright photo: no orientation, no thumbnail of what the photo was, no TIFF layout."""
    block: bytes | None = image.info.get("exif")
    if image.format != "TIFF" and orientation == 1 and not exif.get_ifd(ExifTags.IFD.IFD1):
        return block
    if image.format == "TIFF":
        for tag in [tag for tag in exif if tag not in _DESCRIBING_TAGS]:
            del exif[tag]
    if not len(exif):
        return None
    exif[ExifTags.Base.Orientation] = 1
    try:
        return exif.tobytes()
    except (struct.error, ValueError, TypeError, OverflowError):
        return None  # values that no file may hold: the photo matters more


def decode_8_bit(image: Image.Image) -> tuple[PixelArray, PixelArray | None]:
    """RGB and transparency by Pillow; RefusedError for more bits than it keeps."""
    if image.mode in _DEEP_MODES:
        raise RefusedError("pictures with 32 bits a channel can't be used; save it with 8 or 16 bits.")
    if image.mode == "CMYK":
        return np.array(_cmyk_to_rgb(image)), None
    if image.has_transparency_data:
        rgba = np.array(image.convert("RGBA"))
        return np.ascontiguousarray(rgba[:, :, :3]), np.ascontiguousarray(rgba[:, :, 3])
    return np.array(image.convert("RGB")), None


def _cmyk_to_rgb(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    converted = None
    if profile:
        with contextlib.suppress(ImageCms.PyCMSError, OSError):  # a profile that is none, or of another kind
            source, target = ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(image, source, target, outputMode="RGB")
    return image.convert("RGB") if converted is None else converted


def is_plain(image: Image.Image, data: bytes, end: bytes) -> bool:
    """Whether a quicker decoder may take it: a still colour picture that is whole.

    What can still be read of a file without its `end`, or with anything odd in it, Pillow decides.
    """
    if image.mode != "RGB" or image.has_transparency_data or end not in data[-_TAIL_BYTES:]:
        return False
    return not getattr(image, "is_animated", False)


_TAIL_BYTES = 64
"""Some programs pad their files; further from the end its mark says nothing."""


def decode_only(data: bytes, kind: str) -> Photo:
    """A format that has nothing of its own."""
    with opened(data, kind) as (image, header):
        return header.photo(*decode_8_bit(image))


def pillow_image(photo: Photo) -> Image.Image:
    """At 8 bits. In bands: Pillow holds the interpreter while it takes pixels, and a window would stand still."""
    whole = Image.new("RGB" if photo.alpha is None else "RGBA", (photo.width, photo.height), None)
    rows = max(1, _TAKEN_PIXELS // photo.width)
    for top in range(0, photo.height, rows):
        pixels = to_8_bit(photo.pixels[top : top + rows])
        if photo.alpha is not None:
            pixels = np.dstack((pixels, to_8_bit(photo.alpha[top : top + rows])))
        whole.paste(Image.fromarray(np.ascontiguousarray(pixels)), (0, top))
    return whole


def metadata(photo: Photo) -> dict[str, bytes]:
    """ICC and EXIF as Pillow's encoders take them."""
    return {k: v for k, v in (("icc_profile", photo.icc), ("exif", photo.exif)) if v}
