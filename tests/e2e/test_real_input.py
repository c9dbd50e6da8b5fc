"""The clipboard between two programs on a virtual screen, and pen and touchpad in a window that is really there."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.e2e.other_programs import is_there, running
from tests.pictures import RAMPS
from tests.robot import START_S, STEP_S, Robot, wait_for

pytestmark = [
    pytest.mark.window,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a virtual X screen exists on Linux alone"),
]
_ROOT = Path(__file__).parents[2]
_OF_PEN_AND_PINCH = ("tests/unit/gui/canvas/test_pen.py", "tests/unit/gui/canvas/test_canvas.py")


def test_a_picture_comes_from_another_program_and_goes_to_one(screen: str, tmp_path: Path) -> None:
    robot, given, taken = Robot(screen), tmp_path / "given.png", tmp_path / "taken.png"
    Image.fromarray(RAMPS).save(given)
    with running(screen, tmp_path, "dfnet_gui"):
        wait_for(lambda: is_there(robot, "^DFNet GUI$"), START_S, "the window")
        with running(screen, tmp_path, "tests.e2e.clipboard_holder", "copy", str(given)):
            wait_for(lambda: is_there(robot, "^Other, copy$"), START_S, "the program that copies")
            _press(robot, "ctrl+v", "DFNet GUI$", until="^Pasted photo")
        with running(screen, tmp_path, "tests.e2e.clipboard_holder", "paste", str(taken)):
            wait_for(lambda: is_there(robot, "^Other, paste$"), START_S, "the program that pastes")
            _press(robot, "ctrl+c", "DFNet GUI$")
            wait_for(taken.is_file, STEP_S, "the picture in the other program")
    assert (np.asarray(Image.open(taken).convert("RGB")) == RAMPS).all()


def _press(robot: Robot, keys: str, title: str, until: str = "") -> None:
    """With the window in front; again until another window's title tells that it was heard."""

    def pressed() -> bool:
        robot.do("search", "--onlyvisible", "--name", title, "windowactivate", "--sync")
        robot.do("key", keys)
        return not until or is_there(robot, until)

    wait_for(pressed, STEP_S, keys)


def test_pen_and_pinch_in_a_real_window(screen: str) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "DISPLAY": screen, "PYTEST_XDIST_WORKER": ""}
    words = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", "pen or pinch", *_OF_PEN_AND_PINCH]
    done = subprocess.run(words, cwd=_ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout
