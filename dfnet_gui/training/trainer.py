"""One training: network, moving average, discriminator, optimisers and random state, a step at a time."""

import dataclasses
import math
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from dfnet_gui.errors import TrainingError
from dfnet_gui.imaging.arrays import ByteArray
from dfnet_gui.network import STARTS, CompletionNetwork, DFNet, FusionBlock
from dfnet_gui.network.checkpoint import LoadedModel
from dfnet_gui.network.construction import build_network
from dfnet_gui.network.features import PerceptualFeatures
from dfnet_gui.training.adversarial import Discriminator, hinge_loss
from dfnet_gui.training.batches import Batch, BatchSource
from dfnet_gui.training.config import BudgetConfig, TrainingConfig
from dfnet_gui.training.data import Sample
from dfnet_gui.training.initial_weights import calibrate_norms, pass_image_through, set_alpha_bias
from dfnet_gui.training.losses import MultiScaleLoss
from dfnet_gui.training.processes import Processes

_LEAST_RATE_SHARE = 0.05


@dataclass(frozen=True, kw_only=True)
class Progress:
    """Where a training stands after a step; losses are the weighted terms of that step."""

    step: int
    samples: int
    seconds: float
    share: float
    losses: dict[str, float]


def has_bfloat16(device: torch.device) -> bool:
    """Whether the device computes in bfloat16; a processor that imitates it takes many times as long as in float32."""
    return device.type != "cpu" or bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())


