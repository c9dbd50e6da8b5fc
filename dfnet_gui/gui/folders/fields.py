"""Where the photos of a folder are, where their masks, and how they are completed. GUI thread."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from dfnet_gui.gui.base.settings import DETAIL, GROWTH, Settings
from dfnet_gui.gui.base.widgets import buddy
from dfnet_gui.gui.photos.dialogs import photo_filter, pictures_folder
from dfnet_gui.wording import tr, tr_later

_DETAILS = (("detailed", tr_later("Detailed fills")), ("fast", tr_later("Fast fills")))


class PlaceField(QWidget):
    """A path to type, and buttons to look for one."""

    changed = Signal()

    def __init__(self, name: str, ways: tuple[tuple[str, Callable[[str], str]], ...]) -> None:
        """`ways`: the text of each button, and what asks for a path, beginning at one; empty for none."""
        super().__init__()
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.textChanged.connect(lambda _text: self.changed.emit())
        self.setFocusProxy(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        self.buttons = [QPushButton(text) for text, _ask in ways]
        for button, (_text, ask) in zip(self.buttons, ways, strict=True):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, ask=ask: self._take(ask(self.line.text())))
            row.addWidget(button)

    @property
    def path(self) -> Path | None:
        """What is typed; None for nothing."""
        text = self.line.text().strip()
        return Path(text).expanduser() if text else None

    def _take(self, chosen: str) -> None:
        if chosen:
            self.line.setText(chosen)


class FolderFields(QObject):
    """Three places and four choices; they begin as the settings say and change none of them."""

    changed = Signal()

    def __init__(self, parent: QWidget, settings: Settings) -> None:
        super().__init__(parent)
        self._parent = parent
        folder = (tr("&Folder…"), self._ask_folder)
        self.photos = PlaceField(tr("Photos"), (folder,))
        self.masks = PlaceField(tr("Masks"), ((tr("F&older…"), self._ask_folder), (tr("F&ile…"), self._ask_file)))
        self.results = PlaceField(tr("Results"), ((tr("Fol&der…"), self._ask_folder),))
        self.detail = QComboBox()
        for value, text in _DETAILS:
            self.detail.addItem(tr(text), value)
        self.detail.setCurrentIndex(1 if settings.get(DETAIL) == "fast" else 0)
        self.detail.setAccessibleName(tr("Fills"))
        self.growth_px = settings.get(GROWTH)
        self.recursive = QCheckBox(tr("&Take the folders within, too"))
        self.skips_done = QCheckBox(tr("Leave out what is done &already"))
        self.skips_done.setChecked(True)
        for place in (self.photos, self.masks, self.results):
            place.changed.connect(self._suggest)

    def laid_out(self) -> QFormLayout:
        """All of them, with their names."""
        form = QFormLayout()
        form.addRow(buddy(tr("&Photos"), self.photos), self.photos)
        form.addRow(buddy(tr("&Masks"), self.masks), self.masks)
        form.addRow(buddy(tr("&Results"), self.results), self.results)
        form.addRow(buddy(tr("Fi&lls"), self.detail), self.detail)
        form.addRow(self.recursive)
        form.addRow(self.skips_done)
        return form

    def set_enabled(self, *, is_enabled: bool) -> None:
        """While nothing runs."""
        for field in (self.photos, self.masks, self.results, self.detail, self.recursive, self.skips_done):
            field.setEnabled(is_enabled)

    def _suggest(self) -> None:
        """The results beside the photos, where nobody said otherwise."""
        photos = self.photos.path
        if photos is not None and self.results.path is None and photos.is_dir():
            self.results.line.setText(str(photos.with_name(f"{photos.name}-completed")))
        self.changed.emit()

    def _ask_folder(self, start: str) -> str:
        return QFileDialog.getExistingDirectory(self._parent, tr("Choose a folder"), start or str(pictures_folder()))

    def _ask_file(self, start: str) -> str:
        kinds = photo_filter(tr("Masks"))
        name, _kind = QFileDialog.getOpenFileName(self._parent, tr("One mask for all"), start, kinds)
        return name
