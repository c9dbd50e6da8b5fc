"""The device is chosen with its reason."""

import platform
import sys
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest
import torch

from dfnet_gui.engine import device
from dfnet_gui.engine.device import DEVICE_NAMES, DEVICES, DeviceName, choose_device


def test_cpu_needs_no_reason() -> None:
    choice = choose_device("cpu")
    assert (choice.device, choice.label, choice.reason) == ("cpu", "CPU", "")


def test_no_gpu_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: False)
    for wanted in ("cuda", "mps", "auto"):
        choice = choose_device(wanted)
        assert choice.device == "cpu"
        assert choice.reason.endswith("so the CPU is used")
    monkeypatch.setattr(torch.version, "cuda", None)
    assert "without CUDA" in choose_device("cuda").reason
    monkeypatch.setattr(torch.version, "cuda", "13.0")
    assert "driver" in choose_device("cuda").reason


def test_cuda_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "get_device_name", lambda: "Some GPU")
    for wanted in ("auto", "cuda"):
        choice = choose_device(wanted)
        assert (choice.device, choice.label, choice.reason) == ("cuda", "Some GPU", "")
    assert choose_device("cpu").device == "cpu"


@pytest.mark.parametrize("wanted", ["auto", "cuda"])
def test_without_pytorch_the_cpu_is_used(wanted: DeviceName, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(device, "has_torch", lambda: False)
    choice = choose_device(wanted)
    assert (choice.device, choice.label) == ("cpu", "CPU")
    assert choice.reason == "this copy of the program has no PyTorch, so the CPU is used"


def _installed(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """PyTorch lies in that folder, and nobody has imported it."""
    spec = ModuleSpec("torch", None, is_package=True)
    spec.submodule_search_locations = [str(folder)]
    monkeypatch.setattr(device, "find_spec", lambda _name: spec)
    monkeypatch.delitem(sys.modules, "torch")


@pytest.mark.parametrize(
    ("libraries", "may_have"),
    [
        (["libtorch_cpu.so", "libtorch_cuda_linalg.txt"], False),
        (["libtorch_cpu.so", "libtorch_cuda.so"], True),
        (["torch_cpu.dll", "torch_cuda.dll"], True),
        (["libtorch_cpu.so", "libtorch_hip.so"], True),
    ],
    ids=str,
)
def test_pytorch_is_imported_only_where_its_library_for_gpus_is(
    libraries: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, may_have: bool
) -> None:
    (tmp_path / "lib").mkdir()
    for name in libraries:
        (tmp_path / "lib" / name).touch()
    with monkeypatch.context() as context:
        _installed(context, tmp_path)
        assert ("without CUDA" not in DEVICES["cuda"].why_never()) == may_have
        assert "torch" not in sys.modules
        context.setattr(platform, "machine", lambda: "x86_64")
        if not may_have:
            choice = choose_device("auto")
            assert (choice.device, choice.reason) == (
                "cpu",
                "this copy of PyTorch was built without CUDA, so the CPU is used",
            )
            assert "torch" not in sys.modules


def test_a_pytorch_whose_libraries_lie_elsewhere_may_have_one_for_gpus(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as context:
        _installed(context, tmp_path)
        assert "without CUDA" not in DEVICES["cuda"].why_never()


def test_each_device_that_can_be_chosen_has_its_row() -> None:
    assert ("auto", *DEVICES.names) == DEVICE_NAMES
    assert DEVICES["cpu"].why_never() == ""
    assert all(row.label for row in DEVICES)


def test_why_a_device_can_never_be_had_is_known_without_loading_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert "Mac" in DEVICES["mps"].why_never()
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(platform, "machine", lambda: "arm64")
    assert DEVICES["mps"].why_never() == ""
    monkeypatch.setattr(device, "has_torch", lambda: False)
    assert "Mac" in DEVICES["mps"].why_never()
    assert DEVICES["cuda"].why_never() == "this copy of the program has no PyTorch"


@pytest.mark.parametrize("has_driver", [True, False])
def test_an_nvidia_gpu_needs_its_driver(monkeypatch: pytest.MonkeyPatch, *, has_driver: bool) -> None:
    def load(name: str) -> None:
        assert name == "libcuda.so.1"
        if not has_driver:
            raise OSError

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr("ctypes.CDLL", load)
    monkeypatch.setattr(Path, "exists", lambda _self: False)
    assert DEVICES["cuda"].why_never() == ("" if has_driver else "no NVIDIA GPU with a working driver was found")
