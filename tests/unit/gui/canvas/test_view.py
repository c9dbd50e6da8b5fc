"""What the canvas shows: panes, looks, the mask, and how a completion fades in."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from dfnet_gui.document.document import Document
from dfnet_gui.document.picture import OpenPhoto
from dfnet_gui.engine.fills import Fill
from dfnet_gui.engine.request import Completion
from dfnet_gui.gui.base.settings import REDUCED_MOTION, VIEW, Settings
from dfnet_gui.gui.base.theme import DARK
from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.canvas.drawing import Overlay
from dfnet_gui.gui.canvas.looks import PLAIN, Look
from dfnet_gui.imaging.arrays import ByteArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.tiles import PatchedPixels
from tests.profiles import DISPLAY_P3, p3_as_srgb
from tests.unit.gui.conftest import HEIGHT, WIDTH, OpenAPhoto
from tests.unit.gui.hands import colour_at, dab, shown

BLACK, GREY, WHITE, RED = (0, 0, 0), (128, 128, 128), (255, 255, 255), (255, 0, 0)


def _completion(*places: Bounds) -> Completion:
    nothing = np.zeros((1, 1, 3), np.uint8)
    fills = (Fill(bounds=place, pixels=nothing, hole=np.ones((1, 1), bool), drawn=1.0) for place in places)
    return Completion(request_id=1, fills=tuple(fills), seconds=0.1, model="m", device="d")


def _tell_completed(canvas: Canvas, document: Document, *places: Bounds) -> None:
    """As when a fill was laid over a photo that was white until then."""
    white = np.broadcast_to(np.full((1, 1, 3), 255, np.uint8), document.original.pixels.shape)
    canvas.session.completed.emit(_completion(*places), PatchedPixels(white))


def test_undoing_within_the_fade_shows_at_once_what_is_there(canvas: Canvas, open_photo: OpenAPhoto) -> None:
    document = open_photo(grey=0)
    canvas.show()
    _tell_completed(canvas, document, Bounds(20, 20, 10, 10))
    assert min(colour_at(canvas, (25, 25))) > 200
    canvas.session.pixels_changed.emit(Bounds(20, 20, 10, 10))
    assert not canvas.is_fading
    assert max(colour_at(canvas, (25, 25))) < 10


def test_a_fill_fades_in_over_what_was_there(qtbot: QtBot, canvas: Canvas, open_photo: OpenAPhoto) -> None:
    document = open_photo(grey=0)
    canvas.show()
    _tell_completed(canvas, document, Bounds(20, 20, 10, 10))
    assert canvas.is_fading
    assert min(colour_at(canvas, (25, 25))) > 200, "it begins with what was there"
    assert colour_at(canvas, (35, 25)) == BLACK
    qtbot.waitUntil(lambda: not canvas.is_fading)
    assert colour_at(canvas, (25, 25)) == BLACK


def test_photo_and_fade_have_the_colours_of_the_screen(canvas: Canvas) -> None:
    before, after = np.array([[[200, 60, 40]]], np.uint8), np.array([[[60, 120, 90]]], np.uint8)
    shape = (HEIGHT, WIDTH, 3)
    document = Document(Photo(pixels=np.broadcast_to(after, shape).copy(), icc=DISPLAY_P3))
    canvas.session.open(OpenPhoto.of(document))
    canvas.show()
    completion = _completion(Bounds(20, 20, 10, 10))
    canvas.session.completed.emit(completion, PatchedPixels(np.broadcast_to(before, shape).copy()))
    assert colour_at(canvas, (35, 25)) == pytest.approx(p3_as_srgb(after)[0, 0].tolist(), abs=1)
    assert colour_at(canvas, (25, 25)) == pytest.approx(p3_as_srgb(before)[0, 0].tolist(), abs=3)


@pytest.mark.parametrize(("width", "fades"), [(2000, True), (2001, False)])
def test_a_fill_that_is_too_large_to_be_drawn_over_and_over_is_there_at_once(
    canvas: Canvas, open_photo: OpenAPhoto, width: int, *, fades: bool
) -> None:
    document = open_photo(grey=0, width=2100, height=2000)
    _tell_completed(canvas, document, Bounds(0, 0, width, 2000))
    assert canvas.is_fading == fades


def test_of_a_large_and_a_small_fill_the_small_one_fades(canvas: Canvas, open_photo: OpenAPhoto) -> None:
    document = open_photo(grey=0, width=2100, height=2000)
    canvas.zoom_to(1.0)
    _tell_completed(canvas, document, Bounds(0, 0, 2001, 2000), Bounds(1040, 990, 20, 20))
    assert min(colour_at(canvas, (1050, 1000))) > 200
    assert colour_at(canvas, (1030, 1000)) == BLACK


def test_of_very_many_fills_the_first_ones_fade(canvas: Canvas, open_photo: OpenAPhoto) -> None:
    document = open_photo(grey=0)
    places = [Bounds(2 + 6 * (i % 18), 2 + 6 * (i // 18), 3, 3) for i in range(40)]
    _tell_completed(canvas, document, *places)
    fading = [min(colour_at(canvas, (place.left + 1.5, place.top + 1.5))) > 200 for place in places]
    assert fading == [True] * 32 + [False] * 8


def _photo_area(canvas: Canvas) -> ByteArray:
    """Without the surround, where the brush's outline may be."""
    (left, top), (right, bottom) = canvas.viewport.to_pane(0, 0), canvas.viewport.to_pane(WIDTH, HEIGHT)
    return shown(canvas)[int(top) : int(bottom), int(left) : int(right)]


