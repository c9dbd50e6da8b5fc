"""The file of the settings: where it lies, how long it may be, and what is said when it can't be written."""

import os
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from dfnet_gui.errors import SettingsError
from dfnet_gui.gui.base.settings import BRUSH_RADIUS, Settings
from dfnet_gui.gui.base.settings_file import SettingsFile, usual_path


def test_it_lies_where_qt_puts_a_programs_settings(qapp: object) -> None:
    scope = QSettings.Scope.UserScope
    assert usual_path() == Path(QSettings(QSettings.Format.IniFormat, scope, "dfnet-gui", "dfnet-gui").fileName())


def test_what_is_written_is_added_to_what_is_there(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "folder" / "settings.ini")
    assert file.read() == {}
    file.write({"brush/size": 12, "view/theme": "dark"})
    file.write({"view/theme": "light"})
    assert {key: str(value) for key, value in file.read().items()} == {"brush/size": "12", "view/theme": "light"}


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "settings.ini").mkdir()
    with pytest.raises(SettingsError, match=r"settings\.ini: your settings can't be saved \(.*make room"):
        SettingsFile(tmp_path / "settings.ini").write({"view/theme": "light"})


@pytest.mark.parametrize(
    "line",
    [
        rb"changed=@Variant(\0\0\0\t\xf0\0\0\0)",
        rb"changed=@DateTime(\0\0\0\x10\xff\xff\xff\xff)",
        rb"x=@Rect(1 2 3 4)",
    ],
)
def test_values_that_qt_would_take_apart_are_not_read(line: bytes, tmp_path: Path) -> None:
    """The first would end the process: 4 thousand million values are said to follow."""
    (tmp_path / "settings.ini").write_bytes(b"[keys]\n" + line + b"\n")
    settings = SettingsFile(tmp_path / "settings.ini")
    assert settings.set_aside() == tmp_path / "settings.ini.set-aside"
    assert settings.read() == {}


def test_all_that_the_program_sets_may_be_read_again(tmp_path: Path) -> None:
    settings = SettingsFile(tmp_path / "settings.ini")
    settings.write({"a": "text, “quoted”\n@home @Variant", "b": 1.5, "c": True, "d": 7, "e": ""})
    assert settings.set_aside() is None
    assert settings.read()["a"] == "text, “quoted”\n@home @Variant"


def test_a_file_of_gigabytes_is_set_aside_and_told_and_the_start_goes_on(
    qtbot: QtBot, qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dfnet_gui.gui.base.settings.usual_path", lambda: tmp_path / "settings.ini")
    with (tmp_path / "settings.ini").open("wb") as sparse:
        sparse.write(b"[brush]\nscreen_radius_px=12.5\n;")
        sparse.truncate(3 << 30)
    settings = Settings()
    with qtbot.waitSignal(settings.failed) as said:
        pass
    assert settings.get(BRUSH_RADIUS) == BRUSH_RADIUS.default
    assert "are no settings" in said.args[0]
    assert "settings.ini.set-aside" in said.args[0]
    assert (tmp_path / "settings.ini.set-aside").stat().st_size == 3 << 30
    settings.set(BRUSH_RADIUS, 14.0)
    settings.sync()
    assert (tmp_path / "settings.ini").stat().st_size < 1000


def test_the_lock_of_a_program_that_was_killed_in_between_keeps_nobody_waiting(tmp_path: Path) -> None:
    """Qt would wait half a minute for whoever made it, and not know who that was."""
    file, lock = SettingsFile(tmp_path / "settings.ini"), tmp_path / "settings.ini.lock"
    lock.touch()
    os.utime(lock, (time.time() - 5, time.time() - 5))
    began = time.perf_counter()
    assert file.write({"a/b": 1}) == {"a/b": 1}
    assert time.perf_counter() - began < 10
    assert not lock.exists()
