"""A network from its architecture, and from its weights."""

from collections.abc import Mapping
from typing import Any

import numpy.typing as npt
import torch

from dfnet_gui.network.architecture import GatedArchitecture, NetworkArchitecture
from dfnet_gui.network.dfnet import CompletionNetwork, DFNet
from dfnet_gui.network.gated import GatedUNet


def build_network(architecture: NetworkArchitecture) -> CompletionNetwork:
    """A network of that build with fresh random weights."""
    if isinstance(architecture, GatedArchitecture):
        return GatedUNet(architecture)
    return DFNet(architecture)


def network_of(architecture: NetworkArchitecture, weights: Mapping[str, npt.NDArray[Any]]) -> CompletionNetwork:
    """The network with these weights, in evaluation mode, float32, on the CPU; it may share the arrays' memory.

    The names and shapes must be those of `layout.expected_shapes`.
    """
    with torch.device("meta"):
        network = build_network(architecture)
    expected = network.state_dict()
    state = {name: torch.from_numpy(array).to(expected[name].dtype) for name, array in weights.items()}
    network.load_state_dict(state, assign=True)
    return network.eval().requires_grad_(requires_grad=False)
