"""What formats share that Pillow reads and writes."""

import tracemalloc
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from dfnet_gui.imaging.formats.base import RefusedError
from dfnet_gui.imaging.formats.pillow import Header, decode_8_bit, is_plain, metadata, opened, pillow_image
from dfnet_gui.imaging.photo import Photo


@pytest.mark.parametrize("mode", ["F", "I", "I;16"])
def test_more_bits_than_it_keeps_are_refused(mode: str) -> None:
    with pytest.raises(RefusedError, match="8 or 16 bits"):
        decode_8_bit(Image.new(mode, (2, 2)))


@pytest.mark.parametrize(
    ("mode", "channels", "has_alpha"),
    [
        ("RGB", 3, False),
        ("RGBA", 3, True),
        ("L", 1, False),
        ("LA", 1, True),
        ("CMYK", 4, False),
        ("1", 3, False),
        ("P", 3, False),
    ],
)
def test_every_mode_becomes_samples_and_transparency(mode: str, channels: int, *, has_alpha: bool) -> None:
    samples, alpha = decode_8_bit(Image.new(mode, (3, 2)))
    assert samples.shape == (2, 3, channels)
    assert samples.dtype == np.uint8
    assert (alpha is not None) == has_alpha


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("size", [(3, 5), (1100, 1000)], ids=["one band", "two bands"])
def test_a_photo_becomes_a_picture_of_8_bits(size: tuple[int, int], dtype: type[np.uint8 | np.uint16]) -> None:
    bytes_ = np.random.default_rng(0).integers(0, 256, (*size, 3), np.uint8)
    pixels = bytes_ if dtype == np.uint8 else bytes_.astype(np.uint16) * 257
    plain = np.asarray(pillow_image(Photo(pixels=pixels)))
    np.testing.assert_array_equal(plain, bytes_)
    clear = np.asarray(pillow_image(Photo(pixels=pixels, alpha=pixels[:, :, 0].copy())))
    np.testing.assert_array_equal(clear, np.dstack([bytes_, bytes_[:, :, 0]]))


def test_a_header_turns_pixels_and_transparency_once() -> None:
    pixels, alpha = np.arange(18, dtype=np.uint8).reshape(2, 3, 3), np.arange(6, dtype=np.uint8).reshape(2, 3)
    header = Header(6, None, None)
    turned = header.photo(pixels, alpha)
    assert turned.alpha is not None
    np.testing.assert_array_equal(turned.pixels, np.rot90(pixels, -1))
    np.testing.assert_array_equal(turned.alpha, np.rot90(alpha, -1))


def test_metadata_is_what_there_is() -> None:
    assert metadata(Photo(pixels=np.zeros((1, 1, 3), np.uint8))) == {}
    whole = Photo(pixels=np.zeros((1, 1, 3), np.uint8), icc=b"icc", exif=b"exif")
    assert metadata(whole) == {"icc_profile": b"icc", "exif": b"exif"}


def test_a_picture_is_plain_when_it_is_whole_and_of_colour() -> None:
    image = Image.new("RGB", (2, 2))
    assert is_plain(image, b"pixels END", b"END")
    assert not is_plain(image, b"END" + bytes(100), b"END"), "its end lies too far from the file's"
    assert not is_plain(Image.new("L", (2, 2)), b"END", b"END")
    assert not is_plain(Image.new("RGBA", (2, 2)), b"END", b"END")


def test_only_the_named_format_is_opened() -> None:
    file = BytesIO()
    Image.new("RGB", (2, 2)).save(file, "PNG")
    with opened(file.getvalue(), "PNG") as (image, header):
        assert image.size == (2, 2)
        assert header == Header(1, None, None)
    with pytest.raises(OSError, match="cannot identify"), opened(file.getvalue(), "JPEG"):
        pass


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK", "P", "LA"])
def test_pixels_that_are_copied_in_bands_are_the_same(mode: str) -> None:
    image = Image.effect_noise((1700, 1300), 90).convert("RGB").convert(mode)
    wanted = np.array(image.convert({"P": "RGB"}.get(mode, mode)))
    samples, alpha = decode_8_bit(image)
    found = samples if alpha is None else np.dstack([samples, alpha])
    np.testing.assert_array_equal(found, wanted.reshape(found.shape))


def test_a_large_picture_is_never_copied_whole() -> None:
    image = Image.new("RGB", (5000, 4000))
    tracemalloc.start()
    samples, _alpha = decode_8_bit(image)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < samples.nbytes + (20 << 20)
