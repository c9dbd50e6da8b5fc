"""A TIFF is changed where its photo was: all else keeps its bytes, and nothing shows what went."""

import struct
from dataclasses import replace
from io import BytesIO
from typing import Any

import imagecodecs
import numpy as np
import pytest
import tifffile
from tifffile import COMPRESSION, TiffFile, TiffPage

from dfnet_gui.errors import PhotoReadError
from dfnet_gui.imaging.formats.base import ExportOptions
from dfnet_gui.imaging.formats.tiff import TIFF
from dfnet_gui.imaging.formats.tiff_source import BRIGHTNESS_NOTE, LAYERS_NOTE, edited
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.reading import decode_photo
from tests.pictures import DEEP, DEEP_ALPHA, RAMPS

PAINTED = np.s_[10:15, 20:30]
CMYK = np.dstack((RAMPS, RAMPS[..., 1] // 2))
FLOATS = (DEEP / 65535).astype(np.float32)
PREMULTIPLIED = (DEEP.astype(np.uint64) * DEEP_ALPHA[..., None] // 65535).astype(np.uint16)
GREY = np.ascontiguousarray(RAMPS[..., 0])
PLANES = np.ascontiguousarray(np.moveaxis(DEEP, -1, 0))


def _file(samples: np.ndarray, *, big: bool = False, order: str = "<", **kinds: Any) -> bytes:
    file = BytesIO()
    with tifffile.TiffWriter(file, bigtiff=big, byteorder=order) as writer:  # type: ignore[arg-type]
        writer.write(samples, metadata=None, **({"rowsperstrip": 8} if "tile" not in kinds else {}) | kinds)
    return file.getvalue()


def decode_page(data: bytes, page: int) -> Photo:
    assert TIFF.decode_page is not None
    return TIFF.decode_page(data, page)


def _pages(data: bytes) -> list[TiffPage]:
    return [page for page in TiffFile(BytesIO(data)).pages if isinstance(page, TiffPage)]


def _painted(data: bytes, colour: int = 0, *, page: int = 0) -> Photo:
    photo = decode_page(data, page)
    pixels = photo.pixels.copy()
    pixels[PAINTED] = colour
    return replace(photo, pixels=pixels)


RGB: dict[str, Any] = {"photometric": "rgb"}
KINDS: dict[str, tuple[np.ndarray, dict[str, Any]]] = {
    "strips": (RAMPS, RGB),
    "16 bits, zlib": (DEEP, {**RGB, "compression": "zlib", "predictor": True}),
    "lzw": (RAMPS, {**RGB, "compression": "lzw", "predictor": True}),
    "packbits": (RAMPS, {**RGB, "compression": "packbits"}),
    "zstd": (DEEP, {**RGB, "compression": "zstd"}),
    "lzma": (DEEP, {**RGB, "compression": "lzma"}),
    "tiles": (DEEP, {**RGB, "compression": "zlib", "tile": (16, 32)}),
    "planes": (PLANES, {**RGB, "planarconfig": "separate", "compression": "zlib"}),
    "tiles of planes": (PLANES, {**RGB, "planarconfig": "separate", "tile": (16, 16)}),
    "big end first": (DEEP, {**RGB, "order": ">", "compression": "zlib", "predictor": True}),
    "BigTIFF": (DEEP, {**RGB, "big": True}),
    "alpha": (np.dstack((DEEP, DEEP_ALPHA)), {**RGB, "extrasamples": ["unassalpha"]}),
    "multiplied": (np.dstack((PREMULTIPLIED, DEEP_ALPHA)), {**RGB, "extrasamples": ["assocalpha"]}),
    "a further channel": (np.dstack((DEEP, DEEP_ALPHA)), {**RGB, "extrasamples": ["unspecified"]}),
    "grey": (GREY, {"photometric": "minisblack", "compression": "zlib"}),
    "grey, dark is light": (GREY, {"photometric": "miniswhite"}),
    "12 bits": ((DEEP >> 4)[..., 0], {"photometric": "minisblack", "bitspersample": 12}),
    "one bit": (GREY > 90, {"photometric": "minisblack"}),
    "floats": (FLOATS, {**RGB, "compression": "zlib", "predictor": 3}),
    "bright floats": (FLOATS * 4, RGB),
    "half floats": (FLOATS.astype(np.float16), RGB),
    "64 bits": (DEEP.astype(np.uint64) * 0x0001000100010001, RGB),
    "64 bits, signed": (DEEP.astype(np.int64) << 47, RGB),
    "32 bits": (DEEP.astype(np.uint32) * 65537, RGB),
    "signed": ((DEEP // 2).astype(np.int16), RGB),
    "CMYK": (CMYK, {"photometric": "separated"}),
    "CMYK, 16 bits": (CMYK.astype(np.uint16) * 257, {"photometric": "separated", "compression": "zlib"}),
    "Lab": (RAMPS, {"photometric": "cielab"}),
    "Lab, 16 bits": (DEEP, {"photometric": "cielab", "compression": "zlib"}),
    "ICC's Lab": (DEEP, {"photometric": "icclab"}),
    "JPEG": (RAMPS, {**RGB, "compression": "jpeg"}),
    "JPEG XL": (DEEP, {**RGB, "compression": "jpegxl"}),
    "WebP": (RAMPS, {**RGB, "compression": "webp", "compressionargs": {"lossless": True}}),
}
COARSE = {
    "one bit": 65535,
    "12 bits": 16,
    "CMYK": 10,
    "CMYK, 16 bits": 3600,
    "Lab": 6,
    "Lab, 16 bits": 64,
    "ICC's Lab": 64,
}
"""How far colours that went into the file and came back may be from those wanted; one level is usual. A press has no
neutral grey of its own."""
WANTED = 77


@pytest.mark.parametrize("kind", KINDS)
def test_only_segments_that_were_painted_in_change(kind: str) -> None:
    samples, how = KINDS[kind]
    data = _file(samples, **how)
    photo = _painted(data, WANTED)
    done, notes = edited(photo)
    assert notes == ()
    again, before = TIFF.decode(done), TIFF.decode(data)
    apart = np.abs(again.pixels.astype(np.int32) - photo.pixels)
    assert apart[PAINTED].max() <= COARSE.get(kind, 1)
    outside = np.ones(apart.shape[:2], bool)
    outside[PAINTED] = False
    assert np.array_equal(again.pixels[outside], before.pixels[outside])
    if before.alpha is not None:
        assert again.alpha is not None
        np.testing.assert_array_equal(again.alpha, before.alpha)
    old, new = _pages(data)[0], _pages(done)[0]
    if kind == "JPEG":  # which loses something: the page becomes a deflated one
        assert new.compression == COMPRESSION.ADOBE_DEFLATE
        return
    assert _untouched(old, new, data, done) >= 0.4 * len(old.dataoffsets)
    assert {tag.code: tag.value for tag in new.tags if tag.code not in (273, 279, 324, 325)} == {
        tag.code: tag.value for tag in old.tags if tag.code not in (273, 279, 324, 325)
    }


def _untouched(old: TiffPage, new: TiffPage, data: bytes, done: bytes) -> int:
    """How many segments lie where they lay, with the bytes that they had."""
    stayed = 0
    for index, (start, size) in enumerate(zip(old.dataoffsets, old.databytecounts, strict=True)):
        if (new.dataoffsets[index], new.databytecounts[index]) == (start, size):
            stayed += data[start : start + size] == done[start : start + size]
    return stayed


def test_a_turned_photo_keeps_its_turn() -> None:
    data = _file(DEEP, **RGB, extratags=[(274, 3, 1, 6, True)])
    photo = _painted(data, WANTED)
    assert photo.pixels.shape[:2] == (64, 48)
    done, _notes = edited(photo)
    np.testing.assert_array_equal(TIFF.decode(done).pixels, photo.pixels)
    assert _pages(done)[0].tags[274].value == 6


def test_alpha_is_changed_with_the_colours() -> None:
    data = _file(np.dstack((DEEP, DEEP_ALPHA)), **RGB, extrasamples=["unassalpha"])
    photo = TIFF.decode(data)
    assert photo.alpha is not None
    alpha = photo.alpha.copy()
    alpha[PAINTED] = 0
    done, _notes = edited(replace(photo, alpha=alpha))
    again = TIFF.decode(done)
    assert again.alpha is not None
    np.testing.assert_array_equal(again.alpha, alpha)
    np.testing.assert_array_equal(again.pixels, photo.pixels)


def test_a_profile_of_the_page_is_followed_both_ways() -> None:
    profile = imagecodecs.cms_profile("gray", whitepoint=[0.3127, 0.329, 1], gamma=1.8)
    data = _file(GREY, photometric="minisblack", iccprofile=profile)
    photo = _painted(data, WANTED)
    again = TIFF.decode(edited(photo)[0])
    assert np.abs(again.pixels.astype(int) - photo.pixels).max() <= 1


@pytest.mark.parametrize("number", [0, 1, 2])
def test_other_pages_keep_every_byte(number: int) -> None:
    file = BytesIO()
    with tifffile.TiffWriter(file) as writer:
        for shift in range(3):
            writer.write(
                np.roll(RAMPS, shift, 0), **RGB, compression="zlib", metadata=None, description=f"page {shift}"
            )
    data = file.getvalue()
    photo = _painted(data, WANTED, page=number)
    done, _notes = edited(photo)
    for other in range(3):
        wanted = photo if other == number else decode_page(data, other)
        np.testing.assert_array_equal(decode_page(done, other).pixels, wanted.pixels)
    assert [page.description for page in _pages(done)] == ["page 0", "page 1", "page 2"]


def test_an_untouched_photo_is_its_own_file() -> None:
    data = _file(DEEP, **RGB)
    assert edited(TIFF.decode(data))[0] == data


def _shows(data: bytes, tile: np.ndarray) -> bool:
    return bytes(np.ascontiguousarray(tile)) in data


def test_nothing_of_the_old_segment_is_left() -> None:
    """Also where the new one is longer and goes behind."""
    noisy = np.random.default_rng(1).integers(0, 255, RAMPS.shape, np.uint8)
    data = _file(RAMPS, **RGB, compression="zlib", rowsperstrip=48)
    photo = TIFF.decode(data)
    done, _notes = edited(replace(photo, pixels=noisy))
    old = _pages(data)[0]
    start, size = old.dataoffsets[0], old.databytecounts[0]
    assert not any(done[start : start + size])
    np.testing.assert_array_equal(TIFF.decode(done).pixels, noisy)


def test_segments_that_share_their_bytes_are_parted() -> None:
    """Some writers store equal tiles once."""
    flat = np.full((32, 32, 3), 9, np.uint8)
    data = bytearray(_file(flat, **RGB, tile=(16, 16)))
    (page,) = _pages(bytes(data))
    offsets = page.tags[324]
    for index in range(4):
        struct.pack_into("<I", data, offsets.valueoffset + 4 * index, page.dataoffsets[0])
    photo = TIFF.decode(bytes(data))
    pixels = photo.pixels.copy()
    pixels[20:22, 20:22] = 200
    again = TIFF.decode(edited(replace(photo, pixels=pixels))[0])
    np.testing.assert_array_equal(again.pixels, pixels)


def test_smaller_pictures_are_made_anew() -> None:
    file = BytesIO()
    with tifffile.TiffWriter(file) as writer:
        writer.write(RAMPS, **RGB, metadata=None, subifds=1)
        writer.write(RAMPS[::2, ::2], **RGB, metadata=None, subfiletype=1)
        writer.write(RAMPS[::4, ::4], **RGB, metadata=None, subfiletype=1, compression="jpeg")
    data = file.getvalue()
    photo = _painted(data, 0)
    done, _notes = edited(photo)
    first, second = _pages(done)
    below = first.pages.get(0, aspage=True)  # type: ignore[union-attr]
    half = below.asarray()
    assert half[6, 12].max() == 0
    assert np.array_equal(half[12:], RAMPS[::2, ::2][12:])
    assert not _shows(done, RAMPS[::2, ::2][5:7, 10:15].reshape(-1)[:12])
    assert second.asarray()[3, 6].max() < 60


def test_layers_thumbnails_and_previews_go() -> None:
    preview = b"\xff\xd8\xff" + b"the removed thing" * 40 + b"\xff\xd9"
    resources = struct.pack(">4sHHI", b"8BIM", 1036, 0, len(preview)) + preview + bytes(len(preview) % 2)
    resources += struct.pack(">4sHHI", b"8BIM", 1028, 0, 4) + b"IPTC"
    xmp = b"<x:xmpmeta><xmpGImg:image>/9j/removed</xmpGImg:image><dc:title>kept</dc:title></x:xmpmeta>"
    tags = [(37724, 7, 30, b"Adobe Photoshop removed layers", True), (700, 1, len(xmp), xmp, True)]
    tags.append((34377, 1, len(resources), resources, True))
    data = _file(RAMPS, **RGB, extratags=tags)
    done, notes = edited(_painted(data))
    assert notes == (LAYERS_NOTE,)
    assert b"removed" not in done
    page = _pages(done)[0]
    assert 37724 not in page.tags
    assert b"kept" in page.tags[700].value
    assert page.tags[34377].value == resources[-16:]
    assert page.tags[258].value == (8, 8, 8)


def test_what_comes_from_no_tiff_is_refused() -> None:
    with pytest.raises(ValueError, match="TIFF"):
        edited(Photo(pixels=RAMPS))


def test_where_a_page_can_only_be_written_by_itself_that_is_said() -> None:
    """As where its thumbnail shows another part."""
    file = BytesIO()
    with tifffile.TiffWriter(file) as writer:
        writer.write(RAMPS, **RGB, metadata=None)
        writer.write(RAMPS[:10], **RGB, metadata=None, subfiletype=1)
        writer.write(RAMPS, **RGB, metadata=None)
    photo, out = _painted(file.getvalue(), WANTED), BytesIO()
    assert TIFF.encode is not None
    notes = TIFF.encode(photo, ExportOptions(as_source=True), out)
    assert notes is not None
    assert "other pages, smaller pictures" in notes[0]
    np.testing.assert_array_equal(TIFF.decode(out.getvalue()).pixels, photo.pixels)


def test_a_photo_of_another_size_is_not_put_in() -> None:
    photo = TIFF.decode(_file(RAMPS, **RGB))
    with pytest.raises(ValueError, match="size"):
        edited(replace(photo, pixels=RAMPS[:20].copy()))


def test_a_thumbnail_before_the_first_of_several_pages_is_made_anew() -> None:
    file = BytesIO()
    with tifffile.TiffWriter(file) as writer:
        writer.write(RAMPS[::2, ::2], **RGB, metadata=None, subfiletype=1)
        writer.write(RAMPS, **RGB, metadata=None)
        writer.write(RAMPS[::-1], **RGB, metadata=None)
    done, _notes = edited(_painted(file.getvalue(), 0))
    thumbnail, _first, second = (page.asarray() for page in _pages(done))
    assert thumbnail[6, 12].max() == 0
    np.testing.assert_array_equal(second, RAMPS[::-1])


def test_what_became_transparent_is_so_in_smaller_pictures() -> None:
    file = BytesIO()
    opaque = np.full(RAMPS.shape[:2], 255, np.uint8)
    whole = np.dstack((RAMPS, opaque))
    with tifffile.TiffWriter(file) as writer:
        for step, kind in ((1, 0), (2, 1)):
            some = np.ascontiguousarray(whole[::step, ::step])
            writer.write(some, **RGB, extrasamples=["unassalpha"], metadata=None, subfiletype=kind)
    photo = TIFF.decode(file.getvalue())
    assert photo.alpha is not None
    alpha = photo.alpha.copy()
    alpha[PAINTED] = 0
    done, _notes = edited(replace(photo, alpha=alpha))
    assert _pages(done)[1].asarray()[6, 12, 3] == 0


def test_small_levels_of_a_pyramid_are_made_anew_however_they_were_rounded() -> None:
    file = BytesIO()
    wide = np.repeat(RAMPS, 15, axis=1)[:45, :955]
    with tifffile.TiffWriter(file) as writer:
        writer.write(wide, **RGB, metadata=None)
        for step in (4, 16, 32):
            writer.write(np.ascontiguousarray(wide[::step, ::step]), **RGB, metadata=None, subfiletype=1)
    photo = TIFF.decode(file.getvalue())
    pixels = photo.pixels.copy()
    pixels[:, 300:700] = 0
    levels = _pages(edited(replace(photo, pixels=pixels))[0])
    assert all(level.asarray()[0, level.imagewidth // 2].max() == 0 for level in levels)


@pytest.mark.parametrize("kind", [3, 7])
def test_layers_of_any_type_go_without_harm(kind: int) -> None:
    data = _file(RAMPS, **RGB, extratags=[(37724, kind, 40, (7,) * 40 if kind == 3 else b"7" * 40, True)])
    photo = _painted(data, WANTED)
    done, notes = edited(photo)
    assert notes == (LAYERS_NOTE,)
    np.testing.assert_array_equal(TIFF.decode(done).pixels, photo.pixels)


def test_lengths_that_reach_into_a_neighbour_are_not_believed() -> None:
    """Emptying such a segment would take the next page away."""
    file = BytesIO()
    with tifffile.TiffWriter(file) as writer:
        for _page in range(2):
            writer.write(RAMPS, **RGB, compression="zlib", rowsperstrip=48, metadata=None)
    data = bytearray(file.getvalue())
    lengths = _pages(bytes(data))[0].tags[279]
    struct.pack_into("<I" if int(lengths.dtype) == 4 else "<H", data, lengths.valueoffset, int(lengths.value[0]) + 150)
    with pytest.raises(ValueError, match=r"."):
        edited(_painted(bytes(data), WANTED))


@pytest.mark.parametrize("tag", [278, 322, 323])
def test_sizes_of_nothing_are_value_errors(tag: int) -> None:
    how: dict[str, Any] = {"tile": (16, 16)} if tag != 278 else {}
    data = bytearray(_file(RAMPS, **RGB, **how))
    photo = _painted(bytes(data), WANTED)
    assert photo.source is not None
    place = _pages(bytes(data))[0].tags[tag]
    struct.pack_into("<H" if int(place.dtype) == 3 else "<I", data, place.valueoffset, 0)
    with pytest.raises(ValueError, match=r"."):
        edited(replace(photo, source=replace(photo.source, data=bytes(data))))
    if how:
        with pytest.raises(PhotoReadError):
            decode_photo(bytes(data))


def test_where_the_brightest_spot_went_the_other_brightness_is_explained() -> None:
    light = FLOATS.copy()
    light[12, 25] = 8
    data = _file(light, **RGB)
    photo = _painted(data, 77)
    done, notes = edited(photo)
    assert notes == (BRIGHTNESS_NOTE,)
    new = _pages(done)[0].asarray()
    outside = np.ones(new.shape[:2], bool)
    outside[PAINTED] = False
    np.testing.assert_array_equal(new[outside], light[outside])
