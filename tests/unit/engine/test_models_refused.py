"""What can't be imported is said in a sentence and leaves nothing behind."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import torch

from dfnet_gui.engine import models
from dfnet_gui.engine.models import (
    find_installed,
    import_model,
)
from dfnet_gui.errors import CheckpointError, UsageError
from dfnet_gui.network import Architecture, DFNet
from dfnet_gui.network.checkpoint import save_model

NARROW = Architecture(base_channels=4, max_channels=16)


@pytest.fixture
def user_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folder of models, which is not there yet."""
    folder = tmp_path / "data" / "dfnet-gui" / "models"
    monkeypatch.setattr(models, "user_models_dir", lambda: folder)
    return folder


@pytest.fixture
def narrow_is_released(monkeypatch: pytest.MonkeyPatch) -> None:
    """Count a narrow DFNet as one that the authors release; reading 131 MB again and again takes long."""
    monkeypatch.setattr(models, "Architecture", lambda: NARROW)


@pytest.fixture
def narrow(tmp_path: Path, narrow_is_released: None) -> Path:
    torch.manual_seed(0)
    path = tmp_path / "model_places2.pth"
    torch.save(DFNet(NARROW).state_dict(), path)
    return path


def _files_in(folder: Path) -> list[str]:
    """Everything, hidden files too."""
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


@pytest.mark.parametrize("name", ["dfnet-places2", "dfnet-compact"])
def test_a_name_that_is_taken_is_refused(narrow: Path, user_models: Path, name: str) -> None:
    first = import_model(narrow)
    before = {path: path.read_bytes() for path in user_models.iterdir()}
    with pytest.raises(UsageError, match=f"A model called {name} is installed already"):
        import_model(narrow, name=name)
    assert {path: path.read_bytes() for path in user_models.iterdir()} == before
    assert find_installed("dfnet-places2") == first


@pytest.mark.parametrize("name", ["../outside", "a/b", ".hidden", "."])
def test_a_name_that_is_no_files_name_is_refused(narrow: Path, user_models: Path, name: str) -> None:
    with pytest.raises(UsageError, match="can't be a model's name"):
        import_model(narrow, name=name)
    assert _files_in(user_models) == []


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "empty"), (b"GIF89a no weights", "not a weights file"), (b"PK\x03\x04", "damaged")],
)
def test_what_is_no_dfnet_is_said_and_leaves_nothing(
    tmp_path: Path, user_models: Path, content: bytes, reason: str
) -> None:
    path = tmp_path / "model_places2.pth"
    path.write_bytes(content)
    with pytest.raises(CheckpointError, match=reason) as caught:
        import_model(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert _files_in(user_models) == []


def test_other_weights_are_no_dfnet(tmp_path: Path, user_models: Path) -> None:
    path = tmp_path / "model_places2.pth"
    torch.save(torch.nn.Linear(3, 4).state_dict(), path)
    with pytest.raises(CheckpointError, match="the weights are not a DFNet's"):
        import_model(path)
    assert _files_in(user_models) == []


def _no_room(*_arguments: object, **_named: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_disk_without_room_is_said_and_nothing_stays(
    narrow: Path, user_models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(models, "save_model", _no_room)
    with pytest.raises(CheckpointError, match=r"can't be installed \(No space left on device\)") as caught:
        import_model(narrow)
    assert str(caught.value).startswith(str(user_models / "dfnet-places2.safetensors"))
    assert _files_in(user_models) == []


@pytest.mark.parametrize("suffix", [".safetensors", ".json"])
def test_a_file_that_can_not_be_put_in_its_place_leaves_nothing(
    narrow: Path, user_models: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    replace_file = os.replace

    def refuse(source: Path, target: Path) -> None:
        if target.suffix == suffix:
            raise PermissionError(13, "Permission denied")
        replace_file(source, target)

    monkeypatch.setattr("dfnet_gui.replacement.os.replace", refuse)
    with pytest.raises(CheckpointError, match="can't be installed"):
        import_model(narrow)
    assert _files_in(user_models) == []


@pytest.fixture
def small_files_only() -> Iterator[Callable[[], None]]:
    """Call it, and until the end of the test no file can grow beyond 64 kB, as on a full disk."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 16, before[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere the limit ends the process")
def test_weights_that_do_not_fit_on_the_disk_are_said_and_nothing_stays(
    narrow: Path, user_models: Path, small_files_only: Callable[[], None]
) -> None:
    small_files_only()
    with pytest.raises(CheckpointError, match="can't be installed"):
        import_model(narrow)
    assert _files_in(user_models) == []


def test_a_file_in_the_folders_place_is_said(narrow: Path, user_models: Path) -> None:
    user_models.parent.parent.mkdir()
    user_models.parent.write_text("no folder")
    with pytest.raises(CheckpointError, match="can't be installed"):
        import_model(narrow)


def test_what_was_written_wrong_is_taken_away_again(
    narrow: Path, user_models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a disk that gives back other bytes than it was given."""

    def save_badly(path: Path, *arguments: object, **named: object) -> None:
        save_model(path, *arguments, **named)  # type: ignore[arg-type]
        path.write_bytes(path.read_bytes()[:-4] + b"\0\0\0\1")

    monkeypatch.setattr(models, "save_model", save_badly)
    with pytest.raises(CheckpointError, match="can't be installed"):
        import_model(narrow)
    assert _files_in(user_models) == []
