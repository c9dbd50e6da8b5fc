"""An open photo: the untouched original, the hole painted on it, and the removals laid over it."""

import time
from dataclasses import replace

from dfnet_gui.document.history import History, usual_budget
from dfnet_gui.document.masked import Masked
from dfnet_gui.document.masking import Parts
from dfnet_gui.document.patches import Exchange, Patch, State
from dfnet_gui.document.removals import Layer, Removal, Removals, differing, meet
from dfnet_gui.document.rendering import render
from dfnet_gui.imaging.arrays import BoolArray, PixelArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.packed_mask import PackedMask
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.tiles import PatchedPixels
from dfnet_gui.wording import tr_later


class Document(Masked):
    """One photo and all that was done to it. Every change returns the Bounds to repaint.

    `original` is never written to; `patched` is the original with the removals over it; `hole` is
    bool, H×W, True = to be filled, and `barred` likewise what no fill is copied from. What a change costs grows with
    the change, not with the photo. Use it from one thread.
    """

    def __init__(self, photo: Photo, *, history_bytes: int | None = None) -> None:
        super().__init__(photo.height, photo.width)
        self.original = photo
        self.patched = PatchedPixels(photo.pixels)
        self._state, self._last_id = State(), 0
        self._history: History[Patch] = History(history_bytes or usual_budget(photo.pixels.nbytes))
        self._saved_position = self._history.position

    @property
    def removals(self) -> Removals:
        """What lies over the photo, from the lowest to the highest, the hidden ones included."""
        return self._state.removals

    @property
    def layers(self) -> list[Layer]:
        """The completions that are shown."""
        return [removal.layer for removal in self.removals if removal.is_shown]

    @property
    def feather_px(self) -> float:
        """Within so many photo pixels from its edge the next fill fades in."""
        return self._state.feather_px

    @property
    def pixels(self) -> PixelArray:
        """A copy of the whole photo with the completions over it; `patched.read` copies a part."""
        return self.patched.whole()

    @property
    def bounds(self) -> Bounds:
        """The whole photo."""
        return self.patched.bounds

    @property
    def last_layer(self) -> Layer | None:
        """The completion that the last step laid; None if it painted. Steps that only bar, or only change how removals
        are shown, don't count."""
        last = next((step for step in reversed(list(self._history.steps)) if step.layer or step.paints), None)
        return last.layer if last is not None else None

    @property
    def steps(self) -> tuple[list[Patch], list[Patch]]:
        """The steps behind, oldest first, and those ahead, the next one first."""
        return list(self._history.steps), list(self._history.ahead)

    @property
    def is_changed(self) -> bool:
        """Whether there is work that was neither exported nor saved."""
        return self._history.position != self._saved_position or self.is_painting

    @property
    def can_undo(self) -> bool:
        """Whether `undo` would do something."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether `redo` would do something."""
        return self._history.can_redo

    @property
    def position(self) -> int:
        """Names the present state of the history, for `mark_saved`."""
        return self._history.position

    def mark_saved(self, position: int) -> None:
        """Call after an export of the state named `position`: that state is safe."""
        self._saved_position = position

    def _push_parts(self, parts: Parts, text: str, feather_px: float = 0.0) -> Bounds:
        """Make a step of what was painted; none if nothing is different."""
        if not parts:
            return Bounds.EMPTY
        after = State(self.removals)  # without a hole nothing is left to fade in, or of what was edited
        if self.hole_pixels:
            after = replace(self._state, feather_px=max(self.feather_px, feather_px))
        return self._push(parts, after, text=text)

    def _push(
        self,
        parts: Parts,
        after: State,
        *,
        layer: Layer | None = None,
        text: str,
        joins: tuple[object, ...] = (),
    ) -> Bounds:
        """Add a step and show what it leads to; completions that are forgotten keep their pixels but not their maps."""
        patch, last = Patch(parts, self._state, after, layer, text, joins), self._history.last
        if joins and last is not None and last.joins == joins and not self.can_redo:
            self._history.amend(replace(patch, before=last.before))
            forgotten = []
        else:
            forgotten = self._history.push(patch)
        self._take(after)
        known = [step.layer for step in self._history.steps]
        for layer in (step.layer for step in forgotten):
            if layer is not None and layer not in known:
                self._exchange(layer, layer.without_maps())
        return patch.bounds

    def _take(self, state: State) -> None:
        """Make it the present state, and render what it shows otherwise."""
        changed = differing(self.removals, state.removals)
        self._state = state
        render(self.patched, self.removals, changed)

    def seen_without(self, removal: Removal) -> PatchedPixels:
        """A snapshot of the pixels with all other removals over them, as if that one was hidden."""
        seen = self.patched.snapshot()
        render(seen, [each for each in self.removals if each.id != removal.id], [removal])
        return seen

    def add_completion(
        self,
        layer: Layer,
        *,
        clear: BoolArray,
        clear_bounds: Bounds,
        painted: PackedMask | None = None,
        feather_px: float | None = None,
        text: str = tr_later("Complete"),
    ) -> Bounds:
        """Lay a completion or a touch over the photo and take `clear` (bool, at `clear_bounds`) off the hole.

        `painted`: what of it was painted, if that is less. `feather_px`: within how many photo pixels it fades in,
        where that is not the hole's own.
        """
        self.end_stroke()
        parts = self._masking.draw("hole", clear_bounds, clear, erase=True)
        self._last_id += 1
        painted = painted or PackedMask.of(clear, clear_bounds)
        own_px = self.feather_px if feather_px is None else feather_px
        removal = Removal(self._last_id, layer, painted, feather_px=own_px, made_at=time.time())
        after = replace(self._state, removals=(*self.removals, removal))
        if parts:
            after = self._instead_of_edited(removal)
        self._push(parts, after, layer=layer, text=text)
        return layer.bounds.united(clear_bounds)

    def _instead_of_edited(self, removal: Removal) -> State:
        """The state with a removal that fills the hole, where the one lay whose mask was brought back; but over all of
        which it covers something, for what is painted over them is to go."""
        removals, left_px = list(self.removals), self.feather_px if self.hole_pixels else 0.0
        edited, place = self._state.edited or (None, len(removals))
        if edited is not None:
            removal = replace(removal, name=edited.title, opacity=edited.opacity)
        over = (i + 1 for i, each in enumerate(removals) if i >= place and meet(each.layer, removal.layer))
        removals.insert(max((place, *over)), removal)
        return State(tuple(removals), left_px)

    def change_removals(
        self,
        removals: Removals,
        text: str,
        *,
        layer: Layer | None = None,
        joins: tuple[object, ...] = (),
        mask_of: Removal | None = None,
    ) -> Bounds:
        """Make another list of the removals, as one step called `text`; `layer` is a completion that is new in it, and
        the hole gets the mask of `mask_of` back. A step that follows one with the same `joins` becomes one with it.
        """
        self.end_stroke()
        parts: Parts = ()
        after = replace(self._state, removals=removals)
        if mask_of is not None:
            place = next(i for i, each in enumerate(self.removals) if each.id == mask_of.id)
            parts = self._masking.draw("hole", mask_of.painted.bounds, mask_of.painted.mask, erase=False)
            after = State(removals, mask_of.feather_px, (mask_of, place))
        return self._push(parts, after, layer=layer, text=text, joins=joins)

    def set_feather(self, feather_px: float) -> None:
        """Have the next fill fade in within so many photo pixels from its edge, as one step."""
        self.end_stroke()
        self._push((), replace(self._state, feather_px=feather_px), text=tr_later("Feather"), joins=("feather",))

    def mark_unsaved(self) -> None:
        """What is here now is nowhere else."""
        self._saved_position = -1

    def restore(self, removals: Removals, hole: BoolArray, barred: BoolArray, feather_px: float) -> None:
        """Make an untouched document what it was when it was saved: no step, and nothing that is not saved."""
        self._masking.restore("hole", hole)
        self._masking.restore("barred", barred)
        self._last_id = max((each.id for each in removals), default=0)
        self._take(State(removals, feather_px))

    def replace_completion(self, old: Layer, new: Layer) -> Bounds:
        """Lay `new` (of the same hole) in the place of `old`, as if it had been there from the first.

        Nothing happens when `old` was undone or taken out: then Bounds.EMPTY is returned. Strokes and removals that
        were made since stay, and so does the order of undo.
        """
        if all(removal.layer is not old for removal in self.removals):
            return Bounds.EMPTY
        self._exchange(old, new, is_other=True)
        return new.bounds

    def renew_layer(self, old: Layer, new: Layer) -> bool:
        """Put `new`, which has the same pixels, in the place of `old`, as no step of its own; False if that is gone."""
        if all(removal.layer is not old for removal in self.removals):
            return False
        self._exchange(old, new)
        return True

    def _exchange(self, old: Layer, new: Layer, *, is_other: bool = False) -> None:
        """Put `new` in the place of `old` in all states, behind and ahead; render it if it `is_other`."""
        with_new = Exchange(old, new)
        steps = list(self._history.steps)
        begins_with = any(removal.layer is old for removal in (steps[0].before if steps else self._state).removals)
        first = next((i for i, step in enumerate(steps) if step.layer is old), 0)
        self._history.exchange(with_new.step)
        self._state = with_new.state(self._state)
        if is_other:
            self._history.rename_since(None if begins_with else list(self._history.steps)[first])
            render(self.patched, self.removals, [each for each in self.removals if each.layer is new])

    def undo(self) -> Bounds:
        """Take the last step back; an open stroke is closed first."""
        self.end_stroke()
        patch = self._history.step_back()
        return self._stepped(patch, patch.before, is_back=True) if patch is not None else Bounds.EMPTY

    def redo(self) -> Bounds:
        """Do the last undone step again."""
        self.end_stroke()
        patch = self._history.step_forward()
        return self._stepped(patch, patch.after, is_back=False) if patch is not None else Bounds.EMPTY

    def _stepped(self, patch: Patch, state: State, *, is_back: bool) -> Bounds:
        self._masking.swap(patch.parts, is_back=is_back)
        self._take(state)
        return patch.bounds
