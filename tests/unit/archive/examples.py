"""Documents with some work on them, as there is to save."""

from dataclasses import replace

import numpy as np

from dfnet_gui.document.document import Document
from dfnet_gui.engine.fills import Fill, Touch
from dfnet_gui.engine.request import Completion
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.photo import Photo

WIDTH, HEIGHT = 120, 90


def _fill(place: Bounds, dtype: type[np.uint8 | np.uint16], seed: int) -> Fill:
    rng = np.random.default_rng(seed)
    pixels = rng.integers(0, np.iinfo(dtype).max, (place.height, place.width, 3), dtype, endpoint=True)
    hole = rng.random((place.height, place.width)) < 0.8
    return Fill(bounds=place, pixels=pixels, hole=hole, drawn=0.25, copied=(Bounds(1, 2, 3, 4),))


def lay(document: Document, *places: Bounds, seed: int = 1, is_touch: bool = False) -> None:
    """Lay a completion of these fills, or a touch, over the photo."""
    dtype = document.original.pixels.dtype.type
    fills = tuple(_fill(place, dtype, seed + n) for n, place in enumerate(places))
    layer: Completion | Touch = Completion(
        fills=fills, request_id=seed, seconds=0.5, model="m", device="CPU", detail="detailed", variant=2, notes=("n",)
    )
    if is_touch:
        layer = Touch(fills=fills, kind="heal")
    clear = layer.covered(layer.bounds)
    document.add_completion(layer, clear=clear, clear_bounds=layer.bounds)


def worked_on(dtype: type[np.uint8 | np.uint16] = np.uint8, photo: Photo | None = None) -> Document:
    """Three removals, one hidden, one faded, one a touch; a hole, something barred, and a soft edge."""
    pixels = np.random.default_rng(0).integers(0, np.iinfo(dtype).max, (HEIGHT, WIDTH, 3), dtype)
    document = Document(photo or Photo(pixels=pixels))
    lay(document, Bounds(10, 10, 20, 12), Bounds(25, 15, 20, 12))
    lay(document, Bounds(60, 40, 9, 9), seed=5)
    lay(document, Bounds(62, 44, 30, 20), seed=9, is_touch=True)
    first, second, third = document.removals
    changed = (replace(first, opacity=0.5, name="A lamp"), replace(second, is_shown=False), third)
    document.change_removals((*changed[:2], replace(third, feather_px=3.0, is_doubtful=True)), "changes")
    document.paint((100, 20), (110, 25), 6)
    document.begin_stroke("barred")
    document.paint((20, 70), (30, 70), 5)
    document.end_stroke()
    document.set_feather(2.5)
    return document


def state_of(document: Document) -> list[object]:
    """Everything that is to be the same again."""
    about = [replace(each, layer=None, painted=None) for each in document.removals]  # type: ignore[arg-type]
    removals = [
        (vars(plain), each.painted.bounds, each.painted.mask.tobytes(), each.layer.places, type(each.layer))
        for plain, each in zip(about, document.removals, strict=True)
    ]
    masks = document.hole.tobytes(), document.barred.tobytes()
    return [document.pixels.tobytes(), *masks, document.feather_px, removals]
