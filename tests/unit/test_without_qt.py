"""Where Qt's libraries are missing, the tests that need it are left out by name, and nothing else is."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from dfnet_gui.paths import PACKAGE

PROJECT = {
    "hidden/sitecustomize.py": """
import sys
class Hides:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] == "PySide6":
            raise ImportError("libGL.so.1: cannot open shared object file: No such file or directory")
sys.meta_path.insert(0, Hides())
""",
    "pyproject.toml": """
[tool.pytest.ini_options]
addopts = "--strict-markers --strict-config --import-mode=importlib"
filterwarnings = ["error"]
qt_api = "pyside6"
qt_log_level_fail = "WARNING"
markers = ["qt: starts Qt"]
testpaths = ["tests"]
""",
    "tests/conftest.py": """
from tests.without_qt import WithoutQt, why_no_qt
def pytest_addoption(pluginmanager):
    if reason := why_no_qt():
        pluginmanager.unregister(name="pytest-qt")
        pluginmanager.register(WithoutQt(reason))
""",
    "tests/gui/conftest.py": "from PySide6 import QtWidgets",
    "tests/gui/canvas/test_canvas.py": "from PySide6 import QtGui\ndef test_canvas(): pass",
    "tests/unit/test_import.py": "from PySide6.QtGui import QImage\ndef test_image(): pass",
    "tests/unit/test_some.py": """
import pytest
def test_plain(): pass
@pytest.mark.qt
def test_marked(): assert False
def test_fixture(qtbot): pass
""",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with tests of each kind."""
    for name, text in PROJECT.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "tests" / "without_qt.py").symlink_to(PACKAGE.parent / "tests" / "without_qt.py")
    return tmp_path


def _tested(project: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    kept = {name: value for name, value in os.environ.items() if name != "CI" and not name.startswith("PYTEST_")}
    paths = os.pathsep.join([str(project / "hidden"), str(project), str(PACKAGE.parent)])
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-n", "2"],
        cwd=project,
        env={**kept, "PYTHONPATH": paths, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_they_are_left_out_and_named(project: Path) -> None:
    done = _tested(project)
    assert done.returncode == 0, done.stdout + done.stderr
    _, _, end = done.stdout.partition("left out ==")
    assert "Qt can't be loaded (libGL.so.1: cannot open shared object file" in end
    assert set(re.findall(r"^  (.+)$", end, re.MULTILINE)) == {
        "tests/gui: all of it",
        "tests/unit/test_import.py: all of it",
        "tests/unit/test_some.py::test_marked",
        "tests/unit/test_some.py::test_fixture",
    }
    assert re.search(r"== 1 passed, 2 deselected in ", end)


def test_a_module_that_fails_for_another_reason_still_fails(project: Path) -> None:
    (project / "tests" / "unit" / "test_wrong.py").write_text("import nothing_of_this_name", encoding="utf-8")
    done = _tested(project)
    assert done.returncode != 0
    assert "No module named 'nothing_of_this_name'" in done.stdout


def test_in_ci_it_is_an_error(project: Path) -> None:
    done = _tested(project, CI="true")
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert "Qt can't be loaded" in done.stderr
