"""The training file (TOML) as frozen values."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from dfnet_gui.errors import TrainingError
from dfnet_gui.imaging.starts import STARTS
from dfnet_gui.network.architecture import Architecture, NetworkArchitecture
from dfnet_gui.network.kinds import architecture_from_dict
from dfnet_gui.wording import one_line


@dataclass(frozen=True, kw_only=True)
class DataConfig:
    """Crops and holes."""

    sizes: tuple[int, ...] = (256,)
    """Crop sides in pixels; one is drawn for each step. The batch keeps its pixel count."""
    hole_area: tuple[float, float] = (0.03, 0.40)
    """Least and largest share of the crop that the hole covers."""
    longest_side: int = 1100
    """Photos are kept in memory no longer than this many pixels."""
    fills: int = 0
    """How many exemplar fills are made before the first step, and then drawn from; 0 trains without."""
    fill_size: int = 512
    """Side of the squares that are filled; smaller crops are cut out of them."""
    fill_share: float = 0.7
    """How many of the crops have an exemplar fill in their hole; the others have the smooth start."""

    def __post_init__(self) -> None:
        if not self.sizes or min(self.sizes) < 1:
            raise ValueError("sizes must name at least one crop side in pixels")
        if not 0.0 < self.hole_area[0] < self.hole_area[1] < 1.0:
            raise ValueError(f"hole_area must rise within (0, 1), not {list(self.hole_area)}")
        if self.fills and self.fill_size < max(self.sizes):
            raise ValueError(f"fill_size must be at least the largest of sizes, not {self.fill_size}")
        if not 0.0 <= self.fill_share <= 1.0:
            raise ValueError(f"fill_share must be within [0, 1], not {self.fill_share}")


@dataclass(frozen=True, kw_only=True)
class LossConfig:
    """Weights of the terms; a term of weight 0 is not computed."""

    l1: float = 6.0
    raw: float = 0.0
    """L1 of the raw completions too, so that they learn however low alpha is."""
    perceptual: float = 0.1
    style: float = 240.0
    similarity: float = 0.0
    """Weight of the feature distance in the hole (one minus cosine, strides 8 and 16) of the finest result."""
    total_variation: float = 0.1
    feature_scales: int = 3
    """How many of the finest scales have perceptual and style terms."""
    feature_every: int = 1
    """Perceptual and style terms are computed at every so many steps, and weigh as many times more."""
    known_weight: float = 1.0
    """Weight of a known pixel in the L1 term; a hole pixel weighs 1."""
    drawn: float = 0.0
    """What mean alpha over a hole costs where pieces stand in it, so that they are drawn over only where it pays."""

    def __post_init__(self) -> None:
        if self.feature_every < 1:
            raise ValueError(f"feature_every must be at least 1, not {self.feature_every}")


@dataclass(frozen=True, kw_only=True)
class AdversarialConfig:
    """A discriminator on ImageNet features, beyond what was published; weight 0 trains without."""

    weight: float = 0.0
    matching: float = 0.0
    """Weight of the distance between the discriminator's hidden maps of the result and of the photo."""
    rate: float = 2e-4
    from_share: float = 0.05
    """From this share of the budget on the network is judged; the discriminator learns from the first step."""


@dataclass(frozen=True, kw_only=True)
class OptimiserConfig:
    """Adam with linear warm-up and cosine decay to a twentieth."""

    rate: float = 2e-4
    batch: int = 6
    rate_over_inputs: float | None = None
    """If given, a convolution's rate is at most this over its inputs (channels × kernel²): with frozen norms
    nothing else keeps a step of a wide layer from moving every pixel visibly."""
    alpha_rate: float = 1.0
    """The rate of the fusion blocks' alpha, as a multiple of the others'."""
    warmup_share: float = 0.03
    ema: float = 0.999
    clip_norm: float = 1.0

    def __post_init__(self) -> None:
        if self.batch < 1:
            raise ValueError(f"batch must be at least 1, not {self.batch}")


