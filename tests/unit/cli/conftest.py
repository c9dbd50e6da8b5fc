"""Files that the command line works on: a small model on disk."""

from pathlib import Path

import pytest

from dfnet_gui.engine import models
from dfnet_gui.network.checkpoint import LoadedModel, save_model


@pytest.fixture
def tiny_path(tiny_model: LoadedModel, tmp_path: Path) -> Path:
    """The small DFNet as weights with their manifest, in a folder of its own."""
    folder = tmp_path / "models"
    folder.mkdir()
    path = folder / "tiny.safetensors"
    save_model(path, tiny_model.weights, tiny_model.manifest)
    return path


@pytest.fixture
def detailed_path(detailed_model: LoadedModel, tmp_path: Path) -> Path:
    """The same network with a detailed start."""
    path = tmp_path / "tiny-detailed.safetensors"
    save_model(path, detailed_model.weights, detailed_model.manifest)
    return path


@pytest.fixture
def user_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folder of models, which is not there yet."""
    folder = tmp_path / "user-models"
    monkeypatch.setattr(models, "user_models_dir", lambda: folder)
    return folder


@pytest.fixture
def installed(tiny_path: Path, user_models: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small model as the only one that comes with the program."""
    monkeypatch.setattr(models, "models_dir", lambda: tiny_path.parent)
    return tiny_path
