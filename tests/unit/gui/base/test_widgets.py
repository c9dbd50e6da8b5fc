"""A long message asks for no room: the window keeps its width, and the whole text comes back with room for it."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.base.widgets import ElidedLabel, slider
from dfnet_gui.gui.window.status import StatusLine

LONG = "A sentence that goes on about /a/very/long/path/" + "of-some-folder/" * 20 + "photo.jpg"
NARROW, WIDE = 400, 4000


def _window(qtbot: QtBot) -> tuple[QMainWindow, StatusLine]:
    window, line = QMainWindow(), StatusLine()
    qtbot.addWidget(window)
    window.setStatusBar(line)
    window.resize(NARROW, 200)
    window.show()
    qtbot.waitExposed(window)
    return window, line


def _label(line: StatusLine) -> ElidedLabel:
    """The one that shows messages."""
    return next(each for each in line.findChildren(ElidedLabel) if each.accessibleName().startswith("Message"))


def test_a_long_message_does_not_widen_the_window(qtbot: QtBot) -> None:
    window, line = _window(qtbot)
    least = window.minimumSizeHint().width()
    line.say(LONG)
    QApplication.processEvents()
    assert window.minimumSizeHint().width() == least
    assert window.width() == NARROW
    assert _label(line).geometry().right() <= line.width()


def test_what_is_left_out_comes_back_with_room(qtbot: QtBot) -> None:
    window, line = _window(qtbot)
    line.say(LONG)
    shown = _label(line).text()
    assert "…" in shown
    assert shown.startswith("A sen")
    assert line.message == LONG
    window.resize(WIDE, 200)
    QApplication.processEvents()
    assert _label(line).text() == LONG
    window.resize(NARROW, 200)
    QApplication.processEvents()
    assert "…" in _label(line).text()


def test_a_plain_label_would_widen_it(qtbot: QtBot) -> None:
    window, line = _window(qtbot)
    line.addWidget(QLabel(LONG))
    assert window.minimumSizeHint().width() > NARROW


def test_it_forgets(qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.resize(WIDE, 20)
    label.say("Done.")
    assert label.text() == "Done."
    label.forget()
    assert (label.text(), label.full_text) == ("", "")


@pytest.mark.parametrize("scrolls", [True, False])
def test_a_slider_leaves_the_wheel_to_a_page_that_scrolls(qtbot: QtBot, *, scrolls: bool) -> None:
    made = slider("Opacity", 0, 100, 50)
    window: QWidget = QScrollArea() if scrolls else QWidget()
    qtbot.addWidget(window)
    if isinstance(window, QScrollArea):
        window.setWidget(made)
    else:
        made.setParent(window)
    place = QPointF(made.rect().center())
    turn = QWheelEvent(
        place,
        made.mapToGlobal(place),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(made, turn)
    assert (made.value() == 50) == scrolls
