"""What is missing of the system is found and installed, or said; nothing is really installed here."""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dfnet_gui import needs
from tools import system_setup
from tools.python_choice import Python

SYSTEMS = {
    "debian": 'ID=debian\nVERSION_ID="12"\n',
    "ubuntu": "ID=ubuntu\nID_LIKE=debian\n",
    "mint": 'ID=linuxmint\nID_LIKE="ubuntu debian"\n',
    "fedora": "ID=fedora\n",
    "alma": 'ID="almalinux"\nID_LIKE="rhel centos fedora"\n',
    "arch": "ID=arch\n",
    "manjaro": "ID=manjaro\nID_LIKE=arch\n",
    "tumbleweed": 'ID="opensuse-tumbleweed"\nID_LIKE="opensuse suse"\n',
    "unknown": "ID=someos\n",
}
COMMANDS = {
    "debian": ["apt-get update", "apt-get install -y --no-install-recommends libegl1 xvfb"],
    "fedora": ["dnf install -y --setopt=install_weak_deps=False libglvnd-egl xorg-x11-server-Xvfb"],
    "arch": ["pacman -S --needed --noconfirm libglvnd xorg-server-xvfb"],
    "tumbleweed": ["zypper install -y --no-recommends libglvnd xorg-x11-server-Xvfb"],
}
COMMANDS["ubuntu"] = COMMANDS["mint"] = COMMANDS["debian"]
COMMANDS["alma"], COMMANDS["manjaro"] = COMMANDS["fedora"], COMMANDS["arch"]


class Machine:
    """A machine of a test's making: what it lacks, and what was run on it."""

    def __init__(self) -> None:
        self.lacks = {"libEGL.so.1", "Xvfb"}
        self.programs = {"apt-get", "dnf", "pacman", "zypper", "sudo"}
        self.answers: list[str] = []
        self.ran: list[str] = []
        self.code = 0
        self.brings_it = True
        self.has_own_library = False

    def which(self, name: str, path: str | None = None) -> str | None:
        """Programs: everything of the table that is not lacking, and those above."""
        is_there = name not in self.lacks if path else name in self.programs
        return f"/usr/bin/{name}" if is_there else None

    def load(self, name: str) -> None:
        """As the loader does."""
        if name in self.lacks:
            raise OSError(f"{name}: cannot open shared object file")

    def run(self, command: list[str], **_options: Any) -> "subprocess.CompletedProcess[bytes]":
        """An installation that works, if `code` is 0."""
        self.ran.append(" ".join(command))
        if self.code == 0 and self.brings_it and "update" not in command:
            self.lacks.clear()
        return subprocess.CompletedProcess(command, self.code, b"E: no such package\n")

    def call(self, command: list[str], **_options: Any) -> int:
        """A Python asked for its modules, or for its own library."""
        return int(not self.has_own_library if "LIBDIR" in command[-1] else "ensurepip" in self.lacks)

    def answer(self) -> str:
        """What is typed."""
        return self.answers.pop(0)


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], None]:
    """Makes this machine one of SYSTEMS."""

    def name(system: str) -> None:
        (tmp_path / "os-release").write_text(SYSTEMS[system], encoding="utf-8")
        monkeypatch.setattr(needs, "OS_RELEASE", (str(tmp_path / "os-release"),))

    return name


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch, system: Callable[[str], None]) -> Machine:
    """A Debian without libEGL and Xvfb, with an ordinary user at a terminal who may use sudo."""
    made = Machine()
    system("debian")
    monkeypatch.setattr(shutil, "which", made.which)
    monkeypatch.setattr(ctypes, "CDLL", made.load)
    monkeypatch.setattr(subprocess, "run", made.run)
    monkeypatch.setattr(subprocess, "call", made.call)
    monkeypatch.setattr("builtins.input", made.answer)
    monkeypatch.setattr(needs, "has_fonts", lambda _folder: True)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(system_setup, "chosen", lambda: Python("/usr/bin/python3", (3, 12)))
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr(os, "isatty", lambda _stream: True)
    return made


