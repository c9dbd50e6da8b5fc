"""A TIFF's strips and tiles exchanged in its bytes: all others stay as they are, and so do its other pages."""

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Literal, NamedTuple

import numpy as np
from tifffile import COMPRESSION, PHOTOMETRIC, PLANARCONFIG, TiffFile, TiffPage, TiffTag, imwrite

from dfnet_gui.imaging.arrays import BoolArray
from dfnet_gui.imaging.formats.samples import Samples

_NUMBERS = {3: "H", 4: "I", 16: "Q"}
"""Types of offsets and lengths (TIFF 6.0, section 2; BigTIFF)."""
_OFFSETS, _LENGTHS = (273, 324), (279, 325)
_PHOTOMETRIC = 262
_DEFLATED = {259: COMPRESSION.ADOBE_DEFLATE, 266: 1, 317: 1, 530: 1}
"""What a deflated page says of its compression, order of bits, predictor and subsampling, where it says that."""
_LIBRARY_FAULTS = (ValueError, RuntimeError, TypeError, KeyError, NotImplementedError, struct.error, IndexError)
"""What tifffile and the codecs raise for what they can't encode."""


_Order = Literal[">", "<"]


class Part(NamedTuple):
    """A strip or tile: its number, and what it shows; `sample` where each channel lies by itself."""

    number: int
    rows: slice
    columns: slice
    sample: int | None


class Segments:
    """The segments of all pages of a file, whose bytes are changed."""

    def __init__(self, data: bytearray, file: TiffFile, pages: list[TiffPage]) -> None:
        self.data, self._order = data, file.byteorder
        starts = [np.asarray(page.dataoffsets, np.int64) for page in pages]
        sizes = [np.asarray(page.databytecounts[: len(page.dataoffsets)], np.int64) for page in pages]
        self._starts = np.concatenate(starts) if starts else np.zeros(0, np.int64)
        self._ends = self._starts + (np.concatenate(sizes) if sizes else 0)
        self._written: dict[tuple[TiffPage, int], bytes] = {}

    def exchange(self, page: TiffPage, samples: Samples, changed: BoolArray, *, is_exact: bool = True) -> None:
        """Encode anew, as the page does it, the segments in which anything `changed` (H×W); `samples`: H×W×S.

        Where that can't be done without loss, the whole page becomes deflated, unless not `is_exact`. ValueError where
        nothing can be done.
        """
        parts = list(_parts(page))
        try:
            new = self._encoded_as_before(page, parts, samples, changed, is_exact=is_exact)
        except _LIBRARY_FAULTS as error:
            if not is_exact:
                raise ValueError(str(error)) from error
            new = self._deflated(page, parts, samples)
        for number, segment in new.items():
            self._put(page, number, segment)

    def _encoded_as_before(
        self, page: TiffPage, parts: list[Part], samples: Samples, changed: BoolArray, *, is_exact: bool
    ) -> dict[int, bytes]:
        new = {}
        for part in parts:
            if changed[part.rows, part.columns].any():
                wanted = _padded(page, samples, part)
                new[part.number] = _encoded(page, wanted, self._order)
                if is_exact and not _comes_back(page, new[part.number], part, wanted):
                    raise ValueError("a segment that loses something")
        return new

    def _deflated(self, page: TiffPage, parts: list[Part], samples: Samples) -> dict[int, bytes]:
        """All segments, and the tags that say so."""
        try:
            new = {part.number: _deflated(page, _padded(page, samples, part), self._order) for part in parts}
            self._describe(page, _DEFLATED)
            if page.photometric == PHOTOMETRIC.YCBCR:
                self._describe(page, {_PHOTOMETRIC: PHOTOMETRIC.RGB})
        except _LIBRARY_FAULTS as error:
            raise ValueError(str(error)) from error
        return new

    def _describe(self, page: TiffPage, numbers: dict[int, int]) -> None:
        """Set all numbers that stand in tags, where they are."""
        for code, number in numbers.items():
            if (tag := page.tags.get(code)) is not None:
                kind = self._order + tag.count * _NUMBERS[int(tag.dtype)]
                struct.pack_into(kind, self.data, tag.valueoffset, *[number] * tag.count)

    def check(self, page: TiffPage, changed: TiffPage, before: bytes) -> None:
        """ValueError unless each segment of a page that was read again (`changed`) is what was written, or else what it
        was in the file `before`: in a damaged file lengths reach into neighbours, which emptying one would take away.
        """
        places = zip(page.dataoffsets, page.databytecounts, strict=False)
        new_places = zip(changed.dataoffsets, changed.databytecounts, strict=False)
        for index, ((at, size), (new_at, new_size)) in enumerate(zip(places, new_places, strict=True)):
            wanted = self._written.get((page, index), before[at : at + size])
            if self.data[new_at : new_at + new_size] != wanted:
                raise ValueError("another segment changed")

    def _put(self, page: TiffPage, index: int, new: bytes) -> None:
        """Where the old segment was if it fits in there, else behind everything. Nothing of the old one is left."""
        start, size = page.dataoffsets[index], page.databytecounts[index]
        is_alone = np.count_nonzero((self._starts < start + size) & (self._ends > start)) <= 1
        if is_alone:
            self.data[start : start + size] = bytes(size)
        if is_alone and len(new) <= size:
            self.data[start : start + len(new)] = new
        else:
            self.data += bytes(len(self.data) % 2)
            start = len(self.data)
            self.data += new
        self._set(page, _OFFSETS, index, start)
        self._set(page, _LENGTHS, index, len(new))
        self._written[page, index] = new

    def _set(self, page: TiffPage, tags: tuple[int, ...], index: int, number: int) -> None:
        tag = next((page.tags[each] for each in tags if each in page.tags), None)
        if not isinstance(tag, TiffTag) or index >= tag.count:
            raise ValueError("segments without offsets or lengths")
        kind = _NUMBERS[int(tag.dtype)]
        struct.pack_into(self._order + kind, self.data, tag.valueoffset + index * struct.calcsize(kind), number)


