"""A network from its architecture, and from its weights."""

from collections.abc import Mapping
from typing import Any

import numpy.typing as npt
import torch

from dfnet_gui.network.architecture import NetworkArchitecture
from dfnet_gui.network.dfnet import CompletionNetwork
from dfnet_gui.network.kinds import kind_of


def build_network(architecture: NetworkArchitecture) -> CompletionNetwork:
    """A network of that build with fresh random weights; KeyError for a kind that is not registered."""
    return kind_of(architecture).build(architecture)


def network_of(architecture: NetworkArchitecture, weights: Mapping[str, npt.NDArray[Any]]) -> CompletionNetwork:
    """The network with these weights, in evaluation mode, float32, on the CPU; it may share the arrays' memory.

    The names and shapes must be those of `kinds.expected_shapes`.
    """
    with torch.device("meta"):
        network = build_network(architecture)
    expected = network.state_dict()
    state = {name: torch.from_numpy(array).to(expected[name].dtype) for name, array in weights.items()}
    network.load_state_dict(state, assign=True)
    return network.eval().requires_grad_(requires_grad=False)
