"""Whatever ends the program, the work is there at the next start: signals, a screen that is gone, a crash."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import psutil
import pytest
from PIL import Image

from dfnet_gui.archive.journal import read_journal
from dfnet_gui.gui.base.log import Log
from dfnet_gui.gui.photos.journals import Journals
from dfnet_gui.paths import PACKAGE
from tests.robot import virtual_screen, wait_for

_END_S = 2.0
"""In which the program ends, whatever it does; the tests give a busy machine as much again."""
_START_S = 60


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "holiday.png"
    Image.effect_noise((640, 480), 60).convert("RGB").save(path)
    return path


@contextmanager
def _painter(photo: Path, *words: str, **environment: str) -> Iterator[subprocess.Popen[str]]:
    """The program, once its line is painted."""
    homes = {f"XDG_{name}_HOME": str(photo.parent / name.lower()) for name in ("DATA", "CONFIG", "STATE")}
    command = [sys.executable, "-m", "tests.trust.painter", str(photo), *words]
    whole = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **homes, **environment}
    with subprocess.Popen(
        command, cwd=PACKAGE.parent, env=whole, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "painted\n"
        try:
            yield process
        finally:
            process.kill()


def _kept_mask(photo: Path) -> np.ndarray:
    (kept,) = Journals(photo.parent / "data" / "dfnet-gui" / "recovery").left_behind()
    return read_journal(kept.folder).document.hole


def _log(photo: Path) -> Log:
    return Log(photo.parent / "state" / "dfnet-gui" / "log")


def _ended(process: subprocess.Popen[str]) -> int:
    began = time.monotonic()
    code = process.wait(10)
    assert time.monotonic() - began < 2 * _END_S
    return code


@pytest.mark.parametrize(
    ("name", "words", "after_s"),
    [
        ("SIGINT", (), 0.0),
        ("SIGHUP", (), 0.0),
        ("SIGTERM", (), 0.0),
        ("SIGTERM", ("complete",), 0.0),
        ("SIGTERM", ("complete",), 0.3),
    ],
)
def test_a_signal_keeps_the_work_and_ends_it_soon(
    photo: Path, name: str, words: tuple[str, ...], after_s: float
) -> None:
    number = getattr(signal, name)
    with _painter(photo, *words) as process:
        time.sleep(after_s)  # in the midst of a detailed fill
        process.send_signal(number)
        assert _ended(process) == 128 + number
        assert process.stderr is not None
        assert "Traceback" not in process.stderr.read()
    if not words:
        assert _kept_mask(photo)[200, 250]
    else:  # the completion may have come in between
        assert Journals(photo.parent / "data" / "dfnet-gui" / "recovery").left_behind()
    assert _log(photo).last_words() == []


@pytest.mark.window
def test_a_screen_that_is_gone_keeps_the_work(photo: Path) -> None:
    with virtual_screen() as display, _painter(photo, QT_QPA_PLATFORM="xcb", DISPLAY=display) as process:
        server = next(each for each in psutil.process_iter(["cmdline"]) if _serves(each, display))
        server.kill()
        assert _ended(process) == 1
    assert _kept_mask(photo)[200, 250]
    assert _log(photo).last_words() == []


@pytest.mark.window
def test_a_wayland_compositor_that_is_gone_keeps_the_work(
    photo: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    weston = shutil.which("weston")
    if weston is None:
        pytest.skip("needs weston, a compositor of its own, which is not installed")
    runtime = tmp_path_factory.mktemp("run", numbered=True)
    runtime.chmod(0o700)
    environment = {"XDG_RUNTIME_DIR": str(runtime), "WAYLAND_DISPLAY": "screen", "QT_QPA_PLATFORM": "wayland"}
    words = [weston, "--backend=headless-backend.so", "--socket=screen", "--idle-time=0"]
    with subprocess.Popen(words, env={**os.environ, **environment}, stderr=subprocess.DEVNULL) as compositor:
        wait_for(lambda: (runtime / "screen").exists(), _END_S * 5, "the compositor's socket")
        with _painter(photo, **environment) as process:
            compositor.kill()
            assert _ended(process) == 1
    assert _kept_mask(photo)[200, 250]
    assert _log(photo).last_words() == []


def _serves(process: psutil.Process, display: str) -> bool:
    words = process.info["cmdline"] or [""]
    return words[0].endswith("Xvfb") and display in words


def test_a_crash_leaves_its_last_words_once(photo: Path) -> None:
    with _painter(photo) as process:
        process.send_signal(signal.SIGSEGV)
        assert _ended(process) == -signal.SIGSEGV
    log = _log(photo)
    (words,) = log.last_words()
    assert "Segmentation fault" in words
    assert log.last_words() == []


def test_a_run_that_goes_on_has_not_ended_badly(photo: Path) -> None:
    with _painter(photo):
        assert _log(photo).last_words() == []


def test_the_log_names_no_photo(photo: Path) -> None:
    with _painter(photo) as process:
        process.terminate()
        process.wait(10)
    texts = [path.read_text() for path in _log(photo).folder.glob("*.log")]
    assert any("begins" in text for text in texts)
    assert not any("holiday" in text for text in texts)
