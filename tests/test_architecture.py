"""The import contracts hold, and each would notice a violation."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dfnet_gui.paths import PACKAGE

ROOT = PACKAGE.parent
QT, WINDOW = "Qt only in gui, benchmark, self_test and __main__", "Rooms of the window"
TORCH, BACKENDS = "The window reaches torch only through the engine", "Rooms of the backends"
MATPLOTLIB = "Matplotlib only in notebook"
RAY, RAY_ITSELF, BATCH = "Ray only in batch.on_ray", "Nobody else imports Ray itself", "Rooms of the batch"
CONTRACTS = {
    *("Layers", WINDOW, BACKENDS, QT, "No torch in document and imaging", TORCH, MATPLOTLIB),
    *(RAY, RAY_ITSELF, BATCH),
}
VIOLATIONS = [
    ("Layers", "network/blocks.py", "from dfnet_gui.engine import request"),
    ("Layers", "training/data.py", "from dfnet_gui.evaluation import metrics"),
    ("Layers", "errors.py", "from dfnet_gui.imaging import bounds"),
    ("Layers", "utils/__init__.py", ""),
    ("Layers", "gui/window/status.py", "import dfnet_gui.benchmark.results"),
    ("Layers", "notebook/kinds.py", "from dfnet_gui.gui.fusion import kinds"),
    ("Layers", "engine/map_views.py", "from dfnet_gui.notebook import kinds"),
    (WINDOW, "gui/photos/opening.py", "from dfnet_gui.gui.fusion import panel"),
    (WINDOW, "gui/fusion/panel.py", "from dfnet_gui.gui.models import dialog"),
    (WINDOW, "gui/photos/exporting.py", "from dfnet_gui.gui.preferences import rows"),
    (WINDOW, "gui/preferences/rows.py", "from dfnet_gui.gui.window import status"),
    (WINDOW, "gui/models/dialog.py", "from dfnet_gui.gui.window import status"),
    (WINDOW, "gui/window/status.py", "from dfnet_gui.gui import app"),
    (WINDOW, "gui/menus/bars.py", "from dfnet_gui.gui.photos import welcome"),
    (WINDOW, "gui/canvas/tools/hand.py", "from dfnet_gui.gui.menus import actions"),
    (WINDOW, "gui/session/session.py", "from dfnet_gui.gui.canvas import viewport"),
    (WINDOW, "gui/base/icons.py", "from dfnet_gui.gui.session import worker"),
    (WINDOW, "gui/attic/__init__.py", ""),
    (BACKENDS, "engine/backends/base.py", "from dfnet_gui.engine.backends.boxed import forward"),
    (BACKENDS, "engine/backends/boxed/folding.py", "from dfnet_gui.engine.backends.torch import steps"),
    (BACKENDS, "engine/backends/torch/steps.py", "from dfnet_gui.engine.backends.openvino import runtime"),
    (BACKENDS, "engine/backends/registry.py", "from dfnet_gui.engine.backends import choose"),
    (BACKENDS, "engine/backends/jax/__init__.py", ""),
    (QT, "engine/request.py", "import PySide6.QtCore"),
    (QT, "cli/common.py", "from PySide6 import QtCore"),
    (QT, "registry.py", "from PySide6 import QtCore"),
    (QT, "notebook/panes.py", "from PySide6 import QtGui"),
    (MATPLOTLIB, "evaluation/metrics.py", "import matplotlib.pyplot"),
    (MATPLOTLIB, "self_test/checks.py", "from dfnet_gui.notebook import show_maps"),
    ("No torch in document and imaging", "document/history.py", "import torch"),
    ("No torch in document and imaging", "imaging/formats/png.py", "import safetensors"),
    (RAY, "batch/chunk.py", "import ray"),
    (RAY, "gui/folders/run.py", "from dfnet_gui.batch import on_ray"),
    (RAY_ITSELF, "cli/batch_parts.py", "import ray"),
    (BATCH, "batch/worker.py", "from dfnet_gui.batch import pool"),
    (BATCH, "batch/attic.py", ""),
    (TORCH, "gui/session/session.py", "import torch"),
    (TORCH, "gui/session/worker.py", "import torch.nn"),
]
QTCORE_ALONE = (
    "session/session.py",
    "session/completions.py",
    "session/worker.py",
    "base/settings.py",
    "base/background.py",
)


def _lint(folder: Path) -> tuple[int, dict[str, str]]:
    """Run lint-imports on the package in `folder`: its exit code, and KEPT or BROKEN for each contract."""
    program = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    assert program is not None, "lint-imports is not installed beside this Python"
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONUTF8": "1", "COLUMNS": "200"}
    done = subprocess.run(
        [program, "--no-cache", "--no-logo"],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    found = {}
    for line in done.stdout.splitlines():
        name, _, verdict = line.strip().rpartition(" ")
        if verdict in ("KEPT", "BROKEN"):
            found[name] = verdict
    assert found, done.stdout + done.stderr
    return done.returncode, found


def test_contracts_are_kept() -> None:
    code, found = _lint(ROOT)
    assert found == dict.fromkeys(CONTRACTS, "KEPT")
    assert code == 0


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package and its contracts, to be spoilt."""
    shutil.copytree(PACKAGE, tmp_path / "dfnet_gui", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.mark.parametrize(("contract", "file", "line"), VIOLATIONS)
def test_a_violation_breaks_its_contract_alone(copy: Path, contract: str, file: str, line: str) -> None:
    path = copy / "dfnet_gui" / file
    path.parent.mkdir(exist_ok=True)
    with path.open("a", encoding="utf-8") as module:
        module.write(f"\n{line}\n")
    code, found = _lint(copy)
    assert {name for name, verdict in found.items() if verdict == "BROKEN"} == {contract}
    assert set(found) == CONTRACTS
    assert code != 0


def test_every_contract_has_its_violation() -> None:
    assert {contract for contract, _file, _line in VIOLATIONS} == CONTRACTS


def _qt_modules(source: str) -> set[str]:
    """The parts of PySide6 that a module imports, wherever in it; PySide6 as a whole counts as "*"."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            module = node.module or ""
            names = [f"PySide6.{alias.name}" for alias in node.names] if module == "PySide6" else [module]
        else:
            continue
        found |= {[*name.split("."), "*"][1] for name in names if name.split(".")[0] == "PySide6"}
    return found


@pytest.mark.parametrize("name", QTCORE_ALONE)
def test_what_runs_without_a_window_imports_qtcore_alone(name: str) -> None:
    assert _qt_modules((PACKAGE / "gui" / name).read_text(encoding="utf-8")) == {"QtCore"}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("from PySide6.QtGui import QImage", {"QtGui"}),
        ("import PySide6.QtWidgets", {"QtWidgets"}),
        ("from PySide6 import QtCore, QtWidgets as w", {"QtCore", "QtWidgets"}),
        ("import PySide6", {"*"}),
        ("def f():\n    from PySide6.QtGui import QImage", {"QtGui"}),
        ("from dfnet_gui.gui.canvas import canvas", set()),
    ],
)
def test_the_check_sees_other_parts_of_qt(source: str, found: set[str]) -> None:
    assert _qt_modules(source) == found


@pytest.mark.qt
@pytest.mark.skipif(sys.platform == "win32", reason="on Windows torch has to be imported before Qt")
def test_the_window_opens_without_torch() -> None:
    """It takes 2 s to import, and the window is to stand in 0.2 s."""
    code = "import sys, dfnet_gui.gui.app; print([n for n in ('torch', 'safetensors') if n in sys.modules])"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
