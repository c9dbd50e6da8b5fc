"""Two commands on a bare machine: `make run` and `make test` work with nothing but make, git and Python."""

import re

import pytest

from tests.bare_root import MAKING_S, ROOT, USER
from tests.robot import START_S, Robot, wait_for
from tests.setup.conftest import LIMIT_S, PROJECT, Machine

pytestmark = [pytest.mark.bare_root, pytest.mark.timeout(MAKING_S + 3 * LIMIT_S)]
SETTING_UP_S = 900.0


def test_a_user_without_sudo_is_told_and_gets_the_tests_that_need_no_libraries(machine: Machine) -> None:
    code, said = machine.run("make run", USER)
    assert code != 0
    assert "Missing on this system: ensurepip, libEGL" in said
    assert "there is no sudo" in said
    assert re.search(r"sudo apt-get update && sudo apt-get install python3\.11-venv libegl1 \S+", said)
    assert not (machine.root / PROJECT[1:] / ".venv").exists()

    code, said = machine.run("python3 -m tools.system_setup python", ROOT)
    assert code == 0, said
    code, said = machine.run("make test", USER)
    assert code == 0, said
    assert re.search(r"^=+ left out =+$", said, re.MULTILINE)
    assert "Qt can't be loaded (libGL.so.1" in said
    assert "  tests/e2e: all of it" in said
    assert re.search(r"^=+ \d{3,} passed", said, re.MULTILINE)


def test_root_gets_everything(machine: Machine, screen: str) -> None:
    program = machine.start("make run PHOTO=resources/samples/osprey.jpg", ROOT, DISPLAY=screen)
    try:
        robot = Robot(screen)
        wait_for(lambda: "osprey.jpg" in robot.title() or program.poll() is not None, SETTING_UP_S, "the window")
        assert program.poll() is None, machine.said
        robot.do("key", "ctrl+q")
        assert program.wait(START_S) == 0, machine.said
    finally:
        program.kill()
        program.wait(START_S)
    assert "Installing system packages: apt-get install" in machine.said

    code, said = machine.run("make test", ROOT, CI="true")
    assert code == 0, said
    assert "left out" not in said
    assert (machine.root / "usr/bin/Xvfb").exists()
