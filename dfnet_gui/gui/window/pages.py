"""Which page the window shows: the first one, the preview of a photo that is being read, or the photo. GUI thread."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dfnet_gui.gui.base.settings import Settings
from dfnet_gui.gui.canvas.candidate_strip import CandidateStrip
from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.canvas.preview import PreviewPane
from dfnet_gui.gui.canvas.tool_options import ToolOptions
from dfnet_gui.gui.photos.welcome import WelcomePage
from dfnet_gui.imaging.preview import Preview


class Pages(QStackedWidget):
    """The window's middle: the first page, or the tools' options over the canvas."""

    def __init__(self, canvas: Canvas, preview: PreviewPane, settings: Settings) -> None:
        super().__init__()
        self.canvas, self.preview = canvas, preview
        self.welcome = WelcomePage()
        self.candidates = CandidateStrip(canvas)
        self.tool_options = ToolOptions(settings)
        self._views = QStackedWidget()
        self._views.addWidget(canvas)
        self._views.addWidget(preview)
        self._editor = QWidget()
        column = QVBoxLayout(self._editor)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tool_options)
        column.addWidget(self._views, 1)
        self.addWidget(self.welcome)
        self.addWidget(self._editor)

    @property
    def shows_photo(self) -> bool:
        """Whether a photo, or its preview, is shown and not the first page."""
        return self.currentWidget() is self._editor

    @property
    def shows_preview(self) -> bool:
        """Whether a preview stands where the photo will be."""
        return self.shows_photo and self._views.currentWidget() is self.preview

    def show_welcome(self) -> None:
        """The first page."""
        self._views.setCurrentWidget(self.canvas)
        self.setCurrentWidget(self.welcome)

    def show_photo(self) -> None:
        self._views.setCurrentWidget(self.canvas)
        self.setCurrentWidget(self._editor)

    def show_preview(self, preview: Preview) -> None:
        """A preview in the canvas's place."""
        self.preview.show_preview(preview)
        self._views.setCurrentWidget(self.preview)
        self.setCurrentWidget(self._editor)