def _parts(page: TiffPage) -> Iterator[Part]:
    height, width = (page.tilelength, page.tilewidth) if page.is_tiled else (page.rowsperstrip, page.imagewidth)
    down, across = -(-page.imagelength // height), -(-page.imagewidth // width)
    is_separate = page.planarconfig == PLANARCONFIG.SEPARATE and page.samplesperpixel > 1
    for sample in range(page.samplesperpixel if is_separate else 1):
        for index in range(down * across):
            top, left = index // across * height, index % across * width
            place = sample * down * across + index
            rows, columns = slice(top, top + height), slice(left, left + width)
            yield Part(place, rows, columns, sample if is_separate else None)


def _padded(page: TiffPage, samples: Samples, part: Part) -> Samples:
    """A segment's samples, h×w×s; tiles reach beyond the picture."""
    channels = slice(None) if part.sample is None else slice(part.sample, part.sample + 1)
    some = samples[part.rows, part.columns, channels]
    if page.is_tiled:
        margins = (page.tilelength - some.shape[0], page.tilewidth - some.shape[1])
        some = np.pad(some, ((0, margins[0]), (0, margins[1]), (0, 0)), mode="edge")
    return np.ascontiguousarray(some)


def _encoded(page: TiffPage, samples: Samples, order: _Order) -> bytes:
    """As the page does it."""
    is_plain = page.compression == COMPRESSION.NONE
    return _written(
        page,
        samples,
        order,
        compression=None if is_plain else page.compression,
        predictor=page.predictor if page.predictor > 1 else None,
    )


def _deflated(page: TiffPage, samples: Samples, order: _Order) -> bytes:
    return zlib.compress(_written(page, samples, order))


def _written(page: TiffPage, samples: Samples, order: _Order, **how: Any) -> bytes:  # noqa: ANN401 - tifffile's options
    """By writing a TIFF of that segment alone."""
    height, width, count = samples.shape
    file = BytesIO()
    imwrite(
        file,
        samples if count > 1 else samples[..., 0],
        photometric="rgb" if page.photometric == PHOTOMETRIC.YCBCR else "minisblack",
        planarconfig="contig" if count > 1 else None,
        tile=(height, width) if page.is_tiled else None,
        rowsperstrip=None if page.is_tiled else height,
        bitspersample=page.bitspersample if page.bitspersample % 8 else None,
        byteorder=order,
        metadata=None,
        software=False,
        **how,
    )
    data = file.getvalue()
    with TiffFile(BytesIO(data)) as written:
        new = written.pages[0]
        assert isinstance(new, TiffPage)
        if len(new.dataoffsets) != 1:
            raise ValueError("not one segment")
        return data[new.dataoffsets[0] : new.dataoffsets[0] + new.databytecounts[0]]


def _comes_back(page: TiffPage, new: bytes, part: Part, wanted: Samples) -> bool:
    found, _place, shape = page.decode(new, part.number, jpegtables=page.jpegtables)
    if found is None:
        return False
    rows, columns = (min(side, whole) for side, whole in zip(shape[1:3], wanted.shape[:2], strict=True))
    decoded = np.asarray(found).reshape(-1, *np.shape(found)[-3:])[0]
    return bool(np.array_equal(decoded[:rows, :columns], wanted[:rows, :columns]))
