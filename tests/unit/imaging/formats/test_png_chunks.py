"""Chunks of PNGs."""

import zlib

import pytest

from dfnet_gui.imaging.formats.png_chunks import SIGNATURE, Chunk, chunks_of, exif_in, joined, profile_in, size_of

HEADER = Chunk(b"IHDR", bytes([0, 0, 0, 7, 0, 0, 0, 5, 8, 2, 0, 0, 0]))


def test_what_is_joined_is_taken_apart() -> None:
    chunks = [HEADER, Chunk(b"tEXt", b"Comment\0hello"), Chunk(b"IDAT", b"pixels")]
    data = joined(chunks)
    assert data.startswith(SIGNATURE)
    assert list(chunks_of(data)) == [*chunks, Chunk(b"IEND", b"")]
    assert list(chunks_of(data + b"more")) == [*chunks, Chunk(b"IEND", b"")]
    assert size_of(chunks) == (7, 5)


def test_a_cut_chunk_of_pixels_is_given_and_another_is_not() -> None:
    data = joined([HEADER, Chunk(b"tEXt", b"Comment\0hello")])
    assert list(chunks_of(data[:-16])) == [HEADER]
    data = joined([HEADER, Chunk(b"IDAT", b"pixels")])
    assert list(chunks_of(data[:-17])) == [HEADER, Chunk(b"IDAT", b"pixel")]


def test_a_profile_that_would_fill_the_memory_is_none() -> None:
    packed = zlib.compress(bytes(100 << 20))
    assert len(packed) < 200_000
    assert profile_in([HEADER, Chunk(b"iCCP", b"huge\0\0" + packed)]) is None
    assert profile_in([HEADER, Chunk(b"iCCP", b"small\0\0" + zlib.compress(b"profile"))]) == b"profile"


@pytest.mark.parametrize("name", [b"exif", b"APP1"])
def test_blocks_are_found_in_either_place(name: bytes) -> None:
    text = b"\nexif\n      10\n" + (b"Exif\0\0II*\0").hex().encode() + b"\n"
    assert exif_in([HEADER, Chunk(b"tEXt", b"Raw profile type " + name + b"\0" + text)]) == b"II*\0"
    assert (
        exif_in([HEADER, Chunk(b"eXIf", b"II*\0own"), Chunk(b"tEXt", b"Raw profile type exif\0" + text)]) == b"II*\0own"
    )
    assert exif_in([HEADER]) is None
