"""Drawing one pane: exact pixels, maps that do not shine through, the mask."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPolygonF

from dfnet_gui.gui.canvas.drawing import (
    Overlay,
    draw_brush_outline,
    draw_cross,
    draw_moved,
    draw_overlays,
    draw_pyramid,
    path_of,
    photo_rect,
)
from dfnet_gui.gui.canvas.viewport import Viewport
from dfnet_gui.imaging.arrays import ByteArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.pyramid import Pyramid
from tests.unit.gui.drawn import HEIGHT, WHOLE, WIDTH, drawn_by


def _flat(*colour: int) -> ByteArray:
    return np.broadcast_to(np.array(colour, np.uint8), (4, 4, 3)).copy()


def test_at_whole_zooms_pixels_are_the_photos() -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (30, 40, 3), np.uint8)
    pyramid = Pyramid.of(pixels)
    one = drawn_by(lambda p: draw_pyramid(p, pyramid, Viewport(1.0, 10, 5), WHOLE, 1.0))
    np.testing.assert_array_equal(one[5:35, 10:50], pixels)
    assert not one[:5].any()
    four = drawn_by(lambda p: draw_pyramid(p, pyramid, Viewport(4.0, 0, 0), WHOLE, 1.0))
    np.testing.assert_array_equal(four, pixels[:15, :20].repeat(4, 0).repeat(4, 1))


def test_patched_pixels_lie_over_the_others() -> None:
    original = Pyramid.of(np.zeros((30, 40, 3), np.uint8))
    result = original.patchable()
    result.write(Bounds(5, 6, 3, 2), np.full((2, 3, 3), 255, np.uint8))
    drawn = drawn_by(lambda p: draw_pyramid(p, result, Viewport(), WHOLE, 1.0))
    expected = np.zeros_like(drawn)
    expected[6:8, 5:8] = 255
    np.testing.assert_array_equal(drawn, expected)


def test_nothing_is_drawn_of_a_photo_out_of_sight() -> None:
    pyramid = Pyramid.of(np.full((30, 40, 3), 255, np.uint8))
    assert not drawn_by(lambda p: draw_pyramid(p, pyramid, Viewport(1.0, 500, 500), WHOLE, 1.0)).any()


def test_where_maps_overlap_the_last_is_shown_alone() -> None:
    red, blue = (
        Overlay(Bounds(0, 0, 40, 40), _flat(255, 0, 0), 0.5),
        Overlay(Bounds(20, 20, 40, 40), _flat(0, 0, 255), 0.5),
    )
    drawn = drawn_by(lambda p: draw_overlays(p, [red, blue], Viewport()))
    assert tuple(drawn[10, 10]) == pytest.approx((128, 0, 0), abs=1)
    assert tuple(drawn[30, 30]) == pytest.approx((0, 0, 128), abs=1), "no red shines through"
    assert tuple(drawn[50, 50]) == pytest.approx((0, 0, 128), abs=1)


def test_along_a_path_lies_what_is_elsewhere() -> None:
    pixels = np.random.default_rng(0).integers(1, 256, (HEIGHT, WIDTH, 3), np.uint8)
    pyramid, line = Pyramid.of(pixels), QPolygonF([QPointF(10, 30), QPointF(40, 30)])
    drawn = drawn_by(lambda p: draw_moved(p, pyramid, Viewport(), (20, -5), path_of(line, 5)))
    np.testing.assert_array_equal(drawn[27:33, 10:40], pixels[22:28, 30:60])
    assert not drawn[:24].any()
    dot = path_of(QPolygonF([QPointF(20, 20)]), 5)
    assert dot.contains(QPointF(22, 22))
    assert not dot.contains(QPointF(26, 20))


def test_a_cross_shows_on_black() -> None:
    assert drawn_by(lambda p: draw_cross(p, QPointF(40, 30)))[30, 34:46].max() > 200


def test_the_outline_shows_on_black_and_on_white() -> None:
    for surround in ("#000000", "#ffffff"):
        drawn = drawn_by(lambda p: draw_brush_outline(p, QPointF(40, 30), 15), surround)
        assert np.ptp(drawn) > 150
        assert (drawn[30, 40] == drawn[0, 0]).all(), "nothing within"


def test_photo_pixels_lie_where_the_viewport_says() -> None:
    assert photo_rect(Bounds(2, 3, 4, 5), Viewport(2.0, 10, 20)) == QRectF(14, 26, 8, 10)
