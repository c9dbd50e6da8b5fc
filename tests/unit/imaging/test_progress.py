"""Watching: looking up at every write, and giving up."""

import pytest

from dfnet_gui.errors import Cancelled
from dfnet_gui.imaging.progress import Watch, WatchedBuffer


def _watch_that_stops(at: int) -> Watch:
    """Says stop the `at`th time that it is asked, from 0 on."""
    asked: list[int] = []

    def should_stop() -> bool:
        asked.append(1)
        return len(asked) > at

    return Watch(should_stop=should_stop)


def test_looking_up_asks_before_it_tells() -> None:
    told: list[float] = []
    Watch(on_progress=told.append).look_up(0.25)
    Watch(on_progress=told.append).look_up(7.0)
    assert told == [0.25, 1.0]
    with pytest.raises(Cancelled):
        Watch(should_stop=lambda: True, on_progress=told.append).look_up(0.5)
    assert told == [0.25, 1.0]


def test_a_watched_buffer_is_a_buffer() -> None:
    told: list[float] = []
    buffer = WatchedBuffer(Watch(on_progress=told.append), 10)
    assert buffer.write(b"12345") == 5
    assert buffer.write(memoryview(b"67890")) == 5
    assert buffer.write(b"more than was expected") == 22
    assert buffer.getvalue() == b"1234567890more than was expected"
    assert told == [0.0, 0.5, 1.0]


def test_a_write_that_is_given_up_writes_nothing() -> None:
    buffer = WatchedBuffer(_watch_that_stops(1), 0)
    buffer.write(b"first")
    with pytest.raises(Cancelled):
        buffer.write(b"second")
    assert buffer.getvalue() == b"first"
