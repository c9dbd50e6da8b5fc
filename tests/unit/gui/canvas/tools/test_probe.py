"""The probe pins a point, which stays until it is taken out."""

import pytest

from dfnet_gui.gui.base.settings import TOOL, Settings
from dfnet_gui.gui.canvas.canvas import Canvas
from tests.unit.gui.conftest import OpenAPhoto
from tests.unit.gui.hands import ALT, RIGHT, drag


@pytest.fixture(autouse=True)
def _probe(canvas: Canvas, settings: Settings, open_photo: OpenAPhoto) -> None:
    open_photo()
    settings.set(TOOL, "probe")


def test_a_click_pins_and_dragging_takes_the_pin_along(canvas: Canvas) -> None:
    told: list[object] = []
    canvas.pinned.connect(told.append)
    drag(canvas, (20, 30))
    assert canvas.pin == pytest.approx((20, 30))
    drag(canvas, (20, 30), (40, 35))
    assert canvas.pin == pytest.approx((40, 35))
    assert told[-1] == canvas.pin


def test_alt_or_the_right_button_takes_it_out(canvas: Canvas) -> None:
    drag(canvas, (20, 30))
    drag(canvas, (50, 50), keys=ALT)
    assert canvas.pin is None
    drag(canvas, (20, 30))
    drag(canvas, (50, 50), (60, 60), button=RIGHT)
    assert canvas.pin is None


def test_it_changes_nothing(canvas: Canvas, open_photo: OpenAPhoto) -> None:
    document = open_photo()
    drag(canvas, (20, 30), (40, 35))
    assert not document.can_undo
    assert not document.hole.any()


def test_another_photo_has_no_pin(canvas: Canvas, open_photo: OpenAPhoto) -> None:
    drag(canvas, (20, 30))
    open_photo()
    assert canvas.pin is None
