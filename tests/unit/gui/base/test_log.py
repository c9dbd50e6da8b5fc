"""The log: what went wrong, without photos and their names."""

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qWarning

from dfnet_gui.errors import PhotoReadError
from dfnet_gui.gui.base.log import Log, about, report_of, without_names


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    """One that goes on."""
    log = Log(tmp_path / "log")
    log.begin()
    yield log
    log.end()


def _text(log: Log) -> str:
    return (log.folder / "dfnet-gui.log").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "/home/me/Our wedding/kiss.jpg: there is no such file",
        "C:\\Users\\me\\kiss.jpg: there is no such file",
        "[Errno 2] No such file or directory: '/home/me/kiss.jpg'",
        'could not open "kiss number 3"',
        "cannot identify image file <_io.BytesIO 'kiss'>",
        "kiss.jpeg is damaged",
        "„x“ and “kiss one”",
        "file:///home/me/kiss",
    ],
)
def test_nothing_that_may_name_a_file_is_left(text: str) -> None:
    assert "kiss" not in without_names(text)
    assert "me" not in without_names(text).replace("something", "").split()


def test_the_rest_of_a_message_stays() -> None:
    text = "operands could not be broadcast together with shapes (3,4) (5,)"
    assert without_names(text) == text


def test_a_report_says_where_and_what_and_names_nothing() -> None:
    try:
        raise PhotoReadError("/home/me/kiss.jpg: damaged")
    except PhotoReadError as error:
        report = report_of(type(error), error, error.__traceback__)
    first, place, last = report.splitlines()
    assert first == about()
    assert "test_log.py" in place
    assert str(Path.home()) not in report
    assert last.startswith("PhotoReadError: …")
    assert "kiss" not in report


def test_what_qt_says_is_logged_and_heard(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    heard: list[str] = []
    log = Log(tmp_path / "log")
    log.begin(heard.append)
    qWarning("something about '/home/me/kiss.jpg'")
    log.end()
    assert heard == ["something about '/home/me/kiss.jpg'"]
    assert "WARNING Qt: something about …" in _text(log)
    assert "kiss" in capfd.readouterr().err


def test_a_run_that_ends_in_order_leaves_the_log_alone(tmp_path: Path) -> None:
    log = Log(tmp_path / "log")
    log.begin()
    log.end()
    assert [path.name for path in log.folder.iterdir()] == ["dfnet-gui.log"]
    assert "begins" in _text(log)
    assert log.last_words() == []


def test_a_run_that_goes_on_is_left_alone(log: Log) -> None:
    assert Log(log.folder).last_words() == []
    assert log.last_words() == []


def test_it_stays_small(log: Log) -> None:
    for _ in range(3000):
        logging.getLogger("dfnet_gui").error("x" * 1000)
    sizes = [path.stat().st_size for path in log.folder.glob("dfnet-gui.log*")]
    assert 2 <= len(sizes) <= 4
    assert max(sizes) <= 512 << 10


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such modes there")
def test_a_folder_that_can_not_be_made_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    log = Log(tmp_path / "file" / "log")
    log.begin()
    logging.getLogger("dfnet_gui").error("nowhere to go")
    assert log.last_words() == []
    log.end()
