"""How the networks are built, as plain values: their widths, depths and fused scales. Free of torch."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, ClassVar, Self

IMAGE_CHANNELS = 3
INPUT_CHANNELS = IMAGE_CHANNELS + 1
LEAKY_SLOPE = 0.2
BLEND_WIDTH = 32
_KIND_KEY = "network"
_MOST_STEPS, _MOST_LEVELS = 12, 8
"""Deeper networks would halve the largest working size to less than a pixel, or nearly so."""
_LEAST_KERNEL, _MOST_KERNEL = 2, 15


@dataclass(frozen=True, kw_only=True)
class NetworkArchitecture(ABC):
    """What the program must know of a completion network's build. A network of another kind derives its own.

    The fields are what a training file says under `[architecture]` and a manifest repeats. `__post_init__` raises
    TypeError or ValueError for a build that can't be.
    """

    kind: ClassVar[str]
    """The name in training files and manifests."""
    fused_scales: tuple[int, ...] = (0,)
    """The scales that end in a fusion block, finest first."""

    @property
    @abstractmethod
    def multiple(self) -> int:
        """Height and width of an input must be multiples of this many pixels."""

    def as_dict(self) -> dict[str, Any]:
        """Plain values for a manifest."""
        return {_KIND_KEY: self.kind, **_plain(self)}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """The opposite of `as_dict`; raises TypeError or ValueError on anything else."""
        if not isinstance(values, Mapping):
            raise TypeError("an architecture is an object with names and values")
        plain = {k: tuple(v) if isinstance(v, list) else v for k, v in values.items() if k != _KIND_KEY}
        return cls(**plain)

    def _check_scales(self, depth: int) -> None:
        scales = self.fused_scales
        if not scales or sorted(set(scales)) != list(scales) or not 0 <= scales[0] <= scales[-1] < depth:
            raise ValueError(f"fused scales must rise, from 0 at least, and stay below {depth}")


def _plain(architecture: NetworkArchitecture) -> dict[str, Any]:
    return {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(architecture).items()}


@dataclass(frozen=True, kw_only=True)
class Architecture(NetworkArchitecture):
    """Width and depth of a DFNet; the defaults are the published network."""

    kind: ClassVar[str] = "dfnet"
    base_channels: int = 64
    max_channels: int = 512
    encoder_kernels: tuple[int, ...] = (7, 5, 5, 3, 3, 3, 3, 3)
    fused_scales: tuple[int, ...] = (0, 1, 2, 3, 4, 5)

    def __post_init__(self) -> None:
        depth = len(self.encoder_kernels)
        if not 1 <= depth <= _MOST_STEPS:
            raise ValueError(f"a DFNet has 1 to {_MOST_STEPS} encoder steps, not {depth}")
        if self.base_channels < 1 or self.max_channels < self.base_channels:
            raise ValueError("channel counts must be positive, and the top no smaller than the base")
        if any(kernel < _LEAST_KERNEL or kernel > _MOST_KERNEL for kernel in self.encoder_kernels):
            raise ValueError(f"encoder kernels must be {_LEAST_KERNEL} to {_MOST_KERNEL} pixels wide")
        self._check_scales(depth)

    @property
    def multiple(self) -> int:
        """Each encoder step halves a side."""
        return int(2 ** len(self.encoder_kernels))

    @property
    def encoder_channels(self) -> tuple[int, ...]:
        """Output channels of each encoder step, finest first."""
        steps = range(len(self.encoder_kernels))
        return tuple(min(self.base_channels * 2**i, self.max_channels) for i in steps)

    def as_dict(self) -> dict[str, Any]:
        """Without the kind: manifests of DFNets never had it."""
        return _plain(self)


@dataclass(frozen=True, kw_only=True)
class GatedArchitecture(NetworkArchitecture):
    """Channels of each level, finest first, and the levels that end in a fusion block."""

    kind: ClassVar[str] = "gated-unet"
    channels: tuple[int, ...] = (24, 48, 96, 128, 128)
    fused_scales: tuple[int, ...] = (0, 1, 2)

    def __post_init__(self) -> None:
        if not isinstance(self.channels, tuple) or not all(isinstance(count, int) for count in self.channels):
            raise TypeError(f"channels must be whole numbers, not {self.channels!r}")
        if not 2 <= len(self.channels) <= _MOST_LEVELS or min(self.channels) < 1:
            raise ValueError(f"a gated U-Net has 2 to {_MOST_LEVELS} levels of at least 1 channel")
        self._check_scales(len(self.channels))

    @property
    def multiple(self) -> int:
        """Each level but the finest halves a side."""
        return int(2 ** (len(self.channels) - 1))
