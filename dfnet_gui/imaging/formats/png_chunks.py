"""The chunks of a PNG (ISO/IEC 15948): what carries pixels, and what is said beside them."""

import re
import struct
import zlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

SIGNATURE = b"\x89PNG\r\n\x1a\n"
PIXEL_CHUNKS = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")
_MOST_UNPACKED = 64 << 20
"""Text and profiles are packed; a small file can hold a huge one."""
_XMP_NAME = b"XML:com.adobe.xmp\0"
_METRES_AN_INCH = 0.0254
_LASTING = (b"gAMA", b"cHRM", b"sRGB", b"cICP", b"mDCV", b"cLLI", b"tIME")
_TEXTS = (b"tEXt", b"zTXt", b"iTXt")
_TEXTS_SET_ANEW = (_XMP_NAME, *(b"Raw profile type " + name for name in (b"exif", b"APP1", b"icc", b"icm", b"xmp")))
_OLD_EXIF = re.compile(rb"Raw profile type (exif|APP1)$")
"""How a block was kept before the standard had a place for it (by ImageMagick): as hexadecimal text."""


class Chunk(NamedTuple):
    """A chunk's four letters and what it holds."""

    kind: bytes
    content: bytes

    def to_bytes(self) -> bytes:
        """As it lies in a file."""
        return b"".join(self.parts())

    def parts(self) -> tuple[bytes, bytes, bytes]:
        """The same in pieces, of which what it holds is not copied."""
        check = zlib.crc32(self.content, zlib.crc32(self.kind))
        return struct.pack(">I", len(self.content)) + self.kind, self.content, struct.pack(">I", check)


def chunks_of(data: bytes) -> Iterator[Chunk]:
    """All up to IEND, or to where the file ends. Of those that carry no pixels, only whole ones.

    ValueError for a damaged one that carries pixels: its checksum is wrong.
    """
    place = len(SIGNATURE)
    while place + 8 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, place)
        content = data[place + 8 : place + 8 + length]
        check = data[place + 8 + length : place + 12 + length]
        is_right = len(check) == 4 and zlib.crc32(content, zlib.crc32(kind)) == int.from_bytes(check, "big")
        if is_right or (kind == b"IDAT" and len(check) < 4):  # a cut one may still hold all
            yield Chunk(kind, content)
        elif kind in PIXEL_CHUNKS and kind != b"IEND":
            raise ValueError(f"a wrong checksum in {kind!r}")
        if kind == b"IEND":
            return
        place += 12 + length


def joined(chunks: Iterable[Chunk]) -> bytes:
    """A file of these chunks and the last one, IEND."""
    last = Chunk(b"IEND", b"")
    wanted = (*(chunk for chunk in chunks if chunk.kind != last.kind), last)
    return b"".join((SIGNATURE, *(part for chunk in wanted for part in chunk.parts())))


def size_of(chunks: list[Chunk]) -> tuple[int, int]:
    """Width and height; ValueError without a header."""
    if not chunks or chunks[0].kind != b"IHDR" or len(chunks[0].content) != 13:
        raise ValueError("no header")
    width, height = struct.unpack_from(">II", chunks[0].content)
    return width, height


def frame_count(chunks: list[Chunk]) -> int:
    """How many pictures an animation has; 1 for a still one."""
    control = next((chunk.content for chunk in chunks if chunk.kind == b"acTL"), b"")
    return int.from_bytes(control[:4], "big") if len(control) >= 4 else 1


def xmp_in(chunks: list[Chunk]) -> bytes | None:
    """The XMP packet."""
    for chunk in chunks:
        if chunk.kind == b"iTXt" and chunk.content.startswith(_XMP_NAME):
            is_packed, rest = chunk.content[len(_XMP_NAME)], chunk.content[len(_XMP_NAME) + 2 :]
            packet = rest.split(b"\0", 2)[-1]
            return (_unpacked(packet) if is_packed else packet) or None
    return None