@dataclass(frozen=True, kw_only=True)
class BudgetConfig:
    """When to stop, whichever comes first, and how often to save.

    Rates follow the share of the budget that is spent. With samples alone a training that was interrupted
    goes on exactly as it would have; the minutes of two runs are never quite the same.
    """

    minutes: float | None = None
    samples: int | None = None
    checkpoint_minutes: float = 5.0

    def __post_init__(self) -> None:
        if self.minutes is None and self.samples is None:
            raise ValueError("the budget must name minutes or samples")
        if self.minutes is not None and self.minutes <= 0:
            raise ValueError(f"the budget must be more than 0 minutes, not {self.minutes}")
        if self.samples is not None and self.samples <= 0:
            raise ValueError(f"the budget must be more than 0 samples, not {self.samples}")


@dataclass(frozen=True, kw_only=True)
class TrainingConfig:
    """All that one training needs besides the photos."""

    name: str
    seed: int = 1
    start: str = "zeros"
    alpha_bias: float = 0.0
    """The last bias of every fusion block's alpha at the start; −2 is an alpha of 0.12."""
    reset_alpha: bool = False
    """Begin with fresh alphas even when the other weights are given."""
    alpha_from_share: float = 0.0
    """Until this share of the budget alpha stays as it began, so that raw learns before it is judged."""
    pass_through: bool = False
    """Begin with weights that hand the image through to every fusion block."""
    frozen_norm: bool = False
    """Batch norm keeps the statistics measured before the first step."""
    working_size: int = 512
    licence: str = "unknown"
    """What the manifest says of the weights' licence."""
    architecture: NetworkArchitecture = field(default_factory=Architecture)
    data: DataConfig = field(default_factory=DataConfig)
    loss: LossConfig = field(default_factory=LossConfig)
    adversarial: AdversarialConfig = field(default_factory=AdversarialConfig)
    optimiser: OptimiserConfig = field(default_factory=OptimiserConfig)
    budget: BudgetConfig = field(default_factory=lambda: BudgetConfig(minutes=90.0))

    def __post_init__(self) -> None:
        if self.start not in STARTS:
            raise ValueError(f"start must be one of {', '.join(STARTS)}, not {self.start!r}")
        for size in (*self.data.sizes, self.working_size):
            if size % self.architecture.multiple:
                raise ValueError(f"size {size} is no multiple of {self.architecture.multiple}")
        if self.data.fills and self.start != "smooth":
            raise ValueError(f"exemplar fills are mixed with the smooth start, so start can't be {self.start!r}")
        if self.pass_through and not isinstance(self.architecture, Architecture):
            raise ValueError("pass_through is for a DFNet only")


_SECTIONS: Mapping[str, Callable[..., Any]] = {
    "architecture": lambda **values: architecture_from_dict(values),
    "data": DataConfig,
    "loss": LossConfig,
    "adversarial": AdversarialConfig,
    "optimiser": OptimiserConfig,
    "budget": BudgetConfig,
}


def load_config(path: Path) -> TrainingConfig:
    """Read a training file; raises TrainingError with the file and what is wrong in it."""
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
        return config_from_dict(values)
    except (OSError, TypeError, ValueError, LookupError, AttributeError, ArithmeticError, RecursionError) as error:
        reason = one_line(error)
        raise TrainingError(f"{path}: can't be used as a training file ({reason}); mend it and try again.") from error


def config_from_dict(values: Mapping[str, Any]) -> TrainingConfig:
    """Plain values (as of TOML) to a TrainingConfig; ValueError names an unknown key."""
    known = {f.name for f in fields(TrainingConfig)}
    if unknown := set(values) - known:
        raise ValueError(f"unknown key {', '.join(sorted(unknown))}")
    built: dict[str, Any] = {}
    for key, value in values.items():
        section = _SECTIONS.get(key)
        built[key] = section(**_tuples(value)) if section else value
    return TrainingConfig(**built)


def _tuples(values: object) -> dict[str, Any]:
    if not isinstance(values, Mapping):
        raise TypeError(f"a section with names and values belongs where {values!r} stands")
    return {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}
