"""Problems stay until somebody has read them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.window.notice import Notice


@pytest.fixture
def notice(qtbot: QtBot) -> Notice:
    notice = Notice()
    qtbot.addWidget(notice)
    return notice


def test_problems_are_listed_the_newest_last_and_each_once(notice: Notice) -> None:
    for sentence in ("One.", "Two.", "One.", "Three.", "Four."):
        notice.show_problem(sentence)
    assert notice.text == "One.\nThree.\nFour."
    assert notice.isVisible()


def test_it_is_put_away_when_it_was_read(qtbot: QtBot, notice: Notice) -> None:
    told: list[bool] = []
    notice.shown_changed.connect(told.append)
    assert not notice.isVisible()
    notice.show_problem("One.")
    notice.dismiss_button.click()
    assert (notice.text, notice.isVisible()) == ("", False)
    assert told == [True, False]


def test_a_files_name_is_no_markup_and_screen_readers_hear_it(notice: Notice) -> None:
    notice.show_problem("<b>a</b>.png: it is damaged.")
    (text,) = notice.findChildren(QLabel)
    assert text.textFormat() == Qt.TextFormat.PlainText
    assert text.accessibleName() == "Problem: <b>a</b>.png: it is damaged."
