"""The guide's pages, links, pictures and commands are there, and the window shows them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.base.language import ENGLISH, LANGUAGES, speak
from dfnet_gui.gui.menus.actions import Menu
from dfnet_gui.gui.window.crew import Crew
from dfnet_gui.gui.window.guide import FIRST_PAGE, GuideDialog
from dfnet_gui.gui.window.menus import make_menus
from dfnet_gui.paths import guide_dir
from tools.guide_pictures import PICTURES

FOLDERS = {ENGLISH: guide_dir(), **{code: guide_dir() / code for code in LANGUAGES if code != ENGLISH}}
PAGES = [(code, page) for code, folder in FOLDERS.items() for page in sorted(folder.glob("*.md"))]


@pytest.fixture
def dialog(qtbot: QtBot, parent: QWidget) -> GuideDialog:
    dialog = GuideDialog(parent)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.fixture
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """The one that is asked for; English again afterwards."""
    yield speak(qapp, request.param)
    speak(qapp, ENGLISH)


def _plain(text: str) -> str:
    return re.sub(r"\(&\w\)", "", text).replace("&", "").rstrip("…")


def _paths(menus: tuple[Menu, ...]) -> set[str]:
    return {f"{_plain(menu.title)} > {command.plain_text}" for menu in menus for command in menu.commands}


@pytest.mark.parametrize("page", [page for _code, page in PAGES], ids=lambda page: f"{page.parent.name}-{page.stem}")
def test_its_links_and_pictures_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)]+)\)", page.read_text(encoding="utf-8"))
    assert targets
    assert [target for target in targets if not (page.parent / target).is_file()] == []


@pytest.mark.parametrize(
    ("language", "page"), PAGES, indirect=["language"], ids=lambda each: getattr(each, "stem", each)
)
def test_its_commands_are_those_of_the_menus(language: str, page: Path, crew: Crew, parent: QWidget) -> None:
    paths = _paths(make_menus(crew, QMenu("Open &recent", parent)))
    named = [_plain(found) for found in re.findall(r"\*(\w+ > [^*]+)\*", page.read_text(encoding="utf-8"))]
    assert [each for each in named if each not in paths] == [], language


@pytest.mark.parametrize("folder", FOLDERS.values(), ids=FOLDERS)
def test_its_pictures_are_those_that_the_script_makes(folder: Path) -> None:
    assert {file.stem for file in (folder / "images").iterdir()} == set(PICTURES)


@pytest.mark.parametrize("folder", FOLDERS.values(), ids=FOLDERS)
def test_every_page_can_be_reached_from_the_first(folder: Path) -> None:
    first = (folder / FIRST_PAGE).read_text(encoding="utf-8")
    assert {page.name for page in folder.glob("*.md")} == {FIRST_PAGE, *re.findall(r"\]\((\w+\.md)\)", first)}


def test_every_language_has_the_same_pages_with_the_same_pictures_and_keys() -> None:
    def outline(page: Path) -> tuple[list[str], int]:
        text = page.read_text(encoding="utf-8")
        return re.findall(r"\]\(([^)]+)\)", text), len(re.findall(r"^#", text, re.MULTILINE))

    outlines = {code: {page.name: outline(page) for page in folder.glob("*.md")} for code, folder in FOLDERS.items()}
    assert all(each == outlines[ENGLISH] for each in outlines.values())


@pytest.mark.parametrize(
    ("language", "heading"), [("de", "Etwas entfernen"), ("zh_CN", "去掉一样东西")], indirect=["language"]
)
def test_the_window_shows_the_guide_as_it_is_spoken(language: str, heading: str, dialog: GuideDialog) -> None:
    assert heading in dialog.browser.toPlainText(), language
    assert "￼" in dialog.browser.toPlainText(), "a picture"


def test_the_window_shows_pages_with_pictures_and_goes_back(qtbot: QtBot, dialog: GuideDialog) -> None:
    browser = dialog.browser
    assert "Removing something" in browser.toPlainText()
    assert not dialog.back_button.isEnabled()
    assert "￼" in browser.toPlainText(), "a picture"
    browser.setSource(QUrl("marking.md"))
    assert "Without a mouse" in browser.toPlainText()
    dialog.back_button.click()
    assert "Removing something" in browser.toPlainText()


def test_pictures_are_no_wider_than_the_page(qtbot: QtBot, dialog: GuideDialog) -> None:
    for width in (900, 420):
        dialog.resize(width, 500)
        qtbot.waitUntil(lambda: dialog.browser.document().idealWidth() <= dialog.browser.viewport().width())
        assert not dialog.browser.horizontalScrollBar().isVisible()
