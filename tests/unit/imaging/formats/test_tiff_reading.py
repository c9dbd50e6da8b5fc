"""TIFFs of every kind have the pixels that were put into them."""

import tracemalloc
from collections.abc import Callable
from io import BytesIO
from typing import Any

import numpy as np
import pytest
import tifffile

from dfnet_gui.errors import PhotoReadError
from dfnet_gui.imaging.formats.base import RefusedError
from dfnet_gui.imaging.formats.colour import press_profile, to_srgb
from dfnet_gui.imaging.formats.tiff import TIFF
from dfnet_gui.imaging.formats.tiff_reading import decode_tiff
from dfnet_gui.imaging.reading import decode_photo
from tests.pictures import DEEP, DEEP_ALPHA, RAMPS

GREY = DEEP[..., 0]


def _file(pixels: np.ndarray, **options: Any) -> bytes:
    buffer = BytesIO()
    tifffile.imwrite(buffer, pixels, **{"photometric": "rgb", **options})
    return buffer.getvalue()


def _planes(pixels: np.ndarray) -> np.ndarray:
    return np.moveaxis(pixels, -1, 0).copy()


@pytest.mark.parametrize("tile", [None, (16, 16)])
@pytest.mark.parametrize("has_alpha", [True, False], ids=["alpha", "plain"])
def test_separate_planes(tile: tuple[int, int] | None, has_alpha: bool) -> None:  # noqa: FBT001
    pixels = np.dstack([DEEP, DEEP_ALPHA]) if has_alpha else DEEP
    extra = {"extrasamples": ["unassalpha"]} if has_alpha else {}
    photo = TIFF.decode(_file(_planes(pixels), planarconfig="separate", tile=tile, **extra))
    np.testing.assert_array_equal(photo.pixels, DEEP, strict=True)
    assert photo.pixels.flags.c_contiguous
    if has_alpha:
        np.testing.assert_array_equal(photo.alpha, DEEP_ALPHA)


@pytest.mark.parametrize(
    "compression",
    ["lzw", "deflate", "packbits", "zstd", "lzma", "jpegxl", "jpeg2000", "lerc"],
)
def test_every_lossless_compression(compression: str) -> None:
    np.testing.assert_array_equal(TIFF.decode(_file(DEEP, compression=compression)).pixels, DEEP, strict=True)


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("bigtiff", [True, False], ids=["big", "classic"])
def test_every_byte_order_and_size(order: Any, bigtiff: bool) -> None:  # noqa: FBT001
    np.testing.assert_array_equal(TIFF.decode(_file(DEEP, byteorder=order, bigtiff=bigtiff)).pixels, DEEP, strict=True)


