"""The training loop, and the files that it leaves: checkpoints that hold everything, and weights."""

import pickle
from collections.abc import Callable
from pathlib import Path

import torch

from dfnet_gui.errors import Cancelled, TrainingError
from dfnet_gui.network.checkpoint import save_model
from dfnet_gui.network.manifest import Manifest
from dfnet_gui.replacement import replacement
from dfnet_gui.training.trainer import Progress, Trainer


def save_weights(trainer: Trainer, path: Path, *, photos: int) -> Manifest:
    """Write the averaged weights as fp16 safetensors with their manifest."""
    config = trainer.config
    manifest = Manifest(
        name=config.name,
        sha256="",
        architecture=config.architecture,
        channel_order="RGB",
        working_size=config.working_size,
        start=config.start,
        detailed_start="exemplar" if config.data.fills else None,
        licence=config.licence,
        training={
            "photos": photos,
            "steps": trainer.step,
            "samples": trainer.samples,
            "minutes": round(trainer.seconds / 60.0, 1),
            "device": trainer.device.type,
            "seed": config.seed,
            **({"before": dict(trainer.weights.manifest.training)} if trainer.weights else {}),
        },
    )
    average = {name: value.cpu().numpy() for name, value in trainer.average.items()}
    return save_model(path, average, manifest)


def save_state(trainer: Trainer, path: Path) -> None:
    """Write the checkpoint; the old one stays whole until the new one is. Raises TrainingError."""
    try:
        with replacement(path) as temporary, temporary.open("wb") as file:
            torch.save(trainer.state(), file)
    except OSError as error:
        reason = error.strerror or str(error)
        raise TrainingError(f"{path}: the checkpoint can't be written ({reason}); the old one is whole.") from error


def load_state(trainer: Trainer, path: Path) -> None:
    """Continue from a checkpoint file; TrainingError if it can't be used."""
    try:
        trainer.restore(torch.load(path, map_location=trainer.device, weights_only=True))
    except (OSError, RuntimeError, ValueError, TypeError, KeyError, EOFError, pickle.UnpicklingError) as error:
        raise TrainingError(f"{path}: the checkpoint can't be read; delete it to begin anew.") from error


def run(
    trainer: Trainer,
    checkpoint: Path,
    *,
    on_progress: Callable[[Progress], None],
    on_checkpoint: Callable[[], None] = lambda: None,
    should_stop: Callable[[], bool] = lambda: False,
) -> None:
    """Train until the budget is spent, saving on the way and at the end; raises Cancelled when stopped.

    With several processes all of them call this; the first one reports and saves, and a stop asked of
    one stops all.
    """
    processes, saved = trainer.processes, trainer.seconds

    def save() -> None:
        if processes.is_first:
            save_state(trainer, checkpoint)
            on_checkpoint()

    while trainer.share < 1.0:
        progress = trainer.train_step()
        if processes.is_first:
            on_progress(progress)
        is_stopping = processes.total(int(should_stop())) > 0
        if is_stopping or trainer.seconds - saved > 60.0 * trainer.config.budget.checkpoint_minutes:
            save()
            saved = trainer.seconds
        if is_stopping:
            raise Cancelled
    save()
