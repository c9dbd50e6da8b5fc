"""A virtual screen, and hands that use the program's window on it: from the open photo to the exported file."""

import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from PIL import ImageGrab

from dfnet_gui.imaging.reading import read_photo
from dfnet_gui.needs import needs_of

START_S, STEP_S, STILL_S = 60.0, 20.0, 0.5
SERVER_S = 10.0
NEEDED = tuple(need.name for need in needs_of("screen"))
STROKE = ((700, 300), (720, 320), (740, 360), (750, 400))
IN_STROKE = (735, 340)
AROUND_STROKE = (640, 240, 820, 460)
_OTHER_SCREENS = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")
_SEEN = 1.0
"""Grey levels in the mean by which a part of the screen is another picture."""


def require(*tools: str) -> None:
    """Skip where a tool is not installed; where everything is to be tested, fail."""
    missing = [tool for tool in tools if shutil.which(tool) is None]
    if missing and not os.environ.get("CI"):
        pytest.skip(f"needs {', '.join(missing)}, which are not installed")
    assert not missing, f"install {', '.join(missing)} for this test"


def wait_for(what: Callable[[], bool], seconds: float, name: str) -> None:
    """Until it is so; fails after some time."""
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, f"{name} did not happen within {seconds} s"
        time.sleep(0.1)  # another process is awaited, which sends no signal


@contextmanager
def virtual_screen() -> Iterator[str]:
    """A screen of its own with a window manager; its name, as DISPLAY wants it."""
    require(*NEEDED)
    server, display = _answering_server()
    manager = subprocess.Popen(["openbox"], env={**os.environ, "DISPLAY": display}, stderr=subprocess.DEVNULL)
    try:
        yield display
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait(10)


def _answering_server() -> tuple["subprocess.Popen[bytes]", str]:
    """A server that can be reached; a high number by chance keeps out of the way of other people's."""
    for _attempt in range(5):
        display = f":{random.randrange(200, 900)}"
        options = ["-screen", "0", "1280x860x24", "-nolisten", "tcp", "-ac", "-noreset"]
        server = subprocess.Popen(["Xvfb", display, *options], stderr=subprocess.DEVNULL)
        end = time.monotonic() + SERVER_S
        while server.poll() is None and time.monotonic() < end:
            if Robot(display).do("getdisplaygeometry"):
                return server, display
            time.sleep(0.05)  # it says nothing when it is ready
        server.kill()
        server.wait(10)
    raise AssertionError("no virtual screen could be started")


class Robot:
    """Mouse and keys of a virtual screen."""

    def __init__(self, display: str) -> None:
        self.display = display

    def do(self, *words: str) -> str:
        """Give xdotool's answer."""
        environment = {**os.environ, "DISPLAY": self.display}
        done = subprocess.run(
            ["xdotool", *words], env=environment, capture_output=True, text=True, timeout=STEP_S, check=False
        )
        return done.stdout.strip()

    def title(self) -> str:
        """Of the window in front."""
        return self.do("getactivewindow", "getwindowname")

    def picture(self, box: tuple[int, int, int, int]) -> npt.NDArray[Any]:
        """A part of the screen (left, top, right, bottom)."""
        return np.array(ImageGrab.grab(bbox=box, xdisplay=self.display)).astype(int)[..., :3]

    def redness(self, x: int, y: int) -> int:
        """How much of the stroke's tint a point has."""
        red, green, _blue = self.picture((x, y, x + 1, y + 1))[0, 0].tolist()
        return int(red) - int(green)

    def still(self) -> npt.NDArray[Any]:
        """What is around the stroke once it does not change any more."""
        pictures = [self.picture(AROUND_STROKE)]

        def is_still() -> bool:
            time.sleep(STILL_S)
            pictures.append(self.picture(AROUND_STROKE))
            return bool((pictures[-1] == pictures[-2]).all())

        wait_for(is_still, STEP_S, "a picture that stays")
        return pictures[-1]

    def differs(self, before: npt.NDArray[Any]) -> bool:
        """Whether another picture than `before` is around the stroke now."""
        return bool(np.abs(self.picture(AROUND_STROKE) - before).mean() > _SEEN)

    def drag(self, points: Sequence[tuple[int, int]]) -> None:
        """The left button held from the first point to the last."""
        self.do("mousemove", *map(str, points[0]), "mousedown", "1")
        for x, y in points[1:]:
            self.do("mousemove", "--sync", str(x), str(y))
        self.do("mouseup", "1")


def use_window(command: Sequence[str], display: str, environment: Mapping[str, str], folder: Path, photo: Path) -> None:
    """Open, paint, complete, look at alpha, export and quit; then compare what came out. `folder` takes all files.

    `command` gets the path of a copy of `photo` as its last word.
    """
    opened, exported = folder / "osprey.jpg", folder / "osprey-completed.png"
    shutil.copy(photo, opened)
    settings = folder / "home" / ".config" / "dfnet-gui" / "dfnet-gui.ini"
    settings.parent.mkdir(parents=True, exist_ok=True)
    # a detailed fill after the export would have to be saved, too; and every pixel is to be compared
    settings.write_text("[completion]\ndetail=fast\n[export]\nformat=PNG\n")
    homes = {"HOME": str(folder / "home"), "XDG_CONFIG_HOME": str(folder / "home" / ".config")}
    given = {name: value for name, value in environment.items() if name not in _OTHER_SCREENS}
    errors = folder / "errors.txt"
    with errors.open("wb") as stream:
        program = subprocess.Popen(
            [*command, str(opened)],
            env={**given, **homes, "DISPLAY": display},
            stderr=stream,
            start_new_session=True,
        )
    try:
        _paint_to_export(Robot(display), exported)
        assert program.wait(STEP_S) == 0
    finally:
        if program.poll() is None:
            os.killpg(program.pid, signal.SIGKILL)
        program.wait(10)
        print(errors.read_text(encoding="utf-8", errors="replace"))
    assert "Traceback" not in errors.read_text(encoding="utf-8", errors="replace")
    _compare(opened, exported)


def _paint_to_export(robot: Robot, exported: Path) -> None:
    wait_for(lambda: robot.title().startswith("osprey.jpg"), START_S, "the photo's window")
    robot.drag(STROKE)
    wait_for(lambda: "*" in robot.title(), STEP_S, "the stroke")
    tint = robot.redness(*IN_STROKE)
    robot.do("key", "Return")
    wait_for(lambda: robot.redness(*IN_STROKE) < 0.5 * tint, START_S, "the completion")
    _look_at_alpha(robot)
    robot.do("key", "ctrl+shift+e")
    wait_for(lambda: robot.title() == "Export the photo", STEP_S, "the export dialog")
    robot.do("key", "Return")
    wait_for(exported.exists, STEP_S, "the exported file")
    wait_for(lambda: "*" not in robot.title(), STEP_S, "the saved state")
    robot.do("key", "ctrl+q")


def _look_at_alpha(robot: Robot) -> None:
    completed = robot.still()
    robot.do("key", "a")
    wait_for(lambda: robot.differs(completed), START_S, "alpha over the photo")
    robot.do("key", "a")
    wait_for(lambda: not robot.differs(completed), STEP_S, "the photo without alpha")


def _compare(opened: Path, exported: Path) -> None:
    before, after = read_photo(opened).pixels, read_photo(exported).pixels
    changed = (before != after).any(axis=2)
    assert 1000 < changed.sum() < 0.1 * changed.size, "what was painted is new, and nothing else"
    rows, columns = np.nonzero(changed)
    assert np.ptp(rows) < 300
    assert np.ptp(columns) < 300
