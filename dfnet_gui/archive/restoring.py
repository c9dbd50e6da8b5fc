"""A description and its files as a document again; any thread. What is damaged is left out, and told."""

import os
import struct
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import cv2
import numpy as np

from dfnet_gui.archive.description import VERSION
from dfnet_gui.archive.snapshot import Found
from dfnet_gui.document.document import Document
from dfnet_gui.document.removals import MOST_FEATHER_PX, Removal, Removals
from dfnet_gui.engine.fills import Fill, Filled, Touch
from dfnet_gui.engine.request import Completion
from dfnet_gui.errors import DfnetError
from dfnet_gui.imaging.arrays import BoolArray, PixelArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.packed_mask import PackedMask
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.reading import decode_photo
from dfnet_gui.wording import tr

T = TypeVar("T")
Read = Callable[[str], bytes]
"""Gives a named file; raises KeyError, OSError or a DfnetError for one that can't be had."""
_SIZE_OFFSET = 16
"""Where a PNG says how wide and high it is (PNG, third edition, sections 5.2 and 11.2.1)."""
_DAMAGE = (
    *(struct.error, LookupError, ValueError, TypeError, AttributeError, OSError, ArithmeticError),
    *(RecursionError, MemoryError, cv2.error, DfnetError),
)
_MOST_REMOVALS, _MOST_ID, _MOST_NOTES = 10_000, 1 << 31, 8
_MOST_FILLS, _MOST_COPIED = 1 << 15, 1 << 17
"""Of a whole document, and the places that they were copied from; each takes some millionths of a second."""
_MOST_OVERLAP = 4
"""How many times as large as their layer all its fills together may be: they lie beside each other."""


@dataclass(frozen=True, eq=False)
class Restored:
    """A document as it was, what was found for its removals, and sentences about what could not be had."""

    document: Document
    found: tuple[Found, ...] = ()
    settings: dict[str, Any] | None = None
    view: dict[str, Any] | None = None
    session_file: Path | None = None
    """The session that it was saved to before."""
    notes: tuple[str, ...] = ()


def restored(photo: Photo, state: dict[str, Any], read: Read) -> Restored:
    """Everything that can be had; ValueError where the description is of another program or does not fit the photo."""
    if state.get("version") != VERSION:
        raise ValueError("it was written by a newer version of this program")
    if state.get("size") != [photo.width, photo.height] or state.get("depth") != 8 * photo.pixels.itemsize:
        raise ValueError("its photo is another one")
    return _Restoring(photo, read).run(state)


