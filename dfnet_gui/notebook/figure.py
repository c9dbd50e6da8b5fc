"""The figure with everything that is looked at, for notebooks and scripts."""

import math
from collections.abc import Sequence
from io import BytesIO
from textwrap import fill

from matplotlib.figure import Figure, SubFigure

from dfnet_gui.engine.fills import FusionMaps
from dfnet_gui.engine.map_numbers import darkening_of, darkening_words
from dfnet_gui.engine.request import Completion
from dfnet_gui.errors import UsageError
from dfnet_gui.imaging.arrays import PixelArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.notebook.numbers import draw_histogram, draw_probes, probe_rows
from dfnet_gui.notebook.panes import SMALL_PT, Marking, Pane, Point, draw_pane, panes_of
from dfnet_gui.notebook.subject import Subject

_MOST_ABREAST, _MOST_OF_A_KIND_ABREAST = 4, 6
_PANE_IN, _WORDS_IN = 2.4, 0.55
"""How wide a pane is, and how high what is written around it; both in inches."""
_NUMBERS_IN, _ROW_IN = 1.9, 0.2
_LEAST_WIDTH_IN = 6.0
_PERCENT = 100
_CHARACTERS_AN_INCH = 16


class NotebookFigure(Figure):
    """A figure that a notebook shows by itself, also where none of Matplotlib's backends was chosen."""

    def _repr_png_(self) -> bytes:
        buffer = BytesIO()
        self.savefig(buffer, format="png", pil_kwargs={"optimize": True})
        return buffer.getvalue()


def show_maps(
    looked_at: Completion | FusionMaps,
    *,
    photo: PixelArray | None = None,
    kinds: str | Sequence[str] | None = None,
    scales: int | Sequence[int] = 0,
    channel: str | Sequence[str] = "mean",
    area: Bounds | None = None,
    probe: Sequence[Point] = (),
    histogram: bool = True,
    colour_map: str = "viridis",
    most_alpha: float = 1.0,
    figure: Figure | None = None,
) -> Figure:
    """A figure with linked panes of a completion's fusion maps, and their numbers. Not to be called in two threads.

    `photo`: the pixels that were completed (H×W×3, RGB), wanted by the kinds `photo`, `completed` and `difference`.
    `kinds`: one or several of `kinds.KINDS`; None: all there are. `scales`: 0 is the finest. `channel`: `mean`, `red`,
    `green` or `blue`, or several; `mean` shows image, raw and result in their colours. `area`: show this part of the
    photo alone (photo pixels). `probe`: points (x, y) in photo pixels, marked in every pane, with a table of the values
    there. `histogram`: how alpha lies within the whole mask. `colour_map`: a name of Matplotlib's; `most_alpha`: what
    its last colour stands for in alpha, below 1 to tell small ones apart. `figure`: draw into this empty one, as one of
    pyplot's, whose panes then zoom and move as one.

    A completion that began with zeros, and is darkened by an alpha below 1, is said to be. Raises UsageError where
    something that is asked for is not there.
    """
    subject = Subject.of(looked_at, photo)
    shown = _shown(subject, area)
    kinds = (kinds,) if isinstance(kinds, str) else kinds
    channels = (channel,) if isinstance(channel, str) else tuple(channel)
    scales = (scales,) if isinstance(scales, int) else tuple(scales)
    groups = panes_of(subject, kinds, scales, channels)
    if not any(groups):
        raise UsageError("There is nothing to show: name at least one kind, scale and channel.")
    rows = _rows(groups)
    table = probe_rows(subject, probe, scales, channels)
    is_counted = histogram and all((subject.fills, scales, channels))
    sizes = _sizes(shown, rows, len(table), has_numbers=is_counted or bool(table))
    figure = NotebookFigure() if figure is None else figure
    figure.set_size_inches(max(_LEAST_WIDTH_IN, _PANE_IN * max(map(len, rows))), sum(sizes))
    figure.set_layout_engine("constrained")
    parts = figure.subfigures(len(sizes), 1, height_ratios=sizes, squeeze=False)[:, 0]
    _draw_panes(parts[0], subject, rows, Marking(shown, colour_map, most_alpha, probe))
    if len(parts) > 1:
        plots = parts[1].subplots(1, is_counted + bool(table), squeeze=False)[0]
        if is_counted:
            draw_histogram(plots[0], subject, scales, channels)
        if table:
            draw_probes(plots[-1], table)
    return figure


def _shown(subject: Subject, area: Bounds | None) -> Bounds:
    """The part of the photo that panes show, as much of it as there are maps of; photo pixels."""
    shown = subject.area if area is None else area.intersected(subject.area)
    if shown.is_empty:
        there = subject.area
        raise UsageError(
            f"Nothing of that area was looked at: choose one from {there.left}, {there.top} to {there.right},"
            f" {there.bottom}."
        )
    return shown


def _rows(groups: list[list[Pane]]) -> list[list[Pane]]:
    """Kinds of one pane beside each other, those of several in rows of their own."""
    rows: list[list[Pane]] = []
    singles: list[Pane] = []
    for group in [*groups, []]:
        if len(group) == 1:
            singles += group
        else:
            rows += _broken(singles, _MOST_ABREAST) + _broken(group, _MOST_OF_A_KIND_ABREAST)
            singles = []
    return rows


def _broken(panes: list[Pane], most: int) -> list[list[Pane]]:
    """In as few rows as possible, of about the same length."""
    if not panes:
        return []
    length = math.ceil(len(panes) / math.ceil(len(panes) / most))
    return [panes[start : start + length] for start in range(0, len(panes), length)]


def _sizes(area: Bounds, rows: list[list[Pane]], table_rows: int, *, has_numbers: bool) -> list[float]:
    """How high the panes are, and the numbers where there are some; inches."""
    of_panes = len(rows) * (_PANE_IN * 0.75 * area.height / area.width + _WORDS_IN) + _WORDS_IN
    return [of_panes, max(_NUMBERS_IN, (table_rows + 2) * _ROW_IN)] if has_numbers else [of_panes]


def _draw_panes(part: SubFigure, subject: Subject, rows: list[list[Pane]], marking: Marking) -> None:
    grid = part.add_gridspec(len(rows), max(map(len, rows)))
    first = None
    for down, row in enumerate(rows):
        for across, pane in enumerate(row):
            axes = part.add_subplot(grid[down, across], sharex=first, sharey=first)
            first = first or axes
            draw_pane(axes, pane, subject, marking)
    width = part.get_figure(root=True).get_size_inches()[0]
    part.suptitle(_title(subject, int(width * _CHARACTERS_AN_INCH)), fontsize=SMALL_PT, x=0.01, ha="left")


def _title(subject: Subject, most: int) -> str:
    """What was completed by what; and the alarm, where alpha darkens it. At most so many characters a line."""
    done = subject.completion
    if done is None:
        return ""
    origin = f"{round(_PERCENT * done.drawn)} % drawn, the rest from the {done.start} start"
    sentences = [f"{done.model}, {done.detail} fill in {done.seconds:.2f} s: {origin}"]
    found = darkening_of([done])
    if found.share:
        sentences.append(darkening_words(found))
    return "\n".join(fill(sentence, most) for sentence in sentences)
