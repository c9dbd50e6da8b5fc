"""The dialog that asks where and how to export. GUI thread."""

import os
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, QSignalBlocker, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dfnet_gui.gui.base.background import Jobs
from dfnet_gui.gui.base.questions import confirm_loss
from dfnet_gui.gui.base.widgets import buddy, label, primary_button, show_value, slider
from dfnet_gui.gui.photos.known_files import stamp_of
from dfnet_gui.imaging.formats.base import BEST_QUALITY, ExportOptions, Format
from dfnet_gui.imaging.formats.registry import FORMATS, format_of_name, writable_formats
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.writing import expected_bytes
from dfnet_gui.wording import tr, tr_later

_SETTLING_MS = 150
_THOUSANDS = QLocale.DataSizeFormat.DataSizeSIFormat
_NAME_WIDTH_PX = 420
_MOST_NAME_BYTES = 250
"""File systems take 255; a suffix may be added."""
_KEPT_NOTE = tr_later("What you did not touch keeps its pixels, quality and all that the file says of itself.")


class ExportDialog(QDialog):
    """Asks where, in which format and quality; changes nothing itself."""

    def __init__(
        self,
        parent: QWidget | None,
        suggestion: Path,
        quality: int,
        *,
        original: Photo | None = None,
        as_source: bool = True,
        jobs: Jobs | None = None,
    ) -> None:
        """`original` is the opened photo: its file is not replaced lightly, and may be kept but for what changed, which
        `as_source` suggests. `jobs`: where the size of the file is estimated."""
        super().__init__(parent)
        self._original = original
        self._size = (original.width, original.height) if original is not None else (0, 0)
        source = original.source if original is not None else None
        is_changed = source is not None and FORMATS[source.format].changes_own_file
        self._source_format = source.format if source is not None and is_changed else ""
        self.setWindowTitle(tr("Export the photo"))
        self._folder = suggestion.parent
        self.name_field = QLineEdit(str(suggestion))
        self.name_field.setAccessibleName(tr("File name"))
        self.name_field.setMinimumWidth(_NAME_WIDTH_PX)
        self.format_field = QComboBox()
        for row in writable_formats():
            name = tr("{name}, lossless", name=row.name) if row.loss == "none" else row.name
            self.format_field.addItem(name, row.name)
        self.quality_field = slider(tr("Quality"), 1, BEST_QUALITY, quality)
        self.quality_text = QLabel()
        self.source_field = QCheckBox(tr("As the &original: only what was completed is encoded anew"))
        self.source_field.setChecked(as_source)
        self.size_text = QLabel()
        self._estimate = _Estimate(self, original, jobs, self.size_text)
        self.note = label(style="faint", wraps=True)
        self._build()
        self._follow_name()

    @property
    def path(self) -> Path:
        """The chosen file, with the format's suffix."""
        return self._folder / os.path.expanduser(self.name_field.text().strip())

    @property
    def quality(self) -> int:
        """1 to 100."""
        return self.quality_field.value()

    @property
    def is_as_source(self) -> bool:
        """Whether the photo's own file is to be changed; that can't be in another format."""
        return self.source_field.isEnabled() and self.source_field.isChecked()

    @property
    def format(self) -> Format:
        return FORMATS[self.format_field.currentData()]

    def accept(self) -> None:
        if problem := self._problem():
            self.note.setText(problem)
            return
        if self._named_format() is None:
            self.name_field.setText(f"{self.path}{self.format.suffixes[0]}")
        if os.path.exists(self.path) and not self._may_replace():
            return
        super().accept()

    def _problem(self) -> str:
        """Why nothing can be written there, empty if it may be."""
        if not self.name_field.text().strip():
            return tr("Give the file a name first.")
        if max(len(os.fsencode(part)) for part in self.path.parts) > _MOST_NAME_BYTES:
            return tr("The name is too long: give a shorter one.")
        if self.path.is_dir():
            return tr("{name} is a folder: choose a name within it.", name=self.path)
        if not self.path.parent.is_dir():
            return tr("The folder {parent} does not exist: choose another.", parent=self.path.parent)
        return self.format.too_large(*self._size)

    def _build(self) -> None:
        browse = QPushButton(tr("&Browse…"))
        browse.clicked.connect(self._browse)
        form = QFormLayout()
        form.addRow(buddy(tr("&File"), self.name_field), _row(self.name_field, browse))
        form.addRow(tr("Fo&rmat"), self.format_field)
        form.addRow("", self.source_field)
        form.addRow(buddy(tr("&Quality"), self.quality_field), _row(self.quality_field, self.quality_text))
        form.addRow(tr("Size"), self.size_text)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        export = primary_button(tr("&Export"))
        buttons.addButton(export, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(16)
        layout.addLayout(form)
        layout.addWidget(self.note)
        layout.addWidget(buttons)
        browse.setAutoDefault(False)
        export.setDefault(True)
        self.name_field.textChanged.connect(self._follow_name)
        self.format_field.currentIndexChanged.connect(self._follow_format)
        self.quality_field.valueChanged.connect(self._show_quality)
        self.source_field.toggled.connect(self._show_quality)

    def _browse(self) -> None:
        kinds = ";;".join(f"{row.name} ({' '.join(f'*{s}' for s in row.suffixes)})" for row in writable_formats())
        options = QFileDialog.Option.DontConfirmOverwrite
        name, _kind = QFileDialog.getSaveFileName(self, tr("Export the photo"), str(self.path), kinds, "", options)
        if name:
            self.name_field.setText(name)

    def _named_format(self) -> Format | None:
        """The one that the name's suffix says, if it can be written."""
        row = format_of_name(self.path)
        return row if row in writable_formats() else None

    def _follow_name(self) -> None:
        row = self._named_format()
        if row is not None:
            blocker = QSignalBlocker(self.format_field)  # else the name would follow in turn
            self.format_field.setCurrentIndex(self.format_field.findData(row.name))
            blocker.unblock()
        self._show_quality()

    def _follow_format(self) -> None:
        path = self.path if self.name_field.text().strip() else self._folder / "photo"
        stem = path.with_suffix("") if self._named_format() is not None else path
        self.name_field.setText(f"{stem}{self.format.suffixes[0]}")

    def _show_quality(self) -> None:
        row = self.format
        self.source_field.setVisible(bool(self._source_format))
        self.source_field.setEnabled(row.name == self._source_format)
        self.quality_field.setEnabled(row.has_quality and not self.is_as_source)
        quality = tr("lossless") if row.is_lossless(self.quality) else str(self.quality)
        show_value(self.quality_field, self.quality_text, tr("as it was") if self.is_as_source else quality)
        self.note.setText(tr(_KEPT_NOTE if self.is_as_source else row.note))
        self._estimate.ask(row, ExportOptions(self.quality, as_source=self.is_as_source))

    def _may_replace(self) -> bool:
        question = tr("{name} exists already. Replace it?", name=self.path.name)
        original = self._original
        if original is not None and original.path and original.path.exists() and self.path.samefile(original.path):
            is_other = original.stamp is not None and original.stamp != stamp_of(self.path)
            changed = (tr("Another program has changed it since it was opened."),) if is_other else ()
            name = tr("{name} is the original photo.", name=self.path.name)
            question = " ".join((name, *changed, *original.notes, tr("Replace it for good?")))
        return confirm_loss(self, question)


class _Estimate(QObject):
    """Says about how large the file will be, a moment after the choice has settled."""

    def __init__(self, parent: QObject, photo: Photo | None, jobs: Jobs | None, shown: QLabel) -> None:
        super().__init__(parent)
        self._photo, self._jobs, self._shown = photo, jobs, shown
        self._wanted: tuple[Format, ExportOptions] | None = None
        self._timer = QTimer(self, singleShot=True, interval=_SETTLING_MS)
        self._timer.timeout.connect(self._start)

    def ask(self, row: Format, options: ExportOptions) -> None:
        if self._wanted != (row, options):
            self._wanted = row, options
            self._shown.setText("…")
            self._timer.start()

    def _start(self) -> None:
        if self._photo is not None and self._jobs is not None and self._wanted is not None:
            wanted = self._wanted
            work = partial(expected_bytes, self._photo, wanted[1], wanted[0])
            show = partial(self._show, wanted)
            self._jobs.start(work, then=show, otherwise=lambda _why: show(0.0), listener=self._shown)

    def _show(self, wanted: tuple[Format, ExportOptions], size: float) -> None:
        if wanted == self._wanted:
            said = QLocale().formattedDataSize(round(size), 1, _THOUSANDS)
            self._shown.setText(tr("about {said}", said=said) if size else "")


def _row(first: QWidget, second: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(first)
    row.addWidget(second)
    return row
