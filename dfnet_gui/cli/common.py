"""What several sub-commands share: options for the engine, pairing of files, progress."""

import argparse
import sys
from pathlib import Path
from typing import Any, NamedTuple

from dfnet_gui.engine.backends.base import PRECISIONS
from dfnet_gui.engine.backends.registry import backend_names
from dfnet_gui.engine.device import DEVICE_NAMES, choose_device
from dfnet_gui.engine.inpainter import Inpainter
from dfnet_gui.engine.inpainter import make_inpainter as make_engine
from dfnet_gui.engine.models import find_installed, load_installed
from dfnet_gui.errors import PhotoWriteError, UsageError
from dfnet_gui.imaging.formats.registry import format_of_name, is_photo_name, writable_formats
from dfnet_gui.imaging.location import path_of
from dfnet_gui.network.checkpoint import LoadedModel, load_model
from dfnet_gui.paths import BUILT_IN_MODEL

Subparsers = Any
"""argparse gives its sub-parser collection no public name."""


class Job(NamedTuple):
    """One photo with its mask and where the result goes."""

    photo: Path
    mask: Path
    output: Path


def add_engine_options(parser: argparse.ArgumentParser) -> None:
    """--model, --device, --backend and --precision."""
    parser.add_argument("--model", default=BUILT_IN_MODEL, help="a model's name (models list), or a weights file")
    parser.add_argument("--device", choices=DEVICE_NAMES, default="auto")
    parser.add_argument("--backend", choices=backend_names(), default="auto", help="what computes on a CPU")
    parser.add_argument("--precision", choices=PRECISIONS, default="auto")


def given_path(text: str) -> Path:
    """For an option that takes a file: a path, or its address."""
    try:
        return path_of(text)
    except UsageError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def find_model(name_or_file: str) -> LoadedModel:
    """An installed model by name, or any weights file."""
    path = Path(name_or_file)
    installed = None if path.is_file() else find_installed(name_or_file)
    return load_installed(installed) if installed else load_model(path)


def make_inpainter(options: argparse.Namespace) -> Inpainter:
    """A warm inpainter; says on standard error why a wanted device is not used."""
    choice = choose_device(options.device)
    if choice.reason and options.device not in ("auto", "cpu"):
        say(f"{choice.reason}.")
    return make_engine(find_model(options.model), choice, backend=options.backend, precision=options.precision)


def pair_files(photo: Path, mask: Path, output: Path) -> list[Job]:
    """One job for files; for three folders one for each photo, its mask found by the file's stem.

    Raises UsageError for a mixture of files and folders, or photos without a mask.
    """
    if not photo.is_dir():
        if mask.is_dir():
            raise UsageError("--mask is a folder and the photo is not: give two files, or two folders.")
        return [Job(photo, mask, output / _writable_name(photo) if output.is_dir() else output)]
    if not mask.is_dir() or (output.exists() and not output.is_dir()):
        raise UsageError("The photo is a folder: give folders for --mask and --output, too.")
    masks = {path.stem: path for path in pictures_in(mask)}
    photos = pictures_in(photo)
    if not photos:
        raise UsageError(f"{photo}: there are no photos in this folder.")
    by_stem: dict[str, Path] = {}
    for path in photos:
        if path.stem in by_stem:
            raise UsageError(f"{path} and {by_stem[path.stem].name} would share one mask: rename one of them.")
        by_stem[path.stem] = path
    return [
        Job(path, masks.get(path.stem, mask / f"{path.stem}.png"), output / _writable_name(path)) for path in photos
    ]


def pictures_in(folder: Path) -> list[Path]:
    """The photo files of a folder, sorted by name."""
    return sorted(path for path in folder.iterdir() if is_photo_name(path))


def _writable_name(photo: Path) -> str:
    kind = format_of_name(photo)
    is_writable = kind in writable_formats()
    return photo.name if is_writable else photo.with_suffix(kind.written_as if kind else ".png").name


def make_folder(folder: Path) -> None:
    """Make a folder for results; PhotoWriteError if that can't be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise PhotoWriteError(f"{folder}: the folder can't be made ({reason}); choose another place.") from error


def say(sentence: str) -> None:
    """Tell people something without disturbing standard output."""
    print(sentence, file=sys.stderr, flush=True)
