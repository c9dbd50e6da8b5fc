"""What a pane of a figure can show: one row each, called as in the window. NumPy only."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from dfnet_gui.engine.map_views import channel_of, darkened, difference, hole_at
from dfnet_gui.imaging.arrays import ByteArray, FloatArray, PixelArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.depth import to_8_bit
from dfnet_gui.notebook.subject import Subject
from dfnet_gui.registry import Registry


@dataclass(frozen=True, eq=False)
class Picture:
    """A picture over `bounds` of the photo: colours (H×W×3, RGB, uint8 or floats in [0, 1]), or values in [0, 1] (H×W)
    that a colour map is to show."""

    bounds: Bounds
    values: ByteArray | FloatArray


@dataclass(frozen=True)
class PaneKind:
    """A row of KINDS: how it is called, and its pictures in a subject at a scale and in a channel.

    `in_colours`: a colour map and not greys shows its values. `is_stretched`: the last colour stands for the largest
    value, counted of 255; else for 1. `needs_hole`, `needs_photo`: what a subject must know for it.
    """

    name: str
    text: str
    pictures: Callable[[Subject, int, str], list[Picture]]
    has_scale: bool = True
    has_channels: bool = True
    in_colours: bool = False
    is_stretched: bool = False
    needs_hole: bool = False
    needs_photo: bool = False


def _of_maps(kind: str) -> Callable[[Subject, int, str], list[Picture]]:
    def pictures(subject: Subject, scale: int, channel: str) -> list[Picture]:
        found = []
        for maps, _fill in subject.regions:
            values = np.clip(maps.cropped(getattr(maps, kind), scale), 0, 1)
            found.append(Picture(maps.bounds, values if channel == "mean" else channel_of(values, channel)))
        return found

    return pictures


def _alpha(subject: Subject, scale: int, channel: str) -> list[Picture]:
    return [Picture(m.bounds, channel_of(m.cropped(m.alphas, scale), channel)) for m, _fill in subject.regions]


def _mask(subject: Subject, scale: int, _channel: str) -> list[Picture]:
    return [Picture(maps.bounds, hole_at(maps, fill, scale).astype(np.float32)) for maps, fill in subject.fills]


def _darkening(subject: Subject, scale: int, channel: str) -> list[Picture]:
    return [Picture(maps.bounds, darkened(maps, fill, scale, channel)) for maps, fill in subject.fills]


def _photo(subject: Subject, _scale: int, _channel: str) -> list[Picture]:
    return [_of_pixels(subject.area, _original(subject))]


def _completed(subject: Subject, _scale: int, _channel: str) -> list[Picture]:
    return [_of_pixels(subject.area, _pasted(subject))]


def _difference(subject: Subject, _scale: int, channel: str) -> list[Picture]:
    return [Picture(subject.area, channel_of(difference(_original(subject), _pasted(subject)), channel))]


def _original(subject: Subject) -> PixelArray:
    """The photo where the regions lie."""
    assert subject.photo is not None
    return subject.photo[subject.area.slices]


def _pasted(subject: Subject) -> PixelArray:
    """The completed photo where the regions lie."""
    assert subject.completion is not None
    pixels, area = _original(subject).copy(), subject.area
    subject.completion.paste_into(pixels, (area.left, area.top))
    return pixels


def _of_pixels(place: Bounds, pixels: PixelArray) -> Picture:
    return Picture(place, np.asarray(to_8_bit(pixels), np.uint8))


KINDS: Registry[PaneKind] = Registry(
    PaneKind("photo", "Original", _photo, has_scale=False, has_channels=False, needs_photo=True),
    PaneKind("mask", "Mask", _mask, has_channels=False, needs_hole=True),
    PaneKind("image", "Image", _of_maps("images")),
    PaneKind("raw", "Raw", _of_maps("raws")),
    PaneKind("alpha", "Alpha", _alpha, in_colours=True),
    PaneKind("result", "Result", _of_maps("results")),
    PaneKind(
        "completed", "Completed", _completed, has_scale=False, has_channels=False, needs_hole=True, needs_photo=True
    ),
    PaneKind(
        "difference",
        "Difference",
        _difference,
        has_scale=False,
        in_colours=True,
        is_stretched=True,
        needs_hole=True,
        needs_photo=True,
    ),
    PaneKind("darkening", "Darkening", _darkening, in_colours=True, is_stretched=True, needs_hole=True),
)
