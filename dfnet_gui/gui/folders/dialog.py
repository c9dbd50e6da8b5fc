"""The dialog that completes a folder: what, how far it is, pictures as they come, and what failed. GUI thread."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dfnet_gui.batch.pairing import Pairs, paired
from dfnet_gui.batch.work import Order
from dfnet_gui.batch.worker import Engine
from dfnet_gui.errors import PhotoWriteError
from dfnet_gui.gui.base.background import Jobs
from dfnet_gui.gui.base.qimage import square_icon
from dfnet_gui.gui.base.settings import Settings
from dfnet_gui.gui.base.widgets import label, primary_button
from dfnet_gui.gui.folders.fields import FolderFields
from dfnet_gui.gui.folders.run import FolderRun
from dfnet_gui.imaging.arrays import ByteArray
from dfnet_gui.imaging.thumbnail import read_thumbnail
from dfnet_gui.imaging.writing import write_failure
from dfnet_gui.wording import number, tr, tr_count, tr_later

_SIZE, _THUMBNAIL_PX, _MOST_PICTURES = QSize(760, 620), 96, 60
_TOLD_MS = 500
_DONE = (tr_later("{count} photo done"), tr_later("{count} photos done"))
_NOT_TAKEN = (tr_later("{count} other file is no photo."), tr_later("{count} other files are no photos."))


class FolderDialog(QDialog):
    """Stays open beside the window. `engine` gives what completes, None while no model is there."""

    def __init__(self, parent: QWidget, settings: Settings, engine: Callable[[], Engine | None]) -> None:
        super().__init__(parent)
        self._engine, self._jobs, self._preparing = engine, Jobs(self), Jobs(self)
        self.run: FolderRun | None = None
        self._is_preparing, self._note = False, ""
        self.setWindowTitle(tr("Complete a folder"))
        self.resize(_SIZE.boundedTo(parent.screen().availableGeometry().size() * 0.9))
        self.fields = FolderFields(self, settings)
        self.start_button = primary_button(tr("&Complete all"))
        self.stop_button = QPushButton(tr("&Stop"))
        self.show_button = QPushButton(tr("Sho&w the results"))
        self.bar = QProgressBar()
        self.bar.setAccessibleName(tr("Progress"))
        self.said = label(wraps=True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)  # file names may look like markup
        self.pictures, self.failures = _picture_list(), QListWidget()
        self.failures.setAccessibleName(tr("What failed"))
        self.failures.setWordWrap(True)
        self._lay_out()
        self._timer = QTimer(self, interval=_TOLD_MS)
        self._timer.timeout.connect(self._tell)
        self.start_button.clicked.connect(self.begin)
        self.stop_button.clicked.connect(self.stop)
        self.show_button.clicked.connect(self._show_results)
        self.fields.changed.connect(self._follow)
        self._follow()

    @property
    def is_running(self) -> bool:
        """Whether photos are being looked for or completed."""
        return self._is_preparing or (self.run is not None and self.run.is_running)

    def begin(self) -> None:
        """Complete what the fields say, or say why that can't be."""
        fields, engine = self.fields, self._engine()
        photos, masks, results = fields.photos.path, fields.masks.path, fields.results.path
        if engine is None or photos is None or masks is None or results is None:
            self.said.setText(tr("No model is loaded; choose one in the Model menu."))
            return
        work = partial(
            _prepared,
            *(photos, masks, results),
            recursive=fields.recursive.isChecked(),
            skips_done=fields.skips_done.isChecked(),
        )
        self._is_preparing = True
        self._preparing.start(work, then=partial(self._start, engine), otherwise=self._on_not_prepared, listener=self)
        self._follow()

    def stop(self) -> None:
        """Give up what is left; results that are there stay."""
        if self.run is not None:
            self.run.stop()

    def wait(self) -> None:
        """Stop, and block until nothing works any more; for closing the program."""
        if self.run is not None:
            self.run.wait()
        self._preparing.wait()
        self._jobs.wait()

    def closeEvent(self, event: QCloseEvent) -> None:
        """It goes on while the dialog is closed; opening it again shows how far it is."""
        event.accept()

    def _on_not_prepared(self, sentence: str) -> None:
        self._is_preparing = False
        self.said.setText(sentence)
        self._follow()

    def _start(self, engine: Engine, pairs: Pairs) -> None:
        self._is_preparing = False
        self.pictures.clear()
        self.failures.clear()
        jobs = pairs.jobs
        self.bar.setRange(0, max(1, len(jobs) + len(pairs.failed)))
        self.bar.setValue(0)
        for path, sentence in pairs.failed:
            self._on_failed(path, sentence)
        self._note = tr_count(len(pairs.not_taken), *_NOT_TAKEN) if pairs.not_taken else ""
        order = Order(detail=self.fields.detail.currentData(), growth_px=self.fields.growth_px, many=True)
        self.run = FolderRun(self, jobs, engine, order)
        self.run.done.connect(self._on_done)
        self.run.failed.connect(self._on_failed)
        self.run.ended.connect(self._on_ended)
        self.run.begin()
        self._timer.start()
        self._follow()
        self._tell()

    def _on_done(self, path: Path) -> None:
        """A small picture of it, the newest first; of many the last ones."""
        self.bar.setValue(self.bar.value() + 1)
        side = round(_THUMBNAIL_PX * self.devicePixelRatioF())
        if not self._jobs.is_busy:  # where they come faster than they can be shown, some are left out
            show = partial(self._show, path)
            self._jobs.start(partial(read_thumbnail, path, side), then=show, otherwise=lambda _why: None, listener=self)

    def _show(self, path: Path, pixels: ByteArray | None) -> None:
        if pixels is None:
            return
        item = QListWidgetItem(square_icon(pixels, _THUMBNAIL_PX, self.devicePixelRatioF()), path.name)
        item.setToolTip(str(path))
        self.pictures.insertItem(0, item)
        while self.pictures.count() > _MOST_PICTURES:
            self.pictures.takeItem(self.pictures.count() - 1)

    def _on_failed(self, path: Path, sentence: str) -> None:
        self.bar.setValue(self.bar.value() + 1)
        item = QListWidgetItem(sentence)
        item.setToolTip(str(path))
        self.failures.addItem(item)
        self.failures.show()

    def _on_ended(self, sentence: str) -> None:
        self._timer.stop()
        self._tell()
        if sentence:
            self.said.setText(sentence)
        self._follow()

    def _tell(self) -> None:
        """How far it is."""
        run = self.run
        if run is None:
            return
        parts = [tr_count(run.done_count, *_DONE)]
        if failed := self.failures.count():
            parts.append(tr("{count} failed", count=number(failed)))
        if run.is_running:
            if run.seconds_left is not None:
                parts += [tr("{rate:.1f} a second", rate=run.rate), _time_left(run.seconds_left)]
        elif run.done_count + run.failed_count < run.count:
            parts.append(tr("stopped"))
        self.said.setText(" ".join(filter(None, (f"{' · '.join(parts)}.", self._note))))

    def _follow(self) -> None:
        """What can be pressed now."""
        fields, is_running = self.fields, self.is_running
        has_all = all((fields.photos.path, fields.masks.path, fields.results.path))
        self.start_button.setEnabled(has_all and not is_running)
        self.stop_button.setEnabled(is_running)
        results = fields.results.path
        self.show_button.setEnabled(results is not None and results.is_dir())
        fields.set_enabled(is_enabled=not is_running)

    def _show_results(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.fields.results.path)))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.addLayout(self.fields.laid_out())
        buttons = QHBoxLayout()
        for button in (self.start_button, self.stop_button, self.show_button):
            button.setAutoDefault(button is self.start_button)
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        for part in (self.bar, self.said, self.pictures, self.failures):
            column.addWidget(part)
        self.failures.hide()
        self.failures.setMaximumHeight(_SIZE.height() // 6)


def _prepared(photos: Path, masks: Path, results: Path, *, recursive: bool, skips_done: bool) -> Pairs:
    """What is to be done, with folders for it; DfnetError says why nothing can be. Any thread."""
    pairs = paired(photos, masks, results, recursive=recursive)
    jobs = [job for job in pairs.jobs if not (skips_done and job.output.exists())]
    try:
        for folder in {job.output.parent for job in jobs}:
            folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PhotoWriteError(f"{results}: {write_failure(error)}") from error
    return replace(pairs, jobs=jobs)


def _time_left(seconds: float) -> str:
    if seconds >= 5400:
        return tr("{hours:.0f} hours left", hours=seconds / 3600)
    if seconds >= 90:
        return tr("{minutes:.0f} minutes left", minutes=seconds / 60)
    return tr("{seconds:.0f} s left", seconds=seconds)


def _picture_list() -> QListWidget:
    made = QListWidget()
    made.setAccessibleName(tr("Results"))
    made.setViewMode(QListView.ViewMode.IconMode)
    made.setMovement(QListView.Movement.Static)
    made.setResizeMode(QListView.ResizeMode.Adjust)
    made.setUniformItemSizes(True)
    made.setIconSize(QSize(_THUMBNAIL_PX, _THUMBNAIL_PX))
    made.setGridSize(QSize(_THUMBNAIL_PX + 24, _THUMBNAIL_PX + 36))
    made.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    return made
