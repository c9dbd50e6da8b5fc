"""The kinds of rows of a page: each shows one setting in a field, and sets it at once. GUI thread.

A field goes on following its setting for as long as the settings live, so it is made once.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dfnet_gui.gui.base.background import Jobs
from dfnet_gui.gui.base.binding import bind_check
from dfnet_gui.gui.base.settings import Setting, Settings
from dfnet_gui.gui.base.widgets import label
from dfnet_gui.gui.menus.actions import unmarked
from dfnet_gui.wording import tr

_LEAST_WIDTH_PX, _LEAST_NUMBER_WIDTH_PX = 220, 90


@dataclass(frozen=True)
class Choice:
    """A value of a setting and what people call it; `why_not`: why it can't be had here, empty where it can."""

    value: str
    text: str
    why_not: Callable[[], str] = field(default=lambda: "")


@dataclass(frozen=True)
class Tick:
    """Something that is so or not."""

    setting: Setting[bool]
    text: str
    tip: str = ""

    def made(self, settings: Settings) -> QWidget:
        """Its field, bound."""
        box = QCheckBox(tr(self.text))
        bind_check(box, settings, self.setting)
        return box


@dataclass(frozen=True)
class OneOf:
    """One of several values. `choose` stands in for setting it, where that may fail: until it is done, what was chosen
    before is shown."""

    setting: Setting[str]
    text: str
    choices: tuple[Choice, ...]
    tip: str = ""
    choose: Callable[[str], object] | None = None

    def made(self, settings: Settings) -> QWidget:
        """Its field, bound."""
        combo = DropDown()
        for choice in self.choices:
            combo.add(choice)

        def show(value: str) -> None:
            place = combo.findData(value)
            combo.setCurrentIndex(place if place >= 0 else combo.findData(self.setting.default))

        def take(index: int) -> None:
            (self.choose or partial(settings.set, self.setting))(combo.itemData(index))
            show(settings.get(self.setting))

        settings.watch(self.setting, show)
        combo.activated.connect(take)
        return combo


@dataclass(frozen=True)
class Amount:
    """A number from `low` to `high`, both included, with a unit (as ` px`) and so many decimals."""

    setting: Setting[int] | Setting[float]
    text: str
    low: float
    high: float
    unit: str = ""
    decimals: int = 0
    tip: str = ""

    def made(self, settings: Settings) -> QWidget:
        """Its field, bound."""
        box, kind = NumberField(), type(self.setting.default)
        setting: Setting[float] = self.setting  # type: ignore[assignment] # `kind` keeps whole numbers whole
        box.setDecimals(self.decimals)
        box.setRange(self.low, self.high)
        box.setSuffix(tr(self.unit) if self.unit else "")

        def show(value: float) -> None:
            blocker = QSignalBlocker(box)  # its decimals must not change the value
            box.setValue(value)
            blocker.unblock()

        settings.watch(setting, show)
        box.valueChanged.connect(lambda value: settings.set(setting, kind(value)))
        return box


@dataclass(frozen=True)
class FileChoice:
    """A file, or one of a few values that are none. `kinds`: which files the file dialog shows. `check` reads the file,
    in another thread; its DfnetError says why it is not taken."""

    setting: Setting[str]
    text: str
    choices: tuple[Choice, ...]
    kinds: str
    check: Callable[[Path], object]
    tip: str = ""

    def made(self, settings: Settings) -> QWidget:
        """Its field, bound."""
        return FileField(self, settings)


Row = Tick | OneOf | Amount | FileChoice
"""What a page is made of."""


class DropDown(QComboBox):
    """A drop-down that leaves the wheel to the page; what can't be had is grey and says why."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumWidth(_LEAST_WIDTH_PX)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def add(self, choice: Choice) -> None:
        """Put a choice last."""
        reason = choice.why_not()
        self.addItem(f"{tr(choice.text)} ({reason})" if reason else tr(choice.text), choice.value)
        if reason:
            item = self.model().item(self.count() - 1)  # type: ignore[attr-defined] # a QStandardItemModel's
            item.setEnabled(False)
            item.setToolTip(reason)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class NumberField(QDoubleSpinBox):
    """A number that is set once it is typed, and leaves the wheel to the page."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumWidth(_LEAST_NUMBER_WIDTH_PX)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class FileField(QWidget):
    """A drop-down of what is chosen, a button to look for a file, and below why one was not taken."""

    def __init__(self, row: FileChoice, settings: Settings) -> None:
        super().__init__()
        self._row, self._settings, self._jobs = row, settings, Jobs(self)
        self._offered: Path | None = None
        self.choices = DropDown()
        for choice in row.choices:
            self.choices.add(choice)
        self.browse_button = QPushButton(tr("&Browse…"))
        self.browse_button.setAutoDefault(False)
        self.problem = label(wraps=True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)  # file names may look like markup
        self.problem.hide()
        self.setFocusProxy(self.choices)
        line = QHBoxLayout()
        line.addWidget(self.choices, 1)
        line.addWidget(self.browse_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(line)
        layout.addWidget(self.problem)
        settings.watch(row.setting, self._show)
        self.choices.activated.connect(lambda index: self._take(self.choices.itemData(index)))
        self.browse_button.clicked.connect(self._browse)

    @property
    def is_checking(self) -> bool:
        """Whether a file is being read."""
        return self._jobs.is_busy

    def offer(self, path: Path) -> None:
        """Take a file if it is what it should be."""
        self._offered = path

        def answered(take: Callable[[], None]) -> None:
            if self._offered == path:  # else something else was chosen meanwhile
                take()

        self._jobs.start(
            partial(self._row.check, path),
            then=lambda _found: answered(partial(self._take, str(path))),
            otherwise=lambda sentence: answered(partial(self._say, sentence)),
            listener=self,
        )

    def _browse(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, unmarked(tr(self._row.text)), "", tr(self._row.kinds))
        if name:
            self.offer(Path(name))

    def _take(self, value: str) -> None:
        self._offered = None
        self._say("")
        self._settings.set(self._row.setting, value)

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setAccessibleName(sentence)
        self.problem.setVisible(bool(sentence))

    def _show(self, value: str) -> None:
        while self.choices.count() > len(self._row.choices):
            self.choices.removeItem(self.choices.count() - 1)
        if self.choices.findData(value) < 0:
            self.choices.addItem(Path(value).name, value)
            self.choices.setItemData(self.choices.count() - 1, value, Qt.ItemDataRole.ToolTipRole)
        self.choices.setCurrentIndex(self.choices.findData(value))
