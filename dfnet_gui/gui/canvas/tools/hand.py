"""The hand: moves the photo."""

from PySide6.QtCore import QPointF, Qt

from dfnet_gui.gui.canvas.tools.base import Pointer, Surface, Tool, ToolKind
from dfnet_gui.wording import tr_later


class Hand(Tool):
    """Drags the photo about."""

    takes_right_button = False

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._last = QPointF()

    def press(self, pointer: Pointer) -> bool:
        """Take hold."""
        self._last = pointer.position
        return True

    def move(self, pointer: Pointer) -> None:
        """Move the photo as far as the mouse moved."""
        moved, self._last = pointer.position - self._last, pointer.position
        self.surface.show_viewport(self.surface.viewport.panned(moved.x(), moved.y()))

    @property
    def cursor(self) -> Qt.CursorShape:
        return Qt.CursorShape.OpenHandCursor

    @property
    def drag_cursor(self) -> Qt.CursorShape:
        return Qt.CursorShape.ClosedHandCursor


HAND = ToolKind(
    "hand", tr_later("&Move"), Hand, ("H",), "hand", tr_later("Drag the photo (Space or the middle button at any time)")
)
