"""`train`: from a folder of photos and a training file to weights that load."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import safetensors.torch
import torch
from PIL import Image

from dfnet_gui.cli.main import main
from dfnet_gui.imaging.starts import exemplar_start
from dfnet_gui.network.checkpoint import load_model
from dfnet_gui.training import fills
from dfnet_gui.training.trainer import Progress, Trainer

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


def _train(config: Path, photos: Path, output: Path, *options: str) -> int:
    files = [str(config), "--photos", str(photos), "--output", str(output)]
    return main(["train", *files, "--device", "cpu", *options])


def _weights(path: Path) -> dict[str, torch.Tensor]:
    return safetensors.torch.load_file(path)


def test_train_and_go_on(config: Path, photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (photos / "broken.png").write_bytes(b"no picture")
    output = tmp_path / "new" / "folder"
    assert _train(config, photos, output, "--minutes", "0.05") == 0
    printed = capsys.readouterr()
    assert printed.out == ""
    assert str(photos / "broken.png") in printed.err
    weights = output / "small.safetensors"
    assert f"Wrote {weights}." in printed.err
    first = load_model(weights).manifest
    assert (first.name, first.training["photos"]) == ("small", 3)
    assert first.training["steps"] == 3  # 0.05 minutes of a second each
    files = sorted(path.name for path in output.rglob("*") if path.is_file())
    assert files == ["checkpoint.pt", "small.json", "small.safetensors"]
    assert _train(config, photos, output, "--minutes", "0.1") == 0
    assert "Going on from step 3." in capsys.readouterr().err
    assert load_model(weights).manifest.training["steps"] == 6
    assert _train(config, photos, output, "--minutes", "0.1") == 0  # there is nothing left to do
    assert "Going on from step 6." in capsys.readouterr().err


def test_without_fills_no_folder_is_made_for_them(config: Path, photos: Path, tmp_path: Path) -> None:
    assert _train(config, photos, tmp_path / "out", "--samples", "2") == 0
    assert not (tmp_path / "out" / "fills").exists()


def test_a_budget_of_samples_replaces_the_training_files_minutes(config: Path, photos: Path, tmp_path: Path) -> None:
    config.write_text(TRAINING_FILE + "[budget]\nminutes = 0.01\n")  # less than a step
    output = tmp_path / "out"
    assert _train(config, photos, output, "--samples", "8") == 0
    assert load_model(output / "small.safetensors").manifest.training["samples"] == 8


@pytest.mark.parametrize(("option", "value"), [("--minutes", "0"), ("--samples", "-3")])
def test_a_budget_of_nothing_is_wrong_usage(
    config: Path, photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str, value: str
) -> None:
    assert _train(config, photos, tmp_path / "out", option, value) == 2
    assert f"{option} must be more than 0, not" in capsys.readouterr().err


def test_training_can_begin_with_weights(config: Path, photos: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    assert _train(config, photos, first, "--samples", "2") == 0
    weights = first / "small.safetensors"
    assert _train(config, photos, second, "--samples", "4", "--weights", str(weights)) == 0
    training = load_model(second / "small.safetensors").manifest.training
    assert (training["samples"], training["before"]["samples"]) == (4, 2)


def test_fills_are_made_kept_and_trained_on(
    config: Path, photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config.write_text(TRAINING_FILE.replace("sizes = [32]", "sizes = [32]\nfills = 3\nfill_size = 48"))
    beside, kept = tmp_path / "out", tmp_path / "kept"
    assert _train(config, photos, beside, "--samples", "4") == 0
    assert len(list((beside / "fills").rglob("*.png"))) == 3
    assert load_model(beside / "small.safetensors").manifest.detailed_start == "exemplar"
    other = tmp_path / "other"
    assert _train(config, photos, other, "--samples", "4", "--fills", str(kept)) == 0
    assert len(list(kept.rglob("*.png"))) == 3
    assert not (other / "fills").exists()
    assert (other / "small.safetensors").read_bytes() == (beside / "small.safetensors").read_bytes()


def test_losses_are_said_every_so_often_with_the_time_that_is_left(
    config: Path, photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _train(config, photos, tmp_path / "out", "--samples", "80") == 0
    lines = [line for line in capsys.readouterr().err.splitlines() if line.startswith("step")]
    assert [line.split("  ")[:2] for line in lines] == [["step 20", "samples 40"], ["step 40", "samples 80"]]
    assert all("l1 0." in line and "min left" in line for line in lines)


def test_a_sheet_and_logs_are_written(config: Path, photos: Path, tmp_path: Path) -> None:
    pytest.importorskip("tensorboardX", reason="needs the extra dfnet-gui[train]")
    output = tmp_path / "out"
    assert _train(config, photos, output, "--samples", "40", "--val", str(photos), "--tensorboard") == 0
    with Image.open(output / "validation.png") as sheet:
        assert sheet.size == (5 * 34, 3 * 34)  # five columns, three photos, 32 pixels and a frame
    (events,) = (output / "tensorboard").iterdir()
    assert events.name.startswith("events.out.tfevents")
    logged = events.read_bytes()
    assert b"loss/l1" in logged
    assert b"validation" in logged


def test_ctrl_c_saves_and_stops(
    config: Path, photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    step = Trainer.train_step

    def interrupted(trainer: Trainer) -> Progress:
        progress = step(trainer)
        if trainer.step == 3:
            signal.raise_signal(signal.SIGINT)
        return progress

    handlers = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    monkeypatch.setattr(Trainer, "train_step", interrupted)
    output = tmp_path / "out"
    assert _train(config, photos, output, "--minutes", "5") == 1
    said = capsys.readouterr().err
    assert "Saving a checkpoint, then stopping" in said
    assert "Stopped; the same command goes on from there." in said
    assert [path.name for path in output.rglob("*") if path.is_file()] == ["checkpoint.pt"]
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)] == handlers
    monkeypatch.setattr(Trainer, "train_step", step)
    assert _train(config, photos, output, "--samples", "8") == 0
    assert "Going on from step 3." in capsys.readouterr().err


def test_ctrl_c_while_fills_are_made_keeps_them(
    config: Path, photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    config.write_text(TRAINING_FILE.replace("sizes = [32]", "sizes = [32]\nfills = 200\nfill_size = 48"))
    made = []

    def interrupted(*arguments: np.ndarray) -> np.ndarray:
        made.append(exemplar_start(*arguments))
        if len(made) == 3:
            os.kill(os.getpid(), signal.SIGINT)  # as a person would: to the main thread, from wherever
        return made[-1]

    monkeypatch.setattr(fills, "exemplar_start", interrupted)
    output = tmp_path / "out"
    assert _train(config, photos, output, "--samples", "2") == 1
    assert "Stopped; the same command goes on from there." in capsys.readouterr().err
    kept = [path for path in output.rglob("*") if path.is_file()]
    assert 1 <= len(kept) < 200
    assert all(path.suffix == ".png" and not path.name.startswith(".") for path in kept)


def test_what_is_missing_is_named(
    config: Path, photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert _train(config, empty, tmp_path / "out") == 1
    assert f"{empty}: no readable photo" in capsys.readouterr().err
    assert _train(tmp_path / "nowhere.toml", photos, tmp_path / "out") == 1
    assert "nowhere.toml" in capsys.readouterr().err
    assert _train(config, photos, config) == 1
    assert f"{config}: the folder can't be made" in capsys.readouterr().err


def test_a_training_that_is_killed_goes_on_to_the_same_weights(
    config: Path, photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No warning and no tidying up: the process is gone between two instructions."""
    config.write_text(TRAINING_FILE + "[budget]\nsamples = 160\ncheckpoint_minutes = 0.0001\n")
    unbroken, killed = tmp_path / "unbroken", tmp_path / "killed"
    command = [sys.executable, "-m", "dfnet_gui", "train", str(config), "--photos", str(photos), "--device", "cpu"]
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    process = subprocess.Popen([*command, "--output", str(killed)], env=environment, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 120
        while not (killed / "checkpoint.pt").exists():
            assert process.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.01)
    finally:
        process.kill()
    assert process.wait() == -signal.SIGKILL
    assert not (killed / "small.safetensors").exists()
    assert _train(config, photos, killed) == 0
    said = capsys.readouterr().err
    step = int(said.split("Going on from step ")[1].split(".")[0])
    assert 1 <= step < 80
    assert _train(config, photos, unbroken) == 0
    expected, got = (_weights(folder / "small.safetensors") for folder in (unbroken, killed))
    assert expected.keys() == got.keys()
    for name, value in expected.items():
        assert torch.equal(value, got[name]), name
