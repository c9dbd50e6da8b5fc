"""The strip of fills to choose from: what it shows and where it lies."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dfnet_gui.document.picture import Picture
from dfnet_gui.gui.base.settings import DETAIL, Settings
from dfnet_gui.gui.canvas.candidate_strip import CandidateStrip
from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.session.session import Session
from dfnet_gui.imaging.display import Display
from tests.profiles import DISPLAY_P3
from tests.unit.gui.conftest import OpenAPhoto
from tests.unit.gui.hands import complete, dab


@pytest.fixture
def grey() -> int | None:
    """Of the photo, all of it; None for noise, in which no two fills are alike."""
    return None


@pytest.fixture
def strip(
    qtbot: QtBot, canvas: Canvas, ready: Session, settings: Settings, open_photo: OpenAPhoto, grey: int | None
) -> CandidateStrip:
    """Over a photo whose completion was tried again once: a fast and a detailed fill."""
    canvas.resize(500, 300)
    strip = CandidateStrip(canvas)
    canvas.show()
    open_photo(grey=grey)
    settings.set(DETAIL, "fast")
    dab(ready)
    complete(qtbot, ready)
    assert strip.isHidden()
    with qtbot.waitSignal(ready.completed, timeout=20_000):
        ready.try_again()
    qtbot.waitUntil(lambda: not ready.is_running)
    return strip


@pytest.mark.parametrize("grey", [40])
def test_each_fill_is_shown_where_it_lies_in_the_photo(strip: CandidateStrip) -> None:
    assert [button.text() for button in strip.buttons] == ["Fast", "2"]
    assert [button.accessibleName() for button in strip.buttons] == ["Fast fill", "Fill 2"]
    for button in strip.buttons:
        (size,) = button.icon().availableSizes()
        shown = button.icon().pixmap(size).toImage()
        assert shown.pixelColor(0, 0).red() == 40, "the photo around it"
        assert button.width() >= size.width()
        assert strip.rect().contains(button.geometry())


def test_its_pictures_are_made_anew_for_another_screen(strip: CandidateStrip, ready: Session) -> None:
    assert ready.photo is not None
    pictures = [button.icon().pixmap(72, 72).toImage() for button in strip.buttons]
    ready.photo.picture.become(Picture(ready.photo.document, Display(DISPLAY_P3)))
    ready.display_changed.emit()
    anew = [button.icon().pixmap(72, 72).toImage() for button in strip.buttons]
    assert len(anew) == len(pictures) == 2
    assert anew[0] != pictures[0]
    assert anew[1] != pictures[1]


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
    strip.again_button.setFocus()
    strip.again_button.click()
    strip.again_button.click()
    assert strip.again_button.hasFocus(), "else the next Space would press something else"
    chosen = canvas.session.candidates
    assert chosen is not None
    before = chosen.chosen
    strip.buttons[0].click()
    assert chosen.chosen is before, "what runs comes first"
    assert [button.isChecked() for button in strip.buttons] == [False, True]
    qtbot.waitUntil(lambda: len(strip.buttons) == 3, timeout=20_000)
    assert strip.again_button.hasFocus()


def test_a_click_beside_its_buttons_paints_nothing(strip: CandidateStrip, canvas: Canvas) -> None:
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    document = canvas.session.document
    assert document is not None
    assert not document.hole.any()
    assert strip.isVisible()


def test_in_a_small_window_the_oldest_are_left_out_but_never_the_one_that_lies_there(
    qtbot: QtBot, strip: CandidateStrip, canvas: Canvas, ready: Session
) -> None:
    while len(strip.buttons) < 6:
        with qtbot.waitSignal(ready.completed, timeout=20_000):
            ready.try_again()
        qtbot.waitUntil(lambda: not ready.is_running)
    strip.buttons[0].click()
    canvas.resize(420, 300)
    assert canvas.rect().contains(strip.geometry())
    shown = [button.isVisible() for button in strip.buttons]
    assert shown[0]
    assert shown[-1]
    assert not all(shown)
    canvas.resize(1200, 300)
    assert all(button.isVisible() for button in strip.buttons)


def test_when_it_is_put_away_it_lets_go_of_the_fills(strip: CandidateStrip, open_photo: OpenAPhoto) -> None:
    open_photo(grey=0)
    assert strip.buttons == []


def test_it_makes_way_when_the_fill_comes_under_it(strip: CandidateStrip, canvas: Canvas) -> None:
    canvas.resize(500, 700)
    canvas.zoom_to_fit()
    (place,) = canvas.session.candidates.found[0].places  # type: ignore[union-attr]
    for y in (60.0, 640.0):
        viewport = canvas.viewport
        x_now, y_now = viewport.to_pane(place.left + place.width / 2, place.top + place.height / 2)
        canvas.show_viewport(viewport.zoomed(3.0, x_now, y_now).panned(250.0 - x_now, y - y_now))
        _x, middle = canvas.viewport.to_pane(place.left + place.width / 2, place.top + place.height / 2)
        assert not strip.y() <= middle <= strip.y() + strip.height()
