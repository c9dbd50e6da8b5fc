"""Each setting that lasts has a row, or stands where it is used; rows hold what their settings take."""

import importlib
import pkgutil

import pytest

from dfnet_gui import gui
from dfnet_gui.gui.base.settings import Setting
from dfnet_gui.gui.models.commands import ModelCommands
from dfnet_gui.gui.preferences.pages import TAKEN, Page, make_pages
from dfnet_gui.gui.preferences.rows import Amount, FileChoice, OneOf

ELSEWHERE = {
    "brush/screen_radius_px": "changes all the time: the strip above the photo, [ and ]",
    "completion/weights_file": "the Models dialog, which checks what is chosen",
    "files/folder": "where the file dialogs were last",
    "files/recent": "File > Open recent",
    "fusion/panes": "the panes themselves",
    "keys/changed": "the page of the keys",
    "palette/recent": "the palette, which lists what was found last first",
    "print/orientation": "the print dialog, which shows the page",
    "print/size": "the print dialog, which shows the page",
    "print/width_mm": "the print dialog, which shows the page",
    "view/mode": "the bar: F2 to F5",
    "window/geometry": "where the window was left",
    "window/panels": "where the panels were left",
}
"""Settings that last and have no row, and why."""


@pytest.fixture
def pages(models: ModelCommands) -> tuple[Page, ...]:
    return make_pages(models)


def _all_settings() -> dict[str, Setting[object]]:
    found = {}
    for module in pkgutil.walk_packages(gui.__path__, "dfnet_gui.gui."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, Setting):
                found[value.key] = value
    return found


def test_each_setting_that_lasts_has_a_row_or_a_reason(pages: tuple[Page, ...]) -> None:
    rows = [row.setting.key for page in pages for row in page.rows]
    lasting = {key for key, setting in _all_settings().items() if setting.lasts}
    assert len(rows) == len(set(rows)), "one home for each"
    assert {*rows, *ELSEWHERE} == lasting
    assert not {*rows} & {*ELSEWHERE}


def test_choices_and_ranges_are_what_the_settings_take(pages: tuple[Page, ...]) -> None:
    for row in (row for page in pages for row in page.rows):
        if isinstance(row, OneOf | FileChoice):
            values = [choice.value for choice in row.choices]
            assert all(map(row.setting.is_sound, values))
            assert row.setting.default in values
            assert len(values) == len(set(values)) > 1
        elif isinstance(row, Amount):
            setting: Setting[float] = row.setting  # type: ignore[assignment]
            assert setting.is_sound(row.low)
            assert setting.is_sound(row.high)
            assert not setting.is_sound(row.low - 1)
            assert not setting.is_sound(row.high + 1)


def test_each_page_underlines_each_letter_once(pages: tuple[Page, ...]) -> None:
    for page in pages:
        letters = [row.text.partition("&")[2][:1].lower() for row in page.rows]
        letters += ["b" for row in page.rows if isinstance(row, FileChoice)]  # &Browse…
        assert all(letters), page.title
        assert len({*letters, *TAKEN}) == len(letters) + len(TAKEN), page.title
