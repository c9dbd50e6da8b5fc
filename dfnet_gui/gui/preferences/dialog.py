"""The Preferences dialog: a list of pages, the page beside it, a search. What is changed holds at once. GUI thread."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dfnet_gui.gui.base.settings import Setting, Settings
from dfnet_gui.gui.base.widgets import buddy, label
from dfnet_gui.gui.menus.actions import Actions, Menu, unmarked
from dfnet_gui.gui.models.commands import ModelCommands
from dfnet_gui.gui.preferences.keys_page import KeysPage
from dfnet_gui.gui.preferences.pages import Page, make_pages
from dfnet_gui.gui.preferences.rows import FileChoice, Row, Tick
from dfnet_gui.wording import tr

_SIZE, _MOST_OF_SCREEN = QSize(820, 580), 0.9
_LIST_WIDTH_PX, _LIST_SPACING_PX, _ROW_SPACING_PX, _MARGIN_PX = 150, 2, 14, 12


class Searched(Protocol):
    """A page, as the dialog knows it."""

    def narrow(self, words: Sequence[str]) -> bool:
        """Show what has all these words (small letters) and nothing else; whether there is anything."""

    def reset(self) -> None:
        """Have everything on it as it comes with the program."""


class SettingsPage(QScrollArea):
    """A page of rows, each with its field, and what there is to say of it below; filled when it is shown first."""

    def __init__(self, page: Page, settings: Settings) -> None:
        super().__init__()
        self._page, self._settings = page, settings
        self._form = QFormLayout()
        self._form.setVerticalSpacing(_ROW_SPACING_PX)
        self._form.setHorizontalSpacing(_MARGIN_PX)
        self._form.setContentsMargins(_MARGIN_PX, 0, _MARGIN_PX, 0)
        self.fields: dict[str, QWidget] = {}
        """By the keys of their settings."""
        self._found = [True] * len(page.rows)
        inner = QWidget()
        inner.setLayout(self._form)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def narrow(self, words: Sequence[str]) -> bool:
        texts = (f"{tr(self._page.title)} {tr(row.text)} {tr(row.tip)}" for row in self._page.rows)
        self._found = [_has(words, text) for text in texts]
        self._show_found()
        return any(self._found)

    def reset(self) -> None:
        for row, is_found in zip(self._page.rows, self._found, strict=True):
            if is_found:  # nobody gives up what they don't see
                _reset(self._settings, row)

    def showEvent(self, event: QShowEvent) -> None:
        """Fields are made when they are to be seen: all at once would hold the dialog up."""
        if not self.fields:
            for row in self._page.rows:
                self._add(row)
            self._show_found()
        super().showEvent(event)

    def _show_found(self) -> None:
        for number in range(len(self.fields)):
            self._form.setRowVisible(number, self._found[number])

    def _add(self, row: Row) -> None:
        field = row.made(self._settings)
        self.fields[row.setting.key] = field
        named = field.focusProxy() or field
        named.setAccessibleName(unmarked(tr(row.text)))
        named.setAccessibleDescription(tr(row.tip))
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        is_wide = isinstance(row, FileChoice)
        column.addWidget(field, 0, Qt.AlignmentFlag(0) if is_wide else Qt.AlignmentFlag.AlignLeft)
        if row.tip:
            column.addWidget(label(tr(row.tip), style="faint", wraps=True))
        if isinstance(row, Tick):
            self._form.addRow(place)
        else:
            self._form.addRow(buddy(tr(row.text), field), place)


def _reset(settings: Settings, row: Row) -> None:
    setting: Setting[object] = row.setting  # type: ignore[assignment] # of any type, with its own default
    if settings.get(setting) == setting.default:
        return
    choose = getattr(row, "choose", None)
    if choose is not None:
        choose(setting.default)
    else:
        settings.set(setting, setting.default)


class PreferencesDialog(QDialog):
    """Stays open beside the window while one goes on working; it is made once for a window."""

    def __init__(
        self, parent: QWidget, settings: Settings, models: ModelCommands, menus: Iterable[Menu], actions: Actions
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Preferences"))
        self.resize(_SIZE.boundedTo(parent.screen().availableGeometry().size() * _MOST_OF_SCREEN))
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search the preferences and keys"))
        self.search.setAccessibleName(tr("Search the preferences and keys"))
        self.search.setClearButtonEnabled(True)
        self.titles = QListWidget()
        self.titles.setAccessibleName(tr("Pages"))
        self.titles.setFixedWidth(_LIST_WIDTH_PX)
        self.titles.setSpacing(_LIST_SPACING_PX)
        self.pages, self._stack = list[Searched](), QStackedWidget()
        for page in make_pages(models):
            self._add(page.title, SettingsPage(page, settings))
        self.keys_page = KeysPage(menus, actions, settings)
        self._add(tr("Keys"), self.keys_page)
        self._nothing = label(tr("Nothing is called so."), style="faint")
        self._stack.addWidget(self._nothing)
        self.titles.setCurrentRow(0)
        self._lay_out()
        self.search.textChanged.connect(self._find)
        self.titles.currentRowChanged.connect(self._show)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.search.setFocus)

    def show_keys(self) -> None:
        """Turn to the page of the keys."""
        self.titles.setCurrentRow(self.pages.index(self.keys_page))

    def _add(self, title: str, page: "SettingsPage | KeysPage") -> None:
        self.titles.addItem(QListWidgetItem(tr(title)))
        self.pages.append(page)
        self._stack.addWidget(page)

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(tr("&Close"))
        self.reset_button = buttons.addButton(tr("&Reset this page"), QDialogButtonBox.ButtonRole.ResetRole)
        for button in buttons.buttons():
            button.setAutoDefault(False)  # type: ignore[attr-defined] # Enter is for the fields
        buttons.rejected.connect(self.close)
        self.reset_button.clicked.connect(self._reset_page)
        middle = QHBoxLayout()
        middle.addWidget(self.titles)
        middle.addWidget(self._stack, 1)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(self.search)
        layout.addLayout(middle, 1)
        layout.addWidget(buttons)

    def _show(self, row: int) -> None:
        if row >= 0:
            self._stack.setCurrentIndex(row)
            self.reset_button.setEnabled(True)

    def _find(self, text: str) -> None:
        words = text.casefold().split()
        found = [page.narrow(words) for page in self.pages]
        for row, is_found in enumerate(found):
            self.titles.item(row).setHidden(not is_found)
        if not any(found):
            self.titles.setCurrentRow(-1)
            self._stack.setCurrentWidget(self._nothing)
            self.reset_button.setEnabled(False)
        elif self.titles.currentRow() < 0 or not found[self.titles.currentRow()]:
            self.titles.setCurrentRow(found.index(True))

    def _reset_page(self) -> None:
        self.pages[self.titles.currentRow()].reset()


def _has(words: Sequence[str], text: str) -> bool:
    return all(word in unmarked(text).casefold() for word in words)
