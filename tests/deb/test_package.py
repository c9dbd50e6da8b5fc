"""What is in the package for Debian, and what Debian's own tools say of it."""

import gzip
import os
import re
import subprocess
from fnmatch import fnmatch
from pathlib import Path

import pytest

from dfnet_gui.paths import PACKAGE
from tests.robot import require

pytestmark = [pytest.mark.deb, pytest.mark.timeout(900)]

ROOT = PACKAGE.parent
OWN = ("resources/", "guide/", "models/MODEL_CARD.md", "program-files.json", "dfnet_gui-")
_NEEDED = re.compile(r"NEEDED\s+(\S+)")
_WITHIN_THE_C_LIBRARY = re.compile(r"(ld-linux.*|lib(c|m|dl|rt|pthread))\.so\.\d+")
_OF_NOBODY = re.compile(r"libopenvino_(jax|pytorch|tensorflow)_frontend\.so\.\d+")
"""Of OpenVINO's readers that the bundle leaves out; nothing loads what asks for them."""


def _said(*words: str | Path) -> str:
    return subprocess.run([*map(str, words)], capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="session")
def unpacked(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its files in a folder."""
    folder = tmp_path_factory.mktemp("unpacked")
    _said("dpkg-deb", "--extract", package, folder)
    return folder


def _field(package: Path, name: str) -> str:
    return _said("dpkg-deb", "--field", package, name).strip()


def test_lintian_finds_no_error(package: Path) -> None:
    require("lintian")
    words = ["lintian", "--fail-on", "error,warning", str(package)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_everything_is_roots_and_nobody_else_may_change_it(package: Path) -> None:
    lines = _said("dpkg-deb", "--contents", package).splitlines()
    assert len(lines) > 100
    wanted = re.compile(r"(drwxr-xr-x|-rwxr-xr-x|-rw-r--r--|lrwxrwxrwx) root/root ")
    assert [line for line in lines if not wanted.match(line)] == []


def test_what_it_asks_of_the_system_is_in_packages_that_it_depends_on(package: Path, unpacked: Path) -> None:
    require("objdump", "dpkg")
    files = [path for path in unpacked.rglob("*") if path.is_file() and not path.is_symlink()]
    programs = [path for path in files if _begins_with(path, b"\x7fELF")]
    asked = set(_NEEDED.findall(_said("objdump", "-p", *programs))) - {path.name for path in unpacked.rglob("*.so*")}
    asked = {name for name in asked if not _WITHIN_THE_C_LIBRARY.fullmatch(name) and not _OF_NOBODY.fullmatch(name)}
    assert "libEGL.so.1" in asked
    named = re.findall(r"[\w.+-]+", _field(package, "Depends") + "," + _field(package, "Recommends"))
    missing = {name for name in asked if not set(_owners(name)) & set(named)}
    assert missing == set()


def _begins_with(path: Path, magic: bytes) -> bool:
    with path.open("rb") as file:
        return file.read(len(magic)) == magic


def _owners(name: str) -> list[str]:
    found = subprocess.run(["dpkg", "-S", f"*/{name}"], capture_output=True, text=True, check=False)
    return [line.split(":")[0] for line in found.stdout.splitlines()]


def test_every_file_of_others_has_its_licence(unpacked: Path) -> None:
    text = (unpacked / "usr/share/doc" / _only(unpacked / "usr/share/doc") / "copyright").read_text(encoding="utf-8")
    stanzas = [stanza for stanza in text.split("\n\n") if stanza.startswith("Files:")]
    patterns = [line.removeprefix("Files:").strip() for stanza in stanzas for line in _of_field(stanza)]
    inside = unpacked / "usr/lib/dfnet-gui/_internal"
    files = [path for path in inside.rglob("*") if path.is_file() and not path.is_symlink()]
    names = [path.relative_to(unpacked).as_posix() for path in files]
    assert "usr/lib/dfnet-gui/_internal/numpy/*" in patterns
    alone = [name for name in names if not any(fnmatch(name, each) for each in patterns if each != "*")]
    assert [name for name in alone if not name.split("/_internal/")[1].startswith(OWN)] == []


def _of_field(stanza: str) -> list[str]:
    return stanza.partition("\nCopyright:")[0].splitlines()


def _only(folder: Path) -> str:
    (name,) = os.listdir(folder)
    return name


def test_no_place_of_the_builder_is_searched_for_libraries(unpacked: Path) -> None:
    require("readelf")
    libraries = [path for path in unpacked.rglob("*.so*") if path.is_file() and not path.is_symlink()]
    shown = _said("readelf", "--dynamic", *libraries)
    paths = re.findall(r"\((?:RPATH|RUNPATH)\)[^\[]*\[(.*)\]", shown)
    assert any("$ORIGIN" in path for path in paths)
    assert [path for path in paths if path.startswith("/") or ":/" in path] == []


def test_the_manual_can_be_shown(unpacked: Path) -> None:
    require("man")
    page = unpacked / "usr/share/man/man1/dfnet-gui.1.gz"
    done = subprocess.run(
        ["man", "--warnings", "--encoding=UTF-8", "--local-file", page],
        capture_output=True,
        text=True,
        env={**os.environ, "LC_ALL": "C.UTF-8", "MANWIDTH": "80"},
        check=True,
    )
    assert done.stderr == ""
    assert "remove things from photos" in done.stdout


def test_a_desktop_takes_it(unpacked: Path) -> None:
    require("desktop-file-validate", "appstreamcli")
    (entry,) = (unpacked / "usr/share/applications").iterdir()
    (told,) = (unpacked / "usr/share/metainfo").iterdir()
    assert _said("desktop-file-validate", entry) == ""
    _said("appstreamcli", "validate", "--no-net", told)
    assert (unpacked / "usr/bin/dfnet-gui").readlink() == Path("../lib/dfnet-gui/dfnet-gui")
    changes = gzip.decompress(next((unpacked / "usr/share/doc").rglob("changelog.gz")).read_bytes()).decode()
    assert changes.startswith(f"{_only(unpacked / 'usr/share/doc')} (")
