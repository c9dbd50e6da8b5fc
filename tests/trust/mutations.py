"""Changes of files such as damage and malice make: of bytes, and of what a file is made of, so that its sums are right.

What is drawn by lot comes from `Random`, which Hypothesis may be.
"""

from __future__ import annotations

import json
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from random import Random
from typing import Any

PNG = b"\x89PNG\r\n\x1a\n"
_ZIP, _TIFFS = b"PK\x03\x04", {b"II*\0": "<", b"MM\0*": ">"}
_DAMAGE = (zipfile.BadZipFile, zlib.error, RuntimeError, OSError, EOFError)
_NUMBERS = (0, 1, 2, 7, 127, 128, 255, 256, 32767, 65535, 65536, 2**31 - 1, 2**31, 2**32 - 1)
_VALUES: tuple[Any, ...] = (
    *(None, True, -1, 0, 1, 2**31, 2**63, 10**40, 1e308, float("nan"), float("inf"), "", "x", "../secret.png"),
    *("\ud800", "a\0b", [], {}, [[]] * 3, {"a": {"b": []}}, [1, 2, 3, 4], "9" * 5000, "/dev/zero", "\n"),
)
_NAMES = (
    "../secret.png",
    "/etc/passwd",
    "C:\\x",
    "..\\..\\x",
    "a" * 300,
    "dfnet/../../x",
    "dfnet/session.json",
    "\u202e",
)
_TEXTS = (
    *("inf", "-inf", "nan", "1e999", "9" * 5000, "-1", "true", "[1, 2", '"\\ud800"', "@Invalid()", "@Rect(1 2 3 4)"),
    *("@Variant(\\0\\0\\0\\x7f\\0\\0\\0\\x1)", "@Variant(\\0\\0\\0\\t\\xff\\xff\\xff\\xff)", "a, b, c", "\\x0", '"'),
    *("@ByteArray(\\xff\\xfe)", "@DateTime(\\0)", "@String(x)", "[" * 3000, "{}", "0x10", "1979-05-27", "[[a]]"),
)


def mutated(data: bytes, lot: Random) -> bytes:
    """The file with one to three changes, each of them of a kind that suits it, or of mere bytes."""
    for _time in range(lot.randint(1, 3)):
        change = next((made for begins, made in _KINDS if begins(data)), _bytes)
        if lot.random() < 0.3:
            change = _bytes
        try:
            data = change(data, lot)
        except (ValueError, struct.error, LookupError, *_DAMAGE):
            data = _bytes(data, lot)
    return data


def _bytes(data: bytes, lot: Random) -> bytes:
    place = lot.randint(0, max(0, len(data) - 1))
    kind = lot.randint(0, 5)
    if kind == 0:
        return data[:place] + bytes([lot.randint(0, 255)]) + data[place + 1 :]
    if kind == 1:
        return data[:place]
    if kind == 2:
        return data[:place] + lot.randint(0, 2**64 - 1).to_bytes(8, "big")[: lot.randint(1, 8)] + data[place:]
    if kind == 3:
        end = place + lot.randint(1, 200)
        return data[:end] + data[place:]
    if kind == 4:
        return data[:place] + data[place + lot.randint(1, 50) :]
    return _with_number(data, place, lot)


def _with_number(data: bytes, place: int, lot: Random) -> bytes:
    """What may be a length, an offset or a count, as another one."""
    size = lot.choice((1, 2, 4, 8))
    number: bytes = (lot.choice(_NUMBERS) % 256**size).to_bytes(size, "big")
    changed: bytes = data[:place] + (number if lot.random() < 0.5 else number[::-1]) + data[place + size :]
    return changed


def _zip(data: bytes, lot: Random) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        files = [(name, archive.read(name)) for name in archive.namelist()]
    place = lot.randint(0, len(files) - 1)
    name, held = files[place]
    kind = lot.randint(0, 7)
    if kind == 0:
        files[place] = (lot.choice(_NAMES), held)
    elif kind == 1:
        files.append((name, lot.choice(files)[1]))
    elif kind == 2:
        del files[place]
    elif kind == 3:
        files[place] = (name, lot.choice(files)[1])
    else:
        files[place] = (name, mutated(held, lot))
    return _zipped(files, lot.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)))