def test_where_nothing_is_missing_nothing_happens(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    machine.lacks.clear()
    assert system_setup.main(["python", "window", "tests", "bundle-tests"]) == 0
    assert machine.ran == []
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("name", COMMANDS)
def test_root_installs_at_once(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, system: Callable[[str], None], name: str
) -> None:
    system(name)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert system_setup.main(["tests"]) == 0
    assert machine.ran == COMMANDS[name]


def test_ci_installs_at_once_and_never_waits_for_a_password(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    assert system_setup.main(["tests"]) == 0
    assert machine.ran == [f"sudo -n {command}" for command in COMMANDS["debian"]]


@pytest.mark.parametrize("answer", ["y", "YES "])
def test_a_user_sees_the_command_and_says_yes(
    machine: Machine, capsys: pytest.CaptureFixture[str], answer: str
) -> None:
    machine.answers = [answer]
    assert system_setup.main(["tests"]) == 0
    assert machine.ran == [f"sudo {command}" for command in COMMANDS["debian"]]
    assert " && ".join(machine.ran) in capsys.readouterr().err


def _refuse(machine: Machine, monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    machine.answers = ["n"] if how == "the answer was no" else [""]
    if how == "there is no sudo":
        machine.programs.remove("sudo")
    if how == "there is no terminal to ask on":
        monkeypatch.setattr(os, "isatty", lambda stream: stream != 0)
    if how == "apt-get is not there":
        machine.programs.remove("apt-get")


@pytest.mark.parametrize(
    "how", ["the answer was no", "there is no sudo", "there is no terminal to ask on", "apt-get is not there"]
)
@pytest.mark.parametrize(("group", "code", "end"), [("window", 1, "then run make again"), ("tests", 0, "left out")])
def test_otherwise_nothing_is_installed_and_it_is_said(
    machine: Machine,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    how: str,
    group: str,
    code: int,
    end: str,
) -> None:
    _refuse(machine, monkeypatch, how)
    assert system_setup.main([group]) == code
    assert machine.ran == []
    last = capsys.readouterr().err.splitlines()[-1].split("[y/N] ")[-1]
    assert last.startswith("Missing on this system: libEGL")
    assert "sudo apt-get update && sudo apt-get install libegl1" in last
    assert how in last
    assert end in last


def test_what_tests_lack_fails_in_ci(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    machine.programs.remove("sudo")
    assert system_setup.main(["tests"]) == 1


def test_tests_do_not_start_without_what_python_lacks(machine: Machine) -> None:
    machine.lacks = {"ensurepip", "Xvfb"}
    machine.answers = ["n"]
    assert system_setup.main(["python", "tests"]) == 1


def test_a_python_without_ensurepip_gets_its_own_package(machine: Machine) -> None:
    machine.lacks, machine.answers = {"ensurepip"}, ["y"]
    assert system_setup.main(["python", "window"]) == 0
    assert machine.ran[-1].endswith(" python3.12-venv")


@pytest.mark.parametrize("has_own", [True, False])
def test_a_python_that_brings_its_library_needs_no_package_for_it(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, *, has_own: bool
) -> None:
    monkeypatch.setattr(system_setup, "is_there", lambda need: need.name not in machine.lacks)
    machine.lacks, machine.has_own_library = {"libpython3.12.so.1.0"}, has_own
    machine.answers = ["y"]
    assert system_setup.main(["bundle"]) == 0
    assert [command.split()[-1] for command in machine.ran[1:]] == ([] if has_own else ["libpython3.12"])


def test_an_unknown_system_gets_the_names(
    machine: Machine, system: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    system("unknown")
    assert system_setup.main(["window"]) == 1
    assert machine.ran == []
    assert "the packages of this system that bring libEGL.so.1" in capsys.readouterr().err


def test_what_an_installation_said_is_shown_when_it_fails(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    machine.code = 100
    assert system_setup.main(["window"]) == 1
    assert machine.ran == COMMANDS["debian"][:1]
    printed = capsys.readouterr().err
    assert "E: no such package" in printed
    assert "('apt-get update …' failed)" in printed


def test_what_is_still_not_there_is_said(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    machine.brings_it = False
    assert system_setup.main(["window"]) == 1
    assert "the packages that were installed did not bring it" in capsys.readouterr().err


def test_other_systems_bring_everything(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert system_setup.main(["window", "tests"]) == 0
    assert machine.ran == []


def test_wayland_does_without_the_libraries_of_x(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    machine.lacks = {"libxcb-cursor.so.0"}
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert system_setup.main(["window"]) == 0
    machine.lacks, machine.answers = {"libwayland-cursor.so.0"}, ["y"]
    assert system_setup.main(["window"]) == 0
    assert machine.ran[-1].endswith(" libwayland-cursor0")


@pytest.mark.parametrize("asked", [[], ["frobnicate"], ["python", "--yes"]])
def test_wrong_usage(machine: Machine, capsys: pytest.CaptureFixture[str], asked: list[str]) -> None:
    assert system_setup.main(asked) == 2
    assert "usage: python3 -m tools.system_setup [python] [window]" in capsys.readouterr().err


def test_no_python_is_said(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_setup, "chosen", lambda: None)
    assert system_setup.main(["window"]) == 1
    assert machine.ran == []
