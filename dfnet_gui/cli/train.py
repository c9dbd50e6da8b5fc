"""`train`: train a DFNet from a training file and folders of photos."""

import argparse
import dataclasses
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import Self

from dfnet_gui.cli.common import Subparsers, make_folder, say
from dfnet_gui.engine.device import DEVICE_NAMES, choose_device
from dfnet_gui.errors import Cancelled, UsageError

_REPORT_STEPS = 20


def add_parser(subparsers: Subparsers) -> None:
    """Describe the sub-command."""
    parser = subparsers.add_parser("train", help="train a model (needs the extra: dfnet-gui[train])")
    parser.add_argument("config", type=Path, help="a training file, as models/dfnet-compact.toml")
    parser.add_argument("--photos", type=Path, nargs="+", required=True, help="folders of photos")
    parser.add_argument("--output", type=Path, required=True, help="folder for the checkpoint and the weights")
    parser.add_argument("--weights", type=Path, help="begin with these weights instead of fresh ones")
    parser.add_argument("--minutes", type=float, help="budget, instead of the training file's")
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
    from dfnet_gui.network.checkpoint import load_model
    from dfnet_gui.training.config import load_config
    from dfnet_gui.training.data import load_photos
    from dfnet_gui.training.loop import Progress, Trainer, load_state, save_weights
    from dfnet_gui.training.loop import run as run_training

    config = load_config(options.config)
    if options.minutes is not None:
        if options.minutes <= 0:
            raise UsageError(f"--minutes must be more than 0, not {options.minutes}.")
        config = dataclasses.replace(config, budget=dataclasses.replace(config.budget, minutes=options.minutes))
    make_folder(options.output)
    photos = load_photos(options.photos, longest_side=config.data.longest_side, on_problem=say)
    weights = load_model(options.weights) if options.weights else None
    trainer = Trainer(config, photos, choose_device(options.device).device, weights=weights)
    checkpoint = options.output / "checkpoint.pt"
    if checkpoint.exists():
        load_state(trainer, checkpoint)
        say(f"Going on from step {trainer.step}.")

    def report(progress: Progress) -> None:
        if progress.step % _REPORT_STEPS == 0:
            left = progress.seconds * (1.0 / max(progress.share, 1e-6) - 1.0) / 60.0
            losses = "  ".join(f"{name} {value:.4f}" for name, value in progress.losses.items())
            say(f"step {progress.step}  samples {progress.samples}  {left:.0f} min left  {losses}")

    try:
        with _Stop() as stop:
            run_training(trainer, checkpoint, on_progress=report, should_stop=lambda: stop.asked)
    except Cancelled:
        say(f"Stopped at step {trainer.step}; the same command goes on from there.")
        return 1
    path = options.output / f"{config.name}.safetensors"
    save_weights(trainer, path, photos=len(photos))
    say(f"Wrote {path}.")
    return 0
