"""BMP, which is only read."""

from functools import partial

from dfnet_gui.imaging.formats.base import Format
from dfnet_gui.imaging.formats.pillow import decode_only, example_of

BMP = Format(
    "BMP",
    (".bmp",),
    magic=(b"BM",),
    mime="image/bmp",
    decode=partial(decode_only, kind="BMP"),
    libraries=("PIL.Image",),
    example=partial(example_of, kind="BMP"),
    reads="8 bits",
)
