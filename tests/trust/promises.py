"""What every reader promises, held against one file: it is read, or refused in a sentence; soon, in little memory,
with nothing run and no other file touched."""

from __future__ import annotations

import os
import resource
import sys
import traceback
import warnings
from importlib import import_module
from pathlib import Path
from typing import Any

import tifffile
from PIL import Image

from dfnet_gui.archive.restoring import Restored
from dfnet_gui.errors import DfnetError
from dfnet_gui.imaging.child import OPTION
from dfnet_gui.imaging.formats.registry import FORMATS
from dfnet_gui.imaging.mask_reading import ReadMask
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.paths import PACKAGE
from tests.trust.readers import Reader

MOST_S, MOST_BYTES, MOST_TIMES = 2.0, 256 << 20, 3
"""Until a file is refused; and of memory: so much, or so many times what the file decodes to."""
_BYTES_A_SECOND = 20 << 20
"""At which what a file decodes to, or says that it does, is read at least."""
_MOST_SENTENCE = 2000
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_DEEDS = (
    *("os.system", "os.exec", "os.posix_spawn", "os.fork", "os.remove", "os.rename", "os.mkdir", "os.rmdir"),
    *("os.link", "os.symlink", "os.chmod", "os.truncate", "socket.connect", "subprocess.Popen", "shutil.rmtree"),
)
for _library in {name for row in FORMATS for name in row.libraries}:
    import_module(_library)  # some are loaded by the first file that needs them, which is not to blame
_heard: list[str] = []
_listens: list[Path] = []
"""The folder in which a file is read now; empty at other times. Hooks stay for ever."""


def _hear(event: str, arguments: tuple[Any, ...]) -> None:
    if not _listens:
        return
    if event == "open" and isinstance(arguments[0], str | bytes | os.PathLike):
        path = os.path.abspath(os.fsdecode(arguments[0]))
        is_written = (arguments[2] or 0) & _WRITES and path != os.devnull and "__pycache__" not in path
        is_file = not os.path.isdir(path)  # a name that is empty leads there, and is refused
        is_strange = is_file and path.startswith(f"{_listens[0].parent}{os.sep}") and Path(path).parent != _listens[0]
        if is_written or is_strange:
            _heard.append(f"{'writes' if is_written else 'reads'} {path}")
    elif event in _DEEDS and not (event == "subprocess.Popen" and OPTION in arguments[1]):
        _heard.append(f"{event} {arguments!r}"[:200])


sys.addaudithook(_hear)


class Trial:
    """Reads files in a folder of its own, one at a time. In a process for which it is the only one that reads."""

    def __init__(self, reader: Reader, folder: Path, *, patience: float = 1.0) -> None:
        """`patience`: how many times as long it may take, for a process that is slowed down."""
        self._reader, self._patience = reader, patience
        self._folder = folder / "inside"
        self._folder.mkdir()
        (folder / "secret.png").write_bytes(b"secret")
        for name, data in reader.beside().items():
            (self._folder / name).write_bytes(data)
        for seed in reader.seeds():  # what is loaded when it is first needed counts for no file
            self._outcome(self._put(seed))

    def fault(self, data: bytes) -> str:
        """Which promise is broken by a file, the kind in the first line; empty where none is."""
        path = self._put(data)
        names = sorted(os.listdir(self._folder))
        began, held, children = _seconds(), _reset_peak(), _children_peak()
        _heard.clear()
        _listens.append(self._folder)
        try:
            found, foreign = self._outcome(path)
        finally:
            _listens.clear()
        seconds = _seconds() - began
        grown = max(_peak() - held, _children_peak() - max(children, held))
        left = sorted(os.listdir(self._folder))
        deeds = [*_heard, *([f"leaves {left}"] if left != names else [])]
        return foreign or "; ".join(deeds) or self._cost(path, found, seconds, grown)

    def is_read(self, data: bytes) -> bool:
        """Whether a file is one that its reader takes."""
        return not isinstance(self._outcome(self._put(data))[0], Exception)

    def _put(self, data: bytes) -> Path:
        path = self._folder / self._reader.file
        path.write_bytes(data)
        return path

    def _outcome(self, path: Path) -> tuple[object, str]:
        """What was read, or the error, and what is wrong with that."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # which a user sees none of
                return self._reader.read(path), ""
        except DfnetError as error:
            return error, _unfit(str(error), path)
        except Exception as error:  # noqa: BLE001 - that there is none is what is promised
            return error, _told(error)

    def _cost(self, path: Path, found: object, seconds: float, grown: int) -> str:
        if seconds <= MOST_S * self._patience and grown <= MOST_BYTES:
            return ""
        size = _size_of(found) or _claimed(path)
        most_s = (MOST_S + size / _BYTES_A_SECOND) * self._patience
        if seconds > most_s:
            return f"takes too long\n{seconds:.1f} s, and {most_s:.1f} s are allowed: {found!r}"
        if grown > max(MOST_BYTES, MOST_TIMES * size):
            return f"takes too much memory\n{grown >> 20} MB for {size >> 20}: {found!r}"
        return ""


def _told(error: Exception) -> str:
    """Where in the program a foreign error came through, and its trace."""
    frames = traceback.extract_tb(error.__traceback__)
    place = next((each for each in reversed(frames) if each.filename.startswith(str(PACKAGE))), frames[-1])
    kind = f"{type(error).__name__} at {Path(place.filename).name}:{place.lineno}"
    return f"{kind}\n{''.join(traceback.format_exception(error))[-6000:]}"


def _unfit(sentence: str, path: Path) -> str:
    """What is wrong with a sentence."""
    try:
        sentence.encode()
    except UnicodeEncodeError:
        return f"half a character in a sentence\n{sentence!r}"
    if str(path.parent) not in sentence:
        return f"a sentence without the file's name\n{sentence!r}"
    if len(sentence) > _MOST_SENTENCE or not all(each.isprintable() for each in sentence):
        return f"no sentence to be shown\n{sentence[:3000]!r}"
    return ""


def _size_of(found: object) -> int:
    """How many bytes there are in what was read."""
    if isinstance(found, Restored):
        return _size_of(found.document.original)
    if isinstance(found, ReadMask):
        return 4 * found.hole.nbytes
    if isinstance(found, Photo):
        return found.pixels.nbytes + (found.alpha.nbytes if found.alpha is not None else 0)
    return 0


def _claimed(path: Path) -> int:
    """How many bytes a picture says that it decodes to; a grey one becomes RGB."""
    try:
        if path.suffix == ".tif":
            with tifffile.TiffFile(path) as file:
                return max(int(page.size) for page in file.pages)
        with warnings.catch_warnings(), Image.open(path) as image:
            warnings.simplefilter("ignore")
            return image.width * image.height * max(3, len(image.getbands()))
    except Exception:  # noqa: BLE001 - then it claims nothing
        return 0


def _seconds() -> float:
    """Of work, of this process and those that it has started."""
    return sum(os.times()[:4])


def _status(name: str) -> int:
    with open("/proc/self/status", encoding="ascii") as lines:
        return next((int(line.split()[1]) << 10 for line in lines if line.startswith(f"{name}:")), 0)


def _reset_peak() -> int:
    """Have the system forget how much memory there was at most; how much there is."""
    with open("/proc/self/clear_refs", "w", encoding="ascii") as forgets:
        forgets.write("5")
    return _status("VmRSS")


def _peak() -> int:
    return _status("VmHWM")


def _children_peak() -> int:
    """Of the largest one so far; a new one counts as large as this process until it has begun its own program."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss << 10
