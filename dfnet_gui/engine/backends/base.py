"""What the engine needs of a backend. Arrays go in and come out; where they are computed is the backend's own.

The contract stands below everything that fulfils it: it imports no implementation.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from dfnet_gui.imaging.arrays import FloatArray
from dfnet_gui.imaging.bounds import Bounds

if TYPE_CHECKING:
    from dfnet_gui.engine.device import Device
    from dfnet_gui.network.checkpoint import LoadedModel

Precision = Literal["auto", "fp32", "bf16", "fp16"]
PRECISIONS: tuple[Precision, ...] = ("auto", "fp32", "bf16", "fp16")


class Fused(NamedTuple):
    """`result` and `alpha`, (N, 3, h, w) float32 in [0, 1]."""

    result: FloatArray
    alpha: FloatArray


class Looked(NamedTuple):
    """What all fusion blocks of a network give, finest first: float32 (N, 3, h, w) in [0, 1], of whole regions."""

    results: Sequence[FloatArray]
    alphas: Sequence[FloatArray]
    raws: Sequence[FloatArray]


Look = Callable[[FloatArray, FloatArray], Looked]
"""From what `Forward.run` takes; in fp32."""


class Forward(Protocol):
    """Runs a network for boxes of regions. Use it from one thread at a time."""

    @property
    def label(self) -> str:
        """Library and precision, for people, as `PyTorch fp32`."""

    @property
    def batch(self) -> int:
        """How many regions at once are no slower than one after the other."""

    def run(self, started: FloatArray, mask: FloatArray, box: Bounds) -> Fused:
        """Result and alpha of the finest scale at `box` (network pixels).

        `started`: (N, 3, H, W) float32 in [0, 1] with the start in the hole; `mask`: (N, 1, H, W), 1 = known.
        """

    def look(self, started: FloatArray, mask: FloatArray) -> Looked:
        """All that the fusion blocks give for whole regions."""

    def forget(self) -> None:
        """Give up memory that was kept to be faster the next time."""


@dataclass(frozen=True)
class Candidate:
    """A way to compute that can be tried: its library, its precision and how to make it."""

    backend: str
    precision: str
    make: Callable[[], Forward]

    @property
    def name(self) -> str:
        """Names it in the kept choice."""
        return f"{self.backend}-{self.precision}"


@dataclass(frozen=True)
class Backend:
    """One library that computes networks: a row of `registry.BACKENDS`.

    `label` is its name for people. `missing` says in a few words why it is not there, empty if it is; it loads
    nothing. `candidates` gives what it can do for a model on a device in a precision (`auto`: each worth trying);
    asked only where nothing is missing, and imports the library only when a candidate is made. `libraries` are
    what it imports beside the core's own, by names that are those of their distributions, too.
    """

    name: str
    label: str
    missing: Callable[[], str]
    candidates: "Callable[[LoadedModel, Device, Precision], Iterable[Candidate]]"
    libraries: tuple[str, ...] = ()
