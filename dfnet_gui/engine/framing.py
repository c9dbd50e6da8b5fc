"""The one place where the program's conventions meet the network's.

Here: RGB, H×W×3, uint8 or uint16, hole True. There: (N, 3, H, W) floats in [0, 1] in the
checkpoint's channel order, mask (N, 1, H, W) with 1 = known, sides multiples of the network's. In
between, where the start is made, pictures are H×W×3 floats in that order, and `known` is H×W.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from dfnet_gui.imaging.arrays import BoolArray, FloatArray, PixelArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.network.manifest import ChannelOrder

_WHOLLY_KNOWN = 0.999
_TILE_PX = 2048
"""OpenCV samples no more than 32,767 pixels across at once, and tiles keep the memory small."""


@dataclass(frozen=True)
class Frame:
    """How a region becomes a network input: scaled to `width`×`height`, padded right and bottom."""

    width: int
    height: int
    padded_width: int
    padded_height: int
    scale: tuple[float, float]
    """Network pixels for each photo pixel, across and down; (1, 1) when nothing is scaled."""

    @property
    def is_scaled(self) -> bool:
        """Whether the region is larger than the network's input."""
        return self.scale != (1.0, 1.0)


def frame_region(context: Bounds, *, working_size: int, multiple: int) -> Frame:
    """Scale down to the working size with the aspect kept (never up), pad to the multiple."""
    scale = min(1.0, working_size / max(context.width, context.height))
    width = max(1, round(context.width * scale))
    height = max(1, round(context.height * scale))
    return Frame(
        width,
        height,
        padded_width=-(-width // multiple) * multiple,
        padded_height=-(-height // multiple) * multiple,
        scale=(width / context.width, height / context.height),
    )


def to_network(pixels: PixelArray, hole: BoolArray, frame: Frame, order: ChannelOrder) -> tuple[FloatArray, FloatArray]:
    """A region's pixels and hole as the network's picture (H×W×3, hole zeroed) and what of it is known (H×W).

    When scaling, only known pixels are averaged, so nothing of what goes bleeds into what stays;
    a network pixel counts as known where all of it is. Padding mirrors the region.
    """
    known = (~hole).astype(np.float32)
    planes = (_known_plane(pixels[..., channel], known, frame) for channel in range(3))
    image = np.stack(list(planes), axis=2)
    if frame.is_scaled:
        weight = cv2.resize(known, (frame.width, frame.height), interpolation=cv2.INTER_AREA)
        known = (weight >= _WHOLLY_KNOWN).astype(np.float32)
        image = image / np.maximum(weight, _WHOLLY_KNOWN)[..., None] * known[..., None]
    right, bottom = frame.padded_width - frame.width, frame.padded_height - frame.height
    image = cv2.copyMakeBorder(image, 0, bottom, 0, right, cv2.BORDER_REFLECT)
    known = cv2.copyMakeBorder(known, 0, bottom, 0, right, cv2.BORDER_REFLECT)
    if order == "BGR":
        image = image[:, :, ::-1]
    return np.ascontiguousarray(image), known


def _known_plane(plane: PixelArray, known: FloatArray, frame: Frame) -> FloatArray:
    """One channel at the network's size, 0 where it is not known. One by one: a region may be all of a photo."""
    values: FloatArray = plane.astype(np.float32)
    values /= np.iinfo(plane.dtype).max
    values *= known
    if frame.is_scaled:
        values = np.asarray(cv2.resize(values, (frame.width, frame.height), interpolation=cv2.INTER_AREA), np.float32)
    return values


def scaled_mask(mask: BoolArray, frame: Frame) -> BoolArray:
    """A region's mask at the network's size, without padding; True wherever any of it lies."""
    share = cv2.resize(mask.astype(np.float32), (frame.width, frame.height), interpolation=cv2.INTER_AREA)
    touched: BoolArray = share > 1.0 - _WHOLLY_KNOWN
    return touched


def as_batch(pictures: Sequence[FloatArray]) -> FloatArray:
    """Pictures (H×W×3) of one size as (N, 3, H, W), C-contiguous (`np.stack` would keep the pictures' own order)."""
    height, width, channels = pictures[0].shape
    batch = np.empty((len(pictures), channels, height, width), np.float32)
    for planes, picture in zip(batch, pictures, strict=True):
        planes[:] = picture.transpose(2, 0, 1)
    return batch


def as_masks(known: Sequence[FloatArray]) -> FloatArray:
    """What is known (H×W each) as (N, 1, H, W)."""
    return np.stack(known)[:, None]


def from_network(
    result: FloatArray,
    image: FloatArray,
    known: FloatArray,
    box: Bounds,
    frame: Frame,
    order: ChannelOrder,
    part: Bounds,
) -> FloatArray:
    """The completed pixels at `part` of the region, at the photo's own scale, RGB floats in [0, 1].

    `result` (3, h, w) lies at `box` of the network's `image` (H×W×3), which holds all that `part` is made of. Known
    network pixels stand in place of the result before scaling up, so that the fill meets its surroundings.
    """
    is_known = known[box.slices][..., None] > 0.5
    composed = np.where(is_known, image[box.slices], result.transpose(1, 2, 0))
    photo = to_photo(composed, box, frame, order, part)
    return np.clip(photo, 0.0, 1.0, out=photo)


def to_photo(picture: FloatArray, box: Bounds, frame: Frame, order: ChannelOrder, part: Bounds) -> FloatArray:
    """What lies at `box` of the network's picture (h×w×3) at `part` of the region, at the photo's own scale, RGB."""
    if order == "BGR":
        picture = picture[:, :, ::-1]
    if frame.is_scaled:
        return _scaled_up(np.ascontiguousarray(picture), box, frame.scale, part)
    return picture[part.moved(-box.left, -box.top).slices].copy()


def _scaled_up(image: FloatArray, box: Bounds, scale: tuple[float, float], part: Bounds) -> FloatArray:
    """Sample `image`, which lies at `box` of the network's, at the pixel centres of `part` of the region."""
    columns = (np.arange(part.left, part.right, dtype=np.float32) + 0.5) * scale[0] - 0.5 - box.left
    rows = (np.arange(part.top, part.bottom, dtype=np.float32) + 0.5) * scale[1] - 0.5 - box.top
    sampled = np.empty((part.height, part.width, image.shape[2]), np.float32)
    for top in range(0, part.height, _TILE_PX):
        for left in range(0, part.width, _TILE_PX):
            across, down = np.meshgrid(columns[left : left + _TILE_PX], rows[top : top + _TILE_PX])
            tile = cv2.remap(image, across, down, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
            sampled[top : top + _TILE_PX, left : left + _TILE_PX] = tile
    return sampled
