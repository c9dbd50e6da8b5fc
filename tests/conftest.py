"""Fixtures shared by all tests: real weights, real files, no window on anybody's screen."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["OMP_NUM_THREADS"] = "1"  # small networks are faster on one thread, the more so beside other work
os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp(prefix="dfnet-gui-tests-")  # measured choices of these tests alone

from dfnet_gui.engine.device import choose_device
from dfnet_gui.engine.inpainter import Inpainter
from dfnet_gui.imaging.reading import read_photo
from dfnet_gui.network import Architecture, DFNet
from dfnet_gui.network.checkpoint import LoadedModel, load_model
from dfnet_gui.network.manifest import Manifest
from dfnet_gui.paths import models_dir, resources_dir
from tests.robot import virtual_screen
from tests.without_qt import WithoutQt, why_no_qt

TINY = Architecture(base_channels=4, max_channels=8, encoder_kernels=(5, 3, 3), fused_scales=(0, 1, 2))
LEFT_OUT = ("slow", "bundle", "deb", "bare_root", "package")
"""Markers of tests that run only when -m names them."""


def pytest_addoption(pluginmanager: pytest.PytestPluginManager) -> None:
    """The one hook that comes before pytest-qt starts Qt, which ends the run where Qt's libraries are missing."""
    if reason := why_no_qt():
        pluginmanager.unregister(name="pytest-qt")
        pluginmanager.register(WithoutQt(reason))


def pytest_configure() -> None:
    """One thread for PyTorch, whoever imported it before the environment said so."""
    import torch

    torch.set_num_threads(1)


def pytest_unconfigure() -> None:
    """Leave no folder behind."""
    shutil.rmtree(os.environ["XDG_CACHE_HOME"], ignore_errors=True)


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the program keeps work that is not saved: no test finds another one's, or a user's."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what takes long or needs something built, unless it is named with -m."""
    unasked = [name for name in LEFT_OUT if name not in config.option.markexpr]
    left_out = [item for item in items if any(item.get_closest_marker(name) for name in unasked)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


@pytest.fixture
def screen() -> Iterator[str]:
    """A virtual screen with a window manager; its name, as DISPLAY wants it."""
    with virtual_screen() as display:
        yield display


@pytest.fixture(scope="session")
def sample_path() -> Path:
    """A real photo, 1280×720."""
    return resources_dir() / "samples" / "osprey.jpg"


@pytest.fixture(scope="session")
def sample(sample_path: Path) -> npt.NDArray[np.uint8]:
    """Its pixels; do not write to them."""
    pixels = read_photo(sample_path).pixels.astype(np.uint8, copy=False)
    pixels.setflags(write=False)
    return pixels


@pytest.fixture(scope="session")
def built_in() -> Inpainter:
    """The built-in model on the CPU."""
    return Inpainter(load_model(models_dir() / "dfnet-compact.safetensors"), choose_device("cpu"))


@pytest.fixture
def tiny_model() -> LoadedModel:
    """A small DFNet with seeded weights and the start `smooth`; its multiple is 8."""
    import torch

    torch.manual_seed(3)
    manifest = Manifest(name="tiny", sha256="", architecture=TINY, working_size=64, start="smooth")
    return LoadedModel.of(DFNet(TINY).eval(), manifest)


@pytest.fixture
def tiny(tiny_model: LoadedModel) -> Inpainter:
    """An inpainter around the small DFNet."""
    return Inpainter(tiny_model, choose_device("cpu"))


@pytest.fixture
def detailed_model(tiny_model: LoadedModel) -> LoadedModel:
    """The small DFNet as a model that knows a detailed start, too."""
    manifest = replace(tiny_model.manifest, name="tiny-detailed", detailed_start="exemplar")
    return LoadedModel.of(tiny_model.network, manifest)


@pytest.fixture
def detailed(detailed_model: LoadedModel) -> Inpainter:
    """An inpainter around it."""
    return Inpainter(detailed_model, choose_device("cpu"))
