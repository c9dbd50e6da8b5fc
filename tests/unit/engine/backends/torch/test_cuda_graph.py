"""Norms that are folded into convolutions change nothing."""

import pytest
import torch
from torch import nn

from dfnet_gui.engine.backends.torch.cuda_graph import with_folded_norms
from dfnet_gui.network import Architecture, DFNet, GatedArchitecture, GatedUNet
from dfnet_gui.network.dfnet import CompletionNetwork
from tests.unit.engine.lively import lively

GATED = GatedArchitecture(channels=(4, 6, 8), fused_scales=(0, 1))


COARSE = Architecture(base_channels=4, max_channels=8, encoder_kernels=(5, 3, 3), fused_scales=(1, 2))


def _networks() -> dict[str, CompletionNetwork]:
    torch.manual_seed(8)
    builds = {
        "odd kernels": Architecture(base_channels=4, max_channels=8, encoder_kernels=(7, 5, 3), fused_scales=(0, 1)),
        "even kernels": Architecture(base_channels=4, max_channels=8, encoder_kernels=(4, 2, 6), fused_scales=(0, 2)),
        "coarse": COARSE,
    }
    networks: dict[str, CompletionNetwork] = {name: lively(DFNet(build)) for name, build in builds.items()}
    return {**networks, "gated": lively(GatedUNet(GATED))}


@pytest.mark.parametrize("name", ["odd kernels", "even kernels", "coarse", "gated"])
def test_folded_norms_change_nothing_but_the_time(name: str) -> None:
    network = _networks()[name]
    before = {key: tensor.clone() for key, tensor in network.state_dict().items()}
    folded = with_folded_norms(network)
    assert not any(isinstance(module, nn.BatchNorm2d) for module in folded.modules())
    image, mask = torch.rand(2, 3, 32, 48), (torch.rand(2, 1, 32, 48) > 0.3).float()
    with torch.no_grad():
        expected, given = network(image, mask), folded(image, mask)
    for kinds in zip(expected, given, strict=True):
        for one, other in zip(*kinds, strict=True):
            torch.testing.assert_close(other, one, rtol=0, atol=2e-6)
    for key, tensor in network.state_dict().items():
        torch.testing.assert_close(tensor, before[key], rtol=0, atol=0, msg="the network itself stays")
