"""Networks are folded, or it is said why not."""

import pytest

from dfnet_gui.engine.backends.boxed.folding import FoldedDFNet, fold
from dfnet_gui.network import Architecture, DFNet
from dfnet_gui.network.checkpoint import LoadedModel
from dfnet_gui.network.manifest import Manifest

MULTIPLE = 32


def _folded(network: DFNet) -> FoldedDFNet:
    manifest = Manifest(name="any", sha256="", architecture=network.architecture, working_size=MULTIPLE)
    return fold(LoadedModel.of(network, manifest).weights, network.architecture)


def test_a_network_without_the_finest_fusion_can_not_be_folded() -> None:
    with pytest.raises(ValueError, match="scale 0"):
        _folded(DFNet(Architecture(base_channels=2, max_channels=2, encoder_kernels=(3, 3), fused_scales=(1,))))
