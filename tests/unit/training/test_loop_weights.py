"""Saved weights are the average and load as a model; a training can begin with given ones."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest
import torch

from dfnet_gui.errors import TrainingError
from dfnet_gui.imaging.arrays import ByteArray
from dfnet_gui.network import GatedArchitecture, GatedUNet
from dfnet_gui.network.checkpoint import load_model
from dfnet_gui.training.config import (
    DataConfig,
)
from dfnet_gui.training.data import Sample
from dfnet_gui.training.loop import save_weights
from dfnet_gui.training.trainer import Trainer
from tests.unit.training.small import CONFIG, TINY, MakeTrainer, take_steps


def test_saved_weights_are_the_average_and_load_as_a_model(make: MakeTrainer, tmp_path: Path) -> None:
    trainer = make()
    take_steps(trainer, 3)
    path = tmp_path / "small.safetensors"
    written = save_weights(trainer, path, photos=3)
    loaded = load_model(path)
    network, manifest = loaded.network, loaded.manifest
    assert manifest == written
    assert (manifest.name, manifest.start, manifest.channel_order) == ("small", "smooth", "RGB")
    assert (manifest.working_size, manifest.licence, manifest.architecture) == (64, "CC0-1.0", TINY)
    training = {"photos": 3, "steps": 3, "samples": 12, "minutes": 0.1, "device": "cpu", "seed": 1}
    assert manifest.training == training
    for name, value in network.state_dict().items():
        torch.testing.assert_close(value, trainer.average[name], rtol=1e-3, atol=1e-3)
    assert not torch.equal(trainer.average["en_0.encode.0.conv.1.weight"], next(trainer.network.parameters()))


def test_saved_weights_of_a_training_with_fills_name_the_exemplar_start(make: MakeTrainer, tmp_path: Path) -> None:
    hole = np.zeros((48, 48), np.bool_)
    hole[10:30, 10:30] = True
    light = np.full((48, 48, 3), 250, np.uint8)
    trainer = make(
        data=DataConfig(sizes=(32,), fills=1, fill_size=48, fill_share=1.0), fills=[Sample(light, hole, light)]
    )
    assert take_steps(trainer, 1)[0].samples == 4
    written = save_weights(trainer, tmp_path / "small.safetensors", photos=3)
    assert (written.start, written.detailed_start) == ("smooth", "exemplar")
    assert load_model(tmp_path / "small.safetensors").manifest == written


def test_a_training_can_begin_with_given_weights(
    make: MakeTrainer, smooth_photos: list[ByteArray], tmp_path: Path
) -> None:
    first = make()
    take_steps(first, 2)
    path = tmp_path / "tiny.safetensors"
    save_weights(first, path, photos=2)
    second = Trainer(first.config, smooth_photos, first.device, weights=load_model(path))
    for name, value in second.network.state_dict().items():
        torch.testing.assert_close(value, first.average[name], rtol=1e-3, atol=1e-3)
    take_steps(second, 1)
    manifest = save_weights(second, tmp_path / "again.safetensors", photos=2)
    assert manifest.training["before"]["steps"] == 2
    other = dataclasses.replace(first.config, architecture=dataclasses.replace(TINY, base_channels=6))
    with pytest.raises(TrainingError, match="another architecture"):
        Trainer(other, smooth_photos, first.device, weights=load_model(path))


def test_given_weights_keep_their_alphas_and_norms_unless_they_are_to_begin_anew(
    make: MakeTrainer, smooth_photos: list[ByteArray], tmp_path: Path
) -> None:
    first = make(alpha_bias=-2.0)
    take_steps(first, 6)
    path = tmp_path / "tiny.safetensors"
    save_weights(first, path, photos=2)
    for reset in (False, True):
        config = dataclasses.replace(first.config, alpha_bias=1.0, reset_alpha=reset, frozen_norm=True)
        second = Trainer(config, smooth_photos, first.device, weights=load_model(path))
        given, begun = load_model(path).network.state_dict(), second.network.state_dict()
        anew = {name for name in given if not torch.equal(given[name], begun[name])}
        last = {f"fuse_{i}.blend.blend.6.conv.{kind}" for i in range(3) for kind in ("weight", "bias")}
        assert anew == (last if reset else set())
        if reset:
            assert all((begun[name] == 1.0).all() for name in last if name.endswith("bias"))


def test_a_gated_unet_trains_on_a_photo_and_its_weights_load_as_the_same_network(
    smooth_photos: list[ByteArray], tmp_path: Path
) -> None:
    architecture = GatedArchitecture(channels=(4, 8, 8), fused_scales=(0, 1))
    config = dataclasses.replace(CONFIG, architecture=architecture, name="gated")
    trainer = Trainer(config, smooth_photos[:1], torch.device("cpu"))
    totals = [sum(p.losses.values()) for p in take_steps(trainer, 30)]
    assert np.mean(totals[-6:]) < 0.7 * np.mean(totals[:6])
    path = tmp_path / "gated.safetensors"
    written = save_weights(trainer, path, photos=1)
    loaded = load_model(path)
    network, manifest = loaded.network, loaded.manifest
    assert manifest == written
    assert manifest.architecture == architecture
    assert isinstance(network, GatedUNet)
    ours = GatedUNet(architecture).eval()
    ours.load_state_dict({k: v.half().to(v.dtype) if v.is_floating_point() else v for k, v in trainer.average.items()})
    image, mask = torch.rand(1, 3, 32, 48), torch.ones(1, 1, 32, 48)
    mask[..., 8:24, 8:24] = 0.0
    with torch.no_grad():
        for got, want in zip(network(image, mask), ours(image, mask), strict=True):
            assert len(got) == 2
            assert all(torch.equal(one, other) for one, other in zip(got, want, strict=True))
