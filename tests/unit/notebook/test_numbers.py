"""The histogram and the table of the probe."""

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import StepPatch
from matplotlib.table import Table

from dfnet_gui.engine.map_numbers import histogram_of, probe
from dfnet_gui.engine.map_views import in_hole
from dfnet_gui.notebook.numbers import draw_histogram, draw_probes, probe_rows
from dfnet_gui.notebook.subject import Subject
from tests.unit.engine.looked_into import some_completion, some_maps


@pytest.fixture
def axes() -> Axes:
    return Figure().add_subplot()


def test_a_histogram_has_the_numbers_of_the_engine(axes: Axes) -> None:
    subject = Subject.of(some_completion())
    ((maps, fill),) = subject.fills
    draw_histogram(axes, subject, (0, 2), ("mean",))
    drawn = [each for each in axes.patches if isinstance(each, StepPatch)]
    for scale, stairs in zip((0, 2), drawn, strict=True):
        shares, mean, _words = histogram_of(in_hole(maps, fill, scale, "mean"))
        np.testing.assert_allclose(np.asarray(stairs.get_data()[0], np.float32), 100 * shares)
        assert stairs.get_label() == f"scale {scale}: mean {mean:.2f}"
    assert axes.get_title(loc="left") == histogram_of(in_hole(maps, fill, 0, "mean"))[2]


def test_a_histogram_names_channels(axes: Axes) -> None:
    draw_histogram(axes, Subject.of(some_completion()), (0,), ("mean", "blue"))
    legend = axes.get_legend()
    assert legend is not None
    assert [text.get_text().split(":")[0] for text in legend.get_texts()] == ["scale 0", "scale 0, blue"]


def test_a_probe_has_a_row_for_each_point_scale_and_channel() -> None:
    maps = some_maps()
    rows = probe_rows(Subject.of(maps), [(125.5, 65.5), (10, 10)], (0, 2), ("mean", "red"))
    assert [row[:3] for row in rows] == [
        (point, scale, channel)
        for point in ("1: 125.5, 65.5", "2: 10, 10")
        for scale in ("0", "2")
        for channel in ("mean", "red")
    ]
    values = probe(maps, 2, 125.5, 65.5)
    assert values is not None
    assert rows[3][3:] == tuple(f"{each[0]:.3f}" for each in (values.image, values.raw, values.alpha, values.result))
    assert set(rows[-1][3:]) == {"–"}, "outside of the region"


def test_the_table_holds_all_of_them_under_a_head(axes: Axes) -> None:
    rows = probe_rows(Subject.of(some_maps()), [(125.5, 65.5)], (0, 2), ("mean",))
    draw_probes(axes, rows)
    (table,) = [child for child in axes.get_children() if isinstance(child, Table)]
    cells = table.get_celld()
    texts = [[cells[row, column].get_text().get_text() for column in range(7)] for row in range(3)]
    assert texts == [["point", "scale", "channel", "image", "raw", "alpha", "result"], *map(list, rows)]
