"""What an export changed beside what was to change, counted on the file that was read back."""

import math
from pathlib import Path

import numpy as np

from dfnet_gui.errors import PhotoReadError
from dfnet_gui.imaging.arrays import PixelArray
from dfnet_gui.imaging.depth import to_8_bit
from dfnet_gui.imaging.formats.base import ExportOptions, RefusedError
from dfnet_gui.imaging.formats.registry import format_of_name
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.progress import Watch
from dfnet_gui.imaging.reading import read_photo
from dfnet_gui.imaging.writing import write_photo
from dfnet_gui.replacement import forget_cached
from dfnet_gui.wording import number, tr, tr_later

_ROWS_AT_ONCE = 256
_CHANGED = tr_later(
    "{changed:,} of {total:,} pixels ({share}) outside of what was completed changed, by {most} at most."
)
_COMPRESSED = tr_later(
    "{changed:,} of {total:,} pixels ({share}) outside of what was completed changed by the file's compression,"
    " by {most} at most."
)


_UNREADABLE = tr_later(
    "what was written could not be read back, so no file was changed; export it in another format or elsewhere."
)
_OTHER_SIZE = tr_later(
    "what was written has another size when it is read back, so no file was changed; export it in another format."
)


_NOT_READ_BACK = tr_later("It was not read back, which photos above {most:g} megapixels are not.")


def write_proven(
    path: Path,
    photo: Photo,
    before: PixelArray,
    options: ExportOptions | None = None,
    *,
    watch: Watch | None = None,
    most_px: float = math.inf,
) -> tuple[str, ...]:
    """`write_photo`, and read back what was written before an older file goes: `proof_of` it comes first, then notes.

    `before`: the pixels (H×W×3) before anything was completed. Photos of more than `most_px` pixels are not read back.
    Raises as `write_photo`, also where what was written can't be read. Any thread.
    """
    if photo.width * photo.height > most_px:
        notes = write_photo(path, photo, options, watch=watch)
        return (tr(_NOT_READ_BACK, most=most_px / 1e6), *notes)
    proofs: list[str] = []

    def read_back(new: Path) -> None:
        forget_cached(new)
        proofs.append(proof_of(new, before, photo.pixels, photo.page))

    notes = write_photo(path, photo, options, watch=watch, check=read_back)
    return (*proofs, *notes)


def proof_of(path: Path, before: PixelArray, after: PixelArray, page: int = 0) -> str:
    """A sentence on the file: how many pixels changed that `before` and `after` (H×W×3) have in common.

    Of 16 bits that were written with 8 the upper eight are compared. `page`: which of the file's pictures it is, if
    it kept the others. Raises RefusedError where it is not that photo. Any thread.
    """
    try:
        found = _read(path, page).pixels
    except PhotoReadError:
        raise RefusedError(_UNREADABLE) from None
    if found.shape != after.shape:
        raise RefusedError(_OTHER_SIZE)
    total, changed, most = 0, 0, 0
    for top in range(0, len(after), _ROWS_AT_ONCE):
        some = slice(top, top + _ROWS_AT_ONCE)
        apart = _apart_outside(before[some], after[some], found[some])
        total += apart.size
        changed += int(np.count_nonzero(apart))
        most = max(most, int(apart.max(initial=0)))
    if not changed:
        return tr("0 of {total:,} pixels outside of what was completed changed.", total=total)
    share = changed / total
    digits = 2 if share >= 0.001 else 3
    kind = format_of_name(path)
    return tr(
        _CHANGED if kind is None or kind.loss == "none" else _COMPRESSED,
        changed=changed,
        total=total,
        share=number(share, f".{digits}%"),
        most=most,
    )


def _read(path: Path, page: int) -> Photo:
    try:
        return read_photo(path, page)
    except PhotoReadError:
        if not page:
            raise
        return read_photo(path)


def _apart_outside(before: PixelArray, after: PixelArray, found: PixelArray) -> np.ndarray:
    """For each pixel that was to stay, the greatest difference of a channel. Most rows are alike, and quickly told."""
    is_untouched = np.array_equal(before, after)
    if is_untouched and np.array_equal(found, before):
        return np.zeros(before.shape[:2], np.uint8).reshape(-1)
    if found.dtype != before.dtype:
        found, before, after = (to_8_bit(each) for each in (found, before, after))
    kept = slice(None) if is_untouched else (before == after).all(axis=2)
    greater, lesser = np.maximum(found, before), np.minimum(found, before)
    apart: np.ndarray = (greater - lesser).max(axis=2)[kept]
    return apart.reshape(-1)
