"""What panes are asked to show, in words, as settings keep it, and usual sets."""

import pytest

from dfnet_gui.gui.fusion.choices import MOST_PANES, SETS, FusionChoice, is_panes, panes_of, with_common, written


@pytest.mark.parametrize(
    ("choice", "label"),
    [
        (FusionChoice(), "Completed"),
        (FusionChoice("raw", 2), "Raw, scale 2"),
        (FusionChoice("alpha", 1, "red"), "Alpha, scale 1, red"),
        (FusionChoice("photo", 3, "blue"), "Original"),
        (FusionChoice("photo", 3, overlay=True), "Original under alpha, scale 3"),
        (FusionChoice("alpha", 0, overlay=True), "Alpha, scale 0"),
        (FusionChoice("difference", 4, "green"), "Difference, green"),
    ],
)
def test_it_says_what_it_is(choice: FusionChoice, label: str) -> None:
    assert choice.label == label


def test_only_the_completed_photo_alone_is_plain() -> None:
    assert FusionChoice().is_plain
    assert not FusionChoice(overlay=True).is_plain
    assert FusionChoice(overlay=True).needs_maps
    assert not FusionChoice("photo").needs_maps
    assert FusionChoice("darkening").needs_maps


@pytest.mark.parametrize("name", SETS)
def test_a_set_of_panes_is_read_as_it_was_written(name: str) -> None:
    assert panes_of(written(SETS[name])) == SETS[name]
    assert is_panes(written(SETS[name]))


@pytest.mark.parametrize(
    "text", ["", "raw", "raw:6:mean", "raw:-1:mean", "raw:x:mean", "raw:0:alpha", "other:0:mean", "raw:0:mean,"]
)
def test_what_is_no_set_is_refused(text: str) -> None:
    assert not is_panes(text)


def test_there_is_a_most() -> None:
    assert is_panes(written((FusionChoice("raw"),) * MOST_PANES))
    assert not is_panes(written((FusionChoice("raw"),) * (MOST_PANES + 1)))


def test_colours_and_overlay_are_those_of_all_panes() -> None:
    common = FusionChoice("alpha", 2, overlay=True, colour_map="grey", opacity=0.1)
    assert with_common(FusionChoice("raw", 1, "red"), common) == FusionChoice("raw", 1, "red", True, "grey", 0.1)
