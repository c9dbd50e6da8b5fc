"""Files beside the code: what is missing or not what it was is named."""

import re
import shutil
from importlib.metadata import PackagePath
from pathlib import Path
from types import SimpleNamespace

import pytest

from dfnet_gui.paths import built_in_weights, models_dir, resources_dir
from dfnet_gui.self_test import data_files
from dfnet_gui.self_test.data_files import SelfTestError, check


@pytest.fixture
def package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A copy of resources and models as a wheel has them, used by the check, to be spoilt."""
    for name, folder in (("resources", resources_dir()), ("models", models_dir())):
        shutil.copytree(folder, tmp_path / name)
        monkeypatch.setattr(data_files, f"{name}_dir", lambda name=name: tmp_path / name)
    monkeypatch.setattr(data_files, "built_in_weights", lambda: tmp_path / "models" / built_in_weights().name)
    return tmp_path


def test_all_is_well_here() -> None:
    assert check() == "3 samples, 2 models"


@pytest.mark.parametrize(
    "name",
    ["samples/dune.jpg", "self-test/completed.png", "models/gated-unet.safetensors", "models/dfnet-compact.json"],
)
def test_a_missing_file_is_named(package: Path, name: str) -> None:
    path = package / name if name.startswith("models") else package / "resources" / name
    path.unlink()
    with pytest.raises(SelfTestError, match=rf"{re.escape(str(path))}: the file is missing; unpack or install"):
        check()


def test_truncated_weights_are_named(package: Path) -> None:
    path = package / "models" / "dfnet-compact.safetensors"
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(SelfTestError, match=rf"{re.escape(str(path))}: the file is damaged"):
        check()


def test_models_that_were_left_out_whole_are_not_missed(package: Path) -> None:
    for suffix in (".safetensors", ".json"):
        (package / "models" / f"gated-unet{suffix}").unlink()
    assert check() == "3 samples, 1 models"


class _Listed(PackagePath):
    """An entry of a wheel's list that lies in `folder`."""

    folder: Path

    def locate(self) -> Path:
        return self.folder / Path(*self.parts[1:])


def test_in_a_wheel_every_file_is_compared_with_its_list(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _Listed.folder = package
    entry = _Listed("dfnet_gui/resources/icons/brush.svg")
    digest = data_files.record_digest(package / "resources" / "icons" / "brush.svg")
    entry.hash = SimpleNamespace(value=digest)  # type: ignore[assignment]
    monkeypatch.setattr(data_files, "PACKAGE", package)
    monkeypatch.setattr(data_files, "distribution", lambda _name: SimpleNamespace(files=[entry]))
    assert check() == "3 samples, 2 models, 1 installed files"
    (package / "resources" / "icons" / "brush.svg").write_text("<svg/>", encoding="utf-8")
    with pytest.raises(SelfTestError, match=r"brush\.svg: the file is damaged or was changed"):
        check()
