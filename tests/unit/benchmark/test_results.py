"""Figures: percentiles and runs in turn."""

from dfnet_gui.benchmark.results import Result, alternately, percentile


def test_figures() -> None:
    assert Result("a", 0.5, 2.0).ratio == 4.0
    assert Result("a", 0.5).as_dict()["ratio"] is None
    assert percentile([3.0, 1.0, 2.0], 0.99) == 3.0
    turns: list[str] = []
    first, second = alternately((lambda: turns.append("a"), lambda: turns.append("b")), 3, block=2)
    assert turns == [*"aaabbb", *"aaabbb"], "the first of each block is not counted"
    assert first >= 0
    assert second >= 0
