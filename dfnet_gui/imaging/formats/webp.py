"""WebP; lossless at the best quality."""

from functools import partial
from io import BytesIO

from dfnet_gui.imaging.formats.base import BEST_QUALITY, ExportOptions, Format
from dfnet_gui.imaging.formats.photoshop import left_out
from dfnet_gui.imaging.formats.pillow import decode_only, metadata, pillow_image
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.wording import tr_later

_LOSSLESS_EFFORT = 80
"""Where nothing is lost, `quality` is how hard the encoder tries; more takes long and saves little."""
_METHOD = 4
_MOST_SMALL_PIXELS = 2_000_000
"""Of a larger photo the least effort is taken: a tenth of the time, for a file that is a tenth larger."""


def _encode(photo: Photo, options: ExportOptions, file: BytesIO) -> tuple[str, ...]:
    lossless = options.quality >= BEST_QUALITY
    is_large = photo.width * photo.height > _MOST_SMALL_PIXELS
    effort, method = (0, 0) if lossless and is_large else (_LOSSLESS_EFFORT, _METHOD)
    quality = effort if lossless else options.quality
    image = pillow_image(photo)
    image.save(file, "WEBP", lossless=lossless, exact=True, quality=quality, method=method, **metadata(photo))
    return left_out(photo.photoshop, "WebP")


WEBP = Format(
    "WebP",
    (".webp",),
    magic=(b"WEBP",),
    magic_offset=8,
    mime="image/webp",
    decode=partial(decode_only, kind="WEBP"),
    decode_page=partial(decode_only, kind="WEBP"),
    encode=_encode,
    loss="below best quality",
    most_px=16_383,
    note=tr_later("At 100 every pixel is kept; below, the whole photo is compressed anew. 8 bits a channel."),
    libraries=("PIL._webp",),
    reads="8 bits; any frame",
    keeps=("EXIF", "ICC", "XMP"),
)
