"""Arrows and Space do what a mouse does."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dfnet_gui.gui.base.settings import KEY_POINTING, TOOL, Settings
from dfnet_gui.gui.canvas.canvas import Canvas
from tests.unit.gui.conftest import OpenAPhoto

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
RIGHT, DOWN, SPACE, ESC = Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Escape


@pytest.fixture(autouse=True)
def _on(canvas: Canvas, settings: Settings, open_photo: OpenAPhoto) -> None:
    open_photo(width=200, height=150)
    canvas.show()
    settings.set(KEY_POINTING, True)


def _keys(canvas: Canvas, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(canvas, key, held)


def test_arrows_move_by_a_step_finely_or_far(canvas: Canvas) -> None:
    start = canvas.key_pointing.place
    assert start == canvas.panes[0].clip.center()
    _keys(canvas, RIGHT, RIGHT, DOWN)
    assert canvas.key_pointing.place - start == QPointF(20, 10)
    _keys(canvas, RIGHT, held=SHIFT)
    assert canvas.key_pointing.place - start == QPointF(21, 10)
    _keys(canvas, RIGHT, held=CTRL)
    assert canvas.key_pointing.place - start == QPointF(81, 10)


def test_space_draws_what_arrows_go_over_as_one_step(canvas: Canvas) -> None:
    document = canvas.session.document
    assert document is not None
    _keys(canvas, SPACE, RIGHT, RIGHT, RIGHT, SPACE)
    x, y = canvas.to_photo(canvas.key_pointing.place)
    assert document.hole[round(y), round(x)]
    assert document.hole[round(y), round(x - 30 / canvas.viewport.zoom)]
    assert len(document.steps[0]) == 1
    _keys(canvas, RIGHT)
    assert len(document.steps[0]) == 1, "lifted, it only moves"


def test_every_tool_is_used_so(canvas: Canvas, settings: Settings) -> None:
    document = canvas.session.document
    assert document is not None
    settings.set(TOOL, "rectangle")
    _keys(canvas, SPACE, RIGHT, RIGHT, DOWN, DOWN, SPACE)
    assert document.hole.sum() == pytest.approx((20 / canvas.viewport.zoom) ** 2, rel=0.2)


def test_at_the_edge_the_photo_moves_under_the_tool(canvas: Canvas) -> None:
    canvas.zoom_to(4)
    before = canvas.viewport.x
    _keys(canvas, *[RIGHT] * 40)
    assert canvas.viewport.x < before
    assert canvas.panes[0].clip.contains(canvas.key_pointing.place)


def test_escape_lifts_first_and_then_ends_it(canvas: Canvas, settings: Settings) -> None:
    _keys(canvas, SPACE, RIGHT, ESC)
    assert not canvas.key_pointing.is_down
    assert settings.get(KEY_POINTING)
    _keys(canvas, ESC)
    assert not settings.get(KEY_POINTING)
    place = canvas.key_pointing.place
    _keys(canvas, RIGHT)
    assert canvas.key_pointing.place == place


def test_it_takes_its_keys_before_the_window_does_and_no_others(canvas: Canvas) -> None:
    def is_taken(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> bool:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, held)
        event.ignore()
        QApplication.sendEvent(canvas, event)
        return event.isAccepted()

    assert all(is_taken(key) for key in (RIGHT, SPACE, ESC))
    assert not is_taken(Qt.Key.Key_B)
    assert not is_taken(RIGHT, Qt.KeyboardModifier.AltModifier)


def test_what_is_drawn_is_completed_with_any_key(canvas: Canvas) -> None:
    _keys(canvas, SPACE, RIGHT)
    canvas.session.complete()
    assert not canvas.key_pointing.is_down
    document = canvas.session.document
    assert document is not None
    assert not document.is_painting


def test_another_photo_begins_in_its_middle(canvas: Canvas, open_photo: OpenAPhoto) -> None:
    _keys(canvas, SPACE, RIGHT)
    document = open_photo()
    assert not canvas.key_pointing.is_down
    assert canvas.key_pointing.place == canvas.panes[0].clip.center()
    assert not document.hole.any()


def test_it_says_what_its_keys_do(canvas: Canvas, settings: Settings) -> None:
    said: list[str] = []
    canvas.said.connect(said.append)
    _keys(canvas, SPACE, SPACE)
    assert said == ["The tool is down: arrows draw, Space lifts it.", "The tool is lifted."]
