"""The network itself: DFNet, its fusion block, its starts and its checkpoints.

The names below are for other programs, too. They are looked up when they are used, so that importing the
modules that are free of PyTorch does not load it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dfnet_gui.network.architecture import Architecture, GatedArchitecture
    from dfnet_gui.network.blocks import FusionBlock, FusionOutput
    from dfnet_gui.network.dfnet import CompletionNetwork, DFNet, DFNetOutput
    from dfnet_gui.network.gated import GatedUNet
    from dfnet_gui.network.starts import STARTS, exemplar_start, smooth_start, zeros_start

__all__ = [
    "STARTS",
    "Architecture",
    "CompletionNetwork",
    "DFNet",
    "DFNetOutput",
    "FusionBlock",
    "FusionOutput",
    "GatedArchitecture",
    "GatedUNet",
    "exemplar_start",
    "smooth_start",
    "zeros_start",
]
_MODULES = {
    "architecture": ("Architecture", "GatedArchitecture"),
    "blocks": ("FusionOutput", "FusionBlock"),
    "dfnet": ("CompletionNetwork", "DFNet", "DFNetOutput"),
    "gated": ("GatedUNet",),
    "starts": ("STARTS", "exemplar_start", "smooth_start", "zeros_start"),
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - any of the names above
    for module, names in _MODULES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
