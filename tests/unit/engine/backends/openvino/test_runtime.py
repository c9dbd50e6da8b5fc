"""OpenVINO reports to nobody."""

import subprocess
import sys

import pytest

from dfnet_gui.engine.backends.processor import has_openvino


def test_openvino_reports_to_nobody() -> None:
    """As it comes, its import starts a thread that sends a message to a server."""
    if not has_openvino():
        pytest.skip(reason="the extra openvino is not installed")
    script = (
        "import sys, threading, dfnet_gui.engine.backends.openvino.steps\n"
        "print([m for m in sys.modules if 'telemetry' in m and sys.modules[m] and 'openvino_telemetry' in m])\n"
        "print([t.name for t in threading.enumerate()])"
    )
    answer = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert answer.stdout.split("\n")[:2] == ["[]", "['MainThread']"]


def test_ctrl_c_arrives_after_backends_were_given_up() -> None:
    """Two cores of OpenVINO would leave a freed signal stack behind, and the next signal would crash."""
    if not has_openvino():
        pytest.skip(reason="the extra openvino is not installed")
    script = """
import faulthandler, gc, signal
faulthandler.enable()
from dfnet_gui.engine.backends.boxed.folding import fold
from dfnet_gui.engine.backends.openvino.steps import OpenVinoSteps
from dfnet_gui.network.checkpoint import load_model
from dfnet_gui.paths import built_in_weights
model = load_model(built_in_weights())
folded = fold(model.weights, model.manifest.architecture)
first, second = (OpenVinoSteps(lambda: folded, "fp32", threads=1) for _ in range(2))
del first; gc.collect()
del second; gc.collect()
heard = []
signal.signal(signal.SIGINT, lambda *_: heard.append(True))
signal.raise_signal(signal.SIGINT)
print(heard)
"""
    answer = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert answer.stdout == "[True]\n"
