"""Steps: what they hold, where they changed something, and a layer that is exchanged in all of them."""

import numpy as np

from dfnet_gui.document.patches import Exchange, Part, Patch, State
from dfnet_gui.document.removals import Removal
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.packed_mask import PackedMask
from tests.unit.document.plain_fills import PlainFill, better

PLACE = Bounds(0, 0, 4, 4)
BITS = np.packbits(np.ones((4, 4), bool))


def _removal(place: Bounds, number: int = 1) -> Removal:
    hole = np.ones((place.height, place.width), bool)
    return Removal(number, PlainFill(place, 7, hole), PackedMask.of(hole, place))


def test_a_step_holds_what_was_painted_and_the_layer_that_it_laid() -> None:
    removal = _removal(PLACE.moved(4, 0))
    stroke = Patch((Part(PLACE, BITS, BITS),), State(), State())
    completion = Patch((Part(PLACE, BITS, BITS),), State(), State((removal,)), removal.layer)
    assert (stroke.nbytes, completion.nbytes) == (4, 4 + removal.layer.nbytes)
    assert (stroke.bounds, completion.bounds) == (PLACE, Bounds(0, 0, 8, 4))
    assert stroke.paints
    assert not Patch((Part(PLACE, BITS, BITS, "barred"),), State(), State()).paints


def test_a_layer_is_exchanged_in_all_states_and_one_removal_stays_one() -> None:
    old, other = _removal(PLACE), _removal(PLACE.moved(9, 9), 2)
    assert isinstance(old.layer, PlainFill)
    new = better(old.layer)
    exchange = Exchange(old.layer, new)
    first = exchange.step(Patch((), State(), State((old,)), old.layer))
    second = exchange.step(Patch((), State((old,)), State((old, other)), other.layer))
    assert first.layer is new
    assert second.layer is other.layer
    assert first.after.removals[0].layer is new
    assert first.after.removals[0] is second.before.removals[0] is second.after.removals[0]
    assert second.after.removals[1] is other
    stranger = Patch((), State((other,)), State(), None)
    assert exchange.step(stranger) is stranger
