"""One undoable step: what was painted, part by part, and the list of removals, before and after."""

from dataclasses import dataclass, replace

from dfnet_gui.document.painted import PaintedKind
from dfnet_gui.document.removals import Layer, Removal, Removals, differing, places_of
from dfnet_gui.imaging.arrays import ByteArray
from dfnet_gui.imaging.bounds import Bounds


@dataclass(frozen=True, eq=False)
class Part:
    """What was painted (packed bits) within `bounds`, before and after."""

    bounds: Bounds
    before: ByteArray
    after: ByteArray
    kind: PaintedKind = "hole"

    @property
    def nbytes(self) -> int:
        """Memory that it holds."""
        return self.before.nbytes + self.after.nbytes


@dataclass(frozen=True)
class State:
    """What a document is beside what is painted. `feather_px`: how far, in photo pixels, the next fill fades in.

    `edited`: a removal whose mask was brought back, and its place in the list: the next fill has its name and place.
    """

    removals: Removals = ()
    feather_px: float = 0.0
    edited: tuple[Removal, int] | None = None


@dataclass(frozen=True, eq=False)
class Patch:
    """One step of the history; `layer` is the completion that it laid over the photo, `text` says what was done.

    Steps that follow each other with the same `joins` (not empty) become one, as those of a slider that is dragged.
    """

    parts: tuple[Part, ...]
    before: State
    after: State
    layer: Layer | None = None
    text: str = ""
    joins: tuple[object, ...] = ()

    @property
    def bounds(self) -> Bounds:
        """Around all that it changed."""
        changed = differing(self.before.removals, self.after.removals)
        return Bounds.around(part.bounds for part in self.parts).united(places_of(changed))

    @property
    def nbytes(self) -> int:
        """Memory that it holds, its layer's included."""
        return sum(part.nbytes for part in self.parts) + (self.layer.nbytes if self.layer else 0)

    @property
    def paints(self) -> bool:
        """Whether it changed the mask."""
        return any(part.kind == "hole" for part in self.parts)


class Exchange:
    """Puts the layer `new` in the place of `old`, in removals, states and steps; one removal becomes one other."""

    def __init__(self, old: Layer, new: Layer) -> None:
        self._old, self._new = old, new
        self._others: dict[int, tuple[Removal, Removal]] = {}
        self._states: dict[int, tuple[State, State]] = {}

    def step(self, patch: Patch) -> Patch:
        """The same step with the new layer."""
        before, after = self.state(patch.before), self.state(patch.after)
        if before is patch.before and after is patch.after:
            return patch
        return replace(patch, before=before, after=after, layer=self._new if patch.layer is self._old else patch.layer)

    def state(self, state: State) -> State:
        """The same state with the new layer."""
        if all(each.layer is not self._old for each in state.removals):
            return state
        made = replace(state, removals=tuple(self._removal(each) for each in state.removals))
        return self._states.setdefault(id(state), (state, made))[1]

    def _removal(self, removal: Removal) -> Removal:
        if removal.layer is not self._old:
            return removal
        if id(removal) not in self._others:
            self._others[id(removal)] = (removal, replace(removal, layer=self._new))
        return self._others[id(removal)][1]
