"""Small photos with masks, and a small model on disk, for workers that are really started."""

from pathlib import Path

import numpy as np
from PIL import Image

from dfnet_gui.batch.pairing import Job
from dfnet_gui.batch.worker import Engine
from dfnet_gui.network.checkpoint import LoadedModel, save_model

HEIGHT, WIDTH = 40, 56


def small_engine(model: LoadedModel, folder: Path) -> Engine:
    """OpenVINO with a small network, whose weights are put into the folder: its workers begin soonest."""
    path = folder / "tiny.safetensors"
    save_model(path, model.weights, model.manifest)
    return Engine(str(path), "openvino", "fp32")


def make_jobs(photos: Path, masks: Path, results: Path, count: int = 6) -> list[Job]:
    """Photos of noise, each with a mask of its own, in folders that are made where they are not there."""
    for folder in (photos, masks, results):
        folder.mkdir(exist_ok=True)
    made = []
    for number in range(count):
        job = Job(photos / f"{number}.png", masks / f"{number}_mask.png", results / f"{number}.png")
        rng = np.random.default_rng(number)
        Image.fromarray(rng.integers(0, 256, (HEIGHT, WIDTH, 3), np.uint8)).save(job.photo)
        hole = np.zeros((HEIGHT, WIDTH), np.uint8)
        hole[10:22, 15 : 30 + number] = 255
        Image.fromarray(hole).save(job.mask)
        made.append(job)
    return made
