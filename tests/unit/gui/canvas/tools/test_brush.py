"""Brush and eraser on a canvas."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.base.settings import (
    BRUSH_HARDNESS,
    BRUSH_RADIUS,
    BRUSH_SIZED_IN,
    FILL_LOOPS,
    LEAST_RADIUS,
    TOOL,
    Settings,
)
from dfnet_gui.gui.canvas.canvas import Canvas
from tests.unit.gui.conftest import OpenAPhoto
from tests.unit.gui.hands import ALT, LEFT, NO_KEY, NONE, RIGHT, SHIFT, at, drag, move, press


@pytest.fixture(autouse=True)
def _small(settings: Settings) -> None:
    settings.set(BRUSH_RADIUS, 4.0)


def test_a_drag_paints_one_step(qtbot: QtBot, canvas: Canvas, open_photo: OpenAPhoto) -> None:
    document = open_photo()
    with qtbot.waitSignal(canvas.stroke_ended):
        drag(canvas, (20, 30), (60, 30), (60, 50))
    assert all(document.hole[y, x] for x, y in ((20, 30), (40, 30), (60, 40)))
    assert not document.hole[40, 30]
    document.undo()
    assert not document.can_undo
    assert not document.hole.any()


@pytest.mark.parametrize(("button", "keys"), [(RIGHT, NO_KEY), (LEFT, ALT)])
def test_the_right_button_or_alt_erases(
    canvas: Canvas, open_photo: OpenAPhoto, button: Qt.MouseButton, keys: Qt.KeyboardModifier
) -> None:
    document = open_photo()
    drag(canvas, (20, 30), (60, 30))
    ended: list[int] = []
    canvas.stroke_ended.connect(lambda: ended.append(1))
    drag(canvas, (40, 30), (70, 30), button=button, keys=keys)
    assert document.hole[30, 20]
    assert not document.hole[30, 45]
    assert ended == [], "what was taken away is nothing to complete"


def test_the_eraser_takes_away(canvas: Canvas, settings: Settings, open_photo: OpenAPhoto) -> None:
    document = open_photo()
    document.replace_hole(np.eye(*document.hole.shape, dtype=np.bool_))
    settings.set(TOOL, "eraser")
    drag(canvas, (0, 0), (80, 80))
    assert not document.hole[:80, :80].any()


def test_shift_draws_a_line_from_the_last_point_but_not_from_another_photos(
    canvas: Canvas, open_photo: OpenAPhoto
) -> None:
    document = open_photo()
    drag(canvas, (20, 20), (20, 20))
    drag(canvas, (80, 20), (80, 20), keys=SHIFT)
    assert document.hole[20, 50]
    other = open_photo()
    drag(canvas, (20, 70), (20, 70), keys=SHIFT)
    assert other.hole[70, 20]
    assert not other.hole[45, 50], "a line would have come from the last photo's point"


def test_a_stroke_whose_release_a_dialog_took_has_ended(canvas: Canvas, open_photo: OpenAPhoto) -> None:
    document = open_photo()
    ended: list[int] = []
    canvas.stroke_ended.connect(lambda: ended.append(1))
    press(canvas, at(canvas, (20, 30)))
    move(canvas, at(canvas, (40, 30)))
    move(canvas, at(canvas, (90, 70)), held=NONE)
    move(canvas, at(canvas, (20, 70)), held=NONE)
    assert not document.is_painting
    assert document.hole[30, 30], "what was painted stays"
    assert not document.hole[70].any()
    assert document.can_undo
    assert ended == [], "nobody said that it is all"
    drag(canvas, (60, 60), (70, 60))
    assert document.hole[60, 65], "the next stroke begins as ever"


def test_its_outline_is_a_circle_of_its_size(canvas: Canvas, settings: Settings, open_photo: OpenAPhoto) -> None:
    open_photo()
    small = canvas.tool.outline_area(QPointF(100, 100))
    settings.set(BRUSH_RADIUS, 20.0)
    large = canvas.tool.outline_area(QPointF(100, 100))
    assert large.contains(small)
    assert large.width() - small.width() == 2 * (20 - 4)


@pytest.mark.parametrize(("sized_in", "across"), [("screen", 2), ("photo", 8)])
def test_its_size_is_in_pixels_of_screen_or_photo(
    canvas: Canvas, settings: Settings, open_photo: OpenAPhoto, sized_in: str, across: int
) -> None:
    document = open_photo()
    settings.set(BRUSH_SIZED_IN, sized_in)
    canvas.zoom_to(4.0)
    drag(canvas, (40, 40), (80, 40))
    assert document.hole[:, 60].sum() == pytest.approx(across, abs=1)
    assert canvas.tool.outline_area(QPointF(100, 100)).width() == pytest.approx(across * 4 + 8, abs=2)


def test_a_line_goes_on_from_the_brush_with_the_eraser(
    canvas: Canvas, settings: Settings, open_photo: OpenAPhoto
) -> None:
    document = open_photo()
    drag(canvas, (80, 20), (20, 20))
    settings.set(TOOL, "eraser")
    drag(canvas, (80, 20), (80, 20), keys=SHIFT)
    assert not document.hole[20, 50]


LOOP = ((20, 20), (70, 20), (70, 60), (20, 60), (20, 22))


def test_a_loop_fills_itself_and_undo_leaves_the_line(canvas: Canvas, open_photo: OpenAPhoto) -> None:
    document = open_photo(width=100, height=80)
    ended: list[int] = []
    canvas.stroke_ended.connect(lambda: ended.append(1))
    drag(canvas, *LOOP)
    assert document.hole[18:62, 18:72].all()
    assert not document.hole[:12].any()
    assert ended == [1]
    document.undo()
    assert not document.hole[40, 45]
    assert document.hole[20, 45]
    document.undo()
    assert not document.can_undo


def test_loops_stay_open_where_that_is_wanted_and_for_other_brushes(
    canvas: Canvas, settings: Settings, open_photo: OpenAPhoto
) -> None:
    settings.set(FILL_LOOPS, False)
    document = open_photo(width=100, height=80)
    drag(canvas, *LOOP)
    assert not document.hole[40, 45]
    settings.set(FILL_LOOPS, True)
    document.replace_hole(np.ones((80, 100), bool))
    drag(canvas, *LOOP, keys=ALT)
    assert document.hole[40, 45]
    settings.set(TOOL, "barring")
    drag(canvas, *LOOP)
    assert not document.barred[40, 45]


@pytest.mark.parametrize(("zoom", "radius"), [(0.5, 8.0), (1.0, 4.0), (2.0, 2.0)])
def test_its_size_is_one_of_the_screen(canvas: Canvas, open_photo: OpenAPhoto, zoom: float, radius: float) -> None:
    document = open_photo()
    area = canvas.tool.outline_area(QPointF(100, 100))
    canvas.zoom_to(zoom)
    drag(canvas, (60, 45))
    assert document.hole_bounds.width == pytest.approx(2 * radius, abs=1)
    assert canvas.tool.outline_area(QPointF(100, 100)) == area, "its outline does not change"


def test_the_smallest_brush_paints_a_pixel(canvas: Canvas, settings: Settings, open_photo: OpenAPhoto) -> None:
    document = open_photo()
    settings.set(BRUSH_RADIUS, LEAST_RADIUS)
    canvas.zoom_to(16)
    drag(canvas, (60.5, 45.5))
    assert document.hole_pixels == 1
    assert canvas.tool.outline_area(QPointF(100, 100)).width() >= 16, "and shows which"


def test_a_soft_brush_makes_the_edge_of_the_mask_soft_in_the_same_step(
    canvas: Canvas, settings: Settings, open_photo: OpenAPhoto
) -> None:
    document = open_photo()
    settings.set(BRUSH_RADIUS, 8.0)
    settings.set(BRUSH_HARDNESS, 25)
    drag(canvas, (30, 30), (50, 30))
    assert document.feather_px == pytest.approx(0.75 * 8 / canvas.viewport.zoom)
    settings.set(BRUSH_HARDNESS, 90)
    drag(canvas, (30, 60), (50, 60))
    assert document.feather_px == pytest.approx(0.75 * 8 / canvas.viewport.zoom), "a harder stroke does not harden it"
    document.undo()
    document.undo()
    assert document.feather_px == 0
    document.redo()
    document.clear_hole()
    assert document.feather_px == 0, "without a mask there is no edge"
