"""The panes of a figure: which there are, and one of them drawn, with its colour bar, its mask's edge and the probe's
points. Axes count photo pixels from the photo's top left."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.image import AxesImage
from matplotlib.patheffects import withStroke

from dfnet_gui.engine.fills import Fill
from dfnet_gui.engine.map_numbers import scale_size
from dfnet_gui.engine.map_views import CHANNELS
from dfnet_gui.errors import UsageError
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.notebook.kinds import KINDS, PaneKind
from dfnet_gui.notebook.subject import Subject
from dfnet_gui.wording import listed

Point = tuple[float, float]
"""x and y in photo pixels."""
SMALL_PT = 8.0
_TINY_PT = 7.0
_LEVELS = 255
_BAR = (1.03, 0.0, 0.05, 1.0)
"""Left, bottom, width and height of a colour bar, in parts of its pane."""


@dataclass(frozen=True)
class Pane:
    """What one pane shows; `scale` and `channel` are None for a kind that has none."""

    kind: PaneKind
    scale: int | None
    channel: str | None

    @property
    def label(self) -> str:
        """What it is, in a few words."""
        scale = "" if self.scale is None else f", scale {self.scale}"
        return f"{self.kind.text}{scale}{f', {self.channel}' if self.channel not in (None, 'mean') else ''}"


def panes_of(
    subject: Subject, kinds: Sequence[str] | None, scales: Sequence[int], channels: Sequence[str]
) -> list[list[Pane]]:
    """The panes of each kind; None for `kinds`: of all that can be shown. UsageError for what is not there."""
    for scale in scales:
        if scale not in subject.scales:
            raise UsageError(f"Scale {scale} is not fused here; choose {listed(map(str, subject.scales))}.")
    for channel in channels:
        if channel not in CHANNELS:
            raise UsageError(f"There is no channel {channel!r}; choose {listed(CHANNELS)}.")
    shown = [_kind(name, subject) for name in kinds] if kinds is not None else [k for k in KINDS if _can(k, subject)]
    return [list(_panes(kind, scales, channels)) for kind in shown]


def _panes(kind: PaneKind, scales: Sequence[int], channels: Sequence[str]) -> Iterator[Pane]:
    for scale in scales if kind.has_scale else (None,):
        for channel in channels if kind.has_channels else (None,):
            yield Pane(kind, scale, channel)


def _can(kind: PaneKind, subject: Subject) -> bool:
    return not (kind.needs_photo and subject.photo is None) and not (kind.needs_hole and not subject.fills)


def _kind(name: str, subject: Subject) -> PaneKind:
    if name not in KINDS:
        raise UsageError(f"There is no map {name!r}; choose {listed(KINDS.names)}.")
    kind = KINDS[name]
    if kind.needs_hole and not subject.fills:
        raise UsageError(f"{kind.text} needs the mask, which maps alone don't have: pass the completion.")
    if kind.needs_photo and subject.photo is None:
        raise UsageError(f"{kind.text} needs the photo: pass its pixels as photo=….")
    return kind


@dataclass(frozen=True)
class Marking:
    """What all panes have in common: the part of the photo that they show, Matplotlib's name of the colours, what the
    last one stands for in alpha (above 0 to 1), and the points of the probe."""

    area: Bounds
    colour_map: str = "viridis"
    most_alpha: float = 1.0
    points: Sequence[Point] = ()


def draw_pane(axes: Axes, pane: Pane, subject: Subject, marking: Marking) -> None:
    """Everything of one pane."""
    pictures = pane.kind.pictures(subject, pane.scale or 0, pane.channel or "mean")
    counted, most = 1, marking.most_alpha if pane.kind.name == "alpha" else 1.0
    if pane.kind.is_stretched:
        counted, most = _LEVELS, max(float(each.values.max()) for each in pictures)
    shown = None
    for picture in pictures:
        place, is_rgb = picture.bounds, picture.values.ndim > 2
        shown = axes.imshow(
            picture.values if is_rgb else picture.values * counted,
            cmap=marking.colour_map if pane.kind.in_colours else "gray",
            vmin=0,
            vmax=(most * counted) or 1,
            extent=(place.left, place.right, place.bottom, place.top),
        )
    if shown is not None and pictures[-1].values.ndim == 2 and pane.kind.name != "mask":
        _draw_bar(axes, shown, "of 255" if pane.kind.is_stretched else "")
    for _maps, fill in subject.fills:
        _draw_edge(axes, fill)
    _draw_points(axes, marking.points)
    axes.set(xlim=(marking.area.left, marking.area.right), ylim=(marking.area.bottom, marking.area.top))
    _name(axes, pane, subject)


def _draw_bar(axes: Axes, shown: AxesImage, unit: str) -> None:
    figure = axes.get_figure()
    assert figure is not None
    bar = figure.colorbar(shown, cax=axes.inset_axes(_BAR))
    bar.ax.tick_params(labelsize=_TINY_PT)
    bar.set_label(unit, fontsize=_TINY_PT)


def _draw_edge(axes: Axes, fill: Fill) -> None:
    hole = np.pad(fill.hole, 1).astype(np.float32)
    across = fill.bounds.left - 0.5 + np.arange(hole.shape[1])
    down = fill.bounds.top - 0.5 + np.arange(hole.shape[0])
    axes.contour(across, down, hole, [0.5], colors="black", linewidths=1.2)
    axes.contour(across, down, hole, [0.5], colors="white", linewidths=0.5)


def _draw_points(axes: Axes, points: Sequence[Point]) -> None:
    outline = [withStroke(linewidth=2.5, foreground="black")]
    for number, point in enumerate(points, start=1):
        axes.plot(*point, "+", color="white", markersize=8, path_effects=outline)
        axes.annotate(
            str(number),
            point,
            (4, 4),
            textcoords="offset points",
            color="white",
            fontsize=SMALL_PT,
            path_effects=outline,
            annotation_clip=True,
        )


def _name(axes: Axes, pane: Pane, subject: Subject) -> None:
    axes.tick_params(labelsize=_TINY_PT)
    axes.set_title(pane.label, fontsize=SMALL_PT, fontweight="bold", loc="left")
    if pane.scale is not None:
        size = scale_size(subject.regions[-1][0], pane.scale)
        words = f"{size.width}×{size.height}, 1 px is {size.photo_px:.3g} px of the photo"
        axes.set_xlabel(words, fontsize=_TINY_PT, loc="left")
