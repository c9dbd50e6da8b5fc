"""Directories of a TIFF are read and changed in its bytes."""

import struct
from io import BytesIO

import numpy as np
import pytest
import tifffile

from dfnet_gui.imaging.tiff_block import Block, Place


def _file(*, big: bool = False, order: str = "<") -> bytearray:
    file = BytesIO()
    tags = [(700, 1, 20, b"twenty bytes of text", True), (65000, 3, 3, (1, 2, 3), True)]
    with tifffile.TiffWriter(file, bigtiff=big, byteorder=order) as writer:  # type: ignore[arg-type]
        writer.write(np.zeros((4, 5), np.uint8), extratags=tags, metadata=None)
        writer.write(np.ones((4, 5), np.uint8), metadata=None)
    return bytearray(file.getvalue())


def _place(block: Block, tag: int) -> Place:
    return next(place for place in block.places(block.first) if place.tag == tag)


KINDS = pytest.mark.parametrize(("big", "order"), [(False, "<"), (False, ">"), (True, "<")])


@KINDS
def test_an_entry_goes_and_all_else_is_read_as_before(order: str, *, big: bool) -> None:
    data = _file(big=big, order=order)
    block = Block(data)
    block.remove(block.first, _place(block, 700))
    with tifffile.TiffFile(BytesIO(bytes(data))) as file:
        assert 700 not in file.pages[0].tags  # type: ignore[union-attr]
        assert file.pages[0].tags[65000].value == (1, 2, 3)  # type: ignore[union-attr]
        assert len(file.pages) == 2
        assert file.pages[1].asarray().min() == 1


@KINDS
def test_a_value_is_made_shorter(order: str, *, big: bool) -> None:
    data = _file(big=big, order=order)
    block = Block(data)
    block.shorten(_place(block, 700), b"twelve bytes")
    with tifffile.TiffFile(BytesIO(bytes(data))) as file:
        assert file.pages[0].tags[700].value == b"twelve bytes"  # type: ignore[union-attr]
    assert b"of text" not in data
    for wrong in (b"more than twenty bytes of text", b""):
        with pytest.raises(ValueError, match="shorter"):
            block.shorten(_place(block, 65000), wrong)


def test_numbers_are_read_in_their_order() -> None:
    for order in "<>":
        block = Block(_file(order=order))
        assert block.numbers(_place(block, 65000)) == (1, 2, 3)
        with pytest.raises(ValueError, match="whole"):
            block.numbers(_place(block, 700))


@pytest.mark.parametrize("data", [b"", b"none of them", b"II*\0", b"II\1\0\0\0\0\0"])
def test_what_is_none_is_refused(data: bytes) -> None:
    with pytest.raises((ValueError, struct.error, IndexError)):
        Block(data)
