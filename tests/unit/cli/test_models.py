"""`models`: what is there, whether it is sound, taking in and taking away."""

from dataclasses import replace
from pathlib import Path

import pytest
import torch

from dfnet_gui.cli.main import main
from dfnet_gui.engine import models
from dfnet_gui.engine.authors import AUTHORS_LICENCE, AUTHORS_PAGE
from dfnet_gui.engine.models import find_model
from dfnet_gui.network import DFNet
from dfnet_gui.network.checkpoint import LoadedModel, save_model
from dfnet_gui.network.manifest import manifest_path, sha256_of


@pytest.fixture
def released(installed: Path, tiny_model: LoadedModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Weights as the authors release them, but for their size: the narrow network counts as theirs."""
    architecture = tiny_model.network.architecture
    monkeypatch.setattr(models, "Architecture", lambda: architecture)
    path = tmp_path / "model_places2.pth"
    torch.save(tiny_model.network.state_dict(), path)
    assert installed.exists()
    return path


def _rows(text: str) -> list[list[str]]:
    return [line.split("\t") for line in text.splitlines()]


def _spoil(path: Path) -> None:
    """Change one bit of one weight: still loadable, and not what the manifest names."""
    data = bytearray(path.read_bytes())
    data[-3] ^= 0x01
    path.write_bytes(data)


def test_list_says_size_licence_hash_and_place(
    installed: Path, released: Path, user_models: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["models", "import", str(released)]) == 0
    capsys.readouterr()
    assert main(["models", "list"]) == 0
    printed = capsys.readouterr()
    size = f"{installed.stat().st_size / 2**20:.1f} MiB"
    mine = user_models / "dfnet-places2.safetensors"
    mine_size = f"{mine.stat().st_size / 2**20:.1f} MiB"
    assert _rows(printed.out) == [
        ["tiny", size, "unknown", f"sha256:{sha256_of(installed)[:12]}", str(installed)],
        ["dfnet-places2", mine_size, AUTHORS_LICENCE, f"sha256:{sha256_of(mine)[:12]}", str(mine)],
    ]
    assert printed.err == ""


def test_list_names_what_can_not_be_used_and_goes_on(installed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = installed.with_name("other.safetensors")
    other.write_bytes(b"no manifest beside it")
    broken = installed.with_name("broken.safetensors")
    broken.write_bytes(b"beside it is no manifest, but something else")
    manifest_path(broken).write_text("no json")
    assert main(["models", "list"]) == 1
    printed = capsys.readouterr()
    assert [row[0] for row in _rows(printed.out)] == ["tiny"]
    sentences = printed.err.splitlines()
    assert len(sentences) == 2
    assert sentences[0].startswith(f"{manifest_path(broken)}: the manifest can't be used")
    assert sentences[1] == f"{other}: its manifest is missing; import the weights again."


def test_verify_one(installed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    installed.with_name("other.safetensors").write_bytes(b"damaged, but not asked for")
    assert main(["models", "verify", "tiny"]) == 0
    printed = capsys.readouterr()
    assert printed.out == "tiny\tsound\n"
    assert printed.err == ""


def test_verify_all_reads_imported_models_too(released: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "import", str(released)]) == 0
    capsys.readouterr()
    assert main(["models", "verify"]) == 0
    assert capsys.readouterr().out == "tiny\tsound\ndfnet-places2\tsound\n"


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize("action", ["verify", "remove"])
def test_an_unknown_name_is_wrong_usage(action: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", action, "nobody"]) == 2
    printed = capsys.readouterr()
    assert "No model is called nobody" in printed.err
    assert printed.out == ""


def test_a_damaged_model_is_named_and_the_others_are_verified(
    installed: Path, tiny_model: LoadedModel, capsys: pytest.CaptureFixture[str]
) -> None:
    damaged = installed.with_name("broken.safetensors")
    save_model(damaged, tiny_model.weights, tiny_model.manifest)
    _spoil(damaged)
    assert main(["models", "verify"]) == 1
    printed = capsys.readouterr()
    assert printed.out == "tiny\tsound\n"
    assert printed.err.startswith(f"{damaged}: ")
    assert main(["models", "verify", "broken"]) == 1


def test_an_imported_model_that_was_changed_is_not_sound(
    released: Path, user_models: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["models", "import", str(released)]) == 0
    path = user_models / "dfnet-places2.safetensors"
    _spoil(path)
    capsys.readouterr()
    assert main(["models", "verify", "dfnet-places2"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == f"{path}: the weights are not the ones that their manifest names; get both again.\n"


def test_a_model_without_its_manifest_is_not_sound(
    released: Path, user_models: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """There is no hash that its weights could be checked against."""
    assert main(["models", "import", str(released)]) == 0
    manifest_path(user_models / "dfnet-places2.safetensors").unlink()
    capsys.readouterr()
    assert main(["models", "verify", "dfnet-places2"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "its manifest is missing" in printed.err


def test_import_says_where_it_is_and_on_what_terms(
    released: Path, user_models: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["models", "import", str(released)]) == 0
    printed = capsys.readouterr()
    assert printed.out == f"Installed dfnet-places2 in {user_models / 'dfnet-places2.safetensors'}.\n"
    assert "--model dfnet-places2" in printed.err
    assert AUTHORS_LICENCE in printed.err


def test_import_under_a_name_of_ones_own(released: Path, user_models: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "import", str(released), "--name", "scenes", "--dataset", "celeba"]) == 0
    assert "Installed scenes" in capsys.readouterr().out
    model = models.find_installed("scenes")
    assert model is not None
    assert model.path == user_models / "scenes.safetensors"
    assert model.working_size == 256
    assert main(["models", "import", str(released), "--name", "scenes"]) == 2
    assert "A model called scenes is installed already" in capsys.readouterr().err


def test_import_of_a_name_that_does_not_tell_asks_for_the_option(
    released: Path, user_models: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = released.rename(released.with_name("weights.pth"))
    assert main(["models", "import", str(path)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(f"dfnet-gui: {path}: ")
    assert "say which with --dataset places2 or --dataset celeba." in printed.err
    assert printed.err.count("\n") == 1
    assert not user_models.exists()
    assert main(["models", "import", str(path), "--dataset", "celeba"]) == 0
    assert "Installed dfnet-celeba" in capsys.readouterr().out


@pytest.mark.usefixtures("installed")
def test_import_of_something_else_is_said(
    tmp_path: Path, user_models: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "model_places2.pth"
    path.write_bytes(b"these are no weights")
    for each in (path, tmp_path / "nowhere.pth"):
        assert main(["models", "import", str(each)]) == 1
        printed = capsys.readouterr()
        assert printed.out == ""
        assert printed.err.startswith(f"dfnet-gui: {each}: ")
    assert main(["models", "import", str(path), "--dataset", "imagenet"]) == 2
    assert not user_models.exists()


def test_remove_takes_imported_models_only(
    installed: Path, released: Path, user_models: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["models", "import", str(released)]) == 0
    capsys.readouterr()
    assert main(["models", "remove", "tiny"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "tiny comes with the program and stays" in printed.err
    assert installed.exists()
    assert main(["models", "remove", "dfnet-places2"]) == 0
    assert capsys.readouterr().out == "Removed dfnet-places2.\n"
    assert list(user_models.iterdir()) == []


def test_help_says_where_the_authors_weights_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "--help"]) == 0
    assert AUTHORS_PAGE in capsys.readouterr().out.replace("\n", "")


def test_a_model_is_found_by_its_name(installed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    photo = tmp_path / "nowhere.png"
    files = [str(photo), "--mask", str(photo), "--output", str(tmp_path / "out.png")]
    assert main(["complete", *files, "--model", "tiny", "--device", "cpu"]) == 1
    assert str(photo) in capsys.readouterr().err  # the model was found, since the photo is the problem
    assert main(["complete", *files, "--model", "tinier", "--device", "cpu"]) == 1
    assert "tinier: there is no such file" in capsys.readouterr().err
    assert installed.exists()


def test_a_file_goes_before_a_model_of_the_same_name(
    installed: Path, tiny_model: LoadedModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    torch.manual_seed(9)
    other = DFNet(tiny_model.manifest.architecture)  # type: ignore[arg-type]
    manifest = replace(tiny_model.manifest, name="another")
    save_model(tmp_path / "tiny", LoadedModel.of(other, manifest).weights, manifest)
    assert find_model("tiny").manifest.name == "another"
    assert find_model(str(installed)).manifest.name == "tiny"
