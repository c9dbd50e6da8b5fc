"""Lines snap to edges."""

from itertools import pairwise

import numpy as np
import pytest

from dfnet_gui.imaging.arrays import PixelArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.live_wire import LiveWire
from dfnet_gui.imaging.shapes import Point

RADIUS = 120.0


def _disc(times: int = 1) -> PixelArray:
    """A bright disc about (200, 200) on dark noise, `times` as large."""
    side = 400 * times
    ys, xs = np.mgrid[0:side, 0:side] + 0.5
    noise = np.random.default_rng(0).integers(0, 12, (side, side, 3))
    inside = np.hypot(xs - side / 2, ys - side / 2) < RADIUS * times
    return np.asarray(40 + 130 * inside[..., None] + noise, np.uint8)


def _on_circle(degrees: float, times: int = 1) -> Point:
    angle = np.radians(degrees)
    return (200 + RADIUS * float(np.cos(angle))) * times, (200 + RADIUS * float(np.sin(angle))) * times


def _off(line: list[Point], times: int = 1) -> float:
    """How far, in pixels, the line is at most from the circle, between its corners, too."""
    points = np.concatenate([np.linspace(one, other, 20) for one, other in pairwise(line)])
    return float(np.abs(np.hypot(*(points - 200 * times).T) - RADIUS * times).max())


@pytest.mark.parametrize("deep", [False, True], ids=["8 bits", "16 bits"])
def test_a_line_goes_around_a_disc(*, deep: bool) -> None:
    pixels = _disc().astype(np.uint16) * np.uint16(257) if deep else _disc()
    wire = LiveWire(pixels, Bounds.of_array(pixels), _on_circle(0))
    line = wire.line_to(_on_circle(110))
    assert line[-1] == _on_circle(110)
    assert _off([wire.start, *line]) < 3
    assert _off([wire.start, line[-1]]) > 40, "straight would be far off"


def test_a_window_of_a_large_photo() -> None:
    window = Bounds.of_edges(1000, 1000, 2000, 2000)
    wire = LiveWire(np.ascontiguousarray(_disc(5)[window.slices]), window, _on_circle(10, 5))
    assert _off([wire.start, *wire.line_to(_on_circle(80, 5))], 5) < 8, "of 600"


def test_outside_of_the_window_it_is_straight() -> None:
    wire = LiveWire(_disc()[:100, :100], Bounds(0, 0, 100, 100), (50.0, 50.0))
    assert wire.line_to((150.0, 50.0)) == [(150.0, 50.0)]
    assert wire.line_to((-1.0, 50.0)) == [(-1.0, 50.0)]


def test_the_smallest_window_has_a_line() -> None:
    wire = LiveWire(_disc()[:1, :1], Bounds(0, 0, 1, 1), (0.5, 0.5))
    assert wire.line_to((0.2, 0.7)) == [(0.2, 0.7)]
