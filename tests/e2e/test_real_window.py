"""A real window on a virtual screen, used with real mouse and key events, from start to exported file."""

import os
import sys
from pathlib import Path

import pytest

from tests.robot import use_window

pytestmark = [
    pytest.mark.window,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a virtual X screen exists on Linux alone"),
]


def test_open_paint_complete_look_export(screen: str, sample_path: Path, tmp_path: Path) -> None:
    use_window([sys.executable, "-m", "dfnet_gui"], screen, os.environ, tmp_path, sample_path)
