"""Reading TIFF of every kind, by tifffile and imagecodecs: any layout, compression, type of sample and colour space."""

import logging
import math
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import numpy as np
from tifffile import COMPRESSION, EXTRASAMPLE, PHOTOMETRIC, PLANARCONFIG, TiffFile, TiffFileError, TiffPage

from dfnet_gui.imaging.arrays import PixelArray
from dfnet_gui.imaging.exif import ORIENTATION, THUMBNAIL, orientation_of
from dfnet_gui.imaging.formats.base import RefusedError, check_size
from dfnet_gui.imaging.formats.colour import as_rgb, lab_profile, to_srgb
from dfnet_gui.imaging.formats.photoshop import without_thumbnails
from dfnet_gui.imaging.formats.samples import Samples, as_pixels, unmultiplied
from dfnet_gui.wording import tr_later

COLOURS = {
    PHOTOMETRIC.MINISWHITE: 1,
    PHOTOMETRIC.MINISBLACK: 1,
    PHOTOMETRIC.PALETTE: 1,
    PHOTOMETRIC.RGB: 3,
    PHOTOMETRIC.YCBCR: 3,
    PHOTOMETRIC.CIELAB: 3,
    PHOTOMETRIC.ICCLAB: 3,
    PHOTOMETRIC.SEPARATED: 4,
}
"""How many samples of a pixel are its colour."""
LABS = (PHOTOMETRIC.CIELAB, PHOTOMETRIC.ICCLAB)
_SENSOR = (PHOTOMETRIC.CFA, PHOTOMETRIC.LINEAR_RAW)
"""TIFF/EP; DNG 1.6."""
_XMP, _ACROSS, _DOWN, _RESOLUTION_UNIT = 700, 282, 283, 296
_PHOTOSHOP = 34377
_INCH, _UNITS = 2, (2, 3)
_MOST_DPI = 65536
_REDUCED, _IS_MASK = 1, 4
"""Bits of NewSubfileType (TIFF 6.0, section 8)."""
_MOST_SAMPLES = 64
"""Of a pixel: all of them are decoded, and a few bytes of a file can claim 65535."""
_WORD = 65535
_NO_COLOURS = tr_later("its colours are stored as {name}, which can't be read; save it as RGB.")
ICC_LAB_GREATEST = 65280
"""What ICC's older 16-bit encoding has for L* = 100."""


_TURNED_BY_THEIR_CODEC = (COMPRESSION.JPEG, COMPRESSION.WEBP, COMPRESSION.JPEGXL, COMPRESSION.JPEG_LOSSY)
logging.getLogger("tifffile").addHandler(logging.NullHandler())
logging.getLogger("tifffile").propagate = False  # what a user must know is said in a sentence


class RawError(Exception):
    """The file holds what a camera's sensor saw, which has to be developed."""


class UnreadHereError(Exception):
    """The page is whole, but of a kind that tifffile leaves as it is stored: the `place`th in the file's chain of
    directories, and one of `count` whole pages.
    """

    def __init__(self, place: int, count: int) -> None:
        super().__init__(place, count)
        self.place, self.count = place, count


@dataclass(frozen=True)
class Decoded:
    """RGB and transparency as stored, not turned; the profile that RGB is in; and how many pages there are."""

    pixels: PixelArray
    alpha: PixelArray | None
    icc: bytes | None
    orientation: int
    page_count: int
    xmp: bytes | None = None
    dpi: tuple[float, float] | None = None
    photoshop: bytes | None = None


def decode_tiff(data: bytes, number: int = 0) -> Decoded:
    """A whole page of a file (thumbnails are none), from 0.

    RefusedError for what is no picture of pixels, RawError, UnreadHereError, and ValueError for what is damaged.
    """
    try:
        return _decoded(data, number)
    except (TiffFileError, RuntimeError, NotImplementedError) as error:  # imagecodecs' own errors are RuntimeErrors
        raise ValueError(str(error)) from error


