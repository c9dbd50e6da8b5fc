"""The fastest backend that is exact enough is found once, and remembered."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from dfnet_gui.engine.backends import choose, registry
from dfnet_gui.engine.backends.base import PRECISIONS, Candidate, Forward, Fused, Looked, Precision
from dfnet_gui.engine.backends.boxed.forward import BoxedForward
from dfnet_gui.engine.backends.calibration import Picture, calibration_picture
from dfnet_gui.engine.backends.choice_store import KeptChoice
from dfnet_gui.engine.backends.choose import MOST_DIFFERENCE, choose_forward
from dfnet_gui.engine.backends.processor import Processor
from dfnet_gui.engine.backends.registry import plain_forward
from dfnet_gui.engine.backends.torch.cuda_graph import with_folded_norms
from dfnet_gui.engine.backends.torch.whole import WholeForward
from dfnet_gui.engine.device import Device
from dfnet_gui.errors import CompletionError
from dfnet_gui.imaging.arrays import FloatArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.network import Architecture, DFNet, GatedArchitecture, GatedUNet
from dfnet_gui.network.checkpoint import LoadedModel
from dfnet_gui.network.dfnet import CompletionNetwork
from dfnet_gui.network.manifest import Manifest
from tests.unit.engine.lively import lively

CPU: Device = "cpu"
GATED = GatedArchitecture(channels=(4, 6, 8), fused_scales=(0, 1))
COARSE = Architecture(base_channels=4, max_channels=8, encoder_kernels=(5, 3, 3), fused_scales=(1, 2))


def _gated() -> LoadedModel:
    torch.manual_seed(3)
    return LoadedModel.of(GatedUNet(GATED).eval(), Manifest(name="g", sha256="", architecture=GATED, working_size=64))


def _coarse() -> LoadedModel:
    torch.manual_seed(3)
    return LoadedModel.of(DFNet(COARSE).eval(), Manifest(name="c", sha256="", architecture=COARSE, working_size=64))


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    """A file of remembered choices that is not there yet."""
    return tmp_path / "deep" / "backends.json"


@dataclass
class Quiet:
    """The answers to whether all cores are free, one after the other, the last one for ever."""

    answers: tuple[bool, ...] = (True,)
    asked: int = 0

    def __call__(self) -> bool:
        self.asked += 1
        return self.answers[min(self.asked, len(self.answers)) - 1]


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The size of the picture of each measurement."""
    seen: list[int] = []

    def counting(working_size: int, multiple: int) -> Picture:
        seen.append(working_size)
        return calibration_picture(working_size, multiple)

    monkeypatch.setattr(choose, "calibration_picture", counting)
    return seen


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> Quiet:
    """Whether the machine counts as quiet is in the test's hand; it does unless told otherwise."""
    quiet = Quiet()
    monkeypatch.setattr(choose, "has_all_cores", quiet)
    return quiet


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
    with pytest.raises(CompletionError, match=r"^OpenVINO is not installed; .*pip install.*\.$"):
        choose_forward(tiny_model, CPU, backend="openvino", memory=memory)


@pytest.mark.parametrize("precision", ["auto", "fp16"])
def test_openvino_that_can_not_run_it_is_refused_with_a_sentence(
    precision: Precision, tiny_model: LoadedModel, monkeypatch: pytest.MonkeyPatch, memory: Path
) -> None:
    _machine(monkeypatch, openvino=True, bf16=True)
    model = tiny_model if precision == "fp16" else _gated()
    with pytest.raises(CompletionError, match=r"^openvino can't run this model on cpu; choose PyTorch\.$"):
        choose_forward(model, CPU, backend="openvino", precision=precision, memory=memory)


@dataclass
class _Fixed:
    """Stands in for a library: gives the plain answer at once, with something added to it."""

    label: str
    answer: Fused
    added: float = 0.0
    share: float = 1.0
    broken: bool = False
    batch: int = 1
    forgotten: int = 0
    works_s: float = 0.0
    sleeps_s: float = 0.0
    good_for: int = 10_000
    """Runs, before it breaks."""

    def run(self, started: FloatArray, mask: FloatArray, box: Bounds) -> Fused:
        self.good_for -= 1
        time.sleep(self.sleeps_s)
        until = time.thread_time() + self.works_s
        while time.thread_time() < until:
            pass
        if self.broken or self.good_for < 0:
            raise RuntimeError("illegal instruction")
        result = self.answer.result.copy()
        some = result.reshape(-1)[: round(result.size * self.share)]
        some += np.float32(self.added)
        return Fused(result, self.answer.alpha)

    def look(self, started: FloatArray, mask: FloatArray) -> Looked:
        raise AssertionError("nobody wants to look")

    def forget(self) -> None:
        self.forgotten += 1


