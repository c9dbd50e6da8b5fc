"""What OpenVINO computes in is given back when it is not wanted, and made anew when it is."""

import subprocess
import sys

import pytest

from dfnet_gui.engine.backends.processor import has_openvino

_SCRIPT = """
import numpy as np
from dfnet_gui.engine.backends.registry import candidates
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.network.checkpoint import load_model
from dfnet_gui.paths import built_in_weights
from dfnet_gui.system import give_back_memory, keep_little_memory, resident_bytes

keep_little_memory()
(candidate,) = candidates(load_model(built_in_weights()), "cpu", "openvino", "fp32")
forward = candidate.make()
image, mask = np.random.default_rng(0).random((1, 3, 1024, 1024), np.float32), np.ones((1, 1, 1024, 1024), np.float32)
box = Bounds(300, 300, 400, 400)
mask[(..., *box.slices)] = 0
changed = image.copy()
changed[..., 100:140, 100:140] = 0.5


def results():
    return [forward.run(each, mask, box).result for each in (image, changed)]  # the second one again, where it changed


before = results()
give_back_memory()
full = resident_bytes()
forward.forget()
give_back_memory()
rested = resident_bytes()
assert all((one == other).all() for one, other in zip(before, results()))
print((full - rested) >> 20)
"""


@pytest.mark.skipif(not has_openvino(), reason="OpenVINO is not installed")
def test_what_it_computes_in_is_given_back() -> None:
    done = subprocess.run([sys.executable, "-c", _SCRIPT], capture_output=True, text=True, check=True, timeout=300)
    assert int(done.stdout.split()[-1]) >= 60, "megabytes, of some 170"
