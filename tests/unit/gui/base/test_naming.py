"""What stored values are called."""

import pytest

from dfnet_gui.engine.map_views import CHANNELS
from dfnet_gui.gui.base.naming import said, said_within


@pytest.mark.parametrize("value", ["fast", "detailed", "smooth", "exemplar", "zeros", *CHANNELS])
def test_what_is_stored_has_a_name(value: str) -> None:
    assert said(value) != value


def test_within_a_sentence_it_is_small() -> None:
    assert (said("mean"), said_within("mean")) == ("Mean", "mean")
    assert said_within("smooth") == said("smooth")


def test_what_has_no_name_is_called_as_it_is_stored() -> None:
    assert said("places9") == "places9"
