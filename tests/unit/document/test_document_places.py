"""Completions of several places that overlap are undone, redone, replaced and renewed exactly."""

from dataclasses import replace

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from dfnet_gui.engine.request import Completion
from dfnet_gui.imaging.bounds import Bounds
from tests.unit.document.overlapping_fills import (
    HEIGHT,
    WIDTH,
    complete,
    completion_of,
    fill_of,
    noise_document,
    paint,
    state_of,
    with_maps,
    with_other_pixels,
)


def test_places_that_overlap_come_back_exactly() -> None:
    document = noise_document()
    paint(document, (100, 100, 30), (140, 120, 20), (400, 250, 30))
    before = state_of(document)
    completion = complete(document, 1)
    places = completion.places
    assert len(places) == 3
    assert not places[0].intersected(places[1]).is_empty
    after = state_of(document)
    expected = document.original.pixels.copy()
    completion.paste_into(expected)
    np.testing.assert_array_equal(document.pixels, expected)
    assert not document.hole.any()
    for _ in range(2):
        document.undo()
        assert state_of(document) == before
        document.redo()
        assert state_of(document) == after


def test_a_later_fill_lies_over_an_earlier_one_of_the_same_completion() -> None:
    document = noise_document()
    paint(document, (100, 100, 30))
    hole = document.hole.copy()
    bounds = Bounds.of_mask(hole)
    completion = replace(completion_of(hole, 1), fills=tuple(fill_of(hole, bounds, seed) for seed in (1, 2)))
    before = state_of(document)
    document.add_completion(completion, clear=hole[bounds.slices], clear_bounds=bounds)
    np.testing.assert_array_equal(document.pixels[hole], completion.fills[1].pixels[completion.fills[1].hole])
    after = state_of(document)
    document.undo()
    assert state_of(document) == before
    document.redo()
    assert state_of(document) == after


def test_two_completions_over_each_other_are_peeled_off_in_their_order() -> None:
    document = noise_document()
    states = []
    for seed, specks in enumerate([((100, 100, 30), (300, 100, 30)), ((120, 110, 30), (310, 90, 10))]):
        states.append(state_of(document))
        paint(document, *specks)
        states.append(state_of(document))
        complete(document, 10 * seed + 1)
    states.append(state_of(document))
    for state in reversed(states[:-1]):
        document.undo()
        assert state_of(document) == state
    for state in states[1:]:
        document.redo()
        assert state_of(document) == state


def test_replacing_a_completion_of_places_that_overlap_is_as_if_the_new_one_had_been_there() -> None:
    document, other = noise_document(), noise_document()
    for each in (document, other):
        paint(each, (100, 100, 30), (300, 100, 30), (120, 130, 25))
    hole, bounds = document.hole.copy(), document.hole_bounds
    untouched = state_of(document)
    old = complete(document, 1)
    new = with_other_pixels(old, 2)
    other.add_completion(new, clear=hole[bounds.slices], clear_bounds=bounds)
    assert document.replace_completion(old, new) == new.bounds
    assert state_of(document) == state_of(other)
    document.undo()
    assert state_of(document) == untouched
    document.redo()
    assert state_of(document) == state_of(other)


def test_what_is_cleared_beside_the_places_comes_back() -> None:
    """A hole may have been larger than what is filled."""
    document = noise_document()
    paint(document, (100, 100, 20), (400, 200, 30))
    hole, bounds = document.hole.copy(), document.hole_bounds
    small = hole.copy()
    small[:, 200:] = False
    before = state_of(document)
    document.add_completion(completion_of(small, 1), clear=hole[bounds.slices], clear_bounds=bounds)
    assert not document.hole.any()
    assert document.hole_pixels == 0
    document.undo()
    assert state_of(document) == before
    assert document.hole_pixels == np.count_nonzero(hole)


def test_what_is_cleared_between_the_places_is_cleared() -> None:
    """Within the rectangle around all places there may be hole that lies in none of them."""
    document = noise_document()
    paint(document, (50, 50, 20), (250, 150, 20), (450, 240, 20))
    hole, bounds = document.hole.copy(), document.hole_bounds
    fills = []
    for left in (0, 400):
        own = hole.copy()
        own[:, :left] = False
        own[:, left + 130 :] = False
        fills.append(fill_of(own, Bounds.of_mask(own), left))
    completion = replace(completion_of(hole, 1), fills=tuple(fills))
    document.add_completion(completion, clear=hole[bounds.slices], clear_bounds=bounds)
    assert not document.hole.any()


class Editing(RuleBasedStateMachine):
    """Completions of several places, renewed and replaced, among strokes, undo and redo."""

    def __init__(self) -> None:
        super().__init__()
        self.document = noise_document()
        self.states = [self._state()]
        self.place = 0
        self.seed = 0

    def _state(self) -> tuple[bytes, list[object]]:
        return self.document.hole.tobytes(), list(self.document.layers)

    def _did(self) -> None:
        self.states = [*self.states[: self.place + 1], self._state()]
        self.place += 1

    @rule(x=st.floats(0, WIDTH), y=st.floats(0, HEIGHT), radius=st.floats(2, 60), apart=st.floats(0, 200))
    def stroke(self, x: float, y: float, radius: float, apart: float) -> None:
        before = self.document.hole.copy()
        paint(self.document, (x, y, radius), ((x + apart) % WIDTH, y, radius / 2))
        if (before != self.document.hole).any():
            self._did()

    @precondition(lambda self: not self.document.hole_bounds.is_empty)
    @rule(parts=st.integers(1, 4))
    def complete(self, parts: int) -> None:
        self.seed += 10
        complete(self.document, self.seed, parts)
        self._did()

    @precondition(lambda self: bool(self.document.layers))
    @rule(which=st.integers(0, 3), pixels=st.integers(1, 20))
    def renew(self, which: int, pixels: int) -> None:
        old = self.document.layers[which % len(self.document.layers)]
        assert isinstance(old, Completion)
        before = self.document.position, self.document.is_changed, self.document.can_undo, self.document.can_redo
        new = with_maps(old, pixels)
        assert self.document.renew_layer(old, new)
        self._exchange(old, new)
        after = self.document.position, self.document.is_changed, self.document.can_undo, self.document.can_redo
        assert after == before

    @precondition(lambda self: bool(self.document.layers))
    @rule(which=st.integers(0, 3))
    def replace_one(self, which: int) -> None:
        old = self.document.layers[which % len(self.document.layers)]
        assert isinstance(old, Completion)
        self.seed += 10
        new = with_other_pixels(old, self.seed)
        assert self.document.replace_completion(old, new) == old.bounds
        self._exchange(old, new)

    def _exchange(self, old: Completion, new: Completion) -> None:
        self.states = [(hole, [new if each is old else each for each in layers]) for hole, layers in self.states]

    @rule()
    def save(self) -> None:
        self.document.mark_saved(self.document.position)
        assert not self.document.is_changed

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
    def the_hole_is_counted(self) -> None:
        assert self.document.hole_pixels == np.count_nonzero(self.document.hole)
        assert self.document.hole_bounds == Bounds.of_mask(self.document.hole) or not self.document.hole.any()


TestEditing = Editing.TestCase


TestEditing.settings = settings(max_examples=40, stateful_step_count=20, deadline=None)
