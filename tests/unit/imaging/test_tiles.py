"""Pixels over a base are what a plain array would be, and the base is never written to."""

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from dfnet_gui.imaging.arrays import PixelArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.tiles import TILE_PX, PatchedPixels, joined, tile_bounds, tiles_in

SIZES = [(1, 1), (TILE_PX, TILE_PX), (TILE_PX + 1, 2 * TILE_PX - 1), (3, 700), (600, 5), (520, 300)]
edges = st.floats(0, 1)


def _base(height: int, width: int, dtype: type[np.uint8 | np.uint16] = np.uint8) -> PixelArray:
    rng = np.random.default_rng(height * width)
    base: PixelArray = rng.integers(0, np.iinfo(dtype).max, (height, width, 3), dtype, endpoint=True)
    base.setflags(write=False)
    return base


def _within(whole: Bounds, shares: tuple[float, float, float, float]) -> Bounds:
    """A rectangle within, possibly empty, from four numbers from 0 to 1."""
    left, right = sorted(round(share * whole.width) for share in shares[:2])
    top, bottom = sorted(round(share * whole.height) for share in shares[2:])
    return Bounds.of_edges(left, top, right, bottom)


def _differences(a: PixelArray, b: PixelArray, within: Bounds) -> Bounds:
    return Bounds.of_mask((a != b).any(axis=2)[within.slices]).moved(within.left, within.top)


class Patching(RuleBasedStateMachine):
    """Reads, writes and snapshots in any order, beside a plain array."""

    @initialize(size=st.sampled_from(SIZES), dtype=st.sampled_from([np.uint8, np.uint16]))
    def begin(self, size: tuple[int, int], dtype: type[np.uint8 | np.uint16]) -> None:
        self.base = _base(*size, dtype)
        self.patched = PatchedPixels(self.base)
        self.model = self.base.copy()
        self.readers: list[tuple[int, PixelArray]] = [(0, self.base.copy()) for _ in range(2)]
        self.snapshots: list[tuple[PatchedPixels, PixelArray]] = []

    @rule(shares=st.tuples(edges, edges, edges, edges), seed=st.integers(0, 2**32 - 1))
    def write(self, shares: tuple[float, float, float, float], seed: int) -> None:
        bounds = _within(self.patched.bounds, shares)
        shape = (bounds.height, bounds.width, 3)
        pixels = np.random.default_rng(seed).integers(0, np.iinfo(self.base.dtype).max, shape).astype(self.base.dtype)
        self.patched.write(bounds, pixels)
        self.model[bounds.slices] = pixels
        pixels[...] = 0  # what was written is a copy

    @rule(shares=st.tuples(edges, edges, edges, edges))
    def read(self, shares: tuple[float, float, float, float]) -> None:
        bounds = _within(self.patched.bounds, shares)
        pixels = self.patched.read(bounds)
        np.testing.assert_array_equal(pixels, self.model[bounds.slices])
        assert pixels.dtype == self.base.dtype
        pixels[...] = 0  # and so is what was read

    @rule(shares=st.tuples(edges, edges, edges, edges))
    def patched_within(self, shares: tuple[float, float, float, float]) -> None:
        bounds = _within(self.patched.bounds, shares)
        around = self.patched.patched_within(bounds)
        different = _differences(self.model, self.base, bounds)
        if not different.is_empty:
            assert around.intersected(different) == different
        assert around.is_empty or around.intersected(bounds) == around

    @rule(reader=st.integers(0, 1))
    def ask_for_changes(self, reader: int) -> None:
        """Each of two readers hears all that changed since it last asked, whatever the other one asked."""
        mark, told = self.readers[reader]
        left_out = np.ones(self.model.shape[:2], bool)
        for bounds in self.patched.changes_since(mark):
            left_out[bounds.slices] = False
        np.testing.assert_array_equal(self.model[left_out], told[left_out])
        self.readers[reader] = self.patched.mark, self.model.copy()
        assert self.patched.changes_since(self.patched.mark) == []

    @rule()
    def snapshot(self) -> None:
        self.snapshots.append((self.patched.snapshot(), self.model.copy()))

    @rule()
    def write_to_a_snapshot(self) -> None:
        """What is done to a snapshot is not done to the pixels."""
        other = self.patched.snapshot()
        other.write(other.bounds, np.zeros_like(self.base))

    @invariant()
    def all_is_as_the_model_says(self) -> None:
        np.testing.assert_array_equal(self.patched.whole(), self.model)
        assert self.patched.whole().flags.c_contiguous
        for snapshot, model in self.snapshots[-2:]:
            np.testing.assert_array_equal(snapshot.whole(), model)

    @invariant()
    def the_base_is_as_it_was(self) -> None:
        np.testing.assert_array_equal(self.base, _base(self.base.shape[0], self.base.shape[1], self.base.dtype.type))


TestPatching = Patching.TestCase
TestPatching.settings = settings(max_examples=40, stateful_step_count=20, deadline=None)


