"""Which backends there are for a model on a device, and why there is none."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from dfnet_gui.engine.backends import registry
from dfnet_gui.engine.backends.base import PRECISIONS, Precision
from dfnet_gui.engine.backends.boxed.forward import BoxedForward
from dfnet_gui.engine.backends.calibration import calibration_picture
from dfnet_gui.engine.backends.choose import choose_forward
from dfnet_gui.engine.backends.processor import Processor
from dfnet_gui.engine.backends.registry import plain_forward
from dfnet_gui.engine.backends.torch.whole import WholeForward
from dfnet_gui.engine.device import Device
from dfnet_gui.errors import CompletionError
from dfnet_gui.network import Architecture, DFNet, GatedArchitecture, GatedUNet
from dfnet_gui.network.checkpoint import LoadedModel
from dfnet_gui.network.manifest import Manifest

CPU: Device = "cpu"


GATED = GatedArchitecture(channels=(4, 6, 8), fused_scales=(0, 1))


COARSE = Architecture(base_channels=4, max_channels=8, encoder_kernels=(5, 3, 3), fused_scales=(1, 2))


def _gated() -> LoadedModel:
    torch.manual_seed(3)
    return LoadedModel.of(GatedUNet(GATED).eval(), Manifest(name="g", sha256="", architecture=GATED, working_size=64))


def _coarse() -> LoadedModel:
    torch.manual_seed(3)
    return LoadedModel.of(DFNet(COARSE).eval(), Manifest(name="c", sha256="", architecture=COARSE, working_size=64))


def _machine(monkeypatch: pytest.MonkeyPatch, *, openvino: bool, bf16: bool) -> None:
    monkeypatch.setattr(registry, "has_openvino", lambda: openvino)
    monkeypatch.setattr(registry, "processor", lambda: Processor("Some CPU", bf16))


def _names(model: LoadedModel, backend: str, precision: Precision, device: Device = CPU) -> list[str]:
    try:
        return [each.name for each in registry.candidates(model, device, backend, precision)]
    except CompletionError:
        return []


@pytest.mark.parametrize(
    ("backend", "precision", "expected"),
    [
        ("auto", "auto", ["pytorch-fp32", "pytorch-bf16", "openvino-fp32", "openvino-bf16"]),
        ("auto", "fp32", ["pytorch-fp32", "openvino-fp32"]),
        ("auto", "bf16", ["pytorch-bf16", "openvino-bf16"]),
        ("auto", "fp16", ["pytorch-fp16"]),
        ("pytorch", "auto", ["pytorch-fp32", "pytorch-bf16"]),
        ("pytorch", "fp16", ["pytorch-fp16"]),
        ("openvino", "auto", ["openvino-fp32", "openvino-bf16"]),
        ("openvino", "fp32", ["openvino-fp32"]),
        ("openvino", "fp16", []),
    ],
)
def test_candidates_on_a_cpu(
    tiny_model: LoadedModel,
    monkeypatch: pytest.MonkeyPatch,
    backend: str,
    precision: Precision,
    expected: list[str],
) -> None:
    _machine(monkeypatch, openvino=True, bf16=True)
    assert _names(tiny_model, backend, precision) == expected
    _machine(monkeypatch, openvino=False, bf16=True)
    assert _names(tiny_model, backend, precision) == [name for name in expected if "openvino" not in name]
    _machine(monkeypatch, openvino=True, bf16=False)
    if precision == "auto":
        assert _names(tiny_model, backend, precision) == [name for name in expected if "bf16" not in name]
    else:
        assert _names(tiny_model, backend, precision) == expected, "what is asked for is given, slow or not"


@pytest.mark.parametrize("make", [_gated, _coarse])
def test_a_network_that_can_not_be_folded_has_plain_pytorch_alone(
    make: Callable[[], LoadedModel], monkeypatch: pytest.MonkeyPatch
) -> None:
    _machine(monkeypatch, openvino=True, bf16=True)
    for precision in PRECISIONS:
        assert _names(make(), "auto", precision) == _names(make(), "pytorch", precision) == [f"pytorch-{precision}"]
        assert _names(make(), "openvino", precision) == []


def test_candidates_on_nvidia(tiny_model: LoadedModel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_bf16_supported", lambda: True)
    everything = ["pytorch-fp32", "cuda-graph-fp32", "cuda-graph-bf16", "cuda-graph-fp16"]
    assert _names(tiny_model, "auto", "auto", "cuda") == _names(tiny_model, "pytorch", "auto", "cuda") == everything
    assert _names(tiny_model, "auto", "fp16", "cuda") == ["cuda-graph-fp16"]
    assert _names(tiny_model, "openvino", "auto", "cuda") == []
    monkeypatch.setattr(torch.cuda, "is_bf16_supported", lambda: False)
    assert "cuda-graph-bf16" not in _names(tiny_model, "auto", "auto", "cuda")


def test_plain_pytorch_comes_first(tiny_model: LoadedModel, monkeypatch: pytest.MonkeyPatch) -> None:
    _machine(monkeypatch, openvino=True, bf16=True)
    first = next(iter(registry.candidates(tiny_model, CPU, "auto", "auto")))
    assert first.make().label == "PyTorch fp32"


@pytest.mark.parametrize("make", [_gated, _coarse])
def test_what_can_not_be_folded_is_computed_whole(make: Callable[[], LoadedModel], memory: Path) -> None:
    model = make()
    for forward in (plain_forward(model, CPU), choose_forward(model, CPU, memory=memory)):
        assert isinstance(forward, WholeForward)
        started, mask, box = calibration_picture(64, 8)
        fused = forward.run(started, mask, box)
        with torch.no_grad():
            output = model.network(torch.from_numpy(started), torch.from_numpy(mask))
        whole = (nn.functional.interpolate(t, (64, 64), mode="bilinear") for t in (output.results[0], output.alphas[0]))
        for given, expected in zip(fused, whole, strict=True):
            np.testing.assert_allclose(given, expected[(..., *box.slices)], atol=1e-6)
    assert not memory.exists(), "there was nothing to choose from"


@pytest.mark.parametrize("precision", ["fp32", "bf16", "fp16"])
def test_each_precision_of_pytorch_works(tiny_model: LoadedModel, precision: Precision, memory: Path) -> None:
    forward = choose_forward(tiny_model, CPU, backend="pytorch", precision=precision, memory=memory)
    assert forward.label == f"PyTorch {precision}"
    picture = calibration_picture(64, 8)
    reference = plain_forward(tiny_model, CPU).run(*picture)
    assert isinstance(plain_forward(tiny_model, CPU), BoxedForward)
    np.testing.assert_allclose(forward.run(*picture).result, reference.result, atol=0.03)
    assert forward.run(*picture).result.dtype == np.float32


def test_openvino_that_is_not_installed_is_refused_with_a_sentence(
    tiny_model: LoadedModel, monkeypatch: pytest.MonkeyPatch, memory: Path
) -> None:
    _machine(monkeypatch, openvino=False, bf16=True)
    with pytest.raises(
        CompletionError,
        match=r"^OpenVINO is not installed \(pip install .*\); choose another backend\.$",
    ):
        choose_forward(tiny_model, CPU, backend="openvino", memory=memory)


@pytest.mark.parametrize("precision", ["auto", "fp16"])
def test_openvino_that_can_not_run_it_is_refused_with_a_sentence(
    precision: Precision, tiny_model: LoadedModel, monkeypatch: pytest.MonkeyPatch, memory: Path
) -> None:
    _machine(monkeypatch, openvino=True, bf16=True)
    model = tiny_model if precision == "fp16" else _gated()
    with pytest.raises(CompletionError, match=r"^openvino can't run this model on cpu; choose PyTorch\.$"):
        choose_forward(model, CPU, backend="openvino", precision=precision, memory=memory)
