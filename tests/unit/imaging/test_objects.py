"""Objects are found under a line or in a box, with their edges, whatever the photo's size and depth."""

import cv2
import numpy as np
import pytest

from dfnet_gui.imaging.arrays import BoolArray, PixelArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.objects import Marks, found_object, search_window
from dfnet_gui.imaging.reading import read_photo
from dfnet_gui.imaging.shapes import Point
from dfnet_gui.paths import resources_dir

WIDTH, HEIGHT = 1000, 800
LINE = ((420.0, 300.0), (520.0, 420.0), (600.0, 520.0))
"""Over the object of `_scene`."""


def _texture(rng: np.random.Generator, colour: Point | tuple[int, ...], grain: float) -> np.ndarray:
    noise = cv2.GaussianBlur(rng.normal(0, 1, (HEIGHT, WIDTH, 3)), (0, 0), grain)
    return np.asarray(np.array(colour) + noise * 14 / noise.std())


def _scene() -> tuple[PixelArray, BoolArray]:
    """A red thing with bays on green ground, both textured, and which pixels are the thing's."""
    rng = np.random.default_rng(3)
    ys, xs = np.mgrid[0:HEIGHT, 0:WIDTH] + 0.5
    angle = np.arctan2(ys - 400, xs - 500)
    shape = np.hypot((xs - 500) / 1.2, ys - 400) < 180 * (1 + 0.18 * np.sin(5 * angle))
    soft = cv2.GaussianBlur(shape.astype(np.float64), (0, 0), 0.8)[..., None]
    pixels = soft * _texture(rng, (150, 80, 70), 2.0) + (1 - soft) * _texture(rng, (90, 120, 80), 3.0)
    return np.clip(np.rint(pixels), 0, 255).astype(np.uint8), shape


def _found(pixels: PixelArray, marks: Marks) -> BoolArray:
    whole = Bounds.of_array(pixels)
    window = search_window(marks, whole)
    found = np.zeros(pixels.shape[:2], bool)
    found[window.slices] = found_object(np.ascontiguousarray(pixels[window.slices]), window, marks)
    return found


def _overlap(one: BoolArray, other: BoolArray) -> float:
    """Intersection over union."""
    return float((one & other).sum() / (one | other).sum())


def _off(one: BoolArray, other: BoolArray) -> float:
    """How far, in pixels, 99 of 100 pixels that are of one alone are at most from the other's edge."""
    edge = cv2.morphologyEx(other.view(np.uint8), cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8))
    away = cv2.distanceTransform(1 - edge, cv2.DIST_L2, cv2.DIST_MASK_PRECISE)[one ^ other]
    return float(np.percentile(away, 99)) if away.size else 0.0


@pytest.mark.parametrize(
    "marks",
    [Marks((LINE,), radius=4.0), Marks(box=Bounds.of_edges(250, 190, 760, 630))],
    ids=["a line over it", "a box around it"],
)
def test_an_object_is_found_with_its_edge(marks: Marks) -> None:
    pixels, shape = _scene()
    found = _found(pixels, marks)
    assert _overlap(found, shape) > 0.97
    assert _off(found, shape) <= 3


def test_at_16_bits_it_is_the_same_object() -> None:
    pixels, _shape = _scene()
    marks = Marks((LINE,), radius=4.0)
    assert _overlap(_found(pixels.astype(np.uint16) * 257, marks), _found(pixels, marks)) > 0.99


def test_in_a_large_photo_too() -> None:
    small, shape = _scene()
    pixels = np.repeat(np.repeat(small, 5, axis=0), 5, axis=1)
    found = _found(pixels, Marks((tuple((5 * x, 5 * y) for x, y in LINE),), radius=20.0))
    assert _overlap(found, np.repeat(np.repeat(shape, 5, axis=0), 5, axis=1)) > 0.97


def test_further_lines_say_what_belongs_to_it_and_what_does_not() -> None:
    pixels, shape = _scene()
    marks = Marks((LINE,), radius=4.0)
    ground = ((300.0, 700.0), (700.0, 700.0))
    with_ground = _found(pixels, marks.with_line(ground, is_outside=False))
    assert with_ground[700, 400], "what a line says is so"
    part = ((560.0, 350.0), (640.0, 360.0))
    without = _found(pixels, marks.with_line(part, is_outside=True))
    assert not without[352, 600]
    assert shape[352, 600]


def test_a_line_that_leaves_the_box_widens_it() -> None:
    marks = Marks(box=Bounds(10, 10, 20, 20)).with_line(((15.0, 15.0), (50.0, 20.5)), is_outside=False)
    assert marks.box == Bounds.of_edges(10, 10, 51, 30)


def test_it_is_looked_for_within_the_photo_alone() -> None:
    whole = Bounds(0, 0, 300, 200)
    near_corner = search_window(Marks((((5.0, 5.0), (60.0, 40.0)),), radius=2.0), whole)
    assert near_corner.intersected(whole) == near_corner
    assert near_corner.left == near_corner.top == 0
    assert search_window(Marks((((-50.0, 5.0), (-60.0, 40.0)),), radius=2.0), whole).is_empty
    assert search_window(Marks(box=Bounds(400, 10, 20, 20)), whole).is_empty


def test_where_all_is_marked_nothing_is_found() -> None:
    pixels = np.full((40, 40, 3), 90, np.uint8)
    assert not found_object(pixels, Bounds(0, 0, 40, 40), Marks(outside=(((5.0, 5.0), (9.0, 9.0)),))).any()


def test_a_statue_before_the_sky() -> None:
    pixels = read_photo(resources_dir() / "samples" / "statue-of-liberty.jpg").pixels
    found = _found(pixels, Marks((((410.0, 180.0), (400.0, 500.0)),), radius=3.0))
    rows = slice(200, 520)
    sky = np.median(pixels[rows, :200].reshape(-1, 3), axis=0)
    statue = np.abs(pixels[rows].astype(int) - sky).max(axis=2) > 22
    assert _overlap(found[rows], statue) > 0.9
    assert not found[rows, :200].any()