class Trainer:
    """One training, in this process alone or in step with others. Not thread-safe.

    With `weights` it goes on from an earlier training's; else from fresh ones, as `config` says.
    `fills` are crops with exemplar fills to train on beside `photos`. `compiles` has torch.compile make
    the network faster, which takes minutes first and needs a compiler.
    """

    def __init__(
        self,
        config: TrainingConfig,
        photos: Sequence[ByteArray],
        device: torch.device,
        *,
        fills: Sequence[Sample] = (),
        weights: LoadedModel | None = None,
        processes: Processes | None = None,
        compiles: bool = False,
    ) -> None:
        self.config, self.device, self.weights = config, device, weights
        self.processes = processes or Processes()
        self.rng = np.random.default_rng(config.seed)
        torch.manual_seed(config.seed)
        self.step = self.samples = 0
        self.seconds = 0.0
        start = STARTS[config.start]
        self.source = BatchSource(photos, fills, config.data, start=start, device=device, share=self.processes.share)
        self.network = self._first_network()
        self.average = {k: v.detach().clone() for k, v in self.network.state_dict().items()}
        self.optimiser = torch.optim.Adam(self._parameter_groups(), lr=config.optimiser.rate)
        self._set_up_losses()
        self._network_in_step = self.processes.wrapped(self.network)
        if compiles:
            self._network_in_step = torch.compile(self._network_in_step)

    def _set_up_losses(self) -> None:
        config = self.config
        is_adversarial = config.adversarial.weight > 0
        needs_features = config.loss.perceptual or config.loss.style or is_adversarial
        features = PerceptualFeatures().to(self.device) if needs_features else None
        self.discriminator = Discriminator(features.channels).to(self.device) if features and is_adversarial else None
        self.loss = MultiScaleLoss(
            config.loss, features, adversarial=config.adversarial, discriminator=self.discriminator
        )
        if self.discriminator is not None:
            rate = config.adversarial.rate
            self.discriminator_optimiser = torch.optim.Adam(self.discriminator.parameters(), lr=rate, betas=(0.0, 0.99))
            self._judge_in_step = self.processes.wrapped(self.discriminator)

    def _parameter_groups(self) -> list[dict[str, Any]]:
        """Convolution weights by their number of inputs, alpha, and everything else, each with its rate."""
        settings, by_rate = self.config.optimiser, dict[float, list[nn.Parameter]]()
        of_alpha = {id(p) for block in self._fusion_blocks() for p in block.blend.parameters()}
        for parameter in self.network.parameters():
            rate = settings.rate
            if settings.rate_over_inputs is not None and parameter.ndim == 4:
                rate = min(rate, settings.rate_over_inputs / parameter[0].numel())
            if id(parameter) in of_alpha:
                rate = settings.rate * settings.alpha_rate
            by_rate.setdefault(rate, []).append(parameter)
        return [{"params": parameters, "rate": rate} for rate, parameters in by_rate.items()]

    def _fusion_blocks(self) -> list[FusionBlock]:
        return [block for block in self.network.modules() if isinstance(block, FusionBlock)]

    def _first_network(self) -> CompletionNetwork:
        config = self.config
        network = self._given_network(self.weights) if self.weights else build_network(config.architecture)
        network.to(self.device)
        network.to(memory_format=torch.channels_last)  # type: ignore[call-overload] # torch types it for tensors alone
        if self.weights is None and config.pass_through and isinstance(network, DFNet):
            pass_image_through(network)
        if self.weights is None or config.reset_alpha:
            set_alpha_bias(network, config.alpha_bias)
        if self.weights is None and config.frozen_norm:
            calibrate_norms(network, iter(self._batch, None))
        return self.processes.prepared(network)

    def _given_network(self, weights: LoadedModel) -> CompletionNetwork:
        if weights.network.architecture != self.config.architecture:
            raise TrainingError("The weights to begin with have another architecture than the training file.")
        return weights.network.requires_grad_(requires_grad=True)

    def _batch(self) -> Batch:
        return self.source.draw(self.rng, self.config.optimiser.batch)

    @property
    def share(self) -> float:
        """How much of the budget is spent, 0 to 1."""
        budget = self.config.budget
        by_time = self.seconds / (60.0 * budget.minutes) if budget.minutes else 0.0
        by_samples = self.samples / budget.samples if budget.samples else 0.0
        return min(1.0, max(by_time, by_samples))

    def train_step(self) -> Progress:
        """One batch forward and back; TrainingError with the cause if a number is none."""
        began = time.perf_counter()
        self.network.train(not self.config.frozen_norm)
        batch = self._batch()
        for group in self.optimiser.param_groups:
            group["lr"] = group["rate"] * self._schedule()
        with torch.autocast(self.device.type, torch.bfloat16, enabled=has_bfloat16(self.device)):
            output = self._network_in_step(batch.image, batch.mask)
            is_judged = self.share >= self.config.adversarial.from_share
            terms = self.loss(
                output, batch.target, batch.mask, copied=batch.copied, step=self.step, is_judged=is_judged
            )
        total = torch.stack(list(terms.values())).sum()
        losses = self.processes.mean({name: value.detach() for name, value in terms.items()})
        self._check_finite(losses)
        self._update(total)
        losses |= self._teach_discriminator(1.0 - batch.mask)
        self.step += 1
        self.samples += self.processes.total(len(batch.target))
        self.seconds = self.processes.agreed(self.seconds + time.perf_counter() - began)
        return Progress(step=self.step, samples=self.samples, seconds=self.seconds, share=self.share, losses=losses)

    def _schedule(self) -> float:
        warm = min(1.0, (self.share + 1e-3) / max(self.config.optimiser.warmup_share, 1e-3))
        cosine = 0.5 * (1.0 + math.cos(math.pi * self.share))
        return warm * (_LEAST_RATE_SHARE + (1.0 - _LEAST_RATE_SHARE) * cosine)

    def _check_finite(self, losses: dict[str, float]) -> None:
        if bad := [name for name, value in losses.items() if not math.isfinite(value)]:
            raise TrainingError(
                f"Step {self.step}: the {', '.join(bad)} loss is no number; lower the rate and resume"
                " from the last checkpoint."
            )

    def _update(self, total: Tensor) -> None:
        self.optimiser.zero_grad(set_to_none=True)
        torch.autograd.backward(total)
        if self.share < self.config.alpha_from_share:
            for block in self._fusion_blocks():
                block.blend.zero_grad(set_to_none=True)
        trained = [p for p in self.network.parameters() if p.grad is not None]
        norm = torch.nn.utils.get_total_norm([p.grad for p in trained if p.grad is not None])
        if not bool(torch.isfinite(norm)):  # checked before clipping, which would spread it to every parameter
            self._raise_for_gradient()
        torch.nn.utils.clip_grads_with_norm_(trained, self.config.optimiser.clip_norm, norm)
        self.optimiser.step()
        self._follow()

    def _raise_for_gradient(self) -> None:
        names = (n for n, p in self.network.named_parameters() if p.grad is not None and not p.grad.isfinite().all())
        raise TrainingError(
            f"Step {self.step}: the gradient of {next(names, 'the network')} is no number, and the step was not"
            " taken; lower the rate and resume from the last checkpoint."
        )

    @torch.no_grad()
    def _follow(self) -> None:
        """Move the average a little towards the weights; a young average moves faster."""
        decay = min(self.config.optimiser.ema, (1 + self.step) / (10 + self.step))
        for name, value in self.network.state_dict().items():
            if value.is_floating_point():
                self.average[name].lerp_(value, 1.0 - decay)
            else:
                self.average[name].copy_(value)

    def _teach_discriminator(self, hole: Tensor) -> dict[str, float]:
        if self.discriminator is None or self.loss.seen is None:
            return {}
        with torch.autocast(self.device.type, torch.bfloat16, enabled=has_bfloat16(self.device)):
            loss = hinge_loss(self._judge_in_step, self.loss.seen.drawn, self.loss.seen.photographed, hole)
        self.discriminator_optimiser.zero_grad(set_to_none=True)
        torch.autograd.backward(loss)
        self.discriminator_optimiser.step()
        losses = self.processes.mean({"discriminator": loss.detach()})
        self._check_finite(losses)
        return losses

    def state(self) -> dict[str, Any]:
        """All that is needed to go on: plain values and tensors only."""
        state = {
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
        if self.discriminator is not None:
            state["discriminator"] = self.discriminator.state_dict()
            state["discriminator_optimiser"] = self.discriminator_optimiser.state_dict()
        return state

    def restore(self, state: dict[str, Any]) -> None:
        """Go on from `state`; TrainingError if it belongs to another configuration."""
        if state["config"] != _identity(self.config):
            raise TrainingError("The checkpoint belongs to another training file; name a new --output folder.")
        self.network.load_state_dict(state["network"])
        self.average = {k: v.to(self.device) for k, v in state["average"].items()}
        self.optimiser.load_state_dict(state["optimiser"])
        if self.discriminator is not None:
            self.discriminator.load_state_dict(state["discriminator"])
            self.discriminator_optimiser.load_state_dict(state["discriminator_optimiser"])
        self.step, self.samples, self.seconds = state["step"], state["samples"], state["seconds"]
        self.rng.bit_generator.state = state["rng"]
        torch.set_rng_state(state["torch_rng"].cpu())


def _identity(config: TrainingConfig) -> str:
    """All of the configuration but the budget, which may be extended."""
    return repr(dataclasses.replace(config, budget=BudgetConfig(minutes=1.0)))
