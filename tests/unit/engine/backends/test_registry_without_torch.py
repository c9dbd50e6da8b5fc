"""A program without PyTorch completes by OpenVINO; one that has it imports it only where it computes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import torch
from PIL import Image

from dfnet_gui.engine.backends import choose
from dfnet_gui.engine.backends.choose import choose_forward
from dfnet_gui.engine.backends.processor import has_openvino
from dfnet_gui.engine.inpainter import Inpainter
from dfnet_gui.engine.request import Completion, CompletionRequest, Detail
from dfnet_gui.network import DFNet
from dfnet_gui.network.checkpoint import load_model
from dfnet_gui.paths import PACKAGE, models_dir

BUILT_IN = models_dir() / "dfnet-compact.safetensors"
GATED = models_dir() / "gated-unet.safetensors"
MOST_DIFFERENCE = 2 / 255
MOST_DIFFERENCE_OF_MAPS = 1e-3
HIDES_TORCH = """
import sys
from importlib.machinery import PathFinder

class WithoutTorch(PathFinder):
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        return None if name.partition(".")[0] == "torch" else super().find_spec(name, path, target)

sys.meta_path[sys.meta_path.index(PathFinder)] = WithoutTorch
"""
COMPLETES = """
import sys
from pathlib import Path
import numpy as np
from dfnet_gui.engine.inpainter import load_inpainter
from dfnet_gui.engine.request import CompletionRequest

weights, asked, detail, answer = sys.argv[1:]
inpainter = load_inpainter(Path(weights), "cpu")
with np.load(asked) as arrays:
    request = CompletionRequest.from_photo(arrays["pixels"], arrays["hole"], detail=detail)
completion = inpainter.run(request)
(fill,) = completion.fills
kinds = {"results": fill.maps.results, "alphas": fill.maps.alphas, "raws": fill.maps.raws}
maps = {f"{kind}-{scale}": array for kind, levels in kinds.items() for scale, array in levels.items()}
np.savez(answer, backend=completion.backend, drawn=fill.drawn, pixels=fill.pixels, hole=fill.hole, **maps)
print("torch" in sys.modules)
"""
needs_openvino = pytest.mark.skipif(not has_openvino(), reason="the extra openvino is not installed")


def _environment(folder: Path, **more: str) -> dict[str, str]:
    return {**os.environ, "XDG_CACHE_HOME": str(folder / "cache"), "PYTHONUTF8": "1", **more}


@pytest.fixture
def without_torch(tmp_path: Path) -> dict[str, str]:
    """An environment in which Python finds no PyTorch, as where it was never installed."""
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    (hidden / "sitecustomize.py").write_text(HIDES_TORCH, encoding="utf-8")
    environment = _environment(tmp_path, PYTHONPATH=os.pathsep.join([str(hidden), str(PACKAGE.parent)]))
    assert _python("-c", "import importlib.util as u; print(u.find_spec('torch'))", environment=environment) == "None"
    return environment


def _run(*arguments: object, environment: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, *map(str, arguments)]
    return subprocess.run(
        command, env=environment, cwd=PACKAGE.parent, capture_output=True, encoding="utf-8", check=False
    )


def _python(*arguments: object, environment: dict[str, str]) -> str:
    done = _run(*arguments, environment=environment)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture
def asked(sample: npt.NDArray[np.uint8], tmp_path: Path) -> Path:
    """A photo of 16 bits, which shows differences below a byte's, and a hole."""
    hole = np.zeros(sample.shape[:2], bool)
    hole[100:260, 760:900] = True
    path = tmp_path / "asked.npz"
    np.savez(path, pixels=sample.astype(np.uint16) * 257, hole=hole)
    return path


def _completed(asked: Path, inpainter: Inpainter, detail: Detail) -> Completion:
    with np.load(asked) as arrays:
        return inpainter.run(CompletionRequest.from_photo(arrays["pixels"], arrays["hole"], detail=detail))