@pytest.mark.parametrize(
    ("change", "wanted", "most"),
    [
        (lambda: (DEEP // 2).astype(np.int16), DEEP, 1),
        (lambda: DEEP.astype(np.uint32) * 65537, DEEP, 0),
        (lambda: (DEEP / 65535).astype(np.float32), DEEP, 0),
        (lambda: (DEEP / 65535).astype(np.float16), DEEP, 20),
        (lambda: DEEP / DEEP.max() * 4, np.rint(DEEP / DEEP.max() * 65535), 1),
        (lambda: (RAMPS / 255).astype(np.float64), RAMPS.astype(np.uint16) * 257, 0),
    ],
    ids=["int16", "uint32", "float32", "float16", "float64 above 1", "float64"],
)
def test_every_type_of_sample(change: Callable[[], np.ndarray], wanted: np.ndarray, most: int) -> None:
    found = TIFF.decode(_file(change())).pixels
    assert found.dtype == np.uint16
    assert np.abs(found.astype(int) - wanted).max() <= most


def test_12_bits_fill_16() -> None:
    packed = np.packbits(np.unpackbits((DEEP >> 4).astype(">u2").view(np.uint8)).reshape(-1, 16)[:, 4:].reshape(-1))
    found = TIFF.decode(_twelve_bits(packed.tobytes())).pixels
    np.testing.assert_array_equal(found, np.rint((DEEP >> 4) * (65535 / 4095)).astype(np.uint16))


def _twelve_bits(strip: bytes) -> bytes:
    """tifffile reads such a file and writes none: one of 16 bits, with its strip and what it says of it exchanged."""
    data = bytearray(_file(DEEP[:1], byteorder=">") + strip)
    height, width = DEEP.shape[:2]
    with tifffile.TiffFile(BytesIO(bytes(data))) as file:
        tags = {tag.code: tag for tag in file.pages.first.tags}
    for code, value, kind in (
        (257, height, ">I"),
        (278, height, ">I"),
        (279, len(strip), ">I"),
        (273, len(data) - len(strip), ">I"),
    ):
        np.frombuffer(data, np.dtype(kind), 1, tags[code].offset + 8)[:] = value
        np.frombuffer(data, np.dtype(">u2"), 1, tags[code].offset + 2)[:] = 4
    np.frombuffer(data, np.dtype(">u2"), 3, tags[258].valueoffset)[:] = 12
    assert width * 3 % 2 == 0
    return bytes(data)


def test_colours_that_were_multiplied_by_their_opacity_are_divided() -> None:
    alpha = np.maximum(DEEP_ALPHA, 1000)
    multiplied = (DEEP.astype(np.uint64) * alpha[..., None] // 65535).astype(np.uint16)
    photo = TIFF.decode(_file(np.dstack([multiplied, alpha]), extrasamples=["assocalpha"]))
    assert np.abs(photo.pixels.astype(int) - DEEP).max() <= 65535 / 1000
    np.testing.assert_array_equal(photo.alpha, alpha)


def test_a_channel_of_unknown_meaning_is_no_transparency() -> None:
    photo = TIFF.decode(_file(np.dstack([DEEP, DEEP_ALPHA]), extrasamples=["unspecified"]))
    np.testing.assert_array_equal(photo.pixels, DEEP)
    assert photo.alpha is None


def test_grey_with_transparency() -> None:
    photo = TIFF.decode(
        _file(
            np.dstack([GREY, DEEP_ALPHA]), photometric="minisblack", extrasamples=["unassalpha"], planarconfig="contig"
        )
    )
    np.testing.assert_array_equal(photo.pixels, np.repeat(GREY[..., None], 3, axis=2))
    np.testing.assert_array_equal(photo.alpha, DEEP_ALPHA)


def test_black_and_white_and_palettes() -> None:
    bits = GREY > 30000
    np.testing.assert_array_equal(
        TIFF.decode(_file(bits, photometric="minisblack")).pixels[..., 1], bits * np.uint8(255)
    )
    np.testing.assert_array_equal(
        TIFF.decode(_file(bits, photometric="miniswhite")).pixels[..., 1], ~bits * np.uint8(255)
    )
    colours = np.stack([np.arange(256), np.arange(256)[::-1], np.full(256, 7)]).astype(np.uint16) * np.uint16(257)
    indices = RAMPS[..., 0]
    photo = TIFF.decode(_file(indices, photometric="palette", colormap=colours))
    np.testing.assert_array_equal(photo.pixels, np.stack([indices, 255 - indices, np.full_like(indices, 7)], axis=-1))


@pytest.mark.parametrize("greatest", [255, 65535])
def test_inks_without_a_profile(greatest: int) -> None:
    rgb = RAMPS if greatest == 255 else DEEP
    inks = np.dstack([greatest - rgb, np.zeros_like(rgb[..., 0])])
    wanted = to_srgb(inks, press_profile())
    np.testing.assert_array_equal(TIFF.decode(_file(inks, photometric="separated")).pixels, wanted, strict=True)


def test_lab_of_16_bits_goes_through_its_profile() -> None:
    """A grey of L* = 50 and the red of sRGB, L* 54.3, a* 80.8, b* 69.9 (D50)."""
    lab = np.zeros((2, 2, 3), np.float64)
    lab[0], lab[1] = (50, 0, 0), (54.29, 80.80, 69.89)
    stored = np.stack([np.rint(lab[..., 0] / 100 * 65535), *(np.rint(lab[..., i] * 256) for i in (1, 2))], axis=-1)
    photo = TIFF.decode(_file(stored.astype(np.int32).astype(np.uint16), photometric="cielab"))
    assert photo.icc is None
    np.testing.assert_allclose(photo.pixels[0, 0] / 257, (118.9, 118.9, 118.9), atol=0.5)
    np.testing.assert_allclose(photo.pixels[1, 0] / 257, (255, 0, 0), atol=3)


def test_a_grey_profile_is_followed() -> None:
    import imagecodecs

    profile = imagecodecs.cms_profile("gray", gamma=1.8, whitepoint=[0.3127, 0.329, 1.0])
    photo = TIFF.decode(_file(GREY, photometric="minisblack", iccprofile=profile))
    np.testing.assert_array_equal(photo.pixels, to_srgb(GREY[..., None], profile))
    assert np.abs(photo.pixels[..., 0].astype(int) - GREY).max() > 257 * 5
    assert photo.icc is None


def test_the_picture_below_a_thumbnail_is_the_photo() -> None:
    buffer = BytesIO()
    with tifffile.TiffWriter(buffer) as file:
        file.write(RAMPS[::4, ::4], photometric="rgb", subfiletype=1, subifds=1)
        file.write(DEEP, photometric="rgb")
    np.testing.assert_array_equal(TIFF.decode(buffer.getvalue()).pixels, DEEP, strict=True)


def test_pages_are_counted() -> None:
    buffer = BytesIO()
    with tifffile.TiffWriter(buffer) as file:
        for page in (RAMPS, RAMPS[::-1], RAMPS[:, ::-1]):
            file.write(page, photometric="rgb")
    assert decode_tiff(buffer.getvalue()).page_count == 3


@pytest.mark.parametrize(("kind", "value"), [("B", 6), ("H", 6), ("I", 6), ("f", 6.0), ("s", "\x06")])
def test_an_orientation_of_any_type_counts(kind: str, value: object) -> None:
    data = _file(RAMPS, extratags=[(274, kind, 1, value, True)])
    np.testing.assert_array_equal(TIFF.decode(data).pixels, np.rot90(RAMPS, -1))


def test_an_orientation_that_is_no_number_is_none() -> None:
    data = _file(RAMPS, extratags=[(274, "f", 1, float("nan"), True)])
    np.testing.assert_array_equal(TIFF.decode(data).pixels, RAMPS)


def test_a_file_that_ends_before_its_picture_is_damaged() -> None:
    data = _file(DEEP)
    with pytest.raises(PhotoReadError, match="damaged or incomplete"):
        decode_photo(data[: len(data) - 100])


def test_a_volume_is_refused() -> None:
    with pytest.raises(RefusedError, match="volume"):
        TIFF.decode(_file(np.zeros((16, 32, 32, 3), np.uint8), volumetric=True, tile=(16, 16, 16)))


def _refuse_at_no_cost(data: bytes) -> None:
    """It must be called damaged, in little memory."""
    tracemalloc.start()
    with pytest.raises(PhotoReadError, match="damaged or incomplete"):
        decode_photo(data)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 10 << 20


def test_a_file_that_names_fewer_segments_than_its_picture_has_is_damaged_and_costs_nothing() -> None:
    data = bytearray(_file(RAMPS, rowsperstrip=8, compression="zlib"))
    with tifffile.TiffFile(BytesIO(data)) as file:
        place = file.pages.first.tags["ImageLength"].valueoffset
    data[place : place + 4] = (5_000_000).to_bytes(4, "little")
    _refuse_at_no_cost(bytes(data))


def test_more_channels_than_any_photo_has_are_refused() -> None:
    data = _file(np.zeros((4, 5, 70), np.uint8), photometric="minisblack", planarconfig="contig")
    with pytest.raises(RefusedError, match="stored as 70 channels, which can't be read"):
        decode_tiff(data)


def test_a_width_that_is_a_letter_is_damaged_and_costs_nothing() -> None:
    data = bytearray(_file(RAMPS))
    with tifffile.TiffFile(BytesIO(data)) as file:
        width, height = (file.pages.first.tags[name].offset for name in ("ImageWidth", "ImageLength"))
    data[width + 2 : width + 12] = b"\7\0" + (1).to_bytes(4, "little") + b"0\0\0\0"
    data[height + 2 : height + 12] = b"\4\0" + (1).to_bytes(4, "little") + (1 << 30).to_bytes(4, "little")
    _refuse_at_no_cost(bytes(data))
