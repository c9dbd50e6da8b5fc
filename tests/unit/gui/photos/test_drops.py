"""What is dragged onto the window: which of it is taken, and what is said of the rest."""

import base64
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dfnet_gui.errors import PhotoReadError
from dfnet_gui.gui.base.qimage import to_qimage
from dfnet_gui.gui.photos.drops import Drops, is_openable, understood
from dfnet_gui.gui.photos.opening import Opening
from dfnet_gui.gui.session.session import Session
from tests.pictures import RAMPS
from tests.unit.gui.conftest import OpenAPhoto
from tests.unit.gui.hands import click, dab, when_asked

ON_THE_NET = QUrl("https://example.org/pictures/a%20cat.jpg")
_HELD: list[QMimeData] = []
"""Events do not own what they carry."""
_NO_KEY, _LEFT, _COPY = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction


def _png(pixels: np.ndarray = RAMPS) -> bytes:
    file = BytesIO()
    Image.fromarray(pixels).save(file, "PNG")
    return file.getvalue()


def _data_url(content: bytes, kind: str = "image/png") -> str:
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def _mime(*urls: QUrl, text: str = "", image: QImage | None = None, **kinds: bytes) -> QMimeData:
    """`png`, `jpeg`, `html`: bytes of these kinds."""
    data = QMimeData()
    _HELD.append(data)
    if urls:
        data.setUrls(urls)
    if text:
        data.setText(text)
    if image is not None:
        data.setImageData(image)
    for name, content in kinds.items():
        data.setData(f"text/{name}" if name == "html" else f"image/{name}", content)
    return data


def _enter(data: QMimeData) -> QDragEnterEvent:
    event = QDragEnterEvent(QPoint(9, 9), _COPY, data, _LEFT, _NO_KEY)
    event.ignore()
    return event


def _drop(data: QMimeData) -> QDropEvent:
    return QDropEvent(QPointF(9, 9), _COPY, data, _LEFT, _NO_KEY)


@pytest.fixture
def place(qtbot: QtBot) -> QWidget:
    place = QWidget()
    qtbot.addWidget(place)
    place.resize(300, 200)
    place.show()
    return place


@pytest.fixture
def drops(place: QWidget, opening: Opening) -> Drops:
    return Drops(place, opening)


def _read(data: QMimeData) -> np.ndarray:
    read = understood(data).read
    assert read is not None
    return read().pixels


@pytest.mark.parametrize(
    "make",
    [
        lambda: _mime(ON_THE_NET, png=_png()),
        lambda: _mime(ON_THE_NET, html=b"<img>", image=to_qimage(RAMPS)),
        lambda: _mime(QUrl(_data_url(_png()))),
        lambda: _mime(text=_data_url(_png())),
        lambda: _mime(ON_THE_NET, jpeg=b"damaged", png=_png()),
    ],
    ids=["bytes", "image", "data in urls", "data in text", "png first"],
)
def test_pictures_out_of_a_browser_are_read(qapp: object, make: Callable[[], QMimeData]) -> None:
    data = make()
    assert is_openable(data)
    np.testing.assert_array_equal(_read(data), RAMPS)


def test_a_file_wins_over_a_picture(tmp_path: Path) -> None:
    path = tmp_path / "a photo.png"
    data = _mime(ON_THE_NET, QUrl.fromLocalFile(str(path)), png=_png())
    assert understood(data).files == (path,)
    assert understood(data).read is None


def test_what_the_file_says_of_itself_is_kept() -> None:
    file = BytesIO()
    Image.fromarray(RAMPS).save(file, "PNG", dpi=(240, 240))
    read = understood(_mime(png=file.getvalue())).read
    assert read is not None
    assert read().dpi == pytest.approx((240, 240), abs=0.1)


