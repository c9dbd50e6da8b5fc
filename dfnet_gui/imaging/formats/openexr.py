"""OpenEXR, which is only read: its light is brought into what a screen shows. In a process of its own."""

import tempfile
from pathlib import Path

import numpy as np

from dfnet_gui.imaging.arrays import FloatArray
from dfnet_gui.imaging.child import run_in_child
from dfnet_gui.imaging.formats.answers import Answer, answer_of
from dfnet_gui.imaging.formats.base import MOST_PIXELS, Format, RefusedError, check_size, frames_note
from dfnet_gui.imaging.formats.radiance import NOTE, displayed
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.wording import tr, tr_later

_CHILD_BYTES = (512 << 20) + MOST_PIXELS * 4 * 8
_WORD = 65535
_COLOURS = ("RGB", "YYY")
"""Channels that are a picture, the second a grey one; others are depths, names of things and the like."""


def _decode(data: bytes) -> Photo:
    found = answer_of(run_in_child("openexr", data, most_bytes=_CHILD_BYTES))
    brightest = np.max(found.samples, initial=0.0, where=np.isfinite(found.samples))
    light = np.nan_to_num(found.samples.astype(np.float32), nan=0.0, posinf=float(brightest), neginf=0.0)
    colours, alpha = light[..., :3], None
    if light.shape[2] == 4:
        opacity = np.clip(light[..., 3], 0, 1)
        colours = np.where(opacity[..., None] > 0, colours / np.maximum(opacity, 1e-6)[..., None], 0)
        alpha = np.rint(opacity * _WORD).astype(np.uint16)
    notes = (tr(NOTE), *frames_note(found.pictures, tr_later("parts")))
    return Photo(pixels=displayed(np.asarray(colours, np.float32)), alpha=alpha, notes=notes)


def answer(data: bytes) -> bytes:
    """The child's side: linear light, H×W×3 or, multiplied by its opacity, H×W×4."""
    import OpenEXR

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "picture.exr"
        path.write_bytes(data)
        with OpenEXR.File(str(path), header_only=True) as head:
            (left, top), (right, bottom) = head.header()["dataWindow"]
            check_size(int(right - left) + 1, int(bottom - top) + 1)
        with OpenEXR.File(str(path), separate_channels=True) as file:
            return Answer(
                _light({n: c.pixels for n, c in file.channels().items()}), pictures=len(file.parts)
            ).to_bytes()


def _light(channels: dict[str, FloatArray]) -> FloatArray:
    """The picture among the channels: the one without a layer's name, else the first layer that has one."""
    layers = sorted({name.rpartition(".")[0] for name in channels}, key=lambda layer: (bool(layer), layer))
    for layer in layers:
        own = {name.rpartition(".")[2]: pixels for name, pixels in channels.items() if name.rpartition(".")[0] == layer}
        for colours in _COLOURS:
            if own.keys() >= {*colours}:
                wanted = [*colours, *(["A"] if "A" in own else [])]
                return np.stack([np.asarray(own[name], np.float32) for name in wanted], axis=-1)
    raise RefusedError(tr_later("it holds no colours, only other channels; save its picture with channels R, G and B."))


OPENEXR = Format(
    "OpenEXR",
    (".exr",),
    magic=(b"\x76\x2f\x31\x01",),
    mime="image/x-exr",
    decode=_decode,
    libraries=("OpenEXR",),
    stored="photo.exr",
    reads="floats, brought to 16 bits as a photo would show them; the first part",
)