@needs_openvino
@pytest.mark.parametrize("detail", ["fast", "detailed"])
def test_a_completion_with_maps_is_the_one_by_pytorch(
    without_torch: dict[str, str], built_in: Inpainter, asked: Path, tmp_path: Path, detail: Detail
) -> None:
    answer = tmp_path / "answer.npz"
    assert _python("-c", COMPLETES, BUILT_IN, asked, detail, answer, environment=without_torch) == "False"
    expected = _completed(asked, built_in, detail)
    assert (expected.backend, expected.detail) == ("PyTorch fp32", detail)
    (fill,) = expected.fills
    assert fill.maps is not None
    with np.load(answer) as given:
        assert str(given["backend"]).startswith("OpenVINO ")
        np.testing.assert_array_equal(given["hole"], fill.hole)
        difference = np.abs(given["pixels"].astype(float) - fill.pixels)[fill.hole] / 65535
        assert np.percentile(difference, 99.9) < MOST_DIFFERENCE
        assert float(given["drawn"]) == pytest.approx(fill.drawn, abs=MOST_DIFFERENCE)
        scales = list(fill.maps.alphas)
        assert scales == [0, 1, 2, 3, 4, 5]
        for kind in ("results", "alphas", "raws"):
            for scale in scales:
                given_map, wanted = given[f"{kind}-{scale}"], getattr(fill.maps, kind)[scale]
                assert given_map.shape == wanted.shape
                assert np.abs(given_map - wanted).max() < MOST_DIFFERENCE_OF_MAPS


SENTENCES = """
import json, sys
from pathlib import Path
from dfnet_gui.engine.backends.registry import plain_forward
from dfnet_gui.engine.backends import choose
from dfnet_gui.engine.backends.choose import choose_forward
from dfnet_gui.engine.device import choose_device
from dfnet_gui.engine.inpainter import Inpainter, load_inpainter
from dfnet_gui.errors import CheckpointError, CompletionError
from dfnet_gui.network.checkpoint import load_model

built_in, gated, pickled = map(Path, sys.argv[1:])

def said(error, work):
    try:
        work()
    except error as raised:
        return str(raised)

answer = {
    "pytorch": said(CompletionError, lambda: choose_forward(load_model(built_in), "cpu", backend="pytorch")),
    "gated": [
        said(CompletionError, lambda: plain_forward(load_model(gated), "cpu")),
        said(CompletionError, lambda: Inpainter(load_model(gated))),
        said(CompletionError, lambda: load_inpainter(gated, "auto")),
        *(said(CompletionError, lambda: choose_forward(load_model(gated), "cpu", backend=backend))
          for backend in ("auto", "pytorch", "openvino")),
    ],
    "pickled": said(CheckpointError, lambda: load_model(pickled)),
    "devices": {wanted: [choose_device(wanted).device, choose_device(wanted).reason]
                for wanted in ("auto", "cuda", "mps", "cpu")},
}
assert "torch" not in sys.modules
print(json.dumps(answer))
"""


@needs_openvino
def test_what_needs_pytorch_is_refused_with_a_sentence(without_torch: dict[str, str], tmp_path: Path) -> None:
    pickled = tmp_path / "model_places2.pth"
    torch.save(DFNet().state_dict(), pickled)
    answer = json.loads(_python("-c", SENTENCES, BUILT_IN, GATED, pickled, environment=without_torch))
    wanted = "This copy of the program has no PyTorch; choose another backend."
    assert answer["pytorch"] == wanted
    assert len(answer["gated"]) == 6
    for sentence in answer["gated"]:
        assert sentence.startswith("gated-unet: this copy of the program has no PyTorch, which this model needs; ")
        assert sentence.endswith(".")
    assert answer["pickled"].startswith(f"{pickled}: this copy of the program has no PyTorch, which .pth files need")
    missing = "this copy of the program has no PyTorch, so the CPU is used"
    assert answer["devices"]["cpu"] == ["cpu", ""]
    assert answer["devices"]["auto"] == answer["devices"]["cuda"] == ["cpu", missing]
    assert answer["devices"]["mps"][0] == "cpu"


