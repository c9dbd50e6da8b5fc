"""Looking at a completion: beside the original, closer, and inside of the fusion."""

import itertools
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.app import Program
from dfnet_gui.gui.base.settings import REDUCED_MOTION
from dfnet_gui.gui.canvas.looks import PLAIN
from tests.window import (
    SPOTS,
    WAIT_MS,
    at,
    complete,
    complete_at,
    completions_of,
    document_of,
    fusion_panel,
    grabbed,
    have_maps,
    key,
    mark_saved,
    open_photo,
    settle,
    stroke,
)

STROKE = [(800.0, 150.0), (860.0, 160.0), (900.0, 220.0)]


def test_views_show_original_and_result(qtbot: QtBot, program: Program, sample: npt.NDArray[np.uint8]) -> None:
    window, canvas = program.window, program.window.canvas
    program.window.settings.set(REDUCED_MOTION, True)
    stroke(canvas, [(640.0, 300.0), (640.0, 400.0)])
    complete(qtbot, program)
    key(program, Qt.Key.Key_1)
    result = document_of(program).pixels
    spot = (640, 350)

    def colour(point: QPoint) -> list[int]:
        QTest.mouseMove(canvas, QPoint(3, canvas.height() - 3))
        return [int(v) for v in grabbed(program.window.canvas)[point.y(), point.x()]]

    place = at(canvas, spot[0] + 0.1, spot[1] + 0.1)
    assert colour(place) == list(result[350, 640])
    QTest.keyPress(window, Qt.Key.Key_O)
    assert colour(place) == list(sample[350, 640])
    QTest.keyRelease(window, Qt.Key.Key_O)
    assert colour(place) == list(result[350, 640])
    key(program, Qt.Key.Key_F3)
    QTest.mousePress(
        canvas,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QPoint(canvas.width() // 2, 40),
    )
    QTest.mouseMove(canvas, QPoint(place.x() + 60, 40))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(place.x() + 60, 40))
    assert canvas.divider * canvas.width() == pytest.approx(place.x() + 60, abs=1)
    assert colour(place) == list(sample[350, 640])
    key(program, Qt.Key.Key_F4)
    canvas.zoom_to_fit()
    key(program, Qt.Key.Key_1)
    left, right = canvas.panes
    px, py = canvas.viewport.to_pane(spot[0] + 0.1, spot[1] + 0.1)
    for pane, expected in ((left, sample), (right, result)):
        point = (QPointF(px, py) + pane.rect.topLeft()).toPoint()
        assert colour(point) == list(expected[350, 640])


