"""What is said while a folder is completed."""

import io
import sys

import pytest

from dfnet_gui.batch.worker import DONE, FAILED, SAID
from dfnet_gui.cli.progress import Progress, sayable


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _take_some(progress: Progress) -> None:
    progress.take(SAID, "a.png: a note.")
    progress.take(DONE, {"photo": "a.png", "output": "out/a.png"})
    progress.take(FAILED, {"photo": "b.png", "error": "b.png: damaged."})


def test_each_photo_is_a_line_with_its_number(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress(2, is_shown=True) as progress:
        _take_some(progress)
    assert capsys.readouterr().err.splitlines() == ["a.png: a note.", "[1/2] out/a.png", "[2/2] b.png: damaged."]
    assert [each["photo"] for each in progress.done] == ["a.png"]
    assert [each["photo"] for each in progress.failed] == ["b.png"]


def test_a_terminal_has_a_bar_with_what_is_done_failed_and_left(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with Progress(2, is_shown=True) as progress:
        _take_some(progress)
    assert "2/2" in terminal.getvalue()
    assert "photo/s" in terminal.getvalue() or "s/photo" in terminal.getvalue()
    assert "1 failed" in terminal.getvalue()


def test_a_name_that_can_not_be_encoded_is_said_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stderr", narrow)
    assert sayable("höhe \udcff.png") == "h\\xf6he \\udcff.png"
    Progress(1, is_shown=False).say("höhe \udcff.png")
    narrow.flush()
