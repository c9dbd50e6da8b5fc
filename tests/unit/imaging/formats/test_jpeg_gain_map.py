"""A gain map is filled where the photo was changed, and found again by those who read the file's directory."""

import struct
from dataclasses import replace
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from dfnet_gui.imaging.formats.jpeg import JPEG
from dfnet_gui.imaging.formats.jpeg_gain_map import GainMap, filled, gain_map_in, joined, with_length
from dfnet_gui.imaging.formats.jpeg_segments import Segment, segments_of, with_segments
from dfnet_gui.imaging.formats.jpeg_source import MAP_NOTE, NOTE, edited
from dfnet_gui.imaging.formats.jpeg_xmp import PACKET

HDR = b'<x:xmpmeta xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/" hdrgm:Version="1.0"/>'
ROWS, COLUMNS = np.mgrid[0:240, 0:320]
PIXELS = np.stack([COLUMNS * 0.7, ROWS, (ROWS + COLUMNS) * 0.4], axis=-1).astype(np.uint8)
GAINS = (60 + COLUMNS[::4, ::4] // 4).astype(np.uint8)
GAINS[30:40, 40:50] = 250  # the lamp that goes
LAMP = np.s_[110:170, 150:210]


def _picture(pixels: np.ndarray, *said: Segment, **options: object) -> bytes:
    file = BytesIO()
    Image.fromarray(pixels).save(file, "JPEG", **{"quality": 92, **options})
    return with_segments(file.getvalue(), list(said))


def _directory(order: str, entries: list[tuple[int, int, int, int]]) -> Segment:
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", 8)
    tags = [(0xB000, 7, 4, b"0100"), (0xB001, 4, 1, struct.pack(order + "I", len(entries)))]
    tags.append((0xB002, 7, 16 * len(entries), struct.pack(order + "I", 8 + 2 + 36 + 4)))
    block = struct.pack(order + "H", len(tags))
    block += b"".join(struct.pack(order + "HHI", tag, kind, number) + value for tag, kind, number, value in tags)
    packed = b"".join(struct.pack(order + "4I", *entry) for entry in entries)
    return Segment(0xE2, b"MPF\0" + head + block + bytes(4) + packed)


def _hdr_file(gains: np.ndarray, order: str = "<", *, film: bytes = b"", **options: object) -> bytes:
    gain_map = _picture(gains, Segment(0xE1, PACKET + HDR), **options)
    xmp = b'<Item:Semantic="Primary"/><Container Item:Semantic="GainMap" Item:Mime="image/jpeg" Item:Length="%d"/>'
    packet = Segment(0xE1, PACKET + xmp % len(gain_map))
    entries = [(0x30000, 0, 0, 0), (0, len(gain_map), 0, 0), *([(0x10001, len(film), 0, 0)] if film else [])]
    photo = b""
    for _again in range(2):  # the directory is as long, whatever stands in it
        photo = _picture(PIXELS, packet, _directory(order, entries))
        start = next(p for p, s in segments_of(photo) if s.content.startswith(b"MPF\0")) + 8
        entries[0] = (0x30000, len(photo), 0, 0)
        entries[1] = (0, len(gain_map), len(photo) - start, 0)
        if film:
            entries[2] = (0x10001, len(film), len(photo) + len(gain_map) - start, 0)
    return photo + gain_map + film


def _without_lamp(data: bytes) -> tuple[bytes, tuple[str, ...]]:
    photo = JPEG.decode(data)
    pixels = photo.pixels.copy()
    pixels[LAMP] = 0
    return edited(replace(photo, pixels=pixels))


def _gains(data: bytes) -> np.ndarray:
    found = gain_map_in(data)
    assert found is not None
    with Image.open(BytesIO(found.data)) as image:
        return np.array(image.convert("L"))


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("gains", [GAINS, np.repeat(GAINS[..., None], 3, axis=2)], ids=["grey", "colours"])
def test_it_is_filled_at_the_same_place_and_nowhere_else(gains: np.ndarray, order: str) -> None:
    data = _hdr_file(gains, order)
    assert _gains(data)[35, 45] > 240
    done, notes = _without_lamp(data)
    assert notes == (MAP_NOTE,)
    new, old = _gains(done), _gains(data)
    assert np.abs(new[28:42, 38:52].astype(int) - (60 + COLUMNS[::4, ::4][28:42, 38:52] // 4)).max() < 12
    far = np.ones(new.shape, bool)
    far[8:64, 16:72] = False
    np.testing.assert_array_equal(new[far], old[far])


def test_directories_say_where_it_is() -> None:
    done, _notes = _without_lamp(_hdr_file(GAINS))
    found = gain_map_in(done)
    assert found is not None
    assert done.endswith(found.data)
    assert HDR in found.data
    assert f'Item:Length="{len(found.data)}"'.encode() in done
    assert JPEG.decode(done).page_count == 1
    np.testing.assert_array_equal(JPEG.decode(done).pixels[:80], JPEG.decode(_hdr_file(GAINS)).pixels[:80])


def test_what_else_lies_behind_the_photo_goes() -> None:
    film = b"\xff\xd8 a film of what went"
    done, notes = _without_lamp(_hdr_file(GAINS, film=film))
    assert film not in done
    assert notes == (MAP_NOTE, NOTE)
    assert JPEG.decode(done).page_count == 1
    assert _gains(done)[35, 45] < 120


def test_a_map_that_can_not_be_changed_is_left_out() -> None:
    odd = bytearray(_hdr_file(GAINS))
    odd[odd.rindex(b"\xff\xc0") + 4] = 12  # bits of a sample
    done, notes = _without_lamp(bytes(odd))
    assert gain_map_in(done) is None
    assert notes == (NOTE,)


def test_without_one_nothing_is_found() -> None:
    assert gain_map_in(_picture(PIXELS)) is None
    assert gain_map_in(_picture(PIXELS, Segment(0xE2, b"MPF\0 damaged"))) is None
    assert gain_map_in(b"no JPEG") is None
    plain = _hdr_file(GAINS).replace(b"hdr-gain-map", b"some-other-m")
    assert gain_map_in(plain) is None


def test_where_all_of_it_would_go_it_can_not_be_filled() -> None:
    found = gain_map_in(_hdr_file(GAINS))
    assert found is not None
    with pytest.raises(ValueError, match="nothing is left"):
        filled(found, np.ones(PIXELS.shape[:2], bool))


@pytest.mark.parametrize(
    "item",
    [b'Item:Semantic="GainMap" Item:Length="%d"', b'Item:Length="%d" Item:Mime="image/jpeg" Item:Semantic="GainMap"'],
)
def test_lengths_are_set_in_either_order(item: bytes) -> None:
    packet = b'<Container:Item Item:Semantic="Primary" Item:Length="0"/><Container:Item %s/>'
    found = with_length(packet % (item % 99), GainMap(1, bytes(12345)))
    assert found == packet % (item % 12345)


def test_a_joined_file_ends_with_the_map() -> None:
    data = _hdr_file(GAINS)
    found = gain_map_in(data)
    assert found is not None
    photo = data[: -len(found.data)]
    assert joined(photo, found) == data
