"""The pictures of an OpenRaster file and the order of its layers, for GIMP and Krita. Any thread.

https://www.openraster.org/baseline/layer-stack-spec.html
"""

from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree as Xml

import cv2
import numpy as np

from dfnet_gui.archive.description import Names, as_png, pasted
from dfnet_gui.archive.snapshot import Snapshot
from dfnet_gui.document.removals import Removal
from dfnet_gui.engine.fills import Filled
from dfnet_gui.engine.request import Completion, alpha_with
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.depth import to_8_bit
from dfnet_gui.imaging.photo import Photo

PHOTO_LAYER = "data/photo.png"
_THUMBNAIL_PX = 256


def merged_picture(snapshot: Snapshot) -> Callable[[], Photo]:
    """The completed photo, made when it is wanted first."""
    made: list[Photo] = []

    def merged() -> Photo:
        if not made:
            shown = [each.layer for each in snapshot.removals if each.is_shown]
            alpha = alpha_with(snapshot.photo.alpha, [each for each in shown if isinstance(each, Completion)])
            made.append(replace(snapshot.photo, pixels=snapshot.patched.whole(), alpha=alpha, source=None))
        return made[0]

    return merged


def layer_name(removal: Removal, names: Names) -> str:
    """Opacity and whether it is shown are no matter of its pixels."""
    assert isinstance(removal.layer, Filled)
    return f"data/removal-{names.number(removal.layer)}-{removal.feather_px:g}.png"


def layer(removal: Removal, snapshot: Snapshot) -> bytes:
    """What a removal lays over the photo, as a PNG; opacity and whether it is shown are said in the stack."""
    place, whole = removal.layer.bounds, snapshot.patched.bounds
    assert isinstance(removal.layer, Filled)
    pixels = pasted(removal.layer)
    share = replace(removal, opacity=1.0).share_at(place, whole)
    alpha = np.rint(share * np.iinfo(pixels.dtype).max).astype(pixels.dtype)
    return as_png(Photo(pixels=pixels, alpha=alpha, icc=snapshot.photo.icc))


def stack(snapshot: Snapshot, names: Names) -> bytes:
    """The layers, the highest first."""
    whole = snapshot.patched.bounds
    image = Xml.Element("image", version="0.0.3", w=str(whole.width), h=str(whole.height))
    layers = Xml.SubElement(image, "stack")
    for removal in reversed(snapshot.removals):
        if isinstance(removal.layer, Filled):
            visibility = "visible" if removal.is_shown else "hidden"
            name, opacity = layer_name(removal, names), f"{removal.opacity:g}"
            _add(layers, name, removal.title, removal.layer.bounds, opacity=opacity, visibility=visibility)
    _add(layers, PHOTO_LAYER, "Photo", whole)
    data: bytes = Xml.tostring(image, encoding="utf-8", xml_declaration=True)
    return data


def _add(stack: Xml.Element, source: str, title: str, place: Bounds, **more: str) -> None:
    about = {"name": "".join(c for c in title if c.isprintable()), "src": source, "x": str(place.left)}
    Xml.SubElement(stack, "layer", {**about, "y": str(place.top), "composite-op": "svg:src-over", **more})


def thumbnail(photo: Photo) -> bytes:
    """The photo as a small PNG."""
    scale = min(1.0, _THUMBNAIL_PX / max(photo.width, photo.height))
    size = max(1, round(photo.width * scale)), max(1, round(photo.height * scale))
    small = cv2.resize(to_8_bit(photo.pixels), size, interpolation=cv2.INTER_AREA)
    return as_png(Photo(pixels=np.ascontiguousarray(small, np.uint8)))
