"""`complete`: fill the hole of one photo, or of a folder of them."""

import argparse
import json
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from dfnet_gui.cli.common import (
    Job,
    Subparsers,
    add_engine_options,
    given_path,
    make_folder,
    make_inpainter,
    pair_files,
    say,
)
from dfnet_gui.engine.inpainter import Inpainter
from dfnet_gui.engine.maps_export import write_maps
from dfnet_gui.engine.request import Completion, CompletionRequest, alpha_with
from dfnet_gui.errors import DfnetError, UsageError
from dfnet_gui.imaging.arrays import BoolArray
from dfnet_gui.imaging.formats.base import DEFAULT_QUALITY, ExportOptions
from dfnet_gui.imaging.formats.registry import format_of_name
from dfnet_gui.imaging.mask import MOST_GROWTH_PX, check_hole
from dfnet_gui.imaging.mask_reading import AUTO, is_marking, read_mask
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.pieces.fill import VARIANTS
from dfnet_gui.imaging.proof import proof_of
from dfnet_gui.imaging.reading import read_photo
from dfnet_gui.imaging.writing import write_photo

_USUAL_MARK = "white marks what goes"


def add_parser(subparsers: Subparsers) -> None:
    """Describe the sub-command."""
    parser = subparsers.add_parser("complete", help="complete photos without a window")
    parser.add_argument("photo", type=given_path, help="a photo, or a folder of photos")
    parser.add_argument("--mask", type=given_path, required=True, help="its mask, or a folder of masks of equal stems")
    parser.add_argument("--output", type=given_path, required=True, help="the file to write, or a folder")
    parser.add_argument(
        "--hole",
        type=_mark,
        default=AUTO,
        metavar="{auto,white,black,alpha,opaque,value=N}",
        help="what in the mask marks what goes: a colour, its transparent or its opaque part, or a grey value"
        " (default: what is clear, else the mask is refused)",
    )
    parser.add_argument(
        "--page",
        type=_page,
        default=1,
        metavar="N",
        help="which page, frame or picture of the photo's file (default: 1)",
    )
    parser.add_argument("--quality", type=int, choices=range(1, 101), metavar="1-100", help="for JPEG and WebP")
    _add_fill_options(parser)
    parser.add_argument("--maps", type=Path, help="a folder for the fusion maps")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    add_engine_options(parser)
    parser.set_defaults(command=run)


def _page(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text}: give the number of a page, from 1.")
    return int(text)


def _mark(text: str) -> str:
    if not is_marking(text):
        raise argparse.ArgumentTypeError(f"{text}: use auto, white, black, alpha, opaque or value=N.")
    return text


def _add_fill_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--detail",
        choices=("fast", "detailed"),
        default="detailed",
        help="detailed (the default) takes a second or two for each hole, where the model knows how",
    )
    parser.add_argument(
        "--grow",
        type=int,
        choices=range(MOST_GROWTH_PX + 1),
        default=0,
        metavar=f"0-{MOST_GROWTH_PX}",
        help="grow the mask by as many pixels, so that no edge of what goes is left (default: 0)",
    )
    parser.add_argument(
        "--no-copy", type=given_path, metavar="MASK", help="a mask whose white is never copied into a detailed fill"
    )
    parser.add_argument(
        "--candidates",
        type=int,
        choices=range(1, len(VARIANTS) + 1),
        default=1,
        metavar=f"1-{len(VARIANTS)}",
        help="write as many detailed fills, each found in another way: photo.jpg, photo-2.jpg … (default: 1)",
    )


def run(options: argparse.Namespace) -> int:
    """Complete every job; a bad file is named and the rest go on."""
    jobs = pair_files(options.photo, options.mask, options.output)
    inpainter = make_inpainter(options)
    for job in jobs:
        if job.output.resolve() in (job.photo.resolve(), job.mask.resolve()):
            raise UsageError(f"{job.output}: this would overwrite an input; give another --output.")
    in_folders = options.photo.is_dir()
    if in_folders:
        make_folder(options.output)
    done, failed = [], []
    for number, job in enumerate(jobs, start=1):
        try:
            done.append(_complete(job, inpainter, options, in_folders=in_folders))
            say(f"[{number}/{len(jobs)}] {job.output}")
        except DfnetError as error:
            failed.append(_failure(job, number, len(jobs), str(error)))
        except Exception as error:  # noqa: BLE001 - one photo must not end a whole folder
            failed.append(
                _failure(job, number, len(jobs), f"{job.photo}: something unexpected went wrong ({error!r}).")
            )
    if options.json:
        print(json.dumps({"done": done, "failed": failed}, ensure_ascii=False))
    return 1 if failed else 0


def _failure(job: Job, number: int, total: int, sentence: str) -> dict[str, str]:
    say(f"[{number}/{total}] {sentence}")
    return {"photo": str(job.photo), "error": sentence}


def _complete(job: Job, inpainter: Inpainter, options: argparse.Namespace, *, in_folders: bool) -> dict[str, Any]:
    began = time.perf_counter()
    photo = read_photo(job.photo, options.page - 1)
    hole = _hole(job.mask, photo, options.hole)
    wants_maps = options.maps is not None
    request = CompletionRequest.from_photo(
        photo.pixels,
        hole,
        wants_maps=wants_maps,
        detail=options.detail,
        growth_px=options.grow,
        barred=_barred(options, photo),
        alpha=photo.alpha,
    )
    for note in photo.notes:
        say(f"{job.photo}: {note}")
    completion = inpainter.run(request)
    proof = _write(job.output, photo, completion, options)
    say(f"{job.output}: {proof}")
    for number in range(1, options.candidates):
        candidate = inpainter.run(replace(request, variant=number, wants_maps=False))
        _write(job.output.with_stem(f"{job.output.stem}-{number + 1}"), photo, candidate, options)
    if options.maps is not None:
        folder = options.maps / job.photo.stem if in_folders else options.maps
        write_maps(folder, job.photo.stem, [completion])
    return {**_report(job, photo, completion, time.perf_counter() - began), "proof": proof}


def _hole(path: Path, photo: Photo, marking: str) -> BoolArray:
    hole, understood = read_mask(path, size=(photo.height, photo.width), marking=marking)
    check_hole(hole, str(path))
    if marking == AUTO and understood != _USUAL_MARK:
        say(f"{path}: {understood}.")
    return hole


def _barred(options: argparse.Namespace, photo: Photo) -> BoolArray | None:
    if options.no_copy is None:
        return None
    return read_mask(options.no_copy, size=(photo.height, photo.width)).hole


def _write(path: Path, photo: Photo, completion: Completion, options: argparse.Namespace) -> str:
    """What the file was found to be when it was read back."""
    pixels = photo.pixels.copy()
    completion.paste_into(pixels)
    kind = format_of_name(path)
    quality = options.quality or (kind.safest_quality if kind else DEFAULT_QUALITY)
    export = ExportOptions(quality, as_source=options.quality is None)
    notes = write_photo(path, replace(photo, pixels=pixels, alpha=alpha_with(photo.alpha, [completion])), export)
    return " ".join((proof_of(path, photo.pixels, pixels, photo.page), *notes))


def _report(job: Job, photo: Photo, completion: Completion, seconds: float) -> dict[str, Any]:
    for note in completion.notes:
        say(f"{job.photo}: {note}")
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
