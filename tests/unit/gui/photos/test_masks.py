"""Masks come in from files, go out to them, and the last one comes again."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.base.background import Jobs
from dfnet_gui.gui.base.qimage import to_qimage
from dfnet_gui.gui.base.settings import GROWTH, Settings
from dfnet_gui.gui.photos.masks import Masks
from dfnet_gui.gui.session.session import Session
from dfnet_gui.imaging.mask import WAYS
from dfnet_gui.imaging.mask_reading import read_mask
from tests.unit.gui.conftest import HEIGHT, WIDTH, OpenAPhoto
from tests.unit.gui.hands import click, complete, dab, when_asked


@pytest.fixture
def jobs(parent: QWidget) -> Jobs:
    return Jobs(parent)


@pytest.fixture
def masks(parent: QWidget, session: Session, settings: Settings, jobs: Jobs) -> Iterator[Masks]:
    yield Masks(parent, session, settings, jobs)
    jobs.wait()


@pytest.mark.parametrize(("answer", "painted"), [("", 12), ("Black", 12), ("White", WIDTH * HEIGHT - 12)])
def test_a_mask_is_taken_from_a_file_and_asked_about_where_it_is_not_clear(
    qtbot: QtBot,
    masks: Masks,
    session: Session,
    open_photo: OpenAPhoto,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    painted: int,
) -> None:
    mask = np.zeros((HEIGHT, WIDTH), np.uint8)
    mask[5:8, 10:14] = 255
    if answer:
        mask = 255 - mask
    Image.fromarray(mask).save(tmp_path / "mask.png")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "mask.png"), ""))
    document = open_photo()
    if answer:
        when_asked(click(answer))
    with qtbot.waitSignal(session.hole_changed):
        masks.open()
    assert document.hole_pixels == painted


def test_a_mask_is_saved_and_read_again_as_it_was(
    qtbot: QtBot,
    masks: Masks,
    session: Session,
    open_photo: OpenAPhoto,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def answer(_parent: object, _title: str, suggestion: str, _kinds: str) -> tuple[str, str]:
        asked.append(suggestion)
        return str(tmp_path / "saved"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    document = open_photo(path=tmp_path / "beach.jpg")
    with qtbot.waitSignal(masks.said) as said:
        masks.save()
    assert said.args == ["There is no mask yet: paint over what should go first."]
    dab(session)
    with qtbot.waitSignal(masks.said) as said:
        masks.save()
    assert said.args == [f"Saved the mask to {tmp_path / 'saved.png'}."]
    assert asked == [str(tmp_path / "beach-mask.png")]
    np.testing.assert_array_equal(read_mask(tmp_path / "saved.png", size=(HEIGHT, WIDTH)).hole, document.hole)


def test_where_it_can_not_be_saved_that_is_said(
    qtbot: QtBot,
    masks: Masks,
    session: Session,
    open_photo: OpenAPhoto,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "mask.png"), ""))
    open_photo()
    dab(session)
    with qtbot.waitSignal(masks.failed) as failed:
        masks.save()
    assert "that folder does not exist" in failed.args[0]


def test_the_mask_of_the_last_fill_comes_again_as_one_step(
    qtbot: QtBot, masks: Masks, ready: Session, settings: Settings, open_photo: OpenAPhoto
) -> None:
    settings.set(GROWTH, 0)
    document = open_photo()
    with qtbot.waitSignal(masks.said) as said:
        masks.reselect()
    assert "Nothing was completed yet" in said.args[0]
    dab(ready)
    painted = document.hole.copy()
    complete(qtbot, ready)
    assert not document.hole.any()
    masks.reselect()
    np.testing.assert_array_equal(document.hole, painted)
    document.undo()
    assert not document.hole.any()


def test_without_a_photo_nothing_happens(masks: Masks) -> None:
    masks.open()
    masks.save()


@pytest.mark.parametrize("way", WAYS)
def test_its_shape_is_changed_as_one_step(
    qtbot: QtBot, masks: Masks, session: Session, open_photo: OpenAPhoto, way: str
) -> None:
    document = open_photo(width=100, height=80)
    with qtbot.waitSignal(masks.said):
        masks.change(WAYS[way])
    hole = np.zeros((80, 100), bool)
    hole[20:60, 20:60] = True
    hole[35:45, 35:45] = False
    session.replace_hole(hole)
    with qtbot.waitSignal(session.hole_changed):
        masks.change(WAYS[way])
    assert (document.hole != hole).any()
    assert (document.hole_pixels < hole.sum()) == (way == "shrink")
    document.undo()
    np.testing.assert_array_equal(document.hole, hole)


def test_what_was_painted_meanwhile_stays(
    qtbot: QtBot, masks: Masks, jobs: Jobs, session: Session, open_photo: OpenAPhoto
) -> None:
    document = open_photo()
    dab(session)
    masks.change(WAYS["grow"])
    session.clear_hole()
    qtbot.waitUntil(lambda: not jobs.is_busy)
    assert not document.hole.any()


def test_a_copied_mask_is_pasted_on_another_photo_as_one_step(
    qtbot: QtBot, masks: Masks, session: Session, open_photo: OpenAPhoto
) -> None:
    document = open_photo()
    with qtbot.waitSignal(masks.said) as said:
        masks.copy()
    assert "no mask yet" in said.args[0]
    mostly = np.ones((HEIGHT, WIDTH), bool)
    mostly[20:40, 30:70] = False
    session.replace_hole(mostly)
    with qtbot.waitSignal(masks.said):
        masks.copy()
    image = QGuiApplication.clipboard().image()
    assert (image.pixelColor(0, 0).lightness(), image.pixelColor(50, 30).lightness()) == (255, 0), "white is what goes"
    other = open_photo()
    with qtbot.waitSignal(masks.said) as said:
        masks.paste()
    assert said.args[0].startswith("The pasted mask: white marks what goes, "), "and nothing is asked"
    np.testing.assert_array_equal(other.hole, document.hole)
    other.undo()
    assert not other.can_undo


def _copied(pixels: np.ndarray) -> None:
    QGuiApplication.clipboard().setImage(to_qimage(np.ascontiguousarray(pixels)))


def test_a_picture_of_another_program_is_pasted_and_asked_about(
    qtbot: QtBot, masks: Masks, session: Session, open_photo: OpenAPhoto
) -> None:
    document = open_photo()
    pixels = np.full((HEIGHT, WIDTH, 3), 255, np.uint8)
    pixels[5:8, 10:14] = 0
    _copied(pixels)
    when_asked(click("Black"))
    with qtbot.waitSignal(session.hole_changed):
        masks.paste()
    assert document.hole_pixels == 12


def test_what_can_not_be_pasted_is_said(qtbot: QtBot, masks: Masks, open_photo: OpenAPhoto) -> None:
    masks.paste()
    document = open_photo()
    for pixels, words in ((None, "holds no picture"), (np.zeros((9, 9, 3), np.uint8), "9×9 pixels")):
        if pixels is None:
            QGuiApplication.clipboard().setText("no picture")
        else:
            _copied(pixels)
        with qtbot.waitSignal(masks.failed) as failed:
            masks.paste()
        assert words in failed.args[0]
    assert not document.can_undo


def test_a_copied_file_is_pasted(
    qtbot: QtBot, masks: Masks, session: Session, open_photo: OpenAPhoto, tmp_path: Path
) -> None:
    mask = np.zeros((HEIGHT, WIDTH), np.uint8)
    mask[5:8, 10:14] = 255
    Image.fromarray(mask).save(tmp_path / "mask.png")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "mask.png"))])
    QGuiApplication.clipboard().setMimeData(data)
    document = open_photo()
    with qtbot.waitSignal(masks.said) as said:
        masks.paste()
    assert said.args[0].startswith("mask.png: ")
    assert document.hole_pixels == 12


def test_the_dialog_offers_what_can_be_read(
    masks: Masks, open_photo: OpenAPhoto, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(_parent: object, _title: str, _folder: str, kinds: str) -> tuple[str, str]:
        asked.append(kinds)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    open_photo()
    masks.open()
    assert "*.png" in asked[0]
    assert asked[0].endswith("All files (*)")


def test_the_edge_of_the_mask_is_made_soft_as_one_step(
    masks: Masks, session: Session, open_photo: OpenAPhoto, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def answer(_parent: object, _title: str, _text: str, now: int, _least: int, _most: int) -> tuple[int, bool]:
        asked.append(now)
        return 12, True

    monkeypatch.setattr(QInputDialog, "getInt", answer)
    said: list[str] = []
    masks.said.connect(said.append)
    document = open_photo()
    masks.feather()
    assert (len(said), asked) == (1, []), "there is no mask yet"
    dab(session)
    masks.feather()
    masks.feather()
    assert (document.feather_px, asked) == (12.0, [0, 12])
    document.undo()
    assert document.feather_px == 0
