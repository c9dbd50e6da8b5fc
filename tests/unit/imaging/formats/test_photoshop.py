"""Photoshop's resources are kept, without the pictures in them."""

import struct

from dfnet_gui.imaging.formats.photoshop import iptc_in, left_out, resources_of, without_thumbnails


def _resource(number: int, content: bytes, name: bytes = b"") -> bytes:
    named = bytes([len(name)]) + name + b"\0" * ((len(name) + 1) % 2)
    head = b"8BIM" + struct.pack(">H", number) + named + struct.pack(">I", len(content))
    return head + content + b"\0" * (len(content) % 2)


BLOCK = _resource(1028, b"captions") + _resource(1036, b"a thumbnail") + _resource(1005, b"odd", b"name")


def test_all_are_found() -> None:
    found = [(each.number, each.content) for each in resources_of(BLOCK)]
    assert found == [(1028, b"captions"), (1036, b"a thumbnail"), (1005, b"odd")]
    assert b"".join(each.stored for each in resources_of(BLOCK)) == BLOCK


def test_thumbnails_go_and_all_else_stays_byte_for_byte() -> None:
    kept = _resource(1028, b"captions") + _resource(1005, b"odd", b"name")
    assert without_thumbnails(BLOCK) == kept
    assert without_thumbnails(BLOCK + b"damaged rest") == kept + b"damaged rest"
    assert without_thumbnails(b"none of them") == b"none of them"


def test_captions_are_found_and_missed() -> None:
    assert iptc_in(BLOCK) == b"captions"
    assert iptc_in(_resource(1005, b"odd")) is None
    assert left_out(BLOCK, "PNG") == ("PNG holds no IPTC captions: they were left out. JPEG and TIFF keep them.",)
    assert left_out(None, "PNG") == left_out(_resource(1005, b"odd"), "PNG") == ()
