"""EXIF blocks keep every byte that has no reason to change."""

import struct
from io import BytesIO
from typing import Any

import numpy as np
import pytest
import tifffile
from PIL import Image

from dfnet_gui.imaging.exif import (
    EXIF_POINTER,
    GPS_POINTER,
    INTEROP_POINTER,
    ORIENTATION,
    PREFIX,
    Directory,
    Entry,
    as_block,
    directory_of,
    exif_of_tiff,
    orientation_of,
    upright_exif,
    without_orientation,
)

MAKER, WIDTH, HEIGHT, MAKER_NOTE, ARTIST = 271, 40962, 40963, 37500, 315
NOTE = bytes(range(200, 256)) * 4


def _text(text: str) -> Entry:
    stored = text.encode() + b"\0"
    return Entry(2, len(stored), stored)


def _block(order: str = "<", orientation: Entry | None = None, *, with_thumbnail: bool = False) -> bytes:
    def short(value: int) -> Entry:
        return Entry(3, 1, struct.pack(f"{order}H", value))

    interop = Directory({1: Entry(2, 4, b"R98\0")})
    private = Directory({WIDTH: short(640), HEIGHT: short(480), MAKER_NOTE: Entry(7, len(NOTE), NOTE)})
    private.below[INTEROP_POINTER] = interop
    whole = Directory({MAKER: _text("Maker"), ARTIST: _text("Jörg Müller"), ORIENTATION: orientation or short(6)})
    whole.below = {EXIF_POINTER: private, GPS_POINTER: Directory({0: Entry(1, 4, b"\2\3\0\0")})}
    block = as_block(whole, order)
    if with_thumbnail:
        count = struct.unpack_from(f"{order}H", block, 8)[0]
        changed = bytearray(block)
        struct.pack_into(f"{order}I", changed, 10 + 12 * count, len(block))
        place = len(block) + 2 + 24 + 4
        fields = (2, 513, 4, 1, place, 514, 4, 1, len(_THUMBNAIL), 0)
        block = bytes(changed) + struct.pack(f"{order}HHHIIHHIII", *fields) + _THUMBNAIL
    return PREFIX + block


_THUMBNAIL = b"\xff\xd8 the removed face \xff\xd9"


def test_what_is_written_is_read_by_others() -> None:
    exif = Image.Exif()
    exif.load(_block())
    assert exif[MAKER] == "Maker"
    assert exif.get_ifd(EXIF_POINTER)[WIDTH] == 640
    assert exif.get_ifd(INTEROP_POINTER)[1] == "R98"
    assert exif.get_ifd(GPS_POINTER)[0] == b"\2\3\0\0"


@pytest.mark.parametrize("order", ["<", ">"])
def test_only_orientation_sides_and_thumbnail_change(order: str) -> None:
    before = _block(order, with_thumbnail=True)
    after = upright_exif(before, 6)
    assert after is not None
    assert len(after) == len(before)
    assert b"face" not in after
    found, _order = directory_of(after)
    wanted, _order = directory_of(before)
    assert found.entries.pop(ORIENTATION).value == struct.pack(f"{order}H", 1)
    del wanted.entries[ORIENTATION]
    private, private_before = found.below[EXIF_POINTER], wanted.below[EXIF_POINTER]
    assert private.entries.pop(WIDTH) == private_before.entries.pop(HEIGHT)
    assert private.entries.pop(HEIGHT) == private_before.entries.pop(WIDTH)
    assert found == wanted
    assert after.index(NOTE) == before.index(NOTE), "maker notes hold offsets of their own"
    changed = sum(one != other for one, other in zip(before, after, strict=True))
    assert changed <= 2 + 4 + len(_THUMBNAIL) + 4


def test_a_photo_that_stood_upright_keeps_its_sides() -> None:
    after = upright_exif(_block(), 1)
    assert after is not None
    assert directory_of(after)[0].below[EXIF_POINTER].entries[WIDTH].value == struct.pack("<H", 640)


