"""Released weights come into the library bit by bit, under the right name."""

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import safetensors.torch
import torch

from dfnet_gui.engine import models
from dfnet_gui.engine.authors import AUTHORS_LICENCE
from dfnet_gui.engine.device import choose_device
from dfnet_gui.engine.inpainter import Inpainter
from dfnet_gui.engine.models import (
    Dataset,
    InstalledModel,
    UnknownDatasetError,
    find_installed,
    find_model,
    import_model,
)
from dfnet_gui.engine.request import CompletionRequest
from dfnet_gui.errors import UsageError
from dfnet_gui.network import Architecture, DFNet
from dfnet_gui.network.checkpoint import LoadedModel, read_state, save_model
from dfnet_gui.network.manifest import read_manifest, sha256_of

NARROW = Architecture(base_channels=4, max_channels=16)


@pytest.fixture
def user_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folder of models, which is not there yet."""
    folder = tmp_path / "data" / "dfnet-gui" / "models"
    monkeypatch.setattr(models, "user_models_dir", lambda: folder)
    return folder


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file like the authors' own: the whole width, names and shapes of the released state, a zipped pickle."""
    path = tmp_path_factory.mktemp("released") / "model.pth"
    torch.manual_seed(5)
    torch.save(DFNet().state_dict(), path)
    return path


@pytest.fixture
def narrow_is_released(monkeypatch: pytest.MonkeyPatch) -> None:
    """Count a narrow DFNet as one that the authors release; reading 131 MB again and again takes long."""
    monkeypatch.setattr(models, "Architecture", lambda: NARROW)


@pytest.fixture
def narrow(tmp_path: Path, narrow_is_released: None) -> Path:
    torch.manual_seed(0)
    path = tmp_path / "model_places2.pth"
    torch.save(DFNet(NARROW).state_dict(), path)
    return path


def _named(path: Path, name: str) -> Path:
    """The same file under another name."""
    other = path.with_name(name)
    if not other.exists():
        os.link(path, other)
    return other


def _files_in(folder: Path) -> list[str]:
    """Everything, hidden files too."""
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def test_released_scenes_come_in_bit_by_bit_and_complete_a_photo(
    released: Path, user_models: Path, sample: npt.NDArray[np.uint8]
) -> None:
    installed = import_model(_named(released, "model_places2.pth"))
    path = user_models / "dfnet-places2.safetensors"
    assert installed == InstalledModel(
        name="dfnet-places2",
        path=path,
        size_bytes=path.stat().st_size,
        licence=AUTHORS_LICENCE,
        sha256=sha256_of(path),
        working_size=512,
        is_built_in=False,
    )
    assert "CC BY-NC 4.0" in installed.licence
    assert _files_in(user_models) == ["dfnet-places2.json", "dfnet-places2.safetensors"]
    assert find_installed("dfnet-places2") == installed

    loaded = find_model("dfnet-places2")
    manifest = loaded.manifest
    assert (manifest.channel_order, manifest.start, manifest.detailed_start) == ("BGR", "zeros", None)
    assert manifest.architecture == Architecture()
    original, values = torch.load(released, weights_only=True), loaded.network.state_dict()
    assert list(read_state(path).keys() ^ original.keys()) == []
    for name, tensor in original.items():
        assert values[name].dtype == tensor.dtype
        assert torch.equal(values[name], tensor), name

    photo = sample[:256, :256]
    hole = np.zeros((256, 256), bool)
    hole[100:140, 80:150] = True
    completion = Inpainter(loaded, choose_device("cpu")).run(
        CompletionRequest.from_photo(photo, hole, wants_maps=False)
    )
    result = photo.copy()
    completion.paste_into(result)
    np.testing.assert_array_equal(result[~hole], photo[~hole])
    assert (result[hole] != photo[hole]).any(axis=1).mean() > 0.9


def test_a_whole_dfnet_that_does_not_say_what_it_was_trained_on_is_asked_about(
    released: Path, user_models: Path
) -> None:
    with pytest.raises(UnknownDatasetError, match="Places2 or CelebA; say which") as caught:
        import_model(released)
    assert str(caught.value).startswith(f"{released}: ")
    assert _files_in(user_models) == []


