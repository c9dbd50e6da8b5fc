"""The standalone program's real window, used with mouse and keys."""

import re
import shutil
import sys
from pathlib import Path

import pytest

from tests.bundle.tried import Bundle, families
from tests.robot import require, use_window

pytestmark = [
    pytest.mark.bundle,
    pytest.mark.window,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a virtual X screen exists on Linux alone"),
]

_SYSTEM_BUS = ("/run/dbus/system_bus_socket", "/var/run/dbus/system_bus_socket")


def test_open_paint_complete_look_export(bundle: Bundle, screen: str, sample_path: Path, tmp_path: Path) -> None:
    use_window([str(bundle.program)], screen, bundle.environment, tmp_path, sample_path)


def test_it_talks_to_the_display_and_the_system_bus_alone(
    bundle: Bundle, screen: str, sample_path: Path, tmp_path: Path
) -> None:
    require("strace")
    trace = tmp_path / "trace"
    words = [str(shutil.which("strace")), "-f", "-e", "trace=network", "-o", str(trace), str(bundle.program)]
    use_window(words, screen, bundle.environment, tmp_path, sample_path)
    calls = trace.read_text()
    assert families(calls) == {"AF_UNIX"}
    reached = {place for call in calls.splitlines() if "connect(" in call for place in re.findall(r'"([^"]*)"', call)}
    display = f"/tmp/.X11-unix/X{screen.removeprefix(':')}"
    assert display in reached
    assert reached <= {display, *_SYSTEM_BUS}, "colord is asked for the screen's profile on the bus, where there is one"
