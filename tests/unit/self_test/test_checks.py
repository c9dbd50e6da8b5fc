"""Each check finds what is wrong."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from dfnet_gui.engine.backends import registry
from dfnet_gui.errors import DfnetError
from dfnet_gui.imaging import writing
from dfnet_gui.imaging.formats.registry import FORMATS
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.paths import PACKAGE, built_in_weights, models_dir, resources_dir
from dfnet_gui.registry import Registry
from dfnet_gui.self_test import checks, data_files
from dfnet_gui.self_test.checks import Check
from dfnet_gui.self_test.data_files import SelfTestError
from dfnet_gui.self_test.main import main

ROOT = PACKAGE.parent
WRITTEN = [(row.name, bits) for row in FORMATS if row.encode is not None for bits in row.depths]


@pytest.fixture
def resources(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A copy of the resources, used by the checks, to be spoilt."""
    shutil.copytree(resources_dir(), tmp_path / "resources")
    monkeypatch.setattr(data_files, "resources_dir", lambda: tmp_path / "resources")
    return tmp_path / "resources"


@pytest.fixture
def models(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The same of the models."""
    shutil.copytree(models_dir(), tmp_path / "models")
    monkeypatch.setattr(checks, "built_in_weights", lambda: tmp_path / "models" / built_in_weights().name)
    return tmp_path / "models"


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    lines: list[str] = []
    monkeypatch.setattr(checks, "LIBRARIES", ("numpy", "no_such_library"))
    assert main([Check("Libraries", checks.libraries)], say=lines.append) == 1
    assert lines[2] == "Failed: Libraries: ModuleNotFoundError: No module named 'no_such_library'"


def test_there_must_be_something_that_completes(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = (replace(row, missing=lambda: "it is gone") for row in registry.BACKENDS)
    monkeypatch.setattr(registry, "BACKENDS", Registry(*rows))
    monkeypatch.setattr(checks, "LIBRARIES", ("numpy",))
    with pytest.raises(SelfTestError, match="neither OpenVINO nor PyTorch"):
        checks.libraries()


@pytest.mark.parametrize(("name", "bits"), WRITTEN)
def test_formats_come_back(name: str, bits: int) -> None:
    found = checks.image_format(FORMATS[name], bits)
    assert ("every pixel came back" in found) == (FORMATS[name].is_lossless(100))


@pytest.mark.parametrize(("name", "bits"), WRITTEN)
def test_a_writer_that_spoils_pixels_is_noticed(name: str, bits: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def spoil(photo: Photo) -> Photo:
        pixels = photo.pixels.copy()
        rows = slice(0, 1) if FORMATS[name].is_lossless(100) else slice(None)  # which may lose a little everywhere
        pixels[rows] = pixels[rows, ::-1]
        return replace(photo, pixels=pixels)

    _spoil_writing(monkeypatch, spoil)
    with pytest.raises(SelfTestError, match="the pixels came back changed"):
        checks.image_format(FORMATS[name], bits)


@pytest.mark.parametrize(("name", "bits"), WRITTEN)
def test_a_writer_that_drops_the_profile_is_noticed(name: str, bits: int, monkeypatch: pytest.MonkeyPatch) -> None:
    _spoil_writing(monkeypatch, lambda photo: replace(photo, icc=None))
    with pytest.raises(SelfTestError, match="the ICC profile"):
        checks.image_format(FORMATS[name], bits)


@pytest.mark.parametrize("name", ["PNG", "TIFF"])
def test_a_writer_with_too_few_bits_is_noticed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _spoil_writing(monkeypatch, lambda photo: replace(photo, pixels=(photo.pixels // 257).astype(np.uint8)))
    with pytest.raises(SelfTestError, match=r"uint8 came back instead of .* uint16"):
        checks.image_format(FORMATS[name], 16)


def _spoil_writing(monkeypatch: pytest.MonkeyPatch, change: Callable[[Photo], Photo]) -> None:
    real = writing.write_photo

    def write(path: Path, photo: Photo, *more: Any) -> None:
        real(path, change(photo), *more)

    monkeypatch.setattr(writing, "write_photo", write)


def test_an_export_that_leaves_files_behind_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert checks.export() == "every pixel came back"
    real = writing.write_photo

    def write(path: Path, photo: Photo, *more: Any) -> None:
        real(path, photo, *more)
        (path.parent / "left.part").touch()

    monkeypatch.setattr(writing, "write_photo", write)
    with pytest.raises(SelfTestError, match="files were left behind"):
        checks.export()


def _change_stored(resources: Path, *, is_in_hole: bool) -> None:
    folder = resources / "self-test"
    hole = np.asarray(Image.open(folder / "hole.png")).astype(bool)
    pixels = np.array(Image.open(folder / "completed.png"))
    changed = hole if is_in_hole else ~hole
    pixels[changed] = 255 - pixels[changed]
    Image.fromarray(pixels).save(folder / "completed.png")


def _completion_checks() -> Iterator[Check]:
    return (check for check in checks.all_checks() if check.name.startswith("Completion"))


def _first_completion() -> Check:
    found = next(_completion_checks())
    assert found.name == "Completion: cpu, pytorch-fp32"
    return found


def test_a_completion_as_stored_holds(resources: Path) -> None:
    assert resources.is_dir()
    assert "at most" in _first_completion().run()


@pytest.mark.parametrize(
    ("is_in_hole", "words"), [(True, "the fill differs from the stored one"), (False, "outside the hole were changed")]
)
def test_another_completion_fails(resources: Path, is_in_hole: bool, words: str) -> None:  # noqa: FBT001
    _change_stored(resources, is_in_hole=is_in_hole)
    with pytest.raises(SelfTestError, match=words):
        _first_completion().run()


def test_a_model_that_cannot_be_read_fails_a_check(models: Path) -> None:
    (models / "dfnet-compact.safetensors").write_bytes(b"nothing")
    (check,) = _completion_checks()
    with pytest.raises(DfnetError, match=r"dfnet-compact\.safetensors"):
        check.run()