@pytest.fixture
def mask(sample: npt.NDArray[np.uint8], tmp_path: Path) -> Path:
    """White where the sample photo is to be completed."""
    pixels = np.zeros(sample.shape[:2], np.uint8)
    pixels[100:260, 760:900] = 255
    path = tmp_path / "mask.png"
    Image.fromarray(pixels).save(path)
    return path


@needs_openvino
def test_complete_works(
    without_torch: dict[str, str], sample: npt.NDArray[np.uint8], sample_path: Path, mask: Path, tmp_path: Path
) -> None:
    output, maps = tmp_path / "out.png", tmp_path / "maps"
    files = (sample_path, "--mask", mask, "--output", output, "--maps", maps)
    _python("-m", "dfnet_gui", "complete", *files, environment=without_torch)
    result, hole = np.array(Image.open(output)), np.array(Image.open(mask)) > 0
    np.testing.assert_array_equal(result[~hole], sample[~hole])
    assert (result[hole] != sample[hole]).any(axis=-1).mean() > 0.9
    assert (maps / "osprey-maps-00-00.npz").exists()
    refused = _run("-m", "dfnet_gui", "complete", *files, "--model", "gated-unet", environment=without_torch)
    assert refused.returncode == 1
    assert refused.stderr.startswith("dfnet-gui: gated-unet: this copy of the program has no PyTorch")
    assert len(refused.stderr.splitlines()) == 1


@needs_openvino
def test_test_works(without_torch: dict[str, str], sample_path: Path, mask: Path, tmp_path: Path) -> None:
    files = ("--model", "dfnet-compact", "--img", sample_path, "--mask", mask)
    _python("-m", "dfnet_gui", "test", *files, "--output", tmp_path / "hidden-torch", environment=without_torch)
    environment = _environment(tmp_path)
    _python("-m", "dfnet_gui", "test", *files, "--output", tmp_path / "with-torch", environment=environment)
    for kind in ("result", "raw", "alpha"):
        name = f"{kind}/{kind}-{sample_path.stem}-{mask.stem}.png"
        ours, theirs = (np.array(Image.open(tmp_path / each / name)) for each in ("hidden-torch", "with-torch"))
        difference = np.abs(ours.astype(int) - theirs)
        assert difference.max() <= 1, "a float near a whole number may be cut to the byte below"
        assert (difference != 0).mean() < 0.01


def test_models_verify_works(without_torch: dict[str, str]) -> None:
    said = _python("-m", "dfnet_gui", "models", "verify", environment=without_torch).splitlines()
    assert {"dfnet-compact\tsound", "gated-unet\tsound"} <= set(said)


@needs_openvino
def test_with_openvino_remembered_pytorch_is_not_imported(
    asked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory, answer = tmp_path / "cache" / "dfnet-gui" / "backends.json", tmp_path / "answer.npz"
    monkeypatch.setattr(choose, "has_all_cores", lambda: True)
    choose_forward(load_model(BUILT_IN), "cpu", memory=memory)
    (question,) = json.loads(memory.read_text())
    memory.write_text(json.dumps({question: "openvino-fp32"}))
    is_imported = _python("-c", COMPLETES, BUILT_IN, asked, "fast", answer, environment=_environment(tmp_path))
    with np.load(answer) as given:
        assert str(given["backend"]) == "OpenVINO fp32"
    assert is_imported == "False"
    assert json.loads(memory.read_text()) == {question: "openvino-fp32"}


@pytest.mark.parametrize(
    "module",
    [
        "dfnet_gui.engine.inpainter",
        "dfnet_gui.engine.models",
        "dfnet_gui.cli.main",
        "dfnet_gui.cli.complete",
        "dfnet_gui.cli.test",
        "dfnet_gui.cli.models",
        pytest.param("dfnet_gui.gui.session.worker", marks=pytest.mark.qt),
        "dfnet_gui.network",
    ],
)
def test_importing_does_not_import_pytorch(module: str, tmp_path: Path) -> None:
    code = f"import sys, {module}; print([name for name in ('torch', 'openvino') if name in sys.modules])"
    assert _python("-c", code, environment=_environment(tmp_path)) == "[]"
