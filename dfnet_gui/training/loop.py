"""The training loop: steps, moving average, checkpoints that hold everything, a budget in minutes."""

import dataclasses
import math
import os
import pickle
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from dfnet_gui.errors import Cancelled, TrainingError
from dfnet_gui.network import STARTS, DFNet, FusionBlock
from dfnet_gui.network.checkpoint import LoadedModel, save_model
from dfnet_gui.network.manifest import Manifest
from dfnet_gui.training.beginning import calibrate_norms, pass_image_through, set_alpha_bias
from dfnet_gui.training.config import BudgetConfig, TrainingConfig
from dfnet_gui.training.data import Batch, Pixels, random_batch
from dfnet_gui.training.features import PerceptualFeatures
from dfnet_gui.training.losses import MultiScaleLoss

_LEAST_RATE_SHARE = 0.05


@dataclass(frozen=True, kw_only=True)
class Progress:
    """Where a training stands after a step; losses are the weighted terms of that step."""

    step: int
    samples: int
    seconds: float
    share: float
    losses: dict[str, float]


class Trainer:
    """One training: network, moving average, optimiser and random state. Not thread-safe.

    With `weights` it goes on from an earlier training's; else from fresh ones, as `config` says.
    """

    def __init__(
        self,
        config: TrainingConfig,
        photos: Sequence[Pixels],
        device: torch.device,
        *,
        weights: LoadedModel | None = None,
    ) -> None:
        self.config, self.photos, self.device, self.weights = config, photos, device, weights
        self.rng = np.random.default_rng(config.seed)
        torch.manual_seed(config.seed)
        self.step = self.samples = 0
        self.seconds = 0.0
        self._start = STARTS[config.start]
        self.network = self._first_network()
        self.average = {k: v.detach().clone() for k, v in self.network.state_dict().items()}
        self.optimiser = torch.optim.Adam(self._parameter_groups(), lr=config.optimiser.rate)
        needs_features = config.loss.perceptual or config.loss.style
        features = PerceptualFeatures().to(device) if needs_features else None
        self.loss = MultiScaleLoss(config.loss, features)

    def _parameter_groups(self) -> list[dict[str, Any]]:
        """Convolution weights by their number of inputs, and everything else, each with its rate."""
        settings, by_rate = self.config.optimiser, dict[float, list[nn.Parameter]]()
        for parameter in self.network.parameters():
            rate = settings.rate
            if settings.rate_over_inputs is not None and parameter.ndim == 4:
                rate = min(rate, settings.rate_over_inputs / parameter[0].numel())
            by_rate.setdefault(rate, []).append(parameter)
        return [{"params": parameters, "rate": rate} for rate, parameters in by_rate.items()]

    def _first_network(self) -> DFNet:
        if self.weights is not None:
            return self._given_network(self.weights)
        network = DFNet(self.config.architecture).to(self.device)
        network.to(memory_format=torch.channels_last)  # type: ignore[call-overload] # torch types it for tensors alone
        if self.config.pass_through:
            pass_image_through(network)
        set_alpha_bias(network, self.config.alpha_bias)
        if self.config.frozen_norm:
            calibrate_norms(network, iter(self._batch, None), start=self._start)
        return network

    def _given_network(self, weights: LoadedModel) -> DFNet:
        if weights.network.architecture != self.config.architecture:
            raise TrainingError("The weights to begin with have another architecture than the training file.")
        network = weights.network.to(self.device).requires_grad_(requires_grad=True)
        network.to(memory_format=torch.channels_last)  # type: ignore[call-overload] # torch types it for tensors alone
        return network

    def _batch(self) -> Batch:
        return random_batch(
            self.photos, self.config.data, batch=self.config.optimiser.batch, rng=self.rng, device=self.device
        )

    @property
    def share(self) -> float:
        """How much of the budget is spent, 0 to 1."""
        return min(1.0, self.seconds / (60.0 * self.config.budget.minutes))

    def train_step(self) -> Progress:
        """One batch forward and back; TrainingError if the loss is no number."""
        began = time.perf_counter()
        self.network.train(not self.config.frozen_norm)
        self._hold_alpha(held=self.share < self.config.alpha_from_share)
        batch = self._batch()
        for group in self.optimiser.param_groups:
            group["lr"] = group["rate"] * self._schedule()
        with torch.autocast(self.device.type, torch.bfloat16):
            output = self.network(self._start(batch.target, batch.mask), batch.mask)
            terms = self.loss(output, batch.target, batch.mask, step=self.step)
        total = torch.stack(list(terms.values())).sum()
        losses = {name: float(value.detach()) for name, value in terms.items()}
        self._check_finite(losses)
        self._update(total)
        self.step += 1
        self.samples += len(batch.target)
        self.seconds += time.perf_counter() - began
        return Progress(step=self.step, samples=self.samples, seconds=self.seconds, share=self.share, losses=losses)

    def _hold_alpha(self, *, held: bool) -> None:
        for block in self.network.modules():
            if isinstance(block, FusionBlock):
                block.blend.requires_grad_(requires_grad=not held)

    def _schedule(self) -> float:
        warm = min(1.0, (self.share + 1e-3) / max(self.config.optimiser.warmup_share, 1e-3))
        cosine = 0.5 * (1.0 + math.cos(math.pi * self.share))
        return warm * (_LEAST_RATE_SHARE + (1.0 - _LEAST_RATE_SHARE) * cosine)

    def _check_finite(self, losses: dict[str, float]) -> None:
        bad = [name for name, value in losses.items() if not math.isfinite(value)]
        if bad:
            raise TrainingError(
                f"Step {self.step}: the {', '.join(bad)} loss is no number; lower the rate and resume"
                " from the last checkpoint."
            )

    def _update(self, total: Tensor) -> None:
        self.optimiser.zero_grad(set_to_none=True)
        torch.autograd.backward(total)
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), self.config.optimiser.clip_norm)
        self.optimiser.step()
        with torch.no_grad():
            decay = min(self.config.optimiser.ema, (1 + self.step) / (10 + self.step))
            for name, value in self.network.state_dict().items():
                if value.is_floating_point():
                    self.average[name].lerp_(value, 1.0 - decay)
                else:
                    self.average[name].copy_(value)

    def state(self) -> dict[str, Any]:
        """All that is needed to go on: plain values and tensors only."""
        return {
            "config": _identity(self.config),
            "network": self.network.state_dict(),
            "average": self.average,
            "optimiser": self.optimiser.state_dict(),
            "step": self.step,
            "samples": self.samples,
            "seconds": self.seconds,
            "rng": self.rng.bit_generator.state,
            "torch_rng": torch.get_rng_state(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Go on from `state`; TrainingError if it belongs to another configuration."""
        if state["config"] != _identity(self.config):
            raise TrainingError("The checkpoint belongs to another training file; name a new --output folder.")
        self.network.load_state_dict(state["network"])
        self.average = {k: v.to(self.device) for k, v in state["average"].items()}
        self.optimiser.load_state_dict(state["optimiser"])
        self.step, self.samples, self.seconds = state["step"], state["samples"], state["seconds"]
        self.rng.bit_generator.state = state["rng"]
        torch.set_rng_state(state["torch_rng"].cpu())


def _identity(config: TrainingConfig) -> str:
    """All of the configuration but the budget, which may be extended."""
    return repr(dataclasses.replace(config, budget=BudgetConfig()))


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
    average = {name: value.cpu() for name, value in trainer.average.items()}
    return save_model(path, average, manifest)


def save_state(trainer: Trainer, path: Path) -> None:
    """Write the checkpoint beside its place, sync, and rename: the old one stays whole until then."""
    temporary = path.with_name(f".{path.name}.part")
    try:
        with temporary.open("wb") as file:
            torch.save(trainer.state(), file)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
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
    should_stop: Callable[[], bool] = lambda: False,
) -> None:
    """Train until the budget is spent, saving on the way and at the end; raises Cancelled when stopped."""
    saved = trainer.seconds
    while trainer.share < 1.0:
        progress = trainer.train_step()
        on_progress(progress)
        stopping = should_stop()
        if stopping or trainer.seconds - saved > 60.0 * trainer.config.budget.checkpoint_minutes:
            save_state(trainer, checkpoint)
            saved = trainer.seconds
        if stopping:
            raise Cancelled
    save_state(trainer, checkpoint)
