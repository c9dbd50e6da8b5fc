"""OpenVINO's runtime, imported so that it stays silent: as it comes, its import reports its use over the network."""

import sys
from functools import cache
from typing import Any

sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type] # not found: a stub is taken

import openvino  # noqa: E402 - after what keeps it silent
import openvino.opset13 as opset  # noqa: E402

__all__ = ["core", "openvino", "opset"]


@cache
def core() -> Any:  # noqa: ANN401 - OpenVINO has no types
    """The one core of the process, kept to its end.

    Each core of OpenVINO 2026.4 on a CPU puts a signal stack of its own in the place of the thread's; when two
    are given up in another order than backwards, a freed one stays behind, and the next Ctrl+C crashes.
    """
    return openvino.Core()
