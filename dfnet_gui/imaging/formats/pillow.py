"""What several formats share that Pillow reads and writes: 8-bit pixels, EXIF, ICC."""

import contextlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from PIL import Image

from dfnet_gui.imaging.arrays import ByteArray, PixelArray
from dfnet_gui.imaging.depth import to_8_bit
from dfnet_gui.imaging.exif import orientation_in, upright_exif
from dfnet_gui.imaging.formats.base import RefusedError, check_size, frames_note
from dfnet_gui.imaging.formats.colour import as_rgb
from dfnet_gui.imaging.photo import Photo, swaps_sides, upright
from dfnet_gui.imaging.xmp import shown_xmp
from dfnet_gui.wording import tr_later

_DEEP_MODES = ("F", "I", "I;16", "I;16B")
_TAKEN_PIXELS = 1_000_000
_MOST_DPI = 65536


class Header(NamedTuple):
    """What a file says of its photo beside the pixels."""

    orientation: int
    exif: bytes | None
    icc: bytes | None
    notes: tuple[str, ...] = ()
    xmp: bytes | None = None
    dpi: tuple[float, float] | None = None
    page: int = 0
    page_count: int = 1

    def photo(self, samples: PixelArray, alpha: PixelArray | None = None) -> Photo:
        """The photo of these samples (H×W×C: grey, RGB or CMYK), turned upright, its colours through its profile."""
        pixels, icc = as_rgb(samples, self.icc)
        return Photo(
            pixels=upright(pixels, self.orientation),
            alpha=None if alpha is None else upright(alpha, self.orientation),
            icc=icc,
            exif=self.exif,
            notes=self.notes,
            xmp=shown_xmp(self.xmp, self.orientation),
            dpi=self.dpi[::-1] if self.dpi and swaps_sides(self.orientation) else self.dpi,
            page=self.page,
            page_count=self.page_count,
        )


def open_image(file: Path | BytesIO, formats: tuple[str, ...]) -> Image.Image:
    """Pillow's picture of a file, of any size, which is for the caller to check. Raises what Pillow raises."""
    Image.MAX_IMAGE_PIXELS = None
    return Image.open(file, formats=formats)


@contextlib.contextmanager
def opened(data: bytes, kind: str, page: int = 0) -> Iterator[tuple[Image.Image, Header]]:
    """A picture of a file, not yet decoded, and its header; `kind` is Pillow's name of the format."""
    with open_image(BytesIO(data), (kind,)) as image:
        check_size(*image.size)
        header = header_of(image, page)
        image.seek(page)
        check_size(*image.size)  # a later picture may be larger
        yield image, header


def header_of(image: Image.Image, page: int = 0) -> Header:
    """What Pillow found out without decoding."""
    block: bytes | None = image.info.get("exif")
    orientation = orientation_in(block)
    icc: bytes | None = image.info.get("icc_profile")
    exif = upright_exif(block, orientation) if block else None
    count = getattr(image, "n_frames", 1)
    notes, xmp = frames_note(count, page=page), image.info.get("xmp") or None
    return Header(orientation, exif, icc or None, notes, xmp, _dpi_of(image), page, count)


def _dpi_of(image: Image.Image) -> tuple[float, float] | None:
    try:
        across, down = (float(n) for n in image.info.get("dpi", ()))
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    return (across, down) if 0 < across < _MOST_DPI and 0 < down < _MOST_DPI else None


def decode_8_bit(image: Image.Image) -> tuple[PixelArray, PixelArray | None]:
    """Grey, RGB or CMYK (H×W×C) and transparency by Pillow; RefusedError for more bits than it keeps."""
    if image.mode in _DEEP_MODES:
        raise RefusedError(tr_later("pictures with 32 bits a channel can't be used; save it with 8 or 16 bits."))
    if image.mode == "CMYK":
        return _in_bands(image, "CMYK"), None
    is_grey = image.mode in ("L", "LA")
    if image.has_transparency_data:
        samples = _in_bands(image, "LA" if is_grey else "RGBA")
        return np.ascontiguousarray(samples[:, :, :-1]), np.ascontiguousarray(samples[:, :, -1])
    return _in_bands(image, "L" if is_grey else "RGB"), None


def _in_bands(image: Image.Image, mode: str) -> ByteArray:
    """Its samples (H×W×C), a few rows at a time: of a whole picture Pillow would make three copies."""
    samples = np.empty((image.height, image.width, len(mode)), np.uint8)
    rows = max(1, _TAKEN_PIXELS // max(1, image.width))
    for top in range(0, image.height, rows):
        band = image.crop((0, top, image.width, min(top + rows, image.height))).convert(mode)
        samples[top : top + rows] = np.asarray(band).reshape(band.height, band.width, len(mode))
    return samples


def is_plain(image: Image.Image, data: bytes, end: bytes) -> bool:
    """Whether a quicker decoder may take it: a still colour picture that is whole.

    What can still be read of a file without its `end`, or with anything odd in it, Pillow decides.
    """
    if image.mode != "RGB" or image.has_transparency_data or end not in data[-_TAIL_BYTES:]:
        return False
    return not getattr(image, "is_animated", False)


_TAIL_BYTES = 64
"""Some programs pad their files; further from the end its mark says nothing."""


def decode_only(data: bytes, page: int = 0, *, kind: str) -> Photo:
    """A format that has nothing of its own."""
    with opened(data, kind, page) as (image, header):
        return header.photo(*decode_8_bit(image))


def example_of(pixels: ByteArray, kind: str) -> bytes:
    """A file of RGB pixels in a format that is only read, for testing that."""
    file = BytesIO()
    Image.fromarray(pixels).save(file, kind)
    return file.getvalue()


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


def metadata(photo: Photo) -> dict[str, Any]:
    """ICC, EXIF, XMP and resolution as Pillow's encoders take them."""
    every = {"icc_profile": photo.icc, "exif": photo.exif, "xmp": photo.xmp, "dpi": photo.dpi}
    return {name: value for name, value in every.items() if value}
