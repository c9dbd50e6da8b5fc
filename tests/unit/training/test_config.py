"""Training files: what is wrong in them is named with the file."""

from pathlib import Path

import pytest

from dfnet_gui.errors import TrainingError
from dfnet_gui.network import Architecture, GatedArchitecture
from dfnet_gui.paths import models_dir
from dfnet_gui.training.config import AdversarialConfig, BudgetConfig, TrainingConfig, load_config

GOOD = """
name = "x"
working_size = 64
[architecture]
base_channels = 4
max_channels = 8
encoder_kernels = [5, 3, 3]
fused_scales = [0, 1, 2]
[data]
sizes = [32, 64]
"""
GATED = """
name = "gated"
working_size = 64
[architecture]
network = "gated-unet"
channels = [4, 8, 8]
fused_scales = [0, 2]
[data]
sizes = [32]
"""


@pytest.mark.parametrize("name", ["dfnet-compact.toml", "dfnet-compact-detailed.toml"])
def test_the_built_in_models_training_files_load(name: str) -> None:
    config = load_config(models_dir() / name)
    assert (config.name, config.start) == ("dfnet-compact", "smooth")
    assert config.architecture == Architecture(base_channels=32, max_channels=256)
    assert config.architecture.multiple == 256
    assert isinstance(config.data.hole_area, tuple)
    assert config.budget.minutes is not None


def test_values_and_defaults(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text(GOOD)
    config = load_config(path)
    assert config.data.sizes == (32, 64)
    assert isinstance(config.architecture, Architecture)
    assert config.architecture.encoder_kernels == (5, 3, 3)
    defaults = TrainingConfig(name="y")
    assert (config.loss, config.optimiser, config.budget) == (defaults.loss, defaults.optimiser, defaults.budget)
    assert config.budget == BudgetConfig(minutes=90.0)
    assert config.adversarial.weight == 0.0
    assert config.data.fills == 0


def test_an_architecture_may_be_a_gated_unet_or_name_dfnet(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text(GATED)
    assert load_config(path).architecture == GatedArchitecture(channels=(4, 8, 8), fused_scales=(0, 2))
    path.write_text(GOOD.replace("[architecture]", '[architecture]\nnetwork = "dfnet"'))
    named = load_config(path)
    path.write_text(GOOD)
    assert named == load_config(path)


def test_the_adversarial_section(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text(GOOD + "[adversarial]\nweight = 0.1\nmatching = 0.3\nfrom_share = 0.2")
    assert load_config(path).adversarial == AdversarialConfig(weight=0.1, matching=0.3, rate=2e-4, from_share=0.2)


@pytest.mark.parametrize(
    ("text", "minutes", "samples"),
    [("minutes = 3", 3, None), ("samples = 500", None, 500), ("minutes = 3\nsamples = 500", 3, 500)],
)
def test_a_budget_has_minutes_or_samples_or_both(
    tmp_path: Path, text: str, minutes: float | None, samples: int | None
) -> None:
    path = tmp_path / "x.toml"
    path.write_text(f"{GOOD}[budget]\n{text}")
    budget = load_config(path).budget
    assert (budget.minutes, budget.samples, budget.checkpoint_minutes) == (minutes, samples, 5.0)


def test_squares_that_are_filled_hold_the_largest_crop(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text('start = "smooth"\n' + GOOD + "fills = 10\nfill_size = 64\nfill_share = 1.0")
    assert load_config(path).data.fills == 10
    path.write_text(GOOD + "fill_size = 48")  # without fills nothing is cut out of them
    assert load_config(path).data.fill_size == 48


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (GOOD.replace("[data]", "[data]\ncolour = 1"), "colour"),
        ("colour = 1\n" + GOOD, "unknown key colour"),
        ('start = "magic"\n' + GOOD, "start must be one of .*, not 'magic'"),
        (GOOD + "fills = 10", "start can't be 'zeros'"),
        (GOOD.replace("[32, 64]", "[32, 60]"), "size 60 is no multiple of 8"),
        (GOOD.replace("working_size = 64", "working_size = 100"), "size 100 is no multiple of 8"),
        (GOOD.replace('name = "x"', ""), "name"),
        (GOOD.replace("max_channels = 8", "max_channels = 2"), "channel counts"),
        (GOOD.replace("[data]", "[data"), "line"),
        (GOOD.replace("[32, 64]", "[]"), "sizes must name at least one"),
        (GOOD + "hole_area = [0.4, 0.1]", "hole_area must rise"),
        (GOOD + "fills = 10\nfill_size = 48", "fill_size must be at least the largest of sizes, not 48"),
        (GOOD + "fill_share = 1.5", r"fill_share must be within \[0, 1\], not 1.5"),
        (GOOD + "[loss]\nfeature_every = 0", "feature_every must be at least 1"),
        (GOOD + "[adversarial]\nstrength = 1", "strength"),
        (GOOD + "[optimiser]\nbatch = 0", "batch must be at least 1"),
        (GOOD + "[budget]\ncheckpoint_minutes = 2", "the budget must name minutes or samples"),
        (GOOD + "[budget]\nminutes = 0", "more than 0 minutes"),
        (GOOD + "[budget]\nsamples = -5", "more than 0 samples, not -5"),
        ("loss = 3\n" + GOOD, "a section with names and values belongs where 3 stands"),
        (GATED.replace("gated-unet", "unet"), "network must be one of dfnet, gated-unet, not 'unet'"),
        (GATED.replace("[0, 2]", "[0, 3]"), "fused scales must rise"),
        (GATED.replace("[32]", "[30]"), "size 30 is no multiple of 4"),
        (GATED.replace("channels =", "base_channels ="), "base_channels"),
        ('name = "x"\n[data]\nhole_area = {least = 0.1}', "can't be used as a training file"),
        (f"name = {'[' * 5000}", "can't be used as a training file"),
        ("pass_through = true\n" + GATED, "pass_through is for a DFNet only"),
    ],
)
def test_what_is_wrong_is_named_with_the_file(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text(text)
    with pytest.raises(TrainingError, match=reason) as caught:
        load_config(path)
    assert str(caught.value).startswith(str(path))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match=r"nowhere\.toml"):
        load_config(tmp_path / "nowhere.toml")
