"""A photo with all that must survive editing: pixels, depth, alpha, ICC profile and EXIF."""

import contextlib
import stat
import struct
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import cv2
import numpy as np
import numpy.typing as npt
import simplejpeg
from PIL import ExifTags, Image, ImageCms, UnidentifiedImageError

from dfnet_gui.errors import PhotoReadError

PixelArray = npt.NDArray[np.uint8 | np.uint16]

PHOTO_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".bmp"})
MOST_PIXELS = 400_000_000
"""Larger photos are refused from their header, before any memory is taken."""
_HEAD_BYTES = 16
_MAGIC = (b"\xff\xd8", b"\x89PNG", b"RIFF", b"II", b"MM", b"BM")
_FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "BMP")
_ORIENTATION_TAG = 0x0112
_BITS_PER_SAMPLE_TAG = 258
_PHOTOMETRIC_TAG, _WHITE_IS_ZERO = 262, 0
_DESCRIBING_TAGS = frozenset({270, 271, 272, 282, 283, 296, 305, 306, 315, 33432, 34665, 34853})
"""The tags of a TIFF that describe the photo and not the layout of that one file."""
_PNG_BIT_DEPTH_OFFSET = 24
_ENDS = {"JPEG": b"\xff\xd9", "PNG": b"IEND"}
_TAIL_BYTES = 64


@dataclass(frozen=True, kw_only=True, eq=False)
class Photo:
    """A decoded photo, upright.

    `pixels`: RGB, H×W×3, uint8 or uint16, C-contiguous. `alpha`: H×W of the same type, or None.
    `icc` describes `pixels`; `exif` is the block as files carry it, its orientation already applied.
    """

    pixels: PixelArray
    alpha: PixelArray | None = None
    icc: bytes | None = None
    exif: bytes | None = None
    path: Path | None = None

    @property
    def height(self) -> int:
        """Rows."""
        return int(self.pixels.shape[0])

    @property
    def width(self) -> int:
        """Columns."""
        return int(self.pixels.shape[1])


def read_photo(path: Path) -> Photo:
    """Read JPEG, PNG, WebP, TIFF or BMP; of several frames the first.

    Raises PhotoReadError with the file, the reason and a way on. Any thread.
    """
    try:
        mode = path.stat().st_mode  # before it is opened: a pipe would wait for somebody to write
        if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
            raise PhotoReadError(f"{path}: this is not a file; choose a photo.")
        with path.open("rb") as file:
            _check_header(file, path)
            data = file.read()
    except FileNotFoundError:
        raise PhotoReadError(f"{path}: there is no such file; check the name.") from None
    except IsADirectoryError:
        raise PhotoReadError(f"{path}: this is a folder; choose a photo in it.") from None
    except PermissionError:
        raise PhotoReadError(f"{path}: you have no permission to read it; change that or copy it.") from None
    except OSError as error:
        raise PhotoReadError(f"{path}: can't be read ({error.strerror or error}); try again.") from error
    return decode_photo(data, path=path)


def _check_header(file: BinaryIO, path: Path) -> None:
    """Refuse what is no picture before it is read whole: it may be a film."""
    head = file.read(_HEAD_BYTES)
    file.seek(0)
    if not head:
        raise PhotoReadError(f"{path}: the file is empty (zero bytes); get it again from where it came.")
    if not head.startswith(_MAGIC):
        raise PhotoReadError(f"{path}: this is not a picture that can be read; use JPEG, PNG, WebP, TIFF or BMP.")


def decode_photo(data: bytes, *, path: Path | None = None) -> Photo:
    """Decode a file's bytes; `path` is for naming it in errors and in the result."""
    name = str(path) if path else "The pasted picture"
    try:
        with open_image(BytesIO(data), _FORMATS) as image:
            _check_size(image, name)
            _check_kind(image, data, name)
            return _decode(image, data, path)
    except UnidentifiedImageError:
        raise PhotoReadError(
            f"{name}: this is not a picture that can be read; use JPEG, PNG, WebP, TIFF or BMP."
        ) from None
    except MemoryError:
        raise PhotoReadError(f"{name}: there is not enough memory to open it; close other programs.") from None
    except (OSError, SyntaxError, ValueError, TypeError, LookupError, AttributeError, struct.error, cv2.error) as error:
        raise PhotoReadError(f"{name}: the file is damaged or incomplete; get it again from where it came.") from error


def open_image(file: Path | BytesIO, formats: tuple[str, ...]) -> Image.Image:
    """Pillow's picture of a file, of any size: MOST_PIXELS is for the caller to check. Raises what Pillow raises."""
    Image.MAX_IMAGE_PIXELS = None
    return Image.open(file, formats=formats)


def _check_size(image: Image.Image, name: str) -> None:
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise PhotoReadError(
            f"{name}: {width}×{height} pixels are more than the {MOST_PIXELS // 1_000_000} megapixels"
            " that fit; scale it down first."
        )


