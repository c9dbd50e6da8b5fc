"""`train`: train a network from a training file and folders of photos; under `torchrun` on several GPUs."""

import argparse
import dataclasses
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Self

from dfnet_gui.cli.common import Subparsers, make_folder, say
from dfnet_gui.cli.training_log import TrainingLog
from dfnet_gui.engine.device import DEVICE_NAMES, choose_device
from dfnet_gui.errors import Cancelled, UsageError
from dfnet_gui.imaging.arrays import ByteArray

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dfnet_gui.training.config import TrainingConfig
    from dfnet_gui.training.data import Sample
    from dfnet_gui.training.processes import Processes
    from dfnet_gui.training.trainer import Trainer

_REPORT_FILLS = 50


def add_parser(subparsers: Subparsers) -> None:
    """Describe the sub-command."""
    parser = subparsers.add_parser("train", help="train a model (needs the extra: dfnet-gui[train])")
    parser.add_argument("config", type=Path, help="a training file, as models/dfnet-compact.toml")
    parser.add_argument("--photos", type=Path, nargs="+", required=True, help="folders of photos")
    parser.add_argument("--output", type=Path, required=True, help="folder for the checkpoint and the weights")
    parser.add_argument("--weights", type=Path, help="begin with these weights instead of fresh ones")
    parser.add_argument("--minutes", type=float, help="budget, instead of the training file's")
    parser.add_argument("--samples", type=int, help="budget in crops, instead of the training file's")
    parser.add_argument("--fills", type=Path, help="folder where exemplar fills are kept (default: OUTPUT/fills)")
    parser.add_argument("--val", type=Path, nargs="+", help="folders of photos for a sheet of completions")
    parser.add_argument("--tensorboard", action="store_true", help="write logs for TensorBoard into OUTPUT/tensorboard")
    parser.add_argument("--compile", action="store_true", help="use torch.compile; it helps on a GPU")
    parser.add_argument("--device", choices=DEVICE_NAMES, default="auto")
    parser.set_defaults(command=run)


class _Stop:
    """While it is entered, turns the first Ctrl+C or termination into a request to save and stop."""

    def __init__(self) -> None:
        self.asked = False

    def __enter__(self) -> Self:
        self._before = {n: signal.signal(n, self._on_signal) for n in (signal.SIGINT, signal.SIGTERM)}
        return self

    def __exit__(self, *_problem: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        if self.asked:
            sys.exit(1)
        self.asked = True
        say("Saving a checkpoint, then stopping; once more stops at once.")


def run(options: argparse.Namespace) -> int:
    """Train or go on with the checkpoint in --output; write the averaged weights at the end."""
    import torch

    from dfnet_gui.training.config import load_config
    from dfnet_gui.training.processes import joined

    config = _with_budget(load_config(options.config), options)
    make_folder(options.output)
    with joined(torch.device(choose_device(options.device).device)) as processes, _Stop() as stop:
        try:
            return _train(config, options, processes, stop)
        except Cancelled:
            say("Stopped; the same command goes on from there.")
            return 1


def _with_budget(config: "TrainingConfig", options: argparse.Namespace) -> "TrainingConfig":
    if options.minutes is None and options.samples is None:
        return config
    for name, value in (("--minutes", options.minutes), ("--samples", options.samples)):
        if value is not None and value <= 0:
            raise UsageError(f"{name} must be more than 0, not {value}.")
    budget = dataclasses.replace(config.budget, minutes=options.minutes, samples=options.samples)
    return dataclasses.replace(config, budget=budget)


def _train(config: "TrainingConfig", options: argparse.Namespace, processes: "Processes", stop: _Stop) -> int:
    from dfnet_gui.network.checkpoint import load_model
    from dfnet_gui.training.data import load_photos
    from dfnet_gui.training.loop import load_state, save_weights
    from dfnet_gui.training.trainer import Trainer

    tell = say if processes.is_first else _silence
    photos = load_photos(options.photos, longest_side=config.data.longest_side, on_problem=tell)
    fills = processes.first_alone(lambda: _fills(photos, config, options, stop, tell))
    weights = load_model(options.weights) if options.weights else None
    trainer = Trainer(
        config, photos, processes.device, fills=fills, weights=weights, processes=processes, compiles=options.compile
    )
    checkpoint = options.output / "checkpoint.pt"
    if checkpoint.exists():
        load_state(trainer, checkpoint)
        tell(f"Going on from step {trainer.step}.")
    _run_logged(trainer, checkpoint, TrainingLog(options, trainer, tell) if processes.is_first else None, stop)
    if processes.is_first:
        path = options.output / f"{config.name}.safetensors"
        save_weights(trainer, path, photos=len(photos))
        say(f"Wrote {path}.")
    return 0


def _run_logged(trainer: "Trainer", checkpoint: Path, log: TrainingLog | None, stop: _Stop) -> None:
    """Train; only the first process has a log."""
    from dfnet_gui.training.loop import run as run_training

    try:
        run_training(
            trainer,
            checkpoint,
            on_progress=log.report if log else _silence,
            on_checkpoint=log.write_sheet if log else _silence,
            should_stop=lambda: stop.asked,
        )
    finally:
        if log is not None:
            log.close()


def _silence(*_anything: object) -> None:
    """What the processes after the first say."""


def _fills(
    photos: "Sequence[ByteArray]",
    config: "TrainingConfig",
    options: argparse.Namespace,
    stop: _Stop,
    tell: "Callable[[str], None]",
) -> "list[Sample]":
    from dfnet_gui.training.fills import make_fills

    def report(done: int, total: int) -> None:
        if done % _REPORT_FILLS == 0:
            tell(f"exemplar fills: {done} of {total}")

    folder = options.fills or options.output / "fills"
    return make_fills(photos, config.data, folder, seed=config.seed, on_progress=report, should_stop=lambda: stop.asked)
