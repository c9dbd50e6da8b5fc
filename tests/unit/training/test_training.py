"""The training loop learns, resumes to the bit, and loses no checkpoint."""

import dataclasses
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
import torch

from dfnet_gui.errors import Cancelled, TrainingError
from dfnet_gui.network import Architecture
from dfnet_gui.network.checkpoint import load_model
from dfnet_gui.training import loop
from dfnet_gui.training.config import (
    BudgetConfig,
    DataConfig,
    LossConfig,
    OptimiserConfig,
    TrainingConfig,
)
from dfnet_gui.training.loop import Progress, Trainer, load_state, run, save_state, save_weights

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


def _trainer(**changes: Any) -> Trainer:
    rng = np.random.default_rng(2)
    coarse = [rng.integers(0, 256, (3, 4, 3), np.uint8) for _ in range(3)]
    photos = [cv2.resize(c, (60, 48), interpolation=cv2.INTER_LINEAR).astype(np.uint8) for c in coarse]
    return Trainer(dataclasses.replace(CONFIG, **changes), photos, torch.device("cpu"))


def _steps(trainer: Trainer, count: int) -> list[Progress]:
    return [trainer.train_step() for _ in range(count)]


def test_the_loss_falls() -> None:
    totals = [sum(p.losses.values()) for p in _steps(_trainer(), 40)]
    assert np.mean(totals[-8:]) < 0.8 * np.mean(totals[:8])


def test_progress_counts() -> None:
    trainer = _trainer()
    last = _steps(trainer, 3)[-1]
    assert (last.step, last.samples, last.seconds, last.share) == (3, 12, 3.0, 0.05)
    assert set(last.losses) == {"l1", "total_variation"}


def _blends(trainer: Trainer) -> list[torch.Tensor]:
    return [p.detach().clone() for name, p in trainer.network.named_parameters() if ".blend." in name]


def test_alpha_waits_for_its_share_of_the_budget() -> None:
    trainer = _trainer(alpha_from_share=0.1)
    first, others = _blends(trainer), trainer.network.state_dict()["en_0.encode.0.conv.1.weight"].clone()
    _steps(trainer, 6)
    assert trainer.share == pytest.approx(0.1)
    assert first
    assert all(torch.equal(a, b) for a, b in zip(first, _blends(trainer), strict=True))
    assert not torch.equal(others, trainer.network.state_dict()["en_0.encode.0.conv.1.weight"])
    _steps(trainer, 2)
    changed = [not torch.equal(a, b) for a, b in zip(first, _blends(trainer), strict=True)]
    assert np.mean(changed) > 0.9


def test_frozen_norms_keep_what_was_measured_before_the_first_step() -> None:
    def means(trainer: Trainer) -> list[torch.Tensor]:
        return [v.clone() for k, v in trainer.network.state_dict().items() if k.endswith("running_mean")]

    for frozen in (True, False):
        trainer = _trainer(frozen_norm=frozen, pass_through=True)
        before = means(trainer)
        _steps(trainer, 2)
        same = [torch.equal(a, b) for a, b in zip(before, means(trainer), strict=True)]
        assert all(same) if frozen else not any(same)


def test_the_rate_warms_up_and_falls_and_wide_layers_take_smaller_steps() -> None:
    settings = dataclasses.replace(CONFIG.optimiser, rate_over_inputs=0.1 * CONFIG.optimiser.rate, warmup_share=0.1)
    trainer = _trainer(optimiser=settings)
    rates = []
    for trainer.seconds in (0.0, 3.0, 6.0, 20.0, 40.0, 58.0):
        trainer.train_step()
        groups = {group["rate"]: group for group in trainer.optimiser.param_groups}
        plain = groups.pop(settings.rate)
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


@pytest.mark.parametrize("frozen", [True, False])
def test_a_resumed_training_goes_on_as_an_unbroken_one(tmp_path: Path, frozen: bool) -> None:  # noqa: FBT001
    changes: dict[str, Any] = {"frozen_norm": frozen, "pass_through": frozen, "alpha_from_share": 0.1}
    unbroken = _trainer(**changes)
    expected = _steps(unbroken, 12)
    broken = _trainer(**changes)
    _steps(broken, 5)
    save_state(broken, tmp_path / "checkpoint.pt")
    resumed = _trainer(**changes)
    torch.rand(3)  # the state of torch's generator must come from the file
    load_state(resumed, tmp_path / "checkpoint.pt")
    assert resumed.step == 5
    assert _steps(resumed, 7) == expected[5:]
    for name, value in unbroken.average.items():
        assert torch.equal(value, resumed.average[name]), name


def _refuse(*_arguments: object, **_options: object) -> None:
    raise OSError("the disk is full")


def _half_written(_state: object, file: Any) -> None:
    file.write(b"PK half of a checkpoint")
    raise OSError("the disk is full")