def test_a_percent_encoded_address_is_read() -> None:
    bitmap = BytesIO()
    Image.fromarray(RAMPS).save(bitmap, "BMP")
    encoded = "".join(f"%{byte:02x}" for byte in bitmap.getvalue())
    np.testing.assert_array_equal(_read(_mime(text=f"data:image/bmp,{encoded}")), RAMPS)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("data:image/png;base64,@@@@", "The dropped picture: its address is damaged; save the picture first"),
        (_data_url(b"<svg>"), "The dropped picture: this is an SVG drawing, which can't be read here"),
        (_data_url(_png()[:60]), "The dropped picture: the file is damaged"),
    ],
)
def test_a_damaged_address_is_one_sentence(url: str, words: str) -> None:
    read = understood(_mime(text=url)).read
    assert read is not None
    with pytest.raises(PhotoReadError) as caught:
        read()
    assert str(caught.value).startswith(words)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (lambda: _mime(ON_THE_NET), "a cat.jpg is on the net, from where nothing is fetched: save the picture first"),
        (lambda: _mime(QUrl("http://example.org")), "example.org is on the net"),
        (lambda: _mime(QUrl("data:text/html,x")), "What was dropped is no file of this computer"),
        (lambda: _mime(text="words"), "What was dropped is no file of this computer"),
        (lambda: _mime(ON_THE_NET, png=b""), "a cat.jpg is on the net"),
    ],
)
def test_what_is_refused_has_a_reason(data: Callable[[], QMimeData], words: str) -> None:
    assert understood(data()).refusal.startswith(words)


def test_a_dropped_picture_opens_as_a_pasted_one(qtbot: QtBot, drops: Drops, session: Session) -> None:
    with qtbot.waitSignal(session.opened):
        drops.drop(_drop(_mime(ON_THE_NET, png=_png())))
    assert session.document is not None
    assert session.document.original.path is None
    np.testing.assert_array_equal(session.document.pixels, RAMPS)


def test_a_dropped_file_opens(qtbot: QtBot, drops: Drops, session: Session, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(_png())
    with qtbot.waitSignal(session.opened):
        drops.drop(_drop(_mime(QUrl.fromLocalFile(str(tmp_path / "a.png")))))
    assert session.document is not None
    assert session.document.original.path == tmp_path / "a.png"


def test_work_is_asked_about_before_a_picture_takes_its_place(
    drops: Drops, session: Session, open_photo: OpenAPhoto
) -> None:
    document = open_photo()
    dab(session)
    when_asked(click("Cancel"))
    drops.drop(_drop(_mime(png=_png())))
    assert session.document is document


def test_what_can_not_be_decoded_is_said(qtbot: QtBot, drops: Drops, opening: Opening) -> None:
    with qtbot.waitSignal(opening.failed) as failed:
        drops.drop(_drop(_mime(png=b"nothing of the kind")))
    assert (failed.args or [""])[0].startswith("The dropped picture: this is not a picture that can be read")


def test_a_frame_says_that_it_opens(drops: Drops, place: QWidget) -> None:
    event = _enter(_mime(png=_png()))
    drops.enter(event)
    assert event.isAccepted()
    assert drops.frame.isVisible()
    assert drops.frame.geometry() == place.rect()
    place.resize(500, 400)
    assert drops.frame.geometry() == place.rect()
    drops.leave()
    assert not drops.frame.isVisible()


def test_the_frame_goes_with_the_drop(drops: Drops) -> None:
    drops.enter(_enter(_mime(QUrl("file:///nowhere/a.png"))))
    assert drops.frame.isVisible()
    drops.drop(_drop(_mime(ON_THE_NET)))
    assert not drops.frame.isVisible()


def test_while_it_is_dragged_it_is_said_why_it_will_not_open(drops: Drops) -> None:
    said: list[str] = []
    failed: list[str] = []
    drops.said.connect(said.append)
    drops.failed.connect(failed.append)
    event = _enter(_mime(ON_THE_NET))
    drops.enter(event)
    assert event.isAccepted(), "or it could not be dropped, and nobody would read why"
    assert not drops.frame.isVisible()
    drops.drop(_drop(_mime(ON_THE_NET)))
    assert failed == said
    assert "nothing is fetched" in said[0]


def test_words_are_left_to_others(drops: Drops) -> None:
    event = _enter(_mime(text="words"))
    drops.enter(event)
    assert not event.isAccepted()
