"""What is checked. Imports happen within the checks, so that a missing part fails one of them and is named."""

import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from dfnet_gui.paths import built_in_weights
from dfnet_gui.self_test.data_files import SelfTestError, stored
from dfnet_gui.self_test.program_files import check_contents, program_folder

LIBRARIES = (
    "numpy",
    "cv2",
    "patchmatch",
    "safetensors.numpy",
    "platformdirs",
    "PIL.ImageCms",
    "PySide6.QtCore",
    "PySide6.QtGui",
    "PySide6.QtWidgets",
    "PySide6.QtSvg",
    "PySide6.QtPrintSupport",
)
"""Those of the photo formats come to these."""
SUB_COMMANDS = ("complete", "models", "test")
TOLERANCE = 3
"""Grey levels of 255 at the 99.9th percentile: low precision may differ by 2, and rounding by 1."""
_LOSSY_MEAN = 3.0
_LEAST_ALIKE = 0.9
_CHANGED_PX = 32
"""Grey levels that a JPEG of the best quality may differ by in the mean."""
_PERCENTILE = 99.9


class Check(NamedTuple):
    """`run` gives a few words on what was found, and raises when it is not as it should be."""

    name: str
    run: Callable[[], str]


def all_checks() -> Iterator[Check]:
    """In the order in which one needs the other."""
    from dfnet_gui.self_test import data_files, qt

    if (folder := program_folder()) is not None:
        yield Check("Files of the program", partial(check_contents, folder))
    yield Check("Libraries", libraries)
    yield Check("Sub-commands", sub_commands)
    yield Check("Resources and models", data_files.check)
    yield Check("Qt: platform", qt.platform)
    yield Check("Qt: plug-ins", qt.plug_ins)
    yield Check("Qt: a window is drawn", qt.window)
    yield from _format_checks()
    yield from _completions()
    yield Check("Detailed fill", detailed_fill)
    yield Check("Export and reading it again", export)
    yield Check("Export over a JPEG", export_over_jpeg)


def libraries() -> str:
    """Everything can be imported; the first that can't be is named."""
    for name in LIBRARIES:
        import_module(name)
    from dfnet_gui.engine.backends.registry import BACKENDS
    from dfnet_gui.imaging.formats.registry import FORMATS

    of_formats = sorted({name for row in FORMATS for name in row.libraries} - set(LIBRARIES))
    for name in of_formats:
        import_module(name)
    found = [name for row in BACKENDS if not row.missing() for name in row.libraries]
    if not found:
        raise SelfTestError("neither OpenVINO nor PyTorch is there, so nothing can be completed; install it again.")
    for name in found:
        import_module("dfnet_gui.engine.backends.openvino.runtime" if name == "openvino" else name)
    count = len(LIBRARIES) + len(of_formats) + len(found)
    return f"{count} libraries, completing by {' and '.join(found)}"


def sub_commands() -> str:
    """The command line's parts are there."""
    for name in SUB_COMMANDS:
        import_module(f"dfnet_gui.cli.{name}")
    return ", ".join(SUB_COMMANDS)


def _format_checks() -> Iterator[Check]:
    """One for each depth of a format that is written, one for a format that is only read."""
    try:
        from dfnet_gui.imaging.formats.registry import FORMATS

        for row in FORMATS:
            if row.encode is not None:
                for bits in row.depths:
                    yield Check(f"Format {row.name}, {bits} bits", partial(image_format, row, bits))
            else:
                yield Check(f"Format {row.name}, reading", partial(reading, row))
    except ImportError as error:
        yield Check("Formats", partial(_raise, error))


def image_format(row: Any, bits: int) -> str:  # noqa: ANN401 - a Format; its libraries may be missing
    """Written and read again: lossless formats to the bit, with the ICC profile."""
    import numpy as np
    from PIL import ImageCms

    from dfnet_gui.imaging.formats.base import BEST_QUALITY, ExportOptions
    from dfnet_gui.imaging.photo import Photo
    from dfnet_gui.imaging.reading import read_photo
    from dfnet_gui.imaging.writing import write_photo

    pixels = _sample()
    if bits == 16:
        pixels = pixels.astype(np.uint16) * 257 + np.arange(pixels.shape[1], dtype=np.uint16)[None, :, None] % 7
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"picture{row.suffixes[0]}"
        write_photo(path, Photo(pixels=pixels, icc=profile), ExportOptions(BEST_QUALITY))
        found = read_photo(path)
    if found.icc != profile and row.keeps_profile:
        raise SelfTestError(f"the ICC profile of a {row.name} file came back changed.")
    return _compared(found.pixels, pixels, is_lossless=row.is_lossless(BEST_QUALITY))


def reading(row: Any) -> str:  # noqa: ANN401 - see `image_format`
    """A file of a format that is only read gives the pixels that were put into it, or shows the stored photo."""
    from dfnet_gui.imaging.reading import decode_photo

    pixels = _sample()
    if row.stored:
        return _alike(decode_photo(stored(row.stored).read_bytes()).pixels, pixels)
    return _compared(decode_photo(row.example(pixels)).pixels, pixels, is_lossless=True)


def _alike(found: Any, expected: Any) -> str:  # noqa: ANN401 - arrays; NumPy may be missing
    """Of the same picture, whatever its format does to colours."""
    import numpy as np

    if found.shape != expected.shape:
        raise SelfTestError(f"{found.shape} came back instead of {expected.shape}.")
    alike = float(np.corrcoef(found.mean(axis=2).ravel(), expected.mean(axis=2).ravel())[0, 1])
    if alike < _LEAST_ALIKE:
        raise SelfTestError(f"another picture came back (correlation {alike:.2f}).")
    return f"the same picture, correlation {alike:.3f}"