def xmp_chunk(packet: bytes) -> Chunk:
    """Not packed, as the standard of XMP asks (part 3, 1.1.5)."""
    return Chunk(b"iTXt", _XMP_NAME + b"\0\0\0\0" + packet)


def dpi_in(chunks: list[Chunk]) -> tuple[float, float] | None:
    """Pixels an inch across and down; None where only their ratio is said."""
    content = next((chunk.content for chunk in chunks if chunk.kind == b"pHYs"), b"")
    if len(content) != 9 or content[8] != 1:
        return None
    across, down = struct.unpack_from(">II", content)
    return (across * _METRES_AN_INCH, down * _METRES_AN_INCH) if across and down else None


def dpi_chunk(dpi: tuple[float, float]) -> Chunk:
    """Stored by the metre."""
    return Chunk(b"pHYs", struct.pack(">IIB", *(round(n / _METRES_AN_INCH) for n in dpi), 1))


def lasting(chunks: list[Chunk]) -> list[Chunk]:
    """Those that stay true of an upright photo with other pixels: colour, text and time, not what is set anew."""
    return [
        chunk
        for chunk in chunks
        if chunk.kind in _LASTING or (chunk.kind in _TEXTS and not chunk.content.startswith(_TEXTS_SET_ANEW))
    ]


def profile_in(chunks: list[Chunk]) -> bytes | None:
    """The ICC profile; None for one that is damaged."""
    for chunk in chunks:
        if chunk.kind == b"iCCP":
            _name, _end, packed = chunk.content.partition(b"\0")
            return _unpacked(packed[1:])
    return None


def profile_chunk(profile: bytes) -> Chunk:
    """An ICC profile, packed."""
    return Chunk(b"iCCP", b"ICC Profile\0\0" + zlib.compress(profile))


def exif_in(chunks: list[Chunk]) -> bytes | None:
    """The EXIF block without a name before it."""
    for chunk in chunks:
        if chunk.kind == b"eXIf":
            return chunk.content.removeprefix(b"Exif\0\0")
    for chunk in chunks:
        if chunk.kind in (b"tEXt", b"zTXt") and _OLD_EXIF.match(chunk.content.partition(b"\0")[0]):
            return _from_hexadecimal(chunk)
    return None


def _from_hexadecimal(chunk: Chunk) -> bytes | None:
    """A name, a length, and the block in hexadecimal digits, each on lines of their own."""
    _name, _end, text = chunk.content.partition(b"\0")
    unpacked = _unpacked(text[1:]) if chunk.kind == b"zTXt" else text
    digits = (unpacked or b"").strip(b"\n\0 ").split(b"\n")[2:]
    try:
        block = bytes.fromhex(b"".join(line.strip(b"\0 ") for line in digits).decode("ascii"))
    except (ValueError, UnicodeDecodeError):
        return None
    return block.removeprefix(b"Exif\0\0") or None


def _unpacked(packed: bytes) -> bytes | None:
    unpacker = zlib.decompressobj()
    try:
        unpacked = unpacker.decompress(packed, _MOST_UNPACKED)
    except zlib.error:
        return None
    return unpacked if unpacker.eof else None


def with_true_key(chunks: list[Chunk]) -> list[Chunk]:
    """The chunks, of a transparent colour only the bits that count (PNG, third edition, 11.3.1.1)."""
    depth, kind = chunks[0].content[8], chunks[0].content[9]
    if kind not in (_GREY, _RGB):
        return chunks
    return [
        chunk._replace(content=_masked(chunk.content, depth)) if chunk.kind == b"tRNS" else chunk for chunk in chunks
    ]


def _masked(content: bytes, depth: int) -> bytes:
    count = len(content) // 2
    values = struct.unpack(f">{count}H", content[: 2 * count])
    return struct.pack(f">{count}H", *(value & ((1 << depth) - 1) for value in values))


_GREY, _RGB = 0, 2