def test_with_reduced_motion_nothing_fades_and_no_edge_runs(
    qtbot: QtBot, canvas: Canvas, settings: Settings, open_photo: OpenAPhoto
) -> None:
    document = open_photo(grey=0)
    settings.set(REDUCED_MOTION, True)
    canvas.show()
    _tell_completed(canvas, document, Bounds(20, 20, 10, 10))
    assert not canvas.is_fading
    dab(canvas.session, 60, 45, 20)
    still = _photo_area(canvas)
    qtbot.wait(300)
    np.testing.assert_array_equal(_photo_area(canvas), still)
    settings.set(REDUCED_MOTION, False)
    qtbot.waitUntil(lambda: bool((_photo_area(canvas) != still).any()))


def test_another_photo_ends_fading_and_looks(canvas: Canvas, open_photo: OpenAPhoto) -> None:
    document = open_photo(grey=0)
    _tell_completed(canvas, document, Bounds(20, 20, 10, 10))
    canvas.set_look(Look(label="Alpha"))
    open_photo(grey=0)
    assert not canvas.is_fading
    assert canvas.look is PLAIN


def test_a_look_stands_in_place_of_the_result(canvas: Canvas, open_photo: OpenAPhoto) -> None:
    open_photo(grey=128)
    red = np.broadcast_to(np.array(RED, np.uint8), (5, 5, 3)).copy()
    canvas.set_look(Look(layers=((Overlay(Bounds(30, 30, 20, 20), red),),)))
    assert colour_at(canvas, (40, 40)) == RED
    assert colour_at(canvas, (60, 40)) == GREY
    canvas.hold_original(held=True)
    assert colour_at(canvas, (40, 40)) == GREY
    canvas.hold_original(held=False)
    canvas.set_look(PLAIN)
    assert colour_at(canvas, (40, 40)) == GREY


def test_the_original_is_shown_while_it_is_held_and_beside_the_result(
    canvas: Canvas, settings: Settings, open_photo: OpenAPhoto
) -> None:
    document = open_photo(grey=128)
    white = np.full((10, 10, 3), 255, np.uint8)
    document.patched.write(Bounds(30, 30, 10, 10), white)
    canvas.session.pixels_changed.emit(Bounds(30, 30, 10, 10))
    assert colour_at(canvas, (35, 35)) == WHITE
    canvas.hold_original(held=True)
    assert colour_at(canvas, (35, 35)) == GREY
    canvas.hold_original(held=False)
    settings.set(VIEW, "side")
    left = canvas.panes[0].rect.topLeft()
    x, y = canvas.viewport.to_pane(35, 35)
    drawn = shown(canvas)
    assert tuple(drawn[int(y + left.y()), int(x + left.x())]) == GREY
    assert colour_at(canvas, (35, 35)) == WHITE


def test_the_mask_is_tinted_and_gone_when_the_original_is_held(canvas: Canvas, open_photo: OpenAPhoto) -> None:
    open_photo(grey=128)
    dab(canvas.session, 60, 45, 15)
    red, green, _blue = colour_at(canvas, (60, 45))
    assert red > green + 50
    canvas.hold_original(held=True)
    assert colour_at(canvas, (60, 45)) == GREY


def test_the_photo_is_fitted_until_somebody_zooms(canvas: Canvas, open_photo: OpenAPhoto) -> None:
    canvas.show()
    open_photo(width=1200, height=900)
    small = canvas.viewport.zoom
    canvas.resize(800, 600)
    assert canvas.viewport.zoom > small
    canvas.zoom_to(2.0)
    assert canvas.viewport.zoom == 2.0
    canvas.resize(500, 400)
    assert canvas.viewport.zoom == 2.0
    canvas.step_zoom(1)
    assert canvas.viewport.zoom == pytest.approx(2.4)
    canvas.zoom_to_fit()
    assert canvas.viewport.zoom < 1


def test_panes_are_found_under_a_point(canvas: Canvas, settings: Settings, open_photo: OpenAPhoto) -> None:
    open_photo()
    settings.set(VIEW, "side")
    left, right = canvas.panes
    assert canvas.pane_at(left.rect.center()) == left
    assert canvas.pane_at(right.rect.center()) == right
    for pane in (left, right):
        assert canvas.to_photo(pane.rect.center()) == pytest.approx((WIDTH / 2, HEIGHT / 2), abs=1)


def test_the_surround_is_the_themes(canvas: Canvas, open_photo: OpenAPhoto) -> None:
    open_photo()
    canvas.set_theme(DARK)
    assert tuple(shown(canvas)[2, 2]) == (0x16, 0x16, 0x16)
