"""Every kind of network that is registered can be described, built and weighed."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import pytest

from dfnet_gui.network.architecture import Architecture, GatedArchitecture, NetworkArchitecture
from dfnet_gui.network.dfnet import CompletionNetwork, DFNet
from dfnet_gui.network.kinds import KINDS, NetworkKind, architecture_from_dict, expected_shapes, kind_of

SMALL = Architecture(base_channels=4, max_channels=8, encoder_kernels=(3, 3), fused_scales=(0, 1))
SMALL_GATED = GatedArchitecture(channels=(4, 6), fused_scales=(0,))


@pytest.mark.parametrize("architecture", [SMALL, SMALL_GATED], ids=["dfnet", "gated"])
def test_its_shapes_are_those_of_the_network_that_it_builds(architecture: NetworkArchitecture) -> None:
    network = kind_of(architecture).build(architecture)
    shapes = {name: tuple(tensor.shape) for name, tensor in network.state_dict().items()}
    assert dict(expected_shapes(architecture)) == shapes
    assert architecture_from_dict(architecture.as_dict()) == architecture


def test_a_name_that_is_none_is_refused_with_those_that_are() -> None:
    with pytest.raises(ValueError, match=r"one of dfnet, gated-unet, not 'other'"):
        architecture_from_dict({"network": "other"})
    with pytest.raises(TypeError):
        architecture_from_dict([])  # type: ignore[arg-type]


@dataclass(frozen=True, kw_only=True)
class _Other(NetworkArchitecture):
    """Somebody else's network."""

    kind: ClassVar[str] = "other"
    width: int = 4

    @property
    def multiple(self) -> int:
        return 4


def _build(_architecture: _Other) -> CompletionNetwork:
    return DFNet(SMALL)


@pytest.fixture
def other() -> Iterator[None]:
    KINDS.add(NetworkKind(_Other, _build))
    yield
    KINDS.remove("other")


@pytest.mark.usefixtures("other")
def test_a_row_more_is_a_network_more() -> None:
    architecture = architecture_from_dict({"network": "other", "width": 7, "fused_scales": [0, 1]})
    assert architecture == _Other(width=7, fused_scales=(0, 1))
    assert architecture_from_dict(architecture.as_dict()) == architecture
    assert expected_shapes(architecture) == expected_shapes(SMALL)


def test_describing_a_dfnet_does_not_load_pytorch() -> None:
    code = (
        "import sys\nfrom dfnet_gui.network.kinds import architecture_from_dict, expected_shapes\n"
        "assert expected_shapes(architecture_from_dict({}))\nprint('torch' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
