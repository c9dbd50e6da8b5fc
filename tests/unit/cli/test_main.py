"""The program's entry: help, version, wrong usage, no display."""

import ctypes
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from dfnet_gui import needs
from dfnet_gui.__main__ import main
from dfnet_gui.cli import SUB_COMMANDS

needs_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux can lack a display")


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_names_every_sub_command(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([option]) == 0
    printed = capsys.readouterr()
    for name in SUB_COMMANDS:
        assert f"dfnet-gui {name}" in printed.out
    assert printed.err == ""


@pytest.mark.parametrize("name", SUB_COMMANDS)
def test_every_sub_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--help"]) == 0
    assert f"usage: dfnet-gui {name}" in capsys.readouterr().out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"dfnet-gui {version('dfnet-gui')}\n"


@pytest.mark.parametrize(
    "arguments", [["--frobnicate"], ["a.png", "b.png"], ["models"], ["models", "frobnicate"], ["complete", "--what"]]
)
def test_wrong_usage_goes_to_standard_error(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert "usage: dfnet-gui" in printed.err
    assert printed.out == ""


@needs_linux
def test_no_display_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert main([]) == 1
    assert "there is no display" in capsys.readouterr().err


@needs_linux
def test_missing_libraries_are_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def load(name: str) -> None:
        if name in ("libEGL.so.1", "libxcb-cursor.so.0"):
            raise OSError(f"{name}: cannot open shared object file")

    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(ctypes, "CDLL", load)
    (tmp_path / "os-release").write_text("ID=fedora", encoding="utf-8")
    monkeypatch.setattr(needs, "OS_RELEASE", (str(tmp_path / "os-release"),))
    assert main(["photo.png"]) == 1
    assert "sudo dnf install libglvnd-egl xcb-util-cursor\n" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="a closed pipe is another error there")
def test_nobody_reading_is_no_error_to_talk_about() -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "dfnet_gui", "--help"], stdout=write, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(write)
    assert done.returncode == 1
    assert done.stderr == ""


@pytest.mark.qt
@pytest.mark.parametrize("argument", ["file:///a%20b.png", "a b.png", "http://example.org/a.png"])
@needs_linux
def test_the_window_is_told_what_was_typed(monkeypatch: pytest.MonkeyPatch, argument: str) -> None:
    from dfnet_gui.gui import app

    opened: list[str] = []

    def record(named: str = "") -> int:
        opened.append(named)
        return 0

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr(app, "main", record)
    assert main([argument]) == 0
    assert opened == [argument]


def test_an_address_on_the_net_is_no_photo_to_complete(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["complete", "https://example.org/a.png", "--mask", "m.png", "--output", "o.png"]) == 2
    assert "argument photo: https://example.org/a.png: this is an address and no file" in capsys.readouterr().err
