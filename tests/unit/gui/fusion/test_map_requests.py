"""Maps are computed when somebody wants to look, the last completion's first, and each once."""

import pytest
from pytestqt.qtbot import QtBot

from dfnet_gui.engine.request import Completion
from dfnet_gui.gui.fusion.map_requests import MapRequests
from dfnet_gui.gui.session.session import Session
from dfnet_gui.gui.session.worker import InpaintWorker, ModelChoice
from tests.unit.gui.conftest import OpenAPhoto
from tests.unit.gui.hands import come_to_rest, complete, dab


@pytest.fixture
def requests(ready: Session, worker: InpaintWorker) -> MapRequests:
    return MapRequests(ready, worker)


def _two_completions(qtbot: QtBot, session: Session, open_photo: OpenAPhoto) -> None:
    open_photo()
    for x in (20, 90):
        dab(session, x)
        complete(qtbot, session)


def _have_maps(session: Session) -> list[bool]:
    assert session.document is not None
    layers = [layer for layer in session.document.layers if isinstance(layer, Completion)]
    return [all(fill.maps is not None for fill in layer.fills) for layer in layers]


def test_all_are_computed_the_last_one_first(
    qtbot: QtBot, requests: MapRequests, ready: Session, open_photo: OpenAPhoto
) -> None:
    _two_completions(qtbot, ready, open_photo)
    states: list[list[bool]] = []
    requests.renewed.connect(lambda: states.append(_have_maps(ready)))
    assert _have_maps(ready) == [False, False], "nobody has asked"
    requests.want()
    assert requests.is_running
    qtbot.waitUntil(lambda: not requests.is_running)
    assert states == [[False, True], [True, True]]


def test_an_action_waits_until_all_are_there(
    qtbot: QtBot, requests: MapRequests, ready: Session, open_photo: OpenAPhoto
) -> None:
    _two_completions(qtbot, ready, open_photo)
    seen: list[list[bool]] = []
    requests.when_there(lambda: seen.append(_have_maps(ready)))
    assert seen == []
    qtbot.waitUntil(lambda: bool(seen))
    requests.when_there(lambda: seen.append(_have_maps(ready)))
    assert seen == [[True, True], [True, True]], "the second had nothing to wait for"


def test_what_can_not_be_had_is_said_and_not_asked_for_again(
    qtbot: QtBot, requests: MapRequests, ready: Session, worker: InpaintWorker, open_photo: OpenAPhoto
) -> None:
    open_photo()
    dab(ready)
    complete(qtbot, ready)
    completion = ready.completion
    failed: list[str] = []
    requests.failed.connect(failed.append)
    requests.want()
    worker.not_looked.emit(completion, "There is not enough memory.")  # the fault, before the worker has begun
    qtbot.waitUntil(lambda: bool(failed))
    assert failed == ["There is not enough memory."]
    requests.want()
    assert not requests.is_running
    done: list[int] = []
    requests.when_there(lambda: done.append(1))
    assert done == [1], "what never comes is not waited for"


def test_another_model_may_know_what_the_last_one_did_not(
    qtbot: QtBot, requests: MapRequests, ready: Session, worker: InpaintWorker, open_photo: OpenAPhoto
) -> None:
    open_photo()
    dab(ready)
    complete(qtbot, ready)
    requests.want()
    with qtbot.waitSignal(requests.failed):
        worker.not_looked.emit(ready.completion, "no")
    with qtbot.waitSignal(ready.model_changed):
        ready.choose_model(ModelChoice())
    requests.want()
    qtbot.waitUntil(lambda: _have_maps(ready) == [True])


def test_another_photo_forgets_who_waits(
    qtbot: QtBot, requests: MapRequests, ready: Session, open_photo: OpenAPhoto
) -> None:
    _two_completions(qtbot, ready, open_photo)
    requests.when_there(lambda: pytest.fail("that photo is gone"))
    open_photo()
    assert not requests.is_running
    come_to_rest()
