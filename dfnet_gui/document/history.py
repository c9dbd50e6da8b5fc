"""Undo and redo as patches that are swapped back, within a byte budget."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

LEAST_BUDGET_BYTES, MOST_BUDGET_BYTES = 128 << 20, 1 << 30
_PHOTOS = 4


def usual_budget(photo_bytes: int) -> int:
    """How many bytes of steps are kept of a photo whose pixels take so many: enough for the large ones, and for a usual
    one no more than the rest of the program."""
    return min(MOST_BUDGET_BYTES, max(LEAST_BUDGET_BYTES, _PHOTOS * photo_bytes))


class Change(Protocol):
    """One step of the history."""

    @property
    def nbytes(self) -> int:
        """Memory that the step holds."""


ChangeT = TypeVar("ChangeT", bound=Change)


@dataclass
class History(Generic[ChangeT]):
    """The steps behind and ahead; the oldest are forgotten when `budget_bytes` is exceeded."""

    budget_bytes: int = LEAST_BUDGET_BYTES
    _done: list[tuple[int, ChangeT]] = field(default_factory=list)
    _undone: list[tuple[int, ChangeT]] = field(default_factory=list)
    _used_bytes: int = 0
    _pushed: int = 0
    _base: int = 0

    def push(self, change: ChangeT) -> list[ChangeT]:
        """Add a step that was just applied; what had been undone is gone. Returns the steps that were forgotten."""
        self._used_bytes -= sum(c.nbytes for _, c in self._undone)
        self._undone.clear()
        self._done.append((self._next_number(), change))
        self._used_bytes += change.nbytes
        forgotten = []
        while self._used_bytes > self.budget_bytes and len(self._done) > 1:
            self._base, oldest = self._done.pop(0)
            self._used_bytes -= oldest.nbytes
            forgotten.append(oldest)
        return forgotten

    def amend(self, change: ChangeT) -> None:
        """Put another step in the place of the last one, which leads to another state; nothing may be undone."""
        _, last = self._done.pop()
        self._done.append((self._next_number(), change))
        self._used_bytes += change.nbytes - last.nbytes

    def exchange(self, new_of: Callable[[ChangeT], ChangeT]) -> None:
        """Put other forms of the same steps in their places; the states stay the ones that they are."""
        self._done, self._undone = ([(number, new_of(step)) for number, step in s] for s in (self._done, self._undone))
        self._used_bytes = sum(step.nbytes for _, step in (*self._done, *self._undone))

    def rename_since(self, first: ChangeT | None) -> None:
        """The states from the one that `first` led to on are other ones now; None: all, the beginning, too."""
        place = next((i for i, (_, step) in enumerate(self._done) if step is first), 0)
        if first is None:
            self._base = self._next_number()
        self._done[place:] = [(self._next_number(), step) for _, step in self._done[place:]]
        self._undone = [(self._next_number(), step) for _, step in reversed(self._undone)][::-1]

    def _next_number(self) -> int:
        self._pushed += 1
        return self._pushed

    def step_back(self) -> ChangeT | None:
        """The step to undo now, or None."""
        if not self._done:
            return None
        self._undone.append(self._done.pop())
        return self._undone[-1][1]

    def step_forward(self) -> ChangeT | None:
        """The step to redo now, or None."""
        if not self._undone:
            return None
        self._done.append(self._undone.pop())
        return self._done[-1][1]

    @property
    def last(self) -> ChangeT | None:
        """The step that led to the present state, if it is not forgotten."""
        return self._done[-1][1] if self._done else None

    @property
    def ahead(self) -> Iterator[ChangeT]:
        """The steps that were undone, the next one first."""
        return (change for _, change in reversed(self._undone))

    @property
    def steps(self) -> Iterator[ChangeT]:
        """The steps behind, oldest first."""
        return (change for _, change in self._done)

    @property
    def can_undo(self) -> bool:
        """Whether a step lies behind."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether a step lies ahead."""
        return bool(self._undone)

    @property
    def position(self) -> int:
        """Names the present state: the number of its last step, counted over the whole history."""
        return self._done[-1][0] if self._done else self._base

    @property
    def used_bytes(self) -> int:
        """Memory that all steps hold."""
        return self._used_bytes
