"""Fields show their settings and set them, by mouse and keys, whoever else does so, too."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.base.settings import DISPLAY_PROFILE, GROWTH, REDUCED_MOTION, SRGB_SCREEN, THEME, Setting, Settings
from dfnet_gui.gui.preferences.rows import Amount, Choice, DropDown, FileChoice, FileField, NumberField, OneOf, Tick
from dfnet_gui.imaging.display import read_display_profile
from tests.profiles import ADOBE_RGB

THEMES = (Choice("system", "Like the system"), Choice("light", "Light"), Choice("dark", "Dark"))
PROFILE = FileChoice(
    DISPLAY_PROFILE,
    "&Profile",
    (Choice("", "System"), Choice(SRGB_SCREEN, "sRGB")),
    "Profiles (*.icc)",
    read_display_profile,
)


def _shown(qtbot: QtBot, field: QWidget) -> QWidget:
    qtbot.addWidget(field)
    field.show()
    return field


def test_a_tick(qtbot: QtBot, settings: Settings) -> None:
    box = _shown(qtbot, Tick(REDUCED_MOTION, "Reduced &motion").made(settings))
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert settings.get(REDUCED_MOTION)
    settings.set(REDUCED_MOTION, False)
    assert not box.isChecked()  # type: ignore[attr-defined]


def test_one_of_several(qtbot: QtBot, settings: Settings) -> None:
    combo = _shown(qtbot, OneOf(THEME, "&Theme", THEMES).made(settings))
    assert isinstance(combo, DropDown)
    assert combo.currentText() == "Like the system"
    QTest.keyClick(combo, Qt.Key.Key_Down)
    assert settings.get(THEME) == "light"
    settings.set(THEME, "dark")
    assert combo.currentText() == "Dark"


def test_what_can_not_be_had_is_passed_over_and_says_why(qtbot: QtBot, settings: Settings) -> None:
    choices = (THEMES[0], Choice("light", "Light", lambda: "it is night"), THEMES[2])
    combo = _shown(qtbot, OneOf(THEME, "&Theme", choices).made(settings))
    assert isinstance(combo, DropDown)
    assert combo.itemText(1) == "Light (it is night)"
    QTest.keyClick(combo, Qt.Key.Key_Down)
    assert settings.get(THEME) == "dark"


def test_a_choice_that_may_fail_is_shown_once_it_is_done(qtbot: QtBot, settings: Settings) -> None:
    asked: list[str] = []
    combo = _shown(qtbot, OneOf(THEME, "&Theme", THEMES, choose=asked.append).made(settings))
    assert isinstance(combo, DropDown)
    QTest.keyClick(combo, Qt.Key.Key_Down)
    assert asked == ["light"]
    assert combo.currentText() == "Like the system"
    settings.set(THEME, "light")
    assert combo.currentText() == "Light"


def test_an_amount_is_set_once_it_is_typed(qtbot: QtBot, settings: Settings) -> None:
    box = _shown(qtbot, Amount(GROWTH, "&Grow", 0, 40, " px").made(settings))
    assert isinstance(box, NumberField)
    before = settings.get(GROWTH)
    box.selectAll()
    QTest.keyClicks(box, "12")
    assert settings.get(GROWTH) == before
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert settings.get(GROWTH) == 12
    assert isinstance(settings.get(GROWTH), int)
    assert box.text() == "12 px"
    settings.set(GROWTH, 3)
    assert box.value() == 3


def test_an_amount_with_decimals_does_not_round_what_it_shows(qtbot: QtBot, settings: Settings) -> None:
    width = Setting("print/width_mm", 150.0)
    settings.set(width, 12.345)
    box = _shown(qtbot, Amount(width, "&Width", 1, 500, " mm", decimals=1).made(settings))
    assert isinstance(box, NumberField)
    assert settings.get(width) == 12.345
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert settings.get(width) == pytest.approx(13.3, abs=0.06)


@pytest.fixture
def field(qtbot: QtBot, settings: Settings) -> FileField:
    field = _shown(qtbot, PROFILE.made(settings))
    assert isinstance(field, FileField)
    return field


def _offer(qtbot: QtBot, field: FileField, path: Path) -> None:
    field.offer(path)
    qtbot.waitUntil(lambda: not field.is_checking)


def test_a_file_is_checked_before_it_is_taken(
    qtbot: QtBot, field: FileField, settings: Settings, tmp_path: Path
) -> None:
    good, bad = tmp_path / "screen.icc", tmp_path / "letter.icc"
    good.write_bytes(ADOBE_RGB)
    bad.write_text("Dear reader")
    _offer(qtbot, field, bad)
    assert settings.get(DISPLAY_PROFILE) == ""
    assert "this is no colour profile" in field.problem.text()
    assert field.problem.isVisible()
    _offer(qtbot, field, good)
    assert settings.get(DISPLAY_PROFILE) == str(good)
    assert field.choices.currentText() == "screen.icc"
    assert not field.problem.isVisible()


def test_a_file_gives_way_to_what_the_system_says(field: FileField, settings: Settings) -> None:
    settings.set(DISPLAY_PROFILE, "/profiles/screen.icc")
    assert [field.choices.itemText(i) for i in range(field.choices.count())] == ["System", "sRGB", "screen.icc"]
    field.choices.setFocus()
    for _ in range(2):
        QTest.keyClick(field.choices, Qt.Key.Key_Up)
    assert settings.get(DISPLAY_PROFILE) == ""
    assert field.choices.count() == 2


def test_a_file_is_looked_for(
    qtbot: QtBot, field: FileField, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "screen.icc"
    path.write_bytes(ADOBE_RGB)
    chosen = iter([("", ""), (str(path), "")])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: next(chosen))
    QTest.mouseClick(field.browse_button, Qt.MouseButton.LeftButton)
    assert not field.is_checking, "nothing was chosen"
    QTest.mouseClick(field.browse_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: settings.get(DISPLAY_PROFILE) == str(path))


def test_what_is_not_known_is_shown_as_it_usually_is(qtbot: QtBot, settings: Settings) -> None:
    setting = Setting("test/unknown", "b")
    settings.set(setting, "z")
    combo = OneOf(setting, "One", (Choice("a", "A"), Choice("b", "B"))).made(settings)
    qtbot.addWidget(combo)
    assert isinstance(combo, QComboBox)
    assert combo.currentText() == "B"


def test_what_is_chosen_while_a_file_is_checked_stays(
    field: FileField, settings: Settings, qtbot: QtBot, tmp_path: Path
) -> None:
    good = tmp_path / "screen.icc"
    good.write_bytes(ADOBE_RGB)
    field.offer(good)
    settings.set(DISPLAY_PROFILE, "")
    field.choices.activated.emit(field.choices.findData(SRGB_SCREEN))
    qtbot.waitUntil(lambda: not field.is_checking)
    assert settings.get(DISPLAY_PROFILE) == SRGB_SCREEN
