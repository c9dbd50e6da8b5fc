"""Keyboards of the world, small screens, contrast, focus, screen readers."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QColor, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QMenu,
    QPushButton,
    QSlider,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dfnet_gui.gui.app import Program
from dfnet_gui.gui.base.settings import THEME, VIEW, Setting
from dfnet_gui.gui.base.theme import DARK, LIGHT, Theme
from dfnet_gui.gui.canvas.tools.registry import TOOLS
from dfnet_gui.gui.window.panels import PANELS, TitleBar
from dfnet_gui.paths import PACKAGE, resources_dir
from tests.window import SPOTS, complete_at, dab, fusion_panel, grabbed, mark_saved, settle

CYRILLIC_SHCHA, GREEK_OMICRON, AMPERSAND, E_ACUTE = 0x0429, 0x039F, Qt.Key.Key_Ampersand, 0x00C9
X11_O, X11_1, X11_2 = 32, 10, 11
needs_x11_codes = pytest.mark.skipif(sys.platform != "linux", reason="key codes of X11 and Wayland")


def _send(widget: QWidget, kind: QEvent.Type, key: int, scan_code: int, text: str = "") -> None:
    held = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QKeyEvent(kind, key, held, scan_code, 0, 0, text))


@needs_x11_codes
@pytest.mark.parametrize("key", [Qt.Key.Key_O, CYRILLIC_SHCHA, GREEK_OMICRON], ids=["latin", "cyrillic", "greek"])
def test_holding_the_key_of_o_shows_the_original(qtbot: QtBot, start_tiny: Callable[..., Program], key: int) -> None:
    program = start_tiny()
    complete_at(qtbot, program, SPOTS[0])
    settle(program)
    canvas = program.window.canvas
    as_result = grabbed(canvas)
    _send(canvas, QEvent.Type.KeyPress, key, X11_O)
    held = grabbed(canvas)
    assert (held != as_result).any()
    _send(canvas, QEvent.Type.KeyRelease, key, X11_O)
    assert (grabbed(canvas) == as_result).all()


@needs_x11_codes
def test_another_latin_letter_in_the_place_of_o_is_meant_as_it_is(
    qtbot: QtBot, start_tiny: Callable[..., Program]
) -> None:
    program = start_tiny()
    complete_at(qtbot, program, SPOTS[0])
    settle(program)
    before = grabbed(program.window.canvas)
    _send(program.window.canvas, QEvent.Type.KeyPress, Qt.Key.Key_R, X11_O)
    assert (grabbed(program.window.canvas) == before).all()


@needs_x11_codes
def test_the_keys_of_1_and_2_zoom_with_a_french_layout(start_tiny: Callable[..., Program]) -> None:
    canvas = start_tiny().window.canvas
    canvas.zoom_to(3.0)
    _send(canvas, QEvent.Type.KeyPress, AMPERSAND, X11_1, "&")
    assert canvas.viewport.zoom == 1.0
    canvas.zoom_to(3.0)
    _send(canvas, QEvent.Type.KeyPress, E_ACUTE, X11_2, "é")
    assert canvas.viewport.zoom < 3.0


def test_home_and_end_zoom_without_digits_and_sliders_keep_them(
    qtbot: QtBot, start_tiny: Callable[..., Program]
) -> None:
    window = start_tiny().window
    window.canvas.setFocus()
    window.canvas.zoom_to(3.0)
    QTest.keyClick(window.canvas, Qt.Key.Key_End)
    assert window.canvas.viewport.zoom == 1.0
    window.canvas.zoom_to(3.0)
    QTest.keyClick(window.canvas, Qt.Key.Key_Home)
    assert window.canvas.viewport.zoom < 3.0
    slider = window.pages.tool_options.size_slider
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Home)
    assert slider.value() == slider.minimum()


FITS = """
import sys, tempfile
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from dfnet_gui.document.document import Document
from dfnet_gui.gui.app import Program, make_application
from dfnet_gui.gui.base.settings import Setting, Settings
from dfnet_gui.document.picture import OpenPhoto
from dfnet_gui.imaging.reading import read_photo
app = make_application()
settings = Settings(Path(tempfile.mkdtemp()) / "s.ini")
settings.set(Setting("fusion/shown", False), True)
program = Program(settings)
window = program.window
window.show()
sizes = [window.minimumSizeHint()]
window.notice.show_problem("photo.jpg: there is no such file; check the name.")
program.session.open(OpenPhoto.of(Document(read_photo(Path(sys.argv[1])))))
app.processEvents()
sizes.append(window.minimumSizeHint())
print(*(f"{size.width()} {size.height()}" for size in sizes))
window.close()
program.close()
"""
FRAME = (2, 36)
"""A window manager's border and title, logical pixels."""


