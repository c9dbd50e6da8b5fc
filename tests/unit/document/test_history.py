"""Steps back and forward, their numbers, and the memory that they may hold."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from dfnet_gui.document.history import History, usual_budget

BUDGET = 100


@dataclass(frozen=True, eq=False)
class _Step:
    nbytes: int


def test_steps_are_taken_back_and_done_again_in_order() -> None:
    history: History[_Step] = History(BUDGET)
    first, second = _Step(1), _Step(2)
    history.push(first)
    history.push(second)
    assert list(history.steps) == [first, second]
    assert history.step_back() is second
    assert history.step_back() is first
    assert history.step_back() is None
    assert not history.can_undo
    assert history.step_forward() is first
    assert list(history.ahead) == [second], "what is undone now may be done again"
    assert history.last is first
    history.push(_Step(3))
    assert not history.can_redo
    assert history.step_forward() is None


def test_a_single_step_stays_however_large_it_is() -> None:
    history: History[_Step] = History(BUDGET)
    history.push(_Step(BUDGET * 5))
    assert history.can_undo


def test_each_state_has_its_own_number_and_a_forgotten_beginning_is_none_of_them() -> None:
    history: History[_Step] = History(BUDGET)
    beginning = history.position
    for _ in range(3):
        history.push(_Step(60))
    while history.step_back() is not None:
        pass
    assert history.position != beginning, "the oldest steps were forgotten: the beginning can't be reached"


def _with(old: _Step, new: _Step) -> Callable[[_Step], _Step]:
    return lambda step: new if step is old else step


def test_other_forms_of_steps_keep_their_numbers_until_they_are_said_to_lead_elsewhere() -> None:
    history: History[_Step] = History(BUDGET)
    first, second = _Step(1), _Step(2)
    history.push(first)
    before = history.position
    history.push(second)
    position, renewed = history.position, _Step(5)
    history.exchange(_with(second, renewed))
    assert (history.position, history.used_bytes) == (position, 6)
    history.rename_since(renewed)
    assert history.position != position
    history.step_back()
    assert history.position == before, "what lies before is what it was"
    history.rename_since(None)
    assert history.position != before


def test_a_step_that_is_amended_leads_to_another_state() -> None:
    history: History[_Step] = History(BUDGET)
    history.push(_Step(1))
    position, other = history.position, _Step(7)
    history.amend(other)
    assert history.position != position
    assert (list(history.steps), history.used_bytes) == ([other], 7)


def test_the_steps_that_are_forgotten_are_told() -> None:
    history: History[_Step] = History(BUDGET)
    first = _Step(60)
    assert history.push(first) == []
    assert history.push(_Step(60)) == [first]


class Remembering(RuleBasedStateMachine):
    """Pushing, undoing, amending and exchanging beside two plain lists."""

    def __init__(self) -> None:
        super().__init__()
        self.history: History[_Step] = History(BUDGET)
        self.done: list[_Step] = []
        self.undone: list[_Step] = []

    @rule(nbytes=st.integers(0, 60))
    def push(self, nbytes: int) -> None:
        step = _Step(nbytes)
        self.history.push(step)
        self.done.append(step)
        self.undone.clear()
        while sum(each.nbytes for each in self.done) > BUDGET and len(self.done) > 1:
            self.done.pop(0)

    @rule()
    def back(self) -> None:
        step = self.history.step_back()
        assert step is (self.done[-1] if self.done else None)
        if step is not None:
            self.undone.append(self.done.pop())

    @rule()
    def forward(self) -> None:
        step = self.history.step_forward()
        assert step is (self.undone[-1] if self.undone else None)
        if step is not None:
            self.done.append(self.undone.pop())

    @precondition(lambda self: bool(self.done) and not self.undone)
    @rule(nbytes=st.integers(0, 30))
    def amend(self, nbytes: int) -> None:
        self.done[-1] = _Step(nbytes)
        self.history.amend(self.done[-1])

    @precondition(lambda self: bool(self.done or self.undone))
    @rule(share=st.floats(0, 0.99), nbytes=st.integers(0, 30))
    def exchange(self, share: float, nbytes: int) -> None:
        both, new = [*self.done, *self.undone], _Step(nbytes)
        place = int(share * len(both))
        self.history.exchange(_with(both[place], new))
        for steps in (self.done, self.undone):
            steps[:] = [new if each is both[place] else each for each in steps]

    @invariant()
    def all_is_as_the_lists_say(self) -> None:
        assert list(self.history.steps) == self.done
        assert (self.history.can_undo, self.history.can_redo) == (bool(self.done), bool(self.undone))
        assert self.history.used_bytes == np.sum([each.nbytes for each in [*self.done, *self.undone]], dtype=int)


TestRemembering = Remembering.TestCase
TestRemembering.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)


def test_more_is_kept_of_large_photos_within_bounds() -> None:
    megabyte = 1 << 20
    assert [usual_budget(size * megabyte) >> 20 for size in (1, 36, 72, 300)] == [128, 144, 288, 1024]
