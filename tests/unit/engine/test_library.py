"""The library: released weights come in bit by bit, and what can't come in leaves nothing behind."""

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import safetensors.torch
import torch

from dfnet_gui.cli.common import find_model
from dfnet_gui.engine import models
from dfnet_gui.engine.authors import AUTHORS_LICENCE
from dfnet_gui.engine.device import choose_device
from dfnet_gui.engine.inpainter import Inpainter
from dfnet_gui.engine.models import (
    Dataset,
    InstalledModel,
    UnknownDatasetError,
    find_installed,
    import_model,
    installed_models,
    remove_model,
)
from dfnet_gui.engine.request import CompletionRequest
from dfnet_gui.errors import CheckpointError, UsageError
from dfnet_gui.network import Architecture, DFNet
from dfnet_gui.network.checkpoint import LoadedModel, load_model, read_state, save_model
from dfnet_gui.network.manifest import manifest_path, read_manifest, sha256_of

NARROW = Architecture(base_channels=4, max_channels=16)


@pytest.fixture
def user_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folder of models, which is not there yet."""
    folder = tmp_path / "data" / "dfnet-gui" / "models"
    monkeypatch.setattr(models, "user_models_dir", lambda: folder)
    return folder


@pytest.fixture
def built_in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in place of the models that come with the program."""
    folder = tmp_path / "built-in"
    folder.mkdir()
    monkeypatch.setattr(models, "models_dir", lambda: folder)
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


@pytest.mark.parametrize("name", ["dfnet-places2", "dfnet-compact"])
def test_a_name_that_is_taken_is_refused(narrow: Path, user_models: Path, name: str) -> None:
    first = import_model(narrow)
    before = {path: path.read_bytes() for path in user_models.iterdir()}
    with pytest.raises(UsageError, match=f"A model called {name} is installed already"):
        import_model(narrow, name=name)
    assert {path: path.read_bytes() for path in user_models.iterdir()} == before
    assert find_installed("dfnet-places2") == first


