"""BMP, which is only read."""

from functools import partial
from io import BytesIO

from PIL import Image

from dfnet_gui.imaging.arrays import ByteArray
from dfnet_gui.imaging.formats.base import Format
from dfnet_gui.imaging.formats.pillow import decode_only


def _example(pixels: ByteArray) -> bytes:
    file = BytesIO()
    Image.fromarray(pixels).save(file, "BMP")
    return file.getvalue()


BMP = Format(
    "BMP",
    (".bmp",),
    magic=(b"BM",),
    mime="image/bmp",
    decode=partial(decode_only, kind="BMP"),
    libraries=("PIL.Image",),
    example=_example,
    reads="8 bits",
)