@pytest.mark.parametrize(("module", "name", "fake"), [(os, "replace", _refuse), (torch, "save", _half_written)])
def test_an_interrupted_save_leaves_the_old_checkpoint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: object, name: str, fake: Callable[..., None]
) -> None:
    path = tmp_path / "checkpoint.pt"
    trainer = _trainer()
    _steps(trainer, 2)
    save_state(trainer, path)
    whole = path.read_bytes()
    _steps(trainer, 1)
    with monkeypatch.context() as patch:
        patch.setattr(module, name, fake)
        with pytest.raises(TrainingError, match="disk is full"):
            save_state(trainer, path)
    assert path.read_bytes() == whole
    again = _trainer()
    load_state(again, path)
    assert again.step == 2
    save_state(trainer, path)  # what the failure left behind is in nobody's way
    load_state(again, path)
    assert again.step == 3


def test_another_configuration_is_refused_and_another_budget_is_not(tmp_path: Path) -> None:
    path = tmp_path / "checkpoint.pt"
    save_state(_trainer(), path)
    with pytest.raises(TrainingError, match="another training file"):
        load_state(_trainer(seed=2), path)
    load_state(_trainer(budget=BudgetConfig(minutes=9.0)), path)


def test_a_damaged_checkpoint_is_named(tmp_path: Path) -> None:
    path = tmp_path / "checkpoint.pt"
    save_state(_trainer(), path)
    path.write_bytes(path.read_bytes()[:2000])
    with pytest.raises(TrainingError, match=r"checkpoint\.pt: the checkpoint can't be read"):
        load_state(_trainer(), path)


def test_a_loss_that_is_no_number_stops_with_step_and_term(tmp_path: Path) -> None:
    trainer = _trainer(loss=LossConfig(perceptual=0.0, style=0.0, total_variation=0.0))
    _steps(trainer, 2)
    save_state(trainer, tmp_path / "checkpoint.pt")
    before = {name: value.clone() for name, value in trainer.average.items()}
    with torch.no_grad():
        next(trainer.network.parameters()).fill_(float("nan"))
    with pytest.raises(TrainingError, match="Step 2: the l1 loss is no number"):
        trainer.train_step()
    assert trainer.step == 2
    assert all(torch.equal(value, trainer.average[name]) for name, value in before.items())


def test_the_run_ends_with_its_budget_and_saves_on_the_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved: list[int] = []
    monkeypatch.setattr(loop, "save_state", lambda trainer, _path: saved.append(trainer.step))
    seen: list[Progress] = []
    run(_trainer(), tmp_path / "checkpoint.pt", on_progress=seen.append)
    assert [p.step for p in seen] == list(range(1, 61))
    assert seen[-1].share == 1.0
    assert saved == [16, 32, 48, 60]  # more than 15 s apart, and the end


def test_a_stopped_run_saves_first(tmp_path: Path) -> None:
    path = tmp_path / "checkpoint.pt"
    trainer = _trainer()
    with pytest.raises(Cancelled):
        run(trainer, path, on_progress=lambda _progress: None, should_stop=lambda: trainer.step == 4)
    again = _trainer()
    load_state(again, path)
    assert again.step == 4


def test_saved_weights_are_the_average_and_load_as_a_model(tmp_path: Path) -> None:
    trainer = _trainer()
    _steps(trainer, 3)
    path = tmp_path / "small.safetensors"
    written = save_weights(trainer, path, photos=3)
    network, manifest = load_model(path)
    assert manifest == written
    assert (manifest.name, manifest.start, manifest.channel_order) == ("small", "smooth", "RGB")
    assert (manifest.working_size, manifest.licence, manifest.architecture) == (64, "CC0-1.0", TINY)
    training = {"photos": 3, "steps": 3, "samples": 12, "minutes": 0.1, "device": "cpu", "seed": 1}
    assert manifest.training == training
    for name, value in network.state_dict().items():
        torch.testing.assert_close(value, trainer.average[name], rtol=1e-3, atol=1e-3)
    assert not torch.equal(trainer.average["en_0.encode.0.conv.1.weight"], next(trainer.network.parameters()))


def test_a_training_can_begin_with_given_weights(tmp_path: Path) -> None:
    first = _trainer()
    _steps(first, 2)
    path = tmp_path / "tiny.safetensors"
    save_weights(first, path, photos=2)
    second = Trainer(first.config, first.photos, first.device, weights=load_model(path))
    for name, value in second.network.state_dict().items():
        torch.testing.assert_close(value, first.average[name], rtol=1e-3, atol=1e-3)
    _steps(second, 1)
    manifest = save_weights(second, tmp_path / "again.safetensors", photos=2)
    assert manifest.training["before"]["steps"] == 2
    other = dataclasses.replace(
        first.config, architecture=dataclasses.replace(first.config.architecture, base_channels=6)
    )
    with pytest.raises(TrainingError, match="another architecture"):
        Trainer(other, first.photos, first.device, weights=load_model(path))
