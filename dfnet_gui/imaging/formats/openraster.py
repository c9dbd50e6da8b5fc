"""OpenRaster and Krita's own files: the merged picture that each holds. Sessions are read by `archive`."""

import zipfile
from io import BytesIO

from dfnet_gui.imaging.arrays import ByteArray
from dfnet_gui.imaging.formats.base import MOST_PIXELS, ExportOptions, Format, RefusedError
from dfnet_gui.imaging.formats.png import PNG
from dfnet_gui.imaging.photo import Photo

_MERGED = "mergedimage.png"
_MOST_BYTES = 16 * MOST_PIXELS
_NO_PICTURE = "this is a ZIP archive or a document, which can't be read here; save it as PNG, TIFF or JPEG."


def _decode(data: bytes) -> Photo:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if archive.getinfo(_MERGED).file_size > _MOST_BYTES:
                raise RefusedError("its picture is too large to be one; scale it down first.")
            merged = archive.read(_MERGED)
    except (KeyError, zipfile.BadZipFile, NotImplementedError):
        raise RefusedError(_NO_PICTURE) from None
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
