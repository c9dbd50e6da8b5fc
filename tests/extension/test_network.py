"""A network is one module and one row: docs/fusion-blocks.md, followed to the letter, and then one in the window."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pytest
import torch
from pytestqt.qtbot import QtBot
from torch import Tensor, nn

from dfnet_gui.gui.app import Program
from dfnet_gui.network import CompletionNetwork, DFNetOutput, FusionBlock
from dfnet_gui.network.architecture import INPUT_CHANNELS, NetworkArchitecture
from dfnet_gui.network.checkpoint import LoadedModel, load_model, save_model
from dfnet_gui.network.construction import build_network
from dfnet_gui.network.dfnet import collected
from dfnet_gui.network.kinds import KINDS, NetworkKind, architecture_from_dict
from dfnet_gui.network.manifest import Manifest
from dfnet_gui.paths import PACKAGE, resources_dir
from tests.window import complete_at

PAGE = (PACKAGE.parent / "docs" / "fusion-blocks.md").read_text(encoding="utf-8")
RAN_S = 300


@dataclass(frozen=True, kw_only=True)
class TinyArchitecture(NetworkArchitecture):
    """Nothing can be chosen."""

    kind: ClassVar[str] = "tiny"

    @property
    def multiple(self) -> int:
        return 1


class Tiny(CompletionNetwork):
    """Five lines of network."""

    def __init__(self, architecture: TinyArchitecture) -> None:
        super().__init__()
        self.architecture: TinyArchitecture = architecture
        self.features = nn.Conv2d(INPUT_CHANNELS, 8, 3, padding=1)
        self.fuse = FusionBlock(8)

    def forward(self, image: Tensor, mask: Tensor) -> DFNetOutput:
        self.check_input(image, mask)
        return collected({0: self.fuse(image, self.features(torch.cat((image, mask), dim=1)))})


@pytest.fixture
def row() -> Iterator[None]:
    KINDS.add(NetworkKind(TinyArchitecture, Tiny))
    yield
    KINDS.remove(TinyArchitecture.kind)


@pytest.fixture
def weights(row: None, tmp_path: Path) -> Path:
    """Weights of the network with fresh values."""
    torch.manual_seed(4)
    architecture = TinyArchitecture()
    manifest = Manifest(name="tiny-net", sha256="", architecture=architecture, working_size=64, start="smooth")
    model = LoadedModel.of(build_network(architecture).eval(), manifest)
    save_model(tmp_path / "tiny-net.safetensors", model.weights, manifest, halves=False)
    return tmp_path / "tiny-net.safetensors"


def test_its_manifest_and_weights_come_back(weights: Path) -> None:
    model = load_model(weights)
    assert model.manifest.architecture == TinyArchitecture()
    assert architecture_from_dict(model.manifest.architecture.as_dict()) == TinyArchitecture()
    assert isinstance(model.network, Tiny)


def test_the_window_completes_with_it_and_shows_its_maps(
    qtbot: QtBot, weights: Path, start_tiny: Callable[..., Program]
) -> None:
    program = start_tiny()
    with qtbot.waitSignal(program.session.model_changed, timeout=60_000):
        program.window.models.use_weights(weights)
    complete_at(qtbot, program, (60.0, 60.0))
    with qtbot.waitSignal(program.map_requests.renewed, timeout=60_000):
        program.window.actions_by_name["fusion"].trigger()
    completion = program.session.completion
    assert completion is not None
    assert completion.model == "tiny-net"
    assert completion.fills[0].maps is not None
    assert list(completion.fills[0].maps.alphas) == [0]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The page's files, and photos where its commands look for them."""
    blocks = re.findall(r"```(python|toml)\n(.*?)```", PAGE, re.DOTALL)
    assert [kind for kind, _text in blocks] == ["python", "python", "toml"]
    for name, (_kind, text) in zip(("plain.py", "loss.py", "plain.toml"), blocks, strict=True):
        (tmp_path / name).write_text(text, encoding="utf-8")
    for name in ("my-photos", "other-photos"):
        (tmp_path / name).mkdir()
        shutil.copy(resources_dir() / "samples" / "statue-of-liberty.jpg", tmp_path / name)
    return tmp_path


def _run(command: list[str] | str, folder: Path) -> str:
    places = os.pathsep.join([str(folder), str(PACKAGE.parent)])
    paths = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PYTHONPATH": places, "PATH": paths, "XDG_DATA_HOME": str(folder / "data")}
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        shell=isinstance(command, str),
        capture_output=True,
        text=True,
        check=False,
        timeout=RAN_S,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.timeout(RAN_S)
def test_the_page_works_to_the_letter(folder: Path) -> None:
    _run([sys.executable, "loss.py"], folder)
    commands = re.findall(r"^    (python -c .*)$", PAGE, re.MULTILINE)
    assert [re.search(r"main\(\)\)\" (\w+)", command)[1] for command in commands] == ["train", "evaluate", "models"]  # type: ignore[index]
    answers = [_run(command, folder) for command in commands]
    assert "| plain |" in answers[1]
    assert "Installed plain" in answers[2]
