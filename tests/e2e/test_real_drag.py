"""A picture is dragged from one window to another on a virtual screen, by the mouse."""

import sys
import time
from pathlib import Path

import pytest
from PIL import Image

from tests.e2e.other_programs import is_there, running
from tests.pictures import RAMPS
from tests.robot import START_S, STEP_S, Robot, wait_for

pytestmark = [
    pytest.mark.window,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a virtual X screen exists on Linux alone"),
]
_HEARD_S = 1.0
_WAY = ((60, 30), (80, 60), (200, 200), (500, 400), (640, 430), (642, 432))


def test_a_picture_is_dragged_out_of_another_program(screen: str, tmp_path: Path) -> None:
    Image.fromarray(RAMPS).save(tmp_path / "a.png")
    robot = Robot(screen)
    with running(screen, tmp_path, "dfnet_gui"):
        wait_for(lambda: is_there(robot, "^DFNet GUI$"), START_S, "the window")
        with running(screen, tmp_path, "tests.e2e.drag_source", str(tmp_path / "a.png")):
            wait_for(lambda: is_there(robot, "^Source$"), START_S, "the other window")

            def dragged() -> bool:  # again where a busy computer took the first one for a click
                robot.drag(_WAY)
                time.sleep(_HEARD_S)  # another process is awaited, which sends no signal
                return is_there(robot, "^Pasted photo")

            wait_for(dragged, STEP_S, "the photo's window")
