"""The photos that are stepped through, side by side, with marks for what was done. GUI thread.

Thumbnails are read beside the window, and only of what is in sight.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize, Qt, QTimer
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from dfnet_gui.gui.base.background import Jobs
from dfnet_gui.gui.base.qimage import square_icon
from dfnet_gui.gui.photos.album import Album
from dfnet_gui.gui.photos.recovery import Recovery
from dfnet_gui.imaging.arrays import ByteArray
from dfnet_gui.imaging.display import Display
from dfnet_gui.imaging.thumbnail import read_thumbnail
from dfnet_gui.wording import tr

_THUMBNAIL_PX = 72
_ROOM_PX = 48
_PATH = Qt.ItemDataRole.UserRole
_DONE, _KEPT = "✓ ", "● "
_MOST_KNOWN = 512
"""Thumbnails that are kept, of the photos that were in sight last."""


class FilmStrip(QWidget):
    """A click opens a photo; the work on the one before is kept."""

    def __init__(
        self,
        album: Album,
        recovery: Recovery,
        open_photo: Callable[[Path], None],
        display: Callable[[], Display] = Display,
    ) -> None:
        super().__init__()
        self._album, self._recovery, self._open, self._display = album, recovery, open_photo, display
        self._jobs = Jobs(self)
        self._icons: dict[Path, QIcon] = {}
        self.list = _made_list()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._read_next)
        album.changed.connect(self.refresh)
        recovery.kept_changed.connect(self.refresh)
        self.list.itemClicked.connect(self._on_chosen)
        self.list.horizontalScrollBar().valueChanged.connect(lambda _value: self._soon.start(0))
        for watched in (self.list, self.list.viewport()):
            watched.installEventFilter(self)
        self.refresh()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """More may be in sight; and Enter opens a photo here, where it completes elsewhere."""
        if isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
            elif event.type() == QEvent.Type.KeyPress and self.list.currentItem() is not None:
                self._on_chosen(self.list.currentItem())
                return True
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._soon.start(0)
        return False

    def refresh(self) -> None:
        """Show what the album has now, and work on other photos that was left."""
        kept = set(self._recovery.kept)
        paths = [*self._album.photos, *sorted(kept - {each.resolve() for each in self._album.photos})]
        blocker = QSignalBlocker(self.list)
        if paths != [self._item(row).data(_PATH) for row in range(self.list.count())]:
            self.list.clear()
            for path in paths:
                item = QListWidgetItem(self._icons.get(path, _blank()), _name(path))
                item.setData(_PATH, path)
                self.list.addItem(item)
        for row, path in enumerate(paths):
            self._mark(self._item(row), path, is_kept=path.resolve() in kept)
            if path == self._album.current:
                self.list.setCurrentRow(row)
                self.list.scrollToItem(self._item(row))
        blocker.unblock()
        self._soon.start(0)

    def _item(self, row: int) -> QListWidgetItem:
        return self.list.item(row)

    def _mark(self, item: QListWidgetItem, path: Path, *, is_kept: bool) -> None:
        is_done = path in self._album.done
        item.setText(f"{_KEPT if is_kept else _DONE if is_done else ''}{_name(path)}")
        state = tr("with work that was not exported") if is_kept else tr("exported") if is_done else ""
        item.setToolTip(f"{path}\n{state}".strip())
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{_name(path)} {state}".strip())

    def _on_chosen(self, item: QListWidgetItem) -> None:
        path = item.data(_PATH)
        if path != self._album.current:
            self._open(path)
        self.refresh()  # until it is open, the one before is marked

    def _read_next(self) -> None:
        """One thumbnail after the other, those in sight first."""
        if self._jobs.is_busy or not self.list.isVisible():
            return
        sight = self.list.viewport().rect()
        for row in range(self.list.count()):
            path: Path = self._item(row).data(_PATH)
            if path not in self._icons and self.list.visualItemRect(self._item(row)).intersects(sight):
                side = round(_THUMBNAIL_PX * self.devicePixelRatioF())
                read = partial(read_thumbnail, path, side, self._display())
                self._jobs.start(read, then=partial(self._on_read, path), otherwise=partial(self._on_unread, path))
                return

    def _on_unread(self, path: Path, _sentence: str) -> None:
        self._on_read(path, None)

    def _on_read(self, path: Path, pixels: ByteArray | None) -> None:
        while len(self._icons) >= _MOST_KNOWN:
            self._icons.pop(next(iter(self._icons)))
        self._icons[path] = (
            square_icon(pixels, _THUMBNAIL_PX, self.devicePixelRatioF()) if pixels is not None else _blank()
        )
        for row in range(self.list.count()):
            if self._item(row).data(_PATH) == path:
                self._item(row).setIcon(self._icons[path])
        self._soon.start(0)

    def forget_pictures(self) -> None:
        """Read all anew, as for another screen."""
        self._icons.clear()
        self._soon.start(0)

    def wait(self) -> None:
        """Block until no thumbnail is read any more."""
        self._jobs.wait()


def _made_list() -> QListWidget:
    """One row of icons with their names below."""
    made = QListWidget()
    made.setAccessibleName(tr("Photos"))
    made.setViewMode(QListView.ViewMode.IconMode)
    made.setFlow(QListView.Flow.LeftToRight)
    made.setMovement(QListView.Movement.Static)
    made.setWrapping(False)
    made.setUniformItemSizes(True)
    made.setIconSize(QSize(_THUMBNAIL_PX, _THUMBNAIL_PX))
    made.setGridSize(QSize(_THUMBNAIL_PX + _ROOM_PX // 2, _THUMBNAIL_PX + _ROOM_PX // 2))
    made.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    made.setFixedHeight(_THUMBNAIL_PX + _ROOM_PX)
    return made


def _name(path: Path) -> str:
    """Of the photo; one that was pasted is known by its journal's folder alone."""
    return path.stem if path.suffix else tr("Pasted photo")


def _blank() -> QIcon:
    pixmap = QPixmap(_THUMBNAIL_PX, _THUMBNAIL_PX)
    pixmap.fill(Qt.GlobalColor.transparent)
    return QIcon(pixmap)
