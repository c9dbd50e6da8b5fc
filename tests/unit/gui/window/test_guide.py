"""The guide's pages, links, pictures and commands are there, and the window shows them."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.menus.actions import Menu
from dfnet_gui.gui.window.crew import Crew
from dfnet_gui.gui.window.guide import FIRST_PAGE, GuideDialog
from dfnet_gui.gui.window.menus import make_menus
from dfnet_gui.paths import guide_dir
from tools.guide_pictures import PICTURES

PAGES = sorted(guide_dir().glob("*.md"))


@pytest.fixture
def dialog(qtbot: QtBot, parent: QWidget) -> GuideDialog:
    dialog = GuideDialog(parent)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def _plain(text: str) -> str:
    return text.replace("&", "").rstrip("…")


def _paths(menus: tuple[Menu, ...]) -> set[str]:
    return {f"{_plain(menu.title)} > {command.plain_text}" for menu in menus for command in menu.commands}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_its_links_and_pictures_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)]+)\)", page.read_text(encoding="utf-8"))
    assert targets
    assert [target for target in targets if not (guide_dir() / target).is_file()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_its_commands_are_those_of_the_menus(page: Path, crew: Crew, parent: QWidget) -> None:
    paths = _paths(make_menus(crew, QMenu("Open &recent", parent)))
    named = [_plain(found) for found in re.findall(r"\*(\w+ > [^*]+)\*", page.read_text(encoding="utf-8"))]
    assert [each for each in named if each not in paths] == []


def test_its_pictures_are_those_that_the_script_makes() -> None:
    assert {file.stem for file in (guide_dir() / "images").iterdir()} == set(PICTURES)


def test_every_page_can_be_reached_from_the_first() -> None:
    first = (guide_dir() / FIRST_PAGE).read_text(encoding="utf-8")
    assert {page.name for page in PAGES} == {FIRST_PAGE, *re.findall(r"\]\((\w+\.md)\)", first)}


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
