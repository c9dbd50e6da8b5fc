"""The keys of all commands: to be found, changed, taken from each other, and set back. GUI thread."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dfnet_gui.gui.base.questions import confirm_loss
from dfnet_gui.gui.base.settings import CHANGED_KEYS, Settings
from dfnet_gui.gui.base.widgets import buddy, label
from dfnet_gui.gui.menus.actions import Actions, Menu, native, spelt, unmarked
from dfnet_gui.gui.menus.keymap import LOCKED, Keys, why_fixed
from dfnet_gui.wording import AND, listed, tr

_NAME = Qt.ItemDataRole.UserRole


class KeysPage(QWidget):
    """A tree of the commands by menu; below, what is done with the keys of the one that is selected."""

    def __init__(self, menus: Iterable[Menu], actions: Actions, settings: Settings) -> None:
        super().__init__()
        self._actions = actions
        self._menu_of: dict[str, str] = {}
        """The title of each command's menu."""
        self._tops: list[QTreeWidgetItem] = []
        self._wanted: Keys = ()
        self.items: dict[str, QTreeWidgetItem] = {}
        """By the names of the commands."""
        self.tree = _made_tree()
        self.field = QKeySequenceEdit()
        self.field.setMaximumSequenceLength(1)
        self.field.setClearButtonEnabled(True)
        self.field.setAccessibleName(tr("New key"))
        self.message = label(wraps=True)
        self.use_button = _button(tr("&Use it"), tr("In place of the keys that the command has"))
        self.add_button = _button(tr("&Add it"), tr("Beside the keys that the command has"))
        self.take_button = _button(tr("&Take it from there"), tr("The other command has it no more"))
        self.none_button = _button(tr("N&o key"), tr("The command is then in its menu alone"))
        self.reset_button = _button(tr("As u&sual"), tr("The keys that the command comes with"))
        for menu in menus:
            self._add(menu)
        self._lay_out()
        self._connect()
        settings.watch(CHANGED_KEYS, lambda _text: self._show_keys())
        self._follow_selection()

    def narrow(self, words: Sequence[str]) -> bool:
        """Show commands whose name, menu or keys have all these words (small letters); whether there are any."""
        found: list[QTreeWidgetItem | None] = []
        for name, item in self.items.items():
            text = " ".join((self._menu_of[name], item.text(0), item.text(1))).casefold()
            item.setHidden(not all(word in text for word in words))
            found += [] if item.isHidden() else [item.parent()]
        for top in self._tops:
            top.setHidden(top not in found)
        if self._name and self.items[self._name].isHidden():
            self.tree.setCurrentIndex(QModelIndex())
        return bool(found)

    def reset(self) -> None:
        """All keys as usual, if that is confirmed."""
        if confirm_loss(self, tr("Give all commands the keys that they come with?"), word=tr("&Reset")):
            self._actions.change_keys(self._actions.key_map.with_usual())

    def select(self, name: str) -> None:
        """Turn to a command; KeyError for a name that is no command's."""
        self.tree.setCurrentItem(self.items[name])

    def _add(self, menu: Menu) -> None:
        title = unmarked(menu.title)
        top = QTreeWidgetItem(self.tree, [title])
        top.setFlags(Qt.ItemFlag.ItemIsEnabled)
        for command in menu.commands:
            item = QTreeWidgetItem(top, [command.plain_text])
            item.setData(0, _NAME, command.name)
            self.items[command.name], self._menu_of[command.name] = item, title
        top.setHidden(not menu.commands)
        self._tops.append(top)
        top.setExpanded(True)

    def _lay_out(self) -> None:
        line, rest = QHBoxLayout(), QHBoxLayout()
        for each in (buddy(tr("New &key"), self.field), self.field, self.use_button, self.add_button):
            line.addWidget(each, int(each is self.field))
        for each in (self.take_button, self.none_button, self.reset_button):
            rest.addWidget(each)
        rest.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tree, 1)
        layout.addLayout(line)
        layout.addWidget(self.message)
        layout.addLayout(rest)

    def _connect(self) -> None:
        self.tree.currentItemChanged.connect(self._follow_selection)
        self.tree.itemActivated.connect(lambda _item, _column: self.field.setFocus())
        self.field.keySequenceChanged.connect(self._on_pressed)
        self.use_button.clicked.connect(lambda: self._give(self._wanted))
        self.add_button.clicked.connect(lambda: self._give((*self._own, *self._wanted)))
        self.take_button.clicked.connect(lambda: self._give(self._wanted))
        self.none_button.clicked.connect(lambda: self._give(()))
        self.reset_button.clicked.connect(self._give_usual)

    @property
    def _name(self) -> str:
        """Of the selected command, empty for none."""
        item = self.tree.currentItem()
        return str(item.data(0, _NAME) or "") if item is not None else ""

    @property
    def _own(self) -> Keys:
        """The selected command's keys."""
        return self._actions.key_map.keys.get(self._name, ())

    def _show_keys(self) -> None:
        for name, item in self.items.items():
            item.setText(1, ", ".join(map(native, self._actions.commands[name].keys)))
            font = item.font(1)
            font.setBold(name in self._actions.key_map.changed)
            item.setFont(1, font)
        self._follow_buttons()

    def _follow_selection(self) -> None:
        self.field.clear()
        self._wanted = ()
        is_locked = self._name in LOCKED
        self.field.setEnabled(bool(self._name) and not is_locked)
        if is_locked:
            self._say(
                tr("{keys} always gives up what is going on; that can't be changed.", keys=self._named(self._own))
            )
        else:
            self._say("" if self._name else tr("Select a command to change its keys."))
        self._follow_buttons()

    def _follow_buttons(self, *, is_free: bool = False, is_taken: bool = False) -> None:
        can_change = self.field.isEnabled()
        for button in (self.use_button, self.add_button):
            button.setEnabled(is_free)
        self.take_button.setVisible(is_taken)
        self.none_button.setEnabled(can_change and bool(self._own))
        self.reset_button.setEnabled(can_change and self._name in self._actions.key_map.changed)

    def _on_pressed(self, pressed: QKeySequence) -> None:
        key = spelt(pressed.toString(QKeySequence.SequenceFormat.PortableText))
        if key:
            self._weigh((key,))
        else:
            self._say("")
            self._follow_buttons()

    def _weigh(self, keys: Keys) -> None:
        """Say whose these keys are, and offer what can be done."""
        self._wanted, key_map = keys, self._actions.key_map
        owners = list(key_map.owners(keys, self._name))
        fixed = next((key for key in keys if not key_map.may_have(self._name, key)), "")
        if fixed:
            self._say(tr(why_fixed(fixed), key=native(fixed)))
        elif owners:
            self._say(self._of_owners(keys, owners))
        elif set(keys) <= set(self._own):
            self._say(tr("{keys} is its key already.", keys=self._named(keys)))
        else:
            self._say(tr("{keys} is free.", keys=self._named(keys)))
        is_free = not fixed and not owners and not set(keys) <= set(self._own)
        self._follow_buttons(is_free=is_free, is_taken=not fixed and bool(owners))

    def _of_owners(self, keys: Keys, owners: Sequence[str]) -> str:
        names = (
            tr("“{command}” ({menu})", command=self.items[name].text(0), menu=self._menu_of[name]) for name in owners
        )
        return tr("{keys} belongs to {commands}.", keys=self._named(keys), commands=listed(names, AND))

    def _give(self, keys: Keys) -> None:
        key_map, item = self._actions.key_map, self.items[self._name]
        self.field.clear()
        self._actions.change_keys(key_map.with_keys(self._name, keys))
        if self._own:
            self._say(tr("“{command}” has {keys} now.", command=item.text(0), keys=self._named(self._own)))
        else:
            self._say(tr("“{command}” has no key now.", command=item.text(0)))

    def _give_usual(self) -> None:
        usual = self._actions.key_map.usual[self._name]
        if next(self._actions.key_map.owners(usual, self._name), None) is None:
            self._give(usual)
        else:
            self._weigh(usual)

    def _named(self, keys: Keys) -> str:
        return listed(map(native, keys), AND)

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.setAccessibleName(sentence)


def _made_tree() -> QTreeWidget:
    tree = QTreeWidget()
    tree.setColumnCount(2)
    tree.setHeaderLabels([tr("Command"), tr("Keys")])
    tree.setAccessibleName(tr("Commands and their keys"))
    tree.setUniformRowHeights(True)
    tree.header().setStretchLastSection(False)
    tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    return tree


def _button(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(tip)
    button.setAutoDefault(False)
    return button
