"""The dialog turns pages, finds, resets, and holds up nobody."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.base.settings import DEVICE, EXPORT_QUALITY, FILL_LOOPS, REDUCED_MOTION, THEME, Settings
from dfnet_gui.gui.menus.actions import Actions, Menu
from dfnet_gui.gui.models.commands import ModelCommands
from dfnet_gui.gui.preferences.dialog import PreferencesDialog, SettingsPage
from dfnet_gui.gui.session.worker import ModelChoice
from tests.unit.gui.hands import click, when_asked


@pytest.fixture
def dialog(
    qtbot: QtBot,
    parent: QWidget,
    settings: Settings,
    models: ModelCommands,
    menus: tuple[Menu, ...],
    actions: Actions,
) -> PreferencesDialog:
    dialog = PreferencesDialog(parent, settings, models, menus, actions)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def _titles(dialog: PreferencesDialog) -> list[str]:
    items = (dialog.titles.item(row) for row in range(dialog.titles.count()))
    return [item.text() for item in items if not item.isHidden()]


def _page(dialog: PreferencesDialog, title: str) -> SettingsPage:
    row = _titles(dialog).index(title)
    dialog.titles.setCurrentRow(row)
    page = dialog.pages[row]
    assert isinstance(page, SettingsPage)
    assert page.isVisible()
    return page


def test_pages_are_turned_and_fields_named(dialog: PreferencesDialog) -> None:
    assert _titles(dialog) == ["Look", "Painting", "Completing", "Export", "Fusion", "Keys"]
    assert not dialog.isModal()
    for title in _titles(dialog)[:-1]:
        for field in _page(dialog, title).fields.values():
            assert field.isVisible()
            name = (field.focusProxy() or field).accessibleName()
            assert name
            assert "&" not in name


def test_what_is_changed_holds_at_once(dialog: PreferencesDialog, settings: Settings) -> None:
    field = _page(dialog, "Painting").fields[FILL_LOOPS.key]
    QTest.keyClick(field, Qt.Key.Key_Space)
    assert settings.get(FILL_LOOPS) is False


def test_search_leaves_what_it_finds(dialog: PreferencesDialog) -> None:
    dialog.titles.setCurrentRow(1)
    QTest.keyClicks(dialog.search, "Quality")
    assert _titles(dialog) == ["Export"]
    assert dialog.titles.currentItem().text() == "Export"
    page = dialog.pages[3]
    assert isinstance(page, SettingsPage)
    assert [key for key, field in page.fields.items() if field.isVisible()] == [EXPORT_QUALITY.key]
    dialog.search.setText("ctrl+o")
    assert _titles(dialog) == ["Keys"]
    assert dialog.keys_page.isVisible()
    dialog.search.clear()
    assert len(_titles(dialog)) == 6


def test_a_search_may_find_nothing(dialog: PreferencesDialog) -> None:
    dialog.search.setText("xyzzy")
    assert _titles(dialog) == []
    assert not dialog.reset_button.isEnabled()
    assert not any(page.isVisible() for page in dialog.pages if isinstance(page, QWidget))
    dialog.search.setText("loops")
    assert dialog.titles.currentItem().text() == "Painting"
    assert dialog.reset_button.isEnabled()


def test_a_page_is_reset_and_no_other(dialog: PreferencesDialog, settings: Settings) -> None:
    settings.set(REDUCED_MOTION, True)
    settings.set(THEME, "dark")
    settings.set(FILL_LOOPS, False)
    _page(dialog, "Look")
    QTest.mouseClick(dialog.reset_button, Qt.MouseButton.LeftButton)
    assert (settings.get(REDUCED_MOTION), settings.get(THEME)) == (False, "system")
    assert settings.get(FILL_LOOPS) is False


def test_what_a_search_leaves_out_is_not_reset(dialog: PreferencesDialog, settings: Settings) -> None:
    settings.set(REDUCED_MOTION, True)
    settings.set(THEME, "dark")
    dialog.search.setText("motion")
    assert _titles(dialog) == ["Look"]
    QTest.mouseClick(dialog.reset_button, Qt.MouseButton.LeftButton)
    assert (settings.get(REDUCED_MOTION), settings.get(THEME)) == (False, "dark")


def test_what_computes_is_loaded(
    dialog: PreferencesDialog, settings: Settings, choices: list[ModelChoice], qtbot: QtBot
) -> None:
    settings.set(DEVICE, "cpu")
    qtbot.waitUntil(lambda: [choice.device for choice in choices] == ["cpu"])
    fields = _page(dialog, "Completing").fields
    QTest.keyClick(fields["completion/backend"], Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: settings.get(DEVICE) == "cpu" and choices[-1].backend != "auto")
    QTest.mouseClick(dialog.reset_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: choices[-1].backend == "auto")
    assert settings.get(DEVICE) == "auto"


def test_keys_are_reset_after_a_question(dialog: PreferencesDialog, actions: Actions) -> None:
    dialog.show_keys()
    actions.change_keys(actions.key_map.with_keys("brush", ("P",)))
    when_asked(click("Reset"))
    QTest.mouseClick(dialog.reset_button, Qt.MouseButton.LeftButton)
    assert actions.key_of("brush") == "B"


def test_enter_closes_nothing_and_esc_does(dialog: PreferencesDialog) -> None:
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert not any(button.isDefault() for button in dialog.findChildren(QPushButton))
    QTest.keyClick(dialog.search, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_profile_that_is_none_is_refused_there(dialog: PreferencesDialog, tmp_path: Path, qtbot: QtBot) -> None:
    field = _page(dialog, "Look").fields["view/display_profile"]
    (tmp_path / "a.icc").write_bytes(b"no profile")
    field.offer(tmp_path / "a.icc")  # type: ignore[attr-defined]
    qtbot.waitUntil(field.problem.isVisible)  # type: ignore[attr-defined]
    assert "a.icc" in field.problem.text()  # type: ignore[attr-defined]
