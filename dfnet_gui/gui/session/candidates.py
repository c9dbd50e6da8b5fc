"""The ways in which one hole was filled, one of which lies over the photo. Nothing of Qt; GUI thread."""

from dataclasses import dataclass, replace

import numpy as np

from dfnet_gui.document.document import Document
from dfnet_gui.document.patches import Layer
from dfnet_gui.engine.request import Completion, CompletionRequest
from dfnet_gui.imaging.arrays import BoolArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.pieces.fill import VARIANTS


@dataclass(frozen=True, eq=False)
class Candidates:
    """`request` asked for the last of `found`, which stand in the order in which they came.

    `are_wanted`: somebody asked for another one than those that come by themselves.
    """

    document: Document
    request: CompletionRequest
    found: tuple[Completion, ...] = ()
    are_wanted: bool = False

    @property
    def chosen(self) -> Completion | None:
        """The one that the document's last step laid; None if that did something else."""
        return self._like(self.document.last_layer)

    @property
    def are_all(self) -> bool:
        """Whether no other way is left, with what may be copied now."""
        return not self._is_barred_anew and self._detailed_ways >= len(VARIANTS)

    def with_found(
        self, request: CompletionRequest, completion: Completion, *, is_wanted: bool = False
    ) -> "Candidates":
        """One more, which somebody asked for or which came by itself."""
        wanted = self.are_wanted or is_wanted
        return replace(self, request=request, found=(*self.found, completion), are_wanted=wanted)

    def with_renamed(self, completion: Completion, request_id: int) -> tuple["Candidates", Completion]:
        """The same ones, one of them under another id, by which it is told from where it lies already; and that one."""
        renamed = replace(completion, request_id=request_id)
        return replace(self, found=tuple(renamed if each is completion else each for each in self.found)), renamed

    def next_request(self, request_id: int) -> CompletionRequest:
        """The same hole once more: in the next way, or in the best one if other pixels are barred now."""
        request = replace(self.request, id=request_id, pixels=self.document.patched.snapshot(), detail="detailed")
        if self._is_barred_anew:
            return replace(request, barred=self._barred_now, variant=0)
        return replace(request, variant=self._detailed_ways % len(VARIANTS))

    @property
    def _detailed_ways(self) -> int:
        """How many of the ways were gone with the pixels barred that the last request barred."""
        return self.request.variant + 1 if self.request.detail == "detailed" else 0

    @property
    def _barred_now(self) -> BoolArray | None:
        return barred_of(self.document, Bounds.of_array(self.request.hole).moved(*self.request.origin))

    @property
    def _is_barred_anew(self) -> bool:
        before, now = self.request.barred, self._barred_now
        if before is None or now is None:
            return before is not now
        return not np.array_equal(before, now)

    def _like(self, layer: Layer | None) -> Completion | None:
        if not isinstance(layer, Completion):
            return None
        return next((each for each in self.found if each.request_id == layer.request_id), None)


def barred_of(document: Document, place: Bounds) -> BoolArray | None:
    """A copy of what is barred at `place`; None where nothing is."""
    if document.barred_bounds.intersected(place).is_empty:
        return None
    barred = document.barred[place.slices]
    return barred.copy() if barred.any() else None
