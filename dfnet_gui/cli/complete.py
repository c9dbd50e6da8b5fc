"""`complete`: fill the hole of one photo, or of a folder of them."""

import argparse
import json
from pathlib import Path
from typing import Any

from dfnet_gui.batch.capacity import photo_bytes, worker_count
from dfnet_gui.batch.pairing import Job, Pairs, paired
from dfnet_gui.batch.pool import Pool
from dfnet_gui.batch.work import Order, complete_photo, failure
from dfnet_gui.batch.worker import DONE, FAILED, Engine
from dfnet_gui.cli.common import Subparsers, add_engine_options, given_path, make_folder, make_inpainter, say
from dfnet_gui.cli.progress import Progress
from dfnet_gui.engine.inpainter import Inpainter
from dfnet_gui.imaging.mask import MOST_GROWTH_PX
from dfnet_gui.imaging.mask_reading import AUTO, is_marking
from dfnet_gui.imaging.pieces.fill import VARIANTS


def add_parser(subparsers: Subparsers) -> None:
    """Describe the sub-command."""
    parser = subparsers.add_parser("complete", help="complete photos without a window")
    _add_files(parser)
    _add_folder_options(parser)
    add_mark_options(parser)
    _add_result_options(parser)
    parser.set_defaults(command=run)


def _add_files(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("photo", type=given_path, help="a photo, or a folder of photos")
    parser.add_argument(
        "--mask",
        type=given_path,
        required=True,
        help="its mask, or one for all; or a folder of masks: for beach.jpg beach.png, beach_mask.png or beach.jpg.png",
    )
    parser.add_argument("--output", type=given_path, required=True, help="the file to write, or a folder")


def add_mark_options(parser: argparse.ArgumentParser) -> None:
    """--hole and --page."""
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


def _add_result_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--quality", type=int, choices=range(1, 101), metavar="1-100", help="for JPEG and WebP")
    _add_fill_options(parser)
    parser.add_argument("--maps", type=Path, help="a folder for the fusion maps")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    add_engine_options(parser)


def _add_folder_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--recursive", action="store_true", help="take the folders within, too, and keep them")
    parser.add_argument("--skip-done", action="store_true", help="leave out photos whose result is there already")
    parser.add_argument(
        "--jobs",
        type=positive,
        metavar="N",
        help="photos at once (default: as many as cores and memory are for; 1 on a GPU)",
    )


def positive(text: str) -> int:
    """For an option that takes a number from 1."""
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text}: give a number from 1.")
    return int(text)


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
    pairs = paired(options.photo, options.mask, options.output, recursive=options.recursive)
    many = options.photo.is_dir()
    _say_not_taken(pairs, options.photo)
    jobs, skipped = pairs.jobs, 0
    if options.skip_done:
        jobs = [job for job in jobs if not job.output.exists()]
        skipped = len(pairs.jobs) - len(jobs)
        say(f"{skipped} photos have their results already.")
    if many:
        for folder in {job.output.parent for job in jobs} or {options.output}:
            make_folder(folder)
    with Progress(len(jobs) + len(pairs.failed), is_shown=many) as progress:
        for path, sentence in pairs.failed:
            progress.fail({"photo": str(path), "error": sentence})
        _complete_all(jobs, options, _order(options, many=many), progress)
    if options.json:
        print(json.dumps({"done": _in_order(progress.done), "failed": _in_order(progress.failed)}))
    return 1 if progress.failed else 0


def _in_order(reports: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """By photo, as they come from several workers in any order."""
    return sorted(reports, key=lambda report: str(report["photo"]))


def _say_not_taken(pairs: Pairs, folder: Path) -> None:
    if pairs.not_taken:
        names = ", ".join(str(path.relative_to(folder)) for path in pairs.not_taken)
        say(f"{folder}: no photos, and not taken: {names}.")


def _order(options: argparse.Namespace, *, many: bool) -> Order:
    return Order(
        marking=options.hole,
        page=options.page - 1,
        quality=options.quality,
        detail=options.detail,
        growth_px=options.grow,
        no_copy=options.no_copy,
        candidates=options.candidates,
        maps=options.maps,
        many=many,
    )


def _complete_all(jobs: list[Job], options: argparse.Namespace, order: Order, progress: Progress) -> None:
    if not jobs:
        return
    inpainter = make_inpainter(options)
    on_cpu = inpainter.choice.device == "cpu"
    count = worker_count(len(jobs), options.jobs) if on_cpu else 1
    if count == 1:
        _one_after_the_other(jobs, order, inpainter, progress)
        return
    engine = Engine.of(options.model, inpainter.backend)
    del inpainter  # its memory is for the workers
    with Pool(count, engine, order) as pool:
        for answer in pool.run(jobs, lambda job: photo_bytes(job.photo)):
            progress.take(answer.kind, answer.content)


def _one_after_the_other(jobs: list[Job], order: Order, inpainter: Inpainter, progress: Progress) -> None:
    for job in jobs:
        try:
            report = complete_photo(job, order, inpainter, progress.say)
        except Exception as error:  # noqa: BLE001 - one photo must not end a whole folder
            progress.take(FAILED, failure(job, error))
        else:
            progress.take(DONE, report)
