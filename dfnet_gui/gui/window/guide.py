"""The guide: its pages, shown in a window of their own beside the photo. GUI thread."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QImage, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from dfnet_gui.gui.base.language import ENGLISH, spoken
from dfnet_gui.paths import guide_dir
from dfnet_gui.wording import tr

_SIZE = QSize(820, 760)
_MOST_OF_SCREEN = 0.9
_MARGIN_PX = 16
_STYLE = "h1 { font-size: 22px; } h2 { font-size: 17px; } td { padding: 4px 12px 4px 0; }"
FIRST_PAGE = "index.md"
_UNKNOWN = QTextDocument.ResourceType.UnknownResource


class GuideBrowser(QTextBrowser):
    """Shows the guide's pages, with pictures as wide as there is room for."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Guide"))
        self.setOpenExternalLinks(False)
        self.document().setDefaultStyleSheet(_STYLE)
        self.document().setDocumentMargin(_MARGIN_PX)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # else it would take room from pictures

    def show_page(self, name: str) -> None:
        """One of the pages, from its beginning."""
        self.setSource(QUrl.fromLocalFile(str(_pages_dir() / name)), QTextDocument.ResourceType.MarkdownResource)

    def doSetSource(self, name: QUrl | str, kind: QTextDocument.ResourceType = _UNKNOWN) -> None:
        """Links to other pages are Markdown, too."""
        is_page = QUrl(name).path().endswith(".md")
        super().doSetSource(name, QTextDocument.ResourceType.MarkdownResource if is_page else kind)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: ANN401 - whatever the page names
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, name)
        return self._fitting(QImage(str(_pages_dir() / "images" / QUrl(name).fileName())))

    def _fitting(self, picture: QImage) -> QImage:
        """No wider than the page; in all pixels that the screen has."""
        room = self.viewport().width() - 2 * _MARGIN_PX
        if picture.isNull() or room <= 0:
            return picture
        width = min(picture.width(), room)
        sharp = min(picture.width(), round(width * self.devicePixelRatioF()))
        scaled = picture.scaledToWidth(sharp, Qt.TransformationMode.SmoothTransformation)
        scaled.setDevicePixelRatio(sharp / width)
        return scaled

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures follow the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and self.source().isValid():
            place = self.verticalScrollBar().value()
            self.reload()
            self.verticalScrollBar().setValue(place)


def _pages_dir() -> Path:
    """Of the pages in the language that is spoken, which has a folder of its own unless it is English."""
    return guide_dir() if spoken() == ENGLISH else guide_dir() / spoken()


class GuideDialog(QDialog):
    """Stays open beside the window while one goes on working."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Guide"))
        self.resize(_SIZE.boundedTo(parent.screen().availableGeometry().size() * _MOST_OF_SCREEN))
        self.browser = GuideBrowser()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.back_button = buttons.addButton(tr("&Back"), QDialogButtonBox.ButtonRole.ActionRole)
        self.back_button.setEnabled(False)
        layout = QVBoxLayout(self)
        layout.addWidget(self.browser)
        layout.addWidget(buttons)
        buttons.rejected.connect(self.close)
        self.back_button.clicked.connect(self.browser.backward)
        self.browser.backwardAvailable.connect(self.back_button.setEnabled)
        self.browser.show_page(FIRST_PAGE)
