"""The manifest that stands beside each weights file: what the weights are and how to use them."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal, Self

from dfnet_gui.errors import CheckpointError
from dfnet_gui.imaging.starts import STARTS
from dfnet_gui.network.architecture import NetworkArchitecture
from dfnet_gui.network.kinds import architecture_from_dict
from dfnet_gui.wording import one_line, tr

ChannelOrder = Literal["RGB", "BGR"]
MOST_ALPHA_SHIFT = 20.0
MOST_WORKING_SIZE = 4096
MOST_BYTES = 1 << 20
"""Of a manifest's file; ours have one or two kB."""


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """How a checkpoint is named, checked and fed."""

    name: str
    sha256: str
    architecture: NetworkArchitecture
    channel_order: ChannelOrder = "RGB"
    working_size: int = 512
    start: str = "zeros"
    detailed_start: str | None = None
    """A second, slower start that the weights were trained with, too; None for weights that know one only."""
    detailed_alpha_shift: float = 0.0
    """By how much alpha is lowered, in logits, over a detailed start: for weights that were trained with a softer one,
    and so draw over more of it than they improve."""
    alpha_fade_px: float = 0.0
    """Over a smooth start alpha is lowered by a logit for each so many network pixels into the hole, where the weights
    draw nothing but a pattern of their own; 0 lowers nothing."""
    licence: str = "unknown"
    training: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for text in (self.name, self.sha256, self.licence):
            if not isinstance(text, str):
                raise TypeError(f"name, sha256 and licence must be texts, not {text!r}")
            text.encode()  # half of a character can't be shown or written
        if not isinstance(self.training, Mapping):
            raise TypeError(f"training must be an object, not {self.training!r}")
        if self.channel_order not in ("RGB", "BGR"):
            raise ValueError(f"channel_order must be RGB or BGR, not {self.channel_order!r}")
        for start in filter(None, (self.start, self.detailed_start)):
            if start not in STARTS:
                raise ValueError(f"start must be one of {', '.join(STARTS)}, not {start!r}")
        if not 0.0 <= self.detailed_alpha_shift <= MOST_ALPHA_SHIFT:
            raise ValueError(f"detailed_alpha_shift must lie within 0 and {MOST_ALPHA_SHIFT:.0f}")
        if not self.alpha_fade_px >= 0.0:
            raise ValueError(f"alpha_fade_px must be 0 or more, not {self.alpha_fade_px!r}")
        size, multiple = self.working_size, self.architecture.multiple
        if not isinstance(size, int) or size % multiple or not multiple <= size <= MOST_WORKING_SIZE:
            raise ValueError(f"working_size must be a multiple of {multiple} up to {MOST_WORKING_SIZE}, not {size!r}")

    def to_json(self) -> str:
        """The text of the manifest file."""
        values = {**asdict(self), "architecture": self.architecture.as_dict(), "training": dict(self.training)}
        return json.dumps(values, indent=2, ensure_ascii=False) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Self:
        """The opposite of `to_json`; raises ValueError, TypeError or KeyError on anything else."""
        values = json.loads(text)
        if not isinstance(values, dict):
            raise TypeError("a manifest is a JSON object")
        return cls(**{**values, "architecture": architecture_from_dict(values["architecture"])})


def manifest_path(weights: Path) -> Path:
    """Where the manifest of a weights file stands."""
    return weights.with_suffix(".json")


def read_manifest(weights: Path) -> Manifest | None:
    """The manifest beside `weights`, None if there is none; CheckpointError if it is unusable."""
    path = manifest_path(weights)
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise ValueError(f"it has more than {MOST_BYTES >> 10} kB")
        return Manifest.from_json(data.decode())
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError) as error:
        raise CheckpointError(
            tr(
                "{name}: the manifest can't be used ({error}); get it again with its weights.",
                name=path,
                error=one_line(error),
            )
        ) from error


def sha256_of(path: Path) -> str:
    """The file's SHA-256 as hex digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
