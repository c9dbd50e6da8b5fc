"""A photo with all that must survive editing: pixels, depth, alpha, ICC profile and EXIF."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageCms, UnidentifiedImageError

from dfnet_gui.errors import PhotoReadError

PixelArray = npt.NDArray[np.uint8 | np.uint16]

PHOTO_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".bmp"})
MOST_PIXELS = 400_000_000
"""Larger photos are refused from their header, before any memory is taken."""
_FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "BMP")
_ORIENTATION_TAG = 0x0112
_BITS_PER_SAMPLE_TAG = 258
_PNG_BIT_DEPTH_OFFSET = 24


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
        data = path.read_bytes()
    except FileNotFoundError:
        raise PhotoReadError(f"{path}: there is no such file; check the name.") from None
    except IsADirectoryError:
        raise PhotoReadError(f"{path}: this is a folder; choose a photo in it.") from None
    except PermissionError:
        raise PhotoReadError(f"{path}: you have no permission to read it; change that or copy it.") from None
    except OSError as error:
        raise PhotoReadError(f"{path}: can't be read ({error.strerror or error}); try again.") from error
    if not data:
        raise PhotoReadError(f"{path}: the file is empty (zero bytes); get it again from where it came.")
    return decode_photo(data, path=path)


def decode_photo(data: bytes, *, path: Path | None = None) -> Photo:
    """Decode a file's bytes; `path` is for naming it in errors and in the result."""
    name = str(path) if path else "The pasted picture"
    Image.MAX_IMAGE_PIXELS = None  # MOST_PIXELS is checked below, on every path
    try:
        with Image.open(BytesIO(data), formats=_FORMATS) as image:
            _check_size(image, name)
            _check_kind(image, data, name)
            return _decode(image, data, path)
    except UnidentifiedImageError:
        raise PhotoReadError(
            f"{name}: this is not a picture that can be read; use JPEG, PNG, WebP, TIFF or BMP."
        ) from None
    except MemoryError:
        raise PhotoReadError(f"{name}: there is not enough memory to open it; close other programs.") from None
    except (OSError, SyntaxError, ValueError, EOFError, TypeError, cv2.error) as error:
        raise PhotoReadError(f"{name}: the file is damaged or incomplete; get it again from where it came.") from error


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
    exif_block = image.info.get("exif")
    if orientation != 1 or (exif_block is None and len(exif)):
        exif[_ORIENTATION_TAG] = 1
        exif_block = exif.tobytes()
    icc = image.info.get("icc_profile")
    pixels, alpha = _decode_deep(data) if _is_deep(image, data) else _decode_8_bit(image)
    if icc and (image.mode == "CMYK" or icc[16:20] != b"RGB "):
        icc = None
    return Photo(
        pixels=_upright(pixels, orientation),
        alpha=None if alpha is None else _upright(alpha, orientation),
        icc=icc or None,
        exif=exif_block or None,
        path=path,
    )


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


def _decode_8_bit(image: Image.Image) -> tuple[PixelArray, PixelArray | None]:
    if image.mode == "CMYK":
        return np.array(_cmyk_to_rgb(image)), None
    if image.has_transparency_data:
        rgba = np.array(image.convert("RGBA"))
        return np.ascontiguousarray(rgba[:, :, :3]), np.ascontiguousarray(rgba[:, :, 3])
    return np.array(image.convert("RGB")), None


def _cmyk_to_rgb(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    if profile:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        converted = ImageCms.profileToProfile(image, source, target, outputMode="RGB")
        if converted is not None:
            return converted
    return image.convert("RGB")


def _upright(array: PixelArray, orientation: int) -> PixelArray:
    """Apply an EXIF orientation (1 to 8, EXIF 2.32 section 4.6.4)."""
    if orientation in (5, 6, 7, 8):
        array = np.swapaxes(array, 0, 1)
    if orientation in (3, 4, 7, 8):
        array = array[::-1]
    if orientation in (2, 3, 6, 7):
        array = array[:, ::-1]
    return np.ascontiguousarray(array)
