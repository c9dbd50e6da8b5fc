"""Targa, which is only read. Its files have nothing of their own at their beginning, so their names decide."""

from functools import partial
from io import BytesIO

from PIL import Image

from dfnet_gui.imaging.arrays import ByteArray
from dfnet_gui.imaging.formats.base import Format
from dfnet_gui.imaging.formats.pillow import decode_only

_COLOUR_MAPS, _KINDS = (0, 1), (1, 2, 3, 9, 10, 11)


def _example(pixels: ByteArray) -> bytes:
    file = BytesIO()
    Image.fromarray(pixels).save(file, "TGA")
    return file.getvalue()


TARGA = Format(
    "Targa",
    (".tga",),
    magic=tuple(bytes([length, has_map, kind]) for length in (0,) for has_map in _COLOUR_MAPS for kind in _KINDS),
    mime="image/x-tga",
    decode=partial(decode_only, kind="TGA"),
    libraries=("PIL.Image",),
    example=_example,
    reads="8 bits",
    is_by_name=True,
)
