"""Writing fusion maps to files: 16-bit PNG to look at, float32 .npz to compute with."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import cv2
import numpy as np

from dfnet_gui.engine.fills import FusionMaps
from dfnet_gui.engine.request import Completion
from dfnet_gui.errors import PhotoWriteError
from dfnet_gui.imaging.arrays import FloatArray
from dfnet_gui.imaging.writing import write_failure
from dfnet_gui.replacement import PartlyReplacedError, replacements
from dfnet_gui.wording import tr

_MOST = 65535


def write_maps(folder: Path, name: str, completions: Sequence[Completion]) -> list[Path]:
    """Write every region's maps into `folder`, which is made if missing; returns the files.

    `NAME-maps-II-JJ.npz` (completion II, region JJ) holds `result_0` … `image_5` (float32, H×W×3, RGB, [0, 1], padding
    cut off) and `bounds` (left, top, width, height in photo pixels); beside it one PNG a map, of 16 bits. Files of
    these names are replaced (`map_files` tells which), the first of them once all are on the disk. Raises
    PhotoWriteError.
    """
    _make(folder)
    written: list[Path] = []
    try:
        with replacements() as begin:
            for path, maps in _named(folder, name, completions):
                _write_all(path, maps, begin, written)
    except OSError as error:
        sentence = f"{written[-1]}: {write_failure(error)}"
        if isinstance(error, PartlyReplacedError):
            sentence = tr(
                "{error} {count} files were written before that, and stay.", error=sentence, count=error.count
            )
        raise PhotoWriteError(sentence) from error
    if not written:
        raise PhotoWriteError(
            tr("{folder}: there are no fusion maps to write; complete something first.", folder=folder)
        )
    return written


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PhotoWriteError(
            tr(
                "{folder}: the folder can't be made ({reason}); choose another.",
                folder=folder,
                reason=error.strerror,
            )
        ) from error


def map_files(folder: Path, name: str, completions: Sequence[Completion]) -> list[Path]:
    """The files that `write_maps` would write."""
    paths: list[Path] = []
    for path, maps in _named(folder, name, completions):
        paths += [path, *(_picture(path, f"{kind}_{scale}") for kind, levels in _kinds(maps) for scale in levels)]
    return paths


def _named(folder: Path, name: str, completions: Sequence[Completion]) -> Iterator[tuple[Path, FusionMaps]]:
    for i, completion in enumerate(completions):
        for j, fill in enumerate(completion.fills):
            if fill.maps is not None:
                yield folder / f"{name}-maps-{i:02}-{j:02}.npz", fill.maps


def _arrays(maps: FusionMaps) -> dict[str, FloatArray]:
    return {f"{kind}_{scale}": maps.cropped(levels, scale) for kind, levels in _kinds(maps) for scale in levels}


def _kinds(maps: FusionMaps) -> tuple[tuple[str, Mapping[int, FloatArray]], ...]:
    return ("result", maps.results), ("alpha", maps.alphas), ("raw", maps.raws), ("image", maps.images)


def _picture(beside: Path, kind: str) -> Path:
    return beside.with_name(f"{beside.stem}-{kind}.png")


def _write_all(path: Path, maps: FusionMaps, begin: Callable[[Path], Path], written: list[Path]) -> None:
    """The pictures of a region, then its arrays; `written` gets each file's name before it is begun."""
    arrays = _arrays(maps)
    for name, array in arrays.items():
        levels = np.rint(np.clip(array, 0, 1) * _MOST).astype(np.uint16)
        picture = _picture(path, name)
        written.append(picture)
        begin(picture).write_bytes(cv2.imencode(".png", levels[:, :, ::-1])[1].tobytes())
    bounds = maps.bounds
    arrays["bounds"] = np.array([bounds.left, bounds.top, bounds.width, bounds.height], np.float32)
    written.append(path)
    with begin(path).open("wb") as file:
        np.savez_compressed(file, **arrays)  # type: ignore[arg-type]
