"""`train`: from a folder of photos and a training file to weights that load."""

import signal
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from dfnet_gui.cli.main import main
from dfnet_gui.network.checkpoint import load_model

TRAINING_FILE = """
name = "small"
start = "smooth"
pass_through = true
frozen_norm = true
working_size = 64
[architecture]
base_channels = 4
max_channels = 8
encoder_kernels = [5, 3, 3]
fused_scales = [0, 1, 2]
[data]
sizes = [32]
[loss]
perceptual = 0
style = 0
[optimiser]
batch = 2
"""


@pytest.fixture(autouse=True)
def _signals_as_before() -> Iterator[None]:
    """The command takes Ctrl+C for itself; the tests after this one need it."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    (folder / "deeper").mkdir(parents=True)
    rng = np.random.default_rng(0)
    for name in ("a.png", "b.jpg", "deeper/c.png"):
        Image.fromarray(rng.integers(0, 256, (50, 70, 3), np.uint8)).save(folder / name)
    return folder


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "small.toml"
    path.write_text(TRAINING_FILE)
    return path


def _train(config: Path, photos: Path, output: Path, minutes: str) -> int:
    files = [str(config), "--photos", str(photos), "--output", str(output)]
    return main(["train", *files, "--minutes", minutes, "--device", "cpu"])


def test_train_and_go_on(config: Path, photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (photos / "broken.png").write_bytes(b"no picture")
    output = tmp_path / "new" / "folder"
    assert _train(config, photos, output, "0.05") == 0
    printed = capsys.readouterr()
    assert printed.out == ""
    assert str(photos / "broken.png") in printed.err
    weights = output / "small.safetensors"
    assert f"Wrote {weights}." in printed.err
    first = load_model(weights).manifest
    assert (first.name, first.training["photos"]) == ("small", 3)
    assert first.training["steps"] == 3  # 0.05 minutes of a second each
    assert sorted(p.name for p in output.iterdir()) == ["checkpoint.pt", "small.json", "small.safetensors"]
    assert _train(config, photos, output, "0.1") == 0
    assert "Going on from step 3." in capsys.readouterr().err
    assert load_model(weights).manifest.training["steps"] == 6


def test_ctrl_c_saves_and_stops(
    config: Path, photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from dfnet_gui.training.loop import Progress, Trainer

    step = Trainer.train_step

    def interrupted(trainer: Trainer) -> Progress:
        progress = step(trainer)
        if trainer.step == 3:
            signal.raise_signal(signal.SIGINT)
        return progress

    monkeypatch.setattr(Trainer, "train_step", interrupted)
    output = tmp_path / "out"
    assert _train(config, photos, output, "5") == 1
    assert "Stopped at step 3" in capsys.readouterr().err
    assert [p.name for p in output.iterdir()] == ["checkpoint.pt"]


def test_what_is_missing_is_named(
    config: Path, photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert _train(config, empty, tmp_path / "out", "1") == 1
    assert f"{empty}: no readable photo" in capsys.readouterr().err
    assert _train(tmp_path / "nowhere.toml", photos, tmp_path / "out", "1") == 1
    assert "nowhere.toml" in capsys.readouterr().err
    assert _train(config, photos, config, "1") == 1
    assert f"{config}: the folder can't be made" in capsys.readouterr().err
