"""The list of steps is followed and clicked in."""

import numpy as np
from pytestqt.qtbot import QtBot

from dfnet_gui.document.document import Document
from dfnet_gui.gui.removals.commands import RemovalCommands
from dfnet_gui.gui.removals.history import HistoryPanel
from dfnet_gui.gui.session.session import Session


def test_a_click_goes_back_and_forth(
    qtbot: QtBot, ready: Session, document: Document, commands: RemovalCommands
) -> None:
    panel = HistoryPanel(ready, commands)
    qtbot.addWidget(panel)
    completed = document.pixels
    texts = [panel.list.item(row).text() for row in range(panel.list.count())]
    assert texts == ["Opened", "Brush", "Complete", "Brush", "Complete"]
    assert panel.list.currentRow() == 4
    panel.list.setCurrentRow(2)
    assert len(document.removals) == 1
    assert panel.list.item(2).font().bold()
    assert panel.list.item(3).font().italic(), "what was undone is still there to click"
    panel.list.setCurrentRow(0)
    np.testing.assert_array_equal(document.pixels, document.original.pixels)
    panel.list.setCurrentRow(4)
    np.testing.assert_array_equal(document.pixels, completed)


def test_a_step_in_the_place_of_undone_ones_takes_their_rows(
    qtbot: QtBot, ready: Session, document: Document, commands: RemovalCommands
) -> None:
    panel = HistoryPanel(ready, commands)
    qtbot.addWidget(panel)
    panel.list.setCurrentRow(1)
    ready.clear_hole()
    assert [panel.list.item(row).text() for row in range(panel.list.count())] == ["Opened", "Brush", "Clear mask"]
    assert [panel.list.item(row).font().bold() for row in range(3)] == [False, False, True]
    assert not any(panel.list.item(row).font().italic() for row in range(3))
