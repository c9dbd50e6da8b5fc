"""A picture as a child process sends it: samples, and what its file says of them."""

import itertools
import struct
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from dfnet_gui.imaging.formats.base import check_size

_HEAD = struct.Struct("<2s7I")
"""Type of the samples; height, width, channels; number of pictures in the file; bytes of EXIF, ICC and XMP."""


class Answer(NamedTuple):
    """`samples`: H×W×C, upright. `pictures`: how many the file holds."""

    samples: npt.NDArray[Any]
    exif: bytes = b""
    icc: bytes = b""
    xmp: bytes = b""
    pictures: int = 1

    def to_bytes(self) -> bytes:
        """As it goes through a pipe."""
        blocks = (self.exif, self.icc, self.xmp)
        kind = self.samples.dtype.str[1:].encode()
        head = _HEAD.pack(kind, *self.samples.shape, self.pictures, *map(len, blocks))
        return b"".join((head, np.ascontiguousarray(self.samples).tobytes(), *blocks))


def answer_of(data: bytes) -> Answer:
    """The inverse of `Answer.to_bytes`; RefusedError for more pixels than fit."""
    kind, height, width, channels, pictures, *sizes = _HEAD.unpack_from(data)
    check_size(width, height)
    dtype = np.dtype(kind.decode())
    place = _HEAD.size + height * width * channels * dtype.itemsize
    samples = np.frombuffer(data[_HEAD.size : place], dtype).reshape(height, width, channels).copy()
    ends = np.cumsum([place, *sizes])
    exif, icc, xmp = (data[start:end] for start, end in itertools.pairwise(ends))
    return Answer(samples, exif, icc, xmp, pictures)
