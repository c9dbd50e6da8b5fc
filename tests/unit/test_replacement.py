"""A file is replaced whole, through links, with its permissions."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dfnet_gui.imaging.writing import write_atomically
from dfnet_gui.replacement import WriteProtectedError, remove_leftovers, replacement


@pytest.mark.skipif(os.name == "nt", reason="Windows has no file modes")
def test_file_modes(tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    write_atomically(path, b"new")
    mask = os.umask(0)
    os.umask(mask)
    assert path.stat().st_mode & 0o777 == 0o666 & ~mask
    path.chmod(0o600)
    write_atomically(path, b"newer")
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_link_goes_on_leading_to_its_file(tmp_path: Path) -> None:
    target, link = tmp_path / "target.png", tmp_path / "link.png"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_what_stood_there_stays_until_the_new_file_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    with replacement(path) as temporary:
        assert temporary.parent == tmp_path, "the same disk, so that it can take the old one's place at once"
        temporary.write_text("new")
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def _write_half(path: Path, exception: type[BaseException]) -> None:
    with replacement(path) as temporary:
        temporary.write_text("half")
        raise exception


@pytest.mark.parametrize("exception", [OSError, KeyboardInterrupt])
def test_a_failure_leaves_the_old_file_and_nothing_else(exception: type[BaseException], tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    with pytest.raises(exception):
        _write_half(path, exception)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_write_protected_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(WriteProtectedError) as refused, replacement(path):
        pytest.fail("nothing may be written")
    assert (refused.value.strerror, refused.value.filename) == ("the file is write-protected", str(path))
    assert list(tmp_path.iterdir()) == [path]


def _ended_pid() -> int:
    """Of a process that does not run any more."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_what_a_killed_program_left_goes_and_what_is_being_written_stays(tmp_path: Path) -> None:
    with replacement(tmp_path / "photo.png") as being_written:
        pid = str(os.getpid())
        name = being_written.name
        assert f"-{pid}-" in name
        left = tmp_path / name.replace(f"-{pid}-", f"-{_ended_pid()}-")
        left.write_bytes(b"half")
        elsewhere = tmp_path / name.replace(name.split("-")[1], "00000000").replace(f"-{pid}-", f"-{_ended_pid()}-")
        elsewhere.write_bytes(b"of another machine")
        own = tmp_path / ".dfnet-notes.part"
        own.write_bytes(b"of somebody else")
        remove_leftovers(tmp_path)
        assert sorted(path.name for path in tmp_path.iterdir()) == sorted([name, elsewhere.name, own.name])
    remove_leftovers(tmp_path / "no such folder")
