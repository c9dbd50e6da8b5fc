"""The translations are in step with the code, whole and well made."""

import re
import shutil
from pathlib import Path
from string import Formatter

import pytest
from PySide6.QtCore import QTranslator

from dfnet_gui.gui.base.language import ENGLISH, LANGUAGES
from dfnet_gui.gui.photos.welcome import samples
from tools.languages import FOLDER, release, take_up, texts

CODES = [code for code in LANGUAGES if code != ENGLISH]


@pytest.fixture(params=CODES)
def translation(request: pytest.FixtureRequest) -> Path:
    return FOLDER / f"dfnet-gui_{request.param}.ts"


def _places(text: str) -> list[tuple[str, str, str]]:
    found = [(name, spec or "", kind or "") for _said, name, spec, kind in Formatter().parse(text) if name is not None]
    return sorted(found)


def _marked_letters(text: str) -> int:
    return len(re.findall(r"&(?!&)\w", text.replace("&&", "")))


def test_every_language_has_a_file() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.ts")) == sorted(f"dfnet-gui_{code}" for code in CODES)


def test_what_the_code_says_is_taken_up_and_translated(translation: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(translation, tmp_path))
    take_up(copy)
    made, kept = texts(copy), texts(translation)
    assert made == kept, "make it anew: python -m tools.languages"
    assert [text for text, said in kept.items() if not said] == []


def test_translations_have_the_same_places_spaces_and_marks(translation: Path) -> None:
    for text, said in texts(translation).items():
        if "{" in text:
            assert _places(said) == _places(text), text
        assert (said[:1] == " ") == (text[:1] == " "), text
        assert (said[-1:] in (" ", "、")) == (text[-1:] == " "), text
        assert _marked_letters(said) == _marked_letters(text), text
        assert re.findall(r"</?\w+>", said) == re.findall(r"</?\w+>", text), text
        assert re.findall(r"\*\.\w+|;;", said) == re.findall(r"\*\.\w+|;;", text), text


def test_what_is_loaded_is_what_was_translated(translation: Path, tmp_path: Path) -> None:
    made = tmp_path / "made.qm"
    release(translation, made)
    assert made.read_bytes() == translation.with_suffix(".qm").read_bytes(), "make it anew: python -m tools.languages"
    loaded = QTranslator()
    assert loaded.load(str(made))
    assert {text: loaded.translate("", text) for text in texts(translation)} == texts(translation)


def test_what_is_said_of_the_samples_is_translated(translation: Path) -> None:
    marked = texts(translation)
    assert all(said in marked for sample in samples() for said in (sample.title, sample.task) if said)
