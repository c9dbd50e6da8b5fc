"""What is seen of the hole: its tint, and an edge that runs; and that it is what the hole is now."""

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from dfnet_gui.document.document import Document
from dfnet_gui.gui.canvas.hole_picture import HolePictures, hole_picture
from dfnet_gui.gui.canvas.viewport import Viewport
from dfnet_gui.imaging.arrays import ByteArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.photo import Photo
from tests.unit.gui.drawn import HEIGHT, WHOLE, WIDTH, drawn_by


def _drawn(hole: np.ndarray, visible: QRectF, phase: int = 0, *, feather_px: float = 0.0) -> ByteArray:
    picture = hole_picture(hole, Bounds.of_mask(hole), Viewport(), visible, feather_px=feather_px)
    assert picture is not None
    return drawn_by(lambda painter: picture.draw(painter, phase), "#808080")


def test_the_mask_is_tinted_within_and_dashed_at_its_edge() -> None:
    hole = np.zeros((HEIGHT, WIDTH), bool)
    hole[10:40, 20:60] = True

    def draw(phase: int) -> ByteArray:
        return _drawn(hole, WHOLE, phase)

    drawn = draw(0)
    assert (drawn[~hole] == 128).all(), "nothing beside it"
    assert (drawn[15:35, 25:55] == drawn[20, 30]).all()
    edge = {tuple(int(v) for v in pixel) for pixel in drawn[10, 20:60]}
    assert edge == {(0, 0, 0), (255, 255, 255)}
    assert (draw(4)[10, 20:60] != drawn[10, 20:60]).all(), "it runs with the phase"
    assert (draw(4)[15:35, 25:55] == drawn[15:35, 25:55]).all()


def test_the_tint_of_a_soft_mask_fades_in_from_its_edge_alike_in_every_part() -> None:
    hole = np.zeros((HEIGHT, WIDTH), bool)
    hole[10:50, 10:70] = True

    def draw(visible: QRectF) -> ByteArray:
        return _drawn(hole, visible, feather_px=10.0)

    drawn = draw(WHOLE)
    row = drawn[30, 11:40, 0].astype(int)
    assert (np.diff(row[:10]) > 0).all(), "more and more red"
    assert (row[11:] == row[11]).all()
    part = draw(QRectF(0, 20, WIDTH, 8))
    np.testing.assert_array_equal(part[20:28], drawn[20:28])


def test_a_mask_out_of_sight_is_not_drawn() -> None:
    hole = np.ones((10, 10), bool)
    visible = QRectF(0, 0, 5, 5)
    assert hole_picture(hole, Bounds(0, 0, 10, 10), Viewport(1.0, 50, 0), visible) is None


def test_what_is_kept_follows_the_hole_the_view_and_the_document() -> None:
    pictures, documents = HolePictures(), [Document(Photo(pixels=np.zeros((HEIGHT, WIDTH, 3), np.uint8))) for _ in "ab"]

    def agrees(document: Document, viewport: Viewport, growth_px: int = 0, phase: int = 0) -> bool:
        """Whether it looks as a picture that is made anew does."""

        def kept(painter: QPainter) -> None:
            pictures.draw(painter, document, viewport, WHOLE, phase=phase, growth_px=growth_px)

        def anew(painter: QPainter) -> None:
            bounds, feather_px = document.hole_bounds, round(document.feather_px)
            made = hole_picture(document.hole, bounds, viewport, WHOLE, growth_px=growth_px, feather_px=feather_px)
            if made is not None:
                made.draw(painter, phase)

        return bool((drawn_by(kept) == drawn_by(anew)).all())

    first, second = documents
    for document in documents:
        assert agrees(document, Viewport()), "nothing"
    first.paint((20, 20), (40, 30), 8)
    for phase in range(3):
        assert agrees(first, Viewport(), phase=phase)
    first.paint((40, 30), (60, 40), 8)
    assert agrees(first, Viewport()), "painted on"
    assert agrees(first, Viewport(2.0, -20, -10))
    assert agrees(first, Viewport(2.0, -20, -10), growth_px=5)
    second.paint((60, 10), (61, 11), 5)
    assert agrees(second, Viewport(2.0, -20, -10), growth_px=5), "of another photo"
    first.end_stroke()
    first.set_feather(6.0)
    assert agrees(first, Viewport())
    first.undo()
    assert agrees(first, Viewport()), "taken back"


@pytest.mark.parametrize("growth_px", [3, 10, 14])
def test_a_line_shows_how_far_the_mask_will_grow(growth_px: int) -> None:
    """All around it, as far as it says, and one pixel wide or little more."""
    hole = np.zeros((HEIGHT, WIDTH), bool)
    hole[24:36, 36:46] = True
    picture = hole_picture(hole, Bounds.of_mask(hole), Viewport(), WHOLE, growth_px=growth_px)
    assert picture is not None
    drawn = drawn_by(lambda painter: picture.draw(painter, 0), "#808080")
    is_line = (drawn != 128).any(axis=2) & ~hole
    distance = cv2.distanceTransform((~hole).view(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    assert np.abs(distance[is_line] - growth_px).max() < 1.5
    for x in range(36, 46):
        assert 1 <= is_line[:24, x].sum() <= 2
        assert 1 <= is_line[36:, x].sum() <= 2
    beyond = cv2.floodFill(is_line.astype(np.uint8), None, (0, 0), 2)[1]
    assert not (beyond[hole] == 2).any(), "it is closed"
