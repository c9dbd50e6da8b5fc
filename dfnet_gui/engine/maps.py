"""Fusion maps of all scales over whole regions, computed when somebody wants to look."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import cv2
import numpy as np

from dfnet_gui.engine.backends.base import Fused, Look
from dfnet_gui.engine.fills import Fill, FusionMaps, Seen
from dfnet_gui.engine.framing import as_batch, as_masks
from dfnet_gui.engine.fusing import depth_shift, fused_anew
from dfnet_gui.engine.request import Completion
from dfnet_gui.errors import Cancelled
from dfnet_gui.imaging.arrays import FloatArray
from dfnet_gui.imaging.starts import STARTS
from dfnet_gui.network.manifest import Manifest
from dfnet_gui.wording import tr, tr_later

MOST_MAP_BYTES = 512 << 20
TOO_MANY_PARTS = tr_later("There are many parts: the fusion maps of the first ones are kept.")


def with_maps(completion: Completion, look: Look, manifest: Manifest, should_stop: Callable[[], bool]) -> Completion:
    """The same completion with the maps of its fills, in fp32, up to a limit of memory.

    Raises Cancelled between fills when `should_stop()`.
    """
    fills: list[Fill] = []
    is_short = False
    for fill in completion.fills:
        if should_stop():
            raise Cancelled
        has_room = sum(done.maps.nbytes for done in fills if done.maps) < MOST_MAP_BYTES
        if fill.seen is not None and has_room:
            fills.append(replace(fill, maps=_maps(fill.seen, look, manifest), seen=None))
        else:
            is_short = is_short or fill.maps is None
            fills.append(replace(fill, seen=None))
    notes = (*completion.notes, *((tr(TOO_MANY_PARTS),) if is_short else ()))
    return replace(completion, fills=tuple(fills), notes=tuple(dict.fromkeys(notes)))


def _maps(seen: Seen, look: Look, manifest: Manifest) -> FusionMaps:
    started = seen.image if seen.start is None else STARTS[seen.start](seen.image, seen.known)
    looked = look(as_batch([started]), as_masks([seen.known]))

    def by_scale(levels: Sequence[FloatArray]) -> dict[int, FloatArray]:
        ordered = (level[0, ::-1] if manifest.channel_order == "BGR" else level[0] for level in levels)
        pictures = (np.ascontiguousarray(level.transpose(1, 2, 0)) for level in ordered)
        return dict(zip(manifest.architecture.fused_scales, pictures, strict=True))

    images = [_shrunk(started, level.shape[2:]) for level in looked.raws]
    fused = [
        fused_anew(Fused(*pair), image, _shift(seen, image.shape[2:]))
        for *pair, image in zip(looked.results, looked.alphas, images, strict=True)
    ]
    return FusionMaps(
        bounds=seen.bounds,
        used=seen.used,
        results=by_scale([level.result for level in fused]),
        alphas=by_scale([level.alpha for level in fused]),
        raws=by_scale(looked.raws),
        images=by_scale(images),
    )


def _shift(seen: Seen, size: tuple[int, ...]) -> float | FloatArray:
    """By how much alpha was lowered, at the (height, width) `size` of a scale."""
    if not seen.alpha_fade_px:
        return seen.alpha_shift
    deep = cv2.resize(depth_shift(seen.known, seen.alpha_fade_px), size[::-1], interpolation=cv2.INTER_LINEAR)
    return np.asarray(deep + seen.alpha_shift, np.float32)


def _shrunk(image: FloatArray, size: tuple[int, ...]) -> FloatArray:
    """The input (H×W×3) as a fusion block of (height, width) `size` samples it: bilinear; (1, 3, height, width)."""
    height, width = size
    resized = cv2.resize(image, (width, height), interpolation=cv2.INTER_LINEAR)
    return as_batch([resized.astype(np.float32, copy=False)])
