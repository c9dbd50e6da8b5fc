"""A real window on a virtual screen, used with real mouse and key events, from start to exported file."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import ImageGrab

from dfnet_gui.imaging.photo import read_photo

NEEDED = ("Xvfb", "xdotool", "openbox")
MISSING = [tool for tool in NEEDED if shutil.which(tool) is None]
START_S, STEP_S = 60.0, 20.0

pytestmark = [
    pytest.mark.window,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a virtual X screen exists on Linux alone"),
]


def _wait_for(what: Callable[[], bool], seconds: float, name: str) -> None:
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, f"{name} did not happen within {seconds} s"
        time.sleep(0.1)  # another process is awaited, which sends no signal


@pytest.fixture
def screen() -> Iterator[dict[str, str]]:
    """The environment of a virtual screen with a window manager."""
    if MISSING and not os.environ.get("CI"):
        pytest.skip(f"needs {', '.join(MISSING)}, which are not installed")
    assert not MISSING, f"install {', '.join(MISSING)} for this test"
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x860x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as answer:
        display = f":{answer.readline().strip()}"
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    manager = subprocess.Popen(["openbox"], env=environment, stderr=subprocess.DEVNULL)
    yield environment
    for process in (manager, server):
        process.terminate()
        process.wait(10)


class _Robot:
    """Mouse and keys of the virtual screen."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment

    def do(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words], env=self.environment, capture_output=True, text=True, timeout=STEP_S, check=False
        )
        return done.stdout.strip()

    def title(self) -> str:
        return self.do("getactivewindow", "getwindowname")

    def colour(self, x: int, y: int) -> tuple[int, int, int]:
        picture = ImageGrab.grab(bbox=(x, y, x + 1, y + 1), xdisplay=self.environment["DISPLAY"])
        red, green, blue = np.array(picture)[0, 0, :3].tolist()
        return red, green, blue

    def redness(self, x: int, y: int) -> int:
        red, green, _blue = self.colour(x, y)
        return red - green

    def drag(self, points: list[tuple[int, int]]) -> None:
        self.do("mousemove", *map(str, points[0]), "mousedown", "1")
        for x, y in points[1:]:
            self.do("mousemove", "--sync", str(x), str(y))
        self.do("mouseup", "1")


def test_open_paint_complete_export(screen: dict[str, str], sample_path: Path, tmp_path: Path) -> None:
    photo, out = tmp_path / "osprey.jpg", tmp_path / "osprey-completed.png"
    shutil.copy(sample_path, photo)
    home = tmp_path / "home"
    settings = home / "dfnet-gui" / "dfnet-gui.ini"
    settings.parent.mkdir(parents=True)
    settings.write_text("[completion]\ndetail=fast\n")  # a detailed fill after the export would have to be saved, too
    environment = {**screen, "HOME": str(home), "XDG_CONFIG_HOME": str(home)}
    program = subprocess.Popen([sys.executable, "-m", "dfnet_gui", str(photo)], env=environment)
    robot = _Robot(environment)
    try:
        _wait_for(lambda: robot.title().startswith("osprey.jpg"), START_S, "the photo's window")
        robot.drag([(700, 300), (720, 320), (740, 360), (750, 400)])
        _wait_for(lambda: "*" in robot.title(), STEP_S, "the stroke")
        painted = robot.colour(735, 340)
        robot.do("key", "Return")
        _wait_for(lambda: robot.redness(735, 340) < 0.5 * (painted[0] - painted[1]), START_S, "the completion")
        robot.do("key", "ctrl+shift+e")
        _wait_for(lambda: robot.title() == "Export the photo", STEP_S, "the export dialog")
        robot.do("key", "Return")
        _wait_for(lambda: out.exists(), STEP_S, "the exported file")
        _wait_for(lambda: "*" not in robot.title(), STEP_S, "the saved state")
        robot.do("key", "ctrl+q")
        assert program.wait(STEP_S) == 0
    finally:
        program.kill()
        program.wait(10)
    before, after = read_photo(photo).pixels, read_photo(out).pixels
    changed = (before != after).any(axis=2)
    assert 1000 < changed.sum() < 0.1 * changed.size, "what was painted is new, and nothing else"
    rows, columns = np.nonzero(changed)
    assert np.ptp(rows) < 300
    assert np.ptp(columns) < 300
