"""The panes follow what is chosen of the present one, and the fields follow the panes."""

import pytest
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.base.settings import Settings
from dfnet_gui.gui.fusion.choices import MOST_PANES, SETS, FusionChoice
from dfnet_gui.gui.fusion.panes import Panes, PanesList
from dfnet_gui.gui.fusion.settings import FUSION_CHANNEL, FUSION_SCALE, FUSION_SHOWN


@pytest.fixture
def panes(settings: Settings) -> Panes:
    panes = Panes(settings)
    panes.show(is_shown=True)
    return panes


@pytest.fixture
def shown(qtbot: QtBot, settings: Settings, panes: Panes) -> PanesList:
    shown = PanesList(settings, panes)
    qtbot.addWidget(shown)
    return shown


def test_what_is_chosen_is_the_present_panes(panes: Panes, settings: Settings) -> None:
    panes.choose(3)
    assert settings.get(FUSION_SHOWN) == "raw"
    settings.set(FUSION_SCALE, 2)
    settings.set(FUSION_CHANNEL, "red")
    assert panes.all[3] == FusionChoice("raw", 2, "red")
    panes.choose(4)
    assert (settings.get(FUSION_SHOWN), settings.get(FUSION_SCALE), settings.get(FUSION_CHANNEL)) == (
        "alpha",
        0,
        "mean",
    )
    assert panes.all[3] == FusionChoice("raw", 2, "red"), "it keeps what it shows"


def test_while_there_is_no_grid_what_is_chosen_is_no_panes(panes: Panes, settings: Settings) -> None:
    before = panes.all
    panes.show(is_shown=False)
    settings.set(FUSION_SHOWN, "darkening")
    assert panes.all == before
    panes.show(is_shown=True)
    assert settings.get(FUSION_SHOWN) == before[0].shown


def test_panes_are_added_and_taken_out(panes: Panes) -> None:
    first = panes.all
    panes.choose(1)
    panes.add()
    assert (len(panes.all), panes.place, panes.all[2]) == (len(first) + 1, 2, first[1])
    panes.remove()
    assert (panes.all, panes.place) == (first, 2)
    for _ in range(MOST_PANES):
        panes.remove()
    assert len(panes.all) == 1
    for _ in range(2 * MOST_PANES):
        panes.add()
    assert len(panes.all) == MOST_PANES
    panes.choose(99)
    assert panes.place < MOST_PANES


def test_they_are_still_there_at_the_next_start(panes: Panes, settings: Settings) -> None:
    panes.take(SETS["Raw at all scales"])
    assert Panes(settings).all == SETS["Raw at all scales"]


def test_the_list_names_them_and_chooses(shown: PanesList, panes: Panes) -> None:
    texts = [shown.list.item(row).text() for row in range(shown.list.count())]
    assert texts[0] == "1  Original"
    assert texts[3] == "4  Raw, scale 0"
    shown.list.setCurrentRow(3)
    assert panes.place == 3
    shown.add_button.click()
    assert (shown.list.count(), shown.list.currentRow()) == (7, 4)
    assert shown.sets.currentText() == "Own choice"
    shown.remove_button.click()
    assert shown.sets.currentText() == "Photo to result"


def test_a_usual_set_takes_the_place_of_all(shown: PanesList, panes: Panes) -> None:
    row = shown.sets.findData("Alpha at all scales")
    shown.sets.setCurrentIndex(row)
    shown.sets.activated.emit(row)
    assert panes.all == SETS["Alpha at all scales"]
    assert panes.place == 0
