"""Reads every picture below a folder and exports it again, and counts what came out wrong: a table for a look at files.

Usage: python -m tools.corpus FOLDER [FOLDER ...]

Pixels of 8 bits are compared with Pillow's, tags before and after with exiftool's, where that program is installed.
Each photo gets a painted square and is written in its own format, where that can be written.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

from dfnet_gui.errors import DfnetError
from dfnet_gui.imaging.formats.base import ExportOptions, Format
from dfnet_gui.imaging.formats.registry import format_of_head, format_of_name
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.reading import read_photo
from dfnet_gui.imaging.writing import write_photo

_COUNTS = ("files", "read", "as Pillow", "unlike Pillow", "refused", "written", "tags", "tags kept", "tags changed")
_PAINTED, _SLOW_S = 16, 2.0
_GROUPS = "SourceFile ExifTool System File Composite IFD1 JFIF JFXX RIFF PNG MPF0 ICC_Profile QuickTime Jpeg2000"
_NOT_THE_PHOTOS = frozenset(_GROUPS.split())
"""They tell of the file, of thumbnails, or of what is computed."""
_TAGS = """SubfileType OldSubfileType ImageWidth ImageHeight BitsPerSample Compression PhotometricInterpretation
FillOrder StripOffsets SamplesPerPixel RowsPerStrip StripByteCounts TileWidth TileLength TileOffsets TileByteCounts
MinSampleValue MaxSampleValue SMinSampleValue SMaxSampleValue PlanarConfiguration Predictor ColorMap ExtraSamples
SampleFormat JPEGTables YCbCrCoefficients YCbCrSubSampling YCbCrPositioning ReferenceBlackWhite PageNumber T4Options
T6Options Orientation"""
_LAYOUT = frozenset(_TAGS.split())
"""Of a TIFF, how its pixels lie there."""


def main(arguments: Sequence[str]) -> int:
    """Print the table and what is to be looked at; 2 for wrong usage."""
    if not arguments:
        print(__doc__)
        return 2
    table: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for folder in arguments:
        for path in sorted(path for path in Path(folder).rglob("*") if path.is_file()):
            row = format_of_head(path.read_bytes()[:16])
            if row is not None or format_of_name(path) is not None:
                _look_at(path, row, table[row.name if row else "none"])
    print(f"\n| format | {' | '.join(_COUNTS)} |\n|---|{'---|' * len(_COUNTS)}")
    for name, counts in sorted(table.items()):
        print(f"| {name} | {' | '.join(str(counts[each]) for each in _COUNTS)} |")
    return 0


def _look_at(path: Path, row: Format | None, counts: Counter[str]) -> None:
    counts["files"] += 1
    began = time.perf_counter()
    try:
        photo = read_photo(path)
    except DfnetError as error:
        counts["refused"] += 1
        print(str(error))
        return
    except Exception as error:  # noqa: BLE001 - what must never happen, and so is what is looked for
        print(f"{path}: UNEXPECTED {error!r}")
        return
    counts["read"] += 1
    if (seconds := time.perf_counter() - began) > _SLOW_S:
        print(f"{path}: {seconds:.1f} s")
    _compare_pixels(path, photo, counts)
    if row is not None and row.encode is not None:
        _compare_tags(path, photo, row, counts)


def _compare_pixels(path: Path, photo: Photo, counts: Counter[str]) -> None:
    if photo.pixels.dtype != np.uint8:
        return
    try:
        with Image.open(path) as image:
            if image.mode not in ("RGB", "RGBA", "L", "LA", "P"):
                return
            wanted = np.asarray(ImageOps.exif_transpose(image).convert("RGB"))
    except Exception:  # noqa: BLE001 - Pillow reads less
        return
    same = wanted.shape == photo.pixels.shape
    seen = photo.alpha > 0 if photo.alpha is not None and same else slice(None)
    is_same = same and bool((wanted[seen] == photo.pixels[seen]).all())
    counts["as Pillow" if is_same else "unlike Pillow"] += 1
    if not is_same:
        apart = np.abs(wanted[seen].astype(int) - photo.pixels[seen]).max(initial=0) if same else "another size"
        print(f"{path}: unlike Pillow, {apart}")


def _compare_tags(path: Path, photo: Photo, row: Format, counts: Counter[str]) -> None:
    pixels = photo.pixels.copy()
    pixels[:_PAINTED, :_PAINTED] ^= 85
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder) / f"photo{row.suffixes[0]}"
        try:
            notes = write_photo(written, replace(photo, pixels=pixels), ExportOptions(as_source=True))
            again = read_photo(written)
        except DfnetError as error:
            print(f"{path}: NOT WRITTEN: {error}")
            return
        counts["written"] += 1
        for note in notes:
            print(f"{path}: {note}")
        if row.loss == "none" and (again.pixels != pixels).any():
            print(f"{path}: came back CHANGED")
        if shutil.which("exiftool"):
            before, after = _tags(path), _tags(written)
            counts["tags"] += len(before)
            counts["tags kept"] += sum(tag in after for tag in before)
            changed = [tag for tag in before if tag in after and before[tag] != after[tag]]
            counts["tags changed"] += len(changed)
            if lost := [tag for tag in before if tag not in after]:
                print(f"{path}: lost {', '.join(lost[:8])}")
            if changed:
                print(f"{path}: changed {', '.join(changed[:8])}")


def _tags(path: Path) -> dict[str, str]:
    command = ["exiftool", "-a", "-G1", "-u", "-n", "-j", str(path)]
    answer = subprocess.run(command, capture_output=True, check=False).stdout.decode("utf-8", "replace")
    try:
        (found,) = json.loads(answer)
    except ValueError:
        return {}
    return {name: str(value) for name, value in found.items() if _is_of_the_photo(*name.rpartition(":")[::2])}


def _is_of_the_photo(group: str, name: str) -> bool:
    return (group or name) not in _NOT_THE_PHOTOS and not (group == "IFD0" and name in _LAYOUT)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
