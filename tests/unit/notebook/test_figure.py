"""The figure as somebody asks for it in a notebook."""

import subprocess
import sys
from io import BytesIO

import numpy as np
import pytest
from IPython.core.formatters import PNGFormatter
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.table import Table
from PIL import Image

from dfnet_gui.engine.inpainter import Inpainter
from dfnet_gui.engine.map_numbers import darkening_of, darkening_words
from dfnet_gui.engine.request import CompletionRequest
from dfnet_gui.errors import UsageError
from dfnet_gui.imaging.arrays import ByteArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.notebook import show_maps
from dfnet_gui.notebook.kinds import KINDS
from tests.unit.engine.looked_into import HOLE, REGION, dark, some_completion, some_maps

PHOTO = np.full((80, 140, 3), 60, np.uint8)


def _panes(figure: Figure) -> list[Axes]:
    return [axes for axes in figure.axes if axes.get_images() and axes.get_title(loc="left")]


def _places(figure: Figure) -> list[tuple[int, int]]:
    """Row and column of each pane."""
    specs = [axes.get_subplotspec() for axes in _panes(figure)]
    return [(spec.rowspan.start, spec.colspan.start) for spec in specs if spec is not None]


def test_everything_of_a_completion_is_shown() -> None:
    figure = show_maps(some_completion(), photo=PHOTO, probe=[(110, 60)])
    assert [axes.get_title(loc="left").split(",")[0] for axes in _panes(figure)] == [kind.text for kind in KINDS]
    assert any(axes.get_xlabel() == "Alpha of the pixels within the mask" for axes in figure.axes)
    assert any(isinstance(child, Table) for axes in figure.axes for child in axes.get_children())
    (title,) = [each.get_suptitle() for each in figure.subfigs if each.get_suptitle()]
    assert title == "m, fast fill in 0.10 s: 50 % drawn, the rest from the smooth start"


def test_of_maps_alone_there_are_panes_and_no_histogram() -> None:
    figure = show_maps(some_maps())
    assert [axes.get_title(loc="left") for axes in figure.axes] == [
        f"{name}, scale 0" for name in ("Image", "Raw", "Alpha", "Result")
    ]


def test_panes_zoom_and_move_as_one() -> None:
    panes = _panes(show_maps(some_completion(), kinds=("raw", "alpha"), scales=(0, 2)))
    panes[2].set_xlim(105, 110)
    panes[1].set_ylim(60, 55)
    assert all(axes.get_xlim() == (105, 110) for axes in panes)
    assert all(axes.get_ylim() == (60, 55) for axes in panes)


def test_a_part_of_the_photo_is_shown_alone() -> None:
    figure = show_maps(some_completion(), photo=PHOTO, area=HOLE.grown(4))
    for axes in _panes(figure):
        assert axes.get_xlim() == (HOLE.left - 4, HOLE.right + 4)
        assert axes.get_ylim() == (HOLE.bottom + 4, REGION.top), "what was looked at begins there"
    with pytest.raises(UsageError, match="choose one from 100, 50 to 130, 70"):
        show_maps(some_completion(), area=Bounds(0, 0, 100, 50))


def test_scales_and_channels_of_a_kind_stand_in_a_row_of_their_own() -> None:
    figure = show_maps(some_completion(), photo=PHOTO, kinds=("photo", "alpha", "raw"), scales=(0, 2))
    assert _places(figure) == [(0, 0), (1, 0), (1, 1), (2, 0), (2, 1)]
    figure = show_maps(some_completion(), kinds=("alpha",), channel=("mean", "red", "green", "blue"))
    assert _places(figure) == [(0, 0), (0, 1), (0, 2), (0, 3)]


def test_kinds_are_broken_into_rows_of_about_the_same_length() -> None:
    figure = show_maps(some_completion(), kinds=("mask", "image", "raw", "alpha", "result"))
    assert _places(figure) == [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1)]


def test_a_scale_without_any_histogram() -> None:
    figure = show_maps(some_completion(), kinds=("raw",), histogram=False)
    assert len(figure.axes) == 1
    assert len(figure.subfigs) == 1


def test_what_zeros_darken_is_said() -> None:
    completion = dark(some_completion())
    (title,) = [each.get_suptitle() for each in show_maps(completion).subfigs if each.get_suptitle()]
    assert " ".join(title.split("\n")[1:]) == darkening_words(darkening_of([completion]))


@pytest.mark.parametrize("kinds", [("alpha",), ("mask", "raw", "alpha", "darkening")])
def test_no_word_of_the_title_is_cut_off(kinds: tuple[str, ...]) -> None:
    figure = show_maps(dark(some_completion()), kinds=kinds)
    figure.draw_without_rendering()
    (title,) = [each for part in figure.subfigs for each in part.texts]
    assert title.get_window_extent().x1 < figure.bbox.x1


def test_a_figure_of_somebody_elses_is_drawn_into() -> None:
    given = Figure()
    assert show_maps(some_maps(), figure=given) is given
    assert _panes(given)


@pytest.mark.parametrize("kinds", [(), ("alpha",)])
def test_nothing_to_show_is_said(kinds: tuple[str, ...]) -> None:
    with pytest.raises(UsageError, match="nothing to show"):
        show_maps(some_maps(), kinds=kinds, scales=() if kinds else (0,))


def test_a_notebook_shows_it_without_being_told_how() -> None:
    figure = show_maps(some_completion(), kinds=("alpha",))
    png = PNGFormatter()(figure)
    assert isinstance(png, bytes)
    with Image.open(BytesIO(png)) as shown:
        width, height = (round(inches * figure.dpi) for inches in figure.get_size_inches())
        assert shown.size == pytest.approx((width, height), abs=1)
        assert len(np.unique(np.asarray(shown.convert("L")))) > 20


def test_a_real_completion_of_a_real_photo(built_in: Inpainter, sample: ByteArray) -> None:
    photo = np.ascontiguousarray(sample[:400, :500])
    hole = np.zeros(photo.shape[:2], bool)
    hole[150:200, 200:280] = True
    completion = built_in.run(CompletionRequest.from_photo(photo, hole))
    figure = show_maps(completion, photo=photo, scales=range(6), probe=[(240, 175)])
    titles = [axes.get_title(loc="left") for axes in _panes(figure)]
    assert [title for title in titles if title.startswith("Alpha, ")] == [f"Alpha, scale {s}" for s in range(6)]


def test_without_matplotlib_it_is_said_what_is_missing() -> None:
    code = "import sys; sys.modules['matplotlib'] = None; import dfnet_gui.notebook"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    last = done.stderr.splitlines()[-1]
    assert last.endswith("draws with Matplotlib, which is not installed: pip install 'dfnet-gui[notebook]'")


def test_one_kind_and_one_scale_need_no_list() -> None:
    completion = some_completion()
    one, listed = show_maps(completion, kinds="alpha", scales=2), show_maps(completion, kinds=("alpha",), scales=(2,))
    assert [axes.get_title(loc="left") for axes in _panes(one)] == [
        axes.get_title(loc="left") for axes in _panes(listed)
    ]
