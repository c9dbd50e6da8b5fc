"""Maps are written beside nothing that they would replace unasked."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.base.settings import Settings
from dfnet_gui.gui.fusion.export import MapsExport
from dfnet_gui.gui.fusion.map_requests import MapRequests
from dfnet_gui.gui.session.session import Session
from dfnet_gui.gui.session.worker import InpaintWorker
from tests.unit.gui.conftest import OpenAPhoto
from tests.unit.gui.hands import click, complete, dab, when_asked


@pytest.fixture
def export(parent: QWidget, ready: Session, settings: Settings, worker: InpaintWorker) -> Iterator[MapsExport]:
    export = MapsExport(parent, ready, settings, MapRequests(ready, worker))
    yield export
    export.wait()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that is chosen."""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "maps"))
    return tmp_path / "maps"


def test_without_a_completion_there_is_nothing_to_write(
    qtbot: QtBot, export: MapsExport, open_photo: OpenAPhoto
) -> None:
    open_photo()
    with qtbot.waitSignal(export.said) as said:
        export.export()
    assert said.args == ["There are no fusion maps yet: complete something first."]


@pytest.mark.parametrize(("path", "name"), [(Path("/photos/a.png"), "a"), (None, "pasted")])
def test_missing_maps_are_computed_and_all_are_written(
    qtbot: QtBot, export: MapsExport, ready: Session, open_photo: OpenAPhoto, folder: Path, path: Path | None, name: str
) -> None:
    open_photo(path=path)
    dab(ready)
    complete(qtbot, ready)
    with qtbot.waitSignal(export.said) as said:
        export.export()
    assert said.args == [f"Exported 13 files to {folder}."]
    with np.load(folder / f"{name}-maps-00-00.npz") as saved:
        assert "alpha_2" in saved


@pytest.mark.parametrize(("answer", "replaced"), [("Replace", True), ("Cancel", False)])
def test_maps_that_are_there_are_asked_about(
    qtbot: QtBot,
    export: MapsExport,
    ready: Session,
    open_photo: OpenAPhoto,
    folder: Path,
    answer: str,
    *,
    replaced: bool,
) -> None:
    open_photo()
    dab(ready)
    complete(qtbot, ready)
    folder.mkdir()
    (folder / "pasted-maps-00-00.npz").write_bytes(b"old")
    when_asked(click(answer))
    with qtbot.waitSignal(export.said):
        export.export()
    assert ((folder / "pasted-maps-00-00.npz").read_bytes() != b"old") == replaced


def test_pictures_alone_are_asked_about_too(
    qtbot: QtBot, export: MapsExport, ready: Session, open_photo: OpenAPhoto, folder: Path
) -> None:
    open_photo()
    dab(ready)
    complete(qtbot, ready)
    folder.mkdir()
    (folder / "pasted-maps-00-00-raw_1.png").write_bytes(b"old")
    when_asked(click("Cancel"))
    with qtbot.waitSignal(export.said) as said:
        export.export()
    assert "No maps were exported" in (said.args or [""])[0]
    assert (folder / "pasted-maps-00-00-raw_1.png").read_bytes() == b"old"


def test_a_folder_that_can_not_be_made_is_said(
    qtbot: QtBot, export: MapsExport, ready: Session, open_photo: OpenAPhoto, folder: Path
) -> None:
    open_photo()
    dab(ready)
    complete(qtbot, ready)
    folder.write_bytes(b"a file")
    with qtbot.waitSignal(export.failed) as failed:
        export.export()
    assert str(folder) in (failed.args or [""])[0]
