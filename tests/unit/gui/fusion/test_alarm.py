"""The alarm goes on where alpha darkens what began with zeros, and only there."""

import pytest
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.fusion.alarm import DarkeningAlarm
from tests.unit.engine.looked_into import dark, some_completion


@pytest.fixture
def alarm(qtbot: QtBot) -> DarkeningAlarm:
    alarm = DarkeningAlarm()
    qtbot.addWidget(alarm)
    return alarm


def test_it_says_by_how_much(alarm: DarkeningAlarm) -> None:
    alarm.look_at([dark(some_completion())])
    assert alarm.isVisible()
    assert "starts from zeros" in alarm.text.text()


def test_a_model_with_a_start_of_its_own_darkens_nothing(alarm: DarkeningAlarm) -> None:
    alarm.look_at([dark(some_completion())])
    alarm.look_at([some_completion(start="smooth")])
    assert not alarm.isVisible()
    alarm.look_at([])
    assert not alarm.isVisible()


def test_it_leads_to_where_and_to_what_helps(qtbot: QtBot, alarm: DarkeningAlarm) -> None:
    with qtbot.waitSignal(alarm.asked):
        alarm.show_button.click()
    with qtbot.waitSignal(alarm.mended):
        alarm.mend_button.click()
