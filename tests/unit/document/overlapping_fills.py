"""Documents with completions of several places that overlap."""

from dataclasses import replace

import numpy as np

from dfnet_gui.document.document import Document
from dfnet_gui.engine.fills import Fill, FusionMaps
from dfnet_gui.engine.request import Completion
from dfnet_gui.imaging.arrays import BoolArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.photo import Photo

HEIGHT, WIDTH = 290, 530


def noise_document(**options: int) -> Document:
    pixels = np.random.default_rng(0).integers(0, 256, (HEIGHT, WIDTH, 3), np.uint8)
    return Document(Photo(pixels=pixels), **options)


def paint(document: Document, *specks: tuple[float, float, float]) -> None:
    for x, y, radius in specks:
        document.paint((x, y), (x, y), radius)
    document.end_stroke()


def fill_of(hole: BoolArray, bounds: Bounds, seed: int) -> Fill:
    pixels = np.random.default_rng(seed).integers(0, 256, (bounds.height, bounds.width, 3), np.uint8)
    return Fill(bounds=bounds, pixels=pixels, hole=hole[bounds.slices].copy(), drawn=0.5)


def completion_of(hole: BoolArray, seed: int, parts: int = 3) -> Completion:
    """Of several fills: each has every so manieth pixel of the hole, so that their places overlap widely."""
    rows, columns = np.nonzero(hole)
    fills = []
    for part in range(parts):
        own = np.zeros_like(hole)
        own[rows[part::parts], columns[part::parts]] = True
        if own.any():
            fills.append(fill_of(own, Bounds.of_mask(own), seed + part))
    return Completion(request_id=seed, fills=tuple(fills), seconds=0.1, model="m", device="d")


def complete(document: Document, seed: int, parts: int = 3) -> Completion:
    bounds = document.hole_bounds
    completion = completion_of(document.hole, seed, parts)
    document.add_completion(completion, clear=document.hole[bounds.slices].copy(), clear_bounds=bounds)
    return completion


def with_other_pixels(completion: Completion, seed: int) -> Completion:
    """Other pixels for the same hole."""
    rng = np.random.default_rng(seed)
    fills = (replace(f, pixels=rng.integers(0, 256, f.pixels.shape, np.uint8)) for f in completion.fills)
    return replace(completion, fills=tuple(fills))


def with_maps(completion: Completion, pixels: int = 8) -> Completion:
    """With maps that take memory, as with_maps gives it."""
    maps = {0: np.zeros((pixels, pixels, 3), np.float32)}
    whole = FusionMaps(
        bounds=completion.bounds, used=(pixels, pixels), results=maps, alphas=maps, raws=maps, images=maps
    )
    return replace(completion, fills=tuple(replace(fill, maps=whole, seen=None) for fill in completion.fills))


def state_of(document: Document) -> tuple[bytes, bytes, list[int]]:
    return document.pixels.tobytes(), document.hole.tobytes(), [id(layer) for layer in document.layers]
