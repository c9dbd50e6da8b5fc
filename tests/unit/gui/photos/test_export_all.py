"""All photos with work on them are exported at once, and nothing is overwritten."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.base.settings import EXPORT_FORMAT, Settings
from dfnet_gui.gui.photos.album import Album
from dfnet_gui.gui.photos.export_all import ExportAll
from dfnet_gui.gui.photos.exporting import Exporting
from dfnet_gui.gui.photos.opening import Opening
from dfnet_gui.gui.photos.recovery import Recovery
from dfnet_gui.gui.session.session import Session
from dfnet_gui.imaging.reading import read_photo
from tests.unit.gui.hands import click, complete, dab, when_asked


@pytest.fixture
def export_all(
    parent: QWidget, session: Session, settings: Settings, exporting: Exporting, recovery: Recovery, album: Album
) -> ExportAll:
    return ExportAll(parent, session, settings, exporting, recovery, album)


def test_without_work_there_is_nothing_to_export(qtbot: QtBot, export_all: ExportAll) -> None:
    with qtbot.waitSignal(export_all.said) as said:
        export_all.run()
    assert said.args == ["No photo has work on it that was not exported."]


def test_those_that_were_left_and_the_open_one_are_written_beside_their_files(
    qtbot: QtBot,
    ready: Session,
    opening: Opening,
    export_all: ExportAll,
    exporting: Exporting,
    recovery: Recovery,
    album: Album,
    tmp_path: Path,
) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    completed = {}
    for number, name in enumerate(("a", "b", "c")):
        pixels = np.random.default_rng(number).integers(0, 256, (90, 120, 3), np.uint8)
        Image.fromarray(pixels).save(folder / f"{name}.png")
    (folder / "a-completed.png").write_text("mine")
    for name in ("a", "b", "c"):
        with qtbot.waitSignal(ready.opened, timeout=20_000):
            opening.step_to(folder / f"{name}.png")
        dab(ready)
        complete(qtbot, ready)
        assert ready.document is not None
        completed[name] = ready.document.pixels
    assert sorted(path.name for path in recovery.kept) == ["a.png", "b.png"]
    when_asked(click("Export"))
    with qtbot.waitSignal(exporting.ended, timeout=20_000):
        export_all.run()
    qtbot.waitUntil(lambda: not recovery.kept, timeout=20_000)
    for name, written in (("a", "a-completed-2"), ("b", "b-completed"), ("c", "c-completed")):
        np.testing.assert_array_equal(read_photo(folder / f"{written}.png").pixels, completed[name])
    assert (folder / "a-completed.png").read_text() == "mine"
    assert not ready.has_changes
    assert {path.name for path in album.done} == {"a.png", "b.png"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    for name in ("x.jpg", "x.png", "y.png"):
        Image.new("RGB", (120, 90), (90, 90, 90)).save(folder / name)
    return folder


def _work_on(qtbot: QtBot, opening: Opening, session: Session, path: Path, *, completes: bool = True) -> None:
    with qtbot.waitSignal(session.opened, timeout=20_000):
        opening.step_to(path)
    dab(session)
    if completes:
        complete(qtbot, session)


def test_what_is_only_painted_is_no_work_to_export(
    qtbot: QtBot, ready: Session, opening: Opening, export_all: ExportAll, recovery: Recovery, folder: Path
) -> None:
    _work_on(qtbot, opening, ready, folder / "x.png", completes=False)
    _work_on(qtbot, opening, ready, folder / "y.png", completes=False)
    with qtbot.waitSignal(export_all.said) as said:
        export_all.run()
    assert said.args == ["No photo has work on it that was not exported."]
    assert len(recovery.kept) == 1


def test_two_photos_of_one_name_go_to_two_files(
    qtbot: QtBot,
    ready: Session,
    settings: Settings,
    opening: Opening,
    export_all: ExportAll,
    recovery: Recovery,
    folder: Path,
) -> None:
    settings.set(EXPORT_FORMAT, "PNG")
    _work_on(qtbot, opening, ready, folder / "x.jpg")
    _work_on(qtbot, opening, ready, folder / "x.png")
    said: list[str] = []
    export_all.said.connect(said.append)
    when_asked(click("Export"))
    export_all.run()
    qtbot.waitUntil(lambda: bool(said) and said[-1].startswith("Exported"), timeout=20_000)
    assert said[-1] == "Exported 2 photos, each beside its file."
    assert {path.name for path in folder.glob("x-completed*")} == {"x-completed.png", "x-completed-2.png"}
    assert recovery.kept == []


def test_work_that_was_left_meanwhile_stays(
    recovery: Recovery, qtbot: QtBot, ready: Session, opening: Opening, folder: Path
) -> None:
    _work_on(qtbot, opening, ready, folder / "x.png")
    with qtbot.waitSignal(ready.opened, timeout=20_000):
        opening.step_to(folder / "y.png")
    recovery.discard(folder / "x.png", folder / "another journal")
    assert recovery.kept == [folder / "x.png"]


def test_what_was_written_is_no_photo_to_step_to(album: Album, qtbot: QtBot, folder: Path) -> None:
    album.show(folder / "x.png")
    qtbot.waitUntil(lambda: len(album.photos) == 3)
    written = folder / "x-completed.png"
    Image.new("RGB", (120, 90)).save(written)
    album.mark_done(folder / "x.png", written)
    album.mark_done(folder / "x.jpg", folder / "x.jpg")
    assert [path.name for path in album.beside(folder / "x.png")] == ["x.jpg", "x.png", "y.png"]
    assert written in album.beside(written), "unless it was opened"
