"""The network itself: DFNet, its fusion block, its starts and its checkpoints. torch only."""

from dfnet_gui.network.blocks import Fused, FusionBlock
from dfnet_gui.network.dfnet import Architecture, DFNet, DFNetOutput
from dfnet_gui.network.starts import STARTS, smooth_start, zeros_start

__all__ = [
    "STARTS",
    "Architecture",
    "DFNet",
    "DFNetOutput",
    "Fused",
    "FusionBlock",
    "smooth_start",
    "zeros_start",
]
