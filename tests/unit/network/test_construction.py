"""A network from its architecture, and from its weights."""

import numpy as np
import pytest
import torch

from dfnet_gui.network.architecture import Architecture, GatedArchitecture, NetworkArchitecture
from dfnet_gui.network.construction import build_network, network_of

SMALL = Architecture(base_channels=4, max_channels=8, encoder_kernels=(3, 3), fused_scales=(0, 1))


@pytest.mark.parametrize("architecture", [SMALL, GatedArchitecture(channels=(4, 6), fused_scales=(0,))], ids=["d", "g"])
def test_weights_make_the_same_network_ready_for_use(architecture: NetworkArchitecture) -> None:
    original = build_network(architecture).eval()
    weights = {name: tensor.detach().numpy() for name, tensor in original.state_dict().items()}
    network = network_of(architecture, weights)
    assert not network.training
    assert not any(parameter.requires_grad for parameter in network.parameters())
    image, mask = torch.rand(1, 3, 8, 8), torch.ones(1, 1, 8, 8)
    with torch.no_grad():
        torch.testing.assert_close(network(image, mask).results[0], original(image, mask).results[0], rtol=0, atol=0)


def test_half_precision_weights_become_single() -> None:
    weights = {
        name: tensor.detach().numpy().astype(np.float16) if tensor.is_floating_point() else tensor.numpy()
        for name, tensor in build_network(SMALL).state_dict().items()
    }
    network = network_of(SMALL, weights)
    assert {parameter.dtype for parameter in network.parameters()} == {torch.float32}


def test_missing_weights_are_noticed() -> None:
    weights = {name: tensor.detach().numpy() for name, tensor in build_network(SMALL).state_dict().items()}
    weights.pop(next(iter(weights)))
    with pytest.raises(RuntimeError, match="Missing key"):
        network_of(SMALL, weights)
