"""Writing fusion maps to files: PNG to look at, float32 .npz to compute with."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image

from dfnet_gui.engine.request import Completion
from dfnet_gui.errors import PhotoWriteError
from dfnet_gui.imaging.arrays import FloatArray
from dfnet_gui.imaging.writing import write_atomically


def write_maps(folder: Path, completions: Sequence[Completion]) -> list[Path]:
    """Write every region's maps into `folder`, which is made if missing; returns the files.

    `maps-II-JJ.npz` (completion II, region JJ) holds `result_0` … `raw_5` (float32, H×W×3, RGB,
    [0, 1], padding cut off) and `bounds` (left, top, width, height in photo pixels); beside it one
    PNG a map. Raises PhotoWriteError.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PhotoWriteError(f"{folder}: the folder can't be made ({error.strerror}); choose another.") from error
    written: list[Path] = []
    for i, completion in enumerate(completions):
        for j, fill in enumerate(completion.fills):
            maps = fill.maps
            if maps is None:
                continue
            kinds = {"result": maps.results, "alpha": maps.alphas, "raw": maps.raws}
            arrays = {f"{name}_{s}": maps.cropped(kind, s) for name, kind in kinds.items() for s in kind}
            stem = f"maps-{i:02}-{j:02}"
            written += _write_pngs(folder, stem, arrays)
            bounds = maps.bounds
            arrays["bounds"] = np.array([bounds.left, bounds.top, bounds.width, bounds.height], np.float32)
            buffer = BytesIO()
            np.savez_compressed(buffer, **arrays)  # type: ignore[arg-type]
            written.append(folder / f"{stem}.npz")
            write_atomically(written[-1], buffer.getvalue())
    if not written:
        raise PhotoWriteError(f"{folder}: there are no fusion maps to write; complete something first.")
    return written


def _write_pngs(folder: Path, stem: str, arrays: dict[str, FloatArray]) -> list[Path]:
    paths = []
    for name, array in arrays.items():
        buffer = BytesIO()
        Image.fromarray(np.rint(np.clip(array, 0, 1) * 255).astype(np.uint8)).save(buffer, "PNG")
        paths.append(folder / f"{stem}-{name}.png")
        write_atomically(paths[-1], buffer.getvalue())
    return paths
