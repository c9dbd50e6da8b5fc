"""What is looked at goes to one picture or PDF page."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.base.settings import VIEW, Settings
from dfnet_gui.gui.canvas.canvas import Canvas
from dfnet_gui.gui.canvas.looks import Look
from dfnet_gui.gui.fusion.map_requests import MapRequests
from dfnet_gui.gui.fusion.sheet_export import SheetExport
from dfnet_gui.gui.session.session import Session
from dfnet_gui.gui.session.worker import InpaintWorker
from tests.unit.gui.conftest import OpenAPhoto
from tests.unit.gui.hands import complete, dab


@pytest.fixture
def export(
    parent: QWidget, ready: Session, settings: Settings, canvas: Canvas, worker: InpaintWorker
) -> Iterator[SheetExport]:
    export = SheetExport(parent, ready, settings, canvas, MapRequests(ready, worker))
    yield export
    export.wait()


@pytest.fixture
def completed(qtbot: QtBot, ready: Session, open_photo: OpenAPhoto) -> Session:
    open_photo(path=Path("/photos/a boat.jpg"))
    dab(ready)
    complete(qtbot, ready)
    return ready


def _choose(monkeypatch: pytest.MonkeyPatch, file: Path) -> list[str]:
    """That file in the dialog; gives what the dialog suggests."""
    suggested: list[str] = []

    def answer(_parent: object, _title: str, suggestion: str, _kinds: str) -> tuple[str, str]:
        suggested.append(suggestion)
        return str(file), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return suggested


def test_a_picture_is_written_with_missing_maps_computed(
    qtbot: QtBot, export: SheetExport, completed: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    suggested = _choose(monkeypatch, tmp_path / "sheet")
    with qtbot.waitSignal(export.said) as said:
        export.export()
    assert said.args == [f"Exported the panes to {tmp_path / 'sheet.png'}."]
    assert Path(suggested[0]).name == "a boat-maps.png"
    with Image.open(tmp_path / "sheet.png") as picture:
        assert picture.width == 2400


def test_a_pdf_is_one_page_of_its_shape(
    qtbot: QtBot, export: SheetExport, completed: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _choose(monkeypatch, tmp_path / "sheet.pdf")
    with qtbot.waitSignal(export.said):
        export.export()
    data = (tmp_path / "sheet.pdf").read_bytes()
    assert data.startswith(b"%PDF")
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", data)
    assert len(boxes) == 1
    assert float(boxes[0][0]) == pytest.approx(842, abs=2), "as wide as an A4 page is long"


def test_it_tells_how_it_was_made_and_what_it_holds(
    qtbot: QtBot,
    export: SheetExport,
    completed: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    canvas: Canvas,
) -> None:
    _choose(monkeypatch, tmp_path / "sheet.png")
    with qtbot.waitSignal(export.said):
        export.export()
    canvas.set_pin((40.0, 40.0))
    assert completed.photo is not None
    sheet = export.sheet(completed.photo)
    assert sheet.title == "a boat.jpg"
    assert "Fast fill" in sheet.lines[0]
    assert [look.label for look in sheet.looks][-2:] == ["Alpha, scale 0", "Result, scale 0"]
    assert sheet.numbers[0].startswith("Alpha: mean")
    assert sheet.numbers[1].startswith("Scale 0: ")
    assert "Probe at 40, 40:" in sheet.numbers
    assert sheet.pin == (40.0, 40.0)


def test_the_panes_on_the_canvas_are_what_is_written(
    export: SheetExport, completed: Session, settings: Settings, canvas: Canvas
) -> None:
    settings.set(VIEW, "grid")
    canvas.set_looks((Look(label="A"), Look(label="B")))
    assert completed.photo is not None
    assert [look.label for look in export.sheet(completed.photo).looks] == ["A", "B"]


def test_without_a_completion_it_says_so(qtbot: QtBot, export: SheetExport, open_photo: OpenAPhoto) -> None:
    open_photo()
    with qtbot.waitSignal(export.said) as said:
        export.export()
    assert "complete something first" in (said.args or [""])[0]


def test_a_file_that_can_not_be_written_is_said(
    qtbot: QtBot, export: SheetExport, completed: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sheet.png").mkdir()
    _choose(monkeypatch, tmp_path / "sheet.png")
    with qtbot.waitSignal(export.failed) as failed:
        export.export()
    assert str(tmp_path / "sheet.png") in (failed.args or [""])[0]


def test_of_a_photo_that_is_gone_nothing_is_written(
    qtbot: QtBot, export: SheetExport, completed: Session, open_photo: OpenAPhoto, tmp_path: Path
) -> None:
    gone = completed.photo
    assert gone is not None
    open_photo()
    with qtbot.waitSignal(export.failed):
        export.write(gone, tmp_path / "sheet.png")
    assert list(tmp_path.glob("sheet*")) == []
