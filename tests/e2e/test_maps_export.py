"""Fusion maps go to files: computed before, named after the photo, and never over others without asking."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from dfnet_gui.engine.request import Completion
from dfnet_gui.gui.app import Program
from tests.e2e.exports import begin, said_by
from tests.held import HeldMaps, SlowEncoder
from tests.proofs import without_proof
from tests.window import SPOTS, WAIT_MS, answer_questions, complete, complete_at, dab, document_of, settle

StartTiny = Callable[..., Program]


def test_maps_are_computed_before_they_are_exported(
    qtbot: QtBot, start_tiny: StartTiny, held_maps: HeldMaps, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start_tiny()
    said, folder = said_by(program), tmp_path / "maps"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    program.window.maps_export.export()
    assert said == ["There are no fusion maps yet: complete something first."]
    for spot in SPOTS[:2]:
        dab(program, spot)
        complete(qtbot, program)
    assert held_maps.regions == 0
    program.window.maps_export.export()
    qtbot.waitUntil(held_maps.entered.is_set, timeout=WAIT_MS)
    assert not folder.exists()
    held_maps.go_on.set()
    qtbot.waitUntil(lambda: len(said) == 2, timeout=WAIT_MS)
    files = sorted(folder.iterdir())
    assert said[1] == f"Exported {len(files)} files to {folder}."
    assert [path.name for path in files if path.suffix == ".npz"] == [
        "blotches-maps-00-00.npz",
        "blotches-maps-01-00.npz",
    ]
    assert held_maps.regions == 2
    layers = [layer for layer in document_of(program).layers if isinstance(layer, Completion)]
    assert all(fill.maps is not None for layer in layers for fill in layer.fills)
    maps = layers[0].fills[0].maps
    assert maps is not None
    with np.load(folder / "blotches-maps-00-00.npz") as written:
        np.testing.assert_array_equal(written["alpha_0"], maps.cropped(maps.alphas, 0))
    answer_questions(monkeypatch, "Replace")
    program.window.maps_export.export()
    qtbot.waitUntil(lambda: len(said) == 3, timeout=WAIT_MS)
    assert held_maps.regions == 2, "what is there is not computed again"
    assert said[2] == said[1]


def test_maps_that_are_there_are_replaced_only_when_asked(
    qtbot: QtBot, start_tiny: StartTiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start_tiny()
    said, folder = said_by(program), tmp_path / "maps"
    asked = answer_questions(monkeypatch, "Cancel")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    complete_at(qtbot, program, SPOTS[0])
    program.window.maps_export.export()
    settle(program)
    assert asked == []
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    complete_at(qtbot, program, SPOTS[1])
    program.window.maps_export.export()
    settle(program)
    assert len(asked) == 1
    assert asked[0].startswith("blotches-maps-00-00.npz and ")
    assert said[1:] == ["No maps were exported; choose another folder to keep both."]
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_maps_asked_for_while_the_photo_is_exported_are_written_too(
    qtbot: QtBot, start_tiny: StartTiny, slow_png: SlowEncoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start_tiny()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "maps"))
    complete_at(qtbot, program, SPOTS[0])
    begin(qtbot, program, tmp_path / "out.png", slow_png)
    said = said_by(program)
    program.window.maps_export.export()
    qtbot.waitUntil(lambda: not program.map_requests.is_running, timeout=WAIT_MS)
    slow_png.go_on.set()
    qtbot.waitUntil(lambda: len(said) == 2, timeout=WAIT_MS)
    assert without_proof([sorted(said)[1]]) == ["Exported to out.png."]
    assert (tmp_path / "maps" / "blotches-maps-00-00.npz").exists()
