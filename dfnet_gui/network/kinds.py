"""The kinds of networks that the program trains, loads and runs: one row each. Free of torch until one is built."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dfnet_gui.network.architecture import Architecture, GatedArchitecture, NetworkArchitecture
from dfnet_gui.network.layout import Shape, dfnet_shapes
from dfnet_gui.registry import Registry

if TYPE_CHECKING:
    from dfnet_gui.network.dfnet import CompletionNetwork


@dataclass(frozen=True)
class NetworkKind:
    """One kind of network.

    `build` makes the network of an architecture with fresh random weights; it may import torch. `shapes` gives the
    names and shapes of its weights without torch; where it is None they are asked of a network that is built without
    memory, so that such a kind can be loaded only where torch is.
    """

    architecture: type[NetworkArchitecture]
    build: "Callable[[Any], CompletionNetwork]"
    shapes: Callable[[Any], dict[str, Shape]] | None = None

    @property
    def name(self) -> str:
        """What `network = …` in a training file and a manifest says."""
        return self.architecture.kind


def _dfnet(architecture: Architecture) -> "CompletionNetwork":
    from dfnet_gui.network.dfnet import DFNet

    return DFNet(architecture)


def _gated(architecture: GatedArchitecture) -> "CompletionNetwork":
    from dfnet_gui.network.gated import GatedUNet

    return GatedUNet(architecture)


KINDS: Registry[NetworkKind] = Registry(
    NetworkKind(Architecture, _dfnet, dfnet_shapes),
    NetworkKind(GatedArchitecture, _gated),
)


def kind_of(architecture: NetworkArchitecture) -> NetworkKind:
    """The row of an architecture; KeyError where its kind is not registered."""
    return KINDS[architecture.kind]


def architecture_from_dict(values: Mapping[str, Any]) -> NetworkArchitecture:
    """Plain values to an architecture; `network` names the kind, a DFNet without it.

    Raises TypeError or ValueError on anything else.
    """
    if not isinstance(values, Mapping):
        raise TypeError("an architecture is an object with names and values")
    name = values.get("network", Architecture.kind)
    if name not in KINDS:
        raise ValueError(f"network must be one of {', '.join(KINDS.names)}, not {name!r}")
    return KINDS[name].architecture.from_dict(values)


def expected_shapes(architecture: NetworkArchitecture) -> dict[str, Shape]:
    """What a state dictionary of that network holds. Imports torch for kinds that do not know it without."""
    kind = kind_of(architecture)
    if kind.shapes is not None:
        return kind.shapes(architecture)
    import torch

    with torch.device("meta"):
        return {name: tuple(tensor.shape) for name, tensor in kind.build(architecture).state_dict().items()}
