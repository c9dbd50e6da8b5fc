"""What a format says of itself."""

import pytest

from dfnet_gui.imaging.formats.base import (
    BEST_QUALITY,
    DEFAULT_QUALITY,
    MOST_PIXELS,
    Format,
    Loss,
    RefusedError,
    check_size,
)
from dfnet_gui.imaging.photo import Photo


def _decode(_data: bytes) -> Photo:
    raise AssertionError("nothing is read here")


@pytest.mark.parametrize(
    ("loss", "has_quality", "lossless", "safest"),
    [
        ("none", False, (True, True), DEFAULT_QUALITY),
        ("below best quality", True, (False, True), BEST_QUALITY),
        ("always", True, (False, False), DEFAULT_QUALITY),
    ],
)
def test_what_a_format_loses(loss: Loss, has_quality: bool, lossless: tuple[bool, bool], safest: int) -> None:  # noqa: FBT001
    row = Format("X", (".x",), magic=(b"x",), mime="image/x", decode=_decode, loss=loss)
    assert row.has_quality == has_quality
    assert (row.is_lossless(BEST_QUALITY - 1), row.is_lossless(BEST_QUALITY)) == lossless
    assert row.safest_quality == safest


def test_too_many_pixels_are_refused_with_their_number() -> None:
    check_size(20_000, MOST_PIXELS // 20_000)
    with pytest.raises(RefusedError, match=r"20001×20000 pixels are more than the 400 megapixels"):
        check_size(20_001, 20_000)
