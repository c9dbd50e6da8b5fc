"""A run ends with its budget, saves on the way, and loses no checkpoint."""

import dataclasses
import os
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import torch

from dfnet_gui.errors import Cancelled, TrainingError
from dfnet_gui.network import GatedArchitecture
from dfnet_gui.training import loop
from dfnet_gui.training import trainer as trainer_module
from dfnet_gui.training.config import (
    BudgetConfig,
    LossConfig,
)
from dfnet_gui.training.loop import load_state, run, save_state
from dfnet_gui.training.trainer import Progress
from tests.unit.training.small import ADVERSARIAL, MakeTrainer, take_steps


def _assert_same_state(one: object, other: object, name: str = "state") -> None:
    """The same to the bit, whatever is in there, but for the time that was spent."""
    assert type(one) is type(other), name
    if isinstance(one, torch.Tensor):
        assert isinstance(other, torch.Tensor)
        assert torch.equal(one, other), name
    elif isinstance(one, dict):
        assert isinstance(other, dict)
        assert one.keys() == other.keys(), name
        for key in one:
            if key != "seconds":
                _assert_same_state(one[key], other[key], f"{name}.{key}")
    elif isinstance(one, list):
        assert isinstance(other, list)
        for i, both in enumerate(zip(one, other, strict=True)):
            _assert_same_state(*both, f"{name}.{i}")
    else:
        assert one == other, name


@pytest.mark.parametrize(
    "changes",
    [
        {"alpha_from_share": 0.1},
        {"alpha_from_share": 0.1, "frozen_norm": True, "pass_through": True},
        {"budget": BudgetConfig(samples=48)},
        {"architecture": GatedArchitecture(channels=(4, 8, 8), fused_scales=(0, 1))},
    ],
    ids=["minutes", "frozen", "samples", "gated"],
)
def test_a_resumed_training_goes_on_as_an_unbroken_one(
    make: MakeTrainer, tmp_path: Path, changes: dict[str, Any]
) -> None:
    unbroken = make(**changes)
    expected = take_steps(unbroken, 12)
    broken = make(**changes)
    assert take_steps(broken, 5) == expected[:5]
    save_state(broken, tmp_path / "checkpoint.pt")
    expected_next = torch.rand(3)
    resumed = make(**changes)
    torch.rand(7)  # the state of torch's generator must come from the file
    load_state(resumed, tmp_path / "checkpoint.pt")
    assert torch.equal(torch.rand(3), expected_next)
    assert resumed.step == 5
    assert take_steps(resumed, 7) == expected[5:]
    _assert_same_state(unbroken.state(), resumed.state())


