"""What a user's hands do to one widget, event by event; and who answers a dialog."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QInputDevice, QMouseEvent, QNativeGestureEvent, QPointingDevice, QTabletEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.base.qimage import to_pixels
from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.session.session import Session
from dfnet_gui.imaging.arrays import ByteArray

LEFT, RIGHT, MIDDLE, NONE = (
    Qt.MouseButton.LeftButton,
    Qt.MouseButton.RightButton,
    Qt.MouseButton.MiddleButton,
    Qt.MouseButton.NoButton,
)
NO_KEY, ALT, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
ZOOM = Qt.NativeGestureType.ZoomNativeGesture
Point = tuple[float, float]
_PASSES = 20
"""One event leads to another, but to few."""


def at(canvas: Canvas, point: Point) -> QPointF:
    """Where a photo point lies in the last pane of the canvas."""
    x, y = canvas.viewport.to_pane(*point)
    return QPointF(x, y) + canvas.panes[-1].rect.topLeft()


def _send(
    widget: QWidget,
    kind: QEvent.Type,
    place: QPointF,
    button: Qt.MouseButton,
    buttons: Qt.MouseButton,
    keys: Qt.KeyboardModifier,
) -> None:
    event = QMouseEvent(kind, place, QPointF(widget.mapToGlobal(place)), button, buttons, keys)
    QApplication.sendEvent(widget, event)


def press(widget: QWidget, place: QPointF, button: Qt.MouseButton = LEFT, keys: Qt.KeyboardModifier = NO_KEY) -> None:
    """A button goes down."""
    _send(widget, QEvent.Type.MouseButtonPress, place, button, button, keys)


def move(widget: QWidget, place: QPointF, held: Qt.MouseButton = LEFT, keys: Qt.KeyboardModifier = NO_KEY) -> None:
    """The mouse moves with that button held, or none."""
    _send(widget, QEvent.Type.MouseMove, place, NONE, held, keys)


def release(widget: QWidget, place: QPointF, button: Qt.MouseButton = LEFT, keys: Qt.KeyboardModifier = NO_KEY) -> None:
    """The button goes up."""
    _send(widget, QEvent.Type.MouseButtonRelease, place, button, NONE, keys)


def drag(canvas: Canvas, *points: Point, button: Qt.MouseButton = LEFT, keys: Qt.KeyboardModifier = NO_KEY) -> None:
    """Press, move and release over photo points."""
    press(canvas, at(canvas, points[0]), button, keys)
    for point in points[1:]:
        move(canvas, at(canvas, point), button, keys)
    release(canvas, at(canvas, points[-1]), button, keys)


def pen_device(*, is_eraser: bool = False, has_pressure: bool = True) -> QPointingDevice:
    """One end of a tablet's pen."""
    kinds = QPointingDevice.PointerType
    can = QInputDevice.Capability.Position
    return QPointingDevice(
        "pen",
        1 + is_eraser,
        QInputDevice.DeviceType.Stylus,
        kinds.Eraser if is_eraser else kinds.Pen,
        can | QInputDevice.Capability.Pressure if has_pressure else can,
        1,
        3,
    )


def draw_with_pen(canvas: Canvas, device: QPointingDevice, *points: tuple[Point, float], lifts: bool = True) -> None:
    """Press, move and, if it `lifts`, release over photo points, each with a pressure of 0 to 1."""
    kinds = [QEvent.Type.TabletPress, *[QEvent.Type.TabletMove] * (len(points) - 1)]
    for kind, (point, pressure) in zip(kinds, points, strict=True):
        _send_pen(canvas, device, kind, at(canvas, point), pressure)
    if lifts:
        _send_pen(canvas, device, QEvent.Type.TabletRelease, at(canvas, points[-1][0]), 0.0)


def _send_pen(canvas: Canvas, device: QPointingDevice, kind: QEvent.Type, place: QPointF, pressure: float) -> None:
    button = NONE if kind == QEvent.Type.TabletMove else LEFT
    buttons = NONE if kind == QEvent.Type.TabletRelease else LEFT
    onto = QPointF(canvas.mapToGlobal(place))
    event = QTabletEvent(kind, device, place, onto, pressure, 0, 0, 0, 0, 0, NO_KEY, button, buttons)
    QApplication.sendEvent(canvas, event)
    assert event.isAccepted(), "else Qt makes a mouse event of it, too"


def dab(session: Session, x: float = 40.0, y: float = 40.0, radius: float = 5.0) -> None:
    """Paint a spot of the mask."""
    session.begin_stroke()
    session.paint((x, y), (x, y), radius)
    session.end_stroke()


def complete(qtbot: QtBot, session: Session) -> None:
    """Have the mask completed, and wait until the fill lies over the photo."""
    with qtbot.waitSignal(session.completed, timeout=20_000):
        session.complete()


def shown(widget: QWidget) -> ByteArray:
    """The widget's pixels as they are drawn now."""
    return to_pixels(widget.grab().toImage())[0]


def colour_at(canvas: Canvas, point: Point) -> tuple[int, ...]:
    """The colour that is drawn at a photo point."""
    place = at(canvas, point)
    return tuple(int(v) for v in shown(canvas)[int(np.floor(place.y())), int(np.floor(place.x()))])


def when_asked(do: Callable[[QDialog], None]) -> None:
    """Once a dialog waits for an answer, do that to it; whatever comes of it, the dialog ends."""
    timer = QTimer(QApplication.instance())
    timer.setInterval(5)

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            timer.stop()
            timer.deleteLater()
            try:
                do(dialog)
            except BaseException:
                dialog.reject()
                raise

    timer.timeout.connect(answer)
    timer.start()


def click(text: str) -> Callable[[QDialog], None]:
    """An answer by the button whose text holds this."""

    def do(dialog: QDialog) -> None:
        buttons = {b.text().replace("&", ""): b for b in dialog.findChildren(QAbstractButton)}
        next(button for label, button in buttons.items() if text in label).click()

    return do


def question(dialog: QDialog) -> str:
    """What a message box asks."""
    assert isinstance(dialog, QMessageBox)
    return dialog.text()


def come_to_rest() -> None:
    """Let everything happen that was begun; worker and widgets live in this thread and work as events come."""
    for _ in range(_PASSES):
        QApplication.processEvents()


def pinch(canvas: Canvas, place: QPointF, value: float, kind: Qt.NativeGestureType = ZOOM) -> None:
    """Two fingers on a touchpad, over a place of the canvas; `value` is by how much they part, as Qt gives it."""
    pad = QPointingDevice.primaryPointingDevice()
    whole = QPointF(canvas.mapToGlobal(place))
    QApplication.sendEvent(canvas, QNativeGestureEvent(kind, pad, 2, place, place, whole, value, QPointF()))
