"""A completion with maps of which every value is known, for what is read off maps."""

from dataclasses import replace

import numpy as np

from dfnet_gui.engine.fills import Fill, FusionMaps
from dfnet_gui.engine.request import Completion
from dfnet_gui.imaging.bounds import Bounds

REGION, HOLE = Bounds(100, 50, 30, 20), Bounds(108, 54, 12, 8)


def some_maps(bounds: Bounds = REGION) -> FusionMaps:
    """Of a region of 30×20 pixels at (100, 50), padded to 32×32, at scales 0 and 2."""

    def levels(seed: int) -> dict[int, np.ndarray]:
        rng = np.random.default_rng(seed)
        return {scale: rng.random((32 >> scale, 32 >> scale, 3), np.float32) for scale in (0, 2)}

    alphas, raws, images = levels(0), levels(1), levels(2)
    results = {s: alphas[s] * raws[s] + (1 - alphas[s]) * images[s] for s in alphas}
    return FusionMaps(bounds=bounds, used=(20, 30), results=results, alphas=alphas, raws=raws, images=images)


def some_fill(maps: FusionMaps | None = None) -> Fill:
    """A hole of 12×8 pixels with a corner cut off, filled with grey."""
    hole = np.ones((HOLE.height, HOLE.width), bool)
    hole[:2, :2] = False
    return Fill(
        bounds=HOLE,
        pixels=np.full((HOLE.height, HOLE.width, 3), 127, np.uint8),
        hole=hole,
        drawn=0.5,
        maps=maps or some_maps(),
    )


def some_completion(*, start: str = "smooth") -> Completion:
    """With that fill alone."""
    return Completion(request_id=1, fills=(some_fill(),), seconds=0.1, model="m", device="CPU", start=start)


def dark(completion: Completion) -> Completion:
    """As a model gives it that began with zeros: nothing lies under what it drew."""
    fills = []
    for fill in completion.fills:
        maps = fill.maps
        assert maps is not None
        images = {s: np.zeros_like(image) for s, image in maps.images.items()}
        results = {s: maps.alphas[s] * maps.raws[s] for s in images}
        fills.append(replace(fill, maps=replace(maps, images=images, results=results)))
    return replace(completion, fills=tuple(fills), start="zeros")
