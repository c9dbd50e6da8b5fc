"""Small pictures of fills where they lie."""

import numpy as np
from pytestqt.qtbot import QtBot

from dfnet_gui.document.document import Document
from dfnet_gui.document.picture import Picture
from dfnet_gui.engine.fills import Fill, Touch
from dfnet_gui.gui.canvas.thumbnail import thumbnail
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.photo import Photo


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