def _zipped(files: list[tuple[str, bytes]], compression: int) -> bytes:
    made = BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(made, "w", compression) as archive:
        warnings.simplefilter("ignore")  # one name twice is meant
        for name, held in files:
            archive.writestr(name, held)
    return made.getvalue()


def _png(data: bytes, lot: Random) -> bytes:
    chunks, place = [], len(PNG)
    while place + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, place)
        chunks.append((data[place + 4 : place + 8], data[place + 8 : place + 8 + length]))
        place += 12 + length
    which, kind = lot.randint(0, len(chunks) - 1), lot.randint(0, 5)
    name, held = chunks[which]
    if kind == 0:
        chunks.insert(lot.randint(0, len(chunks)), chunks[which])
    elif kind == 1:
        del chunks[which]
    elif kind == 2:
        chunks.insert(which, (lot.choice((b"iCCP", b"eXIf", b"iTXt", b"tRNS", b"acTL", b"fcTL", b"PLTE")), held))
    elif kind == 3 and name == b"IDAT":
        chunks[which] = (name, zlib.compress(_bytes(zlib.decompress(held), lot)))
    else:
        chunks[which] = (name, _bytes(held, lot))
    return PNG + b"".join(png_chunk(*each) for each in chunks)


def png_chunk(kind: bytes, held: bytes) -> bytes:
    """With its right sum."""
    return struct.pack(">I", len(held)) + kind + held + struct.pack(">I", zlib.crc32(kind + held))


def _tiff(data: bytes, lot: Random) -> bytes:
    """A field of a tag, of a directory that the file names."""
    order = _TIFFS[data[:4]]
    (place,) = struct.unpack_from(f"{order}I", data, 4)
    (count,) = struct.unpack_from(f"{order}H", data, place)
    entry = place + 2 + 12 * lot.randint(0, max(0, min(count, 200) - 1))
    at, kind = lot.choice(((0, "H"), (2, "H"), (4, "I"), (8, "I"), (8, "H")))
    value = lot.choice((*_NUMBERS, len(data), len(data) - 1, place)) % 256 ** struct.calcsize(kind)
    changed = bytearray(data)
    struct.pack_into(order + kind, changed, entry + at, value)
    return bytes(changed)


def _json(data: bytes, lot: Random) -> bytes:
    return json.dumps(_with_value(json.loads(data), lot)).encode()


def _with_value(value: Any, lot: Random) -> Any:
    """Somewhere within it there is another value, or one is missing, or lies deeper."""
    places = list(value) if isinstance(value, dict) else list(range(len(value))) if isinstance(value, list) else []
    if not places or lot.random() < 0.1:
        return lot.choice((*_VALUES, [value], {"a": value}, [value] * 200))
    place = lot.choice(places)
    changed = value.copy()
    if lot.random() < 0.1:
        del changed[place]
    else:
        changed[place] = _with_value(value[place], lot)
    return changed


def _safetensors(data: bytes, lot: Random) -> bytes:
    (length,) = struct.unpack_from("<Q", data)
    head = _json(data[8 : 8 + length], lot)
    return struct.pack("<Q", len(head)) + head + data[8 + length :]


def _lines(data: bytes, lot: Random) -> bytes:
    """Settings or TOML: another value, a line twice, or in another place."""
    lines = data.split(b"\n")
    place = lot.randint(0, len(lines) - 1)
    name, mark, _value = lines[place].partition(b"=")
    kind = lot.randint(0, 4)
    if kind == 0:
        lines.insert(lot.randint(0, len(lines)), lines[place])
    elif kind == 1:
        del lines[place]
    else:
        lines[place] = name + (mark or b"=") + lot.choice(_TEXTS).encode("utf-8", "surrogatepass")
    return b"\n".join(lines)


_KINDS: tuple[tuple[Callable[[bytes], bool], Callable[[bytes, Random], bytes]], ...] = (
    (lambda data: data.startswith(_ZIP), _zip),
    (lambda data: data.startswith(PNG), _png),
    (lambda data: data[:4] in _TIFFS, _tiff),
    (lambda data: data[8:9] == b"{" and data[4:8] == b"\0\0\0\0", _safetensors),
    (lambda data: data[:1] in (b"{", b"["), _json),
    (lambda data: b"=" in data[:100] and data[:1].isascii() and b"\0" not in data[:100], _lines),
)
"""How a file begins, and what can be done to one that does."""
