"""Commands as rows, and the QActions made of them: connected, tinted to the theme, kept in step with the settings."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from dfnet_gui.gui.base.icons import icon
from dfnet_gui.gui.base.settings import Setting, Settings
from dfnet_gui.gui.base.theme import Theme
from dfnet_gui.wording import tr


@dataclass(frozen=True)
class Command:
    """One thing that people can ask for in a menu, on a bar or by a key.

    Just one of these says what it does: `run`; `toggles` a setting; `chooses` a value of one, in which case `run` may
    stand in for setting it, where that may fail. `why_not` gives the reason why it can never be had on this machine,
    empty where it can; its action is then disabled and shows the reason.
    """

    name: str
    text: str
    run: Callable[[], object] | None = None
    keys: tuple[str, ...] = ()
    icon: str = ""
    tip: str = ""
    toggles: Setting[bool] | None = None
    chooses: tuple[Setting[str], str] | None = None
    needs_photo: bool = False
    why_not: Callable[[], str] = field(default=lambda: "")

    def __post_init__(self) -> None:
        if (self.run is None and self.chooses is None) == (self.toggles is None):
            raise ValueError(f"{self.name} must run, toggle or choose something, and only one of these")

    @property
    def plain_text(self) -> str:
        """Without mark for the underlined letter, which stands behind in brackets in Chinese, and without dots."""
        return re.sub(r"\(&.\)", "", self.text).replace("&", "").rstrip("…")


PhotoCommand = partial(Command, needs_photo=True)
"""One that is there while a photo is open."""
SEPARATOR = None
Item = Command | QMenu | None
"""A row of a menu: a command, a whole menu, or a separator."""


@dataclass(frozen=True)
class Menu:
    """A title with its underlined letter, and what stands in it."""

    title: str
    items: tuple[Item, ...]

    @property
    def commands(self) -> tuple[Command, ...]:
        """Those among the items."""
        return tuple(item for item in self.items if isinstance(item, Command))


class Actions:
    """The QAction of each command. ValueError where two commands share a name."""

    def __init__(self, owner: QObject, settings: Settings, commands: Iterable[Command]) -> None:
        self.commands: dict[str, Command] = {}
        self.by_name: dict[str, QAction] = {}
        self._owner, self._settings = owner, settings
        self._groups: dict[str, QActionGroup] = {}
        self._impossible: dict[str, str] = {}
        """Why those can never be had that can't."""
        self._missing: dict[str, str] = {}
        self._is_photo_open = False
        for command in commands:
            if command.name in self.commands:
                raise ValueError(f"two commands are called {command.name}")
            self.commands[command.name] = command
            self.by_name[command.name] = self._made(command)

    def __getitem__(self, name: str) -> QAction:
        return self.by_name[name]

    def set_theme(self, theme: Theme) -> None:
        """Tint every icon."""
        for name, command in self.commands.items():
            if command.icon:
                self.by_name[name].setIcon(icon(command.icon, theme))

    def set_photo_open(self, *, is_open: bool) -> None:
        """Enable what needs a photo, or disable it."""
        self._is_photo_open = is_open
        for name, command in self.commands.items():
            if command.needs_photo and name not in self._impossible:
                self.by_name[name].setEnabled(is_open)

    def set_possible(self, name: str, *, is_possible: bool, missing: str) -> None:
        """Enable a command, or disable it; `missing` is then the sentence that says why. KeyError as for `why_off`."""
        self._missing[name] = missing
        self.by_name[name].setEnabled(is_possible)

    def why_off(self, name: str) -> str:
        """Why a command can't be run now, as a sentence; empty where it can. KeyError for a name that is none's."""
        command = self.commands[name]
        if self.by_name[name].isEnabled():
            return ""
        if reason := self._impossible.get(name, ""):
            return _sentence(reason)
        if command.needs_photo and not self._is_photo_open:
            return tr("Open a photo first.")
        return self._missing.get(name) or tr("There is nothing that it could be done to just now.")

    def _made(self, command: Command) -> QAction:
        action = QAction(command.text, self._owner)
        action.setObjectName(command.name)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        action.setToolTip(_tip(command))
        if reason := command.why_not():
            self._impossible[command.name] = reason
            action.setEnabled(False)
            action.setText(f"{command.text} ({reason})")
            action.setToolTip(_sentence(reason))
        self._connect(action, command)
        return action

    def _connect(self, action: QAction, command: Command) -> None:
        if command.toggles is not None:
            setting = command.toggles
            action.setCheckable(True)
            self._settings.watch(setting, action.setChecked)
            action.toggled.connect(partial(self._settings.set, setting))
        elif command.chooses is not None:
            self._make_choice(action, command, *command.chooses)
        else:
            run = command.run
            assert run is not None
            action.triggered.connect(lambda: run())

    def _make_choice(self, action: QAction, command: Command, setting: Setting[str], value: str) -> None:
        group = self._groups.setdefault(setting.key, QActionGroup(self._owner))
        action.setCheckable(True)
        action.setActionGroup(group)

        def show(current: Any) -> None:  # noqa: ANN401 - the setting's own type
            if current == value:
                action.setChecked(True)

        def choose() -> None:
            if command.run is None:
                self._settings.set(setting, value)
            else:
                command.run()
                self._show_choice(setting)  # until it is done, what was chosen before holds

        self._settings.watch(setting, show)
        action.triggered.connect(lambda: choose())

    def _show_choice(self, setting: Setting[str]) -> None:
        for name, command in self.commands.items():
            if command.chooses == (setting, self._settings.get(setting)):
                self.by_name[name].setChecked(True)


def _sentence(reason: str) -> str:
    return f"{reason[0].upper()}{reason[1:]}."


def _tip(command: Command) -> str:
    text = command.tip or command.plain_text
    keys = ", ".join(QKeySequence(k).toString(QKeySequence.SequenceFormat.NativeText) for k in command.keys[:1])
    return f"{text} ({keys})" if keys else text
