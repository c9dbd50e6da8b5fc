"""Training files: what is wrong in them is named with the file."""

from pathlib import Path

import pytest

from dfnet_gui.errors import TrainingError
from dfnet_gui.paths import models_dir
from dfnet_gui.training.config import TrainingConfig, load_config

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


def test_the_built_in_models_training_file_loads() -> None:
    config = load_config(models_dir() / "dfnet-compact.toml")
    assert (config.name, config.start) == ("dfnet-compact", "smooth")
    assert config.architecture.multiple == 256
    assert isinstance(config.data.hole_area, tuple)


def test_values_and_defaults(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text(GOOD)
    config = load_config(path)
    assert config.data.sizes == (32, 64)
    assert config.architecture.encoder_kernels == (5, 3, 3)
    assert config.loss == TrainingConfig(name="y").loss


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (GOOD.replace("[data]", "[data]\ncolour = 1"), "colour"),
        ("colour = 1\n" + GOOD, "unknown key colour"),
        ('start = "magic"\n' + GOOD, "start must be one of .*, not 'magic'"),
        (GOOD.replace("[32, 64]", "[32, 60]"), "size 60 is no multiple of 8"),
        (GOOD.replace("working_size = 64", "working_size = 100"), "size 100 is no multiple of 8"),
        (GOOD.replace('name = "x"', ""), "name"),
        (GOOD.replace("max_channels = 8", "max_channels = 2"), "channel counts"),
        (GOOD.replace("[data]", "[data"), "line"),
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
