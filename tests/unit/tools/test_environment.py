"""What `make setup` installs: by hashes where there is a lock, by versions elsewhere, and which PyTorch."""

import platform
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import pytest

from tools import environment
from tools.locks.pins import building, extras, read
from tools.locks.targets import TARGETS, Target, described_here, target_here

LINUX = TARGETS[0]
NONE_FOUND = (
    "ERROR: No matching distribution found for torch==2.13.0+cpu\n",
    "ERROR: ResolutionImpossible: for help visit https://pip.pypa.io/en/latest/topics/dependency-resolution/\n",
)


class Pip:
    """A pip of a test's making, with which nothing is really installed."""

    def __init__(self) -> None:
        self.ran: list[str] = []
        self.listed: list[str] = []
        self.said = ""
        self.fails_at = ""

    def run(self, words: list[Any], **_options: Any) -> "subprocess.CompletedProcess[str]":
        """Take note; what it is to fail at is a part of the command."""
        command = " ".join(map(str, words))
        self.ran.append(command)
        if "--requirement" in words:
            self.listed.append(Path(words[-1]).read_text(encoding="utf-8"))
        is_failing = bool(self.fails_at) and self.fails_at in command
        return subprocess.CompletedProcess(words, int(is_failing), stderr=self.said if is_failing else "")


@pytest.fixture
def pip(monkeypatch: pytest.MonkeyPatch) -> Pip:
    """On Linux with Python 3.11."""
    made = Pip()
    monkeypatch.setattr(subprocess, "run", made.run)
    monkeypatch.setattr(environment, "target_here", lambda: LINUX)
    return made


def test_what_is_installed_here_is_what_the_lock_lists() -> None:
    target = target_here()
    if target is None:
        pytest.skip(f"there is no lock for {described_here()}")
    wrong = {pin.name: _installed(pin.name) for pin in read(target.path) if _installed(pin.name) != pin.version}
    assert not wrong, "run make setup"
    if target.cpu_path.is_file():
        pins = [*read(target.cpu_path), *read(target.cuda_path)]
        assert _installed("torch") in [pin.version for pin in pins if pin.name == "torch"]


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"


def test_everything_is_held_against_hashes(pip: Pip) -> None:
    assert environment.main([]) == 0
    assert [command.split("--disable-pip-version-check ")[1].split(" --")[0] for command in pip.ran] == [
        "--require-hashes",
        "--require-hashes",
        "--no-build-isolation",
    ]
    assert pip.ran[-1].endswith("--no-deps --editable .")
    pins = read(LINUX.path)
    assert pip.listed[0].count("==") == len(pins)
    assert pip.listed[1] == LINUX.cpu_path.read_text(encoding="utf-8")


def test_extras_can_be_named(pip: Pip, capsys: pytest.CaptureFixture[str]) -> None:
    assert environment.main(["openvino", "bundle"]) == 0
    assert "pyinstaller==" in pip.listed[0]
    assert "pytest==" not in pip.listed[0]
    assert environment.main(["openvino", "everything"]) == 2
    assert capsys.readouterr().err.startswith("No extra is called everything: there are bundle, cluster, dev")


def test_a_tool_can_be_installed_alone(pip: Pip) -> None:
    assert environment.main(["--only", "pip-audit"]) == 0
    (listed,) = pip.listed
    names = set(re.findall("^([a-z0-9-]+)==", listed, re.MULTILINE))
    assert {"pip-audit", "requests", "urllib3"} <= names
    assert not {"numpy", "hatchling"} & names
    with pytest.raises(SystemExit, match="Not all of pip-audit, pip-audio is in a lock for "):
        environment.main(["--only", "pip-audit", "pip-audio"])


@pytest.mark.parametrize("said", NONE_FOUND)
def test_pytorch_with_cuda_comes_only_where_no_other_is_offered(
    pip: Pip, capsys: pytest.CaptureFixture[str], said: str
) -> None:
    pip.fails_at, pip.said = LINUX.cpu_path.name, said
    assert environment.main([]) == 0
    assert [LINUX.cuda_path.name in command for command in pip.ran] == [False, False, True, False]
    told = capsys.readouterr()
    assert "PyTorch with CUDA is installed, some gigabytes. For one without: " in told.out
    assert told.err == "", "that there was no other is no error"


@pytest.mark.parametrize(
    ("fails_at", "what"),
    [
        ("--no-build-isolation", "the project itself"),
        (f"/{LINUX.path.name}", "what locks/linux-3.11.txt lists"),
        (LINUX.cpu_path.name, "what locks/linux-3.11-cpu.txt lists"),
    ],
)
def test_a_failure_is_a_sentence(pip: Pip, fails_at: str, what: str) -> None:
    pip.fails_at, pip.said = fails_at, "ERROR: the hashes do not match\n"
    with pytest.raises(SystemExit) as stopped:
        environment.main([])
    assert str(stopped.value).startswith(f"pip could not install {what}. Its reason is above")


@pytest.mark.parametrize("target", [None, LINUX._replace(minor=99)])
def test_without_a_lock_versions_alone_hold(
    pip: Pip, target: Target | None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(environment, "target_here", lambda: target)
    assert environment.main([]) == 0
    (command,) = pip.ran
    assert command.endswith(f"--constraint constraints.txt {' '.join(building())} --editable .[{','.join(extras())}]")
    assert "--require-hashes" not in command
    assert capsys.readouterr().out.startswith(f"There is no lock for {described_here()}: versions are those of")
    pip.fails_at = "constraints.txt"
    with pytest.raises(SystemExit, match="may be too new or too rare for some of it"):
        environment.main([])


@pytest.mark.parametrize(
    ("system", "machine", "libc", "minor", "name"),
    [
        ("linux", "x86_64", "glibc", 11, "linux-3.11"),
        ("linux", "x86_64", "glibc", 14, "linux-3.14"),
        ("linux", "x86_64", "glibc", 15, None),
        ("linux", "x86_64", "", 11, None),
        ("linux", "aarch64", "glibc", 11, None),
        ("darwin", "arm64", "", 12, "macos-3.12"),
        ("darwin", "x86_64", "", 12, None),
        ("win32", "AMD64", "", 13, "windows-3.13"),
    ],
)
def test_which_lock_is_for_whom(
    monkeypatch: pytest.MonkeyPatch, system: str, machine: str, libc: str, minor: int, name: str | None
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(sys, "version_info", (3, minor, 0, "final", 0))
    monkeypatch.setattr(platform, "machine", lambda: machine)
    monkeypatch.setattr(platform, "libc_ver", lambda: (libc, "2.36"))
    found = target_here()
    assert (found.name if found else None) == name
    assert f"3.{minor} on {system} {machine}" in described_here()
    assert ("without glibc" in described_here()) == (system == "linux" and not libc)
