"""The strip of fills to choose from: what it shows and where it lies."""

import pytest
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.base.settings import DETAIL, Settings
from dfnet_gui.gui.canvas.candidate_strip import CandidateStrip
from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.session.session import Session
from tests.unit.gui.conftest import OpenAPhoto
from tests.unit.gui.hands import complete, dab


@pytest.fixture
def strip(qtbot: QtBot, canvas: Canvas, ready: Session, settings: Settings, open_photo: OpenAPhoto) -> CandidateStrip:
    """Over a photo whose completion was tried again once: a fast and a detailed fill."""
    canvas.resize(500, 300)
    strip = CandidateStrip(canvas)
    canvas.show()
    open_photo(grey=40)
    settings.set(DETAIL, "fast")
    dab(ready)
    complete(qtbot, ready)
    assert strip.isHidden()
    with qtbot.waitSignal(ready.completed, timeout=20_000):
        ready.try_again()
    qtbot.waitUntil(lambda: not ready.is_running)
    return strip


def test_each_fill_is_shown_where_it_lies_in_the_photo(strip: CandidateStrip) -> None:
    assert [button.text() for button in strip.buttons] == ["Fast", "2"]
    assert [button.accessibleName() for button in strip.buttons] == ["Fast fill", "Fill 2"]
    for button in strip.buttons:
        (size,) = button.icon().availableSizes()
        shown = button.icon().pixmap(size).toImage()
        assert shown.pixelColor(0, 0).red() == 40, "the photo around it"
        assert button.width() >= size.width()
        assert strip.rect().contains(button.geometry())


def test_it_stays_at_the_lower_edge(strip: CandidateStrip, canvas: Canvas) -> None:
    for width, height in ((500, 300), (700, 500)):
        canvas.resize(width, height)
        box = strip.geometry()
        assert canvas.rect().contains(box)
        assert abs(box.center().x() - width / 2) <= 1
        assert 0 < height - box.bottom() < 30


def test_another_photo_puts_it_away(strip: CandidateStrip, open_photo: OpenAPhoto) -> None:
    assert strip.isVisible()
    open_photo(grey=0)
    assert not strip.isVisible()


def test_it_waits_while_another_one_is_computed(qtbot: QtBot, strip: CandidateStrip, canvas: Canvas) -> None:
    strip.again_button.click()
    assert not strip.again_button.isEnabled()
    chosen = canvas.session.candidates
    assert chosen is not None
    before = chosen.chosen
    strip.buttons[0].click()
    assert chosen.chosen is before, "what runs comes first"
    assert [button.isChecked() for button in strip.buttons] == [False, True]
    qtbot.waitUntil(lambda: len(strip.buttons) == 3, timeout=20_000)
    assert strip.again_button.isEnabled()
