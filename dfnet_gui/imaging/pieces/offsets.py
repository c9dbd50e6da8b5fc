"""Where the pixels of a hole are copied from."""

from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from dfnet_gui.imaging.arrays import BoolArray

OffsetArray = npt.NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Offsets:
    """For each pixel of a picture how far `down` and `across` (int32, H×W, pixels) its source lies; 0 where known."""

    down: OffsetArray
    across: OffsetArray

    @property
    def shape(self) -> tuple[int, int]:
        """Height and width of the picture."""
        return self.down.shape[0], self.down.shape[1]

    def at(self, rows: npt.NDArray[np.intp], columns: npt.NDArray[np.intp], size: tuple[int, int]) -> Self:
        """The offsets of some rows and columns of the same picture at another (height, width) `size`, in its pixels."""
        scales = [new / own for new, own in zip(size, self.shape, strict=True)]
        own_rows, own_columns = (
            np.minimum((places + 0.5) / scale, own - 1).astype(np.intp)
            for places, scale, own in zip((rows, columns), scales, self.shape, strict=True)
        )
        place = np.ix_(own_rows, own_columns)
        return type(self)(
            np.rint(self.down[place] * scales[0]).astype(np.int32),
            np.rint(self.across[place] * scales[1]).astype(np.int32),
        )


def sources_exist(offsets: Offsets, hole: BoolArray) -> bool:
    """Whether every pixel of the hole (H×W, True = hole) has somewhere to come from."""
    moved = (offsets.down != 0) | (offsets.across != 0)
    return bool(moved[hole].all())
