"""What the canvas draws after a completion is the composed photo: no seam where tiles were patched."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dfnet_gui.document.document import Document
from dfnet_gui.document.picture import Picture
from dfnet_gui.gui.app import Program
from dfnet_gui.gui.base.settings import BRUSH_RADIUS, REDUCED_MOTION
from dfnet_gui.imaging.arrays import ByteArray
from dfnet_gui.imaging.reading import read_photo
from dfnet_gui.imaging.tiles import TILE_PX, tiles_in
from tests.window import complete, document_of, export, grabbed, open_photo, stroke, undo

ACROSS_TILES = [(700.0, 200.0), (830.0, 560.0)]
CORNER = (768.0, 512.0)
"""Where four tiles meet that are patched, of six."""
MOST_LEVELS = 3
CRISP = (0.125, 0.25, 0.5, 3.7, 4.0, 7.3)
SMOOTH = (0.37, 0.61, 0.73, 0.9, 1.1, 1.37, 1.5, 2.0, 2.6)


def _shown(program: Program) -> ByteArray:
    QApplication.processEvents()
    return grabbed(program.window.canvas)


@dataclass
class _Completed:
    """A program with a completion across tiles, and a picture that was built anew from its result."""

    program: Program
    fresh: Picture

    def differences(self) -> npt.NDArray[np.int64]:
        """Levels by which the canvas differs from a drawing of the fresh picture, pixel by pixel."""
        session = self.program.session
        ours, was = _shown(self.program), session.photo
        assert was is not None
        session.photo = replace(was, picture=self.fresh)
        anew = _shown(self.program)
        session.photo = was
        assert len(np.unique(anew)) > 8, "something is drawn"
        levels: npt.NDArray[np.int64] = np.abs(ours.astype(np.int64) - anew).max(axis=2)
        return levels

    def look_at(self, zoom: float, place: tuple[float, float] = CORNER) -> None:
        """Bring a photo point to the middle, a fraction of a pixel beside it."""
        canvas = self.program.window.canvas
        canvas.zoom_to(zoom)
        x, y = canvas.width() / 2 - place[0] * zoom + 0.3, canvas.height() / 2 - place[1] * zoom + 0.6
        canvas.show_viewport(replace(canvas.viewport, x=x, y=y))


def _completed(qtbot: QtBot, program: Program) -> _Completed:
    program.window.settings.set(REDUCED_MOTION, True)
    program.window.settings.set(BRUSH_RADIUS, 14.0)
    canvas, document = program.window.canvas, document_of(program)
    before = document.pixels
    stroke(canvas, ACROSS_TILES)
    hole = document.hole.copy()
    complete(qtbot, program)
    canvas.leaveEvent(QEvent(QEvent.Type.Leave))
    assert (document.pixels[hole] != before[hole]).any()
    rows, columns = np.nonzero(hole)
    tiles = set(zip((rows // TILE_PX).tolist(), (columns // TILE_PX).tolist(), strict=True))
    assert 4 <= len(tiles) < len(list(tiles_in(document.bounds)))
    return _Completed(program, Picture(Document(replace(document.original, pixels=document.pixels))))


@pytest.fixture
def noise_path(tmp_path: Path) -> Path:
    """Nothing shows seams better."""
    path = tmp_path / "noise.png"
    Image.fromarray(np.random.default_rng(1).integers(0, 256, (720, 1280, 3), np.uint8)).save(path)
    return path


@pytest.fixture
def completed(
    qtbot: QtBot, start_program: Callable[..., Program], tiny_path: Path, sample_path: Path, noise_path: Path, kind: str
) -> _Completed:
    path = noise_path if kind == "noise" else sample_path
    return _completed(qtbot, start_program(path, weights=tiny_path, detail="fast"))


@pytest.mark.parametrize("kind", ["sample", "noise"])
def test_every_level_of_the_pyramid_is_the_one_of_the_composed_photo(completed: _Completed) -> None:
    photo = completed.program.session.photo
    assert photo is not None
    for ours, anew in zip(photo.picture.result.levels, completed.fresh.result.levels, strict=True):
        np.testing.assert_array_equal(ours.whole(), anew.base)


@pytest.mark.parametrize("kind", ["sample", "noise"])
def test_at_whole_zooms_every_pixel_is_exact(completed: _Completed) -> None:
    for zoom in (1.0, 3.0, 4.0):
        for place in (CORNER, (512.0, 256.0), (1023.5, 700.0)):
            completed.look_at(zoom, place)
            assert completed.program.window.canvas.viewport.zoom == zoom
            assert completed.differences().max() == 0


@pytest.mark.parametrize("kind", ["sample", "noise"])
def test_at_zoom_one_the_composed_photos_own_pixels_are_shown(completed: _Completed) -> None:
    completed.look_at(1.0)
    program = completed.program
    assert program.session.document is not None
    shown, result = _shown(program), program.session.document.pixels
    view = program.window.canvas.viewport
    left, top = int(-view.x), int(-view.y)
    assert view.x < 0
    assert view.y < 0
    height, width = min(result.shape[0] - top, shown.shape[0]), min(result.shape[1] - left, shown.shape[1])
    np.testing.assert_array_equal(shown[:height, :width], result[top : top + height, left : left + width])


@pytest.mark.parametrize("kind", ["sample", "noise"])
def test_away_from_the_edges_of_tiles_odd_zooms_are_as_good(completed: _Completed) -> None:
    canvas = completed.program.window.canvas
    for zoom in (*CRISP, *SMOOTH):
        completed.look_at(zoom)
        levels, view = completed.differences(), canvas.viewport
        near = np.zeros_like(levels, bool)
        reach = int(8 * max(1.0, zoom)) + 2
        for edge in range(0, 1281, TILE_PX):
            x, y = (int(v) for v in view.to_pane(edge, edge))
            near[:, max(0, x - reach) : max(0, x + reach)] = True
            near[max(0, y - reach) : max(0, y + reach)] = True
        assert levels[~near].max(initial=0) <= MOST_LEVELS, zoom


def _most_at(completed: _Completed, zooms: tuple[float, ...]) -> dict[float, int]:
    """The largest differences at places within the patched tiles, and at corners of the rectangle around them."""
    most: dict[float, int] = {}
    for zoom in zooms:
        for place in (CORNER, (514.0, 2.0), (1026.0, 512.0), (1026.5, 258.5), (510.0, 718.0)):
            completed.look_at(zoom, place)
            most[zoom] = max(most.get(zoom, 0), int(completed.differences().max()))
    return most


@pytest.mark.parametrize("kind", ["sample", "noise"])
def test_no_seam_where_pixels_are_crisp_or_halved(completed: _Completed) -> None:
    most = _most_at(completed, CRISP)
    assert max(most.values()) <= MOST_LEVELS, most


@pytest.mark.parametrize("kind", ["sample", "noise"])
def test_no_seam_where_pixels_are_smoothed(completed: _Completed) -> None:
    most = _most_at(completed, SMOOTH)
    assert max(most.values()) <= MOST_LEVELS, most


@pytest.mark.parametrize("kind", ["sample", "noise"])
def test_no_seam_in_the_whole_photo(completed: _Completed) -> None:
    completed.program.window.canvas.zoom_to_fit()
    assert completed.differences().max() <= MOST_LEVELS


@pytest.mark.parametrize("kind", ["sample"])
def test_undo_brings_the_old_pixels_back_to_the_canvas(completed: _Completed) -> None:
    program = completed.program
    completed.look_at(1.0)
    after = _shown(program)
    undo = program.window.actions_by_name["undo"]
    undo.trigger()
    undo.trigger()
    assert program.session.document is not None
    completed.fresh = Picture(Document(program.session.document.original))
    assert completed.differences().max() == 0
    assert (_shown(program) != after).any()
    redo = program.window.actions_by_name["redo"]
    redo.trigger()
    redo.trigger()
    np.testing.assert_array_equal(_shown(program), after)


@pytest.mark.parametrize("kind", ["sample"])
def test_a_second_program_draws_the_exported_photo_alike(
    qtbot: QtBot, completed: _Completed, start_program: Callable[..., Program], tmp_path: Path
) -> None:
    program, path = completed.program, tmp_path / "out.png"
    export(qtbot, program, path)
    other = start_program(loaded=False)
    open_photo(qtbot, other, path)
    assert other.window.canvas.size() == program.window.canvas.size()
    for zoom, most in ((1.0, 0), (3.0, 0), (0.5, MOST_LEVELS)):
        completed.look_at(zoom)
        other.window.canvas.show_viewport(program.window.canvas.viewport)
        assert other.window.canvas.viewport == program.window.canvas.viewport
        difference = np.abs(_shown(program).astype(np.int64) - _shown(other)).max()
        assert difference <= most, zoom


def test_a_16_bit_photo_is_drawn_and_exported_as_it_was_composed(
    qtbot: QtBot, start_program: Callable[..., Program], tiny_path: Path, sample: ByteArray, tmp_path: Path
) -> None:
    fine = np.random.default_rng(0).integers(-128, 129, sample.shape)
    deep = np.clip(sample.astype(np.int64) * 257 + fine, 0, 65535).astype(np.uint16)
    path, out = tmp_path / "deep.tif", tmp_path / "out.tif"
    cv2.imwrite(str(path), deep[:, :, ::-1])
    program = start_program(path, weights=tiny_path, detail="fast")
    document = program.session.document
    assert document is not None
    completed = _completed(qtbot, program)
    assert program.session.photo is not None
    for ours, anew in zip(program.session.photo.picture.result.levels, completed.fresh.result.levels, strict=True):
        np.testing.assert_array_equal(ours.whole(), anew.base)
    for zoom in (1.0, 3.0, 0.5, 0.25):
        completed.look_at(zoom)
        assert completed.differences().max() <= (0 if zoom >= 1 else MOST_LEVELS)
    result = document.pixels
    assert result.dtype == np.uint16
    changed = (result != deep).any(axis=2)
    assert changed.any()
    assert "16 bit" in program.window.status.photo_text
    export(qtbot, program, out)
    again = read_photo(out).pixels
    assert again.dtype == np.uint16
    np.testing.assert_array_equal(again, result)
    undo(program)
    assert document.hole[changed].all()
    np.testing.assert_array_equal(document.pixels, deep)
