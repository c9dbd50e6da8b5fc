"""Masks that are kept: a bit a pixel. NumPy only."""

from dataclasses import dataclass

import numpy as np

from dfnet_gui.imaging.arrays import BoolArray, ByteArray
from dfnet_gui.imaging.bounds import Bounds

_AT_ONCE_PX = 1 << 20
"""Packing copies what lies in a wider array; what is copied at once stays small enough to be had without new pages."""


@dataclass(frozen=True, eq=False)
class PackedMask:
    """A mask of some part of a photo: `bits` are packed by rows over `bounds`."""

    bounds: Bounds
    bits: ByteArray

    @classmethod
    def of(cls, mask: BoolArray, bounds: Bounds) -> "PackedMask":
        """From bool, of the size of `bounds`."""
        return cls(bounds, packed(mask))

    @property
    def mask(self) -> BoolArray:
        """As bool, of the size of `bounds`."""
        return unpacked(self.bits, self.bounds)

    @property
    def nbytes(self) -> int:
        """Memory that it holds."""
        return self.bits.nbytes


def packed(mask: BoolArray) -> ByteArray:
    """The bits of a bool array (H×W), row after row, 8 to a byte."""
    rows = max(1, _AT_ONCE_PX // max(1, mask.shape[1]) // 8) * 8
    if mask.shape[0] <= rows:
        return np.packbits(mask)
    return np.concatenate([np.packbits(mask[top : top + rows]) for top in range(0, mask.shape[0], rows)])


def unpacked(bits: ByteArray, bounds: Bounds) -> BoolArray:
    """Packed bits as the bool array that they were."""
    flat = np.unpackbits(bits, count=bounds.width * bounds.height)
    return flat.reshape(bounds.height, bounds.width).view(bool)
