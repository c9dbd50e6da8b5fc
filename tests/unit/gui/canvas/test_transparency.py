"""Where a photo is transparent a chequerboard shows, in the original and in the result."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dfnet_gui.document.document import Document
from dfnet_gui.document.picture import OpenPhoto
from dfnet_gui.engine.fills import Fill
from dfnet_gui.engine.request import Completion
from dfnet_gui.gui.base.settings import VIEW, Settings
from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.canvas.transparency import Transparency
from dfnet_gui.gui.session.session import Session
from dfnet_gui.imaging.arrays import ByteArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.photo import Photo
from tests.unit.gui.hands import colour_at

SIZE = 80
STICKER = Bounds(30, 30, 20, 20)


def _alpha(greatest: int = 255) -> np.ndarray:
    """An opaque sticker on transparency."""
    alpha = np.zeros((SIZE, SIZE), np.uint8 if greatest == 255 else np.uint16)
    alpha[STICKER.slices] = greatest
    return alpha


def _open(session: Session, alpha: np.ndarray | None) -> Document:
    kind = np.uint8 if alpha is None else alpha.dtype
    document = Document(Photo(pixels=np.zeros((SIZE, SIZE, 3), kind), alpha=alpha))
    session.open(OpenPhoto.of(document))
    return document


@pytest.fixture
def shown(parent: QWidget, session: Session) -> Iterator[Transparency]:
    transparency = Transparency(parent, session)
    yield transparency
    transparency.wait()


def _complete(document: Document, session: Session) -> None:
    """The sticker goes."""
    hole = np.ones((STICKER.height, STICKER.width), bool)
    pixels = np.zeros((STICKER.height, STICKER.width, 3), document.original.pixels.dtype)
    fill = Fill(bounds=STICKER, pixels=pixels, hole=hole, drawn=1.0)
    completion = Completion(request_id=1, fills=(fill,), seconds=0.1, model="m", device="d")
    document.add_completion(completion, clear=hole, clear_bounds=STICKER)
    session.pixels_changed.emit(STICKER)


@pytest.mark.parametrize("greatest", [255, 65535])
def test_what_goes_takes_its_opacity_along(qtbot: QtBot, session: Session, shown: Transparency, greatest: int) -> None:
    with qtbot.waitSignal(shown.changed):
        document = _open(session, _alpha(greatest))
    assert shown.original is not None
    np.testing.assert_array_equal(shown.original, 255 - _alpha())
    np.testing.assert_array_equal(shown.result, shown.original)
    with qtbot.waitSignal(shown.changed):
        _complete(document, session)
    assert shown.result is not None
    assert shown.result.min() == 255
    np.testing.assert_array_equal(shown.original, 255 - _alpha())


def test_changes_while_it_is_worked_out_are_not_missed(qtbot: QtBot, session: Session, shown: Transparency) -> None:
    document = _open(session, _alpha())
    _complete(document, session)
    qtbot.waitUntil(lambda: shown.result is not None and int(shown.result.min()) == 255)


@pytest.mark.parametrize("alpha", [None, np.full((SIZE, SIZE), 255, np.uint8)], ids=["none", "opaque"])
def test_of_an_opaque_photo_there_is_none(
    qtbot: QtBot, session: Session, shown: Transparency, alpha: ByteArray | None
) -> None:
    with qtbot.waitSignal(shown.changed):
        _open(session, _alpha())
    _open(session, alpha)
    shown.wait()
    QApplication.processEvents()
    assert shown.original is None
    assert shown.result is None


def test_the_canvas_shows_a_board_where_the_photo_is_transparent(
    qtbot: QtBot, canvas: Canvas, session: Session, settings: Settings
) -> None:
    canvas.show()
    with qtbot.waitSignal(canvas.transparency.changed):
        document = _open(session, _alpha())
    canvas.zoom_to(1.0)
    greys = {colour_at(canvas, (x, 5)) for x in range(5, 70, 4)}
    assert greys == {(255, 255, 255), (204, 204, 204)}
    assert colour_at(canvas, (40, 40)) == (0, 0, 0)
    with qtbot.waitSignal(canvas.transparency.changed):
        _complete(document, session)
    assert colour_at(canvas, (40, 40)) in greys
    canvas.hold_original(held=True)
    assert colour_at(canvas, (40, 40)) == (0, 0, 0)
    canvas.hold_original(held=False)
    settings.set(VIEW, "side")
    canvas.zoom_to_fit()
    assert colour_at(canvas, (40, 40)) in greys
    canvas.transparency.wait()


def test_half_of_the_board_shows_through_what_is_half_opaque(qtbot: QtBot, canvas: Canvas, session: Session) -> None:
    canvas.show()
    with qtbot.waitSignal(canvas.transparency.changed):
        _open(session, np.full((SIZE, SIZE), 128, np.uint8))
    canvas.zoom_to(1.0)
    assert {colour_at(canvas, (x, 5)) for x in range(5, 70, 4)} == {(127, 127, 127), (102, 102, 102)}
    canvas.transparency.wait()
