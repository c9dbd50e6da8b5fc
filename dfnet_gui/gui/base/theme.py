"""Light and dark palettes that follow the system, one accent colour, neutral grey around the photo."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from dfnet_gui.paths import resources_dir


@dataclass(frozen=True)
class Theme:
    """The colours of one theme; text on base, window and accent has a contrast of at least 4.5 : 1."""

    window: str
    base: str
    button: str
    text: str
    faint: str
    line: str
    surround: str
    ring: str
    """Around what has the keyboard's focus; at least 3 : 1 against window and base."""
    accent: str = "#1f6fd6"
    accent_text: str = "#ffffff"


LIGHT = Theme("#f4f4f4", "#ffffff", "#fbfbfb", "#1c1c1c", "#5f5f5f", "#d0d0d0", "#c6c6c6", "#1f6fd6")
DARK = Theme("#2a2a2a", "#1f1f1f", "#363636", "#ececec", "#a9a9a9", "#4a4a4a", "#161616", "#6aa9ff")
TINT = QColor(235, 50, 90)
"""The hole's tint: rare in photos, and set off by a moving black and white edge."""
HATCHING = QColor(225, 20, 20)
"""Over what is never copied from; every line of it has a white one beside it, so that it shows on red."""


def theme_for(choice: str) -> Theme:
    """`system`, `light` or `dark` to a Theme."""
    if choice == "system":
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return DARK if choice == "dark" else LIGHT


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Give the whole program the theme's palette and the few rules that a palette can't say."""
    app.setStyle("Fusion")
    app.setPalette(palette_of(theme))
    icons = (resources_dir() / "icons").as_posix()
    app.setStyleSheet(_STYLE.format(icons=icons, **vars(theme)))


def palette_of(theme: Theme) -> QPalette:
    """The colours of a theme as Qt's roles."""
    palette, role = QPalette(), QPalette.ColorRole
    for roles, colour in (
        ((role.Window, role.ToolTipBase), theme.window),
        ((role.Base, role.AlternateBase), theme.base),
        ((role.Button,), theme.button),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.BrightText), theme.text),
        ((role.PlaceholderText,), theme.faint),
        ((role.Highlight, role.Link, role.Accent), theme.accent),
        ((role.HighlightedText,), theme.accent_text),
        ((role.Mid, role.Midlight), theme.line),
    ):
        for each in roles:
            palette.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(theme.faint))
    for each in (role.Highlight, role.Accent):  # else a slider that is out of use would look as if it were in use
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(theme.line))
    return palette


_STYLE = """
QToolBar {{ border: none; padding: 4px 8px 4px 4px; spacing: 4px; background: {window}; }}
QToolBar::separator {{ background: {line}; width: 1px; height: 1px; margin: 6px; }}
QToolButton {{ border: 1px solid transparent; border-radius: 5px; padding: 5px; }}
QToolButton:hover {{ background: {button}; border-color: {line}; }}
QToolButton:checked {{ background: {base}; border-color: {accent}; }}
QToolButton:focus, QToolButton:checked:focus {{ border: 3px solid {ring}; padding: 3px; }}
QFrame#strip {{ background: {window}; border: 1px solid {line}; border-radius: 6px; }}
QFrame#palette {{ background: {window}; border: 1px solid {faint}; border-radius: 8px; }}
QFrame#palette QListView {{ border: none; background: {window}; }}
QPushButton#primary {{ background: {accent}; color: {accent_text}; border: 1px solid {accent}; border-radius: 5px;
    padding: 6px 16px; font-weight: 600; }}
QPushButton#primary:focus {{ border: 3px solid {text}; padding: 4px 14px; }}
QPushButton#primary:disabled {{ background: {button}; color: {faint}; border-color: {line}; }}
QPushButton#card {{ padding: 0; border: 1px solid {line}; border-radius: 8px; background: {base}; }}
QPushButton#card:hover {{ border-color: {accent}; }}
QPushButton#card:focus {{ border: 3px solid {ring}; }}
QPushButton#link {{ border: 3px solid transparent; border-radius: 5px; padding: 3px 4px; }}
QPushButton#link:hover {{ background: {button}; border-color: {line}; }}
QPushButton#link:focus {{ border-color: {ring}; }}
QLabel#faint {{ color: {faint}; }}
QLabel#title {{ font-size: 22px; font-weight: 600; }}
QFrame#dropping {{ border: 4px solid {ring}; border-radius: 6px; background: transparent; }}
QFrame#drop {{ border: 2px dashed {line}; border-radius: 12px; background: {base}; }}
QCheckBox::indicator, QListView::indicator {{ width: 14px; height: 14px; border: 1px solid {faint}; border-radius: 3px;
    background: {base}; }}
QCheckBox::indicator:checked, QListView::indicator:checked {{ background: {accent}; border-color: {faint};
    image: url("{icons}/check.svg"); }}
QCheckBox::indicator:disabled {{ border-color: {line}; background: {button}; }}
QCheckBox::indicator:checked:disabled {{ background: {faint}; }}
QCheckBox::indicator:focus {{ border: 2px solid {ring}; }}
QSlider {{ border: 2px solid transparent; border-radius: 4px; }}
QSlider:focus {{ border-color: {ring}; }}
QFrame#notice {{ background: {base}; border: none; border-left: 6px solid #d64545; border-bottom: 1px solid {line}; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QStatusBar {{ border-top: 1px solid {line}; }}
QStatusBar::item {{ border: none; }}
"""
