"""The program's entry: help, version, wrong usage, no display; and the sub-command `models`."""

import ctypes
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from dfnet_gui.__main__ import SUB_COMMANDS, main
from dfnet_gui.network.checkpoint import LoadedModel, save_model

needs_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux can lack a display")


@pytest.fixture
def installed(tiny_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small model as the only installed one."""
    for module in ("models", "common"):
        monkeypatch.setattr(f"dfnet_gui.cli.{module}.models_dir", lambda: tiny_path.parent)
    return tiny_path


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
def test_missing_libraries_are_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def load(name: str) -> None:
        if name in ("libEGL.so.1", "libxcb-cursor.so.0"):
            raise OSError(f"{name}: cannot open shared object file")

    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(ctypes, "CDLL", load)
    assert main(["photo.png"]) == 1
    assert "sudo apt-get install libegl1 libxcb-cursor0\n" in capsys.readouterr().err


def test_models_list(installed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    installed.with_name("other.safetensors").write_bytes(b"no manifest beside it")
    assert main(["models", "list"]) == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert [row[0] for row in rows] == ["other", "tiny"]
    assert rows[0][2] == "no manifest"
    assert rows[1][2:] == ["unknown", str(installed)]


def test_models_verify_one(installed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    installed.with_name("other.safetensors").write_bytes(b"damaged, but not asked for")
    assert main(["models", "verify", "tiny"]) == 0
    assert capsys.readouterr().out == "tiny\tsound\n"


def test_models_verify_of_an_unknown_name(installed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "verify", "nobody"]) == 2
    assert "No model is called nobody" in capsys.readouterr().err
    assert installed.exists()


def test_a_damaged_model_is_named_and_the_others_are_verified(
    installed: Path, tiny_model: LoadedModel, capsys: pytest.CaptureFixture[str]
) -> None:
    damaged = installed.with_name("broken.safetensors")
    save_model(damaged, tiny_model.network.state_dict(), tiny_model.manifest)
    data = bytearray(damaged.read_bytes())
    data[-3] ^= 0x01  # one bit of one weight: still loadable, and not what the manifest names
    damaged.write_bytes(data)
    assert main(["models", "verify"]) == 1
    printed = capsys.readouterr()
    assert printed.out == "tiny\tsound\n"
    assert printed.err.startswith(f"{damaged}: ")
    assert main(["models", "verify", "broken"]) == 1


def test_a_model_is_found_by_its_name(installed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    photo = tmp_path / "nowhere.png"
    files = [str(photo), "--mask", str(photo), "--output", str(tmp_path / "out.png")]
    assert main(["complete", *files, "--model", "tiny", "--device", "cpu"]) == 1
    assert str(photo) in capsys.readouterr().err  # the model was found, since the photo is the problem
    assert main(["complete", *files, "--model", "tinier", "--device", "cpu"]) == 1
    assert "tinier: there is no such file" in capsys.readouterr().err
    assert installed.exists()
