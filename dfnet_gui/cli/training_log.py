"""What a training says: lines with losses and the time left, logs for TensorBoard, a validation sheet."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dfnet_gui.errors import TrainingError

if TYPE_CHECKING:
    from dfnet_gui.training.sheets import ValidationSheet
    from dfnet_gui.training.trainer import Progress, Trainer

_REPORT_STEPS = 20


class TrainingLog:
    """Reports at every so many steps what the losses were on average since."""

    def __init__(self, options: argparse.Namespace, trainer: "Trainer", tell: Callable[[str], None]) -> None:
        self._tell, self._trainer = tell, trainer
        self._sums: dict[str, list[float]] = {}
        self._sheet_path: Path = options.output / "validation.png"
        self._sheet = _sheet_of(options, trainer, tell)
        self._writer = _tensorboard(options.output / "tensorboard") if options.tensorboard else None

    def report(self, progress: "Progress") -> None:
        """Take the losses of a step in; say their means when it is time."""
        for name, value in progress.losses.items():
            self._sums.setdefault(name, []).append(value)
        if progress.step % _REPORT_STEPS:
            return
        left = progress.seconds * (1.0 / max(progress.share, 1e-6) - 1.0) / 60.0
        means = {name: sum(values) / len(values) for name, values in self._sums.items()}
        losses = "  ".join(f"{name} {mean:.4f}" for name, mean in means.items())
        self._tell(f"step {progress.step}  samples {progress.samples}  {left:.0f} min left  {losses}")
        if self._writer is not None:
            for name, mean in means.items():
                self._writer.add_scalar(f"loss/{name}", mean, progress.step)
        self._sums.clear()

    def close(self) -> None:
        if self._writer is not None:
            self._writer.close()

    def write_sheet(self) -> None:
        """Complete the validation crops with the weights as they are now."""
        if self._sheet is not None:
            sheet = self._sheet.write(self._sheet_path)
            if self._writer is not None:
                self._writer.add_image("validation", sheet, self._trainer.step, dataformats="HWC")
        if self._writer is not None:
            self._writer.flush()


def _sheet_of(options: argparse.Namespace, trainer: "Trainer", tell: Callable[[str], None]) -> "ValidationSheet | None":
    if not options.val:
        return None
    from dfnet_gui.training.data import load_photos
    from dfnet_gui.training.sheets import ValidationSheet

    side = trainer.config.data.longest_side
    return ValidationSheet(load_photos(options.val, longest_side=side, on_problem=tell), trainer)


def _tensorboard(folder: Path) -> Any:  # noqa: ANN401 - the package has no types
    try:
        from tensorboardX import SummaryWriter
    except ImportError as error:
        raise TrainingError(
            f"--tensorboard needs the training packages ({error.name} is missing):"
            " install them with: pip install 'dfnet-gui[train]'."
        ) from error
    return SummaryWriter(str(folder))
