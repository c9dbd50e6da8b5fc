"""JPEGs: EXIF that is too long, quality, and quick decoding."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from dfnet_gui.imaging.formats.base import ExportOptions
from dfnet_gui.imaging.formats.jpeg import JPEG, MOST_EXIF_BYTES, decode_quickly
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.reading import read_photo
from dfnet_gui.imaging.writing import write_photo

PIXELS = np.random.default_rng(0).integers(0, 256, (16, 24, 3), np.uint8)


def _exif(length: int) -> bytes:
    """A block of that many bytes, most of them a maker's own."""

    def block(note: int) -> bytes:
        exif = Image.Exif()
        exif.get_ifd(34665)[37500] = bytes(note)
        return exif.tobytes()

    made = block(length - len(block(8)) + 8)
    assert len(made) == length
    return made


@pytest.mark.parametrize(("length", "is_kept"), [(MOST_EXIF_BYTES - 1, True), (MOST_EXIF_BYTES + 1, False)])
def test_exif_that_no_jpeg_can_hold_is_left_out(length: int, is_kept: bool, tmp_path: Path) -> None:  # noqa: FBT001
    """A TIFF or PNG may carry more; the photo matters more than what is said of it."""
    path = tmp_path / "out.jpg"
    write_photo(path, Photo(pixels=PIXELS, exif=_exif(length)))
    assert read_photo(path).exif == (_exif(length) if is_kept else None)


def test_the_limit_is_that_of_a_jpeg_segment() -> None:
    """One more byte than the limit is more than Pillow writes."""
    with pytest.raises(ValueError, match="EXIF"):
        Image.fromarray(PIXELS).save(BytesIO(), "JPEG", exif=_exif(MOST_EXIF_BYTES + 1))


def test_quality_is_what_was_asked_for() -> None:
    def size(quality: int) -> int:
        file = BytesIO()
        assert JPEG.encode is not None
        JPEG.encode(Photo(pixels=PIXELS), ExportOptions(quality), file)
        return len(file.getvalue())

    assert size(20) < size(80) < size(100)


def test_transparency_is_left_out() -> None:
    file = BytesIO()
    assert JPEG.encode is not None
    JPEG.encode(Photo(pixels=PIXELS, alpha=PIXELS[:, :, 0].copy()), ExportOptions(), file)
    assert JPEG.decode(file.getvalue()).alpha is None


def test_only_whole_colour_jpegs_are_decoded_quickly() -> None:
    file = BytesIO()
    Image.fromarray(PIXELS).save(file, "JPEG")
    data = file.getvalue()
    image = Image.open(BytesIO(data))
    quick = decode_quickly(image, data)
    assert quick is not None
    np.testing.assert_array_equal(quick, np.asarray(image))
    assert decode_quickly(image, data[:-2]) is None
    assert decode_quickly(image.convert("L"), data) is None
