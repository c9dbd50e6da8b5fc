"""Photos and a small model on disk, to be measured."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from dfnet_gui.network.checkpoint import LoadedModel, save_model


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    """Two pictures of noise, a.png and b.png."""
    folder = tmp_path / "photos"
    folder.mkdir()
    rng = np.random.default_rng(0)
    paths = [folder / "a.png", folder / "b.png"]
    for path, shape in zip(paths, [(60, 90, 3), (80, 50, 3)], strict=True):
        Image.fromarray(rng.integers(0, 256, shape, np.uint8)).save(path)
    return paths


@pytest.fixture
def tiny_path(tiny_model: LoadedModel, tmp_path: Path) -> Path:
    """The small DFNet as weights with their manifest."""
    path = tmp_path / "tiny.safetensors"
    save_model(path, tiny_model.weights, tiny_model.manifest)
    return path


@pytest.fixture
def detailed_path(detailed_model: LoadedModel, tmp_path: Path) -> Path:
    """The same network with a detailed start."""
    path = tmp_path / "tiny-detailed.safetensors"
    save_model(path, detailed_model.weights, detailed_model.manifest)
    return path
