"""Other alphas are tried at once, and laid over the photo as a step."""

from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from dfnet_gui.engine.refusing import Refusion, refused
from dfnet_gui.engine.request import Completion
from dfnet_gui.gui.base.settings import Settings
from dfnet_gui.gui.fusion.map_requests import MapRequests
from dfnet_gui.gui.fusion.refusing import Refusing, RefusingFields
from dfnet_gui.gui.fusion.settings import REFUSION_FADE, REFUSION_FLOOR, REFUSION_GAIN
from dfnet_gui.gui.session.session import Session
from dfnet_gui.gui.session.worker import InpaintWorker
from tests.unit.gui.conftest import OpenAPhoto
from tests.unit.gui.hands import complete, dab


@pytest.fixture
def fields(qtbot: QtBot, settings: Settings) -> RefusingFields:
    fields = RefusingFields(settings)
    qtbot.addWidget(fields)
    return fields


@pytest.fixture
def refusing(
    qtbot: QtBot,
    ready: Session,
    settings: Settings,
    worker: InpaintWorker,
    fields: RefusingFields,
    open_photo: OpenAPhoto,
) -> Iterator[Refusing]:
    """Of a completion whose maps are there."""
    open_photo()
    dab(ready)
    complete(qtbot, ready)
    requests = MapRequests(ready, worker)
    refusing = Refusing(ready, fields, settings)
    requests.want()
    qtbot.waitUntil(lambda: refusing.completion is not None)
    refusing.follow()
    yield refusing
    refusing.wait()


def _completion(refusing: Refusing) -> Completion:
    assert refusing.completion is not None
    return refusing.completion


def test_what_is_set_is_computed_and_shown(
    qtbot: QtBot, refusing: Refusing, ready: Session, settings: Settings
) -> None:
    with qtbot.waitSignal(refusing.changed):
        settings.set(REFUSION_GAIN, 40)
    found, document = refusing.refused, ready.document
    assert found is not None
    assert document is not None
    expected = refused(_completion(refusing), Refusion(gain=0.4), whole=document.bounds, request_id=0)
    np.testing.assert_array_equal(found.fills[0].pixels, expected.fills[0].pixels)
    assert refusing.latest is found
    settings.set(REFUSION_GAIN, 100)
    assert refusing.latest is None


def test_the_last_wish_is_what_comes(qtbot: QtBot, refusing: Refusing, settings: Settings) -> None:
    for percent in (10, 20, 30, 90):
        settings.set(REFUSION_FLOOR, percent)
    qtbot.waitUntil(lambda: refusing.refused is not None)
    found = refusing.refused
    maps = found.fills[0].maps if found is not None else None
    assert maps is not None
    assert maps.alphas[0].min() == pytest.approx(0.9)


def test_applied_it_is_a_step_and_another_candidate(
    qtbot: QtBot, refusing: Refusing, fields: RefusingFields, ready: Session, settings: Settings
) -> None:
    document = ready.document
    assert document is not None
    before = document.patched.whole().copy()
    settings.set(REFUSION_FLOOR, 100)
    settings.set(REFUSION_FADE, 3)
    qtbot.waitUntil(lambda: refusing.refused is not None)
    found = refusing.refused
    with qtbot.waitSignal(refusing.said):
        fields.apply_button.click()
    assert document.removals[-1].layer is found
    assert (document.patched.whole() != before).any()
    assert fields.refusion.is_neutral
    assert ready.candidates is not None
    assert ready.candidates.chosen is ready.candidates.found[-1] is found
    ready.undo()
    np.testing.assert_array_equal(document.patched.whole(), before)


def test_while_something_is_completed_it_is_not_applied(
    qtbot: QtBot, refusing: Refusing, fields: RefusingFields, ready: Session, settings: Settings
) -> None:
    settings.set(REFUSION_GAIN, 40)
    qtbot.waitUntil(lambda: refusing.refused is not None)
    dab(ready)
    ready.complete()
    with qtbot.waitSignal(refusing.said) as said:
        refusing.apply()
    assert "wait for it" in (said.args or [""])[0]
    assert not fields.refusion.is_neutral, "nothing that was set is lost"


def test_without_maps_nothing_can_be_set(fields: RefusingFields) -> None:
    fields.set_state(has_maps=False)
    assert not any(each.isEnabled() for each in (fields.gain, fields.floor, fields.fade, fields.apply_button))
    fields.set_state(has_maps=True)
    assert fields.gain.isEnabled()
    assert not fields.apply_button.isEnabled(), "alpha is as it was"


def test_resetting_takes_alpha_as_it_was(fields: RefusingFields, settings: Settings) -> None:
    settings.set(REFUSION_FADE, 8)
    fields.set_state(has_maps=True)
    assert fields.refusion == Refusion(fade_px=8.0)
    fields.reset_button.click()
    assert fields.refusion.is_neutral