@pytest.mark.parametrize(
    ("file", "dataset", "name", "size"),
    [
        ("model_places2.pth", None, "dfnet-places2", 512),
        ("Places-final.pth", None, "dfnet-places2", 512),
        ("model_celeba.pth", None, "dfnet-celeba", 256),
        ("MODEL_CELEBA_HQ.pth", None, "dfnet-celeba", 256),
        ("weights.pth", "celeba", "dfnet-celeba", 256),
        ("weights.pth", "places2", "dfnet-places2", 512),
        ("model_places2.pth", "celeba", "dfnet-celeba", 256),
    ],
)
def test_what_it_was_trained_on_is_in_the_name_or_said(
    narrow: Path, user_models: Path, file: str, dataset: Dataset | None, name: str, size: int
) -> None:
    installed = import_model(_named(narrow, file), dataset=dataset)
    assert (installed.name, installed.working_size) == (name, size)
    manifest = read_manifest(installed.path)
    assert manifest is not None
    assert (manifest.working_size, manifest.channel_order, manifest.start) == (size, "BGR", "zeros")
    assert manifest.licence == AUTHORS_LICENCE


@pytest.mark.parametrize("file", ["weights.pth", "places_and_celeba.pth"])
def test_a_name_that_does_not_tell_is_asked_about(narrow: Path, user_models: Path, file: str) -> None:
    with pytest.raises(UnknownDatasetError):
        import_model(_named(narrow, file))
    assert _files_in(user_models) == []


def test_the_folder_does_not_tell_what_it_was_trained_on(narrow: Path, user_models: Path) -> None:
    folder = narrow.parent / "celeba"
    folder.mkdir()
    other = folder / "weights.pth"
    os.link(narrow, other)
    with pytest.raises(UnknownDatasetError):
        import_model(other)


def test_a_dfnet_of_another_width_keeps_its_files_name(tmp_path: Path, user_models: Path) -> None:
    path = tmp_path / "mine.pth"
    torch.save(DFNet(NARROW).state_dict(), path)
    installed = import_model(path)
    assert (installed.name, installed.working_size, installed.licence) == ("mine", 512, "unknown")


def test_a_name_of_the_users_own_is_taken(narrow: Path, user_models: Path) -> None:
    installed = import_model(narrow, name="scenes")
    assert installed.name == "scenes"
    assert _files_in(user_models) == ["scenes.json", "scenes.safetensors"]
    assert find_model("scenes").manifest.name == "scenes"


def test_a_file_with_a_manifest_keeps_what_it_says(
    detailed_model: LoadedModel, tmp_path: Path, user_models: Path
) -> None:
    path = tmp_path / "tiny-detailed.safetensors"
    given = replace(detailed_model.manifest, licence="CC0-1.0", training={"minutes": 3})
    save_model(path, detailed_model.weights, given)
    installed = import_model(path)
    assert (installed.name, installed.licence, installed.working_size) == ("tiny-detailed", "CC0-1.0", 64)
    manifest = read_manifest(installed.path)
    assert manifest == replace(given, sha256=installed.sha256)


@pytest.mark.parametrize("halves", [True, False])
def test_the_precision_of_the_file_is_kept(
    tiny_model: LoadedModel,
    tmp_path: Path,
    user_models: Path,
    halves: bool,  # noqa: FBT001
) -> None:
    path = tmp_path / "tiny.safetensors"
    save_model(path, tiny_model.weights, tiny_model.manifest, halves=halves)
    installed = import_model(path)
    assert installed.size_bytes == path.stat().st_size
    before, after = (safetensors.torch.load_file(each) for each in (path, installed.path))
    wanted = torch.float16 if halves else torch.float32
    assert {t.dtype for t in after.values() if t.is_floating_point()} == {wanted}
    for name, tensor in before.items():
        assert torch.equal(after[name], tensor), name


@pytest.mark.parametrize(
    "text",
    [
        "[" * 200_000,
        '{"name": "x", "sha256": 7, "licence": 5, "architecture": {}}',
        '{"name": "x", "sha256": "", "licence": 5, "architecture": {"base_channels": 32}}',
        '{"name": "\\ud800", "sha256": "", "architecture": {"base_channels": 32}}',
        '{"name": "x", "architecture": 3}',
        " " * (2 << 20),
        "\0",
    ],
)
def test_a_bad_neighbour_stops_nobody(text: str, user_models: Path) -> None:
    user_models.mkdir(parents=True)
    (user_models / "bad.safetensors").write_bytes(b"no weights")
    (user_models / "bad.json").write_text(text)
    found = {model.name: model.problem for model in models.installed_models()}
    assert found["dfnet-compact"] == ""
    assert found["bad"].startswith(f"{user_models / 'bad.json'}: the manifest can't be used (")
    assert len(found["bad"]) < 1000


def test_a_model_that_is_broken_is_mended_by_importing_it_again(
    narrow: Path, user_models: Path, narrow_is_released: None
) -> None:
    """As where the program died between the weights and their manifest."""
    installed = import_model(narrow)
    installed.path.with_suffix(".json").unlink()
    assert import_model(narrow).problem == ""
    with pytest.raises(UsageError, match="installed already"):
        import_model(narrow)
