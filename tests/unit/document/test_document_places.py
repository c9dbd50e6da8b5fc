"""Completions of several places that overlap are undone, redone, replaced and renewed exactly."""

from dataclasses import replace

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from dfnet_gui.document.document import Document
from dfnet_gui.engine.request import Completion, Fill, FusionMaps
from dfnet_gui.imaging.arrays import BoolArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.photo import Photo

HEIGHT, WIDTH = 290, 530


def _document(**options: int) -> Document:
    pixels = np.random.default_rng(0).integers(0, 256, (HEIGHT, WIDTH, 3), np.uint8)
    return Document(Photo(pixels=pixels), **options)


def _paint(document: Document, *specks: tuple[float, float, float]) -> None:
    for x, y, radius in specks:
        document.paint((x, y), (x, y), radius)
    document.end_stroke()


def _fill(hole: BoolArray, bounds: Bounds, seed: int) -> Fill:
    pixels = np.random.default_rng(seed).integers(0, 256, (bounds.height, bounds.width, 3), np.uint8)
    return Fill(bounds=bounds, pixels=pixels, hole=hole[bounds.slices].copy(), drawn=0.5)


def _completion(hole: BoolArray, seed: int, parts: int = 3) -> Completion:
    """Of several fills: each has every so manieth pixel of the hole, so that their places overlap widely."""
    rows, columns = np.nonzero(hole)
    fills = []
    for part in range(parts):
        own = np.zeros_like(hole)
        own[rows[part::parts], columns[part::parts]] = True
        if own.any():
            fills.append(_fill(own, Bounds.of_mask(own), seed + part))
    return Completion(request_id=seed, fills=tuple(fills), seconds=0.1, model="m", device="d")


def _complete(document: Document, seed: int, parts: int = 3) -> Completion:
    bounds = document.hole_bounds
    completion = _completion(document.hole, seed, parts)
    document.add_completion(completion, clear=document.hole[bounds.slices].copy(), clear_bounds=bounds)
    return completion


def _other(completion: Completion, seed: int) -> Completion:
    """Other pixels for the same hole."""
    rng = np.random.default_rng(seed)
    fills = (replace(f, pixels=rng.integers(0, 256, f.pixels.shape, np.uint8)) for f in completion.fills)
    return replace(completion, fills=tuple(fills))


def _inspected(completion: Completion, pixels: int = 8) -> Completion:
    """With maps that take memory, as with_maps gives it."""
    maps = {0: np.zeros((pixels, pixels, 3), np.float32)}
    whole = FusionMaps(
        bounds=completion.bounds, used=(pixels, pixels), results=maps, alphas=maps, raws=maps, images=maps
    )
    return replace(completion, fills=tuple(replace(fill, maps=whole, seen=None) for fill in completion.fills))


def _state(document: Document) -> tuple[bytes, bytes, list[int]]:
    return document.pixels.tobytes(), document.hole.tobytes(), [id(layer) for layer in document.layers]


def test_places_that_overlap_come_back_exactly() -> None:
    document = _document()
    _paint(document, (100, 100, 30), (140, 120, 20), (400, 250, 30))
    before = _state(document)
    completion = _complete(document, 1)
    places = completion.places
    assert len(places) == 3
    assert not places[0].intersected(places[1]).is_empty
    after = _state(document)
    expected = document.original.pixels.copy()
    completion.paste_into(expected)
    np.testing.assert_array_equal(document.pixels, expected)
    assert not document.hole.any()
    for _ in range(2):
        document.undo()
        assert _state(document) == before
        document.redo()
        assert _state(document) == after


def test_a_later_fill_lies_over_an_earlier_one_of_the_same_completion() -> None:
    document = _document()
    _paint(document, (100, 100, 30))
    hole = document.hole.copy()
    bounds = Bounds.of_mask(hole)
    completion = replace(_completion(hole, 1), fills=tuple(_fill(hole, bounds, seed) for seed in (1, 2)))
    before = _state(document)
    document.add_completion(completion, clear=hole[bounds.slices], clear_bounds=bounds)
    np.testing.assert_array_equal(document.pixels[hole], completion.fills[1].pixels[completion.fills[1].hole])
    after = _state(document)
    document.undo()
    assert _state(document) == before
    document.redo()
    assert _state(document) == after


def test_two_completions_over_each_other_are_peeled_off_in_their_order() -> None:
    document = _document()
    states = []
    for seed, specks in enumerate([((100, 100, 30), (300, 100, 30)), ((120, 110, 30), (310, 90, 10))]):
        states.append(_state(document))
        _paint(document, *specks)
        states.append(_state(document))
        _complete(document, 10 * seed + 1)
    states.append(_state(document))
    for state in reversed(states[:-1]):
        document.undo()
        assert _state(document) == state
    for state in states[1:]:
        document.redo()
        assert _state(document) == state


