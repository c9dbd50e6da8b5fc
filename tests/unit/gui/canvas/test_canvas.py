"""The canvas hands the mouse to the tools, and keeps zoom, pan and divider."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.base.settings import BRUSH_RADIUS, LEAST_RADIUS, MOST_RADIUS, TOOL, VIEW, Settings
from dfnet_gui.gui.canvas.canvas import Canvas
from tests.unit.gui.conftest import OpenAPhoto
from tests.unit.gui.hands import ALT, LEFT, MIDDLE, NO_KEY, NONE, RIGHT, at, drag, move, pinch, press, release, shown


def _wheel(canvas: Canvas, place: QPointF, notches: int, keys: Qt.KeyboardModifier = NO_KEY) -> None:
    """With Alt Qt gives a wheel's turn as a sideways one."""
    delta = QPoint(120 * notches, 0) if keys == ALT else QPoint(0, 120 * notches)
    where = QPointF(canvas.mapToGlobal(place))
    event = QWheelEvent(place, where, QPoint(), delta, NONE, keys, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(canvas, event)


def test_without_a_photo_the_mouse_does_nothing(canvas: Canvas) -> None:
    canvas.hovered.connect(lambda point: None if point is None else pytest.fail("there is no photo"))
    drag(canvas, (20, 20), (30, 30))
    assert canvas.session.document is None


def test_the_wheel_zooms_at_the_cursor(canvas: Canvas, open_photo: OpenAPhoto) -> None:
    open_photo()
    place = at(canvas, (30, 60))
    _wheel(canvas, place, 1)
    assert canvas.viewport.zoom == pytest.approx(1.2)
    assert canvas.to_photo(place) == pytest.approx((30, 60))
    _wheel(canvas, place, -2)
    assert canvas.viewport.zoom == pytest.approx(1 / 1.2)


def test_a_pinch_zooms_where_the_fingers_are(canvas: Canvas, open_photo: OpenAPhoto) -> None:
    open_photo()
    place = at(canvas, (30, 60))
    before = canvas.viewport.zoom
    pinch(canvas, place, 0.5)
    assert canvas.viewport.zoom == pytest.approx(1.5 * before)
    assert (at(canvas, (30, 60)) - place).manhattanLength() < 1
    pinch(canvas, place, 0.5, Qt.NativeGestureType.RotateNativeGesture)
    assert canvas.viewport.zoom == pytest.approx(1.5 * before)


def test_alt_and_the_wheel_change_the_brush(canvas: Canvas, settings: Settings, open_photo: OpenAPhoto) -> None:
    open_photo()
    before = settings.get(BRUSH_RADIUS)
    _wheel(canvas, at(canvas, (30, 60)), 1, ALT)
    assert settings.get(BRUSH_RADIUS) == pytest.approx(before * 1.15)
    assert canvas.viewport.zoom == 1.0


def test_the_brush_stays_within_its_limits(canvas: Canvas, settings: Settings) -> None:
    canvas.step_radius(1000)
    assert settings.get(BRUSH_RADIUS) == MOST_RADIUS
    canvas.step_radius(-1000)
    assert settings.get(BRUSH_RADIUS) == LEAST_RADIUS


@pytest.mark.parametrize("by", ["middle", "space"])
def test_the_photo_can_be_moved_at_any_time(canvas: Canvas, open_photo: OpenAPhoto, by: str) -> None:
    document = open_photo()
    before, place = canvas.viewport, at(canvas, (20, 20))
    if by == "space":
        QTest.keyPress(canvas, Qt.Key.Key_Space)
        assert canvas.cursor().shape() == Qt.CursorShape.OpenHandCursor
    button = MIDDLE if by == "middle" else LEFT
    press(canvas, place, button)
    move(canvas, place + QPointF(7, 9), button)
    release(canvas, place + QPointF(7, 9), button)
    assert (canvas.viewport.x - before.x, canvas.viewport.y - before.y) == (7, 9)
    assert not document.hole.any()
    if by == "space":
        QTest.keyRelease(canvas, Qt.Key.Key_Space)
    drag(canvas, (20, 20), (30, 20))
    assert document.hole.any(), "the tool is the brush again"


def test_a_second_button_does_not_disturb_a_drag(canvas: Canvas, open_photo: OpenAPhoto) -> None:
    document = open_photo()
    place = at(canvas, (20, 20))
    press(canvas, place)
    press(canvas, place, RIGHT)
    release(canvas, place, RIGHT)
    painting = [document.is_painting]
    release(canvas, place)
    assert [*painting, document.is_painting] == [True, False]
    assert document.hole[20, 20]


def test_another_photo_ends_the_drag(canvas: Canvas, open_photo: OpenAPhoto) -> None:
    open_photo()
    press(canvas, at(canvas, (20, 20)))
    other = open_photo()
    move(canvas, at(canvas, (60, 20)))
    assert not other.hole.any()


@pytest.fixture
def split(canvas: Canvas, settings: Settings, open_photo: OpenAPhoto) -> Canvas:
    """The canvas with the divider in its middle."""
    open_photo()
    settings.set(VIEW, "split")
    return canvas


def test_the_divider_can_be_dragged_within_limits(split: Canvas) -> None:
    press(split, QPointF(203, 150))
    assert split.cursor().shape() == Qt.CursorShape.SplitHCursor
    move(split, QPointF(100, 150))
    assert split.divider == 0.25
    move(split, QPointF(-50, 150))
    assert split.divider == pytest.approx(0.02)
    move(split, QPointF(900, 150))
    assert split.divider == pytest.approx(0.98)
    release(split, QPointF(900, 150))
    move(split, QPointF(200, 150), NONE)
    assert split.divider == pytest.approx(0.98)


def test_the_divider_stays_where_a_dialog_took_the_release(split: Canvas) -> None:
    press(split, QPointF(200, 150))
    move(split, QPointF(120, 150))
    move(split, QPointF(300, 150), held=NONE)
    move(split, QPointF(350, 150), held=NONE)
    assert split.divider == 0.3
    assert split.session.document is not None
    assert not split.session.document.hole.any()


def test_beside_the_divider_the_tool_is_used(split: Canvas) -> None:
    press(split, QPointF(230, 150))
    release(split, QPointF(230, 150))
    assert split.divider == 0.5
    assert split.session.document is not None
    assert split.session.document.hole.any()


def test_a_drag_belongs_to_the_pane_where_it_began(canvas: Canvas, settings: Settings, open_photo: OpenAPhoto) -> None:
    document = open_photo()
    settings.set(VIEW, "side")
    settings.set(BRUSH_RADIUS, 2.0)
    left, right = canvas.panes
    begin = QPointF(*canvas.viewport.to_pane(20, 20)) + right.rect.topLeft()
    press(canvas, begin)
    move(canvas, begin - QPointF(15, 0))
    far_left = QPointF(5, begin.y())
    assert left.rect.contains(far_left)
    move(canvas, far_left)
    release(canvas, far_left)
    assert document.hole[20, 0:20].all(), "on to the photo's own edge, not into the other pane's photo"
    assert not document.hole[:, 25:].any()


def test_what_is_under_the_cursor_is_told(qtbot: QtBot, canvas: Canvas, open_photo: OpenAPhoto) -> None:
    open_photo()
    told: list[object] = []
    canvas.hovered.connect(told.append)
    move(canvas, at(canvas, (30, 40)), NONE)
    assert told[-1] == pytest.approx((30, 40))
    QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))
    assert told[-1] is None


def test_the_brushs_outline_is_drawn_at_the_cursor_alone(canvas: Canvas, open_photo: OpenAPhoto) -> None:
    open_photo(grey=128)
    without = shown(canvas)
    move(canvas, at(canvas, (60, 45)), NONE)
    assert (shown(canvas) != without).any()
    QTest.keyPress(canvas, Qt.Key.Key_Space)
    assert (shown(canvas) == without).all(), "while the photo is moved there is no brush"
    QTest.keyRelease(canvas, Qt.Key.Key_Space)
    QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))
    assert (shown(canvas) == without).all()


def test_losing_the_focus_lets_keys_go(canvas: Canvas, open_photo: OpenAPhoto, settings: Settings) -> None:
    """The key's release goes to another window then."""
    document = open_photo()
    settings.set(TOOL, "brush")
    QTest.keyPress(canvas, Qt.Key.Key_Space)
    QApplication.sendEvent(canvas, QFocusEvent(QEvent.Type.FocusOut))
    drag(canvas, (20, 20), (30, 20))
    assert document.hole.any()
