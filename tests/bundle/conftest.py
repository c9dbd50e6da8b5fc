"""The standalone program under test: the folder that DFNET_BUNDLE names."""

import os
from pathlib import Path

import pytest

from dfnet_gui.paths import resources_dir
from tests.bundle.tried import Bundle


@pytest.fixture
def bundle(tmp_path: Path) -> Bundle:
    """It, with an empty home and nothing on its PATH, not even a Python."""
    named = os.environ.get("DFNET_BUNDLE")
    if not named:
        pytest.fail("DFNET_BUNDLE does not say where a bundle is; run these tests by make bundle-check", pytrace=False)
    folder = Path(named).resolve()
    if not (folder / "dfnet-gui").is_file():
        pytest.fail(f"{folder}: no program is there; make bundle-folder, then make bundle-check", pytrace=False)
    home, no_programs = tmp_path / "home", tmp_path / "no-programs"
    home.mkdir()
    no_programs.mkdir()
    return Bundle(folder, {"HOME": str(home), "PATH": str(no_programs), "LANG": "C.UTF-8"})


@pytest.fixture
def samples() -> list[Path]:
    """The photos that come with the program."""
    return sorted((resources_dir() / "samples").glob("*.jpg"))
