"""A region on its way to the network and back. Both ways only what the fill is made of is touched."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from dfnet_gui.engine.backends.base import Fused
from dfnet_gui.engine.fills import Fill, Seen
from dfnet_gui.engine.framing import Frame, frame_region, from_network, scaled_mask, to_network, to_photo
from dfnet_gui.engine.fusing import depth_shift, fused_anew
from dfnet_gui.engine.regions import Region
from dfnet_gui.engine.request import CompletionRequest
from dfnet_gui.engine.starts import (
    StartChoice,
    Started,
    Unstarted,
    drawn_share,
    hole_box,
    is_slow,
    own_hole,
    started_images,
)
from dfnet_gui.imaging.arrays import BoolArray, FloatArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.pieces.joining import join_pieces
from dfnet_gui.imaging.pieces.offsets import Offsets
from dfnet_gui.network.manifest import Manifest

_KNOWN = 0.5
_CELL_PX = 4
"""What was copied from is kept in squares of so many pixels of a plan."""


@dataclass(frozen=True, eq=False)
class Prepared:
    """A region at the network's size: image (H×W×3) with an empty hole, and what of it is known (H×W, 1 = known).

    `box` is what of the result is needed; `own` (H, W) in [0, 1] is how much of each pixel is this region's hole;
    `barred` (bool, without the padding) is never copied.
    """

    region: Region
    frame: Frame
    image: FloatArray
    known: FloatArray
    own: FloatArray
    box: Bounds
    barred: BoolArray | None = None

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
    never = request.never_copied(region.context)
    barred = None if never is None else scaled_mask(never, frame)
    return Prepared(region, frame, image, known, own, hole_box(place, frame), barred)


def start_all(
    batch: list[Prepared], how: StartChoice, manifest: Manifest, should_stop: Callable[[], bool]
) -> list[Started]:
    """The batch's images with the start in their holes; Cancelled when `should_stop()`."""
    is_bgr = manifest.channel_order == "BGR"
    pictures = [
        Unstarted(p.image, p.known, (p.frame.height, p.frame.width), is_bgr, p.barred, p.region.is_large) for p in batch
    ]
    return started_images(how, pictures, should_stop=should_stop)


def with_shift(prepared: Prepared, fused: Fused, started: Started, manifest: Manifest) -> Fused:
    """Result and alpha at the region's box with alpha lowered as the manifest says for the start that was made."""
    shift: float | FloatArray = manifest.detailed_alpha_shift
    if started.offsets is None:
        fade = manifest.alpha_fade_px
        shift = depth_shift(prepared.known, fade)[prepared.box.slices] if fade else 0.0
    return fused_anew(fused, started.image[prepared.box.slices].transpose(2, 0, 1), shift)


def finish(
    prepared: Prepared,
    fused: Fused,
    started: Started,
    request: CompletionRequest,
    manifest: Manifest,
    should_stop: Callable[[], bool] = lambda: False,
) -> Fill:
    """The fill, from result and alpha (3, h, w) at the region's box; in the photo's pixels.

    Where the start is made of pieces they are copied again at the photo's own resolution, and what the network changed
    of them is laid over: alpha · (raw − start), brought up. Raises Cancelled when `should_stop()`.
    """
    region, box = prepared.region, prepared.box
    place = region.hole_bounds.moved(-region.context.left, -region.context.top)
    if started.offsets is None:
        order = manifest.channel_order
        filled = from_network(fused.result, prepared.image, prepared.known, box, prepared.frame, order, place)
    else:
        drawn = fused.result.transpose(1, 2, 0) - started.image[box.slices]
        drawn *= prepared.known[box.slices][..., None] <= _KNOWN
        pixels = request.read(region.context)
        filled = join_pieces(pixels, region.hole, place, started.offsets, should_stop=should_stop)
        filled += to_photo(drawn, box, prepared.frame, manifest.channel_order, place)
        np.clip(filled, 0.0, 1.0, out=filled)
    dtype = request.dtype
    return Fill(
        bounds=region.hole_bounds.moved(*request.origin),
        pixels=np.rint(filled * np.iinfo(dtype).max).astype(dtype),
        hole=region.hole,
        drawn=drawn_share(fused.alpha, prepared.own[box.slices]),
        copied=copied_from(region, started.offsets, request.origin),
    )


def copied_from(region: Region, offsets: Offsets | None, origin: tuple[int, int]) -> tuple[Bounds, ...]:
    """Around what a region's pieces are copied from, in photo pixels, by cells of their plan; empty where nothing is
    copied. `origin` (left, top): where the request lies in the photo."""
    if offsets is None:
        return ()
    context, (height, width) = region.context, offsets.shape
    down, across = context.height / height, context.width / width
    place = region.hole_bounds.moved(-context.left, -context.top)
    own = np.zeros(offsets.shape, bool)
    top, left = int(place.top / down), int(place.left / across)
    own[top : math.ceil(place.bottom / down), left : math.ceil(place.right / across)] = True
    rows, columns = np.nonzero(own & ((offsets.down != 0) | (offsets.across != 0)))
    sources = np.stack((rows + offsets.down[rows, columns], columns + offsets.across[rows, columns])) // _CELL_PX
    size = math.ceil(_CELL_PX * across), math.ceil(_CELL_PX * down)
    return tuple(
        Bounds(int(column * _CELL_PX * across), int(row * _CELL_PX * down), *size)
        .moved(context.left, context.top)
        .moved(*origin)
        for row, column in np.unique(sources, axis=1).T.tolist()
    )


def what_it_saw(
    prepared: Prepared, started: Started, start: str, request: CompletionRequest, manifest: Manifest
) -> Seen:
    """What maps can be computed from later; a start that took long is kept, a quick one is made again."""
    return Seen(
        image=started.image if is_slow(start) else prepared.image,
        known=prepared.known,
        start=None if is_slow(start) else start,
        bounds=prepared.region.context.moved(*request.origin),
        alpha_shift=0.0 if started.offsets is None else manifest.detailed_alpha_shift,
        alpha_fade_px=manifest.alpha_fade_px if started.offsets is None else 0.0,
        used=(prepared.frame.height, prepared.frame.width),
    )
