"""What the status line says is said over the photo while there is no status line."""

import pytest
from PySide6.QtCore import Qt

from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.window.spoken import Spoken
from dfnet_gui.gui.window.status import StatusLine
from tests.unit.gui.hands import come_to_rest


@pytest.fixture
def status(qtbot: object) -> StatusLine:
    return StatusLine()


@pytest.fixture
def spoken(canvas: Canvas, status: StatusLine) -> Spoken:
    canvas.show()
    return Spoken(canvas, status)


def test_it_says_what_the_status_line_says_while_that_is_hidden(spoken: Spoken, status: StatusLine) -> None:
    status.say("One thing.")
    assert not spoken.isVisible()
    spoken.set_wanted(is_wanted=True)
    assert spoken.isVisible()
    assert (spoken.text(), spoken.accessibleName()) == ("One thing.", "One thing.")
    status.say("Another thing.")
    assert spoken.text() == "Another thing."
    status.say("")
    assert not spoken.isVisible()
    status.say("A third one.")
    spoken.set_wanted(is_wanted=False)
    assert not spoken.isVisible()


def test_it_lies_at_the_lower_edge_whatever_the_size(spoken: Spoken, status: StatusLine, canvas: Canvas) -> None:
    spoken.set_wanted(is_wanted=True)
    status.say("A sentence that needs several lines where there is little room for it, as there may be. " * 2)
    heights = []
    for width in (1200, 300):
        canvas.resize(width, 400)
        come_to_rest()
        place = spoken.geometry()
        assert canvas.rect().contains(place)
        assert abs(place.center().x() - width // 2) <= 1
        assert canvas.height() - place.bottom() < 20
        heights.append(place.height())
    assert heights[1] > 2 * heights[0]


def test_clicks_go_through_it_and_markup_is_text(spoken: Spoken) -> None:
    assert spoken.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    assert spoken.textFormat() == Qt.TextFormat.PlainText
