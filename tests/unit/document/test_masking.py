"""What is painted changes by parts that can be swapped back."""

import numpy as np
import pytest

from dfnet_gui.document.masking import Masking
from dfnet_gui.imaging.bounds import Bounds


def test_parts_bring_back_what_was_there() -> None:
    masking = Masking(300, 600)
    square = np.ones((20, 20), bool)
    masking.draw("hole", Bounds(250, 40, 20, 20), square, erase=False)
    before = masking.hole.mask.copy()
    parts = masking.draw("hole", Bounds(245, 45, 20, 20), square, erase=True)
    assert masking.hole.pixels == 20 * 20 - 15 * 15
    masking.swap(parts, is_back=True)
    np.testing.assert_array_equal(masking.hole.mask, before)
    assert masking.hole.within == Bounds(250, 40, 20, 20)


def test_what_changes_nothing_has_no_parts() -> None:
    masking = Masking(30, 60)
    assert masking.draw("hole", Bounds(2, 2, 5, 5), np.ones((5, 5), bool), erase=True) == ()
    assert masking.clear("barred") == ()
    assert masking.replace_hole(np.zeros((30, 60), bool)) == ()
    masking.begin_stroke("hole")
    assert masking.is_painting
    assert masking.end_stroke() == ()
    assert not masking.is_painting


def test_a_stroke_paints_the_kind_that_it_was_begun_with() -> None:
    masking = Masking(100, 100)
    masking.begin_stroke("barred")
    masking.paint((50, 50), (60, 50), 5, erase=False)
    parts = masking.end_stroke()
    assert {part.kind for part in parts} == {"barred"}
    assert (masking.hole.pixels, masking.barred.mask[50, 55]) == (0, True)


def test_a_mask_of_another_size_is_refused() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        Masking(30, 60).replace_hole(np.zeros((60, 30), bool))


def test_what_was_saved_is_taken_as_it_is() -> None:
    masking = Masking(300, 600)
    mask = np.zeros((300, 600), bool)
    mask[280:290, 590:] = True
    masking.restore("hole", mask)
    assert (masking.hole.pixels, masking.hole.within) == (100, Bounds(590, 280, 10, 10))
