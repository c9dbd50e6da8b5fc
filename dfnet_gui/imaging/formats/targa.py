"""Targa, which is only read. Its files have nothing of their own at their beginning, so their names decide."""

from functools import partial

from dfnet_gui.imaging.formats.base import Format
from dfnet_gui.imaging.formats.pillow import decode_only, example_of

_COLOUR_MAPS, _KINDS = (0, 1), (1, 2, 3, 9, 10, 11)


TARGA = Format(
    "Targa",
    (".tga",),
    magic=tuple(bytes([0, has_map, kind]) for has_map in _COLOUR_MAPS for kind in _KINDS),
    mime="image/x-tga",
    decode=partial(decode_only, kind="TGA"),
    libraries=("PIL.Image",),
    example=partial(example_of, kind="TGA"),
    reads="8 bits",
    is_by_name=True,
)
