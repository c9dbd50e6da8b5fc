"""The one table of what is needed of the system, and what is made of it."""

import ast
import os
import sys
from pathlib import Path

import pytest

from dfnet_gui import needs
from dfnet_gui.needs import FONTS, MANAGERS, how_to_install, is_there, needs_of, packages
from dfnet_gui.paths import PACKAGE

GROUPS = {"python", "qt", "x", "wayland", "screen", "build", "trial", "deb", "debtrial"}
BEFORE_ANYTHING_IS_INSTALLED = ("dfnet_gui/needs.py", "tools/system_setup.py", "tools/python_choice.py")
RELEASES = {
    "ID=debian": "sudo apt-get update && sudo apt-get install libegl1 libgl1",
    "ID=pop\nID_LIKE='ubuntu debian'": "sudo apt-get update && sudo apt-get install libegl1 libgl1",
    "ID=fedora": "sudo dnf install libglvnd-egl libglvnd-glx",
    'ID="rocky"\nID_LIKE="rhel centos fedora"': "sudo dnf install libglvnd-egl libglvnd-glx",
    "NAME=Arch\nID=arch": "sudo pacman -S --needed libglvnd",
    'ID="opensuse-leap"\nID_LIKE="suse opensuse"': "sudo zypper install libglvnd",
    "ID=someos": "the packages of this system that bring libEGL.so.1, libGL.so.1",
    "": "the packages of this system that bring libEGL.so.1, libGL.so.1",
}


def test_every_need_has_its_package_everywhere_and_stands_once() -> None:
    table = needs_of(*GROUPS)
    assert {need.group for need in table} == GROUPS
    assert len({need.name for need in table}) == len(table)
    assert all(getattr(need, manager.column) for need in table for manager in MANAGERS)


@pytest.mark.parametrize(
    ("manager", "names"),
    [
        ("apt", "python3.12-venv libpython3.12"),
        ("dnf", "python3-libs"),
        ("pacman", "python"),
        ("zypper", "python312-base libpython3_12-1_0"),
    ],
)
def test_packages_follow_the_version_of_python(manager: str, names: str) -> None:
    ours = tuple(need for need in needs_of("python", "build", python=(3, 12)) if "python" in need.apt)
    (found,) = [each for each in MANAGERS if each.column == manager]
    assert packages(ours, found) == names


@pytest.mark.parametrize("release", RELEASES)
def test_each_system_has_its_command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, release: str) -> None:
    (tmp_path / "os-release").write_text(release, encoding="utf-8")
    monkeypatch.setattr(needs, "OS_RELEASE", (str(tmp_path / "none"), str(tmp_path / "os-release")))
    assert how_to_install(needs_of("qt")[:2]) == RELEASES[release]


def test_fonts_are_looked_for_in_their_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (fonts,) = [need for need in needs_of("qt") if need.name == FONTS]
    monkeypatch.setattr(needs, "FONT_FOLDERS", (str(tmp_path / "none"), "~/.fonts"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_DIRS", "")
    assert not is_there(fonts)
    (tmp_path / ".fonts" / "mine").mkdir(parents=True)
    (tmp_path / ".fonts" / "mine" / "Sans.TTF").touch()
    assert is_there(fonts)


def test_libraries_and_programs_are_looked_for_where_they_are_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    (screen,) = [need for need in needs_of("screen") if need.name == "Xvfb"]
    library = screen._replace(name="libnothing-of-this-name.so.1")
    monkeypatch.setattr(needs, "FOR_ADMINISTRATORS", "")
    assert not is_there(screen)
    assert not is_there(library)
    (tmp_path / "Xvfb").touch(mode=0o755)
    assert is_there(screen)
    assert not is_there(screen._replace(name=os.path.join(tmp_path, "nothing.h")))


@pytest.mark.parametrize("name", BEFORE_ANYTHING_IS_INSTALLED)
def test_python_3_6_can_read_it(name: str) -> None:
    tree = ast.parse((PACKAGE.parent / name).read_text(encoding="utf-8"), feature_version=(3, 6))
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    imported |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    own = {"dfnet_gui.needs", "tools.python_choice"}
    assert {each for each in imported if each} <= own | set(sys.stdlib_module_names)
    written = [each.annotation for each in ast.walk(tree) if isinstance(each, ast.arg) and each.annotation]
    written += [each.returns for each in ast.walk(tree) if isinstance(each, ast.FunctionDef) and each.returns]
    assert all(isinstance(each, ast.Name | ast.Constant) for each in written), "put it in quotation marks"
