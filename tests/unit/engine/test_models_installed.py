"""What is installed: listed, found damaged, removed."""

import sys
from pathlib import Path

import pytest
import torch

from dfnet_gui.engine import models
from dfnet_gui.engine.models import (
    find_installed,
    find_model,
    import_model,
    installed_models,
    remove_model,
)
from dfnet_gui.errors import CheckpointError, UsageError
from dfnet_gui.network import Architecture, DFNet
from dfnet_gui.network.checkpoint import LoadedModel, load_model, save_model
from dfnet_gui.network.manifest import manifest_path

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


def _files_in(folder: Path) -> list[str]:
    """Everything, hidden files too."""
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


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
