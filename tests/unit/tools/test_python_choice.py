"""The Python that .venv is made with."""

import shutil
import subprocess
from pathlib import Path

import pytest

from dfnet_gui import needs
from tools import python_choice


@pytest.fixture
def on_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The one folder on PATH, empty; this Python is 3.9."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(python_choice, "running", lambda: (3, 9))
    return tmp_path


def _put(folder: Path, name: str, body: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)


def test_a_new_enough_one_makes_it_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: pytest.fail("there is no need to look"))
    python = python_choice.chosen()
    assert python is not None
    assert python.version == python_choice.running()


def test_else_the_newest_that_works(on_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _put(on_path, "python3.14", "echo pyenv: not installed >&2; exit 127")
    _put(on_path, "python3.13", "echo 3 9")
    _put(on_path, "python3.12", "echo 3 12")
    _put(on_path, "python3.11", "echo 3 11")
    python_choice.main()
    printed = capsys.readouterr()
    assert printed.out == f"{on_path}/python3.12\n"
    assert "is too old for DFNet GUI" in printed.err


@pytest.mark.parametrize(
    ("system", "offered"),
    [
        ("ID=debian", "sudo apt-get install python3.11 python3.11-venv"),
        ("ID=rhel", "sudo dnf install python3.12"),
        ("ID=arch", "sudo pacman -S python"),
        ("ID=opensuse-leap", "sudo zypper install python312"),
        ("ID=someos", "Install one and run make again"),
    ],
)
def test_none_is_said_with_a_way_on(on_path: Path, monkeypatch: pytest.MonkeyPatch, system: str, offered: str) -> None:
    (on_path / "os-release").write_text(system, encoding="utf-8")
    monkeypatch.setattr(needs, "OS_RELEASE", (str(on_path / "os-release"),))
    with pytest.raises(SystemExit) as said:
        python_choice.main()
    sentence = str(said.value)
    assert "is 3.9, and no newer one is on PATH" in sentence
    assert offered in sentence
    assert "make run PYTHON=/path/to/python3.11" in sentence


def test_make_says_when_there_is_no_python(on_path: Path) -> None:
    make = shutil.which("make", path="/usr/bin:/bin")
    if make is None:
        pytest.skip("needs make, which is not installed")
    (on_path / "sh").symlink_to("/bin/sh")
    root = Path(python_choice.__file__).parent.parent
    done = subprocess.run([make, "run", "PYTHON=python9"], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "there is no python9 here: install Python" in done.stderr
