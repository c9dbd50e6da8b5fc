"""The palette finds commands, shows what they are, and runs them with keys and mouse."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.base.settings import REDUCED_MOTION, Settings
from dfnet_gui.gui.menus.actions import SEPARATOR, Actions, Command, Menu, PhotoCommand, unmarked
from dfnet_gui.gui.menus.palette import RECENT_COMMANDS, Palette

LEFT = Qt.MouseButton.LeftButton


class Desk:
    """A window with a field, a button, menus and their palette; `ran` lists what was run, and with which focus."""

    def __init__(self, qtbot: QtBot, settings: Settings) -> None:
        self.ran: list[str] = []
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(800, 600)
        self.text, self.button = QLineEdit(), QPushButton("Press")
        column = QVBoxLayout(self.window)
        column.addWidget(self.text)
        column.addWidget(self.button)
        self.recent = QMenu("Open &recent", self.window)
        self.recent.aboutToShow.connect(self._fill_recent)
        self.recent.triggered.connect(lambda action: self.ran.append(action.data()))
        self.menus = (
            Menu("&File", (self._command("open", "&Open…", "Ctrl+O"), self.recent, SEPARATOR)),
            Menu("&Edit", (self._command("undo", "&Undo", "Ctrl+Z"), self._photo_command("copy", "&Copy result"))),
            Menu("&Help", (Command("find_command", "&Find…", self._toggle, ("Ctrl+Shift+P",)), *self._more())),
        )
        commands = [command for menu in self.menus for command in menu.commands]
        self.actions = Actions(self.window, settings, commands)
        self.window.addActions(list(self.actions.by_name.values()))
        self.actions.set_photo_open(is_open=False)
        self.palette = Palette(self.window, self.menus, self.actions, settings)
        self.window.show()

    def _command(self, name: str, text: str, *keys: str) -> Command:
        return Command(name, text, lambda: self._run(name), keys, tip=f"What {name} does")

    def _photo_command(self, name: str, text: str) -> Command:
        return PhotoCommand(name, text, lambda: self._run(name))

    def _more(self) -> Iterator[Command]:
        yield Command("still", "Reduced &motion", toggles=REDUCED_MOTION)
        yield Command("gpu", "&GPU", [].clear, why_not=lambda: "this computer has none")

    def _run(self, name: str) -> None:
        focus = QApplication.focusWidget()
        self.ran.append(f"{name} with {type(focus).__name__}")

    def _toggle(self) -> None:
        self.palette.toggle()

    def _fill_recent(self) -> None:
        self.recent.clear()
        for path in ("/photos/me && you.jpg", "/photos/dune.jpg"):
            action = QAction(path, self.recent)
            action.setData(path)
            self.recent.addAction(action)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, held)

    def call(self) -> None:
        self.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)

    def type(self, letters: str) -> None:
        focus = QApplication.focusWidget()
        assert focus is self.palette.field
        QTest.keyClicks(focus, letters)

    def texts(self) -> list[str]:
        return [row.text for row in self.palette.rows]

    def row_place(self, text: str) -> QPoint:
        rows = self.palette.list
        return rows.visualItemRect(rows.item(self.texts().index(text))).center()


@pytest.fixture
def desk(qtbot: QtBot, settings: Settings) -> Desk:
    desk = Desk(qtbot, settings)
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    desk.text.setFocus()
    return desk


def test_all_commands_are_listed_with_their_menus_and_keys(desk: Desk) -> None:
    desk.call()
    assert desk.palette.isVisible()
    rows = {row.text: row for row in desk.palette.rows}
    assert desk.texts()[:3] == ["Open…", "Undo", "Copy result"]
    assert rows["Open…"].about == "File · What open does"
    assert rows["Open…"].keys == "Ctrl+O"
    assert "Find…" not in rows, "it is this"
    assert desk.palette.field.accessibleName() == "Find a command"
    assert desk.palette.list.accessibleName() == "Commands that fit"


def test_letters_and_enter_run_a_command_with_the_focus_where_it_was(desk: Desk) -> None:
    desk.call()
    desk.type("und")
    assert desk.texts() == ["Undo"]
    desk.press(Qt.Key.Key_Return)
    assert desk.ran == ["undo with QLineEdit"]
    assert desk.text.hasFocus()
    assert not desk.palette.isVisible()
    assert desk.text.text() == "", "no letter went elsewhere"


def test_up_and_down_choose(desk: Desk) -> None:
    desk.call()
    down, up = Qt.Key.Key_Down, Qt.Key.Key_Up
    rows = []
    for key in (down, down, up, up, up, Qt.Key.Key_PageDown, down, Qt.Key.Key_PageUp):
        desk.press(key)
        rows.append(desk.palette.list.currentRow())
    last = desk.palette.list.count() - 1
    assert rows == [1, 2, 1, 0, 0, last, last, 0]
    desk.press(down)
    desk.press(Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert desk.ran == ["undo with QLineEdit"]


def test_a_click_runs_a_command_and_the_mouse_chooses(desk: Desk) -> None:
    desk.call()
    rows = desk.palette.list
    QTest.mouseMove(rows.viewport(), desk.row_place("Undo"))
    QTest.mouseMove(rows.viewport(), desk.row_place("Undo") + QPoint(2, 2))
    assert rows.currentRow() == 1
    QTest.mouseClick(rows.viewport(), LEFT, pos=desk.row_place("Open…"))
    assert desk.ran == ["open with QLineEdit"]
    assert desk.text.hasFocus()


def test_esc_and_its_own_keys_put_it_away(desk: Desk) -> None:
    for leaves_by_esc in (True, False):
        desk.call()
        assert desk.palette.field.hasFocus()
        if leaves_by_esc:
            desk.press(Qt.Key.Key_Escape)
        else:
            desk.call()
        assert not desk.palette.isVisible()
        assert desk.text.hasFocus()
    assert desk.ran == []


def test_a_click_beside_it_puts_it_away_and_does_nothing_more(desk: Desk) -> None:
    desk.button.clicked.connect(lambda: desk.ran.append("pressed"))
    desk.call()
    place = desk.button.geometry().bottomLeft() - QPoint(-4, 4)
    below = desk.window.childAt(place)
    assert below is desk.palette
    QTest.mouseClick(below, LEFT, pos=place)
    assert not desk.palette.isVisible()
    assert desk.ran == []
    QTest.mouseClick(desk.palette.frame, LEFT)
    assert not desk.palette.isVisible()


def test_no_other_keys_are_commands_meanwhile(desk: Desk) -> None:
    desk.call()
    desk.press(Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    desk.press(Qt.Key.Key_Tab)
    desk.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert desk.ran == []
    assert desk.palette.field.hasFocus()


def test_what_can_not_be_run_says_why_and_stays(desk: Desk) -> None:
    desk.actions.set_possible("undo", is_possible=False, missing="No undo now.")
    desk.call()
    rows = {row.text: row for row in desk.palette.rows}
    assert rows["Copy result"].about == "Edit · Open a photo first."
    assert rows["Undo"].about == "Edit · No undo now."
    assert rows["GPU"].about == "Help · This computer has none."
    desk.type("undo")
    desk.press(Qt.Key.Key_Return)
    assert desk.ran == []
    assert desk.palette.isVisible()
    assert "not available" in desk.palette.field.accessibleDescription()


def test_what_fits_nothing_says_so(desk: Desk) -> None:
    desk.call()
    desk.type("zzz")
    assert desk.texts() == ["No command is called “zzz”: try other letters."]
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Down)
    assert desk.palette.isVisible()


def test_what_was_run_last_is_first_and_remembered(desk: Desk, settings: Settings) -> None:
    for letters in ("open", "undo", "motion"):
        desk.call()
        desk.type(letters)
        desk.press(Qt.Key.Key_Return)
    desk.call()
    assert desk.texts()[:4] == ["Reduced motion", "Undo", "Open…", "Copy result"]
    assert desk.palette.rows[0].is_checked
    assert settings.get(RECENT_COMMANDS) == "still\nundo\nopen"


def test_menus_within_menus_are_filled_and_listed(desk: Desk) -> None:
    desk.call()
    desk.type("me & you")
    assert [row.about for row in desk.palette.rows] == ["File › Open recent"]
    assert desk.texts() == ["/photos/me & you.jpg"]
    desk.press(Qt.Key.Key_Return)
    assert desk.ran == ["/photos/me && you.jpg"]


def test_it_gives_way_to_whoever_takes_the_keyboard(desk: Desk) -> None:
    desk.call()
    desk.button.setFocus()
    assert not desk.palette.isVisible()
    assert desk.button.hasFocus()


def test_a_widget_that_is_gone_gets_no_focus(desk: Desk) -> None:
    desk.button.setFocus()
    desk.call()
    desk.button.hide()
    desk.press(Qt.Key.Key_Escape)
    assert not desk.palette.isVisible()


def test_it_stays_within_the_window(desk: Desk) -> None:
    desk.call()
    for width, height in ((800, 600), (320, 240), (1400, 900)):
        desk.window.resize(width, height)
        QApplication.processEvents()
        frame = desk.palette.frame.geometry()
        assert desk.window.rect().contains(frame)
        assert abs(frame.center().x() - width // 2) <= 1
        assert desk.palette.size() == desk.window.size()


def test_marks_of_letters_go_and_ampersands_stay() -> None:
    assert unmarked("&Open me && you…") == "Open me & you…"
    assert unmarked("打开(&O)…") == "打开…"
