"""Small photos with masks, and a small model on disk, for workers that are really started."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from dfnet_gui.batch.pairing import Job
from dfnet_gui.batch.worker import Engine
from dfnet_gui.network.checkpoint import LoadedModel, save_model

HEIGHT, WIDTH = 40, 56


@pytest.fixture
def engine(tiny_model: LoadedModel, tmp_path: Path) -> Engine:
    """PyTorch with the small network."""
    path = tmp_path / "tiny.safetensors"
    save_model(path, tiny_model.weights, tiny_model.manifest)
    return Engine(str(path), "pytorch", "fp32")


@pytest.fixture
def jobs(tmp_path: Path) -> list[Job]:
    """Six photos of noise, each with a mask of its own."""
    made = []
    for number in range(6):
        photo, mask = tmp_path / f"{number}.png", tmp_path / f"{number}-mask.png"
        rng = np.random.default_rng(number)
        Image.fromarray(rng.integers(0, 256, (HEIGHT, WIDTH, 3), np.uint8)).save(photo)
        hole = np.zeros((HEIGHT, WIDTH), np.uint8)
        hole[10:22, 15 : 30 + number] = 255
        Image.fromarray(hole).save(mask)
        made.append(Job(photo, mask, tmp_path / f"{number}-done.png"))
    return made
