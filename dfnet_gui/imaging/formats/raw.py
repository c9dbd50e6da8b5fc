"""Camera raw, which is only read: developed by LibRaw with the camera's white balance, sRGB at 16 bits."""

from io import BytesIO

import numpy as np

from dfnet_gui.imaging.exif import exif_of_tiff
from dfnet_gui.imaging.formats.base import Format, RefusedError, check_size
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.wording import tr, tr_later

NOTE = tr_later(
    "This is a camera's raw file, developed with the camera's white balance; export it as TIFF to keep all 16 bits."
)
_SUFFIXES = (
    *(".dng", ".nef", ".nrw", ".cr2", ".cr3", ".crw", ".arw", ".sr2", ".raf", ".orf", ".rw2", ".pef", ".srw"),
    *(".iiq", ".3fr", ".fff", ".erf", ".mef", ".mos", ".mrw", ".dcr", ".kdc", ".x3f", ".rwl", ".raw"),
)
_MAGIC = (
    *(b"FUJIFILMCCD-RAW", b"IIRO", b"IIRS", b"MMOR", b"IIU\0", b"\0MRM", b"FOVb"),
    *(b"II*\0\x10\0\0\0CR", b"II\x1a\0\0\0HEAPCCDR"),
)
"""Those that don't begin as any TIFF does."""


def decode_raw(data: bytes) -> Photo:
    """The photo, upright. RefusedError for a camera that LibRaw does not know; ValueError for a damaged file."""
    import rawpy  # few need it

    try:
        with rawpy.imread(BytesIO(data)) as raw:
            check_size(raw.sizes.width, raw.sizes.height)
            pixels = raw.postprocess(use_camera_wb=True, output_bps=16)
    except (rawpy.LibRawFileUnsupportedError, rawpy.LibRawNotImplementedError):
        raise RefusedError(
            tr_later("this camera's raw files can't be developed here; save it as a 16-bit TIFF with a raw converter.")
        ) from None
    except rawpy.LibRawError as error:
        raise ValueError(str(error)) from error
    return Photo(pixels=np.ascontiguousarray(pixels), exif=exif_of_tiff(data), notes=(tr(NOTE),))


RAW = Format(
    "camera raw",
    _SUFFIXES,
    magic=_MAGIC,
    brands=(b"crx ",),
    mime="image/x-dcraw",
    decode=decode_raw,
    libraries=("rawpy",),
    stored="photo.dng",
    written_as=".tif",
    reads="what LibRaw develops, as 16 bits",
)
