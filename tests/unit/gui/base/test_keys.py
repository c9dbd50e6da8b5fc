"""A key is known by its letter, or by its place where the layout has no Latin letter there."""

import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from dfnet_gui.gui.base.keys import is_key

O_ON = {"linux": 32, "win32": 0x18, "darwin": 0x1F}
CYRILLIC_SHCHA, AMPERSAND = 0x0429, Qt.Key.Key_Ampersand


def _event(key: int, place: int = 0) -> QKeyEvent:
    """A key with its code at that place; the system's other code is something else."""
    scan, virtual = (0, place) if sys.platform == "darwin" else (place, 0)
    return QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, scan, virtual, 0)


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_the_place_counts_where_another_script_is_written(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert is_key(_event(CYRILLIC_SHCHA, O_ON[platform]), Qt.Key.Key_O)
    assert not is_key(_event(CYRILLIC_SHCHA, O_ON[platform] + 1), Qt.Key.Key_O)
    assert not is_key(_event(CYRILLIC_SHCHA, O_ON[platform]), Qt.Key.Key_1)


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin", "haiku"])
def test_a_latin_letter_is_meant_as_it_is(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert is_key(_event(Qt.Key.Key_O, 99), Qt.Key.Key_O), "wherever it lies"
    assert not is_key(_event(Qt.Key.Key_R, O_ON.get(platform, 0)), Qt.Key.Key_O), "as with Dvorak"
    assert not is_key(_event(Qt.Key.Key_5, O_ON.get(platform, 0)), Qt.Key.Key_O)


def test_a_french_digit_row_is_known_by_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert is_key(_event(AMPERSAND, 10), Qt.Key.Key_1)
    assert not is_key(_event(AMPERSAND, 11), Qt.Key.Key_1)


def test_where_places_are_not_known_only_letters_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "haiku")
    assert not is_key(_event(CYRILLIC_SHCHA, 32), Qt.Key.Key_O)
