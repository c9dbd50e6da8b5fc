"""What the detailed fill is timed on. Its figures are not under test."""

from dfnet_gui.benchmark.detailed import detailed_fill
from dfnet_gui.engine.device import DeviceChoice
from dfnet_gui.engine.inpainter import Inpainter
from dfnet_gui.network.checkpoint import load_model
from dfnet_gui.paths import built_in_weights


def test_it_is_timed_beside_patch_match() -> None:
    inpainter = Inpainter(load_model(built_in_weights()), DeviceChoice("cpu", "CPU", ""))
    result = detailed_fill("detailed_100", inpainter, 100, 1)
    assert result.name == "detailed_100"
    assert result.seconds > 0
    assert result.ratio is not None
    assert result.more == {"baseline": "PatchMatch at 512 px"}
