"""The first page: open, samples, what was opened last."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.photos.welcome import WelcomePage, samples


@pytest.fixture
def page(qtbot: QtBot) -> WelcomePage:
    page = WelcomePage()
    qtbot.addWidget(page)
    return page


def _recent(page: WelcomePage) -> list[QPushButton]:
    return [button for button in page.findChildren(QPushButton) if button.isFlat() and not button.isHidden()]


def test_its_button_asks_for_a_photo(qtbot: QtBot, page: WelcomePage) -> None:
    button = next(b for b in page.findChildren(QPushButton) if b.text() == "Open a photo…")
    with qtbot.waitSignal(page.open_requested):
        button.click()


def test_every_sample_is_there_and_can_be_chosen(qtbot: QtBot, page: WelcomePage) -> None:
    cards = [b for b in page.findChildren(QPushButton) if b.objectName() == "card"]
    offered = [sample for sample in samples() if sample.task]
    assert len(offered) >= 2
    for card, sample in zip(cards, offered, strict=True):
        assert sample.attribution in card.toolTip()
        assert sample.task in [text.text() for text in page.findChildren(QLabel)]
        assert not card.icon().isNull()
        with qtbot.waitSignal(page.photo_chosen) as chosen:
            card.click()
        assert chosen.args == [sample.path]
        assert sample.path.is_file()


def test_photos_opened_last_are_listed_while_they_exist(qtbot: QtBot, page: WelcomePage, tmp_path: Path) -> None:
    paths = [tmp_path / f"a & {number}.png" for number in range(6)]
    for path in paths[1:]:
        path.touch()
    page.show_recent([str(path) for path in paths])
    assert [button.text() for button in _recent(page)] == [f"a && {number}.png" for number in (1, 2, 3, 4)]
    with qtbot.waitSignal(page.photo_chosen) as chosen:
        _recent(page)[1].click()
    assert chosen.args == [paths[2]]
    page.show_recent([str(paths[5])])
    qtbot.waitUntil(lambda: [button.text() for button in _recent(page)] == ["a && 5.png"])


def test_enter_presses_what_has_the_focus(qtbot: QtBot, page: WelcomePage, tmp_path: Path) -> None:
    (tmp_path / "a.png").touch()
    page.show_recent([str(tmp_path / "a.png")])
    pressed: list[QPushButton] = []
    buttons = page.findChildren(QPushButton)
    for button in buttons:
        button.clicked.connect(lambda _checked, b=button: pressed.append(b))
        QTest.keyClick(button, Qt.Key.Key_Return)
    assert pressed == buttons
    assert len(buttons) >= 4
