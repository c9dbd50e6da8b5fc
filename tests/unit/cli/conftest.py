"""Files that the command line works on: a small model on disk."""

from pathlib import Path

import pytest

from dfnet_gui.network.checkpoint import LoadedModel, save_model


@pytest.fixture
def tiny_path(tiny_model: LoadedModel, tmp_path: Path) -> Path:
    """The small DFNet as weights with their manifest, in a folder of its own."""
    folder = tmp_path / "models"
    folder.mkdir()
    path = folder / "tiny.safetensors"
    save_model(path, tiny_model.network.state_dict(), tiny_model.manifest)
    return path
