"""Clone and healing brush: where they copy from, and what becomes of a stroke."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from dfnet_gui.document.document import Document
from dfnet_gui.engine.fills import Touch
from dfnet_gui.gui.base.settings import BRUSH_HARDNESS, BRUSH_RADIUS, TOOL, Settings
from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.canvas.tools.clone import touch_along
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.tiles import PatchedPixels
from tests.unit.gui.conftest import OpenAPhoto
from tests.unit.gui.hands import ALT, at, drag, move


@pytest.fixture
def photo(canvas: Canvas, settings: Settings, open_photo: OpenAPhoto) -> Document:
    """Noise, with a small crisp clone brush."""
    settings.set(TOOL, "clone")
    settings.set(BRUSH_RADIUS, 4.0)
    return open_photo()


def _stroke(qtbot: QtBot, canvas: Canvas, document: Document, *points: tuple[float, float]) -> Touch:
    count = len(document.removals)
    drag(canvas, *points)
    qtbot.waitUntil(lambda: len(document.removals) == count + 1)
    layer = document.removals[-1].layer
    assert isinstance(layer, Touch)
    return layer


def _is_copied(document: Document, touch: Touch, across: int, down: int) -> bool:
    ys, xs = np.nonzero(touch.covered(document.bounds))
    return bool((document.pixels[ys, xs] == document.original.pixels[ys + down, xs + across]).all())


def test_each_stroke_copies_from_the_same_distance_and_is_a_removal(
    qtbot: QtBot, canvas: Canvas, photo: Document
) -> None:
    drag(canvas, (80, 40), (80, 40), keys=ALT)
    assert not photo.removals
    touch = _stroke(qtbot, canvas, photo, (30, 30), (40, 30))
    assert touch.kind == "clone"
    assert _is_copied(photo, touch, 50, 10)
    assert _is_copied(photo, _stroke(qtbot, canvas, photo, (30, 60), (35, 60)), 50, 10)
    drag(canvas, (20, 20), (20, 20), keys=ALT)
    assert _is_copied(photo, _stroke(qtbot, canvas, photo, (60, 70), (60, 70)), -40, -50)
    assert [step.text for step in photo.steps[0]] == ["Clone"] * 3
    for _ in range(3):
        photo.undo()
    np.testing.assert_array_equal(photo.pixels, photo.original.pixels)


def test_it_copies_the_picture_as_it_is_seen(qtbot: QtBot, canvas: Canvas, photo: Document) -> None:
    drag(canvas, (80, 40), (80, 40), keys=ALT)
    _stroke(qtbot, canvas, photo, (30, 30), (30, 30))
    drag(canvas, (30, 30), (30, 30), keys=ALT)
    _stroke(qtbot, canvas, photo, (30, 70), (30, 70))
    np.testing.assert_array_equal(photo.pixels[70, 30], photo.original.pixels[40, 80])


def test_a_healing_stroke_takes_the_colours_of_its_surroundings(
    qtbot: QtBot, canvas: Canvas, settings: Settings, open_photo: OpenAPhoto
) -> None:
    settings.set(TOOL, "heal")
    settings.set(BRUSH_RADIUS, 4.0)
    document = open_photo(grey=90)
    drag(canvas, (80, 40), (80, 40), keys=ALT)
    touch = _stroke(qtbot, canvas, document, (30, 30), (40, 30))
    assert touch.kind == "heal"
    assert (document.pixels == 90).all()


def test_a_soft_brush_fades_in(qtbot: QtBot, canvas: Canvas, settings: Settings, photo: Document) -> None:
    settings.set(BRUSH_HARDNESS, 50)
    drag(canvas, (80, 40), (80, 40), keys=ALT)
    _stroke(qtbot, canvas, photo, (30, 30), (30, 30))
    assert photo.removals[0].feather_px == pytest.approx(2 / canvas.viewport.zoom)


def test_without_a_source_it_says_what_to_do(qtbot: QtBot, canvas: Canvas, photo: Document) -> None:
    with qtbot.waitSignal(canvas.said) as said:
        drag(canvas, (30, 30), (40, 30))
    assert said.args == ["Hold Alt and click where to copy from."]
    assert not photo.removals


def test_a_source_beside_the_photo_gives_nothing() -> None:
    pixels = PatchedPixels(np.zeros((90, 120, 3), np.uint8))
    assert touch_along([(30.0, 30.0)], 4.0, (500, 0), pixels, pixels.bounds, "clone") is None
    assert touch_along([(-30.0, 30.0)], 4.0, (50, 0), pixels, pixels.bounds, "clone") is None
    part = touch_along([(100.0, 30.0)], 4.0, (18, 0), pixels, pixels.bounds, "heal")
    assert part is not None
    assert part.bounds.moved(18, 0).left < 120 < part.bounds.moved(18, 0).right
    assert not part.covered(Bounds(102, 0, 18, 90)).any()


def test_the_outline_has_the_source_in_it(canvas: Canvas, photo: Document) -> None:
    drag(canvas, (80, 40), (80, 40), keys=ALT)
    move(canvas, at(canvas, (30, 30)))
    area = canvas.tool.outline_area(at(canvas, (30, 30)))
    for place in ((30.0, 30.0), (80.0, 40.0)):
        assert area.contains(QPointF(*canvas.viewport.to_pane(*place)).toPoint())


def test_another_photo_has_no_source_yet(canvas: Canvas, photo: Document, open_photo: OpenAPhoto) -> None:
    drag(canvas, (80, 40), (80, 40), keys=ALT)
    other = open_photo()
    drag(canvas, (30, 30), (40, 30))
    assert not other.removals
