"""The pen of a tablet on the canvas."""

import pytest
from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QMouseEvent, QPointingDevice
from PySide6.QtWidgets import QApplication

from dfnet_gui.gui.base.settings import BRUSH_RADIUS, PRESSURE, TOOL, Settings
from dfnet_gui.gui.canvas.canvas import Canvas
from tests.unit.gui.conftest import OpenAPhoto
from tests.unit.gui.hands import LEFT, NO_KEY, at, drag, draw_with_pen, pen_device


@pytest.fixture(autouse=True)
def _size(settings: Settings) -> None:
    settings.set(BRUSH_RADIUS, 10.0)


def _thickness(canvas: Canvas, x: int) -> int:
    document = canvas.session.document
    assert document is not None
    return int(document.hole[:, x].sum())


def test_pressure_varies_the_size_as_one_step(canvas: Canvas, open_photo: OpenAPhoto) -> None:
    document = open_photo()
    ended: list[int] = []
    canvas.stroke_ended.connect(lambda: ended.append(1))
    draw_with_pen(canvas, pen_device(), ((20, 40), 0.2), ((50, 40), 0.2), ((60, 40), 1.0), ((90, 40), 1.0))
    assert _thickness(canvas, 30) == pytest.approx(4, abs=1)
    assert _thickness(canvas, 80) == pytest.approx(20, abs=1)
    assert ended == [1]
    document.undo()
    assert not document.can_undo


@pytest.mark.parametrize("why", ["not wanted", "no such pen", "a mouse"])
def test_without_pressure_the_brush_has_its_size(
    canvas: Canvas, settings: Settings, open_photo: OpenAPhoto, why: str
) -> None:
    open_photo()
    if why == "a mouse":
        drag(canvas, (20, 40), (60, 40))
    else:
        settings.set(PRESSURE, why != "not wanted")
        draw_with_pen(canvas, pen_device(has_pressure=why == "not wanted"), ((20, 40), 0.2), ((60, 40), 0.2))
    assert _thickness(canvas, 40) == pytest.approx(20, abs=1)


@pytest.mark.parametrize("tool", ["brush", "rectangle"])
def test_the_eraser_end_erases(canvas: Canvas, settings: Settings, open_photo: OpenAPhoto, tool: str) -> None:
    document = open_photo()
    canvas.session.invert_hole()
    settings.set(TOOL, tool)
    draw_with_pen(canvas, pen_device(is_eraser=True), ((20, 40), 1.0), ((60, 60), 1.0))
    assert not document.hole[50, 40]
    assert document.hole[5, 5]


def _mouse(canvas: Canvas, device: QPointingDevice, kind: QEvent.Type, point: tuple[float, float]) -> None:
    place = at(canvas, point)
    onto = QPointF(canvas.mapToGlobal(place))
    QApplication.sendEvent(canvas, QMouseEvent(kind, place, onto, LEFT, LEFT, NO_KEY, device))


def test_mouse_events_made_of_the_pens_do_not_draw_twice(canvas: Canvas, open_photo: OpenAPhoto) -> None:
    document = open_photo()
    pen = pen_device()
    draw_with_pen(canvas, pen, ((20, 40), 0.2), ((60, 40), 0.2), lifts=False)
    _mouse(canvas, pen, QEvent.Type.MouseMove, (60, 40))
    draw_with_pen(canvas, pen, ((60, 40), 0.2))
    before = document.hole.copy()
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease):
        _mouse(canvas, pen, kind, (60, 40))
    assert (document.hole == before).all()
    document.undo()
    assert not document.can_undo


def test_it_hovers(canvas: Canvas, open_photo: OpenAPhoto) -> None:
    open_photo()
    seen: list[object] = []
    canvas.hovered.connect(seen.append)
    draw_with_pen(canvas, pen_device(), ((20.0, 40.0), 1.0))
    assert seen[-1] == pytest.approx((20.0, 40.0))
