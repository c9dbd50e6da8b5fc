"""What became of the files of a standalone program is noticed before they are used."""

import shutil
from pathlib import Path

import PySide6
import pytest

from dfnet_gui.self_test.checks import Check
from dfnet_gui.self_test.main import main
from dfnet_gui.self_test.program_files import (
    CannotGoOnError,
    ProgramFilesError,
    check_contents,
    check_sizes,
    write_list,
)

QT = Path("_internal/PySide6/QtSvg.abi3.so")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A program of four files, one of them a real library of Qt."""
    (tmp_path / "_internal" / "cv2").mkdir(parents=True)
    (tmp_path / "_internal" / "PySide6").mkdir()
    (tmp_path / "dfnet-gui").write_bytes(b"program" * 10)
    (tmp_path / "_internal" / "cv2" / "cv2.abi3.so").write_bytes(b"library" * 10)
    (tmp_path / "_internal" / "icon.svg").write_bytes(b"<svg/>")
    (library,) = (path for path in Path(PySide6.__file__).parent.glob("QtSvg.*") if path.suffix != ".pyi")
    shutil.copy(library, tmp_path / QT)
    write_list(tmp_path)
    return tmp_path


def test_a_whole_program_has_nothing_to_say(folder: Path) -> None:
    check_sizes(folder)
    assert check_contents(folder).startswith("4 files")
    assert check_contents(folder).endswith("as they were built")


@pytest.mark.parametrize("name", ["dfnet-gui", "_internal/icon.svg", "_internal/cv2/cv2.abi3.so", QT.as_posix()])
@pytest.mark.parametrize("size", [None, 0, 3, 40])
def test_a_missing_or_shortened_file_is_named(folder: Path, name: str, size: int | None) -> None:
    path = folder / name
    if size is None:
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[: min(size, path.stat().st_size - 1)])
    with pytest.raises(ProgramFilesError) as caught:
        check_sizes(folder)
    assert str(path) in str(caught.value)
    assert "unpack the program again" in str(caught.value)


def test_a_library_of_qt_may_be_replaced_but_not_be_cut_short(folder: Path) -> None:
    path = folder / QT
    path.write_bytes(path.read_bytes() + b"another build")
    check_sizes(folder)
    assert "1 of Qt replaced" in check_contents(folder)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(CannotGoOnError):
        check_sizes(folder)


@pytest.mark.parametrize(
    ("name", "kind"), [("_internal/icon.svg", ProgramFilesError), ("_internal/cv2/cv2.abi3.so", CannotGoOnError)]
)
def test_a_changed_byte_is_noticed(folder: Path, name: str, kind: type[Exception]) -> None:
    path = folder / name
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    check_sizes(folder)
    with pytest.raises(ProgramFilesError) as caught:
        check_contents(folder)
    assert type(caught.value) is kind


def test_a_damaged_list_is_said(folder: Path) -> None:
    (folder / "_internal" / "program-files.json").write_text("[")
    with pytest.raises(ProgramFilesError, match="list of files"):
        check_sizes(folder)


def test_the_other_checks_are_not_made_with_a_broken_library() -> None:
    def broken() -> str:
        raise CannotGoOnError("libx.so has 3 bytes instead of 9.")

    def never() -> str:
        raise AssertionError("it would end the process")

    lines: list[str] = []
    assert main([Check("Files", broken), Check("Libraries", never)], say=lines.append) == 1
    assert any("The other checks were not made" in line for line in lines)
    assert not any(line.startswith("Libraries") for line in lines)