@pytest.mark.parametrize("size", SIZES)
def test_tiles_are_a_partition(size: tuple[int, int]) -> None:
    whole = Bounds(0, 0, size[1], size[0])
    covered = np.zeros(size, int)
    for tile in tiles_in(whole):
        covered[tile_bounds(tile, whole).slices] += 1
    assert (covered == 1).all()
    assert list(tiles_in(Bounds(5, 5, 0, 3))) == list(tiles_in(Bounds(5, 5, 3, 0))) == []


def test_tiles_are_those_that_bounds_touch() -> None:
    assert list(tiles_in(Bounds(TILE_PX - 1, TILE_PX, 2, 1))) == [(1, 0), (1, 1)]
    assert list(tiles_in(Bounds(0, 0, TILE_PX, TILE_PX))) == [(0, 0)]


def test_changes_are_the_tiles_that_were_written_to() -> None:
    patched = PatchedPixels(_base(600, 700))
    assert (patched.mark, patched.changes_since(0)) == (0, [])
    patched.write(Bounds(250, 300, 10, 10), np.zeros((10, 10, 3), np.uint8))
    patched.write(Bounds.EMPTY, np.zeros((0, 0, 3), np.uint8))
    two = [Bounds(0, 256, 256, 256), Bounds(256, 256, 256, 256)]
    assert patched.changes_since(0) == two
    mark = patched.mark
    patched.write(Bounds(699, 599, 1, 1), np.zeros((1, 1, 3), np.uint8))
    assert patched.changes_since(mark) == [Bounds(512, 512, 188, 88)]
    assert patched.changes_since(0) == [*two, Bounds(512, 512, 188, 88)]
    assert patched.changes_since(patched.mark) == []


def test_each_reader_keeps_its_own_mark() -> None:
    patched, tile = PatchedPixels(_base(300, 600)), np.zeros((1, 1, 3), np.uint8)
    patched.write(Bounds(0, 0, 1, 1), tile)
    quick = patched.mark
    patched.write(Bounds(256, 0, 1, 1), tile)
    assert patched.changes_since(quick) == [Bounds(256, 0, 256, 256)]
    assert patched.changes_since(0) == [Bounds(0, 0, 256, 256), Bounds(256, 0, 256, 256)], "nobody took them away"
    quick = patched.mark
    patched.write(Bounds(1, 1, 1, 1), tile)
    assert patched.changes_since(quick) == [Bounds(0, 0, 256, 256)], "a tile that is written to again is told again"


def test_a_snapshot_has_no_changes_of_its_own() -> None:
    patched = PatchedPixels(_base(10, 10))
    patched.write(patched.bounds, np.zeros((10, 10, 3), np.uint8))
    assert patched.snapshot().changes_since(0) == []
    assert patched.changes_since(0) == [patched.bounds]


def _speckled(many: int) -> tuple[PatchedPixels, npt.NDArray[np.bool_]]:
    """Some single pixels that are other ones than the base's, in `many` tiles."""
    patched = PatchedPixels(np.zeros((9 * TILE_PX + 9, 9 * TILE_PX + 9, 3), np.uint8))
    different = np.zeros(patched.base.shape[:2], bool)
    rng = np.random.default_rng(many)
    for tile in rng.permutation(list(tiles_in(patched.bounds)))[:many]:
        place = tile_bounds((int(tile[0]), int(tile[1])), patched.bounds)
        x, y = (
            int(rng.integers(edge, edge + side))
            for edge, side in zip((place.left, place.top), (place.width, place.height), strict=True)
        )
        patched.write(Bounds(x, y, 1, 1), np.full((1, 1, 3), 9, np.uint8))
        different[y, x] = True
    return patched, different


@pytest.mark.parametrize("many", [0, 1, 63, 64, 65, 100])
def test_all_differences_lie_within_what_is_patched_however_many_tiles_there_are(many: int) -> None:
    patched, different = _speckled(many)
    rng = np.random.default_rng(0)
    for _ in range(30):
        shares = rng.random(4)
        bounds = _within(patched.bounds, (shares[0], shares[1], shares[2], shares[3]))
        around = patched.patched_within(bounds)
        inner = Bounds.of_mask(different[bounds.slices]).moved(bounds.left, bounds.top)
        assert inner.is_empty or around.intersected(inner) == inner
        assert around.is_empty or around.intersected(bounds) == around
    assert patched.patched_within(patched.bounds).is_empty == (many == 0)


def test_tiles_are_joined_to_few_rectangles_that_cover_the_same() -> None:
    rng = np.random.default_rng(3)
    whole = Bounds(0, 0, 1500, 1100)
    for share in (0.0, 0.3, 0.8, 1.0):
        tiles = [tile_bounds(tile, whole) for tile in tiles_in(whole) if rng.random() <= share]
        covered = np.zeros((whole.height, whole.width), int)
        for place in joined(tiles):
            covered[place.slices] += 1
        wanted = np.zeros_like(covered)
        for place in tiles:
            wanted[place.slices] += 1
        np.testing.assert_array_equal(covered, wanted)
        assert len(joined(tiles)) <= len(tiles)
    assert joined([tile_bounds(tile, whole) for tile in tiles_in(whole)]) == [whole]
