"""What chunk size and how many retries a batch of 100 million photos should have: `python -m tools.batch_simulation`.

Slots of one core take chunks from a queue. They are taken away at random (preemption) and come back after a while; the
chunk is begun again by the next free slot, and goes on after what its journal kept. Chunks differ, since folders hold
photos of one kind. All times are in seconds.
"""

import argparse
import heapq
from collections import deque
from dataclasses import dataclass

import numpy as np

DAY = 86_400.0


@dataclass(frozen=True)
class Case:
    """What is simulated. `photo_s`: of a usual photo; `spread`: standard deviation of the logarithm of a photo's time;
    `skew`: the same of a chunk's mean; `begin_s`: of a chunk's process; `kept_s`: how often the journal is kept,
    infinite without one; `preemptions`: of a slot in a day; `away_s`: until it is back."""

    photos: int
    chunk_size: int
    slots: int
    photo_s: float
    preemptions: float
    spread: float = 0.8
    skew: float = 0.3
    begin_s: float = 4.0
    kept_s: float = 20.0
    away_s: float = 180.0


@dataclass(frozen=True)
class Outcome:
    """`stretch`: how much longer it takes than without preemption, beginnings and idle slots; `lost`: core-seconds of
    work that was done again, as a part of all; `begun`: the same of beginnings; `idle`: of slots that wait at the end;
    `tries`: how many chunks were begun so often."""

    stretch: float
    lost: float
    begun: float
    idle: float
    tries: np.ndarray[tuple[int], np.dtype[np.int64]]

    def given_up(self, retries: int) -> int:
        """Chunks that would have needed more than so many retries."""
        return int(self.tries[retries + 2 :].sum())


def simulate(case: Case, seed: int = 0) -> Outcome:
    """Run one case to its end."""
    return _Simulation(case, np.random.default_rng(seed)).run()


class _Simulation:
    """What is known of chunks and slots while it goes on."""

    def __init__(self, case: Case, rng: np.random.Generator) -> None:
        self._case, self._rng = case, rng
        count = -(-case.photos // case.chunk_size)
        self._left = _seconds_of_chunks(case, count, rng)
        self._tries = np.zeros(count, np.int64)
        self._waiting = deque(range(count))
        self._lost = self._begun = 0.0

    def run(self) -> Outcome:
        case, work = self._case, float(self._left.sum())
        slots, ends = [(0.0, slot) for slot in range(case.slots)], np.zeros(case.slots)
        while self._waiting:
            at, slot = heapq.heappop(slots)
            taken, is_done = self._try(self._waiting.popleft())
            if is_done:
                ends[slot] = at + taken
            heapq.heappush(slots, (at + taken + (0.0 if is_done else case.away_s), slot))
        span = float(ends.max())
        idle = float((span - ends).sum()) / case.slots
        stretch = span / (work / case.slots)
        return Outcome(stretch, self._lost / work, self._begun / work, idle / span, np.bincount(self._tries))

    def _try(self, chunk: int) -> tuple[float, bool]:
        """Begin a chunk: how long that goes on, and whether it is done then."""
        case, rng = self._case, self._rng
        self._tries[chunk] += 1
        until_taken = rng.exponential(DAY / case.preemptions) if case.preemptions else np.inf
        needed = case.begin_s + self._left[chunk]
        self._begun += min(until_taken, case.begin_s)
        if until_taken >= needed:
            return float(needed), True
        worked = max(0.0, until_taken - case.begin_s)
        repeated = min(worked, rng.uniform(0, case.kept_s) + _photo(case, rng)) if case.kept_s < np.inf else worked
        self._left[chunk] -= worked - repeated
        self._lost += repeated
        self._waiting.append(chunk)
        return float(until_taken), False


def _seconds_of_chunks(
    case: Case, count: int, rng: np.random.Generator
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """The sum of many photos' times is near a normal one; its mean differs from chunk to chunk."""
    mean = case.photo_s * case.chunk_size
    deviation = case.photo_s * np.sqrt(np.expm1(case.spread**2) * case.chunk_size)
    usual = np.maximum(rng.normal(mean, deviation, count), case.photo_s)
    return np.asarray(usual * rng.lognormal(-(case.skew**2) / 2, case.skew, count))


def _photo(case: Case, rng: np.random.Generator) -> float:
    return float(case.photo_s * rng.lognormal(-(case.spread**2) / 2, case.spread))


def main() -> None:
    """Print a table over sizes of chunks, rates of preemption, with and without a journal."""
    parser = argparse.ArgumentParser(prog="python -m tools.batch_simulation", description=main.__doc__)
    parser.add_argument("--photos", type=int, default=100_000_000)
    parser.add_argument("--slots", type=int, default=512)
    parser.add_argument("--photo-seconds", type=float, default=1.0)
    options = parser.parse_args()
    print("chunk  taken/day  journal   stretch   lost  begun   idle  tries max  left after 3 retries")
    for size in (100, 300, 1000, 3000, 10_000):
        for preemptions in (1.0, 6.0, 24.0):
            for kept_s in (20.0, np.inf):
                case = Case(options.photos, size, options.slots, options.photo_seconds, preemptions, kept_s=kept_s)
                found = simulate(case)
                print(
                    f"{size:5}  {preemptions:9.0f}  {'20 s' if kept_s < np.inf else 'none':7}  {found.stretch:8.4f}"
                    f"  {found.lost:5.2%} {found.begun:6.2%} {found.idle:6.2%}  {len(found.tries) - 1:9}"
                    f"  {found.given_up(3):6} of {-(-options.photos // size)}"
                )


if __name__ == "__main__":
    main()
