"""How the networks are built, as plain values: their widths, depths and fused scales. Free of torch."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Protocol, Self

IMAGE_CHANNELS = 3
INPUT_CHANNELS = IMAGE_CHANNELS + 1
LEAKY_SLOPE = 0.2
BLEND_WIDTH = 32


class AnyArchitecture(Protocol):
    """What the engine needs to know of any completion network's build."""

    @property
    def multiple(self) -> int:
        """Height and width of an input must be multiples of this many pixels."""

    @property
    def fused_scales(self) -> tuple[int, ...]:
        """The scales that end in a fusion block, finest first."""

    def as_dict(self) -> dict[str, Any]:
        """Plain values for a manifest."""


@dataclass(frozen=True, kw_only=True)
class Architecture:
    """Width and depth of a DFNet; the defaults are the published network."""

    base_channels: int = 64
    max_channels: int = 512
    encoder_kernels: tuple[int, ...] = (7, 5, 5, 3, 3, 3, 3, 3)
    fused_scales: tuple[int, ...] = (0, 1, 2, 3, 4, 5)

    def __post_init__(self) -> None:
        depth = len(self.encoder_kernels)
        if not 1 <= depth <= 12:
            raise ValueError(f"a DFNet has 1 to 12 encoder steps, not {depth}")
        if self.base_channels < 1 or self.max_channels < self.base_channels:
            raise ValueError("channel counts must be positive, and the top no smaller than the base")
        if any(kernel < 2 or kernel > 15 for kernel in self.encoder_kernels):
            raise ValueError("encoder kernels must be 2 to 15 pixels wide")
        scales = self.fused_scales
        if not scales or sorted(set(scales)) != list(scales) or not 0 <= scales[0] <= scales[-1] < depth:
            raise ValueError(f"fused scales must rise, from 0 at least, and stay below {depth}")

    @property
    def multiple(self) -> int:
        """Height and width of an input must be multiples of this many pixels."""
        return int(2 ** len(self.encoder_kernels))

    @property
    def encoder_channels(self) -> tuple[int, ...]:
        """Output channels of each encoder step, finest first."""
        steps = range(len(self.encoder_kernels))
        return tuple(min(self.base_channels * 2**i, self.max_channels) for i in steps)

    def as_dict(self) -> dict[str, Any]:
        """Plain values for a manifest."""
        return {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(self).items()}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """The opposite of `as_dict`; raises TypeError or ValueError on anything else."""
        if not isinstance(values, Mapping):
            raise TypeError("an architecture is an object with names and values")
        plain: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in values.items() if k != "network"}
        return cls(**plain)


@dataclass(frozen=True, kw_only=True)
class GatedArchitecture:
    """Channels of each level, finest first, and the levels that end in a fusion block."""

    channels: tuple[int, ...] = (24, 48, 96, 128, 128)
    fused_scales: tuple[int, ...] = (0, 1, 2)

    def __post_init__(self) -> None:
        if not isinstance(self.channels, tuple) or not all(isinstance(count, int) for count in self.channels):
            raise TypeError(f"channels must be whole numbers, not {self.channels!r}")
        if not 2 <= len(self.channels) <= 8 or min(self.channels) < 1:
            raise ValueError("a gated U-Net has 2 to 8 levels of at least 1 channel")
        scales = self.fused_scales
        if not scales or sorted(set(scales)) != list(scales) or not 0 <= scales[0] <= scales[-1] < len(self.channels):
            raise ValueError(f"fused scales must rise, from 0 at least, and stay below {len(self.channels)}")

    @property
    def multiple(self) -> int:
        """Height and width of an input must be multiples of this many pixels."""
        return int(2 ** (len(self.channels) - 1))

    def as_dict(self) -> dict[str, Any]:
        """Plain values for a manifest."""
        plain = {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(self).items()}
        return {"network": "gated-unet", **plain}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """The opposite of `as_dict`; raises TypeError or ValueError on anything else."""
        plain = {k: tuple(v) if isinstance(v, list) else v for k, v in values.items() if k != "network"}
        return cls(**plain)


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
