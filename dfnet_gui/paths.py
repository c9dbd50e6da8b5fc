"""Finds resources/ and models/ in a source tree, an installed wheel and a frozen program, and the user's models."""

import sys
from pathlib import Path

import platformdirs

BUILT_IN_MODEL = "dfnet-compact"
"""The name of the model that the program begins with."""
PACKAGE = Path(__file__).resolve().parent


def _data_folder(name: str) -> Path:
    """The folder `name` beside the package (source tree) or inside it (wheel, frozen program)."""
    frozen_root = getattr(sys, "_MEIPASS", None)
    if frozen_root:
        return Path(frozen_root) / name
    if (PACKAGE.parent / "pyproject.toml").is_file() and (PACKAGE.parent / name).is_dir():
        return PACKAGE.parent / name
    return PACKAGE / name


def resources_dir() -> Path:
    """The folder with icons, sample photos and licences."""
    return _data_folder("resources")


def guide_dir() -> Path:
    """The folder with the pages of the guide."""
    in_tree = PACKAGE.parent / "docs" / "guide"
    return in_tree if in_tree.is_dir() and (PACKAGE.parent / "pyproject.toml").is_file() else _data_folder("guide")


def models_dir() -> Path:
    """The folder with the weights that come with the program."""
    return _data_folder("models")


def built_in_weights() -> Path:
    """The weights of the model that the program begins with."""
    return models_dir() / f"{BUILT_IN_MODEL}.safetensors"


def user_models_dir() -> Path:
    """The user's own folder for imported weights; it need not exist."""
    return platformdirs.user_data_path("dfnet-gui", appauthor=False) / "models"


def recovery_dir() -> Path:
    """The user's own folder for work that was not saved yet; it need not exist."""
    return platformdirs.user_data_path("dfnet-gui", appauthor=False) / "recovery"


def log_dir() -> Path:
    """The user's own folder for the log; it need not exist."""
    return platformdirs.user_log_path("dfnet-gui", appauthor=False)


def cache_dir() -> Path:
    """The user's own folder for what can be found out again; it need not exist."""
    return platformdirs.user_cache_path("dfnet-gui", appauthor=False)
