"""What the status line says, over the photo, while that line is hidden. GUI thread."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel

from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.window.status import StatusLine

_EDGE_PX, _ROOM_PX = 16, 8


class Spoken(QLabel):
    """A sentence at the lower edge of the canvas, for as long as the status line would show it; clicks go through."""

    def __init__(self, canvas: Canvas, status: StatusLine) -> None:
        super().__init__(canvas)
        self._canvas, self._status = canvas, status
        self._is_wanted = False
        self.setObjectName("strip")
        self.setTextFormat(Qt.TextFormat.PlainText)  # file names may look like markup
        self.setWordWrap(True)
        self.setMargin(_ROOM_PX)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        canvas.installEventFilter(self)
        status.said.connect(self._follow)

    def set_wanted(self, *, is_wanted: bool) -> None:
        """Whether the status line is hidden."""
        self._is_wanted = is_wanted
        self._follow()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _follow(self) -> None:
        sentence = self._status.message
        self.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(self._is_wanted and bool(sentence))
        self._place()

    def _place(self) -> None:
        """In the middle, as wide as the sentence where there is room."""
        room = self._canvas.width() - 2 * _EDGE_PX
        wanted = self.fontMetrics().horizontalAdvance(self.text()) + 2 * _ROOM_PX + 2 * self.frameWidth() + 1
        width = min(room, wanted)
        height = self.heightForWidth(width)
        left = (self._canvas.width() - width) // 2
        self.setGeometry(left, self._canvas.height() - _EDGE_PX - height, width, height)
