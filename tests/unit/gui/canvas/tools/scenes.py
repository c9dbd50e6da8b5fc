"""Photos with something in them to select."""

import cv2
import numpy as np

from dfnet_gui.document.document import Document
from dfnet_gui.document.picture import OpenPhoto
from dfnet_gui.gui.session.session import Session
from dfnet_gui.imaging.arrays import BoolArray, PixelArray
from dfnet_gui.imaging.photo import Photo

WIDTH, HEIGHT = 240, 180
LINE = ((70.0, 60.0), (90.0, 90.0), (110.0, 110.0))
"""Over the disc of `disc_photo`."""


def disc() -> BoolArray:
    """Which pixels belong to the disc."""
    ys, xs = np.mgrid[0:HEIGHT, 0:WIDTH] + 0.5
    return np.asarray(np.hypot(xs - 90, ys - 85) < 45, bool)


def disc_photo(*, deep: bool = False) -> PixelArray:
    """A red disc on green ground, both with noise; at 16 bits if `deep`."""
    noise = np.random.default_rng(1).normal(0, 6, (HEIGHT, WIDTH, 3))
    soft = cv2.GaussianBlur(disc().astype(np.float64), (0, 0), 0.7)[..., None]
    pixels = np.clip(soft * (190, 60, 50) + (1 - soft) * (80, 130, 80) + noise, 0, 255).astype(np.uint8)
    return np.asarray(pixels.astype(np.uint16) * np.uint16(257)) if deep else pixels


def open_pixels(session: Session, pixels: PixelArray) -> Document:
    """Open these as a photo."""
    document = Document(Photo(pixels=pixels))
    session.open(OpenPhoto.of(document))
    return document


def overlap(one: BoolArray, other: BoolArray) -> float:
    """Intersection over union."""
    return float((one & other).sum() / max(1, (one | other).sum()))