def _check_kind(image: Image.Image, data: bytes, name: str) -> None:
    if image.mode in ("F", "I", "I;16", "I;16B") and not _is_deep(image, data):
        raise PhotoReadError(f"{name}: pictures with 32 bits a channel can't be used; save it with 8 or 16 bits.")


def _decode(image: Image.Image, data: bytes, path: Path | None) -> Photo:
    exif = image.getexif()
    orientation = int(exif.get(_ORIENTATION_TAG, 1) or 1)
    exif_block = _kept_exif(image, exif, orientation)
    icc = image.info.get("icc_profile")
    is_deep = _is_deep(image, data)
    pixels, alpha = _decode_deep(data) if is_deep else _decode_8_bit(image, data)
    if is_deep and image.format == "TIFF":
        orientation = 1  # OpenCV's TIFF decoder turns the picture, whatever its flags say
        if image.tag_v2.get(_PHOTOMETRIC_TAG) == _WHITE_IS_ZERO:  # type: ignore[attr-defined]
            pixels = np.invert(pixels)
    if icc and (image.mode == "CMYK" or icc[16:20] != b"RGB "):
        icc = None
    return Photo(
        pixels=upright(pixels, orientation),
        alpha=None if alpha is None else upright(alpha, orientation),
        icc=icc or None,
        exif=exif_block or None,
        path=path,
    )


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
    exif[_ORIENTATION_TAG] = 1
    try:
        return exif.tobytes()
    except (struct.error, ValueError, TypeError, OverflowError):
        return None  # values that no file may hold: the photo matters more


def _is_deep(image: Image.Image, data: bytes) -> bool:
    """Whether the file holds 16 bits a sample, which Pillow would cut to 8 in colour pictures."""
    if image.format == "PNG":
        return data[_PNG_BIT_DEPTH_OFFSET] == 16
    if image.format == "TIFF":
        bits = image.tag_v2.get(_BITS_PER_SAMPLE_TAG, (8,))  # type: ignore[attr-defined]
        return bool(max(np.atleast_1d(bits)) == 16)
    return False


def _decode_deep(data: bytes) -> tuple[PixelArray, PixelArray | None]:
    flags = cv2.IMREAD_UNCHANGED | cv2.IMREAD_IGNORE_ORIENTATION
    decoded = cv2.imdecode(np.frombuffer(data, np.uint8), flags)
    if decoded is None or decoded.dtype != np.uint16:
        raise ValueError("not a 16-bit picture that can be read")
    if decoded.ndim == 2:
        return np.ascontiguousarray(np.repeat(decoded[:, :, None], 3, axis=2)), None
    alpha = np.ascontiguousarray(decoded[:, :, 3]) if decoded.shape[2] == 4 else None
    return np.ascontiguousarray(decoded[:, :, 2::-1]), alpha


def _decode_8_bit(image: Image.Image, data: bytes) -> tuple[PixelArray, PixelArray | None]:
    whole = _decode_plain(image, data)
    if whole is not None:
        return whole, None
    if image.mode == "CMYK":
        return np.array(_cmyk_to_rgb(image)), None
    if image.has_transparency_data:
        rgba = np.array(image.convert("RGBA"))
        return np.ascontiguousarray(rgba[:, :, :3]), np.ascontiguousarray(rgba[:, :, 3])
    return np.array(image.convert("RGB")), None


def _decode_plain(image: Image.Image, data: bytes) -> PixelArray | None:
    """A plain colour JPEG or PNG straight into an array, without Pillow's copies of it; the same pixels.

    None for what it is not meant for, and for a file without its end or with anything odd in it: what can still
    be read of such a file Pillow decides.
    """
    end = _ENDS.get(image.format or "")
    if end is None or image.mode != "RGB" or image.has_transparency_data or end not in data[-_TAIL_BYTES:]:
        return None
    if getattr(image, "is_animated", False):
        return None
    decoded: PixelArray | None
    if image.format == "JPEG":
        try:
            decoded = simplejpeg.decode_jpeg(data, "RGB")
        except ValueError:
            return None
    else:
        flags = cv2.IMREAD_COLOR_RGB | cv2.IMREAD_IGNORE_ORIENTATION
        decoded = cv2.imdecode(np.frombuffer(data, np.uint8), flags)
    if decoded is None or decoded.shape != (image.height, image.width, 3) or decoded.dtype != np.uint8:
        return None
    return decoded


def _cmyk_to_rgb(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    converted = None
    if profile:
        with contextlib.suppress(ImageCms.PyCMSError, OSError):  # a profile that is none, or of another kind
            source, target = ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(image, source, target, outputMode="RGB")
    return image.convert("RGB") if converted is None else converted


def upright(array: PixelArray, orientation: int) -> PixelArray:
    """Apply an EXIF orientation (1 to 8, EXIF 2.32 section 4.6.4)."""
    if orientation in (5, 6, 7, 8):
        array = np.swapaxes(array, 0, 1)
    if orientation in (3, 4, 7, 8):
        array = array[::-1]
    if orientation in (2, 3, 6, 7):
        array = array[:, ::-1]
    return np.ascontiguousarray(array)
