"""OpenRaster and Krita's own files: the merged picture that each holds. Sessions are read by `archive`."""

import struct
import zipfile
import zlib
from io import BytesIO

from dfnet_gui.imaging.arrays import ByteArray
from dfnet_gui.imaging.formats.base import ExportOptions, Format, RefusedError, check_size
from dfnet_gui.imaging.formats.png import PNG
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.wording import tr_later

_MERGED = "mergedimage.png"
_HEAD_BYTES = 24
"""How wide and high it is stands at the end of these (PNG, third edition, sections 5.2 and 11.2.1)."""
_MOST_PIXEL_BYTES, _ROOM_BYTES = 9, 1 << 20
_MOST_RATIO, _LEAST_BYTES = 20, 64 << 20
"""A PNG is packed already: a long one that unpacks to so many times its length was made to harm."""
_NO_PICTURE = tr_later("this is a ZIP archive or a document, which can't be read here; save it as PNG, TIFF or JPEG.")


def _decode(data: bytes) -> Photo:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            info = archive.getinfo(_MERGED)
            with archive.open(info) as file:
                head = file.read(_HEAD_BYTES)
                width, height = struct.unpack(">II", head[16:])
                check_size(width, height)
                is_packed_twice = info.file_size > max(_LEAST_BYTES, _MOST_RATIO * info.compress_size)
                if is_packed_twice or info.file_size > _MOST_PIXEL_BYTES * width * height + _ROOM_BYTES:
                    raise ValueError("no picture of that size is as long")
                merged = head + file.read()
    except (KeyError, zipfile.BadZipFile, NotImplementedError):
        raise RefusedError(_NO_PICTURE) from None
    except zlib.error as error:
        raise ValueError(str(error)) from error
    return PNG.decode(merged)


def _example(pixels: ByteArray) -> bytes:
    assert PNG.encode is not None
    merged, file = BytesIO(), BytesIO()
    PNG.encode(Photo(pixels=pixels), ExportOptions(), merged)
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", OPENRASTER.mime)
        archive.writestr(_MERGED, merged.getvalue())
    return file.getvalue()


OPENRASTER = Format(
    "OpenRaster",
    (".ora", ".kra"),
    magic=(b"PK\x03\x04",),
    mime="image/openraster",
    decode=_decode,
    libraries=PNG.libraries,
    example=_example,
    reads="the merged picture, 8 and 16 bits; sessions of this program whole",
)
