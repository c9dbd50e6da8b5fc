"""A picture is dragged from one window to another on a virtual screen, by the mouse."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image

from tests.pictures import RAMPS
from tests.robot import START_S, STEP_S, Robot, wait_for

pytestmark = [
    pytest.mark.window,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a virtual X screen exists on Linux alone"),
]
_OTHER_SCREENS = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")
_WAY = ((60, 30), (80, 60), (200, 200), (500, 400), (640, 430), (642, 432))


@contextmanager
def _running(screen: str, home: Path, *words: str) -> Iterator[None]:
    given = {name: value for name, value in os.environ.items() if name not in _OTHER_SCREENS}
    homes = {"HOME": str(home), "XDG_CONFIG_HOME": str(home / ".config"), "XDG_DATA_HOME": str(home / "data")}
    program = subprocess.Popen([sys.executable, "-m", *words], env={**given, **homes, "DISPLAY": screen})
    try:
        yield
    finally:
        program.terminate()
        program.wait(10)


def test_a_picture_is_dragged_out_of_another_program(screen: str, tmp_path: Path) -> None:
    Image.fromarray(RAMPS).save(tmp_path / "a.png")
    robot = Robot(screen)

    def is_there(title: str) -> bool:
        return bool(robot.do("search", "--name", title))

    with _running(screen, tmp_path, "dfnet_gui"):
        wait_for(lambda: is_there("^DFNet GUI$"), START_S, "the window")
        with _running(screen, tmp_path, "tests.e2e.drag_source", str(tmp_path / "a.png")):
            wait_for(lambda: is_there("^Source$"), START_S, "the other window")
            robot.drag(_WAY)
            wait_for(lambda: is_there("^Pasted photo"), STEP_S, "the photo's window")
