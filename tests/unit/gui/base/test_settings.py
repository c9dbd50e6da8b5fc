"""Settings: kept in the file, sound or absent, watched."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

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


def _store(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


def test_what_was_set_comes_back_at_the_next_start(settings: Settings, tmp_path: Path) -> None:
    settings.set(BRUSH_RADIUS, 12.5)
    settings.set(REDUCED_MOTION, True)
    settings.set(EXPORT_QUALITY, 80)
    settings.sync()
    again = Settings(_store(tmp_path))
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
    assert Settings(_store(tmp_path)).get(setting) == setting.default


@pytest.mark.parametrize(
    ("setting", "raw"),
    [(BRUSH_RADIUS, "wide"), (BRUSH_RADIUS, "1e9"), (BRUSH_RADIUS, "nan"), (EXPORT_QUALITY, "0"), (THEME, "pink")],
)
def test_an_unsound_value_in_the_file_counts_as_absent(setting: Setting[object], raw: str, tmp_path: Path) -> None:
    store = _store(tmp_path)
    store.setValue(setting.key, raw)
    assert Settings(store).get(setting) == setting.default


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


def test_no_two_share_a_key() -> None:
    keys = [value.key for value in vars(module).values() if isinstance(value, Setting)]
    assert len(keys) == len(set(keys)) >= 15
