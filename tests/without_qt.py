"""What is done where Qt can't be loaded: the tests that need it are left out and named at the end."""

import importlib
import os
from collections.abc import Generator
from pathlib import Path

import pytest

from dfnet_gui.needs import how_to_install, is_there, needs_of

FOLDERS = ("gui", "e2e", "extension")
"""Of tests that need Qt, all of them; their conftest.py does, too."""
FIXTURES = ("qapp", "qtbot", "screen")


def why_no_qt() -> str:
    """Why it can't be loaded, empty if it can; in CI that is an error."""
    missing = tuple(need for need in needs_of("qt") if ".so." in need.name and not is_there(need))
    try:
        importlib.import_module("PySide6.QtWidgets")
    except ImportError as error:
        reason = f"Qt can't be loaded ({error})"
    else:
        return ""
    if missing:
        reason = f"{reason}; to install what it lacks: {how_to_install(missing)}"
    if os.environ.get("CI"):
        raise pytest.UsageError(reason)
    return reason


class WithoutQt:
    """A plug-in of pytest that takes the place of pytest-qt."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        self.left_out: list[str] = []

    def pytest_configure(self, config: pytest.Config) -> None:
        """In one process, which can name what is left out."""
        if hasattr(config.option, "dist"):
            config.option.dist = "no"

    @pytest.hookimpl(tryfirst=True)
    def pytest_ignore_collect(self, collection_path: Path) -> bool | None:
        """Don't look into the folders: what lies in them can't be imported."""
        if collection_path.is_dir() and collection_path.name in FOLDERS:
            self.left_out.append(f"{os.path.relpath(collection_path)}: all of it")
            return True
        return None

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(
        self, collector: pytest.Collector
    ) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
        """A module that imports Qt is left out; one that fails for another reason still fails."""
        report = yield
        if report.failed and isinstance(collector, pytest.Module) and _is_for_qt(report.longreprtext):
            self.left_out.append(f"{os.path.relpath(collector.path)}: all of it")
            report.outcome = "passed"
            report.longrepr = None
            report.result = []
        return report

    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        """Tests that start Qt say so by the marker `qt` or take a fixture that does."""
        without = [item for item in items if _starts_qt(item)]
        self.left_out += [item.nodeid for item in without]
        config.hook.pytest_deselected(items=without)
        items[:] = [item for item in items if item not in without]

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Name them."""
        terminalreporter.section("left out")
        terminalreporter.line(f"{self.reason}.")
        for name in self.left_out:
            terminalreporter.line(f"  {name}")


def _is_for_qt(report: str) -> bool:
    return "PySide6" in report and ("cannot open shared object file" in report or "No module named 'PySide6" in report)


def _starts_qt(item: pytest.Item) -> bool:
    return item.get_closest_marker("qt") is not None or bool({*FIXTURES} & {*getattr(item, "fixturenames", ())})
