"""Programs beside each other on one virtual screen."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.robot import Robot

_OTHER_SCREENS = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")


@contextmanager
def running(screen: str, home: Path, *words: str) -> Iterator[None]:
    """`python -m WORDS` on that screen, with `home` for its files, until the block ends."""
    given = {name: value for name, value in os.environ.items() if name not in _OTHER_SCREENS}
    homes = {"HOME": str(home), "XDG_CONFIG_HOME": str(home / ".config"), "XDG_DATA_HOME": str(home / "data")}
    program = subprocess.Popen([sys.executable, "-m", *words], env={**given, **homes, "DISPLAY": screen})
    try:
        yield
    finally:
        program.terminate()
        program.wait(10)


def is_there(robot: Robot, title: str) -> bool:
    """Whether a window has a title that matches."""
    return bool(robot.do("search", "--name", title))