@pytest.mark.parametrize(("width", "height", "scale"), [(1280, 720, 1.5), (1366, 768, 1.25), (1400, 900, 1.5)])
def test_the_window_fits_small_screens(width: int, height: int, scale: float) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(scale)}
    photo = resources_dir() / "samples" / "osprey.jpg"
    command = [sys.executable, "-c", FITS, str(photo)]
    done = subprocess.run(
        command, env=environment, cwd=PACKAGE.parent, capture_output=True, text=True, check=True, timeout=120
    )
    numbers = [int(n) for n in done.stdout.split()]
    assert len(numbers) == 4
    assert max(numbers[::2]) <= width / scale - FRAME[0]
    assert max(numbers[1::2]) <= height / scale - FRAME[1]


def _luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """From 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_what_must_be_seen_has_contrast(theme: Theme) -> None:
    for ground in (theme.window, theme.base, theme.button):
        assert contrast(theme.text, ground) >= 4.5
        assert contrast(theme.faint, ground) >= 4.5
        assert contrast(theme.ring, ground) >= 3.0
    assert contrast(theme.accent_text, theme.accent) >= 4.5


@pytest.fixture(params=["light", "dark"])
def themed(request: pytest.FixtureRequest, start_tiny: Callable[..., Program]) -> tuple[Program, Theme]:
    """The program in each theme, with the panel open."""
    program = start_tiny()
    program.window.settings.set(THEME, request.param)
    program.window.settings.set(Setting("fusion/shown", False), True)
    program.window.activateWindow()
    return program, LIGHT if request.param == "light" else DARK


def _cross(program: Program) -> QToolButton:
    bar = program.window.docks.by_name["fusion"].titleBarWidget()
    assert isinstance(bar, TitleBar)
    return bar.close_button


def test_focus_shows_on_every_tool_button_checked_or_not(qtbot: QtBot, themed: tuple[Program, Theme]) -> None:
    program, theme = themed
    window = program.window
    qtbot.waitUntil(window.isActiveWindow)
    names = ("single", "split", "brush", "eraser")
    bars = (window.top_bar, window.tool_bar)
    buttons = [bar.widgetForAction(window.actions_by_name[name]) for name in names for bar in bars]
    ring = QColor(theme.ring)
    for button in [*(each for each in buttons if each is not None), _cross(program)]:
        button.setFocus(Qt.FocusReason.TabFocusReason)
        pixels = grabbed(button).reshape(-1, 3).tolist()
        count = pixels.count([ring.red(), ring.green(), ring.blue()])
        assert count >= 2 * (button.width() + button.height() - 20), "a ring all around"


def test_the_cross_of_the_panel_can_be_seen(themed: tuple[Program, Theme]) -> None:
    program, theme = themed
    dock, cross = program.window.docks.by_name["fusion"], _cross(program)
    ground = QColor(theme.window)
    pixels = {tuple(pixel) for pixel in grabbed(cross).reshape(-1, 3).tolist()}
    best = max(contrast(QColor(*pixel).name(), ground.name()) for pixel in pixels)
    assert best >= 3.0
    cross.click()
    assert not dock.isVisible()


def test_a_slider_out_of_use_has_no_colour(themed: tuple[Program, Theme]) -> None:
    panel = fusion_panel(themed[0])
    assert not panel.opacity.isEnabled(), "nothing was completed yet"
    pixels = grabbed(panel.opacity).reshape(-1, 3).astype(int)
    assert (pixels.max(1) - pixels.min(1)).max() < 20


def test_screen_readers_get_the_values(qtbot: QtBot, start_tiny: Callable[..., Program]) -> None:
    program = start_tiny()
    names = {label.accessibleName() for label in program.window.status.findChildren(QLabel)}
    assert "Photo: 400×300 · 100 %" in names
    assert any(name.startswith("Model and device: CPU") for name in names)
    program.window.presenter.say("Something is so.")
    names = {label.accessibleName() for label in program.window.status.findChildren(QLabel)}
    assert "Message: Something is so." in names
    values = {label.accessibleName() for label in fusion_panel(program).findChildren(QLabel)}
    assert "alpha G: nothing" in values


def _unnamed(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}"


def test_whatever_has_the_focus_has_a_name_and_sliders_a_value_with_its_unit(
    start_tiny: Callable[..., Program],
) -> None:
    window = start_tiny().window
    for row in PANELS:
        window.settings.set(row.shown, True)
    reached = [w for w in window.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible()]
    assert len(reached) > 20
    interfaces = {w: QAccessible.queryAccessibleInterface(w) for w in reached}
    named = [w for w in reached if (found := interfaces[w]) is not None and found.text(QAccessible.Text.Name)]
    assert [_unnamed(w) for w in reached if w not in named] == []
    sliders = [w for w in window.findChildren(QSlider) if w.window() is window]
    assert [w.accessibleName() for w in sliders if not w.accessibleDescription()] == []


def test_the_canvas_tells_what_is_open_and_painted(start_tiny: Callable[..., Program]) -> None:
    program = start_tiny()
    canvas = program.window.canvas
    assert "400×300 pixels, shown at 100 %; nothing is painted." in canvas.accessibleDescription()
    dab(program, SPOTS[0])
    assert re.search(r"mask [\d.]+ %", canvas.accessibleDescription())


def _mnemonic(text: str) -> str | None:
    found = re.search(r"&(\w)", text.replace("&&", ""))
    return found[1].lower() if found else None


@pytest.mark.usefixtures("language")
def test_underlined_letters_are_unlike_within_a_menu(start_tiny: Callable[..., Program]) -> None:
    window = start_tiny().window
    titles = [_mnemonic(menu.title) for menu in window.menus]
    assert len(set(titles)) == len(titles)
    for menu in window.menus:
        texts = [item.title() if isinstance(item, QMenu) else item.text for item in menu.items if item is not None]
        letters = [_mnemonic(text) for text in texts]
        assert None not in letters, texts[letters.index(None)] if None in letters else ""
        assert len(set(letters)) == len(letters), list(zip(letters, texts, strict=True))


@pytest.mark.usefixtures("language")
def test_underlined_letters_are_unlike_within_the_window(start_tiny: Callable[..., Program]) -> None:
    window = start_tiny().window
    window.settings.set(Setting("fusion/shown", False), True)
    texts = [menu.title for menu in window.menus]
    texts += [label.text() for label in window.findChildren(QLabel) if label.buddy() is not None]
    texts += [window.pages.tool_options.on_release.text()]
    letters = [letter for text in texts if (letter := _mnemonic(text)) is not None]
    assert len(set(letters)) == len(letters), texts


def test_an_ampersand_shows_in_recent_files(
    qtbot: QtBot, start_tiny: Callable[..., Program], tmp_path: Path, blotches_path: Path
) -> None:
    program = start_tiny()
    path = tmp_path / "me & you.png"
    path.write_bytes(blotches_path.read_bytes())
    mark_saved(program)
    with qtbot.waitSignal(program.session.opened, timeout=60_000):
        program.window.opening.open_path(path)
    menu = program.window.recent_menu
    menu.aboutToShow.emit()
    assert menu.actions()[0].text() == str(path).replace("&", "&&")
    program.window.pages.welcome.show_recent(program.window.settings.recent())
    buttons = program.window.pages.welcome.findChildren(QPushButton)
    assert "me && you.png" in [button.text() for button in buttons]
    with qtbot.waitSignal(program.session.opened, timeout=60_000):
        menu.triggered.emit(menu.actions()[0])


def test_each_choice_has_one_control_on_the_window(start_tiny: Callable[..., Program]) -> None:
    window = start_tiny().window
    assert not window.pages.tool_options.findChildren(QToolButton), "brush and eraser are on the bar"
    assert {row.name for row in TOOLS if row.in_bar} <= {action.objectName() for action in window.tool_bar.actions()}


def test_the_window_says_mask_and_never_hole(qtbot: QtBot, start_tiny: Callable[..., Program]) -> None:
    program = start_tiny()
    complete_at(qtbot, program, SPOTS[0])
    program.session.paint(SPOTS[1], SPOTS[1], 9.0)
    program.session.end_stroke()
    window = program.window
    texts = [label.text() for label in window.findChildren(QLabel)]
    texts += [action.text() + action.toolTip() for action in window.actions_by_name.by_name.values()]
    texts += [combo.itemText(i) for combo in window.findChildren(QComboBox) for i in range(combo.count())]
    texts += [slider.toolTip() for slider in window.findChildren(QSlider)]
    assert not [text for text in texts if re.search(r"\bhole", text)]
    assert " · mask " in window.status.photo_text
    window.settings.set(VIEW, "single")


def test_a_click_on_a_control_leaves_the_keys_to_the_canvas(start_tiny: Callable[..., Program]) -> None:
    program = start_tiny()
    window = program.window
    window.settings.set(PANELS["fusion"].shown, True)
    panel = fusion_panel(program)
    window.canvas.setFocus()
    for field in (*window.findChildren(QSlider), *window.findChildren(QCheckBox), panel.shown):
        if field.isVisible() and not isinstance(field, QComboBox):
            QTest.mouseClick(field, Qt.MouseButton.LeftButton)
            assert window.canvas.hasFocus(), QApplication.focusWidget()
    assert panel.shown.focusPolicy() == Qt.FocusPolicy.TabFocus


def test_letters_mean_the_same_while_a_drop_down_has_the_focus(
    qtbot: QtBot, start_tiny: Callable[..., Program]
) -> None:
    program = start_tiny()
    window = program.window
    window.settings.set(PANELS["fusion"].shown, True)
    complete_at(qtbot, program, SPOTS[0])
    settle(program)
    shown = fusion_panel(program).shown
    shown.setFocus()
    before = shown.currentIndex()
    result = grabbed(window.canvas)
    _send(shown, QEvent.Type.KeyPress, Qt.Key.Key_O, X11_O, "o")
    assert (grabbed(window.canvas) != result).any()
    _send(shown, QEvent.Type.KeyRelease, Qt.Key.Key_O, X11_O, "o")
    assert (grabbed(window.canvas) == result).all()
    QTest.keyClick(shown, Qt.Key.Key_R)
    assert shown.currentIndex() == before


def test_closing_a_panel_gives_the_keys_back_to_the_canvas(start_tiny: Callable[..., Program], qtbot: QtBot) -> None:
    program = start_tiny()
    window = program.window
    complete_at(qtbot, program, SPOTS[0])
    window.settings.set(PANELS["fusion"].shown, True)
    settle(program)
    fusion_panel(program).scale.setFocus()
    window.settings.set(PANELS["fusion"].shown, False)
    assert window.canvas.hasFocus()


def test_tab_leaves_the_table_of_models(start_tiny: Callable[..., Program]) -> None:
    program = start_tiny()
    dialog = program.window.models.dialog()
    dialog.show()
    settle(program)
    assert not dialog.table.tabKeyNavigation()
    assert dialog.width() <= dialog.screen().availableGeometry().width() * 0.9


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_focus_shows_on_sliders_and_on_the_canvas(start_tiny: Callable[..., Program], theme: Theme) -> None:
    window = start_tiny().window
    window.settings.set(THEME, "dark" if theme is DARK else "light")
    colour = QColor(theme.ring)
    ring = np.array((colour.red(), colour.green(), colour.blue()), np.uint8)
    (slider,) = (each for each in window.findChildren(QSlider) if each.accessibleName() == "Brush size")
    for widget in (slider, window.canvas):
        assert not (grabbed(widget) == ring).all(axis=2).any()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        assert (grabbed(widget) == ring).all(axis=2).sum() > widget.width()
        widget.clearFocus()
    window.canvas.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not (grabbed(window.canvas) == ring).all(axis=2).any(), "whoever clicked knows"
