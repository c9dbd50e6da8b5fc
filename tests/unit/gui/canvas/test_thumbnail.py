"""Small pictures of fills where they lie."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from dfnet_gui.document.document import Document
from dfnet_gui.document.picture import Picture
from dfnet_gui.engine.fills import Fill, Touch
from dfnet_gui.gui.canvas.thumbnail import thumbnail
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.photo import Photo
from tests.profiles import DISPLAY_P3, p3_as_srgb


def test_it_shows_the_fill_and_what_lies_around_at_most_as_large_as_wanted(qtbot: QtBot) -> None:
    picture = Picture(Document(Photo(pixels=np.full((400, 600, 3), 40, np.uint8))))
    for side in (20, 300):
        place = Bounds(200, 50, side, side)
        fill = Fill(
            bounds=place, pixels=np.full((side, side, 3), 200, np.uint8), hole=np.ones((side, side), bool), drawn=0.0
        )
        shown = thumbnail(picture, Touch(fills=(fill,), kind="clone"), 48).toImage()
        assert max(shown.width(), shown.height()) <= 48
        assert shown.pixelColor(0, 0).red() == 40
        assert shown.pixelColor(shown.width() // 2, shown.height() // 2).red() == 200


def test_fill_and_photo_have_the_colours_of_the_screen(qtbot: QtBot) -> None:
    photo, added = np.full((200, 200, 3), (90, 60, 40), np.uint8), np.full((40, 40, 3), (200, 60, 40), np.uint8)
    picture = Picture(Document(Photo(pixels=photo, icc=DISPLAY_P3)))
    fill = Fill(bounds=Bounds(80, 80, 40, 40), pixels=added, hole=np.ones((40, 40), bool), drawn=0.0)
    shown = thumbnail(picture, Touch(fills=(fill,), kind="clone"), 48).toImage()
    for (x, y), pixels in (((1, 1), photo), ((24, 24), added)):
        colour = shown.pixelColor(x, y)
        assert (colour.red(), colour.green(), colour.blue()) == pytest.approx(p3_as_srgb(pixels)[0, 0].tolist(), abs=1)
