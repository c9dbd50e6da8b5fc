"""A file is replaced whole, through links, with its permissions."""

import os
from pathlib import Path

import pytest

from dfnet_gui.imaging.writing import write_atomically


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
