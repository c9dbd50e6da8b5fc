"""The line at the bottom: messages, progress, and what computes."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dfnet_gui.engine.request import Completion
from dfnet_gui.gui.session.worker import ModelInfo
from dfnet_gui.gui.window.status import StatusLine

INFO = ModelInfo("dfnet-compact", "CPU", "no NVIDIA GPU was found", backend="PyTorch fp32")


@pytest.fixture
def line(qtbot: QtBot) -> StatusLine:
    line = StatusLine()
    qtbot.addWidget(line)
    line.resize(900, 30)
    line.show()
    return line


def test_the_last_sentence_is_shown_and_read_aloud(line: StatusLine) -> None:
    line.say("One.")
    line.say("Two.", lasting=True)
    assert line.message == "Two."
    assert "Message: Two." in [label.accessibleName() for label in line.findChildren(QLabel)]
    line.say("")
    assert line.message == ""


def test_what_computes_is_said_with_its_reason(line: StatusLine) -> None:
    line.show_loading()
    assert line.engine_text == "Loading the model…"
    line.show_no_new_model()
    assert line.engine_text.startswith("No model")
    line.show_model(INFO)
    assert line.engine_text == "CPU · PyTorch fp32 · dfnet-compact"
    assert "No NVIDIA GPU was found." in [label.toolTip() for label in line.findChildren(QLabel)]
    line.show_loading()
    line.show_no_new_model()
    assert line.engine_text == "CPU · PyTorch fp32 · dfnet-compact", "the one in use stays"


def test_a_completions_time_is_said_until_another_photo_is_open(line: StatusLine) -> None:
    line.show_model(INFO)
    line.show_completion(
        Completion(request_id=1, fills=(), seconds=0.125, model="m", device="GPU", backend="b", detail="detailed")
    )
    assert line.engine_text == "GPU · b · m · detailed · 0.12 s"
    line.forget_completion()
    assert line.engine_text == "CPU · PyTorch fp32 · dfnet-compact"


def test_progress_is_counted_where_there_are_steps(line: StatusLine) -> None:
    line.show_running(running=True)
    assert line.progress_bar.isVisible()
    assert line.message == "Completing… (Esc cancels)"
    line.show_progress(0, 1)
    assert line.progress_bar.maximum() == 0, "one region has no steps"
    line.show_progress(2, 5)
    assert (line.progress_bar.value(), line.progress_bar.maximum()) == (2, 5)
    line.show_running(running=False)
    assert not line.progress_bar.isVisible()
    assert line.message == ""


def test_the_end_of_a_run_takes_no_other_message_away(line: StatusLine) -> None:
    line.show_running(running=True)
    line.say("Given up.")
    line.show_running(running=False)
    assert line.message == "Given up."


def test_the_photo_is_described(line: StatusLine) -> None:
    line.show_photo("120×90 · 100 %")
    assert line.photo_text == "120×90 · 100 %"
