"""The trainer learns, follows its rates, and names what is no number."""

import dataclasses
import re
from typing import Any

import numpy as np
import pytest
import torch

from dfnet_gui.errors import TrainingError
from dfnet_gui.training.config import (
    AdversarialConfig,
    BudgetConfig,
)
from dfnet_gui.training.losses import MultiScaleLoss
from dfnet_gui.training.trainer import Trainer
from tests.unit.training.small import ADVERSARIAL, CONFIG, MakeTrainer, take_steps


def test_the_loss_falls(make: MakeTrainer) -> None:
    totals = [sum(p.losses.values()) for p in take_steps(make(), 40)]
    assert np.mean(totals[-8:]) < 0.8 * np.mean(totals[:8])


def test_progress_counts(make: MakeTrainer) -> None:
    trainer = make()
    last = take_steps(trainer, 3)[-1]
    assert (last.step, last.samples, last.seconds, last.share) == (3, 12, 3.0, 0.05)
    assert set(last.losses) == {"l1", "total_variation"}


def _blends(trainer: Trainer) -> list[torch.Tensor]:
    return [p.detach().clone() for name, p in trainer.network.named_parameters() if ".blend." in name]


def test_alpha_waits_for_its_share_of_the_budget(make: MakeTrainer) -> None:
    trainer = make(alpha_from_share=0.1)
    first, others = _blends(trainer), trainer.network.state_dict()["en_0.encode.0.conv.1.weight"].clone()
    take_steps(trainer, 6)
    assert trainer.share == pytest.approx(0.1)
    assert first
    assert all(torch.equal(a, b) for a, b in zip(first, _blends(trainer), strict=True))
    assert not torch.equal(others, trainer.network.state_dict()["en_0.encode.0.conv.1.weight"])
    take_steps(trainer, 2)
    changed = [not torch.equal(a, b) for a, b in zip(first, _blends(trainer), strict=True)]
    assert np.mean(changed) > 0.9


def test_frozen_norms_keep_what_was_measured_before_the_first_step(make: MakeTrainer) -> None:
    def means(trainer: Trainer) -> list[torch.Tensor]:
        return [v.clone() for k, v in trainer.network.state_dict().items() if k.endswith("running_mean")]

    for frozen in (True, False):
        trainer = make(frozen_norm=frozen, pass_through=True)
        before = means(trainer)
        take_steps(trainer, 2)
        same = [torch.equal(a, b) for a, b in zip(before, means(trainer), strict=True)]
        assert all(same) if frozen else not any(same)


def test_the_rate_warms_up_and_falls_and_wide_layers_and_alpha_take_steps_of_their_own(make: MakeTrainer) -> None:
    settings = dataclasses.replace(
        CONFIG.optimiser, rate_over_inputs=0.1 * CONFIG.optimiser.rate, alpha_rate=3.0, warmup_share=0.1
    )
    trainer = make(optimiser=settings)
    of_alpha = {id(p) for name, p in trainer.network.named_parameters() if ".blend." in name}
    rates = []
    for trainer.seconds in (0.0, 3.0, 6.0, 20.0, 40.0, 58.0):
        trainer.train_step()
        groups = {group["rate"]: group for group in trainer.optimiser.param_groups}
        plain = groups.pop(settings.rate)
        alpha = groups.pop(3.0 * settings.rate)
        assert {id(p) for p in alpha["params"]} == of_alpha
        assert alpha["lr"] / plain["lr"] == pytest.approx(3.0)
        for rate, group in groups.items():
            (inputs,) = {parameter[0].numel() for parameter in group["params"]}
            assert rate == pytest.approx(0.1 * settings.rate / inputs)
            assert group["lr"] / plain["lr"] == pytest.approx(rate / settings.rate)
        assert all(parameter.ndim == 1 for parameter in plain["params"])
        rates.append(plain["lr"])
    held = sum(len(group["params"]) for group in trainer.optimiser.param_groups)
    assert held == len(list(trainer.network.parameters()))
    assert rates[0] < rates[1] < rates[2]
    assert rates[2:] == sorted(rates[2:], reverse=True)
    assert max(rates) <= CONFIG.optimiser.rate
    assert rates[-1] == pytest.approx(0.05 * CONFIG.optimiser.rate, rel=0.2)


