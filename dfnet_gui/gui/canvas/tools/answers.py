"""What a tool has worked out in the background: one answer at a time, for the photo as it was asked of. GUI thread."""

from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

from dfnet_gui.document.document import Document
from dfnet_gui.gui.canvas.tools.base import Surface

T = TypeVar("T")


class _Question:
    """One that was asked; another stands for it once it is not wanted any more."""


class Answers(Generic[T]):
    """Asks for one thing at a time; a new question, another photo or another step of the history drop the last one."""

    def __init__(self, surface: Surface, over: Callable[[], None]) -> None:
        """`over` is called whenever an answer is no longer awaited, before the answer is given to whoever asked."""
        self._surface, self._over = surface, over
        self._question: _Question | None = None

    @property
    def is_awaited(self) -> bool:
        """Whether one will come."""
        return self._question is not None

    def ask(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Run `work` in another thread and give what it returns to `then` in this one, unless that came too late."""
        document = self._surface.session.document
        if document is None:
            return
        self._question = question = _Question()

        def wanted() -> T | None:
            return work() if question is self._question else None

        self._surface.jobs.start(
            wanted,
            then=partial(self._on_answer, question, (document, document.position), then),
            otherwise=partial(self._on_failed, question),
        )

    def give_up(self) -> bool:
        """Let no answer come; False if none would have."""
        if self._question is None:
            return False
        self._question = None
        self._over()
        return True

    def _on_answer(
        self, question: _Question, asked_of: tuple[Document, int], then: Callable[[T], None], answer: T
    ) -> None:
        if question is not self._question:
            return
        self._question = None
        self._over()
        document = self._surface.session.document
        if document is not None and (document, document.position) == asked_of and not document.is_painting:
            then(answer)

    def _on_failed(self, question: _Question, sentence: str) -> None:
        if question is self._question:
            self.give_up()
            self._surface.say(sentence)
