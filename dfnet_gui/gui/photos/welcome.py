"""The first page: drop a photo, open one, or try a sample at once."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from dfnet_gui.gui.base.widgets import label, primary_button
from dfnet_gui.imaging.formats.registry import listed_names
from dfnet_gui.paths import resources_dir
from dfnet_gui.wording import tr, tr_later

_THUMBNAIL = QSize(277, 184)
_CARD_ROOM = QSize(16, 16)
_MOST_SHOWN = 4

_OF_SAMPLES = (
    *(tr_later("Dune"), tr_later("Take the hikers off the dune")),
    *(tr_later("Statue of Liberty"), tr_later("Take the lamp post away")),
    tr_later("Perched osprey"),
)
"""What samples.json says of them, for the translations."""


@dataclass(frozen=True)
class Sample:
    """A photo that comes with the program; one with a `task` is offered to try that with.

    `thumbnail_top`: where its thumbnail is cut, from 0 (at the photo's upper edge) to 1 (at its lower edge).
    """

    path: Path
    title: str
    task: str
    attribution: str
    thumbnail_top: float


class WelcomePage(QScrollArea):
    """Scrolls where the window is small. Emits `open_requested` and `photo_chosen(path)`."""

    open_requested = Signal()
    photo_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        column = QVBoxLayout()
        column.setSpacing(16)
        column.addWidget(self._drop_area())
        column.addWidget(label(tr("Or try one of these"), style="faint"))
        column.addLayout(self._cards())
        column.addLayout(self._recent)
        holder = QWidget()
        holder.setMaximumWidth(620)
        holder.setLayout(column)
        page = QWidget()
        outer = QHBoxLayout(page)
        outer.addStretch(1)
        outer.addWidget(holder, 8, Qt.AlignmentFlag.AlignVCenter)
        outer.addStretch(1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(page)

    def show_recent(self, paths: list[str]) -> None:
        """List the photos opened last that still exist."""
        while (item := self._recent.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        existing = [Path(p) for p in paths if os.path.isfile(p)][:_MOST_SHOWN]
        if existing:
            self._recent.addWidget(label(tr("Opened last"), style="faint"))
        for path in existing:
            button = QPushButton()
            button.setFlat(True)
            button.setObjectName("link")
            button.setAutoDefault(True)
            button.setText(path.name.replace("&", "&&"))
            button.setToolTip(str(path))
            button.clicked.connect(lambda _checked=False, p=path: self.photo_chosen.emit(p))
            self._recent.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _drop_area(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("drop")
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(32, 32, 32, 32)
        layout.setSpacing(12)
        title = label(tr("Drop a photo here"), style="title")
        how = label(tr("Paint over what should go, press Enter, and it is gone."), style="faint")
        button = primary_button(tr("Open a photo…"))
        button.setAutoDefault(True)  # Enter presses it, too
        button.setAccessibleDescription(tr("Choose a photo to open"))
        button.clicked.connect(self.open_requested)
        formats = label(
            tr("{formats}. Nothing leaves this computer.", formats=listed_names()), style="faint", wraps=True
        )
        formats.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        for widget in (title, how, button):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(formats)
        return frame

    def _cards(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(14)
        for sample in samples():
            if sample.task:
                row.addLayout(self._card(sample))
        row.addStretch(1)
        return row

    def _card(self, sample: Sample) -> QVBoxLayout:
        button = QPushButton()
        button.setAutoDefault(True)
        button.setObjectName("card")
        button.setIcon(QIcon(_thumbnail(sample)))
        button.setIconSize(_THUMBNAIL)
        button.setFixedSize(_THUMBNAIL + _CARD_ROOM)
        button.setToolTip(f"{sample.title}: {sample.attribution}")
        button.setAccessibleName(tr("Sample photo: {task}", task=sample.task))
        button.clicked.connect(lambda _checked=False: self.photo_chosen.emit(sample.path))
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(button)
        column.addWidget(label(sample.task, style="faint"), 0, Qt.AlignmentFlag.AlignHCenter)
        return column


def samples() -> list[Sample]:
    """All of them, the one to begin with first."""
    folder = resources_dir() / "samples"
    listed = json.loads((folder / "samples.json").read_text(encoding="utf-8"))
    return [
        Sample(folder / each["file"], tr(each["title"]), tr(each["task"]), each["attribution"], each["thumbnail_top"])
        for each in listed
    ]


def task_of(path: Path) -> str:
    """What the sample at `path` is offered for; empty for any other photo."""
    return next((sample.task for sample in samples() if sample.path == path), "")


def _thumbnail(sample: Sample) -> QPixmap:
    pixmap = QPixmap(str(sample.path))
    scaled = pixmap.scaled(
        _THUMBNAIL, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    )
    left, top = (
        (scaled.width() - _THUMBNAIL.width()) // 2,
        round((scaled.height() - _THUMBNAIL.height()) * sample.thumbnail_top),
    )
    return scaled.copy(left, top, _THUMBNAIL.width(), _THUMBNAIL.height())