def _decoded(data: bytes, number: int) -> Decoded:
    with TiffFile(BytesIO(data)) as file:
        pages = list(whole_pages(file))
        if any(page.photometric in _SENSOR for page in pages):
            raise RawError
        if number >= len(pages):
            raise ValueError("no such page with a picture")
        page = pages[number]
        check_size(page.imagewidth, page.imagelength)
        if page.samplesperpixel > _MOST_SAMPLES:
            raise RefusedError(_NO_COLOURS, name=f"{page.samplesperpixel} channels")
        if page.imagedepth > 1:
            raise RefusedError(
                tr_later("it holds a volume instead of a picture; save one slice of it as a TIFF of its own.")
            )
        if page.photometric == PHOTOMETRIC.YCBCR and page.compression not in _TURNED_BY_THEIR_CODEC:
            raise UnreadHereError(page.index, len(pages))
        _check_whole(page, len(data))
        pixels, alpha, icc = colours_of(page, samples_of(page))
        orientation = orientation_of(page.tags.valueof(ORIENTATION))
        return Decoded(pixels, alpha, icc, orientation, len(pages), _xmp(page), _dpi(page), _resources(page))


def whole_pages(file: TiffFile) -> Iterator[TiffPage]:
    """Those that are no thumbnails, in their order."""
    return (page for page in all_pages(file) if is_whole(page))


def all_pages(file: TiffFile) -> Iterator[TiffPage]:
    """Each followed by those that lie below it."""
    for index in range(len(file.pages)):
        page = file.pages.get(index, aspage=True)
        assert isinstance(page, TiffPage)
        yield from (page, *_below(page))


def _below(page: TiffPage) -> Iterator[TiffPage]:
    """Pages that a page points to: a raw converter's picture lies below its thumbnail."""
    for index in range(len(page.subifds or ())):
        below = page.pages.get(index, aspage=True) if page.pages is not None else None
        if isinstance(below, TiffPage):
            yield below


def is_whole(page: TiffPage) -> bool:
    """Whether it is a picture of its own, and not a smaller one of another or a mask."""
    is_first = page.treeindex in (0, (0,))
    if not is_first and THUMBNAIL in page.tags:  # as EXIF wants it
        return False
    has_pixels = page.imagewidth > 0 and page.imagelength > 0  # not multiplied: a damaged tag may give bytes
    return not page.subfiletype & (_REDUCED | _IS_MASK) and has_pixels


def _xmp(page: TiffPage) -> bytes | None:
    value = page.tags.valueof(_XMP)
    return bytes(value) if isinstance(value, (bytes, tuple)) and len(value) else None


def _resources(page: TiffPage) -> bytes | None:
    value = page.tags.valueof(_PHOTOSHOP)
    return without_thumbnails(value) if isinstance(value, bytes) and value else None


def _dpi(page: TiffPage) -> tuple[float, float] | None:
    """None where it stands in no unit."""
    try:
        across, down = page.get_resolution(_INCH)
    except (ValueError, ZeroDivisionError, KeyError):
        return None
    is_said = page.tags.valueof(_RESOLUTION_UNIT) in _UNITS and {_ACROSS, _DOWN} <= set(page.tags.keys())
    is_usual = 0 < across < _MOST_DPI and 0 < down < _MOST_DPI
    return (float(across), float(down)) if is_said and is_usual else None


def _check_whole(page: TiffPage, size: int) -> None:
    """tifffile reads segments that a file ends before, or does not name, as zeros."""
    if len(page.dataoffsets) < math.prod(page.chunked):
        raise ValueError("the file names fewer segments than its picture has")
    for offset, count in zip(page.dataoffsets, page.databytecounts, strict=False):
        if offset + count > size:
            raise ValueError("the file ends before its picture")


