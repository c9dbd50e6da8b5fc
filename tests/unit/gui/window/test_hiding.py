"""Everything around the photo goes at once and comes back as it was; the next start never finds it hidden."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.base.settings import ARRANGEMENT, FULL_SCREEN, GEOMETRY, TOOL, VIEW, Settings
from dfnet_gui.gui.window.geometry import restore_place
from dfnet_gui.gui.window.hiding import PANELS_HIDDEN
from dfnet_gui.gui.window.main_window import MainWindow
from dfnet_gui.gui.window.panels import PANELS
from tests.unit.gui.conftest import OpenAPhoto
from tests.unit.gui.hands import come_to_rest, dab

SHIFT, NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow, open_photo: OpenAPhoto, settings: Settings) -> MainWindow:
    """With a photo, three panels, and the keyboard at the canvas."""
    open_photo()
    for name in ("removals", "history", "film_strip"):
        settings.set(PANELS[name].shown, True)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.canvas.setFocus()
    return window


def _parts(window: MainWindow) -> dict[str, bool]:
    bars = {"top": window.top_bar, "tools": window.tool_bar, "options": window.pages.tool_options}
    found: dict[str, QWidget] = {**bars, "status": window.status, "menus": window.menuBar(), **window.docks.by_name}
    return {name: part.isVisible() for name, part in found.items()}


def _shown(window: MainWindow) -> set[str]:
    return {name for name, is_shown in _parts(window).items() if is_shown}


def _key(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, held)


def _shift_tab(window: MainWindow) -> None:
    _key(window, Qt.Key.Key_Backtab, SHIFT)


def _layout(window: MainWindow) -> dict[str, tuple[bool, object]]:
    """Where each part is, and whether it is in sight, as a tab behind another one is not."""
    docks = window.docks.by_name.items()
    places: dict[str, tuple[bool, object]] = {
        name: (dock.visibleRegion().isEmpty(), dock.geometry()) for name, dock in docks
    }
    places["canvas"] = (False, window.canvas.geometry())
    return places


def test_shift_tab_hides_all_panels_and_brings_just_the_same_back(opened: MainWindow) -> None:
    opened.docks.by_name["removals"].raise_()
    opened.resizeDocks([opened.docks.by_name["removals"]], [333], Qt.Orientation.Horizontal)
    come_to_rest()
    shown, layout, zoom = _shown(opened), _layout(opened), opened.canvas.viewport
    assert shown >= {"top", "tools", "options", "status", "menus", "removals", "history", "film_strip"}
    _shift_tab(opened)
    assert _shown(opened) == {"menus"}
    come_to_rest()
    assert opened.canvas.size().width() == opened.width()
    _shift_tab(opened)
    come_to_rest()
    assert _shown(opened) == shown
    assert _layout(opened) == layout
    assert opened.canvas.viewport == zoom


def test_what_is_hidden_says_how_it_comes_back(opened: MainWindow) -> None:
    _shift_tab(opened)
    assert opened.hiding.spoken.isVisible()
    assert opened.hiding.spoken.text() == "Shift+Tab brings the panels back."
    _shift_tab(opened)
    assert not opened.hiding.spoken.isVisible()
    assert opened.status.message == ""
    opened.actions_by_name["hide_panels"].setShortcuts([])
    opened.actions_by_name["hide_panels"].trigger()
    assert opened.hiding.spoken.text() == "View › Hide all panels brings them back."


def test_panels_stay_hidden_with_another_photo_and_are_remembered(
    opened: MainWindow, open_photo: OpenAPhoto, settings: Settings
) -> None:
    _shift_tab(opened)
    opened.hiding.show_tools()
    open_photo()
    assert _shown(opened) == {"menus"}
    assert all(settings.get(PANELS[name].shown) for name in ("removals", "history", "film_strip"))


def test_without_a_photo_nothing_is_hidden(window: MainWindow, open_photo: OpenAPhoto, settings: Settings) -> None:
    assert not window.actions_by_name["hide_panels"].isEnabled()
    settings.set(FULL_SCREEN, True)
    assert window.isFullScreen()
    assert _shown(window) == {"top", "status", "menus"} | {"options"} & _shown(window)
    open_photo()
    assert _shown(window) == set()
    settings.set(FULL_SCREEN, False)
    assert {"top", "tools", "status", "menus"} <= _shown(window)


@pytest.mark.parametrize("name", ["removals", "fusion"])
def test_who_asks_for_a_hidden_panel_sees_it(opened: MainWindow, settings: Settings, name: str) -> None:
    shown = _shown(opened)
    _shift_tab(opened)
    _key(opened, Qt.Key.Key_F7 if name == "removals" else Qt.Key.Key_F)
    assert _shown(opened) == shown | {name}
    assert not settings.get(PANELS_HIDDEN)
    assert opened.actions_by_name[name].isChecked()


def test_shift_tab_goes_on_to_move_the_focus_for_whoever_moves_it_so(opened: MainWindow) -> None:
    box = opened.pages.tool_options.on_release
    box.setFocus()
    _shift_tab(opened)
    assert "top" in _shown(opened)
    assert not box.hasFocus()
    opened.canvas.setFocus(Qt.FocusReason.BacktabFocusReason)
    _shift_tab(opened)
    assert "top" in _shown(opened)
    assert not opened.canvas.hasFocus()
    opened.canvas.setFocus(Qt.FocusReason.MouseFocusReason)
    _shift_tab(opened)
    assert _shown(opened) == {"menus"}


def test_the_keyboard_goes_to_the_canvas_with_what_had_it(opened: MainWindow) -> None:
    opened.pages.tool_options.on_release.setFocus()
    opened.actions_by_name["hide_panels"].trigger()
    assert opened.canvas.hasFocus()


def test_f11_shows_nothing_but_the_photo_and_esc_leaves(opened: MainWindow, settings: Settings) -> None:
    shown = _shown(opened)
    _key(opened, Qt.Key.Key_F11)
    assert opened.isFullScreen()
    assert _shown(opened) == set()
    assert opened.hiding.spoken.text() == "Esc leaves the full screen."
    come_to_rest()
    assert opened.canvas.size() == opened.size()
    _key(opened, Qt.Key.Key_Escape)
    assert not opened.isFullScreen()
    assert _shown(opened) == shown
    assert opened.status.message == ""
    assert not settings.get(PANELS_HIDDEN)


def test_keys_of_the_menus_work_without_the_menu_bar(opened: MainWindow, settings: Settings) -> None:
    _key(opened, Qt.Key.Key_F11)
    for key, held in ((Qt.Key.Key_F3, NONE), (Qt.Key.Key_L, SHIFT)):
        _key(opened, key, held)
    assert (settings.get(VIEW), settings.get(TOOL)) == ("split", "polygon")
    _key(opened, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | SHIFT)
    palette = opened.dialogs.palette
    assert palette is not None
    assert palette.isVisible()
    QTest.keyClicks(palette.field, "full screen")
    _key(opened, Qt.Key.Key_Return)
    assert not opened.isFullScreen()
    _key(opened, Qt.Key.Key_F11)
    _key(opened, Qt.Key.Key_F11)
    assert not opened.isFullScreen()


def test_esc_first_ends_what_it_ends(opened: MainWindow, settings: Settings) -> None:
    _key(opened, Qt.Key.Key_F11)
    settings.set(TOOL, "polygon")
    canvas = opened.canvas
    for x in (200, 260):
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(x, 200))
    _key(opened, Qt.Key.Key_Escape)
    still_full = [opened.isFullScreen()]
    opened.notice.show_problem("photo.jpg: there is no such file; check the name.")
    _key(opened, Qt.Key.Key_Escape)
    still_full.append(opened.isFullScreen())
    dab(opened.session)
    opened.session.complete()
    _key(opened, Qt.Key.Key_Escape)
    still_full.append(opened.isFullScreen())
    assert not opened.session.is_running
    assert still_full == [True, True, True]
    _key(opened, Qt.Key.Key_Escape)
    assert not opened.isFullScreen()


def test_shift_tab_shows_everything_in_the_full_screen_and_hides_it_again(opened: MainWindow) -> None:
    shown = _shown(opened)
    _key(opened, Qt.Key.Key_F11)
    _shift_tab(opened)
    assert opened.isFullScreen()
    assert _shown(opened) == shown
    _shift_tab(opened)
    assert _shown(opened) == set()
    _key(opened, Qt.Key.Key_Escape)
    assert _shown(opened) == shown


def test_leaving_the_full_screen_leaves_hidden_what_was_hidden_before(opened: MainWindow) -> None:
    shown = _shown(opened)
    _shift_tab(opened)
    _key(opened, Qt.Key.Key_F11)
    assert _shown(opened) == set()
    _key(opened, Qt.Key.Key_Escape)
    assert _shown(opened) == {"menus"}
    _shift_tab(opened)
    assert _shown(opened) == shown


def test_full_screen_follows_the_window(qtbot: QtBot, window: MainWindow, settings: Settings) -> None:
    window.showFullScreen()
    qtbot.waitUntil(lambda: settings.get(FULL_SCREEN))
    window.showNormal()
    qtbot.waitUntil(lambda: not settings.get(FULL_SCREEN))


@pytest.mark.parametrize("key", [Qt.Key.Key_Backtab, Qt.Key.Key_F11])
def test_closing_while_hidden_keeps_what_was_there_before(
    qtbot: QtBot, opened: MainWindow, settings: Settings, key: Qt.Key
) -> None:
    opened.resize(900, 650)
    come_to_rest()
    geometry, arrangement = (saved.toBase64().toStdString() for saved in (opened.saveGeometry(), opened.saveState()))
    _key(opened, key, SHIFT if key == Qt.Key.Key_Backtab else NONE)
    come_to_rest()
    assert opened.close()
    assert (settings.get(GEOMETRY), settings.get(ARRANGEMENT)) == (geometry, arrangement)
    assert all(settings.get(PANELS[name].shown) for name in ("removals", "history", "film_strip"))
    window = QMainWindow()
    qtbot.addWidget(window)
    restore_place(window, settings)
    assert not window.isFullScreen()
