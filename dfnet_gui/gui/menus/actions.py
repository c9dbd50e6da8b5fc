"""Commands as rows, and the QActions made of them: connected, tinted to the theme, kept in step with the settings."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from dfnet_gui.gui.base.icons import icon
from dfnet_gui.gui.base.settings import CHANGED_KEYS, Setting, Settings
from dfnet_gui.gui.base.theme import Theme
from dfnet_gui.gui.menus.keymap import KeyMap, Keys
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
    role: QAction.MenuRole | None = None
    """Where a Mac has a place of its own for it."""

    def __post_init__(self) -> None:
        if (self.run is None and self.chooses is None) == (self.toggles is None):
            raise ValueError(f"{self.name} must run, toggle or choose something, and only one of these")

    @property
    def plain_text(self) -> str:
        """Without mark for the underlined letter and without dots."""
        return unmarked(self.text).rstrip("…")


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
        """By name, with the keys that they have now."""
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
        usual = {name: tuple(spelt(key) for key in command.keys) for name, command in self.commands.items()}
        self.key_map = KeyMap(usual)
        """Whose are the keys; `change_keys` for another one."""
        settings.watch(CHANGED_KEYS, self._on_changed_keys)

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

    def key_of(self, name: str) -> str:
        """A command's first key for a sentence, empty where it has none; KeyError for no command's name."""
        return first_key(self.commands[name])

    def change_keys(self, key_map: KeyMap) -> None:
        """Have these keys from now on, also after the next start."""
        self._settings.set(CHANGED_KEYS, key_map.written())

    def set_keys(self, keys: Mapping[str, Keys]) -> None:
        """Give commands these keys at once, in menus and tips, too."""
        for name, own in keys.items():
            self.commands[name] = command = replace(self.commands[name], keys=own)
            self.by_name[name].setShortcuts([QKeySequence(key) for key in own])
            if name not in self._impossible:
                self.by_name[name].setToolTip(_tip(command))

    def _on_changed_keys(self, text: str) -> None:
        self.key_map = KeyMap.read(text, self.key_map.usual, spelt)
        self.set_keys(self.key_map.keys)

    def _made(self, command: Command) -> QAction:
        action = QAction(command.text, self._owner)
        action.setObjectName(command.name)
        if command.role is not None:
            action.setMenuRole(command.role)
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


def unmarked(text: str) -> str:
    """Without mark for the underlined letter, which stands behind in brackets in Chinese."""
    text = re.sub(r"\(&\w\)", "", text)
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def spelt(key: str) -> str:
    """A key in the one spelling that a key map knows; empty for what is no key, or several after each other."""
    sequence = QKeySequence(key, QKeySequence.SequenceFormat.PortableText)
    text = sequence.toString(QKeySequence.SequenceFormat.PortableText) if sequence.count() == 1 else ""
    held, back, _rest = text.partition("Backtab")  # Qt's name for a Tab with Shift, which it may say once more
    return f"{held.replace('Shift+', '')}Shift+Tab" if back else text


def native(key: str) -> str:
    """A key as people read it on this system."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def first_key(command: Command) -> str:
    """The first of a command's keys for a sentence, empty where it has none."""
    return "".join(tr("Enter") if key == "Return" else native(key) for key in command.keys[:1])


def _sentence(reason: str) -> str:
    return f"{reason[0].upper()}{reason[1:]}."


def _tip(command: Command) -> str:
    text = command.tip or command.plain_text
    keys = ", ".join(native(key) for key in command.keys[:1])
    return f"{text} ({keys})" if keys else text
