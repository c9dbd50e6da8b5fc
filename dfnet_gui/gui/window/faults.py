"""What is done about errors that nobody expected: they are logged and said, and the program goes on. GUI thread."""

import logging
import sys
import threading
from collections.abc import Callable, Sequence
from types import TracebackType

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from dfnet_gui.gui.base.log import about, report_of
from dfnet_gui.wording import tr

_log = logging.getLogger("dfnet_gui")


class Faults(QObject):
    """Says of each fault once that it came, and what can be done; `save` saves the work."""

    _raised = Signal(str)
    """A report, from any thread."""

    def __init__(self, window: QWidget, save: Callable[[], object]) -> None:
        super().__init__(window)
        self._window, self._save = window, save
        self._told = set[str]()
        self._is_shown = False
        self._raised.connect(self._tell)

    def begin(self) -> None:
        """Be told of what nobody catches, in any thread."""
        self._before = sys.excepthook, threading.excepthook
        sys.excepthook = self._on_error
        threading.excepthook = self._on_error_in_thread

    def end(self) -> None:
        """Leave that as it was."""
        sys.excepthook, threading.excepthook = self._before

    def tell_of_last_run(self, last_words: Sequence[str]) -> None:
        """Say that earlier runs ended badly, and offer what they left. Those that left nothing were killed."""
        words = "\n".join(filter(None, last_words))
        if words:
            box = self._box(tr("The program ended badly the last time."), tr("Your work was kept while you did it."))
            self._exec(box, f"{about()}\n{words}")

    def _on_error(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        report = report_of(kind, error, trace)
        _log.error("%s", report)
        self._before[0](kind, error, trace)
        if not issubclass(kind, KeyboardInterrupt):
            self._raised.emit(report)

    def _on_error_in_thread(self, found: threading.ExceptHookArgs) -> None:
        if found.exc_value is not None:
            self._on_error(found.exc_type, found.exc_value, found.exc_traceback)

    def _tell(self, report: str) -> None:
        if self._is_shown or report in self._told:
            return  # what comes with every repaint must not be said with each
        self._told.add(report)
        box = self._box(
            tr("Something unexpected went wrong. The program goes on, but what you did last may not have worked."),
            tr("Your work is still there; save it, to be safe."),
        )
        save = box.addButton(tr("&Save the work…"), QMessageBox.ButtonRole.ActionRole)
        self._exec(box, report)
        if box.clickedButton() is save:
            self._save()

    def _box(self, text: str, more: str) -> QMessageBox:
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("DFNet GUI")
        box.setText(text)
        box.setInformativeText(" ".join((more, tr("The report holds no photos and no names of files."))))
        go_on = box.addButton(tr("&Go on"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(go_on)
        box.setEscapeButton(go_on)
        return box

    def _exec(self, box: QMessageBox, report: str) -> None:
        box.setDetailedText(report)
        copy = box.addButton(tr("&Copy the report"), QMessageBox.ButtonRole.ActionRole)
        copy.clicked.disconnect()  # it does not close the box
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        self._is_shown = True
        try:
            box.exec()
        finally:
            self._is_shown = False
