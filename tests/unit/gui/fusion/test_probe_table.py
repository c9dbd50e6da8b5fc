"""Values at a point, and at every scale for one that is pinned."""

import pytest
from pytestqt.qtbot import QtBot

from dfnet_gui.engine.map_numbers import ProbeValues
from dfnet_gui.gui.fusion.probe_table import ProbeTable

VALUES = ProbeValues((0.1, 0.2, 0.3), (0.4, 0.5, 0.6), (0.7, 0.8, 0.9), (0.25, 0.5, 0.75))


@pytest.fixture
def table(qtbot: QtBot) -> ProbeTable:
    table = ProbeTable()
    qtbot.addWidget(table)
    table.show()
    return table


def test_it_shows_values_or_dashes(table: ProbeTable) -> None:
    assert table.shown("raw", 0) == "–"
    table.show_values((10, 20), VALUES)
    shown = {kind: [table.shown(kind, c) for c in range(3)] for kind in ("image", "raw", "alpha", "result")}
    assert shown["image"] == ["0.100", "0.200", "0.300"]
    assert shown["raw"] == ["0.400", "0.500", "0.600"]
    assert shown["alpha"] == ["0.700", "0.800", "0.900"]
    assert shown["result"] == ["0.250", "0.500", "0.750"]
    table.show_values((10, 20), None)
    assert table.shown("alpha", 2) == "–"


def test_a_pinned_point_has_its_values_at_every_scale(qtbot: QtBot, table: ProbeTable) -> None:
    assert not table.scales.isVisible()
    assert not table.unpin_button.isVisible()
    table.show_scales({2: VALUES, 0: VALUES}, is_pinned=True)
    text = table.scales.text()
    assert text.index(">0<") < text.index(">2<")
    for mean in ("0.200", "0.500", "0.800"):
        assert mean in text
    with qtbot.waitSignal(table.unpinned):
        table.unpin_button.click()
    table.show_scales({}, is_pinned=False)
    assert not table.scales.isVisible()
