"""Several processes in step learn what one would, and leave the files of one."""

import importlib.util
import os
import socket
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image
from torch import Tensor

from dfnet_gui.network import DFNet
from dfnet_gui.network.checkpoint import LoadedModel, load_model, save_model
from dfnet_gui.network.manifest import Manifest
from dfnet_gui.training.batches import Share
from dfnet_gui.training.processes import Processes, joined

SCRIPT = Path(__file__).with_name("one_process.py")
TRAINING_FILE = """
name = "small"
start = "smooth"
frozen_norm = true
working_size = 64
[architecture]
base_channels = 4
max_channels = 8
encoder_kernels = [5, 3, 3]
fused_scales = [0, 1, 2]
[data]
sizes = [32]
fills = 2
fill_size = 48
[loss]
perceptual = 0
style = 0
[optimiser]
batch = 4
[budget]
samples = 18
checkpoint_minutes = 0.0001
"""
Outcome = dict[str, Any]


def _environment(**values: str) -> dict[str, str]:
    return {**os.environ, "OMP_NUM_THREADS": "1", "MASTER_ADDR": "127.0.0.1", **values}


def _free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """`one_process.py`, for what is done in one process alone."""
    pytest.importorskip("efficientnet_lite_pytorch", reason="needs the extra dfnet-gui[train]")
    spec = importlib.util.spec_from_file_location("one_process", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def weights(script: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("given") / "given.safetensors"
    torch.manual_seed(3)
    network = DFNet(script.CONFIG.architecture)
    manifest = Manifest(
        name="given", sha256="", architecture=network.architecture, working_size=64, start=script.CONFIG.start
    )
    save_model(path, LoadedModel.of(network, manifest).weights, manifest)
    return path


@pytest.fixture(scope="module")
def two(weights: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Outcome, Outcome]:
    """What two processes came to, each with its share of the batch."""
    folder, port = tmp_path_factory.mktemp("two"), _free_port()
    processes = [
        subprocess.Popen(
            [sys.executable, str(SCRIPT), str(weights), str(folder / f"{rank}.pt")],
            env=_environment(RANK=str(rank), LOCAL_RANK=str(rank), WORLD_SIZE="2", MASTER_PORT=port),
            stderr=subprocess.PIPE,
            text=True,
        )
        for rank in range(2)
    ]
    try:
        errors = [process.communicate(timeout=150)[1] for process in processes]
    finally:
        for process in processes:
            process.kill()
    assert [process.returncode for process in processes] == [0, 0], errors
    first, second = (torch.load(folder / f"{rank}.pt", weights_only=True) for rank in range(2))
    return first, second


@pytest.fixture(scope="module")
def alone(script: ModuleType, weights: Path) -> Outcome:
    """What this process comes to with the whole batch."""
    torch.set_num_threads(1)
    outcome: Outcome = script.take_a_step(weights)
    return outcome


def _all(values: dict[str, Tensor]) -> Tensor:
    return torch.cat([value.flatten().double() for value in values.values()])


def test_two_processes_have_the_losses_of_one_with_the_whole_batch(
    alone: Outcome, two: tuple[Outcome, Outcome]
) -> None:
    first, second = (outcome["given"] for outcome in two)
    assert first["losses"] == second["losses"]
    assert first["losses"] == pytest.approx(alone["losses"], rel=1e-5)  # nothing of it is left in bfloat16
    assert len(alone["losses"]) == 9
    assert first["samples"] == second["samples"] == alone["samples"] == 4
    assert first["seconds"] == second["seconds"]
    assert first["rng"] == second["rng"] == alone["rng"]


@pytest.mark.parametrize("whose", ["gradients", "judge_gradients"])
def test_two_processes_have_the_gradients_of_one_with_the_whole_batch(
    alone: Outcome, two: tuple[Outcome, Outcome], whose: str
) -> None:
    """But for rounding to bfloat16, by at most 2⁻⁹: of each half's gradient, and of the whole one's.

    A parameter whose two halves nearly cancel has the rounding of both and little else; how much, the processor says.
    """
    got, want = two[0]["given"][whose], alone[whose]
    assert got.keys() == want.keys()
    assert float((_all(got) - _all(want)).norm() / _all(want).norm()) < 2**-8
    for name, expected in want.items():
        assert float((got[name] - expected).norm()) < 2**-6 * float(expected.norm()), name
        assert torch.equal(got[name], two[1]["given"][whose][name]), name


def test_two_processes_make_the_step_of_one_with_the_whole_batch(
    script: ModuleType, weights: Path, alone: Outcome, two: tuple[Outcome, Outcome]
) -> None:
    """Adam's first step is the rate itself, whatever the gradient: it differs where rounding turned a sign alone."""
    network, rate = load_model(weights).network, script.CONFIG.optimiser.rate
    trained = [name for name, _ in network.named_parameters()]
    before, want, got = (
        _all({name: state[name] for name in trained})
        for state in (network.state_dict(), alone["weights"], two[0]["given"]["weights"])
    )
    assert float((want - before).abs().median()) == pytest.approx(rate, rel=0.01)
    apart = (got - want).abs()
    assert float(apart.max()) < 2.01 * rate
    assert float((apart > 0.02 * rate).double().mean()) < 0.005


def test_two_processes_stay_the_same(two: tuple[Outcome, Outcome]) -> None:
    for part in ("weights", "judge"):
        for name, value in two[0]["given"][part].items():
            assert torch.equal(value, two[1]["given"][part][name]), name


def test_two_processes_that_begin_afresh_freeze_the_same_norms(two: tuple[Outcome, Outcome]) -> None:
    """Each measured its own share of the first batches."""
    for name, value in two[0]["fresh"]["weights"].items():
        assert torch.equal(value, two[1]["fresh"]["weights"][name]), name


def test_torchrun_trains_to_one_weights_file(tmp_path: Path) -> None:
    photos, output = tmp_path / "photos", tmp_path / "out"
    photos.mkdir()
    rng = np.random.default_rng(0)
    for name in ("a.png", "b.png"):
        Image.fromarray(rng.integers(0, 256, (60, 70, 3), np.uint8)).save(photos / name)
    config = tmp_path / "small.toml"
    config.write_text(TRAINING_FILE)
    command = [sys.executable, "-m", "torch.distributed.run", "--nproc-per-node", "2", "--master-port", _free_port()]
    command += ["-m", "dfnet_gui", "train", str(config), "--photos", str(photos), "--output", str(output)]
    done = subprocess.run(
        [*command, "--device", "cpu"], env=_environment(), capture_output=True, text=True, timeout=170, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr.count(f"Wrote {output / 'small.safetensors'}.") == 1
    assert sorted(path.name for path in output.iterdir()) == [
        "checkpoint.pt",
        "fills",
        "small.json",
        "small.safetensors",
    ]
    assert len(list((output / "fills").rglob("*.png"))) == 2
    training = load_model(output / "small.safetensors").manifest.training
    assert (training["photos"], training["steps"], training["samples"]) == (2, 5, 20)  # 18 are no multiple of 4


def test_a_process_alone_does_everything_itself() -> None:
    processes = Processes()
    assert processes.share == Share(0, 1)
    assert processes.is_first
    assert processes.mean({"one": torch.tensor(1.5), "two": torch.tensor(2.0)}) == {"one": 1.5, "two": 2.0}
    assert (processes.total(3), processes.agreed(0.1)) == (3, 0.1)
    assert processes.first_alone(lambda: "done") == "done"
    network = torch.nn.Linear(1, 1)
    assert processes.wrapped(network) is network


def test_without_torchrun_there_is_one_process_on_the_device_that_was_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WORLD_SIZE", raising=False)
    with joined(torch.device("cuda")) as processes:
        assert processes.share == Share(0, 1)
        assert processes.device == torch.device("cuda")
