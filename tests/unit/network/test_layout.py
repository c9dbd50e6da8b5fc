"""The names and shapes that are known without a network are those that it has."""

import pytest
import torch

from dfnet_gui.network import Architecture, GatedArchitecture
from dfnet_gui.network.architecture import NetworkArchitecture
from dfnet_gui.network.construction import build_network
from dfnet_gui.network.kinds import expected_shapes
from dfnet_gui.network.manifest import read_manifest
from dfnet_gui.paths import models_dir


def _of_built_in(name: str) -> NetworkArchitecture:
    manifest = read_manifest(models_dir() / f"{name}.safetensors")
    assert manifest is not None
    return manifest.architecture


def _dfnet(kernels: tuple[int, ...], scales: tuple[int, ...], base: int = 4, top: int = 8) -> Architecture:
    return Architecture(base_channels=base, max_channels=top, encoder_kernels=kernels, fused_scales=scales)


def _gated(channels: tuple[int, ...], scales: tuple[int, ...]) -> GatedArchitecture:
    return GatedArchitecture(channels=channels, fused_scales=scales)


ARCHITECTURES: dict[str, NetworkArchitecture] = {
    "published": Architecture(),
    "compact": _of_built_in("dfnet-compact"),
    "odd kernels": _dfnet((7, 5, 3), (0, 1)),
    "even kernels": _dfnet((4, 2, 6), (0, 2)),
    "odd and even kernels": _dfnet((2, 3, 14, 15), (0, 1, 2, 3)),
    "one scale": _dfnet((5, 3, 3, 3), (0,)),
    "scales with a gap": _dfnet((5, 3, 3, 3), (0, 3)),
    "not the finest scale": _dfnet((5, 3, 3), (1, 2)),
    "the coarsest scale alone": _dfnet((5, 3, 3), (2,)),
    "one step": _dfnet((3,), (0,), 1, 1),
    "as wide everywhere": _dfnet((3, 3, 3), (0, 1), 6, 6),
    "a top between two doublings": _dfnet((3, 3, 3, 3), (0, 1), 3, 10),
    "gated": GatedArchitecture(),
    "gated, built in": _of_built_in("gated-unet"),
    "gated, two levels": _gated((5, 3), (0,)),
    "gated, scales with a gap": _gated((4, 6, 8), (0, 2)),
    "gated, not the finest scale": _gated((4, 6, 8, 10), (1, 3)),
    "gated, one channel": _gated((1, 1, 1), (0, 1, 2)),
    "gated, eight levels": _gated((2, 3, 4, 5, 6, 7, 8, 9), (0, 7)),
}


@pytest.mark.parametrize("name", ARCHITECTURES)
def test_expected_shapes_are_those_of_the_network(name: str) -> None:
    with torch.device("meta"):
        network = build_network(ARCHITECTURES[name])
    shapes = expected_shapes(ARCHITECTURES[name])
    wanted = {key: tuple(tensor.shape) for key, tensor in network.state_dict().items()}
    assert set(shapes) == set(wanted)
    assert shapes == wanted
