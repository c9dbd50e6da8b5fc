"""A TIFF that is changed where its photo was, and nowhere else: its other pages, tags and maker notes keep their bytes.

What shows the photo once more within the file (thumbnails, smaller pictures, Photoshop's layers) is made anew or goes.
"""

import struct
from io import BytesIO

import cv2
import numpy as np
from tifffile import TiffFile, TiffFileError, TiffPage

from dfnet_gui.imaging.arrays import BoolArray, ByteArray, PixelArray
from dfnet_gui.imaging.blanking import blank_pictures
from dfnet_gui.imaging.depth import to_8_bit
from dfnet_gui.imaging.embedded import thumbnail_of
from dfnet_gui.imaging.exif import EXIF_POINTER, ORIENTATION, THUMBNAIL, THUMBNAIL_BYTES, orientation_of
from dfnet_gui.imaging.formats.base import RefusedError, check_size
from dfnet_gui.imaging.formats.photoshop import without_thumbnails
from dfnet_gui.imaging.formats.samples import Samples
from dfnet_gui.imaging.formats.tiff_reading import all_pages, colours_of, is_whole, samples_of
from dfnet_gui.imaging.formats.tiff_samples import exchange_samples
from dfnet_gui.imaging.formats.tiff_segments import Segments
from dfnet_gui.imaging.photo import Photo, Source, as_stored, differing
from dfnet_gui.imaging.tiff_block import Block
from dfnet_gui.imaging.xmp import without_pictures
from dfnet_gui.wording import tr, tr_later

BRIGHTNESS_NOTE = tr_later(
    "Its brightest spot is another one now, so all of it is shown otherwise; no value beside changed."
)
LAYERS_NOTE = tr_later("The file's layers would have shown what went and were left out.")
_XMP, _PHOTOSHOP, _LAYERS, _MAKER_NOTE = 700, 34377, 37724, 37500
_REDUCED, _IS_MASK = 1, 4
_MOST_APART_PX = 1.5
"""Of a smaller picture's height from what its width lets expect."""
_LIBRARY_FAULTS = (LookupError, RuntimeError, TypeError, ArithmeticError, cv2.error)


def edited(photo: Photo) -> tuple[bytes, tuple[str, ...]]:
    """The photo's own file with what differs from it encoded anew, and what to tell; the file itself if nothing does.

    ValueError where that can't be done: samples that can't be made of colours, or a compression that loses something.
    """
    source = photo.source
    if source is None or source.format != "TIFF":
        raise ValueError("not from a TIFF")
    try:
        return _edited(photo, source)
    except (RefusedError, TiffFileError, struct.error, *_LIBRARY_FAULTS) as error:
        raise ValueError(str(error)) from error


def _edited(photo: Photo, source: Source) -> tuple[bytes, tuple[str, ...]]:
    with TiffFile(BytesIO(source.data)) as file:
        pages = list(all_pages(file))
        page = [each for each in pages if is_whole(each)][source.page]
        pixels = as_stored(photo.pixels, source.orientation)
        alpha = None if photo.alpha is None else as_stored(photo.alpha, source.orientation)
        samples = samples_of(page)
        changed = _changed(page, samples, pixels, alpha)
        if not changed.any():
            return source.data, ()
        new = samples.copy()
        exchange_samples(page, new, changed, pixels, alpha)
        data = bytearray(source.data)
        segments = Segments(data, file, pages)
        segments.exchange(page, new, changed)
        for small in _smaller_ones(pages, page):
            _renew(segments, small, pixels, alpha, changed, turned=source.orientation)
        notes = (*_tidied(data, page), *_brightness(samples, new))
        done = bytes(data)
        _check(done, segments, pages, source.data)
        return done, notes


def _brightness(before: Samples, after: Samples) -> tuple[str, ...]:
    """Of floats above 1 the greatest is shown as white; another greatest one changes how all others look."""
    if before.dtype.kind != "f":
        return ()
    old, new = (max(1.0, float(np.max(each, initial=0, where=np.isfinite(each)))) for each in (before, after))
    return (tr(BRIGHTNESS_NOTE),) if old != new else ()


def _check(done: bytes, segments: Segments, pages: list[TiffPage], before: bytes) -> None:
    """ValueError unless all pages are there, with what was written and what was not to change."""
    with TiffFile(BytesIO(done)) as file:
        for old, new in zip(pages, all_pages(file), strict=True):
            if THUMBNAIL not in old.tags:
                segments.check(old, new, before)


