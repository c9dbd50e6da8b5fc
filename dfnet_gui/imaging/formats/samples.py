"""Samples of any type as the program's own: 8 or 16 bits, whole numbers, 0 to the type's greatest."""

from typing import Any

import numpy as np
import numpy.typing as npt

from dfnet_gui.imaging.arrays import PixelArray

Samples = npt.NDArray[np.generic]
"""Of any type that a file stores."""
_BYTE, _WORD = 255, 65535


def as_pixels(samples: npt.NDArray[Any], bits: int) -> PixelArray:
    """Samples of `bits` each: at most 8 as uint8, more as uint16; the greatest value becomes the greatest.

    Signed ones below 0 are 0. Floats in [0, 1] become 16 bits; where some are above 1 the greatest finite one becomes
    white, what is below 0 or no number becomes black.
    """
    if samples.dtype.kind == "f":
        return _from_floats(samples)
    if samples.dtype.kind == "i":
        bits -= 1
        samples = np.maximum(samples, 0).astype(f"u{samples.dtype.itemsize}")
    if samples.dtype == np.bool_:
        return samples.astype(np.uint8) * np.uint8(_BYTE)
    native = samples.astype(samples.dtype.newbyteorder("="), copy=False)
    greatest, wanted = (1 << bits) - 1, _BYTE if bits <= 8 else _WORD
    kind = np.uint8 if wanted == _BYTE else np.uint16
    if greatest == wanted:
        return native.astype(kind, copy=False)
    scaled: PixelArray = np.rint(native * (wanted / greatest)).astype(kind)
    return scaled


def _from_floats(samples: Samples) -> PixelArray:
    finite = np.nan_to_num(samples.astype(np.float32), nan=0.0, posinf=0.0, neginf=0.0)
    greatest = max(1.0, float(finite.max(initial=0.0)))
    clipped = np.clip(finite, 0.0, greatest)
    clipped *= _WORD / greatest
    return np.rint(clipped, out=clipped).astype(np.uint16)


def as_samples(pixels: PixelArray, like: Samples, bits: int) -> Samples:
    """The inverse of `as_pixels`, where that made `pixels` of samples `like` these, of `bits` each."""
    greatest = float(np.iinfo(pixels.dtype).max)
    if like.dtype.kind == "f":
        finite = like[np.isfinite(like)]
        return (pixels * (max(1.0, float(finite.max(initial=0.0))) / greatest)).astype(like.dtype)
    if like.dtype == np.bool_:
        is_light: Samples = np.greater(pixels, greatest / 2)
        return is_light
    wanted = (1 << (bits - 1 if like.dtype.kind == "i" else bits)) - 1
    if wanted % int(greatest) == 0:
        return np.multiply(pixels, wanted // int(greatest), dtype=like.dtype)
    most = np.nextafter(float(wanted), 0) if float(wanted) > wanted else float(wanted)  # of 64 bits a double has 53
    scaled: Samples = np.minimum(np.rint(pixels * (wanted / greatest)), most).astype(like.dtype)
    return scaled


def unmultiplied(colours: PixelArray, alpha: PixelArray) -> PixelArray:
    """Colours (H×W×3) that were multiplied by their opacity (H×W), divided by it; black where nothing is seen."""
    greatest = np.iinfo(colours.dtype).max
    divisor = np.maximum(alpha, 1).astype(np.float32)[..., None]
    divided = colours.astype(np.float32) * (greatest / divisor)
    divided = np.rint(np.minimum(divided, greatest))
    straight: PixelArray = np.where(alpha[..., None] > 0, divided, 0).astype(colours.dtype)
    return straight
