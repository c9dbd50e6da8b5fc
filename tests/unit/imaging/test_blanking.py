"""Pictures in a block of bytes become zeros, and nothing else does."""

from dfnet_gui.imaging.blanking import blank_pictures

PICTURE = b"\xff\xd8\xff" + bytes(range(1, 200)) * 3 + b"\xff\xd9"


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