class _Shelf:
    """Candidates that a test puts in the place of what there is; counts how often each is made."""

    def __init__(self, model: LoadedModel) -> None:
        size, multiple = model.manifest.working_size, model.manifest.architecture.multiple
        self.model, self.made = model, list[str]()
        self.answer = plain_forward(model, CPU).run(*calibration_picture(size, multiple))
        self.candidates = [Candidate("pytorch", "fp32", self._counted("pytorch-fp32", self._plain))]

    def _plain(self) -> Forward:
        return plain_forward(self.model, CPU)

    def _counted(self, name: str, make: Callable[[], Forward]) -> Callable[[], Forward]:
        def counted() -> Forward:
            self.made.append(name)
            return make()

        return counted

    def add(self, name: str, make: Callable[[], Forward] | None = None, **how: Any) -> _Fixed:
        fixed = _Fixed(name, self.answer, **how)
        self.candidates.append(Candidate(name, "fp32", self._counted(f"{name}-fp32", make or (lambda: fixed))))
        return fixed

    def choose(self, memory: Path) -> Forward:
        return choose_forward(self.model, CPU, memory=memory)


@pytest.fixture
def shelf(tiny_model: LoadedModel, monkeypatch: pytest.MonkeyPatch) -> _Shelf:
    """Plain PyTorch, and whatever a test adds."""
    shelf = _Shelf(tiny_model)
    monkeypatch.setattr(choose, "candidates", lambda *_: list(shelf.candidates))
    return shelf


def test_the_fastest_is_chosen_and_remembered(shelf: _Shelf, memory: Path, measured: list[int]) -> None:
    quick = shelf.add("quick")
    assert shelf.choose(memory) is quick
    assert quick.forgotten > 0, "it starts with nothing kept"
    assert len(measured) == 1
    assert list(json.loads(memory.read_text()).values()) == ["quick-fp32"]
    shelf.made.clear()
    assert shelf.choose(memory) is quick
    assert len(measured) == 1, "nothing is measured again"
    assert shelf.made == ["quick-fp32"], "and nothing else made"


def test_what_is_remembered_is_taken_though_it_is_not_the_fastest(
    shelf: _Shelf, memory: Path, measured: list[int]
) -> None:
    shelf.add("quick")
    shelf.choose(memory)
    (question,) = json.loads(memory.read_text())
    memory.write_text(json.dumps({question: "pytorch-fp32", "another": "quick-fp32"}))
    measured.clear()
    assert shelf.choose(memory).label == "PyTorch fp32"
    assert not measured


def test_a_remembered_backend_that_is_gone_is_measured_anew(shelf: _Shelf, memory: Path, measured: list[int]) -> None:
    quick = shelf.add("quick")
    shelf.choose(memory)
    (question,) = json.loads(memory.read_text())
    memory.write_text(json.dumps({question: "a-backend-of-old"}))
    measured.clear()
    assert shelf.choose(memory) is quick
    assert len(measured) == 1
    assert json.loads(memory.read_text()) == {question: "quick-fp32"}


