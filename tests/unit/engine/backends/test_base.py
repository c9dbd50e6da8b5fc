"""The contract of backends names what it carries."""

import pytest

from dfnet_gui.engine.backends.base import PRECISIONS, Candidate


def test_a_candidate_is_named_by_library_and_precision_and_made_when_it_is_wanted() -> None:
    candidate = Candidate("pytorch", "bf16", lambda: pytest.fail("nobody wants it yet"))
    assert candidate.name == "pytorch-bf16"


def test_the_first_precision_leaves_the_choice() -> None:
    assert PRECISIONS[0] == "auto"
    assert len(set(PRECISIONS)) == 4
