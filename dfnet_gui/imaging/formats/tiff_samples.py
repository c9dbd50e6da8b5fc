"""Colours back into the samples that a TIFF page stores: the inverse of what `tiff_reading` makes of them."""

import numpy as np
from tifffile import EXTRASAMPLE, PHOTOMETRIC, TiffPage

from dfnet_gui.imaging.arrays import BoolArray, PixelArray
from dfnet_gui.imaging.formats.colour import from_srgb, lab_profile, press_profile, profile_space
from dfnet_gui.imaging.formats.samples import Samples, as_samples
from dfnet_gui.imaging.formats.tiff_reading import COLOURS, ICC_LAB_GREATEST, LABS, alpha_place, palette_colours

_LUMA = np.array([0.299, 0.587, 0.114], np.float32)
"""ITU-R BT.601-7, section 2.5.1."""
_WORD = 65535
_AT_ONCE = 4096


def exchange_samples(
    page: TiffPage, samples: Samples, changed: BoolArray, pixels: PixelArray, alpha: PixelArray | None
) -> None:
    """Put the colours of `pixels` (RGB, H×W×3) and `alpha` (H×W) into `samples` (H×W×S of the page, in place) where
    `changed` (H×W). ValueError for a page whose samples can't be told from colours.
    """
    photometric = PHOTOMETRIC(page.photometric)
    count, some = COLOURS.get(photometric, 0), pixels[changed]
    place = alpha_place(page, samples.shape[2] - count)
    opacity = None if alpha is None or place is None else alpha[changed]
    if opacity is not None and place is not None:
        if EXTRASAMPLE.ASSOCALPHA in page.extrasamples:
            greatest = np.iinfo(some.dtype).max
            some = np.rint(some * (opacity[:, None] / greatest)).astype(some.dtype)
        samples[changed, count + place] = as_samples(opacity, samples[..., count + place], page.bitspersample)
    if photometric == PHOTOMETRIC.PALETTE:
        samples[changed, 0] = _nearest(page, some)
    elif photometric in LABS:
        samples[changed, :count] = _lab(page, photometric, some).astype(samples.dtype)
    else:
        stored = _colours_of(page, photometric, some)
        samples[changed, :count] = as_samples(stored, samples[..., :count], page.bitspersample)


def _colours_of(page: TiffPage, photometric: PHOTOMETRIC, some: PixelArray) -> PixelArray:
    """N×3 colours as N×C of the page's colour space, of their own type."""
    profile = page.iccprofile
    if photometric in (PHOTOMETRIC.RGB, PHOTOMETRIC.YCBCR):  # which a codec turns
        return some
    if photometric == PHOTOMETRIC.SEPARATED:
        return from_srgb(some, profile if profile and profile_space(profile) == "cmyk" else press_profile())
    if photometric in (PHOTOMETRIC.MINISBLACK, PHOTOMETRIC.MINISWHITE):
        is_followed = profile is not None and profile_space(profile) == "gray"
        grey = from_srgb(some, profile) if profile and is_followed else _grey(some)
        return np.invert(grey) if photometric == PHOTOMETRIC.MINISWHITE else grey
    raise ValueError("colours that are not stored as such")


def _nearest(page: TiffPage, some: PixelArray) -> Samples:
    """The palette's entries that are nearest."""
    if page.bitspersample > 8:
        raise ValueError("a palette of more than 256 colours")
    count = 1 << page.bitspersample
    entries = palette_colours(page)[:count].astype(np.float32)
    lengths = (entries**2).sum(axis=1) / 2
    found = [np.argmin(lengths - part @ entries.T, axis=1) for part in np.array_split(some, 1 + len(some) // _AT_ONCE)]
    return np.concatenate(found)


def _grey(some: PixelArray) -> PixelArray:
    grey: PixelArray = np.rint(some.astype(np.float32) @ _LUMA).astype(some.dtype)[:, None]
    return grey


def _lab(page: TiffPage, photometric: PHOTOMETRIC, some: PixelArray) -> Samples:
    """As `tiff_reading` takes them."""
    encoded = from_srgb(some.astype(np.uint16) * 257 if some.dtype == np.uint8 else some, lab_profile())
    scaled = encoded.astype(np.float32) * (255 / _WORD)
    is_byte = page.bitspersample == 8
    if photometric == PHOTOMETRIC.CIELAB:
        chroma = np.rint((scaled[:, 1:] - 128) * (1 if is_byte else 256)).astype(np.int32)
        luma = np.rint(scaled[:, :1]) if is_byte else encoded[:, :1]
        lab: Samples = np.concatenate((luma.astype(np.int32), chroma & (0xFF if is_byte else _WORD)), axis=1)
        return lab
    if is_byte:
        return np.asarray(np.rint(scaled), np.uint8)
    luma = np.rint(encoded[:, :1].astype(np.float32) * (ICC_LAB_GREATEST / _WORD))
    words = np.concatenate((luma, np.rint(scaled[:, 1:] * 256)), axis=1)
    return np.asarray(np.clip(words, 0, _WORD), np.uint16)
