"""The self-test says what is wrong in a sentence, and goes on."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dfnet_gui.errors import DfnetError
from dfnet_gui.paths import PACKAGE
from dfnet_gui.self_test.checks import Check
from dfnet_gui.self_test.main import main

ROOT = PACKAGE.parent


def _fails(error: Exception) -> Callable[[], str]:
    def run() -> str:
        raise error

    return run


def test_checks_that_hold() -> None:
    lines: list[str] = []
    assert main([Check("One", lambda: "fine"), Check("Two", lambda: "so is this")], say=lines.append) == 0
    assert re.fullmatch(r"One +ok +\d\.\d\d s   fine", lines[0])
    assert re.fullmatch(r"Two +ok +\d\.\d\d s   so is this", lines[1])
    assert lines[2:] == ["", "All 2 checks hold."]


def test_it_goes_on_after_a_failure_and_ends_with_what_failed() -> None:
    lines: list[str] = []
    failing = [
        Check("One", _fails(DfnetError("photo.png: it is gone; get it back."))),
        Check("Two", _fails(KeyError("a name"))),
        Check("Three", _fails(ValueError())),
        Check("Four", _fails(OSError("first line\nsecond line"))),
        Check("Five", lambda: "fine"),
    ]
    assert main(failing, say=lines.append) == 1
    assert [line.split()[1] for line in lines[:5]] == ["FAILED"] * 4 + ["ok"]
    assert lines[5:] == [
        "",
        "Failed: One: photo.png: it is gone; get it back.",
        "Failed: Two: KeyError: 'a name'",
        "Failed: Three: ValueError: no reason is given",
        "Failed: Four: OSError: first line",
        "4 of 5 checks failed.",
    ]


def test_it_prints_as_it_goes(capsys: pytest.CaptureFixture[str]) -> None:
    printed: list[str] = []

    def look() -> str:
        printed.append(capsys.readouterr().out)
        return "done"

    main([Check("One", lambda: "fine"), Check("Two", look)])
    assert "One" in printed[0]


@pytest.mark.qt
def test_all_of_it_holds_here(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "dfnet_gui", "--self-test"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    lines = done.stdout.splitlines()
    assert lines[-2:] == ["", f"All {len(lines) - 2} checks hold."]
    assert all(re.match(r".+? +ok +[\d.]+ s ", line) for line in lines[:-2])
    assert any(line.startswith("Completion: cpu, pytorch-fp32 ") for line in lines)
