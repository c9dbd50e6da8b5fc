"""A training that takes a moment."""

from collections.abc import Callable
from typing import Any

from dfnet_gui.network import Architecture
from dfnet_gui.training.config import (
    AdversarialConfig,
    BudgetConfig,
    DataConfig,
    LossConfig,
    OptimiserConfig,
    TrainingConfig,
)
from dfnet_gui.training.trainer import Progress, Trainer

TINY = Architecture(base_channels=4, max_channels=8, encoder_kernels=(5, 3, 3), fused_scales=(0, 1, 2))


CONFIG = TrainingConfig(
    name="small",
    start="smooth",
    working_size=64,
    licence="CC0-1.0",
    architecture=TINY,
    data=DataConfig(sizes=(32,), hole_area=(0.1, 0.4)),
    loss=LossConfig(perceptual=0.0, style=0.0),
    optimiser=OptimiserConfig(rate=5e-3, batch=4),
    budget=BudgetConfig(minutes=1.0, checkpoint_minutes=0.25),
)


ADVERSARIAL: dict[str, Any] = {
    "loss": LossConfig(l1=1.0, perceptual=0.1, style=1.0, similarity=1.0, feature_scales=1),
    "adversarial": AdversarialConfig(weight=0.1, matching=0.3, from_share=0.0),
    "optimiser": OptimiserConfig(rate=5e-3, batch=2),
}


MakeTrainer = Callable[..., Trainer]


def take_steps(trainer: Trainer, count: int) -> list[Progress]:
    return [trainer.train_step() for _ in range(count)]
