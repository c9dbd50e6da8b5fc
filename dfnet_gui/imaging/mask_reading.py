"""Masks from files: which part of a picture marks the hole is understood where that is clear, and never guessed."""

import re
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np

from dfnet_gui.errors import MaskError, UnclearMaskError
from dfnet_gui.imaging.arrays import BoolArray, ByteArray, PixelArray
from dfnet_gui.imaging.depth import to_8_bit
from dfnet_gui.imaging.palette import Palette
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.reading import read_photo
from dfnet_gui.wording import tr, tr_later

AUTO = "auto"
MARKINGS = ("white", "black", "alpha", "opaque")
"""What may mark the hole, beside one grey value."""
_VALUE = re.compile(r"value=(\d{1,5})$")
_NEAR, _OFF_LINE = 40.0, 40.0
"""Levels of 255 within which a colour counts as another, and as a blend of two."""
_LEAST_PLAIN, _MOST_STRAY = 0.7, 0.05
_FEW_COLOURS = 4
_COARSE_BITS = 3
_FAINTEST = 1 / 8
"""A mask whose brightest value is less than this of the greatest holds numbers, and no greys."""
_MOST_WHITE = 0.5
_COLOURFUL = 60
"""Levels between a colour's channels from which on it is no grey."""

USUAL_MARK = tr_later("white marks what goes")
"""What nobody needs to be told of."""
_MARKS = {"white": USUAL_MARK, "black": tr_later("black marks what goes")}


class ReadMask(NamedTuple):
    """The hole (bool H×W, True = to be filled), and what was taken for its mark, for a sentence."""

    hole: BoolArray
    understood: str


class _Two(NamedTuple):
    """The colours that a mask is made of: `hole` marks what goes."""

    hole: np.ndarray
    other: np.ndarray


def is_marking(text: str) -> bool:
    """Whether this names what may mark a hole: `auto`, `white`, `black`, `alpha`, `opaque` or `value=N`."""
    return text in (AUTO, *MARKINGS) or _VALUE.match(text) is not None


def read_mask(path: Path, *, size: tuple[int, int], marking: str = AUTO) -> ReadMask:
    """Read a mask file as a hole of `size` (height, width); see `understood_mask`. Raises PhotoReadError, too."""
    return understood_mask(read_photo(path), str(path), size=size, marking=marking)


def understood_mask(photo: Photo, name: str, *, size: tuple[int, int], marking: str = AUTO) -> ReadMask:
    """Take a picture as a hole of `size` (height, width); `name` begins what is said of it.

    `marking` says what marks the hole. Greys are cut in the middle. Raises MaskError for another size, and
    UnclearMaskError where `auto` does not see what is meant.
    """
    if photo.pixels.shape[:2] != size:
        raise MaskError(
            tr(
                "{name}: the mask has {width}×{height} pixels and the photo {across}×{down}; give a mask of the "
                "photo's size.",
                name=name,
                width=photo.width,
                height=photo.height,
                across=size[1],
                down=size[0],
            )
        )
    if marking != AUTO:
        return _marked(photo, marking, name)
    if photo.alpha is not None and _half_seen(photo.alpha):
        return _marked(photo, "opaque" if _has_few_colours(photo) else "alpha", name)
    return _by_colours(_stretched(photo.pixels), name)


def _marked(photo: Photo, marking: str, name: str) -> ReadMask:
    if marking in ("alpha", "opaque"):
        if photo.alpha is None:
            raise MaskError(tr("{name}: the mask has no transparency; say which colour marks what goes.", name=name))
        opaque: BoolArray = photo.alpha > np.iinfo(photo.alpha.dtype).max // 2
        if marking == "alpha":
            return ReadMask(~opaque, tr("its transparent part marks what goes"))
        return ReadMask(opaque, tr("what is painted on transparency marks what goes"))
    if value := _VALUE.match(marking):
        return ReadMask(photo.pixels[..., 0] == int(value[1]), tr("the value {value} marks what goes", value=value[1]))
    white: BoolArray = cv2.cvtColor(photo.pixels, cv2.COLOR_RGB2GRAY) > np.iinfo(photo.pixels.dtype).max // 2
    return ReadMask(white if marking == "white" else ~white, tr(_MARKS[marking]))


def _half_seen(alpha: PixelArray) -> bool:
    opaque = alpha > np.iinfo(alpha.dtype).max // 2
    return bool(opaque.any() and not opaque.all())


