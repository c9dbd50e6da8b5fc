"""The few dialogs: export, help, about, and the question before work is lost."""

import os
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from dfnet_gui.gui.base.widgets import buddy, label, primary_button, slider
from dfnet_gui.gui.menus.action_table import SPECS
from dfnet_gui.imaging.formats.base import BEST_QUALITY

_FORMATS = (("PNG, lossless", ".png"), ("TIFF, lossless", ".tif"), ("WebP", ".webp"), ("JPEG", ".jpg"))
_NOTES = {
    ".png": "Every pixel outside of what you painted stays exactly as it was.",
    ".tif": "Every pixel outside of what you painted stays exactly as it was.",
    ".webp": "At 100 every pixel is kept; below, the whole photo is compressed anew. 8 bits a channel.",
    ".jpg": "JPEG compresses the whole photo anew, keeps 8 bits a channel and no transparency.",
}
_MOST_OF_SCREEN = 0.9
Answer = Literal["save", "discard", "cancel"]


class ExportDialog(QDialog):
    """Asks where, in which format and quality; changes nothing itself."""

    def __init__(self, parent: QWidget | None, suggestion: Path, quality: int, *, original: Path | None = None) -> None:
        """`original` is the opened photo's file, which is not replaced lightly."""
        super().__init__(parent)
        self._original = original
        self.setWindowTitle("Export the photo")
        self._folder = suggestion.parent
        self._name = QLineEdit(str(suggestion))
        self._name.setAccessibleName("File name")
        self._name.setMinimumWidth(420)
        self._format = QComboBox()
        for text, suffix in _FORMATS:
            self._format.addItem(text, suffix)
        self._quality = slider("Quality", 1, BEST_QUALITY, quality)
        self._quality_text = QLabel()
        self._note = label(style="faint", wraps=True)
        self._build()
        self._follow_name()

    @property
    def path(self) -> Path:
        """The chosen file, with the format's suffix."""
        return self._folder / os.path.expanduser(self._name.text().strip())

    @property
    def quality(self) -> int:
        """1 to 100."""
        return self._quality.value()

    def accept(self) -> None:
        if not self._name.text().strip():
            return
        if self._suffix() not in _NOTES:
            self._name.setText(f"{self.path}{self._format.currentData()}")
        if os.path.exists(self.path) and not self._may_replace():
            return
        super().accept()

    def _build(self) -> None:
        browse = QPushButton("&Browse…")
        browse.clicked.connect(self._browse)
        place = QHBoxLayout()
        place.addWidget(self._name)
        place.addWidget(browse)
        quality = QHBoxLayout()
        quality.addWidget(self._quality)
        quality.addWidget(self._quality_text)
        form = QFormLayout()
        form.addRow(buddy("&File", self._name), place)
        form.addRow("Fo&rmat", self._format)
        form.addRow(buddy("&Quality", self._quality), quality)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        export = primary_button("&Export")
        buttons.addButton(export, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(16)
        layout.addLayout(form)
        layout.addWidget(self._note)
        layout.addWidget(buttons)
        browse.setAutoDefault(False)
        export.setDefault(True)
        self._name.textChanged.connect(self._follow_name)
        self._format.currentIndexChanged.connect(self._follow_format)
        self._quality.valueChanged.connect(self._show_quality)

    def _browse(self) -> None:
        kinds = ";;".join(f"{text} (*{suffix})" for text, suffix in _FORMATS)
        options = QFileDialog.Option.DontConfirmOverwrite
        name, _kind = QFileDialog.getSaveFileName(self, "Export the photo", str(self.path), kinds, "", options)
        if name:
            self._name.setText(name)

    def _suffix(self) -> str:
        suffix = self.path.suffix.lower()
        return {".jpeg": ".jpg", ".tiff": ".tif"}.get(suffix, suffix)

    def _follow_name(self) -> None:
        suffix = self._suffix()
        if (index := self._format.findData(suffix)) >= 0:
            self._format.blockSignals(True)
            self._format.setCurrentIndex(index)
            self._format.blockSignals(False)
        self._show_quality()

    def _follow_format(self) -> None:
        path = self.path if self._name.text().strip() else self._folder / "photo"
        stem = path.with_suffix("") if self._suffix() in _NOTES else path
        self._name.setText(f"{stem}{self._format.currentData()}")

    def _show_quality(self) -> None:
        suffix = self._format.currentData()
        lossy = suffix in (".jpg", ".webp")
        self._quality.setEnabled(lossy)
        lossless = not lossy or (suffix == ".webp" and self.quality == BEST_QUALITY)
        self._quality_text.setText("lossless" if lossless else str(self.quality))
        self._note.setText(_NOTES[suffix])

    def _may_replace(self) -> bool:
        question = f"{self.path.name} exists already. Replace it?"
        yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
        default = yes
        if self._original is not None and self._original.exists() and self.path.samefile(self._original):
            question = f"{self.path.name} is the original photo. Replace it for good?"
            default = no
        return QMessageBox.question(self, "Replace the file?", question, yes | no, default) == yes


def ask_before_losing(parent: QWidget, name: str) -> Answer:
    """Ask what to do with work that was not exported."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("Export first?")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(f"Your work on {name} has not been exported.")
    box.setInformativeText("If you go on without exporting, it is lost.")
    kind = QMessageBox.ButtonRole
    save = box.addButton("&Export…", kind.AcceptRole)
    discard = box.addButton("&Lose it", kind.DestructiveRole)
    cancel = box.addButton("&Cancel", kind.RejectRole)
    box.setDefaultButton(save)
    box.setEscapeButton(cancel)
    box.exec()
    if box.clickedButton() is save:
        return "save"
    return "discard" if box.clickedButton() is discard else "cancel"


def ask_hole_colour(parent: QWidget) -> Literal["white", "black"] | None:
    """Ask which colour of a mask file marks what should go."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("Which part should go?")
    box.setText("Which colour of the mask marks what should be removed?")
    white = box.addButton("&White", QMessageBox.ButtonRole.AcceptRole)
    black = box.addButton("&Black", QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.exec()
    if box.clickedButton() is white:
        return "white"
    return "black" if box.clickedButton() is black else None


def help_dialog(parent: QWidget) -> QDialog:
    """How it is used, and every key."""
    dialog = QDialog(parent)
    dialog.setWindowTitle("Keys and help")
    dialog.resize(QSize(560, 620).boundedTo(parent.screen().availableGeometry().size() * _MOST_OF_SCREEN))
    text = QTextBrowser()
    text.setAccessibleName("Help")
    text.setHtml(_help_html())
    layout = QVBoxLayout(dialog)
    layout.addWidget(text)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    layout.addWidget(buttons)
    return dialog


def _help_html() -> str:
    rows = [(spec.text.replace("&", "").rstrip("…"), ", ".join(spec.keys)) for spec in SPECS if spec.keys]
    rows += [
        ("Show the original", "hold O"),
        ("Move the photo", "Space and drag, or the middle button"),
        ("Zoom at the cursor", "wheel or pinch"),
        ("Brush size", "Alt and wheel"),
        ("Take away from the mask", "Alt and drag, or the right button"),
        ("Straight line", "Shift and click"),
        ("Previous and next photo of the folder", "← and →"),
    ]
    table = "".join(f"<tr><td>{text}</td><td>&nbsp;&nbsp;<b>{keys}</b></td></tr>" for text, keys in rows)
    return (
        "<h3>Removing something</h3><ol><li>Open a photo.</li><li>Paint over what should go, generously.</li>"
        "<li>Press Enter.</li><li>Export.</li></ol>"
        "<p>The photo outside of what you painted is never touched. Hold O to compare; undo goes back as far"
        f" as memory allows.</p><h3>Keys</h3><table>{table}</table>"
    )
