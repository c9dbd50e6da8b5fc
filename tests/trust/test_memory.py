"""Memory stays bounded however many sizes of holes there are."""

import numpy as np
import psutil
import pytest

from dfnet_gui.engine.device import DeviceChoice
from dfnet_gui.engine.inpainter import make_inpainter
from dfnet_gui.engine.models import find_model
from dfnet_gui.engine.request import CompletionRequest
from dfnet_gui.paths import BUILT_IN_MODEL

_WARM, _MORE = 60, 120
_MOST_GROWTH_MB = 50


@pytest.mark.slow
def test_what_openvino_keeps_for_sizes_is_bounded() -> None:
    inpainter = make_inpainter(
        find_model(BUILT_IN_MODEL), DeviceChoice("cpu", "CPU", ""), backend="openvino", precision="fp32"
    )
    pixels = np.random.default_rng(0).integers(0, 256, (900, 1200, 3), np.uint8)

    def complete(number: int) -> None:
        hole = np.zeros(pixels.shape[:2], bool)
        hole[100 : 160 + number * 53 % 230, 100 : 300 + number * 37 % 211] = True
        inpainter.run(CompletionRequest.from_photo(pixels, hole, wants_maps=False, detail="fast"))

    for number in range(_WARM):
        complete(number)
    before = psutil.Process().memory_info().rss
    for number in range(_WARM, _WARM + _MORE):
        complete(number)
    assert (psutil.Process().memory_info().rss - before) >> 20 < _MOST_GROWTH_MB