def test_replacing_a_completion_of_places_that_overlap_is_as_if_the_new_one_had_been_there() -> None:
    document, other = _document(), _document()
    for each in (document, other):
        _paint(each, (100, 100, 30), (300, 100, 30), (120, 130, 25))
    hole, bounds = document.hole.copy(), document.hole_bounds
    untouched = _state(document)
    old = _complete(document, 1)
    new = _other(old, 2)
    other.add_completion(new, clear=hole[bounds.slices], clear_bounds=bounds)
    assert document.replace_completion(old, new) == new.bounds
    assert _state(document) == _state(other)
    document.undo()
    assert _state(document) == untouched
    document.redo()
    assert _state(document) == _state(other)


def test_what_is_cleared_beside_the_places_comes_back() -> None:
    """A hole may have been larger than what is filled."""
    document = _document()
    _paint(document, (100, 100, 20), (400, 200, 30))
    hole, bounds = document.hole.copy(), document.hole_bounds
    small = hole.copy()
    small[:, 200:] = False
    before = _state(document)
    document.add_completion(_completion(small, 1), clear=hole[bounds.slices], clear_bounds=bounds)
    assert not document.hole.any()
    assert document.hole_pixels == 0
    document.undo()
    assert _state(document) == before
    assert document.hole_pixels == np.count_nonzero(hole)


def test_what_is_cleared_between_the_places_is_cleared() -> None:
    """Within the rectangle around all places there may be hole that lies in none of them."""
    document = _document()
    _paint(document, (50, 50, 20), (250, 150, 20), (450, 240, 20))
    hole, bounds = document.hole.copy(), document.hole_bounds
    fills = []
    for left in (0, 400):
        own = hole.copy()
        own[:, :left] = False
        own[:, left + 130 :] = False
        fills.append(_fill(own, Bounds.of_mask(own), left))
    completion = replace(_completion(hole, 1), fills=tuple(fills))
    document.add_completion(completion, clear=hole[bounds.slices], clear_bounds=bounds)
    assert not document.hole.any()


class Editing(RuleBasedStateMachine):
    """Completions of several places, renewed and replaced, among strokes, undo and redo."""

    def __init__(self) -> None:
        super().__init__()
        self.document = _document()
        self.states = [self._pictures()]
        self.place = 0
        self.seed = 0

    def _pictures(self) -> tuple[bytes, bytes, int]:
        pixels, hole, layers = _state(self.document)
        return pixels, hole, len(layers)

    def _did(self) -> None:
        self.states = [*self.states[: self.place + 1], self._pictures()]
        self.place += 1

    @rule(x=st.floats(0, WIDTH), y=st.floats(0, HEIGHT), radius=st.floats(2, 60), apart=st.floats(0, 200))
    def stroke(self, x: float, y: float, radius: float, apart: float) -> None:
        before = self.document.hole.copy()
        _paint(self.document, (x, y, radius), ((x + apart) % WIDTH, y, radius / 2))
        if (before != self.document.hole).any():
            self._did()

    @precondition(lambda self: not self.document.hole_bounds.is_empty)
    @rule(parts=st.integers(1, 4))
    def complete(self, parts: int) -> None:
        self.seed += 10
        _complete(self.document, self.seed, parts)
        self._did()

    @precondition(lambda self: bool(self.document.layers))
    @rule(which=st.integers(0, 3), pixels=st.integers(1, 20))
    def renew(self, which: int, pixels: int) -> None:
        old = self.document.layers[which % len(self.document.layers)]
        assert isinstance(old, Completion)
        before = self.document.position, self.document.is_changed, self.document.can_undo, self.document.can_redo
        assert self.document.renew_layer(old, _inspected(old, pixels))
        after = self.document.position, self.document.is_changed, self.document.can_undo, self.document.can_redo
        assert after == before

    @precondition(lambda self: bool(self.document.layers))
    @rule()
    def replace_last(self) -> None:
        place = len(self.document.layers) - 1
        old = self.document.layers[place]
        assert isinstance(old, Completion)
        self.seed += 10
        new = _other(old, self.seed)
        if self.document.replace_completion(old, new).is_empty:
            return
        for i, (pixels, hole, layers) in enumerate(self.states):
            if layers > place:
                renewed = np.frombuffer(pixels, np.uint8).reshape(HEIGHT, WIDTH, 3).copy()
                new.paste_into(renewed)
                self.states[i] = renewed.tobytes(), hole, layers

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
        assert self._pictures() == self.states[self.place]

    @invariant()
    def the_hole_is_counted(self) -> None:
        assert self.document.hole_pixels == np.count_nonzero(self.document.hole)
        assert self.document.hole_bounds == Bounds.of_mask(self.document.hole) or not self.document.hole.any()


TestEditing = Editing.TestCase


TestEditing.settings = settings(max_examples=40, stateful_step_count=20, deadline=None)
