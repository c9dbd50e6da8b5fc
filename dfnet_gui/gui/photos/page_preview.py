"""A sheet of paper with a photo on it, as it will be printed. GUI thread."""

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from dfnet_gui.gui.photos.print_layout import Placed, draw_on_page
from dfnet_gui.wording import tr

_SIZE = QSize(340, 380)
_ROOM_PX = 14
_UNIT = QPageLayout.Unit.Point


class PagePreview(QWidget):
    """A page with its margins and the photo on it."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self._layout, self._place, self._size = QPageLayout(), Placed(QRectF(), QRectF(), is_cropped=False), (1, 1)
        self.setMinimumSize(_SIZE)
        self.setAccessibleName(tr("Preview of the page"))

    def show_page(self, layout: QPageLayout, place: Placed, size: tuple[int, int]) -> None:
        """Draw this from now on; `size`: of the photo in pixels."""
        self._layout, self._place, self._size = layout, place, size
        self.update()

    @property
    def page_rect(self) -> QRectF:
        """Where the page lies in this widget."""
        page, room = self._layout.fullRect(_UNIT).size(), self.rect()
        fitting = QSizeF(room.width() - 2 * _ROOM_PX, room.height() - 2 * _ROOM_PX)
        shown = QRectF(0, 0, 1, 1) if page.isEmpty() else QRectF()
        if not page.isEmpty():
            shown.setSize(page.scaled(fitting, Qt.AspectRatioMode.KeepAspectRatio))
        shown.moveCenter(QRectF(room).center())
        return shown

    def paintEvent(self, _event: QPaintEvent) -> None:
        page = self.page_rect
        scale = page.width() / max(1.0, self._layout.fullRect(_UNIT).width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().mid().color()))
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRect(page)
        inner = self._layout.paintRect(_UNIT)
        painter.translate(page.topLeft() + inner.topLeft() * scale)
        if not self.image.isNull():
            small = self.image.width() / self._size[0], self.image.height() / self._size[1]
            source = self._place.source
            part = QRectF(
                *(source.x() * small[0], source.y() * small[1], source.width() * small[0], source.height() * small[1])
            )
            draw_on_page(painter, scale, self.image, Placed(self._place.target, part, self._place.is_cropped))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(Qt.GlobalColor.gray, 1, Qt.PenStyle.DotLine))
        painter.drawRect(QRectF(0, 0, inner.width() * scale, inner.height() * scale))
