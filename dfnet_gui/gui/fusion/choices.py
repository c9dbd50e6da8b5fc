"""What a pane is asked to show: the kind of picture, scale and channel; and usual sets of panes. Nothing of Qt."""

from dataclasses import dataclass, replace

from dfnet_gui.engine.map_views import CHANNELS
from dfnet_gui.gui.base.naming import said_within
from dfnet_gui.gui.fusion.kinds import COMPLETED, KINDS
from dfnet_gui.wording import tr, tr_later

FINEST, COARSEST = 0, 5
MOST_PANES = 24
_BETWEEN, _WITHIN = ",", ":"


@dataclass(frozen=True)
class FusionChoice:
    """One pane. `overlay`: alpha is laid over it with `opacity`; `colour_map` is that of alpha and of differences."""

    shown: str = COMPLETED
    scale: int = FINEST
    channel: str = "mean"
    overlay: bool = False
    colour_map: str = "viridis"
    opacity: float = 0.7

    @property
    def is_plain(self) -> bool:
        """Whether the completed photo is shown and nothing else."""
        return self.shown == COMPLETED and not self.overlay

    @property
    def needs_maps(self) -> bool:
        """Whether fusion maps are to be seen."""
        return self.overlay or KINDS[self.shown].needs_maps

    @property
    def shows_alpha(self) -> bool:
        """Whether alpha's colours are to be seen."""
        return self.lays_alpha_over or self.shown == "alpha"

    @property
    def lays_alpha_over(self) -> bool:
        """Whether alpha lies over something else."""
        return self.overlay and not KINDS[self.shown].has_colours

    @property
    def label(self) -> str:
        """What it is, in a few words."""
        kind = KINDS[self.shown]
        laid_over = tr(" under alpha") if self.lays_alpha_over else ""
        scale = tr(", scale {scale}", scale=self.scale) if kind.has_scale or self.lays_alpha_over else ""
        channel = (
            f", {said_within(self.channel)}"
            if self.channel != "mean" and (kind.has_channels or self.lays_alpha_over)
            else ""
        )
        return f"{kind.label}{laid_over}{scale}{channel}"


def written(panes: tuple[FusionChoice, ...]) -> str:
    """As a setting keeps them; what all panes have in common is not kept."""
    return _BETWEEN.join(_WITHIN.join((each.shown, str(each.scale), each.channel)) for each in panes)


def panes_of(text: str) -> tuple[FusionChoice, ...]:
    """The other way; ValueError for what is no set of panes."""
    panes = tuple(_pane_of(each) for each in text.split(_BETWEEN))
    if len(panes) > MOST_PANES:
        raise ValueError(f"more than {MOST_PANES} panes")
    return panes


def is_panes(text: str) -> bool:
    """Whether it is a set of panes as `written` gives it."""
    try:
        return bool(panes_of(text))
    except ValueError:
        return False


def _pane_of(text: str) -> FusionChoice:
    shown, scale, channel = text.split(_WITHIN)
    if shown not in KINDS or channel not in CHANNELS or not FINEST <= int(scale) <= COARSEST:
        raise ValueError(f"{text!r} is no pane")
    return FusionChoice(shown, int(scale), channel)


def _scales(shown: str) -> tuple[FusionChoice, ...]:
    return tuple(FusionChoice(shown, scale) for scale in range(FINEST, COARSEST + 1))


def _each(*shown: str) -> tuple[FusionChoice, ...]:
    return tuple(FusionChoice(each) for each in shown)


SETS: dict[str, tuple[FusionChoice, ...]] = {
    tr_later("Photo to result"): _each("photo", "mask", "image", "raw", "alpha", "result"),
    tr_later("Alpha at all scales"): _scales("alpha"),
    tr_later("Raw at all scales"): _scales("raw"),
    tr_later("Result at all scales"): _scales("result"),
    tr_later("Alpha, channel by channel"): tuple(FusionChoice("alpha", channel=channel) for channel in CHANNELS),
    tr_later("Fast and detailed"): _each("photo", "fast", "detailed", "difference"),
    tr_later("Candidates"): _each("candidate_1", "candidate_2", "candidate_3", "candidate_4"),
    tr_later("Before and after fusing anew"): _each("completed", "refused", "alpha", "darkening"),
}
"""Usual sets of panes, by what they are called."""


def with_common(pane: FusionChoice, common: FusionChoice) -> FusionChoice:
    """A pane with overlay and colours as all panes have them."""
    return replace(pane, overlay=common.overlay, colour_map=common.colour_map, opacity=common.opacity)
