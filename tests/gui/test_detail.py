"""A fast fill first, then a detailed one in its place: what is shown, and what may happen in between."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dfnet_gui.document.document import Document
from dfnet_gui.engine.device import choose_device
from dfnet_gui.engine.inpainter import Inpainter
from dfnet_gui.engine.request import Completion, CompletionRequest, Detail
from dfnet_gui.gui.app import Program
from dfnet_gui.gui.base.settings import BRUSH_RADIUS, DETAIL, Settings
from dfnet_gui.gui.session.session import DETAIL_CHOICES
from dfnet_gui.imaging.arrays import BoolArray, ByteArray
from dfnet_gui.network.checkpoint import LoadedModel, load_model, save_model

from .conftest import HeldStart, open_photo, stroke

WIDTH, HEIGHT = 160, 120
FIRST = [(50.0, 50.0), (64.0, 56.0)]
SECOND = [(118.0, 90.0), (124.0, 92.0)]
THIRD = [(30.0, 100.0), (34.0, 100.0)]
RADIUS = 6.0
WAIT_MS = 20_000


@pytest.fixture
def photo_path(tmp_path: Path) -> Path:
    """A small photo of blotches, so that both fills take no time."""
    coarse = np.random.default_rng(0).integers(0, 256, (HEIGHT // 10, WIDTH // 10, 3), np.uint8)
    path = tmp_path / "photo.png"
    Image.fromarray(coarse).resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC).save(path)
    return path


@pytest.fixture
def photo(photo_path: Path) -> ByteArray:
    return np.array(Image.open(photo_path))


@pytest.fixture
def detailed_path(detailed_model: LoadedModel, tmp_path: Path) -> Path:
    """The small model with a detailed start, to the bit as it is in memory."""
    path = tmp_path / "tiny-detailed.safetensors"
    save_model(path, detailed_model.weights, detailed_model.manifest, halves=False)
    return path


@dataclass
class _Seen:
    """What the program told while it worked, in order."""

    program: Program
    details: list[str] = field(default_factory=list)
    pixels: list[ByteArray] = field(default_factory=list)
    cancelled: list[int] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        session = self.program.session
        session.completed.connect(self._on_completed)
        session.failed.connect(self.failed.append)
        self.program.worker.cancelled.connect(self.cancelled.append)

    def _on_completed(self, completion: Completion, _before: ByteArray) -> None:
        self.details.append(completion.detail)
        self.pixels.append(self.document.pixels.astype(np.uint8, copy=True))

    @property
    def document(self) -> Document:
        document = self.program.session.document
        assert document is not None
        return document


StartSmall = Callable[..., tuple[Program, _Seen]]


@pytest.fixture
def start_small(start_program: Callable[..., Program], photo_path: Path, detailed_path: Path) -> StartSmall:
    """Start programs with the small photo, the small detailed model, and a small brush."""

    def start(detail: str | None = None, weights: Path | None = None) -> tuple[Program, _Seen]:
        program = start_program(photo_path, weights=weights or detailed_path, detail=detail)
        program.window.settings.set(BRUSH_RADIUS, RADIUS)
        return program, _Seen(program)

    return start


def _key(program: Program, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(program.window.canvas, key, modifiers)


def _undo(program: Program) -> None:
    _key(program, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def _paint(program: Program, points: list[tuple[float, float]]) -> BoolArray:
    """Paint a stroke; the whole hole afterwards."""
    stroke(program.window.canvas, points)
    assert program.session.document is not None
    hole = program.session.document.hole.copy()
    assert hole[int(points[-1][1]), int(points[-1][0])]
    return hole


def _complete_up_to_the_detailed_start(qtbot: QtBot, program: Program, held: HeldStart) -> None:
    _key(program, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: held.entered.is_set() and program.session.is_refining, timeout=WAIT_MS)


def _let_go_on(qtbot: QtBot, program: Program, held: HeldStart) -> None:
    held.go_on.set()
    qtbot.waitUntil(lambda: not program.session.is_running, timeout=WAIT_MS)


def _let_end_unheard(qtbot: QtBot, seen: _Seen, held: HeldStart) -> None:
    """The detailed fill that was given up ends; everything that it could still say arrives."""
    qtbot.waitUntil(lambda: bool(seen.cancelled), timeout=WAIT_MS)
    held.go_on.set()
    qtbot.waitUntil(lambda: all(thread.name != "start" for thread in threading.enumerate()), timeout=WAIT_MS)
    qtbot.wait(50)
    assert not seen.program.session.is_running


def _expected(path: Path, photo: ByteArray, hole: BoolArray, detail: Detail) -> ByteArray:
    """What the engine alone gives."""
    completion = Inpainter(load_model(path), choose_device("cpu")).run(
        CompletionRequest.from_photo(photo, hole, detail=detail)
    )
    result = photo.copy()
    completion.paste_into(result)
    return result


def test_the_fast_fill_is_shown_first_and_the_detailed_one_takes_its_place(
    qtbot: QtBot, start_small: StartSmall, held: HeldStart, photo: ByteArray, detailed_path: Path
) -> None:
    program, seen = start_small()
    hole = _paint(program, FIRST)
    _complete_up_to_the_detailed_start(qtbot, program, held)
    assert seen.details == ["fast"]
    assert program.window.actions_by_name["cancel"].isEnabled()
    fast = _expected(detailed_path, photo, hole, "fast")
    np.testing.assert_array_equal(seen.document.pixels, fast)
    assert not seen.document.hole.any()

    _let_go_on(qtbot, program, held)
    assert seen.details == ["fast", "detailed"]
    assert not program.window.actions_by_name["cancel"].isEnabled()
    detailed = _expected(detailed_path, photo, hole, "detailed")
    np.testing.assert_array_equal(seen.document.pixels, detailed)
    assert (detailed != fast).any()
    np.testing.assert_array_equal(detailed[~hole], photo[~hole])
    (layer,) = seen.document.layers
    assert isinstance(layer, Completion)
    assert layer.detail == "detailed"

    _undo(program)
    np.testing.assert_array_equal(seen.document.pixels, photo)
    np.testing.assert_array_equal(seen.document.hole, hole)
    _key(program, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    np.testing.assert_array_equal(seen.document.pixels, detailed)


def test_status_line_and_fusion_panel_say_what_the_fill_is_made_of(
    qtbot: QtBot, start_small: StartSmall, held: HeldStart
) -> None:
    program, seen = start_small()
    status, source = program.window.status, program.window.docks.panels["fusion"].source
    program.window.actions_by_name["fusion"].setChecked(True)
    _paint(program, FIRST)
    _complete_up_to_the_detailed_start(qtbot, program, held)
    (fast,) = seen.document.layers
    assert isinstance(fast, Completion)
    drawn = round(100 * fast.drawn)
    assert source.text() == f"Fast fill: {drawn} % drawn, {100 - drawn} % a smooth fill."
    assert source.isVisible()
    assert status.engine_text.startswith("CPU · PyTorch fp32 · tiny-detailed · fast · ")
    assert "detailed one follows" in status.message

    _let_go_on(qtbot, program, held)
    (detailed,) = seen.document.layers
    assert isinstance(detailed, Completion)
    drawn = round(100 * detailed.drawn)
    sentence = f"Detailed fill: {drawn} % drawn, {100 - drawn} % pieces of the photo."
    assert source.text() == sentence
    assert status.message.startswith(sentence)
    assert status.engine_text.startswith("CPU · PyTorch fp32 · tiny-detailed · detailed · ")
    assert not status.progress_bar.isVisible()

    _undo(program)
    assert not source.isVisible()


def test_the_maps_are_the_detailed_fills(qtbot: QtBot, start_small: StartSmall, held: HeldStart) -> None:
    program, seen = start_small()
    _paint(program, FIRST)
    _complete_up_to_the_detailed_start(qtbot, program, held)
    assert program.window.docks.panels["fusion"]._maps() == [], "nobody has asked for them"
    _let_go_on(qtbot, program, held)
    program.window.actions_by_name["fusion"].setChecked(True)
    qtbot.waitUntil(lambda: bool(program.window.docks.panels["fusion"]._maps()), timeout=WAIT_MS)
    (layer,) = seen.document.layers
    assert isinstance(layer, Completion)
    assert layer.detail == "detailed"
    assert program.window.docks.panels["fusion"]._maps() == [layer.fills[0].maps]
    fill = layer.fills[0]
    assert fill.maps is not None
    place = fill.bounds.moved(-fill.maps.bounds.left, -fill.maps.bounds.top).slices
    np.testing.assert_allclose(fill.maps.results[0][place][fill.hole] * 255, fill.pixels[fill.hole], atol=0.51)


def test_escape_in_between_keeps_the_fast_fill(
    qtbot: QtBot, start_small: StartSmall, held: HeldStart, photo: ByteArray
) -> None:
    program, seen = start_small()
    hole = _paint(program, FIRST)
    _complete_up_to_the_detailed_start(qtbot, program, held)
    fast = seen.document.pixels.copy()
    _key(program, Qt.Key.Key_Escape)
    assert not program.session.is_running
    assert not program.window.actions_by_name["cancel"].isEnabled()
    assert "follows" not in program.window.status.message
    _let_end_unheard(qtbot, seen, held)
    np.testing.assert_array_equal(seen.document.pixels, fast)
    assert seen.details == ["fast"]
    _undo(program)
    np.testing.assert_array_equal(seen.document.pixels, photo)
    np.testing.assert_array_equal(seen.document.hole, hole)


def test_after_undo_in_between_nothing_comes_back(
    qtbot: QtBot, start_small: StartSmall, held: HeldStart, photo: ByteArray
) -> None:
    program, seen = start_small()
    hole = _paint(program, FIRST)
    _complete_up_to_the_detailed_start(qtbot, program, held)
    _undo(program)
    _let_end_unheard(qtbot, seen, held)
    np.testing.assert_array_equal(seen.document.pixels, photo)
    np.testing.assert_array_equal(seen.document.hole, hole)
    assert seen.document.layers == []
    assert seen.details == ["fast"]


def test_a_stroke_painted_in_between_stays_and_the_detailed_fill_comes(
    qtbot: QtBot, start_small: StartSmall, held: HeldStart, photo: ByteArray, detailed_path: Path
) -> None:
    program, seen = start_small()
    hole = _paint(program, FIRST)
    _complete_up_to_the_detailed_start(qtbot, program, held)
    painted = _paint(program, SECOND)
    assert program.session.is_refining
    _let_go_on(qtbot, program, held)
    assert seen.details == ["fast", "detailed"]
    detailed = _expected(detailed_path, photo, hole, "detailed")
    np.testing.assert_array_equal(seen.document.pixels, detailed)
    np.testing.assert_array_equal(seen.document.hole, painted)
    assert program.window.complete_button.isEnabled()
    _undo(program)
    assert not seen.document.hole.any(), "the stroke is the last step"
    np.testing.assert_array_equal(seen.document.pixels, detailed)
    _undo(program)
    np.testing.assert_array_equal(seen.document.pixels, photo)
    np.testing.assert_array_equal(seen.document.hole, hole)


def test_a_stroke_that_is_still_being_painted_is_not_cut_short(
    qtbot: QtBot, start_small: StartSmall, held: HeldStart
) -> None:
    program, seen = start_small()
    _paint(program, FIRST)
    _complete_up_to_the_detailed_start(qtbot, program, held)
    session = program.session
    session.begin_stroke()
    session.paint(SECOND[0], SECOND[0], RADIUS)
    _let_go_on(qtbot, program, held)
    session.paint(SECOND[0], SECOND[1], RADIUS)
    session.end_stroke()
    assert seen.document.hole[92, 124]
    _undo(program)
    assert not seen.document.hole.any()
    assert seen.details == ["fast", "detailed"]


def test_completing_something_else_in_between_gives_two_detailed_fills_in_the_end(
    qtbot: QtBot, start_small: StartSmall, held: HeldStart, photo: ByteArray
) -> None:
    program, seen = start_small()
    first = _paint(program, FIRST)
    _complete_up_to_the_detailed_start(qtbot, program, held)
    second = _paint(program, SECOND)
    _key(program, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: seen.details == ["fast", "fast"], timeout=WAIT_MS)
    assert not seen.document.hole.any()
    _let_go_on(qtbot, program, held)
    assert seen.details == ["fast", "fast", "detailed", "detailed"]
    layers = [layer for layer in seen.document.layers if isinstance(layer, Completion)]
    assert [layer.detail for layer in layers] == ["detailed", "detailed"]
    np.testing.assert_array_equal(seen.document.pixels[~(first | second)], photo[~(first | second)])
    _undo(program)
    np.testing.assert_array_equal(seen.document.pixels[~first], photo[~first])
    np.testing.assert_array_equal(seen.document.hole, second)
    _undo(program)
    _undo(program)
    np.testing.assert_array_equal(seen.document.pixels, photo)


def test_the_status_line_says_what_runs_when_something_else_is_completed_in_between(
    qtbot: QtBot, start_small: StartSmall, held: HeldStart
) -> None:
    program, seen = start_small()
    _paint(program, FIRST)
    _complete_up_to_the_detailed_start(qtbot, program, held)
    _paint(program, SECOND)
    _key(program, Qt.Key.Key_Return)
    assert program.session.is_running
    assert not program.session.is_refining
    assert program.window.status.message.startswith("Completing…"), "Esc would not keep a fill, there is none yet"
    _let_go_on(qtbot, program, held)
    assert seen.details[-1] == "detailed"


def test_escape_gives_up_detailed_fills_that_wait(qtbot: QtBot, start_small: StartSmall, held: HeldStart) -> None:
    program, seen = start_small()
    _paint(program, FIRST)
    _complete_up_to_the_detailed_start(qtbot, program, held)
    _paint(program, SECOND)
    _key(program, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(seen.details) == 2 and program.session.is_refining, timeout=WAIT_MS)
    both = seen.document.pixels.copy()
    _key(program, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(seen.cancelled) == 2, timeout=WAIT_MS)
    _let_end_unheard(qtbot, seen, held)
    np.testing.assert_array_equal(seen.document.pixels, both)
    assert seen.details == ["fast", "fast"]
    _paint(program, THIRD)
    _key(program, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(seen.details) > 2 and not program.session.is_running, timeout=WAIT_MS)
    layers = [layer.detail for layer in seen.document.layers if isinstance(layer, Completion)]
    assert layers == ["fast", "fast", "detailed"], "what was given up does not come with the next one"


def test_erasing_in_between_keeps_the_fast_fill(qtbot: QtBot, start_small: StartSmall, held: HeldStart) -> None:
    program, seen = start_small()
    _paint(program, FIRST)
    _complete_up_to_the_detailed_start(qtbot, program, held)
    fast = seen.document.pixels.copy()
    stroke(program.window.canvas, SECOND, button=Qt.MouseButton.RightButton)
    _let_end_unheard(qtbot, seen, held)
    np.testing.assert_array_equal(seen.document.pixels, fast)


def test_opening_another_photo_in_between_leaves_it_alone(
    qtbot: QtBot, start_small: StartSmall, held: HeldStart, photo_path: Path, photo: ByteArray
) -> None:
    program, seen = start_small()
    _paint(program, FIRST)
    _complete_up_to_the_detailed_start(qtbot, program, held)
    other = photo_path.with_name("other.png")
    Image.fromarray(255 - photo).save(other)
    before = seen.document
    before.mark_saved(before.position)
    open_photo(qtbot, program, other)
    _let_end_unheard(qtbot, seen, held)
    assert seen.document is not before
    np.testing.assert_array_equal(seen.document.pixels, 255 - photo)
    assert not seen.document.can_undo
    assert seen.details == ["fast"]


def test_an_export_in_between_is_not_one_of_the_detailed_fill(
    qtbot: QtBot, start_small: StartSmall, held: HeldStart, tmp_path: Path
) -> None:
    program, seen = start_small()
    _paint(program, FIRST)
    _complete_up_to_the_detailed_start(qtbot, program, held)
    said: list[str] = []
    program.window.exporting.said.connect(said.append)
    path = tmp_path / "out.png"
    program.window.exporting.export_to(path, 95)
    qtbot.waitUntil(lambda: said == [f"Exported to {path}."], timeout=WAIT_MS)
    changed = [program.session.has_changes]
    np.testing.assert_array_equal(np.array(Image.open(path)), seen.pixels[0])
    _let_go_on(qtbot, program, held)
    changed.append(program.session.has_changes)
    assert changed == [False, True]
    assert program.window.isWindowModified()


def test_an_error_in_the_detailed_fill_is_said_and_the_fast_one_stays(
    qtbot: QtBot, start_small: StartSmall, held: HeldStart
) -> None:
    program, seen = start_small()
    held.error = RuntimeError("patchmatch failed")
    _paint(program, FIRST)
    _complete_up_to_the_detailed_start(qtbot, program, held)
    fast = seen.document.pixels.copy()
    _let_go_on(qtbot, program, held)
    assert len(seen.failed) == 1
    assert "patchmatch failed" in seen.failed[0]
    assert program.window.status.message == seen.failed[0]
    np.testing.assert_array_equal(seen.document.pixels, fast)
    held.error = None
    _paint(program, SECOND)
    _key(program, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: seen.details == ["fast", "fast", "detailed"], timeout=WAIT_MS)


def test_fast_fills_only_never_begin_a_detailed_one(
    qtbot: QtBot, start_small: StartSmall, held: HeldStart, photo: ByteArray, detailed_path: Path
) -> None:
    program, seen = start_small()
    program.window.actions_by_name["detail_fast"].trigger()
    hole = _paint(program, FIRST)
    _key(program, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(seen.details), timeout=WAIT_MS)
    assert not program.session.is_running
    qtbot.wait(50)
    assert seen.details == ["fast"]
    assert not held.entered.is_set()
    np.testing.assert_array_equal(seen.document.pixels, _expected(detailed_path, photo, hole, "fast"))


def test_detailed_fills_only_show_nothing_before(
    qtbot: QtBot, start_small: StartSmall, held: HeldStart, photo: ByteArray, detailed_path: Path
) -> None:
    program, seen = start_small()
    program.window.actions_by_name["detail_detailed"].trigger()
    hole = _paint(program, FIRST)
    _key(program, Qt.Key.Key_Return)
    qtbot.waitUntil(held.entered.is_set, timeout=WAIT_MS)
    assert program.session.is_running
    assert not program.session.is_refining
    assert program.window.status.message.startswith("Completing…")
    np.testing.assert_array_equal(seen.document.pixels, photo)
    np.testing.assert_array_equal(seen.document.hole, hole)
    _let_go_on(qtbot, program, held)
    qtbot.wait(50)
    assert seen.details == ["detailed"]
    np.testing.assert_array_equal(seen.document.pixels, _expected(detailed_path, photo, hole, "detailed"))


@pytest.mark.parametrize("detail", DETAIL_CHOICES)
def test_a_model_without_a_detailed_start_runs_once(
    qtbot: QtBot, start_small: StartSmall, held: HeldStart, tiny_model: LoadedModel, tmp_path: Path, detail: str
) -> None:
    plain = tmp_path / "plain.safetensors"
    save_model(plain, tiny_model.weights, tiny_model.manifest)
    program, seen = start_small(detail, plain)
    _paint(program, FIRST)
    _key(program, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(seen.details), timeout=WAIT_MS)
    assert not program.session.is_running
    qtbot.wait(50)
    assert seen.details == ["fast"]
    assert not held.entered.is_set()


@pytest.mark.parametrize("detail", DETAIL_CHOICES)
def test_the_choice_survives_a_restart(start_program: Callable[..., Program], detail: str) -> None:
    first = start_program(loaded=False)
    assert first.session.detail == "both", "what a new user gets"
    assert first.window.actions_by_name["detail_both"].isChecked()
    first.window.actions_by_name[f"detail_{detail}"].trigger()
    first.window.close()
    second = start_program(loaded=False)
    assert second.session.detail == detail
    checked = [each for each in DETAIL_CHOICES if second.window.actions_by_name[f"detail_{each}"].isChecked()]
    assert checked == [detail]


def test_an_unknown_choice_in_the_file_counts_as_none(
    start_program: Callable[..., Program], settings_file: Path
) -> None:
    store = QSettings(str(settings_file), QSettings.Format.IniFormat)
    store.setValue(DETAIL.key, "slow")
    store.sync()
    program = start_program(loaded=False)
    assert program.session.detail == "both"
    with pytest.raises(ValueError, match="'slow' is no value"):
        Settings(store).set(DETAIL, "slow")


def test_closing_in_between_does_not_wait_for_the_detailed_fill(
    qtbot: QtBot, start_small: StartSmall, held: HeldStart
) -> None:
    program, seen = start_small()
    _paint(program, FIRST)
    _complete_up_to_the_detailed_start(qtbot, program, held)
    seen.document.mark_saved(seen.document.position)
    began = time.perf_counter()
    assert program.window.close()
    program.close()
    assert time.perf_counter() - began < 2
    assert not held.go_on.is_set()
    assert not program.inpaint_thread.is_running


def test_another_model_that_is_chosen_in_between_waits_for_the_detailed_fill(
    qtbot: QtBot, start_small: StartSmall, held: HeldStart, tiny_model: LoadedModel, tmp_path: Path
) -> None:
    plain = tmp_path / "plain.safetensors"
    save_model(plain, tiny_model.weights, tiny_model.manifest)
    program, seen = start_small()
    _paint(program, FIRST)
    _complete_up_to_the_detailed_start(qtbot, program, held)
    program.window.models.use_weights(plain)
    _let_go_on(qtbot, program, held)
    assert seen.details == ["fast", "detailed"]
    (layer,) = seen.document.layers
    assert isinstance(layer, Completion)
    assert layer.model == "tiny-detailed"
    qtbot.waitUntil(lambda: program.session.model is not None and program.session.model.name == "tiny", timeout=WAIT_MS)
    assert not program.session.model.has_detail  # type: ignore[union-attr]


def test_the_built_in_model_gives_both_fills_of_a_real_photo(
    qtbot: QtBot, start_program: Callable[..., Program], sample_path: Path, sample: ByteArray
) -> None:
    program = start_program(sample_path, detail="both")
    seen = _Seen(program)
    hole = _paint(program, [(800.0, 150.0), (860.0, 160.0), (900.0, 220.0)])
    _key(program, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: seen.details == ["fast", "detailed"], timeout=60_000)
    fast, detailed = seen.pixels
    for pixels in (fast, detailed):
        np.testing.assert_array_equal(pixels[~hole], sample[~hole])
        assert (pixels[hole] != sample[hole]).any()
    assert (fast[hole] != detailed[hole]).any()
    assert "pieces of the photo" in program.window.status.message
