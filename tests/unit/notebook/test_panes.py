"""Which panes there are, and what stands in one."""

from dataclasses import replace

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import Normalize
from matplotlib.figure import Figure

from dfnet_gui.errors import UsageError
from dfnet_gui.notebook.kinds import KINDS
from dfnet_gui.notebook.panes import Marking, Pane, draw_pane, panes_of
from dfnet_gui.notebook.subject import Subject
from tests.unit.engine.looked_into import REGION, dark, some_completion, some_fill, some_maps

PHOTO = np.full((80, 140, 3), 60, np.uint8)


def _drawn(pane: Pane, subject: Subject, marking: Marking | None = None) -> Axes:
    axes = Figure().add_subplot()
    draw_pane(axes, pane, subject, marking or Marking(REGION))
    return axes


def _bars(axes: Axes) -> list[Axes]:
    return [child for child in axes.get_children() if isinstance(child, Axes)]


def test_there_is_one_for_each_scale_and_channel_that_a_kind_has() -> None:
    subject = Subject.of(some_completion(), PHOTO)
    groups = panes_of(subject, ("photo", "mask", "alpha"), (0, 2), ("mean", "red"))
    assert [[pane.label for pane in group] for group in groups] == [
        ["Original"],
        ["Mask, scale 0", "Mask, scale 2"],
        ["Alpha, scale 0", "Alpha, scale 0, red", "Alpha, scale 2", "Alpha, scale 2, red"],
    ]


@pytest.mark.parametrize(
    ("subject", "missing"),
    [
        (Subject.of(some_completion(), PHOTO), set[str]()),
        (Subject.of(some_completion()), {"photo", "completed", "difference"}),
        (Subject.of(some_maps()), {"photo", "completed", "difference", "mask", "darkening"}),
        (Subject.of(some_maps(), PHOTO), {"completed", "difference", "mask", "darkening"}),
    ],
)
def test_without_names_there_is_all_that_can_be_shown(subject: Subject, missing: set[str]) -> None:
    shown = {pane.kind.name for group in panes_of(subject, None, (0,), ("mean",)) for pane in group}
    assert shown == set(KINDS.names) - missing


@pytest.mark.parametrize(
    ("kinds", "scales", "channels", "words"),
    [
        (("beta",), (0,), ("mean",), "There is no map 'beta'; choose photo, mask,"),
        (("alpha",), (1,), ("mean",), "Scale 1 is not fused here; choose 0 or 2."),
        (("alpha",), (0,), ("pink",), "There is no channel 'pink'; choose mean, red, green or blue."),
        (("mask",), (0,), ("mean",), "Mask needs the mask, which maps alone don't have: pass the completion."),
        (("photo",), (0,), ("mean",), "Original needs the photo: pass its pixels"),
    ],
)
def test_what_is_not_there_is_refused(
    kinds: tuple[str, ...], scales: tuple[int, ...], channels: tuple[str, ...], words: str
) -> None:
    with pytest.raises(UsageError) as refused:
        panes_of(Subject.of(some_maps()), kinds, scales, channels)
    assert str(refused.value).startswith(words)


def test_a_pane_counts_photo_pixels_and_says_how_large_those_of_its_scale_are() -> None:
    axes = _drawn(Pane(KINDS["alpha"], 2, "mean"), Subject.of(some_completion()))
    assert (axes.get_xlim(), axes.get_ylim()) == ((REGION.left, REGION.right), (REGION.bottom, REGION.top))
    (shown,) = axes.get_images()
    assert tuple(shown.get_extent()) == (REGION.left, REGION.right, REGION.bottom, REGION.top)
    assert axes.get_title(loc="left") == "Alpha, scale 2"
    assert axes.get_xlabel() == "8×5, 1 px is 3.75 px of the photo"


@pytest.mark.parametrize("name", KINDS.names)
def test_numbers_have_a_colour_bar_and_colours_have_none(name: str) -> None:
    kind = KINDS[name]
    pane = Pane(kind, 0 if kind.has_scale else None, "mean" if kind.has_channels else None)
    axes = _drawn(pane, Subject.of(dark(some_completion()), PHOTO))
    assert len(_bars(axes)) == kind.in_colours
    if kind.in_colours:
        assert _bars(axes)[0].get_ylabel() == ("of 255" if kind.is_stretched else "")


def test_one_channel_is_shown_in_grey_with_a_bar() -> None:
    axes = _drawn(Pane(KINDS["raw"], 0, "green"), Subject.of(some_maps()))
    (shown,) = axes.get_images()
    assert shown.get_cmap().name == "gray"
    assert len(_bars(axes)) == 1


def _range(axes: Axes) -> Normalize:
    (shown,) = axes.get_images()
    assert isinstance(shown.norm, Normalize)
    return shown.norm


def test_the_last_colour_of_alpha_is_one_or_what_was_asked_for() -> None:
    pane, subject = Pane(KINDS["alpha"], 0, "mean"), Subject.of(some_completion())
    assert (_range(_drawn(pane, subject)).vmin, _range(_drawn(pane, subject)).vmax) == (0, 1)
    axes = _drawn(pane, subject, Marking(REGION, "magma", 0.25))
    assert _range(axes).vmax == 0.25
    assert axes.get_images()[0].get_cmap().name == "magma"


def test_the_last_colour_of_darkening_is_the_largest() -> None:
    subject = Subject.of(dark(some_completion()))
    pane = Pane(KINDS["darkening"], 0, "mean")
    (picture,) = pane.kind.pictures(subject, 0, "mean")
    assert _range(_drawn(pane, subject)).vmax == pytest.approx(255 * picture.values.max())


def test_nothing_darkened_is_all_of_the_first_colour() -> None:
    maps = some_maps()
    whole = replace(maps, alphas={scale: np.ones_like(alpha) for scale, alpha in maps.alphas.items()})
    subject = Subject.of(replace(some_completion(), fills=(some_fill(whole),)))
    assert _range(_drawn(Pane(KINDS["darkening"], 0, "mean"), subject)).vmax == 1


def test_the_points_of_the_probe_are_numbered() -> None:
    points = ((110.0, 60.0), (120.5, 55.0))
    axes = _drawn(Pane(KINDS["alpha"], 0, "mean"), Subject.of(some_maps()), Marking(REGION, points=points))
    assert [tuple(np.ravel(line.get_xydata())) for line in axes.get_lines()] == list(points)
    assert [text.get_text() for text in axes.texts] == ["1", "2"]


def test_the_masks_edge_lies_where_the_mask_lies() -> None:
    """Half a pixel inside or outside of the hole's own edge at most."""
    subject = Subject.of(some_completion())
    ((_maps, fill),) = subject.fills
    axes = _drawn(Pane(KINDS["raw"], 0, "mean"), subject)
    paths = [path.vertices for drawn in axes.collections for path in drawn.get_paths()]
    corners = np.concatenate([np.asarray(each) for each in paths])
    place = fill.bounds
    assert corners.min(axis=0).tolist() == [place.left, place.top]
    assert corners.max(axis=0).tolist() == [place.right, place.bottom]
