"""Undo and redo as patches that are swapped back, within a byte budget."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

DEFAULT_BUDGET_BYTES = 1 << 30


class Change(Protocol):
    """One step of the history."""

    @property
    def nbytes(self) -> int:
        """Memory that the step holds."""


ChangeT = TypeVar("ChangeT", bound=Change)


@dataclass
class History(Generic[ChangeT]):
    """The steps behind and ahead; the oldest are forgotten when `budget_bytes` is exceeded."""

    budget_bytes: int = DEFAULT_BUDGET_BYTES
    _done: list[tuple[int, ChangeT]] = field(default_factory=list)
    _undone: list[tuple[int, ChangeT]] = field(default_factory=list)
    _used_bytes: int = 0
    _pushed: int = 0
    _base: int = 0

    def push(self, change: ChangeT) -> None:
        """Add a step that was just applied; what had been undone is gone."""
        self._used_bytes -= sum(c.nbytes for _, c in self._undone)
        self._undone.clear()
        self._done.append((self._next_number(), change))
        self._used_bytes += change.nbytes
        while self._used_bytes > self.budget_bytes and len(self._done) > 1:
            self._base, forgotten = self._done.pop(0)
            self._used_bytes -= forgotten.nbytes

    def after(self, change: ChangeT) -> Iterator[ChangeT]:
        """The steps that were done after one that lies behind, those that are undone now included."""
        first = next(i for i, (_, each) in enumerate(self._done) if each is change)
        return (each for _, each in [*self._done[first + 1 :], *self._undone])

    def replace(self, old: ChangeT, new: ChangeT) -> None:
        """Put another step in the place of one that lies behind; the states from it on are other ones now."""
        first = next(i for i, (_, change) in enumerate(self._done) if change is old)
        self._used_bytes += new.nbytes - old.nbytes
        renewed = [change for _, change in self._done[first:]]
        renewed[0] = new
        self._done[first:] = [(self._next_number(), change) for change in renewed]
        self._undone = [(self._next_number(), change) for _, change in reversed(self._undone)][::-1]

    def renew(self, old: ChangeT, new: ChangeT) -> None:
        """Put another form of the same step in its place; the states stay the ones that they are."""
        for steps in (self._done, self._undone):
            for index, (number, change) in enumerate(steps):
                if change is old:
                    steps[index] = (number, new)
                    self._used_bytes += new.nbytes - old.nbytes

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
