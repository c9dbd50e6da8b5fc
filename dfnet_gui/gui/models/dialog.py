"""The Models dialog: what is installed, importing the authors' weights, switching. GUI thread."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dfnet_gui.engine.authors import AUTHORS_PAGE
from dfnet_gui.engine.device import has_torch
from dfnet_gui.gui.base.background import Jobs
from dfnet_gui.gui.base.questions import Answer, ask, confirm_loss
from dfnet_gui.gui.base.widgets import label, primary_button
from dfnet_gui.gui.session.worker import ModelInfo
from dfnet_gui.wording import tr, tr_later

if TYPE_CHECKING:
    from dfnet_gui.engine.models import Dataset, InstalledModel

WEIGHTS_FILTER = tr_later("DFNet weights (*.safetensors *.pth);;All files (*)")
_COLUMNS = (tr_later("Model"), tr_later("Size"), tr_later("Licence"), "SHA-256", tr_later("Where"))
_DIGEST_COLUMN, _WHERE_COLUMN = _COLUMNS.index("SHA-256"), _COLUMNS.index("Where")
_SIZE, _MOST_OF_SCREEN = QSize(860, 420), 0.9
_GUIDE = tr_later(
    "The authors of DFNet offer weights for scenes (Places2) and faces (CelebA), for use that is not commercial."
    " They may not come with this program: open the authors' page, download model_places2.pth or"
    " model_celeba.pth from the link there, then import the file here."
)
_GUIDE_WITHOUT_TORCH = tr_later(
    "This small copy of the program reads models as .safetensors. What the authors of DFNet offer are .pth files: the"
    " full program (the archive without “slim” in its name) imports them and makes .safetensors of them, which can be"
    " imported here."
)


class ModelsDialog(QDialog):
    """Lists the library; emits `chosen` with the Path of a model to use, None for the one of the program.

    Reading and checking files goes through `jobs`, so that the window goes on.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget, jobs: Jobs, *, in_use: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Models"))
        self.resize(_SIZE.boundedTo(parent.screen().availableGeometry().size() * _MOST_OF_SCREEN))
        self._jobs, self._in_use = jobs, in_use
        self._models: list[InstalledModel] = []
        self.table = self._made_table()
        self._message = label(tr("Looking for models…"), style="faint", wraps=True)
        self._message.setAccessibleName(tr("Message"))
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self.use_button = primary_button(tr("&Use"))
        self.check_button = QPushButton(tr("&Verify"))
        self.remove_button = QPushButton(tr("&Remove"))
        self.import_button = QPushButton(tr("&Import a file…"))
        self.page_button = QPushButton(tr("Open the authors' &page"))
        self._lay_out()
        self._connect()
        self.refresh()

    @property
    def message(self) -> str:
        """The sentence that is shown."""
        return self._message.text()

    def refresh(self) -> None:
        """Read the library anew."""
        self._run(_installed_models, self._show_models, "")

    def import_file(self, path: Path, dataset: "Dataset | None" = None) -> None:
        """Check a weights file and install it; asks what it was trained on where its name does not say."""
        then = partial(self._on_imported, path)
        self._run(partial(_import, path, dataset), then, tr("Checking {name}…", name=path.name))

    def _made_table(self) -> QTableWidget:
        table = QTableWidget(0, len(_COLUMNS))
        table.setAccessibleName(tr("Installed models"))
        table.setTabKeyNavigation(False)
        table.setHorizontalHeaderLabels([tr(each) for each in _COLUMNS])
        table.verticalHeader().hide()
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(_WHERE_COLUMN, QHeaderView.ResizeMode.Stretch)
        return table

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        for button in (self.use_button, self.check_button, self.remove_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for button in (self.page_button, self.import_button):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._message)
        layout.addLayout(buttons)
        layout.addWidget(label(tr(_GUIDE if has_torch() else _GUIDE_WITHOUT_TORCH), style="faint", wraps=True))
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        layout.addWidget(close)

    def _connect(self) -> None:
        self.table.itemSelectionChanged.connect(self._follow_selection)
        self.table.itemDoubleClicked.connect(self._on_use)
        self.use_button.clicked.connect(self._on_use)
        self.check_button.clicked.connect(self._on_verify)
        self.remove_button.clicked.connect(self._on_remove)
        self.import_button.clicked.connect(self._ask_for_file)
        self.page_button.clicked.connect(self._open_page)

    def _run(self, work: Callable[[], Any], then: Callable[[Any], None], sentence: str) -> None:
        if sentence:
            self._message.setText(sentence)
        self._jobs.start(work, then=then, otherwise=self._message.setText, listener=self)

    def _show_models(self, models: "list[InstalledModel]") -> None:
        self._models = models
        self.table.setRowCount(len(models))
        for row, model in enumerate(models):
            name = tr("{name} (in use)", name=model.name) if model.name == self._in_use else model.name
            digest = f"{model.sha256[:12]}…" if model.sha256 else "–"
            size = tr("{size_bytes:.1f} MiB", size_bytes=model.size_bytes / 2**20)
            where = tr("comes with the program") if model.is_built_in else str(model.path.parent)
            for column, text in enumerate((name, size, model.licence, digest, where)):
                item = QTableWidgetItem(text)
                item.setToolTip(model.sha256 if column == _DIGEST_COLUMN else model.problem or str(model.path))
                self.table.setItem(row, column, item)
        current = next((i for i, model in enumerate(models) if model.name == self._in_use), 0)
        self.table.selectRow(current)
        if self.message == tr("Looking for models…"):
            self._message.setText("")
        self._follow_selection()

    def _selected(self) -> "InstalledModel | None":
        row = self.table.currentRow()
        return self._models[row] if 0 <= row < len(self._models) else None

    def _follow_selection(self) -> None:
        model = self._selected()
        self.use_button.setEnabled(model is not None and not model.problem and model.name != self._in_use)
        self.check_button.setEnabled(model is not None)
        self.remove_button.setEnabled(model is not None and not model.is_built_in and model.name != self._in_use)
        if model is not None and model.problem:
            self._message.setText(model.problem)

    def _on_use(self) -> None:
        model = self._selected()
        if model is not None and self.use_button.isEnabled():
            self._message.setText(tr("{name} is being loaded…", name=model.name))
            self.chosen.emit(model.path)

    def on_model_changed(self, info: ModelInfo) -> None:
        """Another model has been loaded."""
        self._in_use = info.name
        self._message.setText(tr("{name} is in use.", name=info.name))
        self._show_models(self._models)

    def show_failure(self, sentence: str) -> None:
        """It could not be loaded; the one before is still in use."""
        self._message.setText(sentence)

    def _on_verify(self) -> None:
        model = self._selected()
        if model is not None:
            self._run(partial(_verify, model), self._message.setText, tr("Checking {name}…", name=model.name))

    def _on_remove(self) -> None:
        model = self._selected()
        if model is None:
            return
        question = tr("Delete {name} ({file}) from this computer?", name=model.name, file=model.path.name)
        if confirm_loss(self, question, word=tr("&Delete")):
            self._run(partial(_remove, model.name), self._on_changed, tr("Removing {name}…", name=model.name))

    def _on_changed(self, sentence: str) -> None:
        self._message.setText(sentence)
        self.refresh()

    def _ask_for_file(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, tr("Import weights"), "", tr(WEIGHTS_FILTER))
        if name:
            self.import_file(Path(name))

    def _on_imported(self, path: Path, installed: "InstalledModel | None") -> None:
        if installed is not None:
            self._on_changed(
                tr("Installed {name}. Licence: {licence}.", name=installed.name, licence=installed.licence)
            )
        elif (dataset := self._ask_dataset(path)) is not None:
            self.import_file(path, dataset)
        else:
            self._message.setText(tr("{name} was not imported.", name=path.name))

    def _ask_dataset(self, path: Path) -> "Dataset | None":
        text = tr(
            "{name} is a DFNet as the authors release it. Is it the one for scenes, or for faces?", name=path.name
        )
        answers: tuple[Answer[Dataset], ...] = (
            Answer(tr_later("&Scenes (Places2)"), "places2"),
            Answer(tr_later("&Faces (CelebA)"), "celeba"),
        )
        return ask(self, tr("What was it trained on?"), text, answers)

    def _open_page(self) -> None:
        if not QDesktopServices.openUrl(QUrl(AUTHORS_PAGE)):
            self._message.setText(tr("No browser could be opened; the address is {address}", address=AUTHORS_PAGE))


def _installed_models() -> "list[InstalledModel]":
    from dfnet_gui.engine.models import installed_models

    return installed_models()


def _import(path: Path, dataset: "Dataset | None") -> "InstalledModel | None":
    """The installed model, or None when someone has to say what it was trained on."""
    from dfnet_gui.engine.models import UnknownDatasetError, import_model

    try:
        return import_model(path, dataset=dataset)
    except UnknownDatasetError:
        return None


def _verify(model: "InstalledModel") -> str:
    from dfnet_gui.engine.models import load_installed

    load_installed(model)
    return tr("{name} is sound: hash, entries and values are right.", name=model.name)


def _remove(name: str) -> str:
    from dfnet_gui.engine.models import remove_model

    remove_model(name)
    return tr("Removed {name}.", name=name)