def _has_few_colours(photo: Photo) -> bool:
    """Whether what is opaque was painted, rather than being a photo out of which something was erased."""
    assert photo.alpha is not None
    opaque: ByteArray = to_8_bit(photo.pixels).astype(np.uint8, copy=False)[
        photo.alpha > np.iinfo(photo.alpha.dtype).max // 2
    ]
    return len(np.unique(_coarse(Palette(opaque[None]).colours))) <= _FEW_COLOURS


def _coarse(colours: PixelArray) -> np.ndarray:
    """One number for colours (…×3, 8 bits) that are much alike."""
    parts = colours.astype(np.uint16) >> _COARSE_BITS
    return parts[..., 0] << 10 | parts[..., 1] << 5 | parts[..., 2]


def _stretched(pixels: PixelArray) -> ByteArray:
    """At 8 bits; masks that hold 0 and 1, or few numbers more, use all of them."""
    greatest = int(pixels.max())
    if 0 < greatest <= np.iinfo(pixels.dtype).max * _FAINTEST:
        return (pixels.astype(np.float32) * np.float32(255 / greatest)).astype(np.uint8)
    return to_8_bit(pixels).astype(np.uint8, copy=False)


def _by_colours(pixels: ByteArray, name: str) -> ReadMask:
    palette = Palette(pixels)
    colours, counts = palette.colours, palette.counts
    background = _commonest(colours, counts)
    apart = _distance(colours, background)
    is_mark = apart > _NEAR
    if not is_mark.any():
        white = bool(background.mean() > 127)
        return ReadMask(np.full(pixels.shape[:2], white), tr(_MARKS["white"]))
    other = _commonest(colours[is_mark], counts[is_mark])
    is_plain = np.minimum(apart, _distance(colours, other)) <= _NEAR
    is_stray = _off_line(colours[is_mark], background, other) > _OFF_LINE
    if _share(is_plain, counts) < _LEAST_PLAIN or _share(is_stray, counts[is_mark]) > _MOST_STRAY:
        raise _unclear(name, tr("it has more than two colours"))
    two = _told_apart(background, other)
    is_hole = _distance(colours, two.hole) < _distance(colours, two.other)
    if not _is_colourful(two.hole) and (mean := _share(is_hole, counts)) > _MOST_WHITE:
        raise _unclear(name, tr("its brighter part is {mean:.0%} of the photo", mean=mean))
    return ReadMask(palette.painted(is_hole), tr("{name} marks what goes", name=_name(two.hole)))


def _share(which: np.ndarray, counts: np.ndarray) -> float:
    """Of all pixels, those whose colours are meant."""
    return float(counts[which].sum() / counts.sum())


def _unclear(name: str, reason: str) -> UnclearMaskError:
    return UnclearMaskError(
        tr(
            "{name}: it is not clear which part of this mask marks what should go, for {reason}; say it "
            "with --hole white, black, alpha, opaque or value=N.",
            name=name,
            reason=reason,
        )
    )


def _commonest(colours: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """The mean of the most common colours (n×3) that are much alike."""
    coarse = _coarse(colours)
    alike = coarse == np.bincount(coarse, counts).argmax()
    mean: np.ndarray = np.average(colours[alike], axis=0, weights=counts[alike])
    return mean


def _distance(colours: np.ndarray, colour: np.ndarray) -> np.ndarray:
    distance: np.ndarray = np.abs(colours - colour).max(axis=1)
    return distance


def _off_line(colours: np.ndarray, one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """How far colours (n×3) are from all blends of two."""
    way = other - one
    share = np.clip((colours - one) @ way / max(float(way @ way), 1e-6), 0, 1)
    off: np.ndarray = np.abs(colours - (one + share[:, None] * way)).max(axis=1)
    return off


def _told_apart(one: np.ndarray, other: np.ndarray) -> _Two:
    """A colour on grey is the mark, else the brighter one."""
    colourful = [_is_colourful(each) for each in (one, other)]
    is_one = colourful[0] if colourful[0] != colourful[1] else one.mean() > other.mean()
    return _Two(one, other) if is_one else _Two(other, one)


def _is_colourful(colour: np.ndarray) -> bool:
    return bool(np.ptp(colour) > _COLOURFUL)


def _name(colour: np.ndarray) -> str:
    if _is_colourful(colour):
        return tr("the colour {colour}", colour="#" + "".join(f"{round(float(n)):02x}" for n in colour))
    return tr("white") if colour.mean() > 127 else tr("the brighter grey")
