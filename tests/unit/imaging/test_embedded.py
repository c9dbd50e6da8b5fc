"""Pictures within an EXIF block show nothing of what went."""

from io import BytesIO

import numpy as np
from PIL import Image

from dfnet_gui.imaging.embedded import thumbnail_of, with_thumbnail
from dfnet_gui.imaging.exif import PREFIX, directory_of, upright_exif
from tests.unit.imaging.formats.test_jpeg_source import REMOVED, exif_with_pictures


def _thumbnail(size: int) -> bytes:
    file = BytesIO()
    Image.fromarray(np.full((40, 60, 3), 128, np.uint8)).save(file, "JPEG", quality=50)
    assert file.tell() <= size
    return file.getvalue()


def test_the_thumbnail_is_exchanged_in_its_place_and_previews_are_blanked() -> None:
    before = exif_with_pictures(1)
    after = with_thumbnail(before, _thumbnail)
    assert len(after) == len(before)
    assert before.count(REMOVED) == 2
    assert REMOVED not in after
    new = _thumbnail(len(REMOVED))
    assert after[before.rindex(REMOVED) :].startswith(new)
    assert not any(after[before.index(REMOVED) : before.index(REMOVED) + len(REMOVED)])
    assert directory_of(after)[0].entries == directory_of(before)[0].entries


def test_where_no_thumbnail_fits_there_is_none() -> None:
    before = exif_with_pictures(1)
    after = with_thumbnail(before, lambda _size: b"")
    assert b"\xff\xd8\xff" not in after
    assert len(after) == len(before)


def test_a_block_without_pictures_or_damaged_stays() -> None:
    plain = Image.Exif()
    plain[271] = "Maker"
    for block in (plain.tobytes(), PREFIX + b"none of them", b"II*\0"):
        assert with_thumbnail(block, _thumbnail) == block


def test_another_format_gets_none_of_them() -> None:
    before = exif_with_pictures(6)
    after = upright_exif(before, 6)
    assert after is not None
    assert len(after) == len(before)
    assert b"\xff\xd8\xff" not in after


def test_a_thumbnail_fits_or_there_is_none() -> None:
    pixels = np.random.default_rng(0).integers(0, 255, (400, 300, 3), np.uint8)
    made = thumbnail_of(pixels, 20_000)
    assert len(made) <= 20_000
    assert Image.open(BytesIO(made)).size == (120, 160)
    assert thumbnail_of(pixels, 100) == b""
