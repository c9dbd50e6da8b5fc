"""Fusion maps of all scales over whole regions, computed when somebody wants to look."""

from collections.abc import Callable
from dataclasses import replace

import torch
from torch import Tensor

from dfnet_gui.engine.request import Completion, Fill, FloatArray, FusionMaps, Seen
from dfnet_gui.errors import Cancelled
from dfnet_gui.network import STARTS, CompletionNetwork
from dfnet_gui.network.manifest import Manifest

MOST_MAP_BYTES = 512 << 20
TOO_MANY_PARTS = "There are many parts: the fusion maps of the first ones are kept."


def with_maps(
    completion: Completion, network: CompletionNetwork, manifest: Manifest, should_stop: Callable[[], bool]
) -> Completion:
    """The same completion with the maps of its fills, up to a limit of memory; fp32, on the network's device.

    Raises Cancelled between fills when `should_stop()`.
    """
    fills: list[Fill] = []
    is_short = False
    for fill in completion.fills:
        if should_stop():
            raise Cancelled
        has_room = sum(done.maps.nbytes for done in fills if done.maps) < MOST_MAP_BYTES
        if fill.seen is not None and has_room:
            fills.append(replace(fill, maps=_maps(fill.seen, network, manifest), seen=None))
        else:
            is_short = is_short or fill.maps is None
            fills.append(replace(fill, seen=None))
    notes = (*completion.notes, *((TOO_MANY_PARTS,) if is_short else ()))
    return replace(completion, fills=tuple(fills), notes=tuple(dict.fromkeys(notes)))


@torch.inference_mode()
def _maps(seen: Seen, network: CompletionNetwork, manifest: Manifest) -> FusionMaps:
    device = next(network.parameters()).device
    image, mask = torch.from_numpy(seen.image).to(device), torch.from_numpy(seen.mask).to(device)
    started = image if seen.start is None else STARTS[seen.start](image, mask)
    output = network(started.contiguous(memory_format=torch.channels_last), mask)
    scales = manifest.architecture.fused_scales

    def arrays(tensors: tuple[Tensor, ...]) -> dict[int, FloatArray]:
        ordered = (t.flip(1) if manifest.channel_order == "BGR" else t for t in tensors)
        whole = (t[0].permute(1, 2, 0).float().cpu().contiguous().numpy() for t in ordered)
        return dict(zip(scales, whole, strict=True))

    return FusionMaps(
        bounds=seen.bounds,
        used=seen.used,
        results=arrays(output.results),
        alphas=arrays(output.alphas),
        raws=arrays(output.raws),
    )