@pytest.mark.parametrize(
    "orientation",
    [Entry(1, 1, b"\6"), Entry(7, 1, b"\6"), Entry(4, 1, struct.pack("<I", 6)), Entry(11, 1, struct.pack("<f", 6))],
)
def test_an_orientation_of_another_type_becomes_a_usual_one(orientation: Entry) -> None:
    after = upright_exif(_block(orientation=orientation), 6)
    assert after is not None
    exif = Image.Exif()
    exif.load(after)
    assert exif[ORIENTATION] == 1


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (6, 6),
        (b"\6", 6),
        ((6,), 6),
        (6.0, 6),
        ("\6", 6),
        (0, 1),
        (9, 1),
        (float("nan"), 1),
        (b"", 1),
        (None, 1),
        ("", 1),
    ],
)
def test_what_an_orientation_says(value: object, wanted: int) -> None:
    assert orientation_of(value) == wanted


@pytest.mark.parametrize("cut", [3, 9, 15, 40])
def test_a_damaged_block_is_kept_only_where_nothing_of_it_must_change(cut: int) -> None:
    block = _block()[: len(PREFIX) + cut]
    assert upright_exif(block, 1) in (block, None)
    assert directory_of(block)[0] == Directory()
    assert upright_exif(PREFIX + b"none of them", 1) == PREFIX + b"none of them"
    assert upright_exif(PREFIX + b"none of them", 6) is None


@pytest.mark.parametrize("bigtiff", [True, False], ids=["big", "classic"])
@pytest.mark.parametrize("order", ["<", ">"])
def test_a_tiffs_block_is_a_classic_one_and_says_what_the_file_says(order: Any, bigtiff: bool) -> None:  # noqa: FBT001
    buffer = BytesIO()
    name = "Jörg Müller".encode()
    tags: list[Any] = [(MAKER, "s", 0, "Maker", True), (ARTIST, "s", len(name) + 1, name + b"\0", True)]
    tifffile.imwrite(buffer, np.zeros((8, 8, 3), np.uint8), byteorder=order, bigtiff=bigtiff, extratags=tags)
    block = exif_of_tiff(buffer.getvalue())
    assert block is not None
    assert block[6:10] in (b"II*\0", b"MM\0*")
    directory, _order = directory_of(block)
    assert directory.entries[MAKER] == _text("Maker")
    assert directory.entries[ARTIST] == _text("Jörg Müller")
    assert 256 not in directory.entries


def test_what_is_no_tiff_has_no_block() -> None:
    assert exif_of_tiff(b"none of them") is None
    assert exif_of_tiff(b"II*\0") is None


def test_pointers_that_lead_in_a_circle_end() -> None:
    """An Interop directory that points to itself, and again."""
    entry = struct.pack("<HHII", 40965, 4, 1, 0)
    below = struct.pack("<H", 2) + 2 * entry + bytes(4)
    head = b"II*\0" + struct.pack("<I", 8) + struct.pack("<HHHII", 1, 34665, 4, 1, 26) + bytes(4)
    below = below.replace(entry, struct.pack("<HHII", 40965, 4, 1, len(head)))
    head = head.replace(struct.pack("<I", 26), struct.pack("<I", len(head)), 1)
    directory, _order = directory_of(head + below)
    assert directory.below == {}


def test_a_thumbnail_in_strips_is_blanked() -> None:
    tiff = bytearray(
        b"II*\0" + struct.pack("<I", 8) + struct.pack("<HHHII", 1, 271, 2, 4, 0x414243) + struct.pack("<I", 26)
    )
    strip = bytes(range(1, 200))
    place = len(tiff) + 2 + 24 + 4
    tiff += struct.pack("<HHHIIHHIII", 2, 273, 4, 1, place, 279, 4, 1, len(strip), 0) + strip
    upright = upright_exif(PREFIX + bytes(tiff), 1)
    assert upright is not None
    assert len(upright) == len(PREFIX) + len(tiff)
    assert strip not in upright
    assert not any(upright[-len(strip) :])


def test_the_orientation_alone_is_taken_out() -> None:
    exif = Image.Exif()
    exif[271], exif[274], exif[305] = "Maker", 6, "Program"
    block = without_orientation(exif.tobytes())
    assert block is not None
    directory, _order = directory_of(block)
    assert sorted(directory.entries) == [271, 305]
    assert without_orientation(b"Exif\0\0 none") is None
