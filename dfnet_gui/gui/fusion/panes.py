"""The list of the panes of the grid: which there are, and which one is being changed. GUI thread."""

from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from dfnet_gui.gui.base.settings import Setting, Settings
from dfnet_gui.gui.base.widgets import Choice, leave_keys_to_canvas
from dfnet_gui.gui.fusion.choices import MOST_PANES, SETS, FusionChoice, panes_of, written
from dfnet_gui.gui.fusion.settings import FUSION_CHANNEL, FUSION_PANE, FUSION_PANES, FUSION_SCALE, FUSION_SHOWN
from dfnet_gui.wording import tr, tr_later

_LIST_HEIGHT_PX = 132
_OWN = tr_later("Own choice")

_CHOSEN: tuple[Setting[Any], ...] = (FUSION_SHOWN, FUSION_SCALE, FUSION_CHANNEL)


class Panes:
    """The panes as the settings keep them. What is chosen of the present one follows it, and it follows that."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._follows = True
        self._single: tuple[Any, ...] = tuple(setting.default for setting in _CHOSEN)
        settings.watch(FUSION_PANE, lambda _place: self._take_over(), now=False)
        settings.watch(FUSION_PANES, lambda _text: self._take_over(), now=False)
        for chosen in (FUSION_SHOWN, FUSION_CHANNEL):
            settings.watch(chosen, lambda _value: self._change(), now=False)
        settings.watch(FUSION_SCALE, lambda _value: self._change(), now=False)
        self.is_shown = False
        """Whether the grid is the view: only then what is chosen is a pane's."""

    @property
    def all(self) -> tuple[FusionChoice, ...]:
        """From the first to the last."""
        return panes_of(self._settings.get(FUSION_PANES))

    @property
    def place(self) -> int:
        """Of the one that is being changed."""
        return min(self._settings.get(FUSION_PANE), len(self.all) - 1)

    def show(self, *, is_shown: bool) -> None:
        """The grid is the view now, or no longer: then one photo shows again what it showed before."""
        was_shown, self.is_shown = self.is_shown, is_shown
        if is_shown and not was_shown:
            self._single = tuple(self._settings.get(setting) for setting in _CHOSEN)
        elif was_shown and not is_shown:
            for setting, value in zip(_CHOSEN, self._single, strict=True):
                self._settings.set(setting, value)
        self._take_over()

    def choose(self, place: int) -> None:
        """Change this one from now on."""
        if 0 <= place < len(self.all):
            self._settings.set(FUSION_PANE, place)

    def add(self) -> None:
        """One more, like the present one, at the next scale where there is one."""
        panes, place = self.all, self.place
        if len(panes) < MOST_PANES:
            self._settings.set(FUSION_PANES, written((*panes[: place + 1], panes[place], *panes[place + 1 :])))
            self.choose(place + 1)

    def remove(self) -> None:
        """The present one; the last one stays."""
        panes, place = self.all, self.place
        if len(panes) > 1:
            self._settings.set(FUSION_PANES, written((*panes[:place], *panes[place + 1 :])))
            self.choose(max(0, min(place, len(panes) - 2)))

    def take(self, panes: tuple[FusionChoice, ...]) -> None:
        """Others in place of all."""
        self._settings.set(FUSION_PANE, 0)
        self._settings.set(FUSION_PANES, written(panes))

    def _take_over(self) -> None:
        """Show in the fields what the present pane shows."""
        if not self.is_shown or not self._follows:
            return
        pane, self._follows = self.all[self.place], False
        self._settings.set(FUSION_SHOWN, pane.shown)
        self._settings.set(FUSION_SCALE, pane.scale)
        self._settings.set(FUSION_CHANNEL, pane.channel)
        self._follows = True

    def _change(self) -> None:
        """Have the present pane show what is chosen in the fields."""
        if not self.is_shown or not self._follows:
            return
        panes, get, self._follows = list(self.all), self._settings.get, False
        panes[self.place] = FusionChoice(get(FUSION_SHOWN), get(FUSION_SCALE), get(FUSION_CHANNEL))
        self._settings.set(FUSION_PANES, written(tuple(panes)))
        self._follows = True


class PanesList(QWidget):
    """Shows the panes by their names; a set of them can be taken, one more added, one taken out."""

    def __init__(self, settings: Settings, panes: Panes) -> None:
        super().__init__()
        self._panes = panes
        self.sets = Choice(tr("Set of panes"))
        for name in (*SETS, _OWN):
            self.sets.addItem(tr(name), name)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Panes"))
        self.list.setMaximumHeight(_LIST_HEIGHT_PX)
        self.add_button, self.remove_button = QPushButton(tr("Add pane")), QPushButton(tr("Remove pane"))
        for each in (self.list, self.add_button, self.remove_button):
            leave_keys_to_canvas(each)
        self._lay_out()
        self.sets.activated.connect(self._on_set)
        self.list.currentRowChanged.connect(panes.choose)
        self.add_button.clicked.connect(panes.add)
        self.remove_button.clicked.connect(panes.remove)
        settings.watch(FUSION_PANES, lambda _text: self._show())
        settings.watch(FUSION_PANE, lambda _place: self._show())

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(QLabel(tr("<b>Panes</b>")))
        layout.addWidget(self.sets)
        layout.addWidget(self.list)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.remove_button)
        layout.addLayout(buttons)

    def _show(self) -> None:
        panes = self._panes.all
        blocker = QSignalBlocker(self.list)
        self.list.clear()
        self.list.addItems([f"{number}  {pane.label}" for number, pane in enumerate(panes, start=1)])
        self.list.setCurrentRow(self._panes.place)
        blocker.unblock()
        own = next((name for name, each in SETS.items() if each == panes), _OWN)
        self.sets.setCurrentIndex(self.sets.findData(own))
        self.add_button.setEnabled(len(panes) < MOST_PANES)
        self.remove_button.setEnabled(len(panes) > 1)

    def _on_set(self, _index: int) -> None:
        panes = SETS.get(self.sets.currentData())
        if panes is not None:
            self._panes.take(panes)
