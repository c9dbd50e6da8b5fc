"""The simulation behind the size of a chunk: what can be worked out by hand comes out of it."""

import numpy as np
import pytest

from tools.batch_simulation import Case, simulate

CALM = Case(photos=40_000, chunk_size=100, slots=8, photo_s=1.0, preemptions=0.0)


def test_calm_machines_lose_only_what_beginning_takes() -> None:
    found = simulate(CALM)
    assert found.lost == 0
    assert found.begun == pytest.approx(CALM.begin_s / CALM.chunk_size, rel=0.03)
    assert list(found.tries) == [0, 400]
    assert found.stretch == pytest.approx(1 / (1 - found.idle) * (1 + found.begun), rel=1e-6)


def test_a_journal_saves_what_half_a_chunk_would_cost() -> None:
    cases = [Case(400_000, 1000, 64, 1.0, preemptions=6.0, kept_s=kept_s) for kept_s in (20.0, np.inf)]
    kept, lost = (simulate(case).lost for case in cases)
    per_second = 6 / 86_400
    assert kept == pytest.approx(per_second * (20 / 2 + 1), rel=0.5)
    assert lost == pytest.approx(per_second * 1000 / 2, rel=0.5)
    assert lost > 20 * kept


def test_larger_chunks_leave_more_slots_idle_at_the_end() -> None:
    idle = [simulate(Case(400_000, size, 64, 1.0, preemptions=1.0)).idle for size in (100, 1000, 6000)]
    assert idle == sorted(idle)


def test_every_chunk_ends_however_often_it_is_taken_away() -> None:
    found = simulate(Case(100_000, 1000, 16, 1.0, preemptions=100.0))
    assert int(found.tries.sum()) == 100
    assert found.given_up(3) == int(found.tries[5:].sum()) > 0
