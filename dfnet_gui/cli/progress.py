"""What a folder's completion says while it goes on: a line for each photo, and how far it is, on standard error."""

from __future__ import annotations

import sys
from typing import Any

from tqdm import tqdm

from dfnet_gui.batch.worker import DONE, FAILED

tqdm.monitor_interval = 0  # else a thread watches whether a bar is drawn often enough


class Progress:
    """Counts what is done; in a terminal, with `is_shown`, a bar with photos a second and the time left.

    Use it as a context.
    """

    def __init__(self, total: int, *, is_shown: bool) -> None:
        self.done: list[dict[str, Any]] = []
        self.failed: list[dict[str, Any]] = []
        self._total = total
        hidden = not (is_shown and sys.stderr.isatty())
        self._bar = tqdm(total=total, unit="photo", disable=hidden, file=sys.stderr, dynamic_ncols=True)

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_error: object) -> None:
        self._bar.close()

    def say(self, sentence: str) -> None:
        """Tell people something, above the bar."""
        tqdm.write(sayable(sentence), file=sys.stderr)
        sys.stderr.flush()

    def take(self, kind: str, content: Any) -> None:  # noqa: ANN401 - as `batch.worker` answers
        """What a worker answered: a sentence, a report, or a failure."""
        if kind == DONE:
            self.done.append(content)
            self._step(content["output"])
        elif kind == FAILED:
            self.fail(content)
        else:
            self.say(content)

    def fail(self, content: dict[str, Any]) -> None:
        """A photo that could not be completed."""
        self.failed.append(content)
        self._step(content["error"])

    def _step(self, sentence: str) -> None:
        number = len(self.done) + len(self.failed)
        self.say(f"[{number}/{self._total}] {sentence}")
        self._bar.set_postfix_str(f"{len(self.failed)} failed" if self.failed else "")
        self._bar.update()


def sayable(sentence: str) -> str:
    """As standard error can write it: names of files may hold what its encoding has not."""
    encoding = sys.stderr.encoding or "utf-8"
    return sentence.encode(encoding, "backslashreplace").decode(encoding)
