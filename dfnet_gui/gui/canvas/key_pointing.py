"""Pointing without a mouse: arrows move the tool, Space puts it down and lifts it. GUI thread.

The keys become mouse events of the canvas, so that every tool works with them as it does with a mouse.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from dfnet_gui.gui.base.settings import KEY_POINTING, Settings
from dfnet_gui.gui.canvas.view import CanvasView
from dfnet_gui.wording import tr, tr_later

_STEP_PX, _FINE_PX, _FAR_PX = 10.0, 1.0, 60.0
_WAYS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_EDGE_PX = 24.0
"""So near to its pane's edge the photo moves and not the tool."""
ON = tr_later("Arrows move the tool (Shift: finely, Ctrl: far), Space puts it down and lifts it, Esc ends it.")
DOWN, LIFTED = tr_later("The tool is down: arrows draw, Space lifts it."), tr_later("The tool is lifted.")


class KeyPointing(QObject):
    """Watches the keys of a canvas while the setting is on."""

    def __init__(self, canvas: CanvasView, settings: Settings, say: Callable[[str], None]) -> None:
        super().__init__(canvas)
        self._canvas, self._settings, self._say = canvas, settings, say
        self.place = QPointF()
        """Of the tool, on the canvas."""
        self.is_down = False
        canvas.installEventFilter(self)
        settings.watch(KEY_POINTING, self._on_setting, now=False)
        canvas.session.opened.connect(self._on_opened)
        canvas.session.to_be_completed.connect(self.lift)  # it is to be completed with what is drawn

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not self._settings.get(KEY_POINTING):
            return False
        if isinstance(event, QMouseEvent) and event.spontaneous():
            self.place, self.is_down = event.position(), False  # the mouse takes over
        if not isinstance(event, QKeyEvent) or not self._means(event):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # else arrows would step to other photos, and Esc cancel what runs
        elif event.type() == QEvent.Type.KeyPress:
            self._press(event)
        return True

    def lift(self) -> None:
        """End what is being drawn, as when the mouse lets go."""
        if self.is_down:
            self.is_down = False
            self._send(QEvent.Type.MouseButtonRelease, Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton)

    def _means(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~_KEYPAD
        if event.key() in _WAYS:
            return held in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.ShiftModifier,
                Qt.KeyboardModifier.ControlModifier,
            )
        return event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Escape) and not held

    def _press(self, event: QKeyEvent) -> None:
        if event.key() in _WAYS:
            held = event.modifiers()
            is_fine, is_far = held & Qt.KeyboardModifier.ShiftModifier, held & Qt.KeyboardModifier.ControlModifier
            self._move(_WAYS[Qt.Key(event.key())] * (_FINE_PX if is_fine else _FAR_PX if is_far else _STEP_PX))
        elif event.isAutoRepeat():
            return
        elif event.key() == Qt.Key.Key_Escape:
            if self.is_down:
                self.lift()
                self._say(tr(LIFTED))
            else:
                self._settings.set(KEY_POINTING, False)
        elif self.is_down:
            self.lift()
            self._say(tr(LIFTED))
        else:
            self.is_down = True
            self._send(QEvent.Type.MouseButtonPress, Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton)
            self._say(tr(DOWN))

    def _move(self, by: QPointF) -> None:
        """Move the tool, or the photo under it where the pane ends."""
        area = self._canvas.pane_at(self.place).clip.adjusted(_EDGE_PX, _EDGE_PX, -_EDGE_PX, -_EDGE_PX)
        goal = self.place + by
        held = QPointF(min(max(goal.x(), area.left()), area.right()), min(max(goal.y(), area.top()), area.bottom()))
        beyond = goal - held
        if not beyond.isNull():
            self._canvas.show_viewport(self._canvas.viewport.panned(-beyond.x(), -beyond.y()))
        self.place = held
        self._point()

    def _point(self) -> None:
        button = Qt.MouseButton.LeftButton if self.is_down else Qt.MouseButton.NoButton
        self._send(QEvent.Type.MouseMove, Qt.MouseButton.NoButton, button)

    def _send(self, kind: QEvent.Type, button: Qt.MouseButton, buttons: Qt.MouseButton) -> None:
        on_screen = QPointF(self._canvas.mapToGlobal(self.place))
        event = QMouseEvent(kind, self.place, on_screen, button, buttons, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self._canvas, event)

    def _on_setting(self, is_on: bool) -> None:  # noqa: FBT001 - watches a setting
        if is_on:
            self._canvas.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._begin()
            self._say(tr(ON))
        else:
            self.lift()
            self._say("")

    def _on_opened(self) -> None:
        self.is_down = False
        if self._settings.get(KEY_POINTING):
            self._begin()

    def _begin(self) -> None:
        """In the middle of the pane that is in the middle."""
        self.place = self._canvas.pane_at(QPointF(self._canvas.rect().center())).clip.center()
        self._point()
