"""Which networks there are, by the name that training files and manifests use."""

from collections.abc import Mapping
from typing import Any

from dfnet_gui.network.dfnet import Architecture, CompletionNetwork, DFNet
from dfnet_gui.network.gated import GatedArchitecture, GatedUNet

NetworkArchitecture = Architecture | GatedArchitecture
_KINDS: dict[str, type[Architecture] | type[GatedArchitecture]] = {
    "dfnet": Architecture,
    "gated-unet": GatedArchitecture,
}


def architecture_from_dict(values: Mapping[str, Any]) -> NetworkArchitecture:
    """Plain values to an architecture; `network` names the kind, a DFNet without it.

    Raises TypeError or ValueError on anything else.
    """
    if not isinstance(values, Mapping):
        raise TypeError("an architecture is an object with names and values")
    kind = values.get("network", "dfnet")
    if kind not in _KINDS:
        raise ValueError(f"network must be one of {', '.join(_KINDS)}, not {kind!r}")
    return _KINDS[kind].from_dict(values)


def build_network(architecture: NetworkArchitecture) -> CompletionNetwork:
    """A network of that build with fresh random weights."""
    if isinstance(architecture, GatedArchitecture):
        return GatedUNet(architecture)
    return DFNet(architecture)
