"""A region on its way to the network and back. Both ways only what the fill is made of is touched."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from dfnet_gui.engine.backends.boxed import Fused
from dfnet_gui.engine.conversion import Frame, frame_region, from_network, to_network
from dfnet_gui.engine.regions import Region
from dfnet_gui.engine.request import CompletionRequest, Fill, FloatArray, Seen
from dfnet_gui.engine.starting import drawn_share, hole_box, is_slow, own_hole, started_images
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.network.manifest import Manifest


@dataclass(frozen=True, eq=False)
class Prepared:
    """A region as the network takes it: image (1, 3, H, W) with an empty hole, mask (1, 1, H, W), 1 = known.

    `box` is what of the result is needed; `own` (H, W) in [0, 1] is how much of each pixel is this region's hole.
    """

    region: Region
    frame: Frame
    image: Tensor
    mask: Tensor
    own: FloatArray
    box: Bounds

    @property
    def size(self) -> tuple[int, int]:
        """Regions of one size can be computed as one batch."""
        return self.frame.padded_height, self.frame.padded_width


def prepare(request: CompletionRequest, region: Region, manifest: Manifest, working_size: int) -> Prepared:
    """Cut a region out of a request and bring it to the network's size."""
    frame = frame_region(region.context, working_size=working_size, multiple=manifest.architecture.multiple)
    pixels, hole = request.read(region.context), request.hole[region.context.slices]
    image, mask = to_network(pixels, hole, frame, manifest.channel_order)
    place = region.hole_bounds.moved(-region.context.left, -region.context.top)
    own = own_hole(region.hole, place, region.context, frame)
    return Prepared(region, frame, image, mask, own, hole_box(place, frame))


def start_all(
    batch: list[Prepared], start: str, device: torch.device, should_stop: Callable[[], bool]
) -> tuple[Tensor, Tensor]:
    """The batch's images with the start in their holes, and its masks, on `device`."""
    pictures = [(_pinned(each.image, device), _pinned(each.mask, device)) for each in batch]
    started = started_images(start, pictures, device, should_stop=should_stop)
    masks = [mask.to(device, non_blocking=True) for _image, mask in pictures]
    return torch.cat(started), torch.cat(masks)


def _pinned(tensor: Tensor, device: torch.device) -> Tensor:
    """In memory that a GPU fetches from without anybody waiting."""
    return tensor.pin_memory() if device.type == "cuda" else tensor


def finish(prepared: Prepared, fused: Fused, box: Bounds, request: CompletionRequest, manifest: Manifest) -> Fill:
    """The fill, from result and alpha (3, h, w) at `box`; in the photo's pixels."""
    region, frame = prepared.region, prepared.frame
    place = region.hole_bounds.moved(-region.context.left, -region.context.top)
    order = manifest.channel_order
    filled = from_network(fused.result, prepared.image, prepared.mask, box, frame, order, place)
    dtype = request.dtype
    return Fill(
        bounds=region.hole_bounds.moved(*request.origin),
        pixels=np.rint(filled * np.iinfo(dtype).max).astype(dtype),
        hole=region.hole,
        drawn=drawn_share(fused.alpha, prepared.own[box.slices]),
    )


def what_it_saw(prepared: Prepared, started: Tensor, start: str, request: CompletionRequest) -> Seen:
    """What maps can be computed from later; a start that took long is kept, a quick one is made again."""
    image = started.cpu() if is_slow(start) else prepared.image
    return Seen(
        image=image.numpy(),
        mask=prepared.mask.numpy(),
        start=None if is_slow(start) else start,
        bounds=prepared.region.context.moved(*request.origin),
        used=(prepared.frame.height, prepared.frame.width),
    )
