"""Encoding that can be watched and given up: a buffer that looks up at every write of an encoder."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from dfnet_gui.errors import Cancelled


@dataclass(frozen=True)
class Watch:
    """`should_stop()` is asked, and `on_progress(share)` told 0 to 1, as often as an encoder writes. Any thread."""

    should_stop: Callable[[], bool] = lambda: False
    on_progress: Callable[[float], None] = lambda share: None

    def look_up(self, share: float) -> None:
        """Raise Cancelled where that is wanted, else tell how far things are."""
        if self.should_stop():
            raise Cancelled
        self.on_progress(min(1.0, share))


class WatchedBuffer(BytesIO):
    """Memory that an encoder writes to; `expected` bytes make it full."""

    def __init__(self, watch: Watch, expected: float) -> None:
        super().__init__()
        self._watch, self._expected = watch, max(1.0, expected)
        self._furthest = 0

    def write(self, data: Any) -> int:  # noqa: ANN401 - whatever has a buffer
        """Write, after looking up."""
        self._furthest = max(self._furthest, self.tell())  # some encoders go back to fill something in
        self._watch.look_up(self._furthest / self._expected)
        return super().write(data)
