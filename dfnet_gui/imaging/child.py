"""Work by libraries that a damaged file may end or fill the memory with: in a process of its own, within limits.

The program is started once more (`--in-child TASK`), reads from standard input and answers on standard output.
"""

import json
import os
import subprocess
import sys
from importlib import import_module
from types import MappingProxyType

from dfnet_gui.imaging.formats.base import RefusedError

OPTION = "--in-child"
TASKS = MappingProxyType(
    {
        "heif": "dfnet_gui.imaging.formats.heif",
        "jpeg-blocks": "dfnet_gui.imaging.formats.jpeg_blocks",
        "jpegxl": "dfnet_gui.imaging.formats.jpegxl",
        "openexr": "dfnet_gui.imaging.formats.openexr",
    }
)
"""Modules with a function `answer(data) -> bytes`."""
_MOST_SECONDS = 60
_REFUSED = 3


def run_in_child(task: str, data: bytes, *, most_bytes: int) -> bytes:
    """What the task answers; RefusedError with its sentence, and ValueError where the child failed or took more memory
    or time than it may.
    """
    frozen = getattr(sys, "frozen", False)
    command = [sys.executable, *([] if frozen else ["-m", "dfnet_gui"]), OPTION, task, str(most_bytes)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_MOST_SECONDS, check=False)
    except (subprocess.TimeoutExpired, OSError) as error:
        raise ValueError(f"{task} did not end: {error}") from None
    if done.returncode == _REFUSED:
        template, values = json.loads(done.stdout)
        raise RefusedError(template, **values)
    if done.returncode:
        raise ValueError(f"{task} ended with {done.returncode}")
    return done.stdout


def main(task: str, most_bytes: int) -> int:
    """The child's side: 0, 1 where the task failed, or 3 where it refused and answered with a sentence."""
    with open(0, "rb", closefd=False) as incoming:
        data = incoming.read()
    _limit(most_bytes)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # the parent has a sentence of its own
    code = 0
    try:
        answer: bytes = import_module(TASKS[task]).answer(data)
    except RefusedError as error:
        answer, code = json.dumps([error.template, error.values]).encode(), _REFUSED
    except Exception:  # noqa: BLE001 - whatever the library does not like
        return 1
    with open(1, "wb", closefd=False) as outgoing:
        outgoing.write(answer)
    return code


def _limit(most_bytes: int) -> None:
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most_bytes, most_bytes))
        resource.setrlimit(resource.RLIMIT_CPU, (_MOST_SECONDS, _MOST_SECONDS))
