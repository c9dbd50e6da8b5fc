"""What the fusion panel puts on the canvas says what it is: label, legend, edge; and nothing is tinted twice."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.app import Program
from dfnet_gui.gui.base.settings import REDUCED_MOTION, VIEW, Setting
from dfnet_gui.gui.canvas.legend import Legend
from dfnet_gui.gui.fusion.settings import (
    FUSION_CHANNEL,
    FUSION_COLOURS,
    FUSION_OPACITY,
    FUSION_OVERLAY,
    FUSION_SCALE,
    FUSION_SHOWN,
)
from tests.window import (
    SPOTS,
    WAIT_MS,
    at,
    complete_at,
    completions_of,
    fusion_panel,
    grabbed,
    have_maps,
    mark_saved,
    settle,
)

PANEL_SHOWN = Setting("fusion/shown", False)


@pytest.fixture
def looked_into(qtbot: QtBot, start_tiny: Callable[..., Program]) -> Program:
    """Two completions whose regions overlap, with their maps, and the panel open."""
    program = start_tiny()
    program.window.settings.set(REDUCED_MOTION, True)
    for spot in (SPOTS[0], (SPOTS[0][0] + 24.0, SPOTS[0][1] + 10.0)):
        complete_at(qtbot, program, spot)
    program.window.settings.set(PANEL_SHOWN, True)
    qtbot.waitUntil(lambda: have_maps(program) == [True, True], timeout=WAIT_MS)
    return program


@pytest.mark.parametrize(
    ("shown", "scale", "overlay", "label"),
    [
        ("completed", 0, False, ""),
        ("result", 0, False, "Result, scale 0"),
        ("result", 2, False, "Result, scale 2"),
        ("alpha", 0, False, "Alpha, scale 0"),
        ("alpha", 1, True, "Alpha, scale 1"),
        ("raw", 1, False, "Raw, scale 1"),
        ("photo", 0, False, "Original"),
        ("photo", 2, True, "Original under alpha, scale 2"),
        ("completed", 0, True, "Completed under alpha, scale 0"),
    ],
)
def test_whatever_is_not_the_result_is_labelled(
    shown: str,
    scale: int,
    overlay: bool,  # noqa: FBT001 - a parameter
    label: str,
    looked_into: Program,
) -> None:
    settings, canvas = looked_into.window.settings, looked_into.window.canvas
    plain = grabbed(canvas)
    settings.set(FUSION_SHOWN, shown)
    settings.set(FUSION_SCALE, scale)
    settings.set(FUSION_OVERLAY, overlay)
    assert canvas.look.label == label
    corner = (slice(0, 45), slice(0, 200))
    assert (grabbed(canvas)[corner] != plain[corner]).any() == bool(label), "it is drawn where there is one"


def test_the_split_view_labels_what_it_shows(looked_into: Program) -> None:
    settings, canvas = looked_into.window.settings, looked_into.window.canvas
    settings.set(VIEW, "split")
    as_result = grabbed(canvas)[:45, -250:]
    settings.set(FUSION_SHOWN, "photo")
    assert (grabbed(canvas)[:45, -250:] != as_result).any()


def _alpha_at(program: Program, x: int, y: int) -> npt.NDArray[np.int64]:
    place = at(program.window.canvas, x + 0.5, y + 0.5)
    colour: npt.NDArray[np.int64] = grabbed(program.window.canvas)[place.y(), place.x()].astype(np.int64)
    return colour


def test_alpha_of_overlapping_completions_is_tinted_once(looked_into: Program) -> None:
    settings = looked_into.window.settings
    older, newer = (completion.fills[0].maps for completion in completions_of(looked_into))
    assert older is not None
    assert newer is not None
    common = older.bounds.intersected(newer.bounds)
    assert not common.is_empty
    x, y = common.left + common.width // 2 + 30, common.bottom - 8
    beneath = _alpha_at(looked_into, x, y)
    settings.set(FUSION_OPACITY, 50)
    settings.set(FUSION_COLOURS, "grey")
    settings.set(FUSION_OVERLAY, True)
    alpha = newer.cropped(newer.alphas, 0)[y - newer.bounds.top, x - newer.bounds.left].mean() * 255
    once = 0.5 * beneath + 0.5 * alpha
    np.testing.assert_allclose(_alpha_at(looked_into, x, y), once, atol=2.5)


def _legend(program: Program) -> Legend:
    legend = program.window.canvas.look.legend
    assert legend is not None
    return legend


def test_alpha_has_a_legend_and_other_maps_have_none(looked_into: Program) -> None:
    settings, canvas = looked_into.window.settings, looked_into.window.canvas
    settings.set(FUSION_SHOWN, "raw")
    assert canvas.look.legend is None
    settings.set(FUSION_SHOWN, "alpha")
    settings.set(FUSION_CHANNEL, "red")
    legend = _legend(looked_into)
    assert (legend.title, legend.low, legend.high) == ("Alpha, red", "start", "drawn")
    viridis = legend.colours
    settings.set(FUSION_COLOURS, "grey")
    in_grey = _legend(looked_into).colours
    assert (in_grey != viridis).any()
    assert in_grey[0, 0].tolist() == [0, 0, 0]
    assert in_grey[0, -1].tolist() == [255, 255, 255]


def test_the_edge_of_what_was_filled_is_drawn_over_maps(looked_into: Program) -> None:
    settings, canvas = looked_into.window.settings, looked_into.window.canvas
    settings.set(FUSION_SHOWN, "alpha")
    outlines = canvas.look.outlines
    assert [hole.sum() for _bounds, hole in outlines] == [
        fill.hole.sum() for completion in completions_of(looked_into) for fill in completion.fills
    ]
    bounds, hole = outlines[-1]
    row = hole.shape[0] // 2
    left = bounds.left + int(np.flatnonzero(hole[row])[0])
    place = at(canvas, left + 0.5, bounds.top + row + 0.5)
    near = grabbed(canvas)[place.y() - 6 : place.y() + 7, place.x() - 1 : place.x() + 2].reshape(-1, 3)
    assert (near.max(1) == 0).any(), "black dashes"
    assert (near.min(1) == 255).any(), "and white ones"


def test_the_probe_follows_the_scale_without_a_move_of_the_mouse(qtbot: QtBot, looked_into: Program) -> None:
    window, panel = looked_into.window, fusion_panel(looked_into)
    maps = completions_of(looked_into)[-1].fills[0].maps
    assert maps is not None
    x, y = maps.bounds.left + 9.0, maps.bounds.top + 21.0
    QTest.mouseMove(window.canvas, at(window.canvas, 1.0, 1.0))
    QTest.mouseMove(window.canvas, at(window.canvas, x, y))
    for scale in (2, 1, 0):
        window.settings.set(FUSION_SCALE, scale)
        row, column = 21 >> scale, 9 >> scale
        for kind, levels in (("image", maps.images), ("raw", maps.raws), ("alpha", maps.alphas)):
            assert panel.probe.shown(kind, 1) == f"{levels[scale][row, column, 1]:.3f}", (kind, scale)


def test_the_probe_forgets_the_last_photo(looked_into: Program, qtbot: QtBot, fresh_path: Path) -> None:
    window, panel = looked_into.window, fusion_panel(looked_into)
    maps = completions_of(looked_into)[-1].fills[0].maps
    assert maps is not None
    QTest.mouseMove(window.canvas, at(window.canvas, 1.0, 1.0))
    QTest.mouseMove(window.canvas, at(window.canvas, maps.bounds.left + 9.5, maps.bounds.top + 9.5))
    assert panel.probe.shown("alpha", 0) != "–"
    mark_saved(looked_into)
    with qtbot.waitSignal(looked_into.session.opened, timeout=WAIT_MS):
        window.opening.open_path(fresh_path)
    settle(looked_into)
    assert [panel.probe.shown(kind, 0) for kind in ("image", "raw", "alpha", "result")] == ["–"] * 4