def test_the_budget_may_be_in_samples_and_what_is_spent_first_counts(make: MakeTrainer) -> None:
    by_samples = make(budget=BudgetConfig(samples=16))
    assert [p.share for p in take_steps(by_samples, 5)] == [0.25, 0.5, 0.75, 1.0, 1.0]
    both = make(budget=BudgetConfig(samples=16, minutes=0.1))
    assert [p.share for p in take_steps(both, 2)] == [0.25, 0.5]  # 6 steps of a second each are allowed
    both = make(budget=BudgetConfig(samples=80, minutes=0.1))
    assert [p.share for p in take_steps(both, 3)] == pytest.approx([1 / 6, 2 / 6, 3 / 6])


def test_the_discriminator_learns_before_it_judges(make: MakeTrainer) -> None:
    pytest.importorskip("efficientnet_lite_pytorch", reason="needs the extra dfnet-gui[train]")
    late = {**ADVERSARIAL, "adversarial": AdversarialConfig(weight=0.1, from_share=0.5)}
    seen = take_steps(make(budget=BudgetConfig(samples=8), **late), 4)
    assert ["adversarial" in p.losses for p in seen] == [False, False, True, True]
    assert all("discriminator" in p.losses for p in seen)
    plain = make(loss=ADVERSARIAL["loss"], optimiser=ADVERSARIAL["optimiser"])
    assert plain.discriminator is None
    (first,) = take_steps(plain, 1)
    judged_later = {name: value for name, value in seen[0].losses.items() if name != "discriminator"}
    assert first.losses == judged_later  # whether a discriminator watches makes no difference


class _OneTermBroken(MultiScaleLoss):
    """As the real one, with a style term that is no number."""

    def forward(self, *arguments: Any, **options: Any) -> dict[str, torch.Tensor]:
        terms = super().forward(*arguments, **options)
        return {**terms, "style": float("nan") * terms["l1"]}


def test_the_term_that_is_no_number_is_named_and_the_step_is_not_taken(make: MakeTrainer) -> None:
    trainer = make()
    take_steps(trainer, 3)
    before = {name: value.clone() for name, value in trainer.network.named_parameters()}
    trainer.loss = _OneTermBroken(trainer.config.loss, None)
    with pytest.raises(TrainingError, match=r"Step 3: the style loss is no number; lower the rate and resume"):
        trainer.train_step()
    assert all(torch.equal(value, before[name]) for name, value in trainer.network.named_parameters())


@pytest.mark.parametrize("value", [float("inf"), float("nan")])
def test_a_gradient_that_is_no_number_names_its_parameter_and_takes_no_step(make: MakeTrainer, value: float) -> None:
    trainer = make()
    take_steps(trainer, 2)
    parameters = dict(trainer.network.named_parameters())
    name = list(parameters)[len(parameters) // 2]
    before = {name: parameter.detach().clone() for name, parameter in parameters.items()}
    average = {name: each.clone() for name, each in trainer.average.items()}

    def spoilt(gradient: torch.Tensor) -> torch.Tensor:
        gradient = gradient.clone()
        gradient.view(-1)[0] = value
        return gradient

    hook = parameters[name].register_hook(spoilt)  # type: ignore[no-untyped-call] # torch gives it no types
    with pytest.raises(TrainingError, match=rf"Step 2: the gradient of {re.escape(name)} is no number"):
        trainer.train_step()
    assert trainer.step == 2
    assert all(torch.equal(parameter, before[name]) for name, parameter in parameters.items())
    assert all(torch.equal(each, average[name]) for name, each in trainer.average.items())
    hook.remove()
    assert take_steps(trainer, 1)[0].step == 3
