"""The work on one photo of many: read it and its mask, complete, write, and say what was done."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dfnet_gui.batch.pairing import Job
from dfnet_gui.engine.maps_export import write_maps
from dfnet_gui.engine.request import Completion, CompletionRequest, Detail, alpha_with
from dfnet_gui.errors import DfnetError
from dfnet_gui.imaging.arrays import BoolArray
from dfnet_gui.imaging.formats.base import DEFAULT_QUALITY, ExportOptions
from dfnet_gui.imaging.formats.registry import format_of_name
from dfnet_gui.imaging.mask import check_hole
from dfnet_gui.imaging.mask_reading import AUTO, USUAL_MARK, read_mask
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.proof import write_proven
from dfnet_gui.imaging.reading import read_photo
from dfnet_gui.wording import tr

if TYPE_CHECKING:
    from dfnet_gui.engine.inpainter import Inpainter

Say = Callable[[str], object]


@dataclass(frozen=True)
class Order:
    """How every photo is completed. `marking`: see `imaging.mask_reading`; `quality` 1 to 100, None: as the source;
    `maps`: a folder for the fusion maps, in which each photo gets one of its own where there are `many`."""

    marking: str = AUTO
    page: int = 0
    quality: int | None = None
    detail: Detail = "detailed"
    growth_px: int = 0
    no_copy: Path | None = None
    candidates: int = 1
    maps: Path | None = None
    many: bool = False

    def written(self) -> dict[str, Any]:
        """For another process, as JSON can hold it."""
        return {name: str(value) if isinstance(value, Path) else value for name, value in asdict(self).items()}

    @classmethod
    def of(cls, written: dict[str, Any]) -> Order:
        """The other way."""
        paths = {name: Path(written[name]) for name in ("no_copy", "maps") if written[name] is not None}
        return cls(**{**written, **paths})


def complete_photo(job: Job, order: Order, inpainter: Inpainter, say: Say) -> dict[str, Any]:
    """Complete one photo and write the result; what to report of it. `say` gets sentences that people should read.

    DfnetError says in a sentence why it could not be done; an older file at `job.output` then stays whole.
    """
    began = time.perf_counter()
    photo = read_photo(job.photo, order.page)
    request = CompletionRequest.from_photo(
        photo.pixels,
        _hole(job.mask, photo, order.marking, say),
        wants_maps=order.maps is not None,
        detail=order.detail,
        growth_px=order.growth_px,
        barred=_barred(order, photo),
        alpha=photo.alpha,
    )
    for note in photo.notes:
        say(f"{job.photo}: {note}")
    completion = inpainter.run(request)
    proof = _write(job.output, photo, completion, order)
    say(f"{job.output}: {proof}")
    for number in range(1, order.candidates):
        candidate = inpainter.run(replace(request, variant=number, wants_maps=False))
        _write(job.output.with_stem(f"{job.output.stem}-{number + 1}"), photo, candidate, order)
    if order.maps is not None:
        write_maps(order.maps / job.photo.stem if order.many else order.maps, job.photo.stem, [completion])
    for note in completion.notes:
        say(f"{job.photo}: {note}")
    return {**_report(job, photo, completion, time.perf_counter() - began), "proof": proof}


def failure(job: Job, error: Exception) -> dict[str, str]:
    """What to report of a photo that could not be completed."""
    sentence = str(error)
    if not isinstance(error, DfnetError):  # one photo must not end all others
        sentence = f"{job.photo}: something unexpected went wrong ({error!r})."
    return {"photo": str(job.photo), "error": sentence}


def _hole(path: Path, photo: Photo, marking: str, say: Say) -> BoolArray:
    hole, understood = read_mask(path, size=(photo.height, photo.width), marking=marking)
    check_hole(hole, str(path))
    if marking == AUTO and understood != tr(USUAL_MARK):
        say(f"{path}: {understood}.")
    return hole


def _barred(order: Order, photo: Photo) -> BoolArray | None:
    if order.no_copy is None:
        return None
    return read_mask(order.no_copy, size=(photo.height, photo.width)).hole


def _write(path: Path, photo: Photo, completion: Completion, order: Order) -> str:
    """What the file was found to be when it was read back."""
    pixels = photo.pixels.copy()
    completion.paste_into(pixels)
    kind = format_of_name(path)
    quality = order.quality or (kind.safest_quality if kind else DEFAULT_QUALITY)
    export = ExportOptions(quality, as_source=order.quality is None)
    completed = replace(photo, pixels=pixels, alpha=alpha_with(photo.alpha, [completion]))
    return " ".join(write_proven(path, completed, photo.pixels, export))


def _report(job: Job, photo: Photo, completion: Completion, seconds: float) -> dict[str, Any]:
    return {
        "photo": str(job.photo),
        "output": str(job.output),
        "regions": len(completion.fills),
        "model": completion.model,
        "device": completion.device,
        "detail": completion.detail,
        "drawn": round(completion.drawn, 4),
        "completion_seconds": round(completion.seconds, 4),
        "seconds": round(seconds, 4),
        "notes": [*photo.notes, *completion.notes],
    }
