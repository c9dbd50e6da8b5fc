"""Backends to choose from, a machine that is quiet unless told otherwise, a file for what was chosen."""

from pathlib import Path

import pytest

from dfnet_gui.engine.backends import choose
from dfnet_gui.engine.backends.calibration import Picture, calibration_picture
from dfnet_gui.network.checkpoint import LoadedModel
from tests.unit.engine.backends.shelf import Quiet, Shelf


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    """A file of remembered choices that is not there yet."""
    return tmp_path / "deep" / "backends.json"


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The size of the picture of each measurement."""
    seen: list[int] = []

    def counting(working_size: int, multiple: int) -> Picture:
        seen.append(working_size)
        return calibration_picture(working_size, multiple)

    monkeypatch.setattr(choose, "calibration_picture", counting)
    return seen


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> Quiet:
    """Whether the machine counts as quiet is in the test's hand; it does unless told otherwise."""
    quiet = Quiet()
    monkeypatch.setattr(choose, "has_all_cores", quiet)
    return quiet


@pytest.fixture
def shelf(tiny_model: LoadedModel, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """Plain PyTorch, and whatever a test adds."""
    shelf = Shelf(tiny_model)
    monkeypatch.setattr(choose, "candidates", lambda *_: list(shelf.candidates))
    return shelf
