"""The device is chosen with its reason."""

import pytest
import torch

from dfnet_gui.engine.device import choose_device


def test_cpu_needs_no_reason() -> None:
    choice = choose_device("cpu")
    assert (choice.device.type, choice.label, choice.reason) == ("cpu", "CPU", "")


def test_no_gpu_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: False)
    for wanted in ("cuda", "mps", "auto"):
        choice = choose_device(wanted)
        assert choice.device.type == "cpu"
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
        assert (choice.device.type, choice.label, choice.reason) == ("cuda", "Some GPU", "")
    assert choose_device("cpu").device.type == "cpu"
