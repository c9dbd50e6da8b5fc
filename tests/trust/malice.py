"""Files that somebody made to harm: to have code run, to reach other files, or to take all memory or time."""

from __future__ import annotations

import builtins
import json
import operator
import os
import pickle
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from importlib import import_module
from io import BytesIO
from typing import Any

import numpy as np
from PIL import Image

from tests.trust.mutations import PNG, png_chunk
from tests.trust.readers import reader_called

STATE = "dfnet/session.json"
_MB = 1 << 20


class _Runs:
    """What pickle calls when it unpacks this."""

    def __init__(self, deed: Any, *arguments: object, state: object = None) -> None:
        self._made = (deed, arguments, state) if state is not None else (deed, arguments)

    def __reduce__(self) -> tuple[Any, ...]:
        return self._made


def running_pickles(mark: str) -> dict[str, bytes]:
    """Weights that would make a folder, in the ways that PyTorch writes them, and as a plain pickle."""
    import torch

    deeds: dict[str, object] = {
        "a command": _Runs(os.system, f"mkdir {mark}"),
        "an expression": _Runs(builtins.eval, f"__import__('os').mkdir({mark!r})"),
        "statements": _Runs(builtins.exec, f"import os; os.mkdir({mark!r})"),
        "a call within a call": _Runs(list, _Runs(map, os.mkdir, [mark])),
        "an attribute": _Runs(operator.call, _Runs(getattr, _Runs(import_module, "os"), "mkdir"), mark),
        "a state": _Runs(torch.nn.Module, state={"a": _Runs(os.mkdir, mark)}),
        "a key": {_Runs(os.mkdir, mark): torch.zeros(1)},
        "another pickle": _Runs(pickle.loads, pickle.dumps(_Runs(os.mkdir, mark))),
    }
    made = {}
    for name, deed in deeds.items():
        for way, is_zipped in (("zip", True), ("legacy", False)):
            file = BytesIO()
            torch.save({"weight": torch.zeros(2), "bias": deed}, file, _use_new_zipfile_serialization=is_zipped)
            made[f"{name}, {way}"] = file.getvalue()
        if name not in ("a state", "a key"):
            made[f"{name}, plain"] = pickle.dumps(deed, 2)
    return made


def costly_pickles() -> dict[str, bytes]:
    """Weights that claim much: that are laid out over and over, or say that they are long."""
    import torch

    once = torch.zeros(1)
    made = {
        "one number as 6 GB": _torch({"a": once.expand(40_000, 40_000)}),
        "one number as 6 GB, legacy": _torch({"a": once.expand(40_000, 40_000)}, is_zipped=False),
        "2000 tensors of one number": _torch({f"a{n}": once.expand(10_000, 10_000) for n in range(2000)}),
        "no memory at all": _torch({"a": torch.zeros(10**6, 10**6, device="meta")}),
        "a legacy one of 32 GB": _torch({"a": torch.zeros(7)}, is_zipped=False).replace(b"K\x07", b"J\0\0\0\x7f"),
        "names that are numbers": _torch({3: once}),
    }
    claims = {"text": b"\x8e" + struct.pack("<Q", 10**12), "number": b"\x8b" + struct.pack("<i", 2**31 - 16)}
    made |= {f"a long {name}": b"\x80\x02" + claim + b"x" for name, claim in claims.items()}
    made["a memo far out"] = b"\x80\x02]r" + struct.pack("<I", 2**32 - 16) + b"."
    made["lists within lists"] = b"\x80\x02" + b"]" * 10**5 + b"a" * (10**5 - 1) + b"."
    return made


def _torch(state: object, *, is_zipped: bool = True) -> bytes:
    import torch

    file = BytesIO()
    torch.save(state, file, _use_new_zipfile_serialization=is_zipped)
    return file.getvalue()


def wrong_safetensors() -> dict[str, bytes]:
    """Headers that say what can't be."""

    def entry(shape: list[int], begin: int, end: int, kind: str = "U8") -> dict[str, object]:
        return {"dtype": kind, "shape": shape, "data_offsets": [begin, end]}

    heads: dict[str, object] = {
        "4 TB": {"a": entry([10**6, 10**6], 0, 4 * 10**12, "F32")},
        "one place twice": {"a": entry([4], 0, 4), "b": entry([4], 0, 4)},
        "a gap": {"a": entry([2], 0, 2), "b": entry([1], 3, 4)},
        "backwards": {"a": entry([4], 4, 0)},
        "below nothing": {"a": entry([4], -4, 0)},
        "a size that wraps around": {"a": entry([2**32, 2**32], 0, 0)},
        "a side of nothing": {"a": entry([2**40, 0], 0, 0)},
        "another kind": {"a": entry([4], 0, 4, "F8_E4M3")},
        "half a letter": {"\ud800": entry([4], 0, 4)},
        "an endless number": {f"en_{'9' * 5000}.encode.0.conv.weight": entry([1, 1, 2, 2], 0, 4)},
    }
    made = {name: _safetensors(json.dumps(head).encode()) for name, head in heads.items()}
    made["lists within lists"] = _safetensors(b'{"a":' + b"[" * 10**5)
    for length in (0, 100 << 20, 2**63 - 1, 2**64 - 1):
        made[f"a head of {length} bytes"] = struct.pack("<Q", length) + b'{"a": 1}'
    return made


def _safetensors(head: bytes) -> bytes:
    return struct.pack("<Q", len(head)) + head + b"1234"


def zipped(files: Iterable[tuple[str | zipfile.ZipInfo, bytes]]) -> bytes:
    """An archive of these."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return file.getvalue()


def session_files() -> dict[str, bytes]:
    """Those of a whole session."""
    with zipfile.ZipFile(BytesIO(reader_called("session").seeds()[0])) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def session_with(state: Mapping[str, object], more: Mapping[str, bytes] | None = None) -> bytes:
    """One whose description and files are partly others."""
    files = session_files() | dict(more or {})
    files[STATE] = json.dumps({**json.loads(files[STATE]), **state}).encode()
    return zipped(files.items())


def png_claiming(width: int, height: int, held: bytes = b"", *, kind: int = 0) -> bytes:
    """A PNG of that size, with that in its data."""
    head = png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0))
    return PNG + head + png_chunk(b"IDAT", held) + png_chunk(b"IEND", b"")


def zeros_packed(count_mb: int) -> bytes:
    """So many megabytes, as deflate packs them: a thousandth of that."""
    packer = zlib.compressobj()
    return b"".join(packer.compress(bytes(_MB)) for _each in range(count_mb)) + packer.flush()


def laughing_xml() -> bytes:
    """Entities of entities: ten billion words where somebody parses them; and one that names a file."""
    layers = "".join(
        f'<!ENTITY {one} "{f"&{other};" * 10}">' for other, one in zip("abcdefghi", "bcdefghij", strict=True)
    )
    words = f'<!DOCTYPE x [<!ENTITY a "ha">{layers}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    return f'<?xml version="1.0"?>{words}<image name="&j;">&f;</image>'.encode()


def small_png(side: int) -> bytes:
    """A grey picture."""
    file = BytesIO()
    Image.fromarray(np.zeros((side, side), np.uint8)).save(file, "PNG")
    return file.getvalue()
