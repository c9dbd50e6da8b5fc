"""What state things are in: title, Complete button, status line, problems."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QMainWindow, QPushButton
from pytestqt.qtbot import QtBot

from dfnet_gui.document.document import Document
from dfnet_gui.document.picture import OpenPhoto
from dfnet_gui.gui.base.settings import DETAIL, DEVICE, Settings
from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.menus.actions import Actions, Command
from dfnet_gui.gui.photos.exporting import Exporting
from dfnet_gui.gui.session.session import Session
from dfnet_gui.gui.session.worker import ModelInfo
from dfnet_gui.gui.window.presenter import Presenter
from dfnet_gui.imaging.photo import Photo
from tests.unit.gui.conftest import OpenAPhoto
from tests.unit.gui.hands import complete, dab


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def actions(window: QMainWindow, settings: Settings) -> Actions:
    names = ("undo", "redo", "cancel", "previous_page", "next_page")
    keys = {"complete": "Return", "try_again": "T", "key_pointing": "K"}
    rows = (Command(name, name, [].clear, (key,)) for name, key in keys.items())
    return Actions(window, settings, [*rows, *(Command(name, name, [].clear) for name in names)])


@pytest.fixture
def button(window: QMainWindow) -> QPushButton:
    return QPushButton("Complete", window)


@pytest.fixture
def presenter(
    window: QMainWindow,
    session: Session,
    canvas: Canvas,
    actions: Actions,
    settings: Settings,
    exporting: Exporting,
    button: QPushButton,
) -> Presenter:
    presenter = Presenter(window, session, canvas, actions, settings, exporting, button)
    window.setStatusBar(presenter.status)
    presenter.show_history()
    window.show()
    return presenter


def test_the_title_names_the_photo_and_marks_work(
    presenter: Presenter, window: QMainWindow, session: Session, open_photo: OpenAPhoto
) -> None:
    assert window.windowTitle() == "DFNet GUI"
    document = open_photo(path=Path("/photos/a.png"))
    assert window.windowTitle() == "a.png[*] – DFNet GUI"
    assert not window.isWindowModified()
    dab(session)
    assert window.isWindowModified()
    session.mark_saved(document, document.position)
    assert not window.isWindowModified()
    open_photo()
    assert window.windowTitle() == "Pasted photo[*] – DFNet GUI"


def test_the_title_counts_the_pages_of_a_file(
    presenter: Presenter, window: QMainWindow, actions: Actions, session: Session
) -> None:
    for count, title in ((3, "Pasted photo (2 of 3)[*] – DFNet GUI"), (1, "Pasted photo[*] – DFNet GUI")):
        photo = Photo(pixels=np.zeros((4, 5, 3), np.uint8), page=min(1, count - 1), page_count=count)
        session.open(OpenPhoto.of(Document(photo)))
        presenter.show_history()
        assert window.windowTitle() == title
        assert actions["next_page"].isEnabled() == actions["previous_page"].isEnabled() == (count > 1)


def test_undo_redo_and_complete_are_there_when_they_do_something(
    presenter: Presenter, actions: Actions, button: QPushButton, session: Session, open_photo: OpenAPhoto
) -> None:
    def enabled() -> tuple[bool, bool, bool]:
        return actions["undo"].isEnabled(), actions["redo"].isEnabled(), button.isEnabled()

    open_photo()
    assert enabled() == (False, False, False)
    dab(session)
    assert enabled() == (True, False, True)
    session.undo()
    assert enabled() == (False, True, False)


def test_size_zoom_and_mask_are_said(presenter: Presenter, session: Session, open_photo: OpenAPhoto) -> None:
    open_photo()
    assert presenter.status.photo_text == "120×90 · 100 %"
    dab(session, radius=1)
    assert presenter.status.photo_text == "120×90 · 100 % · mask under 0.1 %"
    session.invert_hole()
    assert presenter.status.photo_text.endswith("mask 100.0 %")
    presenter.show_place("3 of 39")
    assert presenter.status.photo_text.startswith("3 of 39 · 120×90 · 100 %")


def test_a_completion_is_said_while_it_runs_and_after(
    qtbot: QtBot, presenter: Presenter, actions: Actions, ready: Session, open_photo: OpenAPhoto
) -> None:
    open_photo()
    dab(ready)
    assert not actions["cancel"].isEnabled()
    ready.complete()
    assert presenter.status.message == "Completing… (Esc cancels)"
    assert actions["cancel"].isEnabled()
    with qtbot.waitSignal(ready.completed):
        pass
    assert presenter.status.message.startswith("Done. Hold O to compare")
    assert "tiny-detailed · fast" in presenter.status.engine_text
    assert not actions["cancel"].isEnabled()


def test_refining_is_announced(
    qtbot: QtBot, presenter: Presenter, ready: Session, settings: Settings, open_photo: OpenAPhoto
) -> None:
    settings.set(DETAIL, "both")
    open_photo()
    dab(ready)
    said: list[str] = []
    ready.refining_changed.connect(lambda _on: said.append(presenter.status.message))
    complete(qtbot, ready)
    qtbot.waitUntil(lambda: len(said) == 2, timeout=20_000)
    assert said[0].startswith("The fast fill is in")


def test_an_export_is_said_and_a_completion_goes_first(
    qtbot: QtBot, presenter: Presenter, session: Session, exporting: Exporting, open_photo: OpenAPhoto, tmp_path: Path
) -> None:
    open_photo()
    dab(session)
    with qtbot.waitSignal(exporting.ended):
        exporting.export_to(tmp_path / "a.png", 95)
        assert presenter.status.message == "Exporting… (Esc gives it up)"
        exporting.progress.emit(1, 4)
        assert (presenter.status.progress_bar.value(), presenter.status.progress_bar.maximum()) == (1, 4)
        session.complete()
        assert presenter.status.message == "Completing… (Esc cancels)"
        session.progress.emit(2, 5)
        exporting.progress.emit(3, 4)
        assert (presenter.status.progress_bar.value(), presenter.status.progress_bar.maximum()) == (2, 5)
        session.cancel()
        assert presenter.status.message == "Exporting… (Esc gives it up)"
    assert presenter.status.message.startswith("Exported to ")


def test_problems_stay_until_they_are_dismissed(presenter: Presenter, actions: Actions, session: Session) -> None:
    presenter.show_working("Opening a.png…")
    session.failed.emit("The memory is full.")
    assert presenter.notice.text == "The memory is full."
    assert presenter.status.message == "", "nothing is being worked at any more"
    assert actions["cancel"].isEnabled()
    presenter.notice.dismiss()
    assert not actions["cancel"].isEnabled()


def test_a_model_that_stands_in_is_explained(presenter: Presenter, session: Session, settings: Settings) -> None:
    info = ModelInfo("dfnet-compact", "CPU", "no NVIDIA GPU was found")
    session.model_changed.emit(info)
    assert presenter.status.message == "", "nobody asked for one"
    settings.set(DEVICE, "cuda")
    session.model_changed.emit(replace(info, problem="a.pth: it is gone."))
    assert presenter.notice.text == "a.pth: it is gone."
    assert presenter.status.message == "No NVIDIA GPU was found."
    session.model_failed.emit("b.pth: it is damaged.")
    assert "b.pth: it is damaged." in presenter.notice.text
    assert presenter.status.engine_text.startswith("CPU"), "the one in use stays"
