"""How the canvas is divided."""

import itertools

import pytest
from PySide6.QtCore import QRectF

from dfnet_gui.gui.base.settings import View
from dfnet_gui.gui.canvas.panes import divided, divider_at, grabs_divider


def test_one_pane_is_all_of_it() -> None:
    (pane,) = divided("single", 400, 300, 0.5)
    assert pane.rect == pane.clip == QRectF(0, 0, 400, 300)
    assert not pane.shows_original


def test_a_split_has_the_same_photo_in_both_halves() -> None:
    original, result = divided("split", 400, 300, 0.25)
    assert original.rect == result.rect == QRectF(0, 0, 400, 300)
    assert (original.clip, result.clip) == (QRectF(0, 0, 100, 300), QRectF(100, 0, 300, 300))
    assert (original.shows_original, result.shows_original) == (True, False)


def test_side_by_side_are_of_one_size_with_a_gap() -> None:
    original, result = divided("side", 402, 300, 0.5)
    assert original.rect == original.clip == QRectF(0, 0, 200, 300)
    assert result.rect == result.clip == QRectF(202, 0, 200, 300)
    assert original.shows_original


@pytest.mark.parametrize(
    ("view", "x", "grabs"),
    [
        ("split", 100.0, True),
        ("split", 92.0, True),
        ("split", 108.0, True),
        ("split", 91.0, False),
        ("side", 100.0, False),
    ],
)
def test_the_divider_is_taken_hold_of_near_it(view: View, x: float, *, grabs: bool) -> None:
    assert grabs_divider(view, x, 400, 0.25) == grabs


@pytest.mark.parametrize(
    ("count", "aspect", "columns"), [(1, 1.5, 1), (2, 3.0, 1), (2, 0.5, 2), (6, 1.0, 3), (6, 3.0, 2), (5, 1.0, 3)]
)
def test_a_grid_makes_the_photo_as_large_as_it_can_be(count: int, aspect: float, columns: int) -> None:
    panes = divided("grid", 900, 600, 0.5, count=count, aspect=aspect)
    assert [pane.index for pane in panes] == list(range(count))
    assert len({pane.rect.left() for pane in panes}) == columns
    assert len({pane.rect.width() for pane in panes}) == 1
    assert all(pane.rect == pane.clip and QRectF(0, 0, 900, 600).contains(pane.rect) for pane in panes)
    assert not any(a.rect.intersects(b.rect) for a, b in itertools.combinations(panes, 2))


def test_the_divider_can_always_be_grabbed_again() -> None:
    assert [divider_at(x, 200) for x in (-50, 100, 900)] == [0.02, 0.5, 0.98]
    assert divider_at(5, 0) == 0.98