def test_zoom_stays_at_the_cursor_and_pans(program: Program) -> None:
    canvas = program.window.canvas
    place = QPointF(400, 300)
    before = canvas.to_photo(place)
    for _ in range(5):
        event = QWheelEvent(
            place,
            canvas.mapToGlobal(place),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(canvas, event)
    assert canvas.to_photo(place) == pytest.approx(before)
    x = canvas.viewport.x
    stroke_from, stroke_to = QPoint(400, 300), QPoint(450, 320)
    QTest.mousePress(canvas, Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier, stroke_from)
    QTest.mouseMove(canvas, stroke_to)
    QTest.mouseRelease(canvas, Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier, stroke_to)
    assert canvas.viewport.x == x + 50
    assert not document_of(program).hole.any()
    key(program, Qt.Key.Key_1)
    assert canvas.viewport.zoom == pytest.approx(1 / canvas.devicePixelRatioF())


def test_alpha_at_each_scale_and_the_probe(qtbot: QtBot, program: Program) -> None:
    window, panel = program.window, fusion_panel(program)
    program.window.settings.set(REDUCED_MOTION, True)
    stroke(window.canvas, STROKE)
    complete(qtbot, program)
    QTest.mouseMove(window.canvas, QPoint(5, 5))
    QApplication.processEvents()
    plain = grabbed(window.canvas)
    key(program, Qt.Key.Key_F)
    assert window.docks.by_name["fusion"].isVisible()
    qtbot.waitUntil(lambda: have_maps(program) == [True], timeout=WAIT_MS)
    QApplication.processEvents()
    without = grabbed(window.canvas)
    key(program, Qt.Key.Key_A)
    pictures = []
    (layer,) = completions_of(program)
    maps = layer.fills[0].maps
    assert maps is not None
    assert layer.fills[0].seen is None, "nothing is kept twice"
    for scale in range(6):
        panel.scale.setValue(scale)
        assert window.canvas.look.label.endswith(f"scale {scale}")
        pictures.append(grabbed(window.canvas))
        assert (pictures[-1] != without).any()
        assert window.canvas.look.layers[-1][0].pixels.shape[0] == maps.alphas[scale].shape[0] == 512 >> scale
    assert any((a != b).any() for a, b in itertools.pairwise(pictures))
    QTest.mouseMove(window.canvas, at(window.canvas, 850, 160))
    x, y = program.window.canvas.to_photo(QPointF(at(window.canvas, 850, 160)))
    scale = 5
    row = int((y - maps.bounds.top) / maps.bounds.height * maps.alphas[scale].shape[0])
    column = int((x - maps.bounds.left) / maps.bounds.width * maps.alphas[scale].shape[1])
    assert panel.probe.shown("alpha", 0) == f"{maps.alphas[scale][row, column, 0]:.3f}"
    key(program, Qt.Key.Key_A)
    panel.scale.setValue(0)
    labels = []
    for shown in range(panel.shown.count()):
        panel.shown.setCurrentIndex(shown)
        labels.append(window.canvas.look.label)
    assert labels[:5] == ["", "Result, scale 0", "Raw, scale 0", "Alpha, scale 0", "Image, scale 0"]
    key(program, Qt.Key.Key_F)
    assert not window.docks.by_name["fusion"].isVisible()
    QApplication.processEvents()
    QTest.mouseMove(window.canvas, QPoint(5, 5))
    QApplication.processEvents()
    assert window.canvas.look is PLAIN, "nobody could see why something else is shown"
    np.testing.assert_array_equal(grabbed(window.canvas), plain)


def _chosen(program: Program) -> tuple[str, int, bool]:
    choice = fusion_panel(program).choice
    return choice.shown, choice.scale, choice.overlay


def test_closing_the_panel_returns_to_the_result_and_alpha_can_be_asked_for_without_it(
    qtbot: QtBot, start_tiny: Callable[..., Program]
) -> None:
    program = start_tiny()
    panel, canvas = fusion_panel(program), program.window.canvas
    complete_at(qtbot, program, SPOTS[0])
    key(program, Qt.Key.Key_F)
    settle(program)
    panel.shown.setCurrentIndex(panel.shown.findData("raw"))
    panel.scale.setValue(2)
    panel.overlay.setChecked(True)
    assert canvas.look.label == "Raw under alpha, scale 2"
    assert len(canvas.look.layers) == 2
    assert canvas.look.legend is not None
    key(program, Qt.Key.Key_F)
    assert _chosen(program) == ("completed", 0, False)
    assert canvas.look is PLAIN
    key(program, Qt.Key.Key_A)
    assert canvas.look.label == "Completed under alpha, scale 0"
    key(program, Qt.Key.Key_A)
    assert canvas.look is PLAIN


def test_another_photo_is_shown_as_it_is(qtbot: QtBot, start_tiny: Callable[..., Program], fresh_path: Path) -> None:
    program = start_tiny()
    panel = fusion_panel(program)
    complete_at(qtbot, program, SPOTS[0])
    key(program, Qt.Key.Key_F)
    settle(program)
    panel.shown.setCurrentIndex(panel.shown.findData("photo"))
    panel.scale.setValue(2)
    panel.overlay.setChecked(True)
    assert program.window.canvas.look.shows_photo
    mark_saved(program)
    open_photo(qtbot, program, fresh_path)
    assert panel.isVisible()
    assert _chosen(program) == ("completed", 0, False)
    assert program.window.canvas.look is PLAIN
