"""The numbers of a figure: how alpha lies within the mask, and the values at the probe's points."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes

from dfnet_gui.engine.map_numbers import BINS, PROBED, histogram_of, probe
from dfnet_gui.engine.map_views import in_hole
from dfnet_gui.notebook.panes import SMALL_PT, Point
from dfnet_gui.notebook.subject import Subject

_PERCENT = 100
_NOTHING = "–"


def draw_histogram(axes: Axes, subject: Subject, scales: Sequence[int], channels: Sequence[str]) -> None:
    """A line for each scale and channel; what the first one says stands above in words."""
    edges = np.linspace(0, 1, BINS + 1)
    title = ""
    for scale in scales:
        for channel in channels:
            alphas = np.concatenate([in_hole(maps, fill, scale, channel) for maps, fill in subject.fills])
            shares, mean, words = histogram_of(alphas)
            title = title or words
            name = f"scale {scale}{'' if channel == 'mean' else f', {channel}'}: mean {mean or 0:.2f}"
            axes.stairs(_PERCENT * shares, edges, label=name, fill=len(scales) == len(channels) == 1)
    axes.set_xlim(0, 1)
    axes.set_title(title, fontsize=SMALL_PT, loc="left")
    axes.set_xlabel("Alpha of the pixels within the mask", fontsize=SMALL_PT)
    axes.set_ylabel("% of them", fontsize=SMALL_PT)
    axes.tick_params(labelsize=SMALL_PT)
    axes.legend(fontsize=SMALL_PT)


def probe_rows(
    subject: Subject, points: Sequence[Point], scales: Sequence[int], channels: Sequence[str]
) -> list[tuple[str, ...]]:
    """A row for each point, scale and channel: number and place of the point, scale, channel, and image, raw, alpha
    and result there; dashes for a point outside of every region."""
    rows = []
    for number, (x, y) in enumerate(points, start=1):
        maps = next((each for each, _fill in reversed(subject.regions) if probe(each, 0, x, y) is not None), None)
        for scale in scales:
            values = probe(maps, scale, x, y) if maps is not None else None
            for channel in channels:
                found = (f"{values.number(kind, channel):.3f}" if values else _NOTHING for kind in PROBED)
                rows.append((f"{number}: {x:g}, {y:g}", str(scale), channel, *found))
    return rows


def draw_probes(axes: Axes, rows: Sequence[tuple[str, ...]]) -> None:
    """A table of them."""
    axes.axis("off")
    head = ("point", "scale", "channel", *PROBED)
    table = axes.table([list(row) for row in rows], colLabels=head, loc="upper center", cellLoc="right")
    table.auto_set_font_size(False)
    table.set_fontsize(SMALL_PT)
    table.auto_set_column_width(list(range(len(head))))
    for (row, _column), cell in table.get_celld().items():
        cell.set_linewidth(0.3)
        if row == 0:
            cell.get_text().set_fontweight("bold")
