"""Replacing files whole: what stood there before stays until the new file is on the disk."""

import contextlib
import errno
import os
import platform
import tempfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path


@contextlib.contextmanager
def replacement(path: Path, *, before_renaming: Callable[[Path], object] = lambda _new: None) -> Iterator[Path]:
    """An empty file beside `path` to write to; afterwards it is synced and takes the place of `path`.

    A link goes on leading to its file, and that file's permissions stay. `before_renaming` is given the new file when
    it is on the disk. When writing or that ends in an exception, the new file goes and the old one stays. Raises
    OSError, WriteProtectedError. Any thread.
    """
    with replacements(before_renaming=before_renaming) as begin:
        yield begin(path)


@contextlib.contextmanager
def replacements(*, before_renaming: Callable[[Path], object] = lambda _new: None) -> Iterator[Callable[[Path], Path]]:
    """The same for files that belong together: gives a function that makes each one's new file.

    None takes its place before all are on the disk; then they do one after the other, in the order in which they were
    begun. Raises PartlyReplacedError, too, where that goes wrong after the first.
    """
    begun: list[tuple[Path, Path]] = []

    def begin(path: Path) -> Path:
        begun.append(_begun(path))
        return begun[-1][0]

    try:
        yield begin
        for temporary, target in begun:
            _sync(temporary)
            before_renaming(temporary)
            with contextlib.suppress(OSError):  # some file systems have no modes
                _match_permissions(temporary, target)
        _rename(begun)
    except BaseException:
        for temporary, _target in begun:
            temporary.unlink(missing_ok=True)
        raise


def _begun(path: Path) -> tuple[Path, Path]:
    """An empty file, and the one whose place it is to take."""
    target = Path(os.path.realpath(path))
    if target.exists() and not os.access(target, os.W_OK):  # renaming would not ask
        raise WriteProtectedError(errno.EACCES, "the file is write-protected", str(path))
    handle, name = tempfile.mkstemp(
        dir=target.parent, prefix=f"{_mark()}{os.getpid()}-", suffix=f".part{target.suffix}"
    )
    os.close(handle)
    return Path(name), target


def _rename(begun: list[tuple[Path, Path]]) -> None:
    for count, (temporary, target) in enumerate(begun):
        try:
            os.replace(temporary, target)
        except OSError as error:
            if count:
                raise PartlyReplacedError(count, error) from error
            raise
    for folder in {target.parent for _temporary, target in begun}:
        _sync_folder(folder)


def remove_leftovers(folder: Path) -> None:
    """Take away what programs of this machine that were killed had written by half in a folder. Any thread."""
    import psutil  # not when the window opens

    with contextlib.suppress(OSError):
        for path in folder.glob(f"{_mark()}*.part*"):
            pid = path.name.removeprefix(_mark()).partition("-")[0]
            if pid.isdecimal() and not psutil.pid_exists(int(pid)):
                path.unlink(missing_ok=True)


def _mark() -> str:
    """How the files that are being written begin: other machines may write into the same folder."""
    return f".dfnet-{zlib.crc32(platform.node().encode()):08x}-"


class PartlyReplacedError(OSError):
    """The first `count` of several files are new, and stay."""

    def __init__(self, count: int, error: OSError) -> None:
        super().__init__(error.errno, error.strerror)
        self.count = count


class WriteProtectedError(PermissionError):
    """The file itself must not be written to, though its folder may be."""


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def forget_cached(path: Path) -> None:
    """Let the next reading of a file that was synced come from the disk, and not from memory, where a system can."""
    with contextlib.suppress(OSError, AttributeError), path.open("rb") as file:
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _sync_folder(folder: Path) -> None:
    """Else the new name may be lost with the power, though the file is not; some places know no such thing."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _match_permissions(temporary: Path, path: Path) -> None:
    """Temporary files are private; the result gets the old file's mode, or the usual one."""
    if os.name == "nt":
        return
    mask = os.umask(0)
    os.umask(mask)
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~mask
    temporary.chmod(mode)
