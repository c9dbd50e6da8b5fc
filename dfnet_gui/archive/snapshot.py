"""What there is to keep of an open photo at one moment. NumPy only; taken in the document's thread, used in any."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dfnet_gui.document.document import Document
from dfnet_gui.document.removals import Removals
from dfnet_gui.engine.request import Completion
from dfnet_gui.imaging.arrays import BoolArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.packed_mask import PackedMask
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.tiles import PatchedPixels


@dataclass(frozen=True, eq=False)
class Found:
    """The fills that were found for a removal, in the order in which they came.

    `ways`: how many of the ways to find pieces were gone. `are_wanted`: whether somebody asked for them.
    """

    removal_id: int
    fills: tuple[Completion, ...]
    ways: int = 0
    are_wanted: bool = False


@dataclass(frozen=True, eq=False)
class Snapshot:
    """All that is kept of an open photo. `settings` and `view` hold what JSON can hold; they are the window's own."""

    photo: Photo
    patched: PatchedPixels
    removals: Removals = ()
    hole: PackedMask | None = None
    barred: PackedMask | None = None
    feather_px: float = 0.0
    found: tuple[Found, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
    view: Mapping[str, Any] = field(default_factory=dict)
    session_file: Path | None = None
    """Where it was saved before."""
    position: int = 0
    """Of the document's history, for saying that this state is safe."""

    @classmethod
    def of(
        cls,
        document: Document,
        *,
        found: tuple[Found, ...] = (),
        settings: Mapping[str, Any] | None = None,
        view: Mapping[str, Any] | None = None,
        session_file: Path | None = None,
    ) -> "Snapshot":
        """As the document is now; costs as much as its masks."""
        return cls(
            document.original,
            document.patched.snapshot(),
            document.removals,
            _packed(document.hole, document.hole_bounds),
            _packed(document.barred, document.barred_bounds),
            document.feather_px,
            found,
            settings or {},
            view or {},
            session_file,
            document.position,
        )


def _packed(mask: BoolArray, bounds: Bounds) -> PackedMask | None:
    return None if bounds.is_empty else PackedMask.of(mask[bounds.slices], bounds)
