"""Radiance pictures (HDR), which are only read: their light is brought into what a screen shows."""

import cv2
import numpy as np

from dfnet_gui.imaging.arrays import FloatArray, PixelArray
from dfnet_gui.imaging.formats.base import Format, check_size
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.wording import tr, tr_later

NOTE = tr_later("This picture holds more light than a screen shows; it is opened as a photo would show it, at 16 bits.")
_WORD = 65535
_MIDDLE_GREY = 0.18
_HEADER_BYTES = 2000


def _decode(data: bytes) -> Photo:
    size = next(line.split() for line in data[:_HEADER_BYTES].split(b"\n") if line[:2] in (b"-Y", b"+Y", b"+X", b"-X"))
    check_size(int(size[1]), int(size[3]))
    decoded = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    if decoded is None:
        raise ValueError("no picture")
    return Photo(pixels=displayed(decoded[..., ::-1].astype(np.float32)), notes=(tr(NOTE),))


def displayed(light: FloatArray) -> PixelArray:
    """Linear light (H×W×3) as sRGB at 16 bits: its geometric mean becomes a middle grey, the brightest white.

    The curve: Reinhard and others, "Photographic Tone Reproduction for Digital Images" (SIGGRAPH 2002, equation 4).
    """
    luminance = np.maximum(light @ np.array([0.2126, 0.7152, 0.0722], np.float32), 0)
    mean = float(np.exp(np.log(luminance + 1e-6).mean()))
    scaled = luminance * np.float32(_MIDDLE_GREY / mean)
    white = max(1.0, float(scaled.max(initial=0.0)))
    shown = scaled * (1 + scaled / white**2) / (1 + scaled)
    linear = light * (shown / np.maximum(luminance, 1e-9))[..., None]
    linear = np.clip(linear, 0, 1)
    encoded = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)  # IEC 61966-2-1
    return np.ascontiguousarray(np.rint(encoded * _WORD).astype(np.uint16))


RADIANCE = Format(
    "Radiance HDR",
    (".hdr", ".pic"),
    magic=(b"#?RADIANCE", b"#?RGBE"),
    mime="image/vnd.radiance",
    decode=_decode,
    libraries=("cv2",),
    stored="photo.hdr",
    reads="floats, brought to 16 bits as a photo would show them",
)
