"""A JPEG with some of its blocks exchanged: all others keep their coefficients, and so every pixel.

By jpeglib, which may end the process on a damaged file, so in one of its own.
"""

import struct
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image
from PIL.JpegImagePlugin import JpegImageFile, get_sampling

from dfnet_gui.imaging.arrays import BoolArray, ByteArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.child import run_in_child
from dfnet_gui.imaging.formats.jpeg_segments import Component, components_of, is_luma_and_chroma

_BLOCK_PX = 8
_COARSEST = 255
_HEADER = struct.Struct("<5I")
"""Left and top of the exchanged part, in units; its width and height in units; bytes of the source."""
_CHILD_BYTES, _BYTES_A_PIXEL = 600 << 20, 24


def unit_px(components: tuple[Component, ...]) -> tuple[int, int]:
    """Height and width of a unit (minimum coded unit), in pixels."""
    return _BLOCK_PX * max(each.down for each in components), _BLOCK_PX * max(each.across for each in components)


def exchanged(source: bytes, pixels: ByteArray, changed: BoolArray) -> bytes:
    """The file `source` with the units in which anything `changed` (bool H×W) encoded anew from `pixels` (RGB H×W×3).

    In the file's own tables and sampling, and grey in a grey file; `pixels` and `changed` as the file stores them, not
    turned. ValueError where that can't be done: other colours than YCbCr, odd samplings.
    """
    components = components_of(source)
    if len(components) > 1 and not is_luma_and_chroma(source):
        raise ValueError("other colours than luma and chroma")
    height, width = unit_px(components)
    place = Bounds.of_mask(changed)
    units = Bounds.of_edges(
        place.left // width, place.top // height, -(-place.right // width), -(-place.bottom // height)
    )
    touched = _touched(changed, units, height, width)
    part = _encoded(source, _padded(pixels, units, height, width))
    head = _HEADER.pack(units.left, units.top, units.width, units.height, len(source))
    data = head + source + touched.astype(np.uint8).tobytes() + part
    return run_in_child("jpeg-blocks", data, most_bytes=_CHILD_BYTES + changed.size * _BYTES_A_PIXEL)


def _touched(changed: BoolArray, units: Bounds, height: int, width: int) -> BoolArray:
    """Which units of the part hold something that changed."""
    whole = np.zeros((units.height * height, units.width * width), bool)
    top, left = units.top * height, units.left * width
    found = changed[top : top + whole.shape[0], left : left + whole.shape[1]]
    whole[: found.shape[0], : found.shape[1]] = found
    return np.asarray(whole.reshape(units.height, height, units.width, width).any(axis=(1, 3)), bool)


def _padded(pixels: ByteArray, units: Bounds, height: int, width: int) -> ByteArray:
    """The part's pixels; beyond the picture's border the last ones again."""
    rows = np.arange(units.top * height, units.bottom * height).clip(max=pixels.shape[0] - 1)
    columns = np.arange(units.left * width, units.right * width).clip(max=pixels.shape[1] - 1)
    return np.ascontiguousarray(pixels[np.ix_(rows, columns)])


def _encoded(source: bytes, pixels: ByteArray) -> bytes:
    with JpegImageFile(BytesIO(source)) as image:
        sampling, tables, mode = get_sampling(image), image.quantization, image.mode
    if mode not in ("L", "RGB") or (mode == "RGB" and sampling < 0):
        raise ValueError("a sampling or colours that Pillow does not write")
    if any(max(table) > _COARSEST for table in tables.values()):
        raise ValueError("tables of 16 bits, of which libjpeg warns on the standard error")
    file = BytesIO()
    Image.fromarray(pixels).convert(mode).save(file, "JPEG", qtables=tables, subsampling=max(0, sampling))
    return file.getvalue()


def answer(data: bytes) -> bytes:
    """The child's side."""
    left, top, width, height, size = _HEADER.unpack_from(data)
    source_end = _HEADER.size + size
    touched_end = source_end + width * height
    source = data[_HEADER.size : source_end]
    touched = np.frombuffer(data[source_end:touched_end], np.uint8).reshape(height, width) > 0
    with tempfile.TemporaryDirectory() as folder:
        return _exchanged(source, data[touched_end:], touched, (top, left), Path(folder))


def _exchanged(source: bytes, part: bytes, touched: BoolArray, start: tuple[int, int], folder: Path) -> bytes:
    import jpeglib

    names = [folder / "source.jpg", folder / "part.jpg"]
    for name, content in zip(names, (source, part), strict=True):
        name.write_bytes(content)
    whole, new = (jpeglib.read_dct(str(name)) for name in names)
    if not np.array_equal(np.asarray(whole.qt)[: len(new.qt)], new.qt):
        raise ValueError("other tables")
    for own, others, (across, down) in _planes(whole, new, components_of(source)):
        blocks = touched.repeat(down, axis=0).repeat(across, axis=1)
        rows, columns = np.nonzero(blocks)
        at_rows, at_columns = rows + start[0] * down, columns + start[1] * across
        inside = (at_rows < own.shape[0]) & (at_columns < own.shape[1])
        own[at_rows[inside], at_columns[inside]] = others[rows[inside], columns[inside]]
    done = folder / "done.jpg"
    whole.write_dct(str(done), flags=["+OPTIMIZE_CODING"])
    return done.read_bytes()


def _planes(whole: Any, new: Any, components: tuple[Component, ...]) -> Iterator[tuple[Any, Any, Component]]:  # noqa: ANN401 - jpeglib is not typed
    if len(components) == 1:
        return iter([(whole.Y, new.Y, components[0])])
    return zip((whole.Y, whole.Cb, whole.Cr), (new.Y, new.Cb, new.Cr), components, strict=True)
