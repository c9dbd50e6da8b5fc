"""A photo with all that must survive editing: pixels, depth, transparency, ICC profile and EXIF."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dfnet_gui.imaging.arrays import BoolArray, PixelArray


@dataclass(frozen=True, eq=False)
class Source:
    """The file that a photo was decoded from: the name of its format, its bytes, how it lies in there (1 to 8), and
    which of its pictures it is. `pixels`: what was decoded, upright, where that is needed again.

    Of a PNG not the whole file, but the chunks that carry no pixels.
    """

    format: str
    data: bytes
    orientation: int
    page: int = 0
    pixels: PixelArray | None = None


@dataclass(frozen=True, kw_only=True, eq=False)
class Photo:
    """A decoded photo, upright.

    `pixels`: RGB, H×W×3, uint8 or uint16, C-contiguous. `alpha`: H×W of the same type, or None.
    `icc` describes `pixels`; `exif` is the block as files carry it, its orientation already applied. `notes`: sentences
    that who opens it should read, as of pages that are not shown. `xmp`: the packet, `dpi`: pixels an inch across and
    down, both of the upright photo; `photoshop`: image resources, IPTC among them. `source` is there where a file of
    the same format can be made by changing it. `page`: which of the file's `page_count` pictures it is, from 0.
    `stamp`: the file's size in bytes and its time of change in nanoseconds, as it was read.
    """

    pixels: PixelArray
    alpha: PixelArray | None = None
    icc: bytes | None = None
    exif: bytes | None = None
    path: Path | None = None
    notes: tuple[str, ...] = ()
    source: Source | None = None
    xmp: bytes | None = None
    dpi: tuple[float, float] | None = None
    photoshop: bytes | None = None
    page: int = 0
    page_count: int = 1
    stamp: tuple[int, int] | None = None

    @property
    def height(self) -> int:
        """Rows."""
        return int(self.pixels.shape[0])

    @property
    def width(self) -> int:
        """Columns."""
        return int(self.pixels.shape[1])


def swaps_sides(orientation: int) -> bool:
    """Whether an EXIF orientation makes rows of columns."""
    return orientation in (5, 6, 7, 8)


def upright(array: PixelArray, orientation: int) -> PixelArray:
    """Apply an EXIF orientation (1 to 8, EXIF 2.32 section 4.6.4)."""
    if swaps_sides(orientation):
        array = np.swapaxes(array, 0, 1)
    if orientation in (3, 4, 7, 8):
        array = array[::-1]
    if orientation in (2, 3, 6, 7):
        array = array[:, ::-1]
    return np.ascontiguousarray(array)


def as_stored(array: PixelArray, orientation: int) -> PixelArray:
    """The inverse of `upright`."""
    if orientation in (2, 3, 6, 7):
        array = array[:, ::-1]
    if orientation in (3, 4, 7, 8):
        array = array[::-1]
    if swaps_sides(orientation):
        array = np.swapaxes(array, 0, 1)
    return np.ascontiguousarray(array)


def differing(one: PixelArray, other: PixelArray) -> BoolArray:
    """Which pixels of two pictures (H×W×C, alike in shape and type) differ; quick where few rows do."""
    height, width = one.shape[:2]
    rows = np.flatnonzero((one.reshape(height, -1) != other.reshape(height, -1)).any(axis=1))
    found = np.zeros((height, width), bool)
    if len(rows):
        some = slice(rows[0], rows[-1] + 1)
        found[some] = (one[some] != other[some]).any(axis=2)
    return found
