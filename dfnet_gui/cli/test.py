"""`test`: what the published test program does, file for file, with any DFNet.

Pictures are read and written in the checkpoint's own channel order, masks are grey with 255 =
known and are not made binary, both are resized to the input size, and floats are cut to bytes.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np

from dfnet_gui.cli.common import Subparsers, given_path, make_folder, say
from dfnet_gui.engine.backends.base import Look
from dfnet_gui.engine.backends.registry import plain_forward
from dfnet_gui.engine.device import DEVICE_NAMES, choose_device
from dfnet_gui.engine.framing import as_batch, as_masks
from dfnet_gui.engine.models import find_model
from dfnet_gui.errors import PhotoReadError, UsageError
from dfnet_gui.imaging.arrays import ByteArray, FloatArray
from dfnet_gui.imaging.starts import STARTS
from dfnet_gui.imaging.writing import write_atomically
from dfnet_gui.network.manifest import Manifest

_SUFFIXES = (".png", ".jpg", ".jpeg")
"""In the order in which the published program lists them."""
_KNOWN_ABOVE = 127
_GAP_PX = 2


class _Pair(NamedTuple):
    number: int
    image_path: Path
    mask_path: Path
    image: ByteArray
    mask: ByteArray

    @property
    def name(self) -> str:
        return f"{self.image_path.stem}-{self.mask_path.stem}.png"


class _Outputs(NamedTuple):
    """BGR bytes at the input size."""

    result: ByteArray
    raw: ByteArray
    alpha: ByteArray


def add_parser(subparsers: Subparsers) -> None:
    """Describe the sub-command."""
    parser = subparsers.add_parser("test", help="run a model over images and masks, with merged sheets")
    parser.add_argument("--model", required=True)
    parser.add_argument("--img", type=given_path, required=True, help="an image, or a folder of .png, .jpg and .jpeg")
    parser.add_argument("--mask", type=given_path, required=True, help="a mask (white = known), or a folder")
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--input-size", "--input_size", type=int, help="default: 256 for celeba models, else 512")
    parser.add_argument("--batch-size", "--batch_size", type=int, default=8)
    parser.add_argument("--merge", action="store_true", help="also write sheets to compare")
    parser.add_argument("--device", choices=DEVICE_NAMES, default="auto")
    parser.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Test every pair; a pair that can't be read is named and the rest go on."""
    model = find_model(options.model)
    size = options.input_size
    if size is None:
        size = 256 if "celeba" in options.model.lower() else 512
    multiple = model.manifest.architecture.multiple
    if size <= 0 or size % multiple:
        raise UsageError(f"--input-size must be a multiple of {multiple}, not {size}.")
    if options.batch_size < 1:
        raise UsageError("--batch-size must be at least 1.")
    paths = list(zip(_listed(options.img), _listed(options.mask), strict=False))
    if not paths:
        raise UsageError("There is no pair of an image and a mask (.png, .jpg or .jpeg) to test.")
    look = plain_forward(model, choose_device(options.device).device).look
    failed = 0
    for first in range(0, len(paths), options.batch_size):
        chunk = paths[first : first + options.batch_size]
        pairs = [pair for i, p in enumerate(chunk, first) if (pair := _read_pair(i, *p)) is not None]
        failed += len(chunk) - len(pairs)
        for pair, outputs in zip(pairs, _test(look, model.manifest, pairs, size), strict=True):
            _write(options, pair, outputs, size)
        say(f"[{min(first + options.batch_size, len(paths))}/{len(paths)}]")
    return 1 if failed else 0


def _listed(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return [p for suffix in _SUFFIXES for p in sorted(path.glob(f"*{suffix}"))]


def _read_pair(number: int, image_path: Path, mask_path: Path) -> _Pair | None:
    try:
        image = _read(image_path, cv2.IMREAD_COLOR)
        return _Pair(number, image_path, mask_path, image, _read(mask_path, cv2.IMREAD_GRAYSCALE))
    except PhotoReadError as error:
        say(str(error))
        return None


def _read(path: Path, flags: int) -> ByteArray:
    try:
        data = np.frombuffer(path.read_bytes(), np.uint8)
        decoded = cv2.imdecode(data, flags) if data.size else None
    except OSError as error:
        raise PhotoReadError(f"{path}: can't be read ({error.strerror}); check the name.") from error
    except cv2.error as error:
        raise PhotoReadError(f"{path}: the picture is damaged; get it again.") from error
    if decoded is None:
        raise PhotoReadError(f"{path}: this is not a picture that can be read; use JPEG or PNG.")
    pixels: ByteArray = decoded
    return pixels


def _test(look: Look, manifest: Manifest, pairs: Sequence[_Pair], size: int) -> list[_Outputs]:
    if not pairs:
        return []
    step = -1 if manifest.channel_order == "RGB" else 1
    images = [_floats(cv2.resize(pair.image, (size, size))[..., ::step]) for pair in pairs]
    known = [_floats(cv2.resize(pair.mask, (size, size))) for pair in pairs]
    started = [STARTS[manifest.start](image, share) for image, share in zip(images, known, strict=True)]
    image, mask = as_batch(images), as_masks(known)
    looked = look(as_batch(started), mask)
    result = image * mask + looked.results[0] * (1 - mask)
    kinds = [kind.transpose(0, 2, 3, 1)[..., ::step] for kind in (result, looked.raws[0], looked.alphas[0])]
    arrays = [np.ascontiguousarray((kind * 255).astype(np.uint8)) for kind in kinds]
    return [_Outputs(*parts) for parts in zip(*arrays, strict=True)]


def _floats(pixels: ByteArray) -> FloatArray:
    return np.ascontiguousarray(pixels).astype(np.float32) / np.float32(255)


def _write(options: argparse.Namespace, pair: _Pair, outputs: _Outputs, size: int) -> None:
    output: Path = options.output
    for kind in ("result", "raw", "alpha"):
        _write_png(output / kind / f"{kind}-{pair.name}", getattr(outputs, kind))
    if options.merge:
        miss = _missing(pair)
        _write_png(output / "miss" / f"miss_{pair.number + 1:04}.png", miss)
        _write_png(output / "merge" / f"merge_{pair.number:04}.png", _merged(miss, pair, outputs, size))


def _missing(pair: _Pair) -> ByteArray:
    height, width = pair.image.shape[:2]
    mask = cv2.resize(pair.mask, (width, height))
    miss = pair.image.copy()
    miss[mask <= _KNOWN_ABOVE] = 255
    return miss


def _merged(miss: ByteArray, pair: _Pair, outputs: _Outputs, size: int) -> ByteArray:
    """Five pictures in a row, with white between and all around them."""
    pictures = (miss, outputs.raw, outputs.alpha, outputs.result, pair.image)
    step = size + _GAP_PX
    sheet = np.full((step + _GAP_PX, len(pictures) * step + _GAP_PX, 3), 255, np.uint8)
    for column, picture in enumerate(pictures):
        left = _GAP_PX + column * step
        sheet[_GAP_PX:step, left : left + size] = cv2.resize(picture, (size, size))
    return sheet


def _write_png(path: Path, pixels: ByteArray) -> None:
    make_folder(path.parent)
    _done, data = cv2.imencode(".png", pixels)
    write_atomically(path, data.tobytes())