def test_with_a_budget_of_samples_it_does_not_matter_how_long_steps_take(
    make: MakeTrainer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticks = np.random.default_rng(0)
    monkeypatch.setattr(trainer_module, "time", SimpleNamespace(perf_counter=lambda: 1e4 * ticks.random()))
    path, budget = tmp_path / "checkpoint.pt", BudgetConfig(samples=24)
    unbroken = make(budget=budget)
    expected = take_steps(unbroken, 6)
    for _ in range(2):
        resumed = make(budget=budget)
        if path.exists():
            load_state(resumed, path)
        for progress in take_steps(resumed, 3):
            want = expected[progress.step - 1]
            assert progress == dataclasses.replace(want, seconds=progress.seconds)
            assert progress.seconds != want.seconds
        save_state(resumed, path)
    assert resumed.share == 1.0
    _assert_same_state(unbroken.state(), resumed.state())


def test_an_adversarial_training_resumes_with_its_discriminator(make: MakeTrainer, tmp_path: Path) -> None:
    pytest.importorskip("efficientnet_lite_pytorch", reason="needs the extra dfnet-gui[train]")
    unbroken = make(**ADVERSARIAL)
    assert unbroken.discriminator is not None
    fresh = {name: value.clone() for name, value in unbroken.discriminator.state_dict().items()}
    expected = take_steps(unbroken, 4)
    named = {"l1", "perceptual", "style", "similarity", "total_variation", "adversarial", "matching", "discriminator"}
    assert set(expected[0].losses) == named
    assert expected[0].losses["discriminator"] == pytest.approx(2.0, abs=0.5)
    assert all(p.requires_grad for p in unbroken.discriminator.parameters())
    learned = unbroken.discriminator.state_dict()
    assert not any(torch.equal(learned[name], value) for name, value in fresh.items() if name.endswith("original"))
    broken = make(**ADVERSARIAL)
    take_steps(broken, 2)
    save_state(broken, tmp_path / "checkpoint.pt")
    resumed = make(**ADVERSARIAL)
    load_state(resumed, tmp_path / "checkpoint.pt")
    assert take_steps(resumed, 2) == expected[2:]
    _assert_same_state(unbroken.state(), resumed.state())


def _refuse(*_arguments: object, **_options: object) -> None:
    raise OSError("the disk is full")


def _half_written(_state: object, file: Any) -> None:
    file.write(b"PK half of a checkpoint")
    raise OSError("the disk is full")


@pytest.mark.parametrize(("module", "name", "fake"), [(os, "replace", _refuse), (torch, "save", _half_written)])
def test_an_interrupted_save_leaves_the_old_checkpoint(
    make: MakeTrainer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    module: object,
    name: str,
    fake: Callable[..., None],
) -> None:
    path = tmp_path / "checkpoint.pt"
    trainer = make()
    take_steps(trainer, 2)
    save_state(trainer, path)
    whole = path.read_bytes()
    take_steps(trainer, 1)
    with monkeypatch.context() as patch:
        patch.setattr(module, name, fake)
        with pytest.raises(TrainingError, match="disk is full"):
            save_state(trainer, path)
    assert path.read_bytes() == whole
    again = make()
    load_state(again, path)
    assert again.step == 2
    save_state(trainer, path)  # what the failure left behind is in nobody's way
    load_state(again, path)
    assert again.step == 3


def test_another_configuration_is_refused_and_another_budget_is_not(make: MakeTrainer, tmp_path: Path) -> None:
    path = tmp_path / "checkpoint.pt"
    save_state(make(), path)
    with pytest.raises(TrainingError, match="another training file"):
        load_state(make(seed=2), path)
    load_state(make(budget=BudgetConfig(minutes=9.0)), path)


def test_a_damaged_checkpoint_is_named(make: MakeTrainer, tmp_path: Path) -> None:
    path = tmp_path / "checkpoint.pt"
    save_state(make(), path)
    path.write_bytes(path.read_bytes()[:2000])
    with pytest.raises(TrainingError, match=r"checkpoint\.pt: the checkpoint can't be read"):
        load_state(make(), path)


def test_a_loss_that_is_no_number_stops_with_step_and_term(make: MakeTrainer, tmp_path: Path) -> None:
    trainer = make(loss=LossConfig(perceptual=0.0, style=0.0, total_variation=0.0))
    take_steps(trainer, 2)
    save_state(trainer, tmp_path / "checkpoint.pt")
    before = {name: value.clone() for name, value in trainer.average.items()}
    with torch.no_grad():
        next(trainer.network.parameters()).fill_(float("nan"))
    with pytest.raises(TrainingError, match="Step 2: the l1 loss is no number"):
        trainer.train_step()
    assert trainer.step == 2
    assert all(torch.equal(value, trainer.average[name]) for name, value in before.items())


def test_the_run_ends_with_its_budget_and_saves_on_the_way(
    make: MakeTrainer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved: list[int] = []
    monkeypatch.setattr(loop, "save_state", lambda trainer, _path: saved.append(trainer.step))
    seen: list[Progress] = []
    run(make(), tmp_path / "checkpoint.pt", on_progress=seen.append)
    assert [p.step for p in seen] == list(range(1, 61))
    assert seen[-1].share == 1.0
    assert saved == [16, 32, 48, 60]  # more than 15 s apart, and the end


def test_a_run_whose_budget_is_in_samples_ends_with_it(make: MakeTrainer, tmp_path: Path) -> None:
    seen: list[Progress] = []
    saves: list[int] = []
    run(
        make(budget=BudgetConfig(samples=18, checkpoint_minutes=0.06)),
        tmp_path / "checkpoint.pt",
        on_progress=seen.append,
        on_checkpoint=lambda: saves.append(seen[-1].step),
    )
    assert [p.samples for p in seen] == [4, 8, 12, 16, 20]
    assert saves == [4, 5]  # after 3.6 s, and at the end
    again = make(budget=BudgetConfig(samples=18))
    load_state(again, tmp_path / "checkpoint.pt")
    run(again, tmp_path / "checkpoint.pt", on_progress=seen.append)
    assert len(seen) == 5  # there is nothing left to do


def test_a_stopped_run_saves_first(make: MakeTrainer, tmp_path: Path) -> None:
    path = tmp_path / "checkpoint.pt"
    trainer = make()
    with pytest.raises(Cancelled):
        run(trainer, path, on_progress=lambda _progress: None, should_stop=lambda: trainer.step == 4)
    again = make()
    load_state(again, path)
    assert again.step == 4
