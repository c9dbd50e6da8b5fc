"""Rows that are deflated in bands are one stream, which every reader takes."""

import struct
import zlib
from io import BytesIO

import cv2
import imagecodecs
import numpy as np
import pytest
from PIL import Image

from dfnet_gui.imaging.formats.png_chunks import SIGNATURE, Chunk
from dfnet_gui.imaging.formats.png_rows import deflated_rows

SIZES = [(1, 1), (1, 700), (700, 1), (701, 1100)]
"""The last one takes several bands."""


def _noise(shape: tuple[int, ...], kind: type[np.uint8 | np.uint16]) -> np.ndarray:
    return np.random.default_rng(0).integers(0, np.iinfo(kind).max, shape, kind)


def _file(pixels: np.ndarray, alpha: np.ndarray | None) -> bytes:
    height, width = pixels.shape[:2]
    head = struct.pack(">IIBBBBB", width, height, 8 * pixels.itemsize, 2 if alpha is None else 6, 0, 0, 0)
    parts = [Chunk(b"IDAT", part) for part in deflated_rows(pixels, alpha)]
    return SIGNATURE + b"".join(c.to_bytes() for c in (Chunk(b"IHDR", head), *parts, Chunk(b"IEND", b"")))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", [np.uint8, np.uint16])
@pytest.mark.parametrize("has_alpha", [False, True])
def test_others_read_what_was_written(
    size: tuple[int, int], kind: type[np.uint8 | np.uint16], *, has_alpha: bool
) -> None:
    pixels, alpha = _noise((*size, 3), kind), _noise(size, kind) if has_alpha else None
    wanted = pixels if alpha is None else np.dstack((pixels, alpha))
    data = _file(pixels, alpha)
    np.testing.assert_array_equal(imagecodecs.png_decode(data), wanted)
    found = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    assert found is not None
    np.testing.assert_array_equal(found[..., [2, 1, 0, 3][: wanted.shape[2]]], wanted)
    if kind == np.uint8:
        with Image.open(BytesIO(data)) as image:
            np.testing.assert_array_equal(np.array(image), wanted)


def test_it_is_one_whole_stream() -> None:
    pixels = _noise((701, 1100, 3), np.uint8)
    parts = list(deflated_rows(pixels, None))
    assert len(parts) > 3
    assert len(zlib.decompress(b"".join(parts))) == 701 * (1 + 3 * 1100)


def test_who_stops_reading_stops_the_work() -> None:
    parts = deflated_rows(_noise((701, 1100, 3), np.uint8), None)
    next(parts)
    next(parts)
    parts.close()
