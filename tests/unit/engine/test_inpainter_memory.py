"""How much memory a completion takes."""

import subprocess
import sys

import pytest

from dfnet_gui.benchmark.results import memory_mb

_LARGE_HOLE = """
import threading, time
import numpy as np
from dfnet_gui.benchmark.results import memory_mb
from dfnet_gui.engine.inpainter import load_inpainter
from dfnet_gui.engine.request import CompletionRequest
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.tiles import PatchedPixels
from dfnet_gui.paths import built_in_weights

tile = np.random.default_rng(0).integers(0, 256, (500, 500, 3), np.uint8)
photo = PatchedPixels(np.tile(tile, (8, 12, 1)))
inpainter = load_inpainter(built_in_weights(), "cpu")

def request(side):
    hole = np.zeros((4000, 6000), bool)
    place = Bounds(3000 - side // 2, 2000 - side // 2, side, side)
    hole[place.slices] = True
    return CompletionRequest.from_photo(photo, hole, wants_maps=False, hole_bounds=place, detail="detailed")

inpainter.run(request(200))
before, most, is_over = memory_mb(), [], threading.Event()

def watch():
    while not is_over.wait(0.01):
        most.append(memory_mb())

watcher = threading.Thread(target=watch)
watcher.start()
inpainter.run(request(2000))
is_over.set()
watcher.join()
print(max(most) - before)
"""


@pytest.mark.slow
@pytest.mark.skipif(memory_mb() is None, reason="this system does not say how much memory a process holds")
def test_a_hole_of_four_megapixels_takes_little_memory() -> None:
    """In a process of its own, so that nothing that was freed before is counted or used again."""
    done = subprocess.run([sys.executable, "-c", _LARGE_HOLE], capture_output=True, text=True, check=True)
    assert float(done.stdout) < 600  # megabytes above the open photo
