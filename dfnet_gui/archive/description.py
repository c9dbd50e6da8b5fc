"""An open photo as a description that JSON can hold, and named files for its pictures; any thread."""

import gc
import hashlib
import json
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from dfnet_gui.archive.snapshot import Found, Snapshot
from dfnet_gui.document.removals import Removal
from dfnet_gui.engine.fills import Fill, Filled, Touch
from dfnet_gui.engine.request import Completion
from dfnet_gui.errors import LargeSessionError
from dfnet_gui.imaging.arrays import ByteArray, PixelArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.formats.base import ExportOptions
from dfnet_gui.imaging.formats.png import PNG
from dfnet_gui.imaging.packed_mask import PackedMask
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.system import MOST_FILE_MB, most_file_bytes
from dfnet_gui.wording import tr

VERSION = 1
PLACE = "dfnet/"
"""Our own files within a session, beside those of OpenRaster."""
STATE = f"{PLACE}session.json"
_PNG_FAST = [cv2.IMWRITE_PNG_COMPRESSION, 1]
Encode = Callable[[], bytes]


_SHARE_OF_FILE = 256
"""What JSON makes of a text takes up to 25 times as much. Of the usual limit of 2 GB these are 8 MB."""


def check_length(size: int) -> None:
    """LargeSessionError for a description of more bytes than are read; the user can raise that with those of a file."""
    most = most_file_bytes() // _SHARE_OF_FILE
    if size > most:
        raise LargeSessionError(
            tr(
                "its description has {size} MB, and more than {most} MB are not read; if it is whole, set "
                "{variable}={value} before you start the program.",
                size=-(-size >> 20),
                most=most >> 20,
                variable=MOST_FILE_MB,
                value=-(-size >> 20) * _SHARE_OF_FILE,
            )
        )


def parsed(data: bytes) -> dict[str, Any]:
    """A description's `state`. Raises ValueError, RecursionError."""
    with _without_collector():
        state = json.loads(data)
    if not isinstance(state, dict):
        raise ValueError("no description")
    return state


