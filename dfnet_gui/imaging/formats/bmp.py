"""BMP, which is only read."""

from functools import partial

from dfnet_gui.imaging.formats.base import Format, RefusedError
from dfnet_gui.imaging.formats.pillow import decode_only, example_of
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.wording import tr_later

_NOT_KNOWN = "Unsupported BMP"


def _decode(data: bytes) -> Photo:
    try:
        return decode_only(data, kind="BMP")
    except OSError as error:
        if _NOT_KNOWN in str(error):  # other readers take the bits for what they are not
            raise RefusedError(
                tr_later("its pixels are stored in a way that can't be read; save it as PNG.")
            ) from error
        raise


BMP = Format(
    "BMP",
    (".bmp",),
    magic=(b"BM",),
    mime="image/bmp",
    decode=_decode,
    libraries=("PIL.Image",),
    example=partial(example_of, kind="BMP"),
    reads="8 bits",
)
