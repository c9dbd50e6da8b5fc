"""Pictures in a block of bytes become zeros, and nothing else does."""

from io import BytesIO

import numpy as np
from PIL import Image

from dfnet_gui.imaging.blanking import blank_pictures


def _picture(thumbnail: bytes = b"") -> bytes:
    file = BytesIO()
    noise = np.random.default_rng(len(thumbnail)).integers(0, 255, (40, 40, 3), np.uint8)
    Image.fromarray(noise).save(file, "JPEG", quality=90, comment=thumbnail)
    return file.getvalue()


PICTURE = _picture()


def test_every_picture_but_the_one_that_is_kept() -> None:
    data = bytearray(b"before" + PICTURE + b"between" + PICTURE + b"after")
    second = data.rindex(PICTURE)
    blank_pictures(data, (second, second + len(PICTURE)))
    assert data == b"before" + bytes(len(PICTURE)) + b"between" + PICTURE + b"after"
    blank_pictures(data)
    assert data == b"before" + bytes(len(PICTURE)) + b"between" + bytes(len(PICTURE)) + b"after"


def test_what_is_too_short_or_has_no_end_stays() -> None:
    for block in (b"\xff\xd8\xff only three bytes \xff\xd9", PICTURE[:-2], b""):
        data = bytearray(block)
        blank_pictures(data)
        assert data == block


def test_a_picture_with_one_in_its_own_segments_goes_whole() -> None:
    data = bytearray(b"before" + _picture(PICTURE) + b"after")
    blank_pictures(data)
    assert data.strip(b"before").strip(b"after").count(0) == len(data) - len(b"before" + b"after")


def test_three_bytes_that_stand_there_by_chance_are_no_picture() -> None:
    data = bytearray(b"\xff\xd8\xff" + bytes(range(1, 200)) * 5 + b"\xff\xd9")
    before = bytes(data)
    blank_pictures(data)
    assert data == before
