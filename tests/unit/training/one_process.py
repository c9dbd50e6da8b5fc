"""One of the processes that `test_processes.py` starts: takes steps, and writes what came of them.

python one_process.py WEIGHTS RESULT, with the environment that `torchrun` sets.
"""

import sys
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import torch

from dfnet_gui.network import Architecture
from dfnet_gui.network.checkpoint import load_model
from dfnet_gui.training.config import (
    AdversarialConfig,
    BudgetConfig,
    DataConfig,
    LossConfig,
    OptimiserConfig,
    TrainingConfig,
)
from dfnet_gui.training.processes import Processes, joined
from dfnet_gui.training.trainer import Trainer

CONFIG = TrainingConfig(
    name="shared",
    architecture=Architecture(base_channels=4, max_channels=8, encoder_kernels=(5, 3, 3), fused_scales=(0, 1, 2)),
    start="smooth",
    frozen_norm=True,
    working_size=64,
    data=DataConfig(sizes=(32,), hole_area=(0.1, 0.4)),
    loss=LossConfig(l1=1.0, raw=1.0, perceptual=0.1, style=1.0, similarity=1.0, feature_scales=1),
    adversarial=AdversarialConfig(weight=0.1, matching=0.3, from_share=0.0),
    optimiser=OptimiserConfig(rate=1e-3, batch=4, warmup_share=0.0),
    budget=BudgetConfig(samples=400),
)


def take_a_step(weights: Path | None, processes: Processes | None = None) -> dict[str, Any]:
    """One step of a training that begins with given weights, or with fresh ones and norms that it measures."""
    rng = np.random.default_rng(2)
    coarse = [rng.integers(0, 256, (3, 4, 3), np.uint8) for _ in range(3)]
    photos = [cv2.resize(c, (60, 48), interpolation=cv2.INTER_LINEAR).astype(np.uint8) for c in coarse]
    given = load_model(weights) if weights else None
    trainer = Trainer(CONFIG, photos, torch.device("cpu"), weights=given, processes=processes)
    progress = trainer.train_step()
    assert trainer.discriminator is not None
    return {
        "losses": progress.losses,
        "samples": progress.samples,
        "seconds": progress.seconds,
        "rng": trainer.rng.bit_generator.state,
        "weights": trainer.network.state_dict(),
        "gradients": {name: p.grad for name, p in trainer.network.named_parameters()},
        "judge": trainer.discriminator.state_dict(),
        "judge_gradients": {name: p.grad for name, p in trainer.discriminator.named_parameters()},
    }


if __name__ == "__main__":
    torch.set_num_threads(1)
    with joined(torch.device("cpu")) as several:
        outcome = {"given": take_a_step(Path(sys.argv[1]), several), "fresh": take_a_step(None, several)}
        torch.save(outcome, sys.argv[2])
