"""The document: strokes, completions, undo without loss."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from dfnet_gui.document.brush import draw_segment
from dfnet_gui.imaging.bounds import Bounds
from tests.unit.document.plain_fills import SIZE, PlainFill, complete, completed, noise_document


def test_a_stroke_is_one_step() -> None:
    document = noise_document()
    document.begin_stroke()
    for x in range(50, 300, 10):
        document.paint((x, 100), (x + 10, 120), 15.0)
    bounds = document.end_stroke()
    painted = document.hole.copy()
    assert painted.any()
    assert Bounds.of_mask(painted).intersected(bounds) == Bounds.of_mask(painted) == document.hole_bounds
    document.undo()
    assert not document.hole.any()
    assert not document.can_undo
    document.redo()
    np.testing.assert_array_equal(document.hole, painted)


def test_paint_touches_only_what_it_returns() -> None:
    document = noise_document()
    before = document.hole.copy()
    changed = document.paint((200.3, 90.8), (240.1, 140.9), 12.4)
    outside = np.ones(SIZE, bool)
    outside[changed.slices] = False
    np.testing.assert_array_equal(document.hole[outside], before[outside])


def test_erase_takes_away_exactly() -> None:
    document = noise_document()
    document.paint((100, 100), (200, 100), 30)
    document.end_stroke()
    whole = document.hole.copy()
    document.begin_stroke()
    document.paint((150, 100), (150, 100), 10, erase=True)
    document.end_stroke()
    disc = np.zeros(SIZE, bool)
    draw_segment(disc, (150, 100), (150, 100), 10, value=True)
    np.testing.assert_array_equal(document.hole, whole & ~disc)


def test_a_stroke_that_changes_nothing_is_no_step() -> None:
    document = noise_document()
    document.paint((10, 10), (20, 20), 5, erase=True)
    document.end_stroke()
    document.paint((-500, -500), (-400, -400), 5)
    document.end_stroke()
    assert not document.can_undo
    assert not document.is_changed


def test_completion_clears_its_hole_and_undo_brings_both_back() -> None:
    document = noise_document()
    document.paint((100, 100), (200, 150), 20)
    document.end_stroke()
    hole = document.hole.copy()
    complete(document, 7)
    assert not document.hole.any()
    assert (document.pixels[hole] == 7).all()
    np.testing.assert_array_equal(document.pixels[~hole], document.original.pixels[~hole])
    assert len(document.layers) == 1
    document.undo()
    np.testing.assert_array_equal(document.pixels, document.original.pixels)
    np.testing.assert_array_equal(document.hole, hole)
    assert document.layers == []
    document.redo()
    assert (document.pixels[hole] == 7).all()
    assert len(document.layers) == 1


def test_painting_during_a_run_is_kept() -> None:
    document = noise_document()
    document.paint((100, 100), (120, 100), 20)
    document.end_stroke()
    bounds, hole = document.hole_bounds, document.hole[document.hole_bounds.slices].copy()
    document.paint((300, 200), (310, 200), 10)
    document.add_completion(PlainFill(bounds, 7, hole), clear=hole, clear_bounds=bounds)
    assert document.hole[200, 305]
    assert not document.hole[100, 110]


def test_invert_clear_and_replace() -> None:
    document = noise_document()
    document.paint((100, 100), (120, 100), 20)
    document.end_stroke()
    hole = document.hole.copy()
    document.invert_hole()
    np.testing.assert_array_equal(document.hole, ~hole)
    document.undo()
    np.testing.assert_array_equal(document.hole, hole)
    document.clear_hole()
    assert document.hole_bounds.is_empty
    document.replace_hole(hole)
    np.testing.assert_array_equal(document.hole, hole)
    with pytest.raises(ValueError, match="does not fit"):
        document.replace_hole(np.zeros((3, 3), bool))


def test_a_stroke_that_is_being_painted_is_work_that_would_be_lost() -> None:
    document = noise_document()
    changed = [document.is_changed]
    document.begin_stroke()
    document.paint((100, 100), (120, 100), 20)
    assert document.position == noise_document().position, "the history does not know of it yet"
    changed.append(document.is_changed)
    document.end_stroke()
    changed.append(document.is_changed)
    document.mark_saved(document.position)
    changed.append(document.is_changed)
    assert changed == [False, True, True, False]


def test_saved_state_is_known_through_undo_and_redo() -> None:
    document = noise_document()
    seen = [document.is_changed]

    def stroke(x: float) -> None:
        document.paint((x, 10), (x + 10, 20), 5)
        document.end_stroke()

    steps = (lambda: stroke(10), lambda: document.mark_saved(document.position), document.undo, document.redo)
    for step in (*steps, document.undo, lambda: stroke(50)):
        step()
        seen.append(document.is_changed)
    assert seen == [False, True, False, True, False, True, True]


def test_history_forgets_the_oldest_when_its_budget_is_spent() -> None:
    document = noise_document(history_bytes=10_000)
    for i in range(30):
        document.paint((20 + 10 * i, 50), (20 + 10 * i, 250), 8)
        document.end_stroke()
    steps = 0
    while document.can_undo:
        document.undo()
        steps += 1
    assert 1 <= steps < 30
    assert document.hole.any()


def test_forgotten_completions_keep_their_pixels_and_lose_their_maps() -> None:
    document = noise_document(history_bytes=100_000)
    for i in range(6):
        document.paint((50 + 50 * i, 100), (50 + 50 * i, 200), 20)
        document.end_stroke()
        complete(document, i)
    kept = [layer.has_maps for layer in document.layers if isinstance(layer, PlainFill)]
    assert len(kept) == 6
    assert kept == sorted(kept)
    assert not kept[0]
    assert kept[-1]
    assert document.pixels[150, 50, 0] == 0


def test_a_stroke_beside_the_photo_leaves_no_hole() -> None:
    document = noise_document()
    document.paint((-11.5, 100), (-11.5, 120), 10.5)
    document.end_stroke()
    assert document.hole_bounds.is_empty


def test_what_fills_a_mask_that_was_brought_back_takes_the_place_and_the_name() -> None:
    document = noise_document()
    for x in (60, 160, 260):
        document.paint((x, 100), (x, 100), 20)
        document.end_stroke()
        complete(document, x % 256)
    first, second, third = document.removals
    named = replace(second, name="The lamp", opacity=0.5)
    document.change_removals((first, named, third), "changes")
    document.change_removals((first, third), "Edit mask", mask_of=named)
    document.paint((160, 130), (160, 130), 10)
    document.end_stroke()
    complete(document, 7)
    again = document.removals[1]
    assert [each.id for each in document.removals] == [first.id, again.id, third.id]
    assert (again.name, again.opacity) == ("The lamp", 0.5)
    document.paint((350, 250), (350, 250), 10)
    document.end_stroke()
    complete(document, 8)
    assert document.removals[-1].title == f"Removal {document.removals[-1].id}", "only the next one is"
    while document.can_undo:
        document.undo()
    np.testing.assert_array_equal(document.pixels, document.original.pixels)


def test_what_fills_an_edited_mask_lies_over_what_it_covers() -> None:
    document = noise_document()
    for x in (60, 160):
        document.paint((x, 100), (x, 100), 20)
        document.end_stroke()
        complete(document, x)
    first, second = document.removals
    document.change_removals((second,), "Edit mask", mask_of=first)
    document.paint((60, 100), (160, 100), 20)
    document.end_stroke()
    hole = document.hole.copy()
    complete(document, 7)
    assert (document.pixels[hole] == 7).all()
    assert document.removals[0] is second


def test_a_mask_that_was_brought_back_and_cleared_is_forgotten() -> None:
    document, _layer, _hole = completed()
    (removal,) = document.removals
    document.change_removals((), "Edit mask", mask_of=replace(removal, name="The lamp"))
    document.clear_hole()
    document.paint((60, 60), (60, 60), 9)
    document.end_stroke()
    complete(document, 8)
    assert document.removals[0].name == ""


class History(RuleBasedStateMachine):
    """Undo and redo retrace every state exactly, in any order of doing."""

    def __init__(self) -> None:
        super().__init__()
        self.document = noise_document()
        self.states = [self._state()]
        self.place = 0

    def _state(self) -> tuple[bytes, list[object]]:
        return self.document.hole.tobytes(), list(self.document.layers)

    def _did(self) -> None:
        if self._state() != self.states[self.place]:
            self.states = [*self.states[: self.place + 1], self._state()]
            self.place += 1

    @rule(x=st.floats(-20, 420), y=st.floats(-20, 320), radius=st.floats(0.5, 80), erase=st.booleans())
    def stroke(self, x: float, y: float, radius: float, erase: bool) -> None:  # noqa: FBT001
        self.document.begin_stroke()
        self.document.paint((x, y), (x + radius, y - radius), radius, erase=erase)
        self.document.end_stroke()
        self._did()

    @rule()
    def invert(self) -> None:
        self.document.invert_hole()
        self._did()

    @precondition(lambda self: not self.document.hole_bounds.is_empty)
    @rule(value=st.integers(0, 255))
    def complete(self, value: int) -> None:
        complete(self.document, value)
        self._did()

    @precondition(lambda self: bool(self.document.layers))
    @rule(which=st.integers(0, 3), value=st.integers(0, 255))
    def replace_one(self, which: int, value: int) -> None:
        """Every state with the completion is as if it had been made with the new one."""
        old = self.document.layers[max(0, len(self.document.layers) - 1 - which)]
        assert isinstance(old, PlainFill)
        new = replace(old, value=value)
        assert self.document.replace_completion(old, new) == old.bounds
        self.states = [(hole, [new if each is old else each for each in layers]) for hole, layers in self.states]

    @rule()
    def undo(self) -> None:
        self.document.undo()
        self.place = max(0, self.place - 1)

    @rule()
    def redo(self) -> None:
        self.document.redo()
        self.place = min(len(self.states) - 1, self.place + 1)

    @invariant()
    def state_is_the_expected_one(self) -> None:
        assert self._state() == self.states[self.place]
        pixels = self.document.original.pixels.copy()
        for layer in self.document.layers:
            layer.paste_into(pixels)
        np.testing.assert_array_equal(self.document.pixels, pixels)

    @invariant()
    def bounds_are_exact(self) -> None:
        assert self.document.hole_bounds == Bounds.of_mask(self.document.hole) or not self.document.hole.any()


TestHistory = History.TestCase


TestHistory.settings = settings(max_examples=20, stateful_step_count=20, deadline=None)