def test_other_weights_threads_and_candidates_ask_anew(
    shelf: _Shelf, memory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.add("quick")
    shelf.choose(memory)
    monkeypatch.setenv("OMP_NUM_THREADS", "77")
    shelf.choose(memory)
    shelf.add("slower")
    shelf.choose(memory)
    manifest = Manifest(name="o", sha256="5", architecture=shelf.model.manifest.architecture, working_size=64)
    shelf.model = LoadedModel.of(shelf.model.network, manifest)
    shelf.choose(memory)
    assert len(json.loads(memory.read_text())) == 4


@pytest.mark.parametrize("answers", [(False,), (True, False), (False, True)])
def test_a_choice_made_beside_other_work_is_not_kept(
    answers: tuple[bool, ...], quiet: Quiet, shelf: _Shelf, memory: Path, measured: list[int]
) -> None:
    quick = shelf.add("quick")
    quiet.answers = answers
    assert shelf.choose(memory) is quick
    assert not memory.exists()
    quiet.answers = (True,)
    assert shelf.choose(memory) is quick
    assert len(measured) == 2, "it is asked again"
    assert list(json.loads(memory.read_text()).values()) == ["quick-fp32"]


def test_beside_other_work_the_time_of_the_processor_decides(quiet: Quiet, shelf: _Shelf, memory: Path) -> None:
    shelf.candidates.clear()
    lucky, frugal = shelf.add("lucky", works_s=0.01), shelf.add("frugal", sleeps_s=0.02)
    quiet.answers = (False,)
    assert shelf.choose(memory) is frugal
    quiet.answers = (True,)
    assert shelf.choose(memory) is lucky


def test_a_backend_that_fails_is_passed_over(shelf: _Shelf, memory: Path) -> None:
    def missing(error: Exception) -> Callable[[], Forward]:
        def make() -> Forward:
            raise error

        return make

    shelf.add("broken", broken=True)
    shelf.add("no driver", missing(RuntimeError("no driver")))
    shelf.add("no library", missing(ImportError("no library")))
    shelf.add("no memory", missing(torch.OutOfMemoryError("no memory")))
    quick = shelf.add("quick")
    assert shelf.choose(memory) is quick


@pytest.mark.parametrize("good_for", range(1, 4))
def test_a_backend_that_fails_while_it_is_timed_is_passed_over(good_for: int, shelf: _Shelf, memory: Path) -> None:
    shelf.add("short-lived", good_for=good_for)
    quick = shelf.add("quick")
    assert shelf.choose(memory) is quick


@pytest.mark.filterwarnings("ignore:invalid value encountered")
@pytest.mark.parametrize(
    "how",
    [
        {"added": 2 * MOST_DIFFERENCE},
        {"added": -2 * MOST_DIFFERENCE},
        {"added": 2 * MOST_DIFFERENCE, "share": 0.01},
        {"added": float("nan")},
        {"added": float("nan"), "share": 0.001},
        {"added": float("inf")},
    ],
    ids=str,
)
def test_a_backend_that_computes_something_else_is_never_chosen(
    how: dict[str, Any], shelf: _Shelf, memory: Path
) -> None:
    shelf.add("wrong", **how)
    assert shelf.choose(memory).label == "PyTorch fp32"
    assert shelf.choose(memory).label == "PyTorch fp32"


@pytest.mark.parametrize("how", [{"added": MOST_DIFFERENCE / 2}, {"added": 0.5, "share": 0.0005}], ids=str)
def test_a_backend_that_is_nearly_exact_is_exact_enough(how: dict[str, Any], shelf: _Shelf, memory: Path) -> None:
    near = shelf.add("near", **how)
    assert shelf.choose(memory) is near


def test_where_all_are_wrong_or_broken_plain_pytorch_computes(shelf: _Shelf, memory: Path, measured: list[int]) -> None:
    shelf.candidates.clear()
    shelf.add("wrong", added=1.0)
    shelf.add("broken", broken=True)
    assert shelf.choose(memory).label == "PyTorch fp32"
    measured.clear()
    assert shelf.choose(memory).label == "PyTorch fp32"
    assert measured, "that is no answer to remember"


def test_a_remembered_backend_that_fails_now_is_passed_over(shelf: _Shelf, memory: Path) -> None:
    """A driver may break without another version of anything."""
    shelf.add("quick")
    shelf.choose(memory)

    def fail() -> Forward:
        raise RuntimeError("no driver")

    shelf.candidates[1] = Candidate("quick", "fp32", fail)
    assert shelf.choose(memory).label == "PyTorch fp32"


DAMAGED = [b"", b"{", b"[1, 2]", b"null", b'"text"', b"\xff\xfe\x00", b'{"a": ', b"\0" * 50]


@pytest.mark.parametrize("content", DAMAGED)
def test_a_damaged_memory_is_as_good_as_none(content: bytes, shelf: _Shelf, memory: Path, measured: list[int]) -> None:
    quick = shelf.add("quick")
    memory.parent.mkdir()
    memory.write_bytes(content)
    assert shelf.choose(memory) is quick
    assert measured
    assert list(json.loads(memory.read_text()).values()) == ["quick-fp32"], "and it is whole again"


@pytest.mark.parametrize("value", [None, 5, ["quick-fp32"], {"quick-fp32": 1}])
def test_an_answer_that_is_no_name_is_as_good_as_none(value: object, shelf: _Shelf, memory: Path) -> None:
    quick = shelf.add("quick")
    shelf.choose(memory)
    (question,) = json.loads(memory.read_text())
    memory.write_text(json.dumps({question: value}))
    assert shelf.choose(memory) is quick
    assert json.loads(memory.read_text()) == {question: "quick-fp32"}


def test_a_memory_that_can_not_be_written_is_as_good_as_none(
    shelf: _Shelf, tmp_path: Path, measured: list[int]
) -> None:
    quick = shelf.add("quick")
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    for memory in (tmp_path / "file" / "backends.json", tmp_path / "folder"):
        measured.clear()
        assert shelf.choose(memory) is quick
        assert shelf.choose(memory) is quick
        assert len(measured) == 2, "each time"


def test_a_memory_that_can_not_be_replaced_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    KeptChoice(tmp_path / "folder", "a").keep("x")
    assert [each.name for each in tmp_path.iterdir()] == ["folder"]


def test_answers_are_kept_side_by_side(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "memory.json"
    first, second = KeptChoice(path, "1"), KeptChoice(path, "2")
    assert first.answer == second.answer == ""
    first.keep("x")
    second.keep("ÿ")
    first.keep("z")
    assert (first.answer, second.answer, KeptChoice(path, "3").answer) == ("z", "ÿ", "")
    assert [each.name for each in path.parent.iterdir()] == ["memory.json"]


@pytest.mark.parametrize(("working_size", "multiple", "size"), [(64, 8, 64), (70, 8, 64), (5, 8, 8), (512, 256, 512)])
def test_the_picture_that_is_measured_fits_the_network(working_size: int, multiple: int, size: int) -> None:
    started, mask, box = calibration_picture(working_size, multiple)
    assert started.shape == (1, 3, size, size)
    assert mask.shape == (1, 1, size, size)
    assert 0 <= float(started.min()) < float(started.max()) <= 1
    hole = mask[0, 0] == 0
    assert Bounds.of_mask(hole) == box
    assert hole.sum() == box.width * box.height == size * size // 4
    np.testing.assert_array_equal(started, calibration_picture(working_size, multiple).image)


def _networks() -> dict[str, CompletionNetwork]:
    torch.manual_seed(8)
    builds = {
        "odd kernels": Architecture(base_channels=4, max_channels=8, encoder_kernels=(7, 5, 3), fused_scales=(0, 1)),
        "even kernels": Architecture(base_channels=4, max_channels=8, encoder_kernels=(4, 2, 6), fused_scales=(0, 2)),
        "coarse": COARSE,
    }
    networks: dict[str, CompletionNetwork] = {name: lively(DFNet(build)) for name, build in builds.items()}
    return {**networks, "gated": lively(GatedUNet(GATED))}


@pytest.mark.parametrize("name", ["odd kernels", "even kernels", "coarse", "gated"])
def test_folded_norms_change_nothing_but_the_time(name: str) -> None:
    network = _networks()[name]
    before = {key: tensor.clone() for key, tensor in network.state_dict().items()}
    folded = with_folded_norms(network)
    assert not any(isinstance(module, nn.BatchNorm2d) for module in folded.modules())
    image, mask = torch.rand(2, 3, 32, 48), (torch.rand(2, 1, 32, 48) > 0.3).float()
    with torch.no_grad():
        expected, given = network(image, mask), folded(image, mask)
    for kinds in zip(expected, given, strict=True):
        for one, other in zip(*kinds, strict=True):
            torch.testing.assert_close(other, one, rtol=0, atol=2e-6)
    for key, tensor in network.state_dict().items():
        torch.testing.assert_close(tensor, before[key], rtol=0, atol=0, msg="the network itself stays")
