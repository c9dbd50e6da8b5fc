"""What several sub-commands share: options for the engine, files, progress."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dfnet_gui.engine.backends.base import PRECISIONS
from dfnet_gui.engine.backends.registry import backend_names
from dfnet_gui.engine.device import DEVICE_NAMES, choose_device
from dfnet_gui.engine.inpainter import Inpainter
from dfnet_gui.engine.inpainter import make_inpainter as make_engine
from dfnet_gui.engine.models import find_model
from dfnet_gui.errors import PhotoWriteError, UsageError
from dfnet_gui.imaging.formats.registry import is_photo_name
from dfnet_gui.imaging.location import path_of
from dfnet_gui.paths import BUILT_IN_MODEL

Subparsers = Any
"""argparse gives its sub-parser collection no public name."""


def add_engine_options(parser: argparse.ArgumentParser, devices: Sequence[str] = DEVICE_NAMES) -> None:
    """--model, --device, --backend and --precision."""
    parser.add_argument("--model", default=BUILT_IN_MODEL, help="a model's name (models list), or a weights file")
    parser.add_argument("--device", choices=devices, default=devices[0])
    parser.add_argument("--backend", choices=backend_names(), default="auto", help="what computes on a CPU")
    parser.add_argument("--precision", choices=PRECISIONS, default="auto")


def given_path(text: str) -> Path:
    """For an option that takes a file: a path, or its address."""
    try:
        return path_of(text)
    except UsageError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def make_inpainter(options: argparse.Namespace) -> Inpainter:
    """A warm inpainter; says on standard error why a wanted device is not used."""
    choice = choose_device(options.device)
    if choice.reason and options.device not in ("auto", "cpu"):
        say(f"{choice.reason}.")
    return make_engine(find_model(options.model), choice, backend=options.backend, precision=options.precision)


def pictures_in(folder: Path) -> list[Path]:
    """The photo files of a folder, sorted by name."""
    return sorted(path for path in folder.iterdir() if is_photo_name(path))


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
