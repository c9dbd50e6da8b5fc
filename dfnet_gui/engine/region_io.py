"""A region on its way to the network and back. Both ways only what the fill is made of is touched."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from dfnet_gui.engine.backends.base import Fused
from dfnet_gui.engine.framing import Frame, as_batch, as_masks, frame_region, from_network, to_network
from dfnet_gui.engine.regions import Region
from dfnet_gui.engine.request import CompletionRequest, Fill, Seen
from dfnet_gui.engine.starts import drawn_share, hole_box, is_slow, own_hole, started_images
from dfnet_gui.imaging.arrays import FloatArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.network.manifest import Manifest


@dataclass(frozen=True, eq=False)
class Prepared:
    """A region at the network's size: image (H×W×3) with an empty hole, and what of it is known (H×W, 1 = known).

    `box` is what of the result is needed; `own` (H, W) in [0, 1] is how much of each pixel is this region's hole.
    """

    region: Region
    frame: Frame
    image: FloatArray
    known: FloatArray
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
    image, known = to_network(pixels, hole, frame, manifest.channel_order)
    place = region.hole_bounds.moved(-region.context.left, -region.context.top)
    own = own_hole(region.hole, place, region.context, frame)
    return Prepared(region, frame, image, known, own, hole_box(place, frame))


def start_all(batch: list[Prepared], start: str, should_stop: Callable[[], bool]) -> tuple[FloatArray, FloatArray]:
    """The batch's images with the start in their holes (N, 3, H, W), and its masks (N, 1, H, W)."""
    started = started_images(start, [(each.image, each.known) for each in batch], should_stop=should_stop)
    return as_batch(started), as_masks([each.known for each in batch])


def finish(prepared: Prepared, fused: Fused, request: CompletionRequest, manifest: Manifest) -> Fill:
    """The fill, from result and alpha (3, h, w) at the region's box; in the photo's pixels."""
    region, frame, box = prepared.region, prepared.frame, prepared.box
    place = region.hole_bounds.moved(-region.context.left, -region.context.top)
    order = manifest.channel_order
    filled = from_network(fused.result, prepared.image, prepared.known, box, frame, order, place)
    dtype = request.dtype
    return Fill(
        bounds=region.hole_bounds.moved(*request.origin),
        pixels=np.rint(filled * np.iinfo(dtype).max).astype(dtype),
        hole=region.hole,
        drawn=drawn_share(fused.alpha, prepared.own[box.slices]),
    )


def what_it_saw(prepared: Prepared, started: FloatArray, start: str, request: CompletionRequest) -> Seen:
    """What maps can be computed from later; a start (3, H, W) that took long is kept, a quick one is made again."""
    return Seen(
        image=np.ascontiguousarray(started.transpose(1, 2, 0)) if is_slow(start) else prepared.image,
        known=prepared.known,
        start=None if is_slow(start) else start,
        bounds=prepared.region.context.moved(*request.origin),
        used=(prepared.frame.height, prepared.frame.width),
    )
