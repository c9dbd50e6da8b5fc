"""Which language is spoken, and that every text is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from dfnet_gui.gui.base import language
from dfnet_gui.gui.base.language import ENGLISH, LANGUAGES, SYSTEM, language_of, speak
from dfnet_gui.wording import tr


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    """It speaks English again afterwards."""
    yield qapp
    speak(qapp, ENGLISH)


@pytest.fixture
def of_system(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the system says that its user reads, to be filled."""
    tags: list[str] = []
    monkeypatch.setattr(QLocale, "uiLanguages", lambda _self: tags)
    return tags


def _cancel() -> str:
    """What Qt calls it."""
    kind = QDialogButtonBox.StandardButton.Cancel
    box = QDialogButtonBox(kind)
    return box.button(kind).text().replace("&", "")


@pytest.mark.parametrize(
    ("tags", "code"),
    [
        (["de-AT", "de"], "de"),
        (["zh-Hans-CN", "zh-CN", "zh"], "zh_CN"),
        (["zh-SG"], "zh_CN"),
        (["zh-Hant-TW", "zh-TW", "zh"], ENGLISH),
        (["fr-FR", "fr", "de-CH"], "de"),
        (["pl"], ENGLISH),
        (["C"], ENGLISH),
        ([], ENGLISH),
        (["en-GB", "de"], ENGLISH),
    ],
)
def test_the_systems_first_language_that_is_spoken_here(of_system: list[str], tags: list[str], code: str) -> None:
    of_system += tags
    assert language_of(SYSTEM) == code


def test_a_chosen_language_is_taken_whatever_the_system_says(of_system: list[str]) -> None:
    of_system.append("de-DE")
    assert [language_of(code) for code in LANGUAGES] == list(LANGUAGES)


@pytest.mark.parametrize(("code", "text", "button"), [("de", "nichts", "Abbrechen"), ("zh_CN", "无", "取消")])
def test_texts_and_those_of_qt_are_translated(app: QApplication, code: str, text: str, button: str) -> None:
    assert speak(app, code) == code
    said = tr("none")
    assert said != "none"
    assert said.lower() == text.lower()
    assert _cancel() == button


def test_the_last_language_is_forgotten(app: QApplication) -> None:
    speak(app, "de")
    speak(app, "zh_CN")
    speak(app, ENGLISH)
    assert tr("none") == "none"
    assert _cancel() == "Cancel"


def test_a_missing_file_leaves_english(app: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "resources_dir", lambda: tmp_path)
    assert speak(app, "de") == ENGLISH
    assert tr("none") == "none"


def test_what_is_not_translated_stays_english(app: QApplication) -> None:
    speak(app, "de")
    assert tr("Nobody has ever {what} this", what="said") == "Nobody has ever said this"
