"""Words in a row."""

import pytest

from dfnet_gui.wording import listed


@pytest.mark.parametrize(("words", "text"), [(("A",), "A"), (("A", "B"), "A or B"), (("A", "B", "C"), "A, B or C")])
def test_the_last_two_are_joined_by_a_word(words: tuple[str, ...], text: str) -> None:
    assert listed(words) == text
    assert listed(words, "and") == text.replace(" or ", " and ")
