"""The questions about photos and masks, and what each answer means."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

from dfnet_gui.gui.photos.dialogs import ask_before_losing, ask_marking
from tests.unit.gui.hands import click, question, when_asked


@pytest.mark.parametrize(("button", "answer"), [("Export", "save"), ("Discard", "discard"), ("Cancel", None)])
def test_work_is_exported_discarded_or_kept(parent: QWidget, button: str, answer: str | None) -> None:
    when_asked(click(button))
    assert ask_before_losing(parent, "a.png") == answer


@pytest.mark.parametrize(("key", "answer"), [(Qt.Key.Key_Escape, None), (Qt.Key.Key_Return, "save")])
def test_nothing_is_lost_by_a_key_pressed_at_once(parent: QWidget, key: Qt.Key, answer: str | None) -> None:
    when_asked(lambda dialog: QTest.keyClick(dialog, key))
    assert ask_before_losing(parent, "a.png") == answer


def test_a_files_name_is_no_markup(parent: QWidget) -> None:
    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        assert "<b>a</b>.png" in question(dialog)
        assert dialog.textFormat() == Qt.TextFormat.PlainText
        dialog.reject()

    when_asked(look)
    assert ask_before_losing(parent, "<b>a</b>.png") is None


@pytest.mark.parametrize(("button", "colour"), [("White", "white"), ("Black", "black"), ("Cancel", None)])
def test_what_a_mask_means_is_asked_for(parent: QWidget, button: str, colour: str | None) -> None:
    when_asked(click(button))
    assert ask_marking(parent) == colour
