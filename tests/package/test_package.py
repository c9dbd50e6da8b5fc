"""sdist and wheel hold what they should, and the installed wheel works without the source tree."""

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pytest

from dfnet_gui.paths import PACKAGE
from tests.bundle.tried import Job, job

pytestmark = [pytest.mark.package, pytest.mark.timeout(900)]

ROOT = PACKAGE.parent
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
NAME = f"dfnet_gui-{VERSION}"
STRAY = re.compile(
    r"(^|/)(__pycache__|\.ipynb_checkpoints|\.(mypy|ruff|pytest|import_linter)_cache|\.hypothesis|\.venv|\.git|build|dist)(/|$)"
    r"|\.(pyc|pyo|part|orig|rej|swp|log)$|(^|/)(\.DS_Store|\.coverage|core)$|~$"
)
IN_SDIST = {
    "dfnet_gui",
    "resources",
    "models",
    "tests",
    "docs",
    "tools",
    "packaging",
    ".ci",
    ".github",
    "LICENSE",
    "README.md",
    "CHANGELOG.md",
}
IN_SDIST |= {
    "CONTRIBUTING.md",
    "Makefile",
    "build.spec",
    "constraints.txt",
    "locks",
    "pyproject.toml",
    "PKG-INFO",
    ".gitignore",
}
FILES_IN_SDIST = {
    "build.spec",
    "LICENSE",
    "README.md",
    "tools/bundle/parts.py",
    "tools/bundle/linux/dfnet-gui.desktop",
    "tools/bundle/licences/LGPL-3.0.txt",
    "tools/deb/dfnet-gui.1",
    "tools/bundle/macos/entitlements.plist",
    ".github/workflows/release.yml",
    "locks/linux-3.11.txt",
    "tests/conftest.py",
    "tests/robot.py",
    "docs/performance.md",
    "docs/images/welcome-light.png",
    "models/dfnet-compact.safetensors",
    "resources/self-test/completed.png",
}
FILES_IN_WHEEL = {
    "dfnet_gui/__main__.py",
    "dfnet_gui/self_test/checks.py",
    "dfnet_gui/models/dfnet-compact.safetensors",
    "dfnet_gui/models/MODEL_CARD.md",
    "dfnet_gui/resources/icons/dfnet-gui.svg",
    "dfnet_gui/guide/index.md",
    "dfnet_gui/guide/images/painted.webp",
    "dfnet_gui/resources/self-test/completed.png",
    f"{NAME}.dist-info/METADATA",
    f"{NAME}.dist-info/entry_points.txt",
    f"{NAME}.dist-info/licenses/LICENSE",
}


@dataclass(frozen=True)
class Built:
    """What was built: an sdist, a wheel from it, and a wheel from the tree."""

    sdist: Path
    wheel: Path
    wheel_of_tree: Path


def _run(*words: str | Path) -> None:
    done = subprocess.run([*map(str, words)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Both, each in a folder of its own."""
    both, of_tree = tmp_path_factory.mktemp("both"), tmp_path_factory.mktemp("tree")
    _run(sys.executable, "-m", "build", "--no-isolation", "--outdir", both)
    _run(sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", of_tree)
    wheel = f"{NAME}-py3-none-any.whl"
    assert {path.name for path in both.iterdir()} == {f"{NAME}.tar.gz", wheel}
    return Built(both / f"{NAME}.tar.gz", both / wheel, of_tree / wheel)


def _in_sdist(path: Path) -> set[str]:
    with tarfile.open(path) as archive:
        members = archive.getmembers()
    assert all(member.isfile() or member.isdir() for member in members)
    paths = [PurePosixPath(member.name) for member in members if member.isfile()]
    assert {path.parts[0] for path in paths} == {NAME}
    return {str(path.relative_to(NAME)) for path in paths}


def _in_wheel(path: Path) -> set[str]:
    with zipfile.ZipFile(path) as archive:
        return set(archive.namelist())


def test_the_sdist_holds_the_project_and_nothing_else(built: Built) -> None:
    names = _in_sdist(built.sdist)
    assert {name.partition("/")[0] for name in names} <= IN_SDIST
    assert names >= FILES_IN_SDIST
    assert [name for name in names if STRAY.search(name)] == []


def test_the_wheel_holds_the_program_and_nothing_else(built: Built) -> None:
    names = _in_wheel(built.wheel)
    assert {name.partition("/")[0] for name in names} == {"dfnet_gui", f"{NAME}.dist-info"}
    assert names >= FILES_IN_WHEEL
    assert [name for name in names if STRAY.search(name)] == []
    for folder in ("resources", "models"):
        wanted = {
            f"dfnet_gui/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / folder).rglob("*") if path.is_file()
        }
        assert {name for name in names if name.startswith(f"dfnet_gui/{folder}/")} == wanted


def test_the_sdist_gives_the_same_wheel_as_the_tree(built: Built) -> None:
    assert _in_wheel(built.wheel) == _in_wheel(built.wheel_of_tree)


@pytest.fixture(scope="session")
def installed(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program of a new virtual environment."""
    environment = tmp_path_factory.mktemp("installed") / "venv"
    _run(sys.executable, "-m", "venv", environment)
    places = environment / ("Scripts" if os.name == "nt" else "bin")
    quiet = ("--quiet", "--disable-pip-version-check", "--no-input")
    pip = (places / "python", "-m", "pip", "install", *quiet, "-c", ROOT / "constraints.txt")
    _run(*pip, f"{built.wheel}[openvino]")
    return places / "dfnet-gui"


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """An empty folder to start in."""
    folder = tmp_path / "empty"
    folder.mkdir()
    return folder


def _start(program: Path, folder: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "TMP") if name in os.environ}
    environment = {**kept, "HOME": str(folder.parent / "home"), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
    return subprocess.run(
        [str(program), *map(str, arguments)],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_installed_program_passes_its_own_test(installed: Path, empty: Path) -> None:
    done = _start(installed, empty, "--self-test")
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.fullmatch(r"All \d+ checks hold\.", done.stdout.splitlines()[-1])
    for name in ("pytorch-fp32", "openvino-fp32"):
        assert f"Completion: cpu, {name} " in done.stdout
    assert list(empty.iterdir()) == []


def test_it_knows_its_version_and_models(installed: Path, empty: Path) -> None:
    assert _start(installed, empty, "--version").stdout == f"dfnet-gui {VERSION}\n"
    verified = _start(installed, empty, "models", "verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr
    assert "dfnet-compact" in verified.stdout


def test_it_completes_a_photo(installed: Path, empty: Path, sample_path: Path) -> None:
    work: Job = job(sample_path, empty.parent / "photos")
    done = _start(installed, empty, *work.arguments)
    assert done.returncode == 0, done.stderr
    work.check()


def test_it_takes_nothing_from_the_source_tree(installed: Path) -> None:
    code = "import dfnet_gui, dfnet_gui.paths as p; print(dfnet_gui.__file__, p.models_dir(), p.resources_dir())"
    done = subprocess.run(
        [installed.with_name("python"), "-I", "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=installed.parent,
    )
    assert str(ROOT) not in done.stdout
    assert done.stdout.count("site-packages") == 3
    assert shutil.which("dfnet-gui", path=str(installed.parent)) == str(installed)
