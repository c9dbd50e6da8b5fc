"""The ways in which one hole was filled, one of which lies over the photo. Nothing of Qt; GUI thread."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from dfnet_gui.document.document import Document
from dfnet_gui.document.removals import Removal
from dfnet_gui.engine.request import Completion, CompletionRequest
from dfnet_gui.errors import MaskError
from dfnet_gui.imaging.arrays import BoolArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.pieces.fill import VARIANTS


@dataclass(frozen=True, eq=False)
class Candidates:
    """`request` asked for the last of `found`, which stand in the order in which they came.

    `removal_id`: the removal that one of them is the layer of. `are_wanted`: somebody asked for another one than those
    that come by themselves. `laid_as`: by the id of each request, the place in `found` of what it gave.
    """

    document: Document
    removal_id: int
    request: CompletionRequest
    found: tuple[Completion, ...] = ()
    are_wanted: bool = False
    laid_as: Mapping[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Document, removal: Removal) -> "Candidates | None":
        """A removal's fill alone, of which nothing else is known any more; None if it is no completion."""
        fill = removal.layer
        if not isinstance(fill, Completion):
            return None
        hole = np.zeros((document.bounds.height, document.bounds.width), bool)
        for place in fill.places:
            part = place.intersected(document.bounds)
            hole[part.slices] |= fill.covered(part)
        try:
            request = CompletionRequest.from_photo(
                document.patched,
                hole,
                hole_bounds=fill.bounds,
                request_id=fill.request_id,
                alpha=document.original.alpha,
                wants_maps=False,
            )
        except MaskError:
            return None
        return cls(document, removal.id, request).with_found(
            replace(request, detail=fill.detail, variant=fill.variant), fill
        )

    @classmethod
    def known_again(
        cls, document: Document, removal: Removal, fills: Sequence[Completion], *, ways: int, are_wanted: bool
    ) -> "Candidates | None":
        """Those that were found for a removal before it was saved; `ways`: how many of them were gone."""
        alone = cls.of(document, removal)
        if alone is None or not fills:
            return alone
        request = replace(alone.request, detail="detailed" if ways else "fast", variant=max(0, ways - 1))
        laid_as = {each.request_id: place for place, each in enumerate(fills)}
        return cls(document, removal.id, request, tuple(fills), are_wanted, laid_as)

    @property
    def removal(self) -> Removal | None:
        """The one that they are for, as it is now; None if it was undone or taken out."""
        return next((each for each in self.document.removals if each.id == self.removal_id), None)

    @property
    def chosen(self) -> Completion | None:
        """The one that lies over the photo."""
        layer = self.removal.layer if self.removal else None
        place = self.laid_as.get(layer.request_id) if isinstance(layer, Completion) else None
        return self.found[place] if place is not None else None

    @property
    def nbytes(self) -> int:
        """Memory of those that do not lie over the photo."""
        chosen = self.chosen
        return sum(each.nbytes for each in self.found if each is not chosen)

    @property
    def are_all(self) -> bool:
        """Whether no other way is left, with what may be copied now."""
        return not self._is_barred_anew and self.ways >= len(VARIANTS)

    def with_found(
        self, request: CompletionRequest, completion: Completion, *, is_wanted: bool = False
    ) -> "Candidates":
        """One more, which somebody asked for or which came by itself; no more if it is alike to one of them."""
        alike = (place for place, each in enumerate(self.found) if _are_alike(each, completion))
        place = next(alike, len(self.found))
        return replace(
            self,
            request=request,
            found=self.found if place < len(self.found) else (*self.found, completion),
            are_wanted=self.are_wanted or is_wanted,
            laid_as={**self.laid_as, completion.request_id: place},
        )

    def next_request(self, request_id: int) -> CompletionRequest:
        """The same hole once more: in the next way, or in the best one if other pixels are barred now."""
        pixels = self.document.seen_without(self.removal) if self.removal else self.document.patched.snapshot()
        request = replace(self.request, id=request_id, pixels=pixels, detail="detailed")
        if self._is_barred_anew:
            return replace(request, barred=self._barred_now, variant=0)
        return replace(request, variant=self.ways % len(VARIANTS))

    @property
    def ways(self) -> int:
        """How many of the ways were gone with the pixels barred that the last request barred."""
        return self.request.variant + 1 if self.request.detail == "detailed" else 0

    @property
    def _barred_now(self) -> BoolArray | None:
        return barred_of(self.document, self.request.bounds.moved(*self.request.origin))

    @property
    def _is_barred_anew(self) -> bool:
        before, now = self.request.barred, self._barred_now
        if before is None or now is None:
            return before is not now
        return not np.array_equal(before, now)


def _are_alike(one: Completion, other: Completion) -> bool:
    return one.places == other.places and all(
        np.array_equal(own.pixels[own.hole], others.pixels[own.hole])
        for own, others in zip(one.fills, other.fills, strict=True)
    )


def barred_of(document: Document, place: Bounds) -> BoolArray | None:
    """A copy of what is barred at `place`; None where nothing is."""
    if document.barred_bounds.intersected(place).is_empty:
        return None
    barred = document.barred[place.slices]
    return barred.copy() if barred.any() else None
