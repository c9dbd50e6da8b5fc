"""The zoom tool: a click zooms in at its place, with Alt or the right button out."""

import pytest
from PySide6.QtCore import Qt

from dfnet_gui.gui.base.settings import TOOL, Settings
from dfnet_gui.gui.canvas.canvas import Canvas
from tests.unit.gui.conftest import OpenAPhoto
from tests.unit.gui.hands import ALT, LEFT, NO_KEY, RIGHT, at, drag


@pytest.fixture(autouse=True)
def _chosen(canvas: Canvas, settings: Settings, open_photo: OpenAPhoto) -> None:
    open_photo()
    settings.set(TOOL, "zoom")


@pytest.mark.parametrize(
    ("button", "keys", "factor"),
    [(LEFT, NO_KEY, 1.44), (LEFT, ALT, 1 / 1.44), (RIGHT, NO_KEY, 1 / 1.44)],
    ids=["in", "out with Alt", "out with the right button"],
)
def test_a_click_zooms_about_its_place(
    canvas: Canvas, button: Qt.MouseButton, keys: Qt.KeyboardModifier, factor: float
) -> None:
    before, place = canvas.viewport, at(canvas, (30, 50))
    drag(canvas, (30, 50), button=button, keys=keys)
    assert canvas.viewport.zoom == pytest.approx(before.zoom * factor)
    assert canvas.to_photo(place) == pytest.approx((30, 50), abs=0.6)


def test_it_paints_nothing_and_begins_no_drag(canvas: Canvas) -> None:
    drag(canvas, (30, 50), (60, 50))
    document = canvas.session.document
    assert document is not None
    assert not document.hole.any()
    assert canvas.viewport.zoom == pytest.approx(1.44)
