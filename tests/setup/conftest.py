"""A Debian 12 with make, git and Python in it and nothing else, and a copy of this project."""

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from dfnet_gui.paths import PACKAGE
from tests import bare_root

PROJECT = "/home/user/dfnet-gui"
LIMIT_S = 3600.0
_SETTINGS = Path("/settings")
"""Inside: files that pip's settings name."""
_PROXIES = ("http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY")


@dataclass(frozen=True)
class Machine:
    """The root, and what is handed in while a command runs there: how pip and apt get things on this machine."""

    root: Path
    environment: Mapping[str, str]
    shown: Mapping[Path, Path]

    def start(self, command: str, user: int, **environment: str) -> "subprocess.Popen[bytes]":
        """Start a command of the shell in the project's folder, without a terminal; `said` is all that it says."""
        words = bare_root.entering(self.root, user=user, shown=self.shown, network=True)
        with self._output.open("wb") as output:
            return subprocess.Popen(
                [*words, "/bin/sh", "-c", f"cd {PROJECT} && {command}"],
                env={**self.environment, **environment},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    @property
    def said(self) -> str:
        """By the command that was started last."""
        return self._output.read_text(encoding="utf-8", errors="replace")

    @property
    def _output(self) -> Path:
        return self.root.with_name("said.txt")

    def run(self, command: str, user: int, **environment: str) -> tuple[int, str]:
        """Give the exit code and all that was said."""
        code = self.start(command, user, **environment).wait(LIMIT_S)
        print(self.said)
        return code, self.said


@pytest.fixture(scope="session")
def debian(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of a root that is only copied."""
    folder = tmp_path_factory.mktemp("debian")
    bare_root.make(folder, ("make", "git", "python3"), suite="bookworm")
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def machine(debian: Path, tmp_path: Path) -> Iterator[Machine]:
    """A fresh one."""
    root = tmp_path / "root"
    subprocess.run(["cp", "--archive", str(debian), str(root)], check=True)
    _copy_project(root / PROJECT[1:])
    subprocess.run(["chown", "--recursive", f"{bare_root.USER}:{bare_root.USER}", str(root / "home/user")], check=True)
    settings, shown = _of_pip()
    proxies = {name: os.environ[name] for name in _PROXIES if name in os.environ}
    home = {"HOME": "/home/user", "PATH": bare_root.PATH, "LANG": "C.UTF-8"}
    yield Machine(root, {**proxies, **settings, **home}, shown)
    if str(root) not in Path("/proc/mounts").read_text(encoding="utf-8"):
        shutil.rmtree(root)


def _copy_project(target: Path) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=PACKAGE.parent,
        stdout=subprocess.PIPE,
        check=True,
    )
    for name in listed.stdout.decode().split("\0"):
        if name and (PACKAGE.parent / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(PACKAGE.parent / name, target / name)


def _of_pip() -> tuple[dict[str, str], dict[Path, Path]]:
    """Its settings on this machine as environment variables, and the files and folders that they name."""
    listed = subprocess.run(
        [sys.executable, "-m", "pip", "config", "list"], stdout=subprocess.PIPE, encoding="utf-8", check=True
    )
    settings: dict[str, str] = {}
    shown: dict[Path, Path] = {}
    for line in sorted(
        listed.stdout.splitlines(), key=lambda line: line.startswith(":env:")
    ):  # which has the last word
        key, _, text = line.partition("=")
        value = str(ast.literal_eval(text))
        places = [Path(word.removeprefix("file://")) for word in value.split()]
        for place in (each for each in places if each.is_absolute() and each.exists()):
            if place.is_file():  # elsewhere inside: a package may want to write its own there
                shown[_SETTINGS / place.name] = place
                value = value.replace(str(place), str(_SETTINGS / place.name))
            else:
                folder = place.parent if place.name == "simple" else place  # such an index links to files beside it
                shown[folder] = folder
        settings["PIP_" + key.rpartition(".")[2].replace("-", "_").upper()] = value
    return settings, shown
