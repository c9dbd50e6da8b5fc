"""The QActions of the table, connected to their commands and tinted to the theme."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from dfnet_gui.gui.base.icons import icon
from dfnet_gui.gui.base.theme import Theme
from dfnet_gui.gui.menus.action_table import SPECS, ActionSpec


class Actions:
    """The QActions of the table, each connected to the first of `commands` that has its method."""

    def __init__(self, owner: QObject, commands: Sequence[object]) -> None:
        self.by_name: dict[str, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        for spec in SPECS:
            command = next(getattr(c, spec.command) for c in commands if hasattr(c, spec.command))
            self.by_name[spec.name] = self._made(spec, owner, command)

    def __getitem__(self, name: str) -> QAction:
        return self.by_name[name]

    def _made(self, spec: ActionSpec, owner: QObject, command: object) -> QAction:
        action = QAction(spec.text, owner)
        action.setObjectName(spec.name)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        action.setToolTip(_tip(spec))
        action.setStatusTip("")
        if spec.group:
            if spec.group not in self._groups:
                self._groups[spec.group] = QActionGroup(owner)
            action.setActionGroup(self._groups[spec.group])
        action.setCheckable(spec.checkable or bool(spec.group))
        _connect(action, spec, command)
        return action

    def set_theme(self, theme: Theme) -> None:
        """Tint every icon."""
        for spec in SPECS:
            if spec.icon:
                self.by_name[spec.name].setIcon(icon(spec.icon, theme))

    def set_photo_open(self, *, is_open: bool) -> None:
        """Enable what needs a photo, or disable it."""
        for spec in SPECS:
            if spec.needs_photo:
                self.by_name[spec.name].setEnabled(is_open)


def _connect(action: QAction, spec: ActionSpec, command: object) -> None:
    assert callable(command)
    if spec.checkable:
        action.toggled.connect(command)
    elif spec.argument:
        action.triggered.connect(lambda: command(spec.argument))
    else:
        action.triggered.connect(lambda: command())


def _tip(spec: ActionSpec) -> str:
    text = spec.tip or spec.text.replace("&", "").rstrip("…")
    keys = ", ".join(QKeySequence(k).toString(QKeySequence.SequenceFormat.NativeText) for k in spec.keys[:1])
    return f"{text} ({keys})" if keys else text