def colours_of(page: TiffPage, samples: Samples) -> tuple[PixelArray, PixelArray | None, bytes | None]:
    """RGB and opacity of a page's samples (H×W×S), as stored, and the profile that RGB is in."""
    photometric = PHOTOMETRIC(page.photometric)
    count = COLOURS.get(photometric)
    if count is None:
        raise RefusedError(_NO_COLOURS, name=photometric.name)
    colours, alpha = samples[..., :count], _alpha(page, samples[..., count:])
    if photometric == PHOTOMETRIC.PALETTE:
        return palette_colours(page)[colours[..., 0].astype(np.intp)], alpha, page.iccprofile
    if photometric in LABS:
        return to_srgb(_icc_encoded(colours, photometric), lab_profile()), alpha, None
    pixels = as_pixels(colours, page.bitspersample)
    if photometric == PHOTOMETRIC.MINISWHITE:
        pixels = np.invert(pixels)
    if alpha is not None and EXTRASAMPLE.ASSOCALPHA in page.extrasamples:
        pixels = unmultiplied(pixels, alpha)
    rgb, icc = as_rgb(pixels, page.iccprofile)
    return rgb, alpha, icc


def samples_of(page: TiffPage) -> Samples:
    """All of a page's samples, H×W×S, however they are stored."""
    samples = page.asarray()
    if page.planarconfig == PLANARCONFIG.SEPARATE and page.samplesperpixel > 1:
        samples = np.moveaxis(samples.reshape(page.samplesperpixel, page.imagelength, page.imagewidth), 0, -1)
    shaped: Samples = samples.reshape(page.imagelength, page.imagewidth, page.samplesperpixel)
    return shaped


def _alpha(page: TiffPage, extra: Samples) -> PixelArray | None:
    place = alpha_place(page, extra.shape[2])
    return None if place is None else np.ascontiguousarray(as_pixels(extra[..., place], page.bitspersample))


def alpha_place(page: TiffPage, extra_count: int) -> int | None:
    """The first extra sample that is an opacity: one that says nothing of itself is none, but where nothing is said of
    a single one, which the standard does not allow, it is."""
    kinds = page.extrasamples or (EXTRASAMPLE.UNASSALPHA,) * (extra_count == 1)
    opacities = (EXTRASAMPLE.ASSOCALPHA, EXTRASAMPLE.UNASSALPHA)
    return next((place for place, kind in enumerate(kinds[:extra_count]) if kind in opacities), None)


def palette_colours(page: TiffPage) -> PixelArray:
    """What each sample of a palette stands for: N×3, 8 bits."""
    colours = page.colormap
    if colours is None:
        raise ValueError("a palette without colours")
    shift = 8 if colours.max(initial=0) > 255 else 0  # some writers put bytes where 16 bits belong
    found: PixelArray = (colours >> shift).astype(np.uint8).T
    return found


def _icc_encoded(samples: Samples, photometric: PHOTOMETRIC) -> PixelArray:
    """CIE L*a*b* as ICC profiles of version 4 encode it: L* from 0, a* and b* with their zero at 128 of 255."""
    kind = np.dtype(samples.dtype)
    if kind not in (np.uint8, np.uint16):
        raise RefusedError(tr_later("its Lab samples are neither 8 nor 16 bits; save it as RGB."))
    if kind == np.uint8:
        zero = 128 if photometric == PHOTOMETRIC.CIELAB else 0
        encoded = samples.astype(np.uint8)
        encoded[..., 1:] += np.uint8(zero)  # signed bytes, so that it wraps around
        return encoded
    values = samples.astype(np.float32)
    if photometric == PHOTOMETRIC.CIELAB:
        chroma = samples[..., 1:].astype(np.uint16).view(np.int16).astype(np.float32) / 256
    else:
        values[..., 0] *= _WORD / ICC_LAB_GREATEST
        chroma = values[..., 1:] / 256 - 128
    values[..., 1:] = (chroma + 128) * (_WORD / 255)
    return np.rint(np.clip(values, 0, _WORD)).astype(np.uint16)
