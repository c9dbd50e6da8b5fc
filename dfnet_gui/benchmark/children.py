"""Measurements of the window, each in a process of its own: offscreen, and in a real window where there is one."""

import argparse
import atexit
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any

import cv2
import numpy as np

from dfnet_gui.benchmark.results import Result, run_child
from dfnet_gui.errors import CompletionError
from dfnet_gui.imaging.reading import read_photo
from dfnet_gui.paths import resources_dir

_LARGE, _SHORT = (11648, 8736), (6000, 4000)
_STARTS = 5
_QUALITY = 92


def measured_in_window(name: str, options: argparse.Namespace) -> Result:
    """Measure by name; raises CompletionError with what the process said where it failed."""
    measure = _start if name in ("window_shown", "model_warm") else _action
    offscreen = measure(name, options, {"QT_QPA_PLATFORM": "offscreen"})
    more = dict(offscreen)
    with _real_screen() as screen:
        if screen is not None:
            inside = measure(name, options, screen)
            more |= {f"window_{key}": value for key, value in inside.items() if isinstance(value, float)}
    return Result(name, more.pop("seconds"), more.pop("baseline_seconds", None), more)


def _action(name: str, options: argparse.Namespace, screen: dict[str, str]) -> dict[str, Any]:
    photo = large_photo(_SHORT if options.short else _LARGE)
    return _answer(run_child(["bench", "--child", name, "--photo", str(photo)], _own_settings(screen)))


def _start(name: str, options: argparse.Namespace, screen: dict[str, str]) -> dict[str, Any]:
    """From the start of the process; `model_warm` from the window's appearance on."""
    environment = _own_settings(screen)
    shown, warm = [], []
    torch_came_first = False
    for run in range(1 + (3 if options.short else _STARTS)):
        began = time.monotonic()
        moments = _answer(run_child(["bench", "--child", "start"], environment))
        torch_came_first = torch_came_first or bool(moments["torch_before_window"])
        if run:  # the first one fills the disk's cache and measures the backends
            shown.append(moments["shown_at"] - began)
            warm.append(moments["warm_at"] - moments["shown_at"])
    values = shown if name == "window_shown" else warm
    return {"seconds": median(values), "slowest_seconds": max(values), "torch_before_window": torch_came_first}


def _own_settings(screen: dict[str, str]) -> dict[str, str]:
    """The user's settings neither matter nor change."""
    return {**screen, "XDG_CONFIG_HOME": _folder(), "LC_ALL": "C.UTF-8"}


@cache
def _folder() -> str:
    folder = tempfile.mkdtemp(prefix="dfnet-gui-bench-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@cache
def large_photo(size: tuple[int, int]) -> Path:
    """A JPEG of that width and height, of sample photos side by side with a little noise."""
    width, height = size
    sample = read_photo(next((resources_dir() / "samples").glob("*.jpg"))).pixels
    tiled = np.tile(sample, (-(-height // sample.shape[0]), -(-width // sample.shape[1]), 1))[:height, :width]
    noise = np.random.default_rng(0).integers(0, 9, (512, 512, 3), np.uint8)
    grain = np.tile(noise, (-(-height // 512), -(-width // 512), 1))[:height, :width]
    path = Path(_folder()) / f"{width}x{height}.jpg"
    bgr = cv2.cvtColor(cv2.add(tiled, grain), cv2.COLOR_RGB2BGR)
    if not cv2.imwrite(str(path), bgr, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY]):
        raise CompletionError(f"{path}: the photo to measure with can't be written; make room there.")
    return path


def _answer(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    if done.returncode or not lines:
        reason = (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1]
        raise CompletionError(f"The window could not be measured: {reason}")
    answer: dict[str, Any] = json.loads(lines[-1])
    return answer


@contextmanager
def _real_screen() -> Iterator[dict[str, str] | None]:
    """The screen there is, or a virtual one of our own; None where there is neither."""
    if sys.platform != "linux" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        yield {"QT_QPA_PLATFORM": ""} if sys.platform == "linux" else {}
        return
    server = shutil.which("Xvfb")
    if server is None:
        yield None
        return
    reading, writing = os.pipe()
    command = [server, "-displayfd", str(writing), "-screen", "0", "1920x1080x24", "-nolisten", "tcp"]
    process = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        yield {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"} if number else None
    finally:
        process.terminate()
        process.wait()
