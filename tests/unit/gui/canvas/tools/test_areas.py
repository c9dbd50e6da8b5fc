"""Lasso, polygon, rectangle and ellipse on a canvas."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from dfnet_gui.gui.base.settings import TOOL, VIEW, Settings
from dfnet_gui.gui.canvas.canvas import Canvas
from tests.unit.gui.conftest import OpenAPhoto
from tests.unit.gui.hands import ALT, LEFT, NO_KEY, NONE, RIGHT, SHIFT, at, colour_at, drag, move, press, release, shown

BOX = ((20, 20), (60, 20), (60, 50), (20, 50))


def _click(canvas: Canvas, point: tuple[float, float], button: Qt.MouseButton = LEFT) -> None:
    press(canvas, at(canvas, point), button)
    release(canvas, at(canvas, point), button)


def _key(canvas: Canvas, key: Qt.Key) -> None:
    QApplication.sendEvent(canvas, QKeyEvent(QEvent.Type.KeyPress, key, NO_KEY))


@pytest.mark.parametrize("tool", ["lasso", "rectangle", "ellipse"])
def test_a_drag_selects_as_one_step(canvas: Canvas, settings: Settings, open_photo: OpenAPhoto, tool: str) -> None:
    document = open_photo(width=100, height=80)
    settings.set(TOOL, tool)
    ended: list[int] = []
    canvas.stroke_ended.connect(lambda: ended.append(1))
    points = BOX if tool == "lasso" else (BOX[0], BOX[2])
    drag(canvas, *points)
    assert document.hole[35, 40]
    assert document.hole[22, 22] == (tool != "ellipse")
    assert not document.hole[10:18].any()
    assert not document.hole[:, 64:].any()
    assert ended == [1]
    document.undo()
    assert not document.can_undo
    assert not document.hole.any()


@pytest.mark.parametrize(("button", "keys"), [(RIGHT, NO_KEY), (LEFT, ALT)])
def test_the_right_button_or_alt_erases(
    canvas: Canvas, settings: Settings, open_photo: OpenAPhoto, button: Qt.MouseButton, keys: Qt.KeyboardModifier
) -> None:
    document = open_photo(width=100, height=80)
    document.replace_hole(np.ones((80, 100), bool))
    settings.set(TOOL, "rectangle")
    ended: list[int] = []
    canvas.stroke_ended.connect(lambda: ended.append(1))
    drag(canvas, BOX[0], BOX[2], button=button, keys=keys)
    assert not document.hole[25:45, 25:55].any()
    assert document.hole[5, 5]
    assert ended == []


def test_shift_makes_a_square(canvas: Canvas, settings: Settings, open_photo: OpenAPhoto) -> None:
    document = open_photo(width=100, height=80)
    settings.set(TOOL, "rectangle")
    drag(canvas, (20, 20), (60, 30), keys=SHIFT)
    assert document.hole[55, 25]


def test_a_click_selects_nothing(canvas: Canvas, settings: Settings, open_photo: OpenAPhoto) -> None:
    document = open_photo(width=100, height=80)
    for tool in ("lasso", "rectangle", "ellipse"):
        settings.set(TOOL, tool)
        _click(canvas, (30, 30))
    assert not document.can_undo


@pytest.mark.parametrize("end", [BOX[0], BOX[3]], ids=["first corner", "last corner again"])
def test_a_polygon_is_closed_by_a_click(
    canvas: Canvas, settings: Settings, open_photo: OpenAPhoto, end: tuple[int, int]
) -> None:
    document = open_photo(width=100, height=80)
    settings.set(TOOL, "polygon")
    for point in BOX:
        _click(canvas, point)
    assert not document.hole.any()
    _click(canvas, end)
    assert document.hole[22:48, 22:58].all()
    document.undo()
    assert not document.can_undo


def test_backspace_takes_a_corner_back(canvas: Canvas, settings: Settings, open_photo: OpenAPhoto) -> None:
    document = open_photo(width=100, height=80)
    settings.set(TOOL, "polygon")
    for point in (*BOX, (90, 70)):
        _click(canvas, point)
    _key(canvas, Qt.Key.Key_Backspace)
    _click(canvas, BOX[0])
    assert document.hole[35, 40]
    assert not document.hole[:, 70:].any()


def test_corners_of_one_photo_are_not_those_of_the_next(
    canvas: Canvas, settings: Settings, open_photo: OpenAPhoto
) -> None:
    open_photo(width=100, height=80)
    settings.set(TOOL, "polygon")
    for point in BOX:
        _click(canvas, point)
    document = open_photo(width=100, height=80)
    _click(canvas, BOX[0])
    assert not document.hole.any()


def test_the_line_is_shown_while_it_is_drawn(canvas: Canvas, settings: Settings, open_photo: OpenAPhoto) -> None:
    open_photo(width=100, height=80, grey=128)
    canvas.show()
    settings.set(TOOL, "rectangle")
    press(canvas, at(canvas, BOX[0]))
    move(canvas, at(canvas, BOX[2]))
    along = {colour_at(canvas, (x, 20)) for x in range(24, 56)}
    assert len(along - {(128, 128, 128)}) > 1, "dark and bright"
    assert colour_at(canvas, (40, 35)) == (128, 128, 128)
    release(canvas, at(canvas, BOX[2]))


@pytest.mark.parametrize("tool", ["lasso", "rectangle", "ellipse", "polygon"])
def test_escape_gives_the_line_up(canvas: Canvas, settings: Settings, open_photo: OpenAPhoto, tool: str) -> None:
    document = open_photo(width=100, height=80)
    settings.set(TOOL, tool)
    press(canvas, at(canvas, BOX[0]))
    move(canvas, at(canvas, BOX[1]))
    move(canvas, at(canvas, BOX[2]))
    _key(canvas, Qt.Key.Key_Escape)
    move(canvas, at(canvas, BOX[3]))
    release(canvas, at(canvas, BOX[3]))
    assert not document.can_undo
    if tool != "polygon":
        drag(canvas, *(BOX if tool == "lasso" else (BOX[0], BOX[2])))
        assert document.hole[35, 40], "the next one is drawn as ever"


def test_side_by_side_the_line_is_drawn_where_the_mouse_is(
    canvas: Canvas, settings: Settings, open_photo: OpenAPhoto
) -> None:
    open_photo(width=100, height=80, grey=128)
    settings.set(VIEW, "side")
    settings.set(TOOL, "polygon")
    canvas.show()
    _click(canvas, BOX[0])
    move(canvas, at(canvas, BOX[1]), held=NONE)
    assert len({colour_at(canvas, (x, 20)) for x in range(24, 56)}) > 1, "in the right pane"
    left = canvas.panes[0].rect.topLeft()
    picture = shown(canvas)
    x, y = canvas.viewport.to_pane(*BOX[0])
    row = picture[int(y + left.y()), int(x + left.x()) + 4 : int(x + left.x()) + 30]
    assert (row == 128).all(), "and not in the left one"
