"""The session: everything that changes the photo goes through it, and is told."""

from collections.abc import Callable

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from dfnet_gui.errors import CheckpointError
from dfnet_gui.gui.base.settings import DETAIL, Settings
from dfnet_gui.gui.session.session import Session
from dfnet_gui.gui.session.worker import InpaintWorker, ModelChoice
from dfnet_gui.imaging.bounds import Bounds
from tests.unit.gui.conftest import OpenAPhoto
from tests.unit.gui.hands import complete, dab


class _Told:
    """What a session has told, by name, in order."""

    def __init__(self, session: Session) -> None:
        self.names: list[str] = []
        self.bounds: list[Bounds] = []
        session.opened.connect(lambda: self.names.append("opened"))
        session.history_changed.connect(lambda: self.names.append("history"))
        session.hole_changed.connect(lambda bounds: self._take("hole", bounds))
        session.pixels_changed.connect(lambda bounds: self._take("pixels", bounds))

    def _take(self, name: str, bounds: Bounds) -> None:
        self.names.append(name)
        self.bounds.append(bounds)


def test_without_a_photo_nothing_happens(session: Session) -> None:
    told = _Told(session)
    for do in (session.begin_stroke, session.end_stroke, session.clear_hole, session.invert_hole, session.undo):
        do()
    session.redo()
    session.complete()
    session.paint((1, 1), (2, 2), 3)
    assert told.names == []
    assert (session.document, session.has_changes, session.completion) == (None, False, None)


def test_a_stroke_is_told_and_can_be_undone(session: Session, open_photo: OpenAPhoto) -> None:
    document, told = open_photo(), _Told(session)
    dab(session)
    assert told.names == ["hole", "history"]
    assert document.hole_bounds.intersected(told.bounds[0]) == document.hole_bounds
    assert session.has_changes
    session.undo()
    assert told.names[2:] == ["pixels", "hole", "history"]
    assert not document.hole.any()
    session.redo()
    assert document.hole.any()


def test_shapes_are_added_and_erased(session: Session, open_photo: OpenAPhoto) -> None:
    document, told = open_photo(), _Told(session)
    place = Bounds(10, 20, 5, 4)
    session.edit_hole(place, np.ones((4, 5), bool))
    assert document.hole_bounds == place
    session.edit_hole(Bounds(10, 20, 5, 2), np.ones((2, 5), bool), erase=True)
    assert document.hole_bounds == Bounds(10, 22, 5, 2)
    assert told.names == ["hole", "history"] * 2
    session.edit_hole(Bounds(50, 50, 5, 2), np.ones((2, 5), bool), erase=True)
    assert told.names == ["hole", "history"] * 2, "nothing was there to erase"


def test_a_completion_lies_over_the_photo_and_is_told(qtbot: QtBot, ready: Session, open_photo: OpenAPhoto) -> None:
    document, told = open_photo(), _Told(ready)
    dab(ready)
    told.names.clear()
    complete(qtbot, ready)
    assert told.names == ["history", "pixels", "hole", "history"]
    assert ready.completion is document.layers[0]
    assert document.hole_pixels == 0


def test_a_stroke_that_is_open_ends_before_it_is_completed(
    qtbot: QtBot, ready: Session, open_photo: OpenAPhoto
) -> None:
    document = open_photo()
    ready.begin_stroke()
    ready.paint((40, 40), (50, 40), 4)
    complete(qtbot, ready)
    assert not document.is_painting
    assert not document.hole.any()


@pytest.mark.parametrize("covers", [False, True])
def test_what_can_not_be_completed_is_said(
    qtbot: QtBot, session: Session, open_photo: OpenAPhoto, *, covers: bool
) -> None:
    document = open_photo()
    if covers:
        session.replace_hole(np.ones_like(document.hole))
    with qtbot.waitSignal(session.said) as said:
        session.complete()
    (sentence,) = said.args or []
    assert ("nothing to learn from" if covers else "There is nothing to complete") in sentence
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert not sentence.endswith("..")


@pytest.mark.parametrize("change", ["erase", "erase shape", "clear", "invert", "replace", "undo", "redo", "open"])
def test_what_takes_the_mask_away_gives_a_running_completion_up(
    session: Session, open_photo: OpenAPhoto, change: str
) -> None:
    document = open_photo()
    dab(session)
    session.complete()
    assert session.is_running
    one = Bounds(0, 0, 1, 1)
    changes: dict[str, Callable[[], object]] = {
        "erase": lambda: session.paint((0, 0), (0, 0), 1, erase=True),
        "erase shape": lambda: session.edit_hole(one, np.ones((1, 1), bool), erase=True),
        "clear": session.clear_hole,
        "invert": session.invert_hole,
        "replace": lambda: session.replace_hole(document.hole.copy()),
        "undo": session.undo,
        "redo": session.redo,
        "open": open_photo,
    }
    changes[change]()
    assert not session.is_running


def test_painting_more_lets_it_go_on(session: Session, open_photo: OpenAPhoto) -> None:
    open_photo()
    dab(session)
    session.complete()
    dab(session, 90, 70)
    session.edit_hole(Bounds(0, 0, 1, 1), np.ones((1, 1), bool))
    assert session.is_running
    session.cancel()


def test_an_export_is_marked_in_its_own_document_alone(session: Session, open_photo: OpenAPhoto) -> None:
    first = open_photo()
    dab(session)
    position = first.position
    session.mark_saved(first, position)
    assert not session.has_changes
    dab(session, 80, 60)
    second = open_photo()
    dab(session)
    session.mark_saved(first, second.position)
    assert session.has_changes


def test_how_much_is_painted(session: Session, open_photo: OpenAPhoto) -> None:
    document = open_photo()
    session.edit_hole(Bounds(0, 0, 60, 90), np.ones((90, 60), bool))
    assert document.hole_pixels == document.hole.size / 2


def test_a_loaded_model_is_known_and_said(qtbot: QtBot, session: Session) -> None:
    with qtbot.waitSignals([session.model_loading, session.model_changed]):
        session.choose_model(ModelChoice())
    assert session.model is not None
    assert session.model.name == "tiny-detailed"


def test_a_model_that_can_not_be_loaded_is_said(qtbot: QtBot, settings: Settings) -> None:
    def fails(_choice: ModelChoice) -> None:
        raise CheckpointError("a.pth: this is no DFNet.")

    session = Session(InpaintWorker(fails), settings)  # type: ignore[arg-type]
    with qtbot.waitSignal(session.model_failed) as failed:
        session.choose_model(ModelChoice())
    assert failed.args == ["a.pth: this is no DFNet."]
    assert session.model is None


def test_the_setting_says_how_detailed_fills_are(
    qtbot: QtBot, ready: Session, settings: Settings, open_photo: OpenAPhoto
) -> None:
    open_photo()
    settings.set(DETAIL, "detailed")
    dab(ready)
    complete(qtbot, ready)
    assert ready.completion is not None
    assert ready.completion.detail == "detailed"
