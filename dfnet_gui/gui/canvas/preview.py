"""What stands where the canvas will be while a large photo is still being read. GUI thread."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from dfnet_gui.gui.base.qimage import to_qimage
from dfnet_gui.gui.base.theme import Theme
from dfnet_gui.gui.canvas.drawing import photo_rect
from dfnet_gui.gui.canvas.viewport import Viewport
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.preview import Preview
from dfnet_gui.wording import tr


class PreviewPane(QWidget):
    """Draws a preview just where the fitted photo will appear; nothing can be done with it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._preview: Preview | None = None
        self.setAccessibleName(tr("Preview of the photo that is being opened"))

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's surround."""
        self._theme = theme
        self.update()

    def show_preview(self, preview: Preview) -> None:
        """Draw this one from now on."""
        self._preview = preview
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.surround)
        preview = self._preview
        if preview is None:
            return
        viewport = Viewport.fitted((preview.width, preview.height), (self.width(), self.height()))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = photo_rect(Bounds(0, 0, preview.width, preview.height), viewport)
        painter.drawImage(place, to_qimage(preview.pixels), QRectF(0, 0, *preview.pixels.shape[1::-1]))
