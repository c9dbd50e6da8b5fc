"""The question which backend is fastest, asked of a process of its own: there what loses, PyTorch above all, goes with
it, and does not stay in this one's memory to its end.

The program is started once more (`--fastest-backend`), with the question as JSON, and answers with a name.
"""

import json
import os
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from dfnet_gui.engine.backends.base import Candidate, Precision
from dfnet_gui.engine.device import Device, has_torch

if TYPE_CHECKING:
    from collections.abc import Iterable

OPTION = "--fastest-backend"
_MOST_SECONDS = 300
_TORCH = "torch"


def is_worthwhile(device: Device, found: "Iterable[Candidate]") -> bool:
    """Whether PyTorch would come into this process for the comparison alone, and something else may win."""
    return (
        device == "cpu"
        and has_torch()
        and _TORCH not in sys.modules
        and any(not candidate.name.startswith("pytorch") for candidate in found)
    )


def fastest_elsewhere(weights: Path, backend: str, precision: Precision, memory: Path) -> str:
    """The name of the fastest backend for the model in that file on this computer's CPU, found by a child and, if the
    machine was quiet, kept in `memory`; empty where the child fails. Blocks for seconds.
    """
    question = json.dumps([str(weights), backend, precision, str(memory)])
    frozen = getattr(sys, "frozen", False)
    command = [sys.executable, *([] if frozen else ["-m", "dfnet_gui"]), OPTION, question]
    reading, writing = os.pipe()  # whose end the child hears when this process ends
    try:
        done = subprocess.run(command, stdin=reading, capture_output=True, timeout=_MOST_SECONDS, check=False)
    except (subprocess.TimeoutExpired, OSError):
        return ""
    finally:
        os.close(reading)
        os.close(writing)
    return done.stdout.decode(errors="replace").rpartition("\n")[2] if done.returncode == 0 else ""


def end_with_parent() -> None:
    """In the child: end at once when the process that asked has ended."""

    def watch() -> None:
        with suppress(OSError):
            os.read(0, 1)
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
