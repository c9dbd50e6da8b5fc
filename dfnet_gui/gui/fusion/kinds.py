"""What can be shown in a pane: one row each. Panel, panes, sheets and their names read them here. NumPy only."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from dfnet_gui.document.document import Document
from dfnet_gui.engine.fills import Fill, FusionMaps
from dfnet_gui.engine.map_views import channel_of, darkened, difference, hole_at
from dfnet_gui.engine.request import Completion
from dfnet_gui.gui.fusion.pictures import coloured, shown_as
from dfnet_gui.imaging.arrays import ByteArray, FloatArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.depth import to_8_bit
from dfnet_gui.registry import Registry
from dfnet_gui.wording import tr, tr_later

COMPLETED = "completed"
MOST_CANDIDATES = 6


class Wanted(Protocol):
    """What a picture is asked for with."""

    @property
    def scale(self) -> int: ...
    @property
    def channel(self) -> str: ...
    @property
    def colour_map(self) -> str: ...


@dataclass(frozen=True, eq=False)
class Subject:
    """What is looked at: the document, the completion of a removal and the other fills that were found for it.

    `refused` is what comes of fusing anew with the alphas that are set, None where they are the network's own.
    """

    document: Document
    completion: Completion
    candidates: tuple[Completion, ...] = ()
    refused: Completion | None = None

    @property
    def looked_into(self) -> Completion:
        """The one whose maps are shown: what comes of fusing anew, while that is tried."""
        return self.refused or self.completion

    @property
    def maps(self) -> list[tuple[FusionMaps, Fill]]:
        """Of every fill that has some."""
        return [(fill.maps, fill) for fill in self.looked_into.fills if fill.maps is not None]


@dataclass(frozen=True, eq=False)
class Picture:
    """A picture over `bounds` of the photo: RGB uint8 of any size, or values in [0, 1] (H×W) yet to be coloured, which
    stand for 0 to `most` of 255."""

    bounds: Bounds
    pixels: ByteArray | None = None
    values: FloatArray | None = None
    most: float = 255.0

    def drawn(self, colour_map: str) -> ByteArray:
        """RGB uint8."""
        if self.pixels is not None:
            return self.pixels
        assert self.values is not None
        return coloured(self.values, colour_map)


@dataclass(frozen=True)
class MapKind:
    """A row of KINDS: how it is called and what it is made of.

    `pictures` gives one for each fill where there is one; None in place of it: the photo alone is shown. A kind
    `has_colours` where its numbers are shown by a colour map, with the words `low` and `high` for its ends.
    """

    name: str
    text: str
    tip: str
    pictures: Callable[[Subject, Wanted], list[Picture]] | None = None
    needs_maps: bool = False
    has_scale: bool = False
    has_channels: bool = False
    has_colours: bool = False
    shows_photo: bool = False
    is_of_all: bool = True
    """Whether it is shown of every completion; else of the chosen removal alone."""
    low: str = ""
    high: str = field(default="")
    number: int = 0
    """Of those that there are several of."""

    @property
    def label(self) -> str:
        """What it is called, in the language of the program."""
        return tr(self.text, number=self.number)


def _of_maps(kind: str) -> Callable[[Subject, Wanted], list[Picture]]:
    def pictures(subject: Subject, wanted: Wanted) -> list[Picture]:
        found = []
        for maps, _fill in subject.maps:
            values = maps.cropped(getattr(maps, kind), maps.nearest_scale(wanted.scale))
            found.append(Picture(maps.bounds, shown_as(values, wanted.channel)))
        return found

    return pictures


def _mask(subject: Subject, wanted: Wanted) -> list[Picture]:
    found = []
    for maps, fill in subject.maps:
        hole = hole_at(maps, fill, maps.nearest_scale(wanted.scale))
        found.append(Picture(maps.bounds, np.repeat(hole[:, :, None], 3, axis=2) * np.uint8(255)))
    return found


def alpha_pictures(subject: Subject, wanted: Wanted) -> list[Picture]:
    """Alpha of each fill."""
    found = []
    for maps, _fill in subject.maps:
        alpha = maps.cropped(maps.alphas, maps.nearest_scale(wanted.scale))
        found.append(Picture(maps.bounds, values=channel_of(alpha, wanted.channel)))
    return found


def _darkening(subject: Subject, wanted: Wanted) -> list[Picture]:
    pairs = [(maps, fill, maps.nearest_scale(wanted.scale)) for maps, fill in subject.maps]
    lost = [darkened(maps, fill, scale, wanted.channel) for maps, fill, scale in pairs]
    return _stretched([maps.bounds for maps, *_ in pairs], lost)


def _difference(subject: Subject, wanted: Wanted) -> list[Picture]:
    document, places = subject.document, subject.completion.places
    apart = [difference(document.original.pixels[p.slices], document.patched.read(p)) for p in places]
    return _stretched(places, [channel_of(each, wanted.channel) for each in apart])


def _stretched(places: "list[Bounds] | tuple[Bounds, ...]", values: list[FloatArray]) -> list[Picture]:
    """The largest value of all gets the last colour."""
    most = max((float(each.max()) for each in values if each.size), default=0.0) or 1 / 255
    return [
        Picture(place, values=each / np.float32(most), most=255 * most)
        for place, each in zip(places, values, strict=True)
    ]


def _fills(subject: Subject, completion: Completion | None) -> list[Picture]:
    """Another fill as it would lie over the photo."""
    found = []
    for fill in completion.fills if completion is not None else ():
        pixels = subject.document.patched.read(fill.bounds).copy()
        pixels[fill.hole] = fill.pixels[fill.hole]
        found.append(Picture(fill.bounds, np.ascontiguousarray(to_8_bit(pixels), np.uint8)))
    return found


def _of_detail(detail: str) -> Callable[[Subject, Wanted], list[Picture]]:
    def pictures(subject: Subject, _wanted: Wanted) -> list[Picture]:
        return _fills(subject, next((each for each in subject.candidates if each.detail == detail), None))

    return pictures


def _candidate(number: int) -> MapKind:
    def pictures(subject: Subject, _wanted: Wanted) -> list[Picture]:
        is_there = number <= len(subject.candidates)
        return _fills(subject, subject.candidates[number - 1] if is_there else None)

    return MapKind(
        f"candidate_{number}",
        tr_later("Candidate {number}"),
        tr_later("A fill that was found"),
        pictures,
        is_of_all=False,
        number=number,
    )


KINDS: Registry[MapKind] = Registry(
    MapKind(COMPLETED, tr_later("Completed"), tr_later("The photo as it is now")),
    MapKind(
        "result",
        tr_later("Result"),
        tr_later("alpha · raw + (1 − alpha) · image"),
        _of_maps("results"),
        True,
        has_scale=True,
        has_channels=True,
    ),
    MapKind(
        "raw",
        tr_later("Raw"),
        tr_later("What the network draws before it is fused"),
        _of_maps("raws"),
        True,
        has_scale=True,
        has_channels=True,
    ),
    MapKind(
        "alpha",
        tr_later("Alpha"),
        tr_later("How much of raw is taken, pixel by pixel"),
        alpha_pictures,
        True,
        has_scale=True,
        has_channels=True,
        has_colours=True,
        low=tr_later("start"),
        high=tr_later("drawn"),
    ),
    MapKind(
        "image",
        tr_later("Image"),
        tr_later("What raw is fused with: the photo, and the start in the mask"),
        _of_maps("images"),
        True,
        has_scale=True,
        has_channels=True,
    ),
    MapKind("mask", tr_later("Mask"), tr_later("White where it was filled"), _mask, True, has_scale=True),
    MapKind(
        "difference",
        tr_later("Difference"),
        tr_later("How far the completed photo lies from the original"),
        _difference,
        has_channels=True,
        has_colours=True,
        low=tr_later("alike"),
        high=tr_later("most"),
    ),
    MapKind(
        "darkening",
        tr_later("Darkening"),
        tr_later("What alpha below 1 takes from raw: (1 − alpha) · (raw − image)"),
        _darkening,
        True,
        has_scale=True,
        has_channels=True,
        has_colours=True,
        low=tr_later("none"),
        high=tr_later("most"),
    ),
    MapKind("photo", tr_later("Original"), tr_later("The photo as it was opened"), shows_photo=True),
    MapKind(
        "refused",
        tr_later("Fused anew"),
        tr_later("With the alphas that are set below"),
        lambda s, _: _fills(s, s.refused),
        is_of_all=False,
    ),
    MapKind(
        "fast", tr_later("Fast fill"), tr_later("The fast fill of this removal"), _of_detail("fast"), is_of_all=False
    ),
    MapKind(
        "detailed",
        tr_later("Detailed fill"),
        tr_later("The detailed fill of this removal"),
        _of_detail("detailed"),
        is_of_all=False,
    ),
    *(_candidate(number) for number in range(1, MOST_CANDIDATES + 1)),
)
