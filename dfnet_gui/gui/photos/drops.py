"""What is dragged onto the window: files, and pictures out of a browser. Nothing is ever fetched. GUI thread."""

import base64
import urllib.parse
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QFrame, QWidget

from dfnet_gui.errors import PhotoReadError
from dfnet_gui.gui.photos.opening import Opening, photo_of_image
from dfnet_gui.imaging.formats.registry import FORMATS
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.reading import decode_photo
from dfnet_gui.wording import tr, tr_later

_NAME = tr_later("The dropped picture")
_DATA = "data"
_LOSSLESS = "image/png"
"""Who offers it beside others made it of the same pixels, or the others of it."""
_NO_FILE = tr_later("What was dropped is no file of this computer: save it first, then drop it.")
_MOST_NAMED = 60
_FRAME_NAME = "dropping"


@dataclass(frozen=True)
class Dropped:
    """Files, or a picture that `read` decodes (any thread), or why there is nothing to open."""

    files: tuple[Path, ...] = ()
    read: Callable[[], Photo] | None = None
    refusal: str = ""


def is_openable(data: QMimeData) -> bool:
    """Whether something of it can be opened, as far as can be told while it is still being dragged."""
    return bool(_files(data) or _data_url(data) or _picture_kinds(data) or data.hasImage())


def understood(data: QMimeData) -> Dropped:
    """What was dropped: files first, then addresses that hold a picture, then pictures; never what is on the net."""
    if files := _files(data):
        return Dropped(files)
    if url := _data_url(data):
        return Dropped(read=partial(_of_data_url, url))
    for kind in _picture_kinds(data):
        if picture := bytes(data.data(kind).data()):
            return Dropped(read=partial(decode_photo, picture, name=tr(_NAME)))
    if data.hasImage() and isinstance(image := data.imageData(), QImage) and not image.isNull():
        return Dropped(read=partial(photo_of_image, image))
    return Dropped(refusal=refusal(data))


def refusal(data: QMimeData) -> str:
    """Why there is nothing to open, and a way on."""
    url = next((url for url in data.urls() if not url.isLocalFile() and url.scheme() != _DATA), None)
    if url is None:
        return tr(_NO_FILE)
    name = (url.fileName() or url.host() or url.toString())[:_MOST_NAMED]
    return tr(
        "{name} is on the net, from where nothing is fetched: save the picture first, or copy it and paste it here.",
        name=name,
    )


def _files(data: QMimeData) -> tuple[Path, ...]:
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())


def _data_url(data: QMimeData) -> str:
    """An address that holds a picture itself; empty if there is none."""
    urls = [url.toString(QUrl.ComponentFormattingOption.FullyEncoded) for url in data.urls() if url.scheme() == _DATA]
    text = data.text().strip() if data.hasText() and not urls else ""
    return next((url for url in (*urls, text) if url[:11].lower() == "data:image/"), "")


def _picture_kinds(data: QMimeData) -> list[str]:
    """The formats of pictures that can be read here and are offered as they are, the best one first."""
    known = {row.mime for row in FORMATS}
    return sorted((kind for kind in data.formats() if kind in known), key=lambda kind: kind != _LOSSLESS)


def _of_data_url(url: str) -> Photo:
    """Decode it (RFC 2397). Raises PhotoReadError. Any thread."""
    head, _comma, body = url.partition(",")
    content = urllib.parse.unquote_to_bytes(body)
    if head.lower().endswith(";base64"):
        try:
            content = base64.b64decode(b"".join(content.split()), validate=True)
        except ValueError:
            raise PhotoReadError(
                tr("{name}: its address is damaged; save the picture first, then drop it.", name=tr(_NAME))
            ) from None
    return decode_photo(content, name=tr(_NAME))


class Drops(QObject):
    """Answers the window's drags: shows a frame around `place` while something that opens is over the window."""

    said = Signal(str)
    failed = Signal(str)

    def __init__(self, place: QWidget, opening: Opening) -> None:
        super().__init__(place)
        self._opening = opening
        self.frame = _Frame(place)

    def enter(self, event: QDragEnterEvent) -> None:
        """Take what opens, and what can be said to be no photo; leave the rest to others."""
        data = event.mimeData()
        opens = is_openable(data)
        self.frame.setVisible(opens)
        if opens or data.hasUrls():
            event.acceptProposedAction()
        if not opens and data.hasUrls():
            self.said.emit(refusal(data))

    def leave(self) -> None:
        """It was dragged away."""
        self.frame.hide()

    def drop(self, event: QDropEvent) -> None:
        """Open it, or say why not."""
        self.leave()
        event.acceptProposedAction()
        dropped = understood(event.mimeData())
        if dropped.refusal:
            self.failed.emit(dropped.refusal)
        elif dropped.read is not None:
            self._opening.open_picture(dropped.read)
        else:
            self._opening.open_dropped(list(dropped.files))


class _Frame(QFrame):
    """A line around a widget, over all that is in it; neither mouse nor drags notice it."""

    def __init__(self, place: QWidget) -> None:
        super().__init__(place)
        self.setObjectName(_FRAME_NAME)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        place.installEventFilter(self)

    def setVisible(self, visible: bool) -> None:  # noqa: FBT001 - Qt's
        parent = self.parentWidget()
        if visible and parent is not None:
            self.setGeometry(parent.rect())
            self.raise_()
        super().setVisible(visible)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the widget's size."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False
