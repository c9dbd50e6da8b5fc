"""What is looked at in a figure: the maps of each region, with the completion and the photo where they are known.

NumPy only.
"""

from dataclasses import dataclass
from typing import Self

from dfnet_gui.engine.fills import Fill, FusionMaps
from dfnet_gui.engine.request import Completion
from dfnet_gui.errors import UsageError
from dfnet_gui.imaging.arrays import PixelArray
from dfnet_gui.imaging.bounds import Bounds

_NO_MAPS = "This completion has no fusion maps: Inpainter.with_maps(completion) gives it with them."


@dataclass(frozen=True, eq=False)
class Subject:
    """`regions`: maps, each with the fill that they are of, None where maps alone are known. `photo`: the pixels that
    were completed (H×W×3, RGB), None where nobody gave them."""

    regions: tuple[tuple[FusionMaps, Fill | None], ...]
    completion: Completion | None = None
    photo: PixelArray | None = None

    @classmethod
    def of(cls, looked_at: Completion | FusionMaps, photo: PixelArray | None = None) -> Self:
        """UsageError for a completion without maps, and for a photo that is not the one that was completed."""
        if isinstance(looked_at, FusionMaps):
            subject = cls(((looked_at, None),), None, photo)
        else:
            regions = tuple((fill.maps, fill) for fill in looked_at.fills if fill.maps is not None)
            subject = cls(regions, looked_at, photo)
        if not subject.regions:
            raise UsageError(_NO_MAPS)
        if photo is not None:
            subject._check(photo)
        return subject

    @property
    def fills(self) -> list[tuple[FusionMaps, Fill]]:
        """Maps whose hole is known."""
        return [(maps, fill) for maps, fill in self.regions if fill is not None]

    @property
    def area(self) -> Bounds:
        """Around all regions, in photo pixels."""
        return Bounds.around(maps.bounds for maps, _fill in self.regions)

    @property
    def scales(self) -> tuple[int, ...]:
        """Those that the network fused, the finest first."""
        return tuple(sorted(self.regions[0][0].alphas))

    def _check(self, photo: PixelArray) -> None:
        whole, area = Bounds.of_array(photo), self.area
        if area.intersected(whole) != area:
            raise UsageError(
                f"The photo has {whole.width}×{whole.height} pixels, but what was completed reaches to {area.right},"
                f" {area.bottom}: pass the pixels of the photo that was completed."
            )
        if any(fill.pixels.dtype != photo.dtype for _maps, fill in self.fills):
            raise UsageError(
                f"The photo is {photo.dtype}, what was filled is not: pass the pixels that were completed, as they are."
            )
