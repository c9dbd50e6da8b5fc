"""A row of the palette shows and says what it stands for."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListWidget, QListWidgetItem
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.base.icons import icon
from dfnet_gui.gui.base.theme import DARK, LIGHT, Theme, palette_of
from dfnet_gui.gui.menus.palette_rows import ROW, PaletteRow, RowPainter
from dfnet_gui.imaging.arrays import ByteArray
from tests.unit.gui.hands import shown

UNDO = PaletteRow("undo", "Undo", "Edit · Take back the last step", "Ctrl+Z")
OFF = "There is no step to take back."


def _drawn(qtbot: QtBot, row: PaletteRow, theme: Theme = LIGHT, *, is_chosen: bool = False) -> ByteArray:
    rows = QListWidget()
    qtbot.addWidget(rows)
    rows.setPalette(palette_of(theme))
    rows.setItemDelegate(RowPainter(rows))
    item = QListWidgetItem()
    item.setData(ROW, row)
    rows.addItem(item)
    rows.resize(400, 80)
    rows.show()
    if is_chosen:
        rows.setCurrentItem(item)
    rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return shown(rows.viewport())[: rows.sizeHintForRow(0)]


def _darkness(pixels: ByteArray) -> int:
    return int((255 - pixels.astype(int)).sum())


def test_a_screen_reader_says_all_of_it() -> None:
    assert UNDO.spoken == "Undo, Edit · Take back the last step, Ctrl+Z"
    off = PaletteRow("undo", "Undo", f"Edit · {OFF}", "Ctrl+Z", why_off=OFF)
    assert off.spoken == f"Undo, not available, Edit · {OFF}, Ctrl+Z"
    on = PaletteRow("still", "Reduced motion", is_checked=True)
    assert (on.spoken, on.shown_text) == ("Reduced motion, is on", "Reduced motion  ✓")


def test_what_was_typed_is_bold(qtbot: QtBot) -> None:
    bold = PaletteRow("undo", "Undo", UNDO.about, UNDO.keys, places=(0, 1))
    assert _darkness(_drawn(qtbot, bold)) > _darkness(_drawn(qtbot, UNDO))


def test_what_can_not_be_run_is_grey(qtbot: QtBot) -> None:
    off = PaletteRow("undo", "Undo", UNDO.about, UNDO.keys, why_off=OFF)
    assert _drawn(qtbot, off).min() > _drawn(qtbot, UNDO).min()
    chosen = _drawn(qtbot, off, is_chosen=True)
    assert np.ptp(chosen.astype(int), axis=2).max() < 60, "without the accent's colour"


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_chosen_one_has_the_accent_in_both_themes(qtbot: QtBot, theme: Theme) -> None:
    pixels = _drawn(qtbot, UNDO, theme, is_chosen=True)
    middle = pixels[pixels.shape[0] // 2, 250]
    assert tuple(middle) == (0x1F, 0x6F, 0xD6)


def test_an_icon_stands_in_front_and_keys_at_the_end(qtbot: QtBot, qapp: QApplication) -> None:
    bare = _drawn(qtbot, PaletteRow("undo", "Undo"))
    with_icon = _drawn(qtbot, PaletteRow("undo", "Undo", icon=icon("undo", LIGHT)))
    changed = np.flatnonzero((bare != with_icon).any(axis=(0, 2)))
    assert 0 < changed.min() < changed.max() < 40
    with_keys = _drawn(qtbot, PaletteRow("undo", "Undo", keys="Ctrl+Z"))
    changed = np.flatnonzero((bare != with_keys).any(axis=(0, 2)))
    assert changed.min() > 300


def test_a_long_text_leaves_room_for_the_keys(qtbot: QtBot) -> None:
    row = PaletteRow("a", "One text after the other " * 9, keys="Ctrl+Z", places=(0, 1, 2))
    with_keys, without = _drawn(qtbot, row), _drawn(qtbot, PaletteRow("a", row.text))
    assert (with_keys[:, 330:] != without[:, 330:]).any()
