"""The command palette: a field for some letters of a command's name, and below it the commands that fit. GUI thread.

It lies within the window, over everything else, and not in a window of its own: no system then puts it elsewhere or
keeps the keyboard from it, and it works in the full screen, too.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QListWidget, QListWidgetItem, QMenu, QVBoxLayout, QWidget
from shiboken6 import isValid

from dfnet_gui.gui.base.settings import Setting, Settings
from dfnet_gui.gui.menus.actions import Actions, Command, Menu, unmarked
from dfnet_gui.gui.menus.finding import Entry, Found, found, remembered
from dfnet_gui.gui.menus.palette_rows import ROW, PaletteRow, RowPainter
from dfnet_gui.wording import tr

RECENT_COMMANDS = Setting("palette/recent", "")
"""Names of the commands that were run from here, one a line, the newest first."""
OWN_COMMAND = "find_command"
_WIDTH_PX, _EDGE_PX, _ROOM_PX, _FIELD_ROOM_PX = 600, 16, 8, 4
_MOST_ROWS = 9
_MOST_OF_WINDOW = 0.7
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: 1 - _MOST_ROWS, Qt.Key.Key_PageDown: _MOST_ROWS - 1}
_KEPT_IN = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


@dataclass(frozen=True)
class Choice:
    """What can be chosen: how it is found, its action, and why it is off (empty where it is not)."""

    entry: Entry
    action: QAction
    why_off: str = ""


class Palette(QWidget):
    """Covers the window while it is shown, so that a click anywhere else puts it away and does nothing more.

    Whatever had the focus has it again before a command runs.
    """

    def __init__(self, window: QWidget, menus: Sequence[Menu], actions: Actions, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._menus, self._actions, self._settings = window, menus, actions, settings
        self._choices: dict[str, Choice] = {}
        self._before: QWidget | None = None
        self.frame = QFrame(self)
        self.frame.setObjectName("palette")
        self.frame.setAccessibleName(tr("Commands"))
        self.field = _made_field()
        self.list = _made_list()
        column = QVBoxLayout(self.frame)
        column.setContentsMargins(*[_ROOM_PX] * 4)
        column.setSpacing(_ROOM_PX)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.hide()
        self.field.installEventFilter(self)
        window.installEventFilter(self)
        self.field.textChanged.connect(lambda _text: self._fill())
        self.list.itemClicked.connect(self._run)
        self.list.itemEntered.connect(self.list.setCurrentItem)
        self.list.currentItemChanged.connect(lambda now, _before: self._announce(now))
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]

    def toggle(self) -> None:
        """Show it with an empty field and every command, or put it away."""
        if self.isVisible():
            self.leave()
            return
        self._before = QApplication.focusWidget()
        self._choices = {each.entry.name: each for each in _choices(self._menus, self._actions)}
        with QSignalBlocker(self.field):
            self.field.clear()
        self._fill()
        self.raise_()
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Put it away; the focus goes back to where it was."""
        before, self._before = self._before, None
        had_focus = self.field.hasFocus()
        self.hide()
        if had_focus and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def rows(self) -> list[PaletteRow]:
        """What is listed now, from above."""
        return [self.list.item(place).data(ROW) for place in range(self.list.count())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While it is shown, no key means anything but to its field, and it follows the window's size."""
        if watched is not self.field:
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self._place()
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if QKeySequence(event.keyCombination()) not in self._actions[OWN_COMMAND].shortcuts():
                event.accept()
            return True
        return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._press(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Beside the frame."""
        if not self.frame.geometry().contains(event.position().toPoint()):
            self.leave()

    def _press(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in _MOVES:
            goal = max(self.list.currentRow(), 0) + _MOVES[Qt.Key(key)]
            self.list.setCurrentRow(min(max(goal, 0), self.list.count() - 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self.list.currentItem())
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            return key in _KEPT_IN
        return True

    def _fill(self) -> None:
        recent = self._settings.get(RECENT_COMMANDS).split("\n")
        fits = found(self.field.text(), [each.entry for each in self._choices.values()], recent)
        self.list.clear()
        for fit in fits:
            self.list.addItem(_item(_row(fit, self._choices[fit.entry.name])))
        if not fits:
            nothing = tr("No command is called “{words}”: try other letters.", words=self.field.text().strip())
            self.list.addItem(_item(PaletteRow("", nothing, why_off=nothing)))
        self.list.setCurrentRow(0)
        self.list.scrollToTop()
        self._place()

    def _place(self) -> None:
        """At the top, in the middle, as high as its rows or as there is room for."""
        window = self._window
        self.setGeometry(window.rect())
        row = self.list.sizeHintForRow(0)
        room = round(_MOST_OF_WINDOW * window.height()) - self.field.sizeHint().height() - 3 * _ROOM_PX
        self.list.setFixedHeight(max(row, min(row * min(self.list.count(), _MOST_ROWS), room // row * row)))
        width = min(_WIDTH_PX, window.width() - 2 * _EDGE_PX)
        height = self.frame.sizeHint().height()
        self.frame.setGeometry((window.width() - width) // 2, 3 * _EDGE_PX, width, height)

    def _run(self, item: QListWidgetItem | None) -> None:
        choice = self._choices.get(item.data(ROW).name) if item is not None else None
        if choice is not None and not isValid(choice.action):  # a menu within has been filled anew meanwhile
            self.leave()
            return
        if choice is None or not choice.action.isEnabled():
            self._announce(item)
            return
        name = choice.entry.name
        if name in self._actions.commands:
            recent = remembered(name, filter(None, self._settings.get(RECENT_COMMANDS).split("\n")))
            self._settings.set(RECENT_COMMANDS, "\n".join(recent))
        self.leave()
        choice.action.trigger()

    def _announce(self, item: QListWidgetItem | None) -> None:
        """Have a screen reader say the chosen row: the focus stays in the field."""
        if item is not None and self.isVisible():
            self.field.setAccessibleDescription(item.data(ROW).spoken)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, item.data(ROW).spoken))

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Something else took the keyboard, as a photo does that has been opened meanwhile."""
        if self.isVisible() and now is not None and now.window() is self.window() and not self.isAncestorOf(now):
            self.leave()


def _choices(menus: Sequence[Menu], actions: Actions) -> Iterator[Choice]:
    """Every command of the menus, then what stands in menus within them, which are filled now."""
    for menu in menus:
        yield from _of_commands(unmarked(menu.title), menu.commands, actions)
    for menu in menus:
        for item in menu.items:
            if isinstance(item, QMenu):
                path = f"{unmarked(menu.title)} › {unmarked(item.title())}"
                item.aboutToShow.emit()
                for action in item.actions():
                    text = unmarked(action.text())
                    yield Choice(Entry(f"{path} › {text}", text, path), action)


def _of_commands(path: str, commands: Iterable[Command], actions: Actions) -> Iterator[Choice]:
    for command in commands:
        if command.name != OWN_COMMAND:
            entry = Entry(command.name, unmarked(command.text), path, command.tip)
            yield Choice(entry, actions[command.name], actions.why_off(command.name))


def _row(fit: Found, choice: Choice) -> PaletteRow:
    action, entry = choice.action, fit.entry
    native = QKeySequence.SequenceFormat.NativeText
    return PaletteRow(
        name=entry.name,
        text=entry.text,
        about=" · ".join(filter(None, (entry.path, choice.why_off or entry.tip))),
        keys=", ".join(keys.toString(native) for keys in action.shortcuts()),
        places=fit.places,
        icon=action.icon(),
        why_off=choice.why_off,
        is_checked=action.isChecked(),
    )


def _item(row: PaletteRow) -> QListWidgetItem:
    item = QListWidgetItem(row.text)
    item.setData(ROW, row)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, row.spoken)
    return item


def _made_field() -> QLineEdit:
    field = QLineEdit()
    field.setTextMargins(*[_FIELD_ROOM_PX] * 4)
    field.setPlaceholderText(tr("Type some letters of a command"))
    field.setAccessibleName(tr("Find a command"))
    return field


def _made_list() -> QListWidget:
    made = QListWidget()
    made.setAccessibleName(tr("Commands that fit"))
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setMouseTracking(True)
    made.setUniformItemSizes(True)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setItemDelegate(RowPainter(made))
    return made
