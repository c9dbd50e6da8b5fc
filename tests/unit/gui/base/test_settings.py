"""Settings: kept in the file, sound or absent, watched."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.base import settings as module
from dfnet_gui.gui.base.settings import (
    BACKEND,
    BRUSH_RADIUS,
    EXPORT_QUALITY,
    FULL_SCREEN,
    MOST_RADIUS,
    MOST_RECENT,
    REDUCED_MOTION,
    THEME,
    TOOL,
    Setting,
    Settings,
)
from dfnet_gui.gui.base.settings_file import SettingsFile


def _file(tmp_path: Path) -> Path:
    return tmp_path / "settings.ini"


def test_what_was_set_comes_back_at_the_next_start(settings: Settings, tmp_path: Path) -> None:
    settings.set(BRUSH_RADIUS, 12.5)
    settings.set(REDUCED_MOTION, True)
    settings.set(EXPORT_QUALITY, 80)
    settings.sync()
    again = Settings(_file(tmp_path))
    assert (again.get(BRUSH_RADIUS), again.get(REDUCED_MOTION), again.get(EXPORT_QUALITY)) == (12.5, True, 80)


@pytest.mark.parametrize(
    ("setting", "value"), [(TOOL, "hand"), (FULL_SCREEN, True)], ids=lambda value: getattr(value, "key", "")
)
def test_some_begin_anew_at_every_start(
    setting: Setting[object], value: object, settings: Settings, tmp_path: Path
) -> None:
    settings.set(setting, value)
    assert settings.get(setting) == value
    settings.sync()
    assert Settings(_file(tmp_path)).get(setting) == setting.default


@pytest.mark.parametrize(
    ("setting", "raw"),
    [(BRUSH_RADIUS, "wide"), (BRUSH_RADIUS, "1e9"), (BRUSH_RADIUS, "nan"), (EXPORT_QUALITY, "0"), (THEME, "pink")],
)
def test_an_unsound_value_in_the_file_counts_as_absent(setting: Setting[object], raw: str, tmp_path: Path) -> None:
    SettingsFile(_file(tmp_path)).write({setting.key: raw})
    assert Settings(_file(tmp_path)).get(setting) == setting.default


def test_an_unsound_value_is_refused(settings: Settings) -> None:
    with pytest.raises(ValueError, match="no value for view/theme"):
        settings.set(THEME, "pink")
    with pytest.raises(ValueError, match="no value for completion/backend"):
        settings.set(BACKEND, "abacus")
    with pytest.raises(ValueError, match="no value for brush"):
        settings.set(BRUSH_RADIUS, MOST_RADIUS + 1)
    assert (settings.get(THEME), settings.get(BRUSH_RADIUS)) == (THEME.default, BRUSH_RADIUS.default)


def test_watchers_hear_the_present_value_and_every_other_one(settings: Settings) -> None:
    now: list[str] = []
    later: list[str] = []
    settings.watch(THEME, now.append)
    settings.watch(THEME, later.append, now=False)
    settings.set(THEME, "dark")
    settings.set(THEME, "dark")
    settings.set(REDUCED_MOTION, True)
    assert (now, later) == (["system", "dark"], ["dark"]), "what is the same already is no news"


def test_recent_photos_are_the_newest_and_none_twice(settings: Settings) -> None:
    for number in range(MOST_RECENT + 3):
        settings.add_recent(f"/{number}.png")
    settings.add_recent("/8.png")
    assert settings.recent()[:3] == ["/8.png", "/10.png", "/9.png"]
    assert len(settings.recent()) == len(set(settings.recent())) == MOST_RECENT


def test_what_is_set_is_saved_without_being_asked_for(qtbot: QtBot, settings: Settings, tmp_path: Path) -> None:
    settings.set(BRUSH_RADIUS, 12.5)
    qtbot.waitUntil(lambda: Settings(_file(tmp_path)).get(BRUSH_RADIUS) == 12.5)


def test_what_another_window_saved_stays(settings: Settings, tmp_path: Path) -> None:
    other = Settings(_file(tmp_path))
    other.set(EXPORT_QUALITY, 70)
    other.sync()
    settings.set(THEME, "dark")
    settings.sync()
    assert Settings(_file(tmp_path)).get(EXPORT_QUALITY) == 70


def test_a_place_that_takes_nothing_is_told_once_and_tried_again(qtbot: QtBot, qapp: object, tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("a file")
    path = tmp_path / "folder" / "settings.ini"
    settings = Settings(path)
    said: list[str] = []
    settings.failed.connect(said.append)
    with qtbot.waitSignal(settings.failed):
        settings.set(BRUSH_RADIUS, 12.5)
    settings.set(EXPORT_QUALITY, 70)
    settings.sync()
    assert len(said) == 1
    assert said[0].startswith(f"{path}: your settings can't be saved (")
    assert (settings.get(BRUSH_RADIUS), settings.get(EXPORT_QUALITY)) == (12.5, 70), "they count all the same"
    (tmp_path / "folder").unlink()
    settings.set(THEME, "dark")
    settings.sync()
    again = Settings(path)
    assert (again.get(BRUSH_RADIUS), again.get(EXPORT_QUALITY), again.get(THEME)) == (12.5, 70, "dark")


def test_no_two_share_a_key() -> None:
    keys = [value.key for value in vars(module).values() if isinstance(value, Setting)]
    assert len(keys) == len(set(keys)) >= 15
