"""What a JPEG says before its picture, and what follows it."""

import struct
import time
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from dfnet_gui.errors import PhotoReadError
from dfnet_gui.imaging.formats.jpeg_segments import (
    COMMENT,
    Component,
    Segment,
    check_scans,
    components_of,
    is_luma_and_chroma,
    segments_of,
    trailer_of,
    with_segments,
)
from dfnet_gui.imaging.preview import read_preview
from dfnet_gui.imaging.reading import decode_photo, read_photo
from dfnet_gui.imaging.thumbnail import read_thumbnail
from tests.pictures import RAMPS


def _file(**options: object) -> bytes:
    file = BytesIO()
    Image.fromarray(RAMPS).save(file, "JPEG", **{"quality": 90, "comment": b"hello", **options})
    return file.getvalue()


def test_segments_lie_where_they_are_said_to() -> None:
    data = _file()
    found = list(segments_of(data))
    assert (COMMENT, b"hello") in [segment for _place, segment in found]
    assert all(data[place:].startswith(segment.to_bytes()) for place, segment in found)


@pytest.mark.parametrize(("subsampling", "across", "down"), [(0, 1, 1), (1, 2, 1), (2, 2, 2)])
def test_components(subsampling: int, across: int, down: int) -> None:
    assert components_of(_file(subsampling=subsampling))[0] == Component(across, down)


def test_colours_are_told_as_libjpeg_does() -> None:
    assert is_luma_and_chroma(_file())
    assert not is_luma_and_chroma(_file(keep_rgb=True))
    grey = BytesIO()
    Image.fromarray(RAMPS[..., 0]).save(grey, "JPEG")
    assert not is_luma_and_chroma(grey.getvalue())
    for transform in (0, 1):
        adobe = Segment(0xEE, b"Adobe\0\x64\0\0\0\0" + bytes([transform]))
        assert is_luma_and_chroma(with_segments(_file(), [adobe])) == bool(transform)
    assert is_luma_and_chroma(with_segments(_file(), [])), "its components are numbered"


@pytest.mark.parametrize("progressive", [True, False])
def test_a_trailer_is_what_follows_the_end(progressive: bool) -> None:  # noqa: FBT001
    data = _file(progressive=progressive)
    assert trailer_of(data) == b""
    assert trailer_of(data + b"\xff\xd8 a film \xff\xd9") == b"\xff\xd8 a film \xff\xd9"


def test_other_segments_leave_the_picture_as_it_is() -> None:
    data = _file()
    changed = with_segments(data, [Segment(COMMENT, b"other"), Segment(0xE7, b"more")])
    said = [segment for _place, segment in segments_of(changed) if segment.says_something]
    assert said == [Segment(COMMENT, b"other"), Segment(0xE7, b"more")]
    with Image.open(BytesIO(data)) as before, Image.open(BytesIO(changed)) as after:
        np.testing.assert_array_equal(np.asarray(before), np.asarray(after))


@pytest.mark.parametrize("data", [b"\xff\xd8", b"\xff\xd8none of them", b"\xff\xd8\xff\xe0\x00"])
def test_damaged_ones_are_value_errors(data: bytes) -> None:
    with pytest.raises(ValueError, match="marker"):
        list(segments_of(data))


def test_bytes_between_segments_that_belong_to_none_are_passed_over() -> None:
    file = BytesIO()
    Image.new("RGB", (16, 16)).save(file, "JPEG")
    data = file.getvalue()
    first = next(segments_of(data))
    end = first[0] + 4 + len(first[1].content)
    odd = data[:end] + b"none\xff\0of them" + data[end:]
    assert [each for _place, each in segments_of(odd)] == [each for _place, each in segments_of(data)]
    with pytest.raises(ValueError, match="no marker"):
        list(segments_of(data[:end] + b"nothing more"))


def _claiming(width: int, height: int) -> bytes:
    """A small grey JPEG whose frame says another size."""
    file = BytesIO()
    Image.new("L", (16, 16), 128).save(file, "JPEG")
    data = bytearray(file.getvalue())
    frame = data.index(b"\xff\xc0") + 5
    data[frame : frame + 4] = struct.pack(">HH", height, width)
    return bytes(data)


def test_a_large_picture_in_next_to_no_bytes_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(_claiming(20_000, 20_000))
    began = time.process_time()
    with pytest.raises(PhotoReadError, match="damaged or incomplete"):
        read_photo(path)
    assert read_preview(path) is None
    assert read_thumbnail(path, 64) is None
    assert time.process_time() - began < 1, "decoding it takes 10 s"


def _with_scans(count: int) -> bytes:
    """The last scan of a progressive file, again and again."""
    data = _file(progressive=True)
    last = data[data.rindex(b"\xff\xda") : -2]
    return data[:-2] + last * count + data[-2:]


def test_more_scans_than_any_encoder_makes_are_refused() -> None:
    check_scans(_with_scans(20))
    with pytest.raises(ValueError, match="more scans than"):
        check_scans(_with_scans(200))
    with pytest.raises(PhotoReadError, match="damaged or incomplete"):
        decode_photo(_with_scans(200))
    film = np.random.default_rng(0).integers(0, 256, 30 << 20, np.uint8).tobytes()
    check_scans(_file() + film)