class _Restoring:
    def __init__(self, photo: Photo, read: Read) -> None:
        self._photo, self._read = photo, read
        self._whole = Bounds(0, 0, photo.width, photo.height)
        self._notes: list[str] = []
        self._layers: dict[int, Filled] = {}
        self._fills_left, self._copied_left = _MOST_FILLS, _MOST_COPIED

    def run(self, state: dict[str, Any]) -> Restored:
        removals = self._removals(state.get("removals"))
        hole, barred = (self._painted(state.get(name), name) for name in ("hole", "barred"))
        document = Document(self._photo)
        document.restore(removals, hole, barred, _number(state.get("feather_px"), 0.0, MOST_FEATHER_PX, 0.0))
        listed = state.get("found")
        found = [self._tried(partial(self._found, each), "") for each in (listed if isinstance(listed, list) else ())]
        return Restored(
            document,
            tuple(each for each in found if each is not None),
            _mapping(state.get("settings")),
            _mapping(state.get("view")),
            path_in(state, "session_file"),
            self._told(),
        )

    def _told(self) -> tuple[str, ...]:
        """What could not be had; of very much, some."""
        notes = tuple(dict.fromkeys(self._notes))
        rest = len(notes) - _MOST_NOTES
        return notes if rest <= 0 else (*notes[:_MOST_NOTES], tr("So were {rest} more.", rest=rest))

    def _removals(self, listed: Any) -> Removals:  # noqa: ANN401 - what JSON gave
        found: dict[int, Removal] = {}
        for place, each in enumerate(listed[:_MOST_REMOVALS] if isinstance(listed, list) else (), start=1):
            what = tr("Removal {place} is damaged and was left out.", place=place)
            removal = self._tried(partial(self._removal, each), what)
            if removal is not None:
                found.setdefault(removal.id, removal)
        return tuple(found.values())

    def _tried(self, make: Callable[[], T], what: str) -> T | None:
        """What it gives, or None and a sentence."""
        try:
            return make()
        except _DAMAGE:
            if what:
                self._notes.append(what)
            return None

    def _painted(self, described: Any, kind: str) -> BoolArray:  # noqa: ANN401 - what JSON gave
        mask = np.zeros((self._photo.height, self._photo.width), bool)
        if described is not None:
            what = tr("The mask is damaged and was left out.") if kind == "hole" else tr("What was barred is damaged.")
            packed = self._tried(lambda: self._mask(described), what)
            if packed is not None:
                mask[packed.bounds.slices] = packed.mask
        return mask

    def _mask(self, described: dict[str, Any]) -> PackedMask:
        bounds = self._bounds(described["bounds"])
        gray = self._gray(described["file"], bounds)
        return PackedMask.of(gray > 0, bounds)

    def _bounds(self, edges: list[int]) -> Bounds:
        bounds = Bounds(*(int(each) for each in edges))
        if bounds.is_empty or bounds.intersected(self._whole) != bounds:
            raise ValueError("it lies beside the photo")
        return bounds

    def _gray(self, name: str, bounds: Bounds) -> PixelArray:
        found = cv2.imdecode(np.frombuffer(self._png(name, bounds), np.uint8), cv2.IMREAD_UNCHANGED)
        if found is None or found.ndim != 2:
            raise ValueError("no mask")
        return np.asarray(found, found.dtype)

    def _png(self, name: str, bounds: Bounds) -> bytes:
        """A PNG file of that size; of another one nothing is decoded."""
        data = self._read(name)
        if struct.unpack_from(">II", data, _SIZE_OFFSET) != (bounds.width, bounds.height):
            raise ValueError("no picture of that size")
        return data

    def _removal(self, described: dict[str, Any]) -> Removal:
        number = int(described["id"])
        if not 0 < number < _MOST_ID:
            raise ValueError("no number of a removal")
        return Removal(
            number,
            self._layer(described["layer"]),
            self._mask(described["painted"]),
            str(described.get("name", "")),
            bool(described.get("is_shown", True)),
            _number(described.get("opacity"), 0.0, 1.0, 1.0),
            _number(described.get("feather_px"), 0.0, MOST_FEATHER_PX, 0.0),
            _number(described.get("made_at"), 0.0, 1e12, 0.0),
            bool(described.get("is_doubtful", False)),
        )

    def _found(self, described: dict[str, Any]) -> Found:
        layers = [self._layer(each) for each in described["fills"]]
        fills = tuple(each for each in layers if isinstance(each, Completion))
        return Found(int(described["removal_id"]), fills, int(described["ways"]), bool(described["are_wanted"]))

    def _layer(self, described: dict[str, Any]) -> Filled:
        number = int(described["number"])
        if number not in self._layers:
            self._layers[number] = self._read_layer(described)
        return self._layers[number]

    def _read_layer(self, described: dict[str, Any]) -> Filled:
        bounds = self._bounds(described["bounds"])
        photo = decode_photo(self._png(described["pixels"], bounds))
        if photo.pixels.dtype != self._photo.pixels.dtype:
            raise ValueError("no fill of that depth")
        labels = self._gray(described["parts"], bounds)
        listed = self._counted(described["fills"], bounds)
        fills = tuple(self._fill(n, each, bounds, photo.pixels, labels) for n, each in enumerate(listed, start=1))
        if described["kind"] != "completion":
            return Touch(fills=fills, kind="heal" if described["kind"] == "heal" else "clone")
        return _completion(fills, described)

    def _counted(self, listed: list[dict[str, Any]], around: Bounds) -> list[dict[str, Any]]:
        """The same, if they take no more than fills of a photo can."""
        self._fills_left -= len(listed)
        self._copied_left -= sum(len(each.get("copied", ())) for each in listed)
        if self._fills_left < 0 or self._copied_left < 0:
            raise ValueError("too many fills")
        places = [self._bounds(each["bounds"]) for each in listed]
        if sum(each.width * each.height for each in places) > _MOST_OVERLAP * around.width * around.height:
            raise ValueError("fills that lie over each other")
        return listed

    def _fill(
        self, number: int, described: dict[str, Any], around: Bounds, pixels: PixelArray, labels: PixelArray
    ) -> Fill:
        bounds = self._bounds(described["bounds"])
        inner = bounds.moved(-around.left, -around.top)
        hole: BoolArray = labels[inner.slices] == number
        if hole.shape != (bounds.height, bounds.width):
            raise ValueError("a fill beside its own picture")
        copied = tuple(Bounds(*(int(n) for n in place)) for place in described.get("copied", ()))
        drawn = _number(described.get("drawn"), 0.0, 1.0, 0.0)
        return Fill(bounds=bounds, pixels=pixels[inner.slices].copy(), hole=hole, drawn=drawn, copied=copied)


def _completion(fills: tuple[Fill, ...], described: dict[str, Any]) -> Completion:
    made = Completion(
        fills=fills,
        request_id=int(described["request_id"]),
        seconds=_number(described.get("seconds"), 0.0, 1e9, 0.0),
        model=str(described["model"]),
        device=str(described.get("device", "")),
        detail="detailed" if described.get("detail") == "detailed" else "fast",
    )
    texts = {name: str(described.get(name, getattr(made, name))) for name in ("start", "backend")}
    notes = tuple(str(each) for each in described.get("notes", ()))
    return replace(made, **texts, variant=int(described.get("variant", 0)), notes=notes)  # type: ignore[arg-type]


def path_in(state: dict[str, Any], name: str) -> Path | None:
    """A path that a description names, if it can be one on this system."""
    value = state.get(name)
    try:
        return Path(value) if isinstance(value, str) and value and b"\0" not in os.fsencode(value) else None
    except UnicodeEncodeError:
        return None


def _number(value: Any, low: float, high: float, otherwise: float) -> float:  # noqa: ANN401 - what JSON gave
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        return otherwise
    return float(value)


def _mapping(value: Any) -> dict[str, Any]:  # noqa: ANN401 - what JSON gave
    return value if isinstance(value, dict) else {}
