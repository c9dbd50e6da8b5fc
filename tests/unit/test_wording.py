"""Words in a row, and texts in the language of the program."""

from collections.abc import Iterator

import pytest

from dfnet_gui.wording import listed, number, one_line, set_translation, tr, tr_count, tr_later


@pytest.fixture
def german() -> Iterator[None]:
    """A translation of three texts; any other stays."""
    texts = {"{name} is too small.": "{name} ist zu klein.", "One photo": "Ein Foto", "{count} photos": "{count} Fotos"}
    set_translation(lambda text: texts.get(text, text))
    yield
    set_translation(str)


@pytest.mark.parametrize(("words", "text"), [(("A",), "A"), (("A", "B"), "A or B"), (("A", "B", "C"), "A, B or C")])
def test_the_last_two_are_joined_by_a_word(words: tuple[str, ...], text: str) -> None:
    assert listed(words) == text
    assert listed(words, "{most} and {last}") == text.replace(" or ", " and ")


def test_a_text_is_english_until_a_language_is_set() -> None:
    assert tr("{name} is too small.", name="{a}.png") == "{a}.png is too small."
    assert tr("{as it is}") == "{as it is}"


@pytest.mark.usefixtures("german")
def test_a_text_is_translated_before_its_places_are_filled() -> None:
    assert tr("{name} is too small.", name="{a}.png") == "{a}.png ist zu klein."
    assert tr("Never seen {what}", what="before") == "Never seen before"


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(("count", "text"), [(0, "0 Fotos"), (1, "Ein Foto"), (2, "2 Fotos"), (1200, "1,200 Fotos")])
def test_one_and_more_are_texts_of_their_own(count: int, text: str) -> None:
    assert tr_count(count, tr_later("One photo"), tr_later("{count} photos")) == text


def test_numbers_have_the_marks_of_the_language() -> None:
    set_translation(str, decimal=",", thousands=".")
    try:
        said = tr("{count:,} of {name}, {share:.1f} %, {plain}", count=12345, name="a.b,c", share=1.5, plain=2.5)
        assert said == "12.345 of a.b,c, 1,5 %, 2.5"
        assert (number(1234567), number(0.25, ".2f")) == ("1.234.567", "0,25")
        assert tr_count(1200, tr_later("One photo"), tr_later("{count} photos")) == "1.200 photos"
    finally:
        set_translation(str)
    assert number(1234.5, ",.1f") == "1,234.5"


def test_a_reason_is_one_line_of_bounded_length() -> None:
    assert one_line(ValueError("no  such\n\tthing\0\ud800")) == "no such thing"
    assert len(one_line(ValueError("9" * 5000))) < 400