def _compared(found: Any, expected: Any, *, is_lossless: bool) -> str:  # noqa: ANN401 - arrays; NumPy may be missing
    import numpy as np

    if found.shape != expected.shape or found.dtype != expected.dtype:
        raise SelfTestError(f"{found.shape} {found.dtype} came back instead of {expected.shape} {expected.dtype}.")
    difference = float(np.abs(found.astype(int) - expected.astype(int)).mean())
    if difference > (0 if is_lossless else _LOSSY_MEAN):
        raise SelfTestError(f"the pixels came back changed, by {difference:.2f} levels in the mean.")
    return "every pixel came back" if is_lossless else f"{difference:.2f} levels lost in the mean"


def _sample() -> Any:  # noqa: ANN401 - an array
    from dfnet_gui.imaging.reading import read_photo

    return read_photo(stored("photo.png")).pixels


def _completions() -> Iterator[Check]:
    """One for each way to compute that there is here."""
    try:
        from dfnet_gui.engine.backends.registry import candidates
        from dfnet_gui.engine.device import choose_device

        choice = choose_device("auto")
        devices = {"cpu": replace(choice, device="cpu", label="CPU"), choice.device: choice}
        for place in devices.values():
            for candidate in candidates(_model(), place.device, "auto", "auto"):
                name = f"Completion: {place.device}, {candidate.name}"
                yield Check(name, partial(completion, candidate.make, place))
    except Exception as error:  # noqa: BLE001 - it is told as the failure of a check
        yield Check("Completion", partial(_raise, error))


def _raise(error: Exception) -> str:
    raise error


def _model() -> Any:  # noqa: ANN401 - a LoadedModel; what it is made of may be missing
    from dfnet_gui.network.checkpoint import load_model

    return load_model(built_in_weights())


def completion(make_forward: Callable[[], Any], choice: Any) -> str:  # noqa: ANN401 - see `_model`
    """The stored photo is completed as the stored completion says, and nothing else in it changes."""
    import numpy as np

    from dfnet_gui.engine.inpainter import Inpainter
    from dfnet_gui.imaging.reading import read_photo

    found, hole = _completed(Inpainter(_model(), choice, forward=make_forward()), "fast")
    expected = read_photo(stored("completed.png")).pixels
    if (found[~hole] != expected[~hole]).any():
        raise SelfTestError("pixels outside the hole were changed.")
    difference = float(np.percentile(np.abs(found.astype(int) - expected.astype(int))[hole], _PERCENTILE))
    if difference > TOLERANCE:
        raise SelfTestError(
            f"the fill differs from the stored one by {difference:.0f} levels; allowed are {TOLERANCE}."
        )
    return f"differs from the stored one by {difference:.0f} levels at most (99.9 %)"


def _completed(inpainter: Any, detail: Any) -> tuple[Any, Any]:  # noqa: ANN401 - see `_model`
    from dfnet_gui.engine.request import CompletionRequest
    from dfnet_gui.imaging.mask_reading import read_mask

    photo = _sample()
    hole = read_mask(stored("hole.png"), size=photo.shape[:2]).hole
    request = CompletionRequest.from_photo(photo, hole, wants_maps=detail == "fast", detail=detail)
    done = inpainter.run(request)
    pixels = photo.copy()
    done.paste_into(pixels)
    if detail == "fast":
        scales = sorted(done.fills[0].maps.alphas)
        if scales != list(inpainter.manifest.architecture.fused_scales):
            raise SelfTestError(f"fusion maps came for the scales {scales} alone.")
    return pixels, hole


def detailed_fill() -> str:
    """By the backend that the program chooses; leaves all else alone and fills the hole with something."""
    from dfnet_gui.engine.device import choose_device
    from dfnet_gui.engine.inpainter import make_inpainter

    inpainter = make_inpainter(_model(), choose_device("auto"))
    found, hole = _completed(inpainter, "detailed")
    photo = _sample()
    if (found[~hole] != photo[~hole]).any():
        raise SelfTestError("pixels outside the hole were changed.")
    if (found[hole] == photo[hole]).all():
        raise SelfTestError("the hole was not filled.")
    return f"by {inpainter.backend}"


def export() -> str:
    """An older file is replaced, the new one has every pixel, and nothing else is left in the folder."""
    from dfnet_gui.imaging.photo import Photo
    from dfnet_gui.imaging.reading import read_photo
    from dfnet_gui.imaging.writing import write_photo

    pixels = read_photo(stored("completed.png")).pixels
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Größe – 写真.png"
        path.write_bytes(b"an older file")
        write_photo(path, Photo(pixels=pixels))
        result = _compared(read_photo(path).pixels, pixels, is_lossless=True)
        if os.listdir(folder) != [path.name]:
            raise SelfTestError(f"{folder}: files were left behind.")
    return result


def export_over_jpeg() -> str:
    """What is far from the place that changed keeps its pixels; that takes a library in a process of its own."""
    from dfnet_gui.imaging.formats.base import ExportOptions
    from dfnet_gui.imaging.photo import Photo
    from dfnet_gui.imaging.reading import read_photo
    from dfnet_gui.imaging.writing import write_photo

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "photo.jpg"
        write_photo(path, Photo(pixels=_sample()))
        photo = read_photo(path)
        pixels = photo.pixels.copy()
        pixels[:_CHANGED_PX, :_CHANGED_PX] = 128
        write_photo(path, replace(photo, pixels=pixels), ExportOptions(as_source=True))
        found = read_photo(path).pixels
    far = 2 * _CHANGED_PX
    return _compared(found[far:], photo.pixels[far:], is_lossless=True)
