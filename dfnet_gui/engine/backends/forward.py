"""What the engine needs of a backend. Arrays go in and come out; where they are computed is the backend's own."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from dfnet_gui.engine.backends.boxed import BoxedForward, Fused
from dfnet_gui.engine.request import FloatArray
from dfnet_gui.imaging.bounds import Bounds


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


class BoxedBackend:
    """A boxed forward on the CPU as the engine sees it; `look` gives the maps of whole regions."""

    def __init__(self, forward: BoxedForward, label: str, look: Look) -> None:
        self._forward, self.label, self._look = forward, label, look
        self.batch = 1

    def run(self, started: FloatArray, mask: FloatArray, box: Bounds) -> Fused:
        """Result and alpha at `box`."""
        return self._forward.run(started, mask, box)

    def look(self, started: FloatArray, mask: FloatArray) -> Looked:
        """All that the fusion blocks give."""
        return self._look(started, mask)

    def forget(self) -> None:
        """Give up the kept features."""
        self._forward.forget()