@pytest.mark.parametrize("name", ["../outside", "a/b", ".hidden", "."])
def test_a_name_that_is_no_files_name_is_refused(narrow: Path, user_models: Path, name: str) -> None:
    with pytest.raises(UsageError, match="can't be a model's name"):
        import_model(narrow, name=name)
    assert _files_in(user_models) == []


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "empty"), (b"GIF89a no weights", "not a weights file"), (b"PK\x03\x04", "damaged")],
)
def test_what_is_no_dfnet_is_said_and_leaves_nothing(
    tmp_path: Path, user_models: Path, content: bytes, reason: str
) -> None:
    path = tmp_path / "model_places2.pth"
    path.write_bytes(content)
    with pytest.raises(CheckpointError, match=reason) as caught:
        import_model(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert _files_in(user_models) == []


def test_other_weights_are_no_dfnet(tmp_path: Path, user_models: Path) -> None:
    path = tmp_path / "model_places2.pth"
    torch.save(torch.nn.Linear(3, 4).state_dict(), path)
    with pytest.raises(CheckpointError, match="the weights are not a DFNet's"):
        import_model(path)
    assert _files_in(user_models) == []


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


def _no_room(*_arguments: object, **_named: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_disk_without_room_is_said_and_nothing_stays(
    narrow: Path, user_models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(models, "save_model", _no_room)
    with pytest.raises(CheckpointError, match=r"can't be installed \(No space left on device\)") as caught:
        import_model(narrow)
    assert str(caught.value).startswith(str(user_models / "dfnet-places2.safetensors"))
    assert _files_in(user_models) == []


@pytest.mark.parametrize("suffix", [".safetensors", ".json"])
def test_a_file_that_can_not_be_put_in_its_place_leaves_nothing(
    narrow: Path, user_models: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    replace_file = os.replace

    def refuse(source: Path, target: Path) -> None:
        if target.suffix == suffix:
            raise PermissionError(13, "Permission denied")
        replace_file(source, target)

    monkeypatch.setattr("dfnet_gui.replacement.os.replace", refuse)
    with pytest.raises(CheckpointError, match="can't be installed"):
        import_model(narrow)
    assert _files_in(user_models) == []


@pytest.fixture
def small_files_only() -> Iterator[Callable[[], None]]:
    """Call it, and until the end of the test no file can grow beyond 64 kB, as on a full disk."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 16, before[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere the limit ends the process")
def test_weights_that_do_not_fit_on_the_disk_are_said_and_nothing_stays(
    narrow: Path, user_models: Path, small_files_only: Callable[[], None]
) -> None:
    small_files_only()
    with pytest.raises(CheckpointError, match="can't be installed"):
        import_model(narrow)
    assert _files_in(user_models) == []


def test_a_file_in_the_folders_place_is_said(narrow: Path, user_models: Path) -> None:
    user_models.parent.parent.mkdir()
    user_models.parent.write_text("no folder")
    with pytest.raises(CheckpointError, match="can't be installed"):
        import_model(narrow)


def test_what_was_written_wrong_is_taken_away_again(
    narrow: Path, user_models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a disk that gives back other bytes than it was given."""

    def save_badly(path: Path, *arguments: object, **named: object) -> None:
        save_model(path, *arguments, **named)  # type: ignore[arg-type]
        path.write_bytes(path.read_bytes()[:-4] + b"\0\0\0\1")

    monkeypatch.setattr(models, "save_model", save_badly)
    with pytest.raises(CheckpointError, match="can't be installed"):
        import_model(narrow)
    assert _files_in(user_models) == []


def test_built_in_models_come_first_then_the_users_by_name(narrow: Path, user_models: Path) -> None:
    for name in ("b", "a"):
        import_model(narrow, name=name)
    (user_models / ".c.safetensors.part").write_bytes(b"half written")
    (user_models / ".d.safetensors").write_bytes(b"hidden")
    (user_models / "e.pth").write_bytes(b"not taken in")
    models = installed_models()
    built_in = [("dfnet-compact", True), ("gated-unet", True)]
    assert [(m.name, m.is_built_in) for m in models] == [*built_in, ("a", False), ("b", False)]
    assert all(not model.problem and len(model.sha256) == 64 for model in models)
    assert models[0].working_size == 512


def test_no_folder_of_the_users_is_no_problem(user_models: Path, built_in_folder: Path) -> None:
    assert installed_models() == []
    assert find_installed("dfnet-compact") is None


def test_a_missing_manifest_is_a_problem_of_that_model_alone(narrow: Path, user_models: Path) -> None:
    for name in ("a", "b"):
        import_model(narrow, name=name)
    manifest_path(user_models / "a.safetensors").unlink()
    found = {model.name: model.problem for model in installed_models()}
    assert found["a"] == f"{user_models / 'a.safetensors'}: its manifest is missing; import the weights again."
    assert found["b"] == found["dfnet-compact"] == ""


@pytest.mark.parametrize("text", ["no json", "[]", "{}", '{"name": "a"}', "\xff"])
def test_an_unusable_manifest_is_a_problem_of_that_model_alone(narrow: Path, user_models: Path, text: str) -> None:
    for name in ("a", "b"):
        import_model(narrow, name=name)
    manifest_path(user_models / "a.safetensors").write_text(text, encoding="latin-1")
    found = {model.name: model.problem for model in installed_models()}
    assert "a.json: the manifest can't be used" in found["a"]
    assert found["b"] == ""


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_to_nowhere_does_not_hide_the_other_models(narrow: Path, user_models: Path) -> None:
    import_model(narrow, name="b")
    (user_models / "a.safetensors").symlink_to(user_models / "gone.safetensors")
    found = {model.name: model.problem for model in installed_models()}
    assert found["b"] == ""
    assert found["a"] != ""


def test_a_model_whose_manifest_is_missing_is_not_used_as_something_else(
    tiny_model: LoadedModel, tmp_path: Path, user_models: Path
) -> None:
    """Without its manifest an RGB model with a smooth start would be fed BGR and zeros."""
    path = tmp_path / "tiny.safetensors"
    save_model(path, tiny_model.weights, tiny_model.manifest)
    installed = import_model(path)
    manifest_path(installed.path).unlink()
    with pytest.raises(CheckpointError, match="manifest is missing"):
        find_model("tiny")


def test_a_changed_file_is_noticed_when_it_is_loaded(narrow: Path, user_models: Path) -> None:
    installed = import_model(narrow)
    data = bytearray(installed.path.read_bytes())
    data[-2] ^= 1
    installed.path.write_bytes(data)
    assert find_installed("dfnet-places2") == installed, "listing reads no weights"
    with pytest.raises(CheckpointError, match="not the ones that their manifest names"):
        load_model(installed.path)


def test_removing_takes_both_files(narrow: Path, user_models: Path) -> None:
    for name in ("a", "b"):
        import_model(narrow, name=name)
    remove_model("a")
    assert _files_in(user_models) == ["b.json", "b.safetensors"]
    with pytest.raises(UsageError, match="No model is called a"):
        remove_model("a")


def test_removing_works_without_a_manifest(narrow: Path, user_models: Path) -> None:
    manifest_path(import_model(narrow, name="a").path).unlink()
    remove_model("a")
    assert _files_in(user_models) == []


def test_a_built_in_model_stays(user_models: Path, built_in_folder: Path, tiny_model: LoadedModel) -> None:
    path = built_in_folder / "tiny.safetensors"
    save_model(path, tiny_model.weights, tiny_model.manifest)
    with pytest.raises(UsageError, match="tiny comes with the program and stays"):
        remove_model("tiny")
    assert _files_in(built_in_folder) == ["tiny.json", "tiny.safetensors"]


def test_a_model_that_can_not_be_deleted_is_said(
    narrow: Path, user_models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = import_model(narrow, name="a")

    def refuse(_path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(CheckpointError, match=r"can't be removed \(Permission denied\)") as caught:
        remove_model("a")
    assert str(caught.value).startswith(str(installed.path))
    monkeypatch.undo()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems name the folder otherwise")
def test_the_users_folder_is_the_systems(narrow: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "xdg"))
    installed = import_model(narrow)
    assert installed.path == tmp_path / "xdg" / "dfnet-gui" / "models" / "dfnet-places2.safetensors"
    assert installed.path.is_file()
