"""The network itself: DFNet, its fusion block, its starts and its checkpoints. torch only."""

from dfnet_gui.network.blocks import Fused, FusionBlock
from dfnet_gui.network.dfnet import Architecture, CompletionNetwork, DFNet, DFNetOutput
from dfnet_gui.network.gated import GatedArchitecture, GatedUNet
from dfnet_gui.network.starts import STARTS, exemplar_start, smooth_start, zeros_start

__all__ = [
    "STARTS",
    "Architecture",
    "CompletionNetwork",
    "DFNet",
    "DFNetOutput",
    "Fused",
    "FusionBlock",
    "GatedArchitecture",
    "GatedUNet",
    "exemplar_start",
    "smooth_start",
    "zeros_start",
]
