"""The window, driven by mouse and keys: open, paint, complete, look inside, undo, export."""

import itertools
import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dfnet_gui.engine.request import Completion
from dfnet_gui.gui.app import Program
from dfnet_gui.gui.base.settings import BRUSH_RADIUS
from dfnet_gui.gui.canvas.canvas import Tool
from dfnet_gui.gui.fusion.pictures import alpha_picture
from dfnet_gui.gui.window import main_window
from dfnet_gui.imaging.reading import read_photo

from .conftest import at, complete, open_photo, stroke

STROKE = [(800.0, 150.0), (860.0, 160.0), (900.0, 220.0)]


def _shown(program: Program) -> npt.NDArray[np.uint8]:
    image = program.window.canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()


def _key(program: Program, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(program.window.canvas, key, modifiers)


def _still(program: Program) -> None:
    program.window.actions_by_name["reduced_motion"].setChecked(True)


def test_the_whole_way(qtbot: QtBot, program: Program, sample: npt.NDArray[np.uint8], tmp_path: Path) -> None:
    window, session = program.window, program.session
    assert session.document is not None
    assert not window.complete_button.isEnabled()
    stroke(window.canvas, STROKE)
    hole = session.document.hole.copy()
    assert hole[150, 800]
    assert hole[220, 900]
    assert window.complete_button.isEnabled()
    complete(qtbot, program)
    result = session.document.pixels
    np.testing.assert_array_equal(result[~hole], sample[~hole])
    assert (result[hole] != sample[hole]).any()
    assert not session.document.hole.any()
    assert re.match(r"CPU · (PyTorch|OpenVINO) (fp32|bf16) · dfnet-compact · ", window.status.engine_text)

    path = tmp_path / "result.png"
    with qtbot.waitSignal(window.exporting.said, timeout=20_000) as said:
        window.exporting.export_to(path, 95)
    assert said.args is not None
    assert said.args[0] == f"Exported to {path}."
    again = read_photo(path).pixels
    np.testing.assert_array_equal(again, result)
    np.testing.assert_array_equal(again[~hole], sample[~hole])
    assert not session.has_changes

    _key(program, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    np.testing.assert_array_equal(session.document.pixels, sample)
    np.testing.assert_array_equal(session.document.hole, hole)
    _key(program, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not session.document.hole.any()
    _key(program, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    _key(program, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    np.testing.assert_array_equal(session.document.pixels, again)


def test_alpha_at_each_scale_and_the_probe(qtbot: QtBot, program: Program) -> None:
    window = program.window
    _still(program)
    stroke(window.canvas, STROKE)
    complete(qtbot, program)
    QTest.mouseMove(window.canvas, QPoint(5, 5))
    plain = _shown(program)
    _key(program, Qt.Key.Key_F)
    assert window.docks.by_name["fusion"].isVisible()
    qtbot.waitUntil(lambda: bool(window.fusion._maps()), timeout=20_000)
    QApplication.processEvents()
    without = _shown(program)
    _key(program, Qt.Key.Key_A)
    pictures = []
    layer = program.session.document.layers[0]  # type: ignore[union-attr]
    assert isinstance(layer, Completion)
    maps = layer.fills[0].maps
    assert maps is not None
    assert layer.fills[0].seen is None, "nothing is kept twice"
    for scale in range(6):
        window.docks.panels["fusion"].scale.setValue(scale)
        pictures.append(_shown(program))
        assert (pictures[-1] != without).any()
        side = maps.alphas[scale].shape[0]
        assert alpha_picture(maps, window.docks.panels["fusion"].choice).shape[0] == side == 512 >> scale
    assert any((a != b).any() for a, b in itertools.pairwise(pictures))
    QTest.mouseMove(window.canvas, at(window.canvas, 850, 160))
    x, y = program.window.canvas.to_photo(QPointF(at(window.canvas, 850, 160)))
    scale = 5
    row = int((y - maps.bounds.top) / maps.bounds.height * maps.alphas[scale].shape[0])
    column = int((x - maps.bounds.left) / maps.bounds.width * maps.alphas[scale].shape[1])
    assert window.docks.panels["fusion"]._values["alpha", 0].text() == f"{maps.alphas[scale][row, column, 0]:.3f}"
    _key(program, Qt.Key.Key_A)
    window.docks.panels["fusion"].scale.setValue(0)
    for shown in range(4):
        window.docks.panels["fusion"].shown.setCurrentIndex(shown)
        assert _shown(program).shape == without.shape
    window.docks.panels["fusion"].shown.setCurrentIndex(0)
    _key(program, Qt.Key.Key_F)
    assert not window.docks.by_name["fusion"].isVisible()
    QApplication.processEvents()
    QTest.mouseMove(window.canvas, QPoint(5, 5))
    np.testing.assert_array_equal(_shown(program).shape, plain.shape)


def test_views_show_original_and_result(qtbot: QtBot, program: Program, sample: npt.NDArray[np.uint8]) -> None:
    window, canvas = program.window, program.window.canvas
    _still(program)
    stroke(canvas, [(640.0, 300.0), (640.0, 400.0)])
    complete(qtbot, program)
    _key(program, Qt.Key.Key_1)
    result = program.session.document.pixels  # type: ignore[union-attr]
    spot = (640, 350)

    def colour(point: QPoint) -> list[int]:
        QTest.mouseMove(canvas, QPoint(3, canvas.height() - 3))
        return [int(v) for v in _shown(program)[point.y(), point.x()]]

    place = at(canvas, spot[0] + 0.1, spot[1] + 0.1)
    assert colour(place) == list(result[350, 640])
    QTest.keyPress(window, Qt.Key.Key_O)
    assert colour(place) == list(sample[350, 640])
    QTest.keyRelease(window, Qt.Key.Key_O)
    assert colour(place) == list(result[350, 640])
    _key(program, Qt.Key.Key_F3)
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
    _key(program, Qt.Key.Key_F4)
    canvas.zoom_to_fit()
    _key(program, Qt.Key.Key_1)
    left, right = canvas.panes
    px, py = canvas.viewport.to_pane(spot[0] + 0.1, spot[1] + 0.1)
    for pane, expected in ((left, sample), (right, result)):
        point = (QPointF(px, py) + pane.rect.topLeft()).toPoint()
        assert colour(point) == list(expected[350, 640])


def test_brush_eraser_sizes_and_line(program: Program) -> None:
    window, canvas, document = program.window, program.window.canvas, program.session.document
    assert document is not None
    radius = canvas.radius
    _key(program, Qt.Key.Key_BracketRight)
    assert canvas.radius > radius
    _key(program, Qt.Key.Key_BracketLeft)
    assert canvas.radius == pytest.approx(radius)
    stroke(canvas, [(300.0, 300.0)])
    stroke(canvas, [(500.0, 300.0)], modifiers=Qt.KeyboardModifier.ShiftModifier)
    assert document.hole[300, 400], "Shift and click draw a straight line"
    stroke(canvas, [(400.0, 300.0)], button=Qt.MouseButton.RightButton)
    assert not document.hole[300, 400]
    stroke(canvas, [(340.0, 300.0)], modifiers=Qt.KeyboardModifier.AltModifier)
    assert not document.hole[300, 340]
    _key(program, Qt.Key.Key_E)
    assert canvas.tool is Tool.ERASER
    assert window.actions_by_name["eraser"].isChecked()
    stroke(canvas, [(500.0, 300.0)])
    assert not document.hole[300, 500]
    _key(program, Qt.Key.Key_B)
    _key(program, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert document.hole[0, 0]
    window.actions_by_name["clear"].trigger()
    assert not document.hole.any()


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
    assert not program.session.document.hole.any()  # type: ignore[union-attr]
    _key(program, Qt.Key.Key_1)
    assert canvas.viewport.zoom == pytest.approx(1 / canvas.devicePixelRatioF())


def test_complete_on_release(qtbot: QtBot, program: Program) -> None:
    program.window.actions_by_name["on_release"].setChecked(True)
    with qtbot.waitSignal(program.session.completed, timeout=30_000):
        stroke(program.window.canvas, STROKE)
    assert not program.session.document.hole.any()  # type: ignore[union-attr]


def test_escape_gives_up_and_keeps_everything(qtbot: QtBot, program: Program, sample: npt.NDArray[np.uint8]) -> None:
    document = program.session.document
    assert document is not None
    stroke(program.window.canvas, STROKE)
    hole = document.hole.copy()
    seen = []
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        _key(program, key)
        seen.append((program.session.is_running, program.window.actions_by_name["cancel"].isEnabled()))
    assert seen == [(True, True), (False, False)]
    complete(qtbot, program)
    assert len(document.layers) == 1, "the cancelled run left nothing behind"
    np.testing.assert_array_equal(document.pixels[~hole], sample[~hole])


def test_nothing_painted_and_everything_painted_are_said(program: Program) -> None:
    _key(program, Qt.Key.Key_Return)
    assert "nothing to complete" in program.window.status.message
    program.window.actions_by_name["invert"].trigger()
    _key(program, Qt.Key.Key_Return)
    assert "nothing to learn from" in program.window.status.message
    assert not program.session.is_running


def test_bad_files_change_nothing(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    stroke(program.window.canvas, STROKE)
    program.session.document.mark_saved(program.session.document.position)  # type: ignore[union-attr]
    before = program.session.document
    bad = tmp_path / "bad.jpg"
    bad.write_bytes(b"no photo")
    with qtbot.waitSignal(program.window.opening.failed, timeout=10_000):
        program.window.opening.open_path(bad)
    assert str(bad) in program.window.status.message
    assert program.session.document is before
    with qtbot.waitSignal(program.window.exporting.failed, timeout=10_000):
        program.window.exporting.export_to(tmp_path / "nowhere" / "x.png", 90)
    assert "does not exist" in program.window.status.message


def test_bad_weights_leave_the_model_in_use(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    bad = tmp_path / "weights.pth"
    bad.write_text("no weights")
    with qtbot.waitSignal(program.session.model_failed, timeout=10_000):
        program.window.models.use_weights(bad)
    assert str(bad) in program.window.status.message
    assert "dfnet-compact" in program.window.status.engine_text
    stroke(program.window.canvas, STROKE)
    complete(qtbot, program)


def test_work_is_not_lost_without_asking(
    qtbot: QtBot, program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    answers = iter(["cancel", "save"])
    monkeypatch.setattr("dfnet_gui.gui.photos.opening.ask_before_losing", lambda *_: next(answers))
    exports = program.window.exporting
    monkeypatch.setattr(exports, "export", lambda after: exports.export_to(tmp_path / "x.png", 95, after=after))
    stroke(program.window.canvas, STROKE)
    assert program.window.isWindowModified()
    assert not program.window.close()
    assert program.window.isVisible()
    program.window.close()
    qtbot.waitUntil(lambda: not program.window.isVisible(), timeout=20_000)
    assert (tmp_path / "x.png").exists()


def test_an_earlier_export_does_not_answer_for_a_later_question(
    qtbot: QtBot, program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    exports = program.window.exporting
    stroke(program.window.canvas, STROKE)

    def cancelled_dialog(_after: Callable[[], None]) -> None:
        with qtbot.waitSignal(exports.said, timeout=20_000):
            exports.export_to(tmp_path / "earlier.png", 95)

    monkeypatch.setattr("dfnet_gui.gui.photos.opening.ask_before_losing", lambda *_: "save")
    monkeypatch.setattr(exports, "export", cancelled_dialog)
    assert not program.window.close()
    assert program.window.isVisible()


def test_work_done_while_a_photo_is_read_is_asked_about(
    qtbot: QtBot, program: Program, monkeypatch: pytest.MonkeyPatch, sample_path: Path
) -> None:
    before = program.session.document
    asked: list[str] = []

    def ask(_parent: object, name: str) -> str:
        asked.append(name)
        return "cancel"

    monkeypatch.setattr("dfnet_gui.gui.photos.opening.ask_before_losing", ask)
    program.window.opening.open_path(sample_path.with_name("statue-of-liberty.jpg"))
    stroke(program.window.canvas, STROKE)
    qtbot.waitUntil(lambda: bool(asked), timeout=10_000)
    assert program.session.document is before


def test_a_stroke_over_the_gap_stays_in_its_pane(program: Program) -> None:
    canvas, document = program.window.canvas, program.session.document
    assert document is not None
    _key(program, Qt.Key.Key_F4)
    left, right = canvas.panes
    y = int(canvas.height() / 2)
    start, end = QPoint(int(left.rect.right()) - 60, y), QPoint(int(right.rect.left()) + 40, y)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(canvas, end)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
    assert document.hole_bounds.width < document.bounds.width / 2


def test_drop_paste_and_copy(qtbot: QtBot, start_program: Callable[..., Program], sample_path: Path) -> None:
    program = start_program(loaded=False)
    window = program.window
    assert window.pages.currentIndex() == 0
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(sample_path))])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(window.session.opened, timeout=10_000):
        window.dropEvent(event)
    assert window.pages.currentIndex() == 1
    window.actions_by_name["copy"].trigger()
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().image().width() == 1280, timeout=10_000)
    with qtbot.waitSignal(window.session.opened, timeout=10_000):
        window.opening.paste()
    assert program.session.document is not None
    np.testing.assert_array_equal(program.session.document.pixels, read_photo(sample_path).pixels)


def test_settings_survive_a_restart(start_program: Callable[..., Program], sample_path: Path) -> None:
    first = start_program(sample_path, loaded=False)
    first.window.settings.set(BRUSH_RADIUS, 77.0)
    first.window.actions_by_name["split"].trigger()
    first.window.actions_by_name["theme_dark"].trigger()
    first.window.actions_by_name["on_release"].setChecked(True)
    first.window.actions_by_name["fusion"].setChecked(True)
    first.window.close()
    second = start_program(sample_path, loaded=False)
    assert second.window.canvas.radius == 77.0
    assert second.window.canvas.view == "split"
    assert second.window.actions_by_name["theme_dark"].isChecked()
    assert second.window.actions_by_name["on_release"].isChecked()
    assert second.window.docks.by_name["fusion"].isVisible()
    assert str(sample_path) in second.window.settings.recent()


def test_stepping_through_a_folder(qtbot: QtBot, program: Program, sample_path: Path) -> None:
    with qtbot.waitSignal(program.session.opened, timeout=10_000):
        _key(program, Qt.Key.Key_Right)
    assert program.session.document.original.path != sample_path  # type: ignore[union-attr]
    with qtbot.waitSignal(program.session.opened, timeout=10_000):
        _key(program, Qt.Key.Key_Left)
    assert program.session.document.original.path == sample_path  # type: ignore[union-attr]


def test_every_control_has_a_name(program: Program) -> None:
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QSlider

    for kind in (QAbstractButton, QComboBox, QSlider):
        for widget in program.window.findChildren(kind):
            named = (
                widget.accessibleName() or widget.toolTip() or (isinstance(widget, QAbstractButton) and widget.text())
            )
            assert named or widget.objectName().startswith("qt_"), f"{widget} has no name"


def test_every_action_has_its_command_and_help_lists_its_keys(program: Program) -> None:
    from dfnet_gui.gui.menus.action_table import SPECS
    from dfnet_gui.gui.menus.menu_table import MENUS

    from dfnet_gui.gui.photos.dialogs import _help_html

    names = {name for _, row in MENUS for name in row if name} - {"recent"}
    assert names <= {spec.name for spec in SPECS}
    html = _help_html()
    assert all(spec.keys[0] in html for spec in SPECS if spec.keys)
    keys = [key for spec in SPECS for key in spec.keys]
    assert len(keys) == len(set(keys)), "no key stands for two things"
    assert main_window.MainWindow.__doc__


def test_16_bit_photo_through_the_window(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    import cv2

    deep = np.random.default_rng(0).integers(0, 65536, (300, 400, 3), np.uint16)
    path, out = tmp_path / "deep.tif", tmp_path / "out.tif"
    cv2.imwrite(str(path), deep[:, :, ::-1])
    open_photo(qtbot, program, path)
    stroke(program.window.canvas, [(100.0, 100.0), (130.0, 120.0)])
    hole = program.session.document.hole.copy()  # type: ignore[union-attr]
    complete(qtbot, program)
    with qtbot.waitSignal(program.window.exporting.said, timeout=20_000):
        program.window.exporting.export_to(out, 95)
    again = read_photo(out).pixels
    assert again.dtype == np.uint16
    np.testing.assert_array_equal(again[~hole], deep[~hole])
    assert (again[hole] != deep[hole]).any()


def test_a_hole_is_never_said_to_be_nothing(program: Program) -> None:
    program.window.settings.set(BRUSH_RADIUS, 5.0)
    stroke(program.window.canvas, STROKE[:1])
    assert "hole under 0.1 %" in program.window.status.photo_text
    program.window.settings.set(BRUSH_RADIUS, 60.0)
    stroke(program.window.canvas, STROKE)
    assert re.search(r"hole \d+\.\d %", program.window.status.photo_text)
