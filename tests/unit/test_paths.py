"""Where the program's own files and the user's lie, in each way that it can be installed."""

import sys
from pathlib import Path

import pytest

from dfnet_gui import paths
from dfnet_gui.paths import built_in_weights, cache_dir, models_dir, resources_dir, user_models_dir


def test_a_source_tree_has_them_beside_the_package() -> None:
    assert resources_dir() == paths.PACKAGE.parent / "resources"
    assert models_dir() == paths.PACKAGE.parent / "models"
    assert (resources_dir() / "icons" / "dfnet-gui.svg").is_file()


def test_a_wheel_has_them_within_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders of such names beside an installed package are somebody else's."""
    package = tmp_path / "site-packages" / "dfnet_gui"
    (package.parent / "resources").mkdir(parents=True)
    monkeypatch.setattr(paths, "PACKAGE", package)
    assert resources_dir() == package / "resources"


def test_a_frozen_program_has_them_where_it_was_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert (resources_dir(), models_dir()) == (tmp_path / "resources", tmp_path / "models")


def test_the_built_in_model_is_there_with_its_manifest() -> None:
    assert built_in_weights().parent == models_dir()
    assert built_in_weights().is_file()
    assert built_in_weights().with_suffix(".json").is_file()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere other variables decide")
def test_the_users_folders_are_the_systems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert user_models_dir() == tmp_path / "data" / "dfnet-gui" / "models"
    assert cache_dir() == tmp_path / "cache" / "dfnet-gui"
    assert not (tmp_path / "data").exists(), "asking makes nothing"
