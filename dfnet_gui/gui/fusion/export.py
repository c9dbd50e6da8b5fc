"""The command that writes fusion maps to files. GUI thread; the files are written in the background."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from dfnet_gui.document.document import Document
from dfnet_gui.engine.maps_export import map_files, write_maps
from dfnet_gui.gui.base.background import Jobs
from dfnet_gui.gui.base.questions import confirm_loss
from dfnet_gui.gui.base.settings import FOLDER, Settings
from dfnet_gui.gui.fusion.map_requests import MapRequests
from dfnet_gui.gui.session.completions import completions_of
from dfnet_gui.gui.session.session import Session
from dfnet_gui.wording import tr

_PASTED = "pasted"


class MapsExport(QObject):
    """Asks for a folder and writes the maps of all completions into it."""

    said = Signal(str)
    failed = Signal(str)

    def __init__(self, window: QWidget, session: Session, settings: Settings, requests: MapRequests) -> None:
        super().__init__(window)
        self._window, self._session, self._settings, self._requests = window, session, settings, requests
        self._jobs = Jobs(self)

    def export(self) -> None:
        """Ask for a folder and write the fusion maps of all completions into it, computing those that are missing."""
        document = self._session.document
        if document is None or not completions_of(document):
            self.said.emit(tr("There are no fusion maps yet: complete something first."))
            return
        folder = QFileDialog.getExistingDirectory(self._window, tr("Folder for the maps"), self._settings.get(FOLDER))
        if folder:
            self._requests.when_there(partial(self.write, document, Path(folder)))

    def write(self, document: Document, folder: Path) -> None:
        """Write the maps that are there; asks before files of the same names are replaced."""
        layers, path = completions_of(document), document.original.path
        name = path.stem if path else _PASTED
        taken = [file for file in map_files(folder, name, layers) if file.exists()]
        if taken and not self._may_replace(taken):
            self.said.emit(tr("No maps were exported; choose another folder to keep both."))
            return
        if not any(fill.maps for layer in layers for fill in layer.fills):
            self.failed.emit(tr("The model in use can't look into these completions: choose the one that made them."))
            return
        work = partial(write_maps, folder, name, layers)
        left_out = sum(1 for layer in layers if not all(fill.maps for fill in layer.fills))
        self._jobs.start(work, then=partial(self._on_written, left_out), otherwise=self.failed.emit)

    def wait(self) -> None:
        """Block until everything is written; for closing the program."""
        self._jobs.wait()

    def _may_replace(self, taken: list[Path]) -> bool:
        others = tr(" and {count} more", count=len(taken) - 1) if len(taken) > 1 else ""
        question = tr(
            "{name}{others} exist already in {parent}. Replace them?",
            name=taken[0].name,
            others=others,
            parent=taken[0].parent,
        )
        return confirm_loss(self._window, question)

    def _on_written(self, left_out: int, paths: list[Path]) -> None:
        missing = (
            tr(" Without {left_out} of the completions, which another model made.", left_out=left_out)
            if left_out
            else ""
        )
        self.said.emit(
            tr(
                "Exported {count} files to {parent}.{missing}",
                count=len(paths),
                parent=paths[0].parent,
                missing=missing,
            )
        )