@contextmanager
def _without_collector() -> Iterator[None]:
    """A million lists would have Python look through all that the program holds a hundred times."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class Names:
    """A name for each fill that lasts as long as the fill lives, so that one that is written is known again.

    A fill is never changed: what has a name is the same file for ever. One thread at a time.
    """

    def __init__(self) -> None:
        self._names: weakref.WeakKeyDictionary[Filled, int] = weakref.WeakKeyDictionary()
        self._last = 0

    def number(self, layer: Filled) -> int:
        """Its own number."""
        if layer not in self._names:
            self._last += 1
            self._names[layer] = self._last
        return self._names[layer]


@dataclass
class Description:
    """`state` can be written as JSON; `files` are made when they are written: a name stands for one content."""

    state: dict[str, Any] = field(default_factory=dict)
    files: dict[str, Encode] = field(default_factory=dict)


def described(snapshot: Snapshot, names: Names) -> Description:
    """All of it but the photo itself."""
    made = Description()
    made.state = {
        "version": VERSION,
        "size": [snapshot.photo.width, snapshot.photo.height],
        "depth": 8 * snapshot.photo.pixels.itemsize,
        "path": str(snapshot.photo.path) if snapshot.photo.path else None,
        "page": snapshot.photo.page,
        "stamp": list(snapshot.photo.stamp) if snapshot.photo.stamp else None,
        "session_file": str(snapshot.session_file) if snapshot.session_file else None,
        "hole": _mask(snapshot.hole, made),
        "barred": _mask(snapshot.barred, made),
        "feather_px": snapshot.feather_px,
        "removals": [_removal(each, names, made) for each in snapshot.removals],
        "found": [_found(each, names, made) for each in snapshot.found],
        "settings": dict(snapshot.settings),
        "view": dict(snapshot.view),
    }
    return made


def _mask(mask: PackedMask | None, made: Description) -> dict[str, Any] | None:
    if mask is None:
        return None
    name = f"{PLACE}masks/{_digest(mask)}.png"
    made.files[name] = lambda: _gray(mask.mask.view(np.uint8) * np.uint8(255))
    return {"file": name, "bounds": _edges(mask.bounds)}


def _removal(removal: Removal, names: Names, made: Description) -> dict[str, Any]:
    return {
        "id": removal.id,
        "name": removal.name,
        "is_shown": removal.is_shown,
        "opacity": removal.opacity,
        "feather_px": removal.feather_px,
        "made_at": removal.made_at,
        "is_doubtful": removal.is_doubtful,
        "painted": _mask(removal.painted, made),
        "layer": _layer(removal.layer, names, made) if isinstance(removal.layer, Filled) else None,
    }


def _found(found: Found, names: Names, made: Description) -> dict[str, Any]:
    return {
        "removal_id": found.removal_id,
        "ways": found.ways,
        "are_wanted": found.are_wanted,
        "fills": [_layer(each, names, made) for each in found.fills],
    }


def _layer(layer: Filled, names: Names, made: Description) -> dict[str, Any]:
    number = names.number(layer)
    pixels, labels = f"{PLACE}fills/{number}.png", f"{PLACE}fills/{number}-parts.png"
    made.files[pixels] = lambda: encoded_fills(layer)
    made.files[labels] = lambda: _gray(_labels(layer))
    return {
        **_about(layer),
        "number": number,
        "pixels": pixels,
        "parts": labels,
        "bounds": _edges(layer.bounds),
        "fills": [_fill(fill) for fill in layer.fills],
    }


def _about(layer: Filled) -> dict[str, Any]:
    if isinstance(layer, Touch):
        return {"kind": layer.kind}
    if not isinstance(layer, Completion):
        return {}
    names = ("request_id", "seconds", "model", "device", "start", "backend", "variant", "detail")
    return {"kind": "completion", **{name: getattr(layer, name) for name in names}, "notes": list(layer.notes)}


def _fill(fill: Fill) -> dict[str, Any]:
    copied = [_edges(place) for place in fill.copied]
    return {"bounds": _edges(fill.bounds), "drawn": fill.drawn, "copied": copied}


def _edges(bounds: Bounds) -> list[int]:
    return [bounds.left, bounds.top, bounds.width, bounds.height]


def _digest(mask: PackedMask) -> str:
    """Names a mask by what it is, for another one is made with each stroke."""
    made = hashlib.blake2b(str(_edges(mask.bounds)).encode(), digest_size=12)
    made.update(mask.bits.tobytes())
    return made.hexdigest()


def _gray(pixels: ByteArray | PixelArray) -> bytes:
    return cv2.imencode(".png", pixels, _PNG_FAST)[1].tobytes()


def _labels(layer: Filled) -> PixelArray:
    """Which fill each pixel belongs to, counted from 1; 0 for none."""
    place = layer.bounds
    labels = np.zeros((place.height, place.width), np.uint16)
    for number, fill in enumerate(layer.fills, start=1):
        labels[fill.bounds.moved(-place.left, -place.top).slices][fill.hole] = number
    return labels


def pasted(layer: Filled) -> PixelArray:
    """Its pixels over nothing (zeros), at its bounds."""
    place = layer.bounds
    dtype = layer.fills[0].pixels.dtype if layer.fills else np.dtype(np.uint8)
    pixels: PixelArray = np.zeros((place.height, place.width, 3), dtype)
    layer.paste_into(pixels, (place.left, place.top))
    return pixels


def encoded_fills(layer: Filled) -> bytes:
    """As a PNG, over nothing."""
    return as_png(Photo(pixels=pasted(layer)))


def as_png(photo: Photo) -> bytes:
    """A photo as a PNG file."""
    assert PNG.encode is not None
    buffer = BytesIO()
    PNG.encode(photo, ExportOptions(), buffer)
    return buffer.getvalue()


def photo_file(photo: Photo) -> Path | None:
    """The photo's own file, if it is still what was read."""
    if photo.path is None or photo.stamp is None:
        return None
    try:
        status = photo.path.stat()
    except OSError:
        return None
    return photo.path if (status.st_size, status.st_mtime_ns) == photo.stamp else None