def _changed(page: TiffPage, samples: Samples, pixels: PixelArray, alpha: PixelArray | None) -> BoolArray:
    before, opacity, _icc = colours_of(page, samples)
    if before.shape != pixels.shape or before.dtype != pixels.dtype or (alpha is None) != (opacity is None):
        raise ValueError("of another size or kind")
    changed = differing(np.ascontiguousarray(before), pixels)
    return changed if alpha is None or opacity is None else np.logical_or(changed, opacity != alpha)


def _smaller_ones(pages: list[TiffPage], page: TiffPage) -> list[TiffPage]:
    """Thumbnails and reduced pictures of a page: those up to the next whole page, and of a single page all."""
    whole = [place for place, each in enumerate(pages) if is_whole(each)]
    place = pages.index(page)
    first = 0 if place == whole[0] else place
    last = next((each for each in whole if each > place), len(pages))
    some = (each for each in pages[first:last] if not each.subfiletype & _IS_MASK)
    return [each for each in some if each.subfiletype & _REDUCED or (THUMBNAIL in each.tags and each is not page)]


def _renew(
    segments: Segments,
    small: TiffPage,
    pixels: PixelArray,
    alpha: PixelArray | None,
    changed: BoolArray,
    *,
    turned: int,
) -> None:
    """Show in a smaller picture what the photo shows now."""
    if THUMBNAIL in small.tags and THUMBNAIL_BYTES in small.tags:
        at, length = (int(np.ravel(small.tags[tag].value)[0]) for tag in (THUMBNAIL, THUMBNAIL_BYTES))
        segments.data[at : at + length] = thumbnail_of(_bytes(pixels), length).ljust(length, b"\0")
        return
    own = orientation_of(small.tags.valueof(ORIENTATION, turned))
    size = (small.imagewidth, small.imagelength)
    check_size(*size)
    if own != turned or abs(size[0] * pixels.shape[0] / pixels.shape[1] - size[1]) > _MOST_APART_PX:
        raise ValueError("a thumbnail that shows another part")
    samples = samples_of(small).copy()
    colours, opacity, _icc = colours_of(small, samples)
    place = cv2.resize(changed.astype(np.float32), size, interpolation=cv2.INTER_AREA) > 0
    shown = None if alpha is None or opacity is None else _shrunk(alpha, size, opacity)
    exchange_samples(small, samples, place, _shrunk(pixels, size, colours), opacity if shown is None else shown)
    segments.exchange(small, samples, place, is_exact=False)


def _shrunk(array: PixelArray, size: tuple[int, int], like: PixelArray) -> PixelArray:
    small = np.asarray(cv2.resize(array, size, interpolation=cv2.INTER_AREA), array.dtype)
    if small.dtype == like.dtype:
        return small
    return _bytes(small) if like.dtype == np.uint8 else small.astype(np.uint16) * np.uint16(257)


def _bytes(pixels: PixelArray) -> ByteArray:
    return np.ascontiguousarray(to_8_bit(pixels))


def _tidied(data: bytearray, page: TiffPage) -> tuple[str, ...]:
    """Take pictures out of what the page says of itself; what to tell."""
    block = Block(data)
    places = {place.tag: place for place in block.places(page.offset)}
    if _XMP in places:
        data[places[_XMP].value] = without_pictures(bytes(data[places[_XMP].value]))
    if _PHOTOSHOP in places:
        held = bytes(data[places[_PHOTOSHOP].value])
        if (kept := without_thumbnails(held)) != held:
            block.shorten(places[_PHOTOSHOP], kept)
    if EXIF_POINTER in places:
        _blank_maker_note(data, block, block.pointed(places[EXIF_POINTER]))
    if _LAYERS not in places:
        return ()
    layers = places[_LAYERS].value
    data[layers] = bytes(layers.stop - layers.start)
    block.remove(page.offset, places[_LAYERS])
    return (tr(LAYERS_NOTE),)


def _blank_maker_note(data: bytearray, block: Block, directory: int) -> None:
    for place in block.places(directory):
        if place.tag == _MAKER_NOTE:
            note = data[place.value]
            blank_pictures(note)
            data[place.value] = note
