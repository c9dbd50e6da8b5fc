"""Numbers read off fusion maps, and what they say in words: a point's values, how alpha lies, sizes, darkening."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dfnet_gui.engine.fills import FusionMaps
from dfnet_gui.engine.map_views import CHANNELS, Darkening, darkening
from dfnet_gui.engine.request import Completion
from dfnet_gui.imaging.arrays import FloatArray
from dfnet_gui.wording import tr

Values = tuple[float, float, float]
PROBED = ("image", "raw", "alpha", "result")
"""What a probe reads, in the order in which a fusion block uses it."""
BINS = 40
"""Of a histogram of alpha, from 0 to 1."""
_LOW, _HIGH = 0.1, 0.9
_PERCENT = 100
_EMPTY_START = "zeros"


@dataclass(frozen=True)
class ProbeValues:
    """RGB values in [0, 1] at one point and scale: `result = alpha · raw + (1 − alpha) · image`."""

    image: Values
    raw: Values
    alpha: Values
    result: Values

    def number(self, kind: str, channel: str = "mean") -> float:
        """Of a kind of PROBED one channel, or the mean of the three."""
        values: Values = getattr(self, kind)
        return sum(values) / len(values) if channel == "mean" else values[CHANNELS.index(channel) - 1]


def probe(maps: FusionMaps, scale: int, x: float, y: float) -> ProbeValues | None:
    """The maps' values at a photo point, None outside of the region."""
    bounds = maps.bounds
    across, down = (x - bounds.left) / bounds.width, (y - bounds.top) / bounds.height
    if not (0 <= across < 1 and 0 <= down < 1):
        return None

    def at(kind: FloatArray) -> Values:
        red, green, blue = kind[int(down * kind.shape[0]), int(across * kind.shape[1])]
        return float(red), float(green), float(blue)

    scale = maps.nearest_scale(scale)
    kinds = (maps.images, maps.raws, maps.alphas, maps.results)
    return ProbeValues(*(at(maps.cropped(kind, scale)) for kind in kinds))


@dataclass(frozen=True)
class ScaleSize:
    """How large a scale's maps are without padding, and how many photo pixels one of their pixels is wide."""

    width: int
    height: int
    photo_px: float


def scale_size(maps: FusionMaps, scale: int) -> ScaleSize:
    """Of the maps of one region."""
    height, width = maps.cropped(maps.alphas, scale).shape[:2]
    return ScaleSize(width, height, maps.bounds.width / width)


def histogram_of(alphas: FloatArray) -> tuple[FloatArray, float | None, str]:
    """Which share of the pixels (0 to 1) lies in each of BINS, the mean, and a summary; of no pixels zeros, None and
    nothing. `alphas`: any shape, in [0, 1]."""
    if not alphas.size:
        return np.zeros(BINS, np.float32), None, ""
    counts = np.histogram(alphas, BINS, (0, 1))[0]
    return (counts / alphas.size).astype(np.float32), float(alphas.mean()), summary(alphas)


def summary(alphas: FloatArray) -> str:
    """A histogram in one sentence."""
    low, high = ((alphas < _LOW).mean(), (alphas > _HIGH).mean())
    middle = tr("mean {mean:.2f}, median {median:.2f}", mean=alphas.mean(), median=np.median(alphas))
    return tr(
        "Alpha: {middle}; {low:.0f} % below {least}, {high:.0f} % above {most}.",
        middle=middle,
        low=low * _PERCENT,
        least=_LOW,
        high=high * _PERCENT,
        most=_HIGH,
    )


def darkening_of(completions: Sequence[Completion]) -> Darkening:
    """Of those that began with zeros."""
    began_empty = (each for each in completions if each.start == _EMPTY_START)
    return darkening([(fill.maps, fill) for each in began_empty for fill in each.fills if fill.maps is not None])


def darkening_words(found: Darkening) -> str:
    """The alarm in words; only for what darkens something (`share` above 0)."""
    return tr(
        "Alpha below 1 darkens {share:.0f} % of the fill: by {mean:.0f} of 255 on average, at most by "
        "{most:.0f}. This model starts from zeros, so what alpha leaves of them is black.",
        share=found.share * _PERCENT,
        mean=found.mean,
        most=found.most,
    )
