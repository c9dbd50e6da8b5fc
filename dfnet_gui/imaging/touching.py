"""Copying from one place of a photo to another by hand: as it is, or fitted to what lies around. Any thread."""

import numpy as np

from dfnet_gui.imaging.arrays import BoolArray, FloatArray, PixelArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.pieces.membrane import solve_membrane
from dfnet_gui.imaging.tiles import PatchedPixels

Shift = tuple[int, int]
"""How far the source lies across and down, in photo pixels."""


def within_source(hole: BoolArray, place: Bounds, shift: Shift, whole: Bounds) -> BoolArray:
    """What of a hole (bool, at `place`) has a source within the photo."""
    source = place.moved(*shift)
    kept = np.zeros_like(hole)
    inner = source.intersected(whole).moved(-source.left, -source.top).slices
    kept[inner] = hole[inner]
    return kept


def cloned(pixels: PatchedPixels, place: Bounds, shift: Shift) -> PixelArray:
    """What lies at `place` moved by `shift`, H×W×3; beside the photo its border goes on."""
    source = place.moved(*shift)
    part = source.intersected(pixels.bounds)
    if part.is_empty:
        return np.zeros((place.height, place.width, 3), pixels.base.dtype)
    rows = (part.top - source.top, source.bottom - part.bottom)
    columns = (part.left - source.left, source.right - part.right)
    return np.pad(pixels.read(part), (rows, columns, (0, 0)), mode="edge")


def healed(pixels: PatchedPixels, hole: BoolArray, place: Bounds, shift: Shift) -> PixelArray:
    """As `cloned`, with the colours of what lies around the hole (bool, at `place`): gradients are copied
    (Pérez, Gangnet and Blake, Poisson Image Editing, 2003)."""
    wide = place.grown(1).intersected(pixels.bounds)
    unit = np.float32(1.0 / np.iinfo(pixels.base.dtype).max)
    here, there = (cloned(pixels, wide, each).astype(np.float32) * unit for each in ((0, 0), shift))
    inner = place.moved(-wide.left, -wide.top).slices
    own = np.zeros(here.shape[:2], bool)
    own[inner] = hole
    jumps = _jumps(there - here, own)
    for channel in range(3):
        there[..., channel] += solve_membrane(np.ascontiguousarray(jumps[..., channel]), own)
    filled = cloned(pixels, place, (0, 0))
    filled[hole] = np.rint(np.clip(there[inner][hole], 0.0, 1.0) / unit).astype(filled.dtype)
    return filled


def _jumps(differences: FloatArray, own: BoolArray) -> FloatArray:
    """Where the hole (H×W) meets what is known, how far both are apart there (H×W×C): what the membrane has to bend."""
    jumps = np.zeros_like(differences)
    for one, other in ((np.s_[:-1], np.s_[1:]), (np.s_[:, :-1], np.s_[:, 1:])):
        ends, begins = (own[one] & ~own[other])[..., None], (~own[one] & own[other])[..., None]
        missing = ends * differences[other] - begins * differences[one]
        jumps[one] += missing
        jumps[other] -= missing
    jumps *= own[..., None]
    return jumps
