"""GIF, which is only read: of an animated one any frame."""

from functools import partial

from dfnet_gui.imaging.formats.base import Format
from dfnet_gui.imaging.formats.pillow import decode_only

GIF = Format(
    "GIF",
    (".gif",),
    magic=(b"GIF87a", b"GIF89a"),
    mime="image/gif",
    decode=partial(decode_only, kind="GIF"),
    decode_page=partial(decode_only, kind="GIF"),
    libraries=("PIL.Image",),
    stored="photo.gif",
    reads="any frame",
)
