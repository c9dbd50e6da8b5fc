"""The menus and bars: which commands there are, and where they stand. GUI thread.

Each row names the callable that it runs, so that one that is missing is found by the type checker.
"""

from collections.abc import Iterable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from dfnet_gui.gui.base.settings import (
    COMPLETE_ON_RELEASE,
    DETAIL,
    FULL_SCREEN,
    REDUCED_MOTION,
    THEME,
    VIEW,
)
from dfnet_gui.gui.canvas.tools.registry import TOOLS
from dfnet_gui.gui.fusion.settings import FUSION_OVERLAY
from dfnet_gui.gui.menus.actions import SEPARATOR, Command, Menu, PhotoCommand
from dfnet_gui.gui.window.crew import Crew
from dfnet_gui.gui.window.dialogs import WindowDialogs
from dfnet_gui.gui.window.hiding import PANELS_HIDDEN
from dfnet_gui.gui.window.mask_menu import mask_menu
from dfnet_gui.gui.window.model_menu import model_menu
from dfnet_gui.gui.window.panels import PANELS
from dfnet_gui.gui.window.removal_menu import removal_menu
from dfnet_gui.gui.window.tool_menu import tool_menu
from dfnet_gui.wording import tr, tr_later

_OF_MAPS = tr_later("Save result, alpha and raw of all scales")
_BARE, _FULL = tr_later("Nothing but the photo; once more: all as before"), tr_later("Esc leaves it")
_FINDING = tr_later("Type some letters of what you want to do")
_OF_FILE = tr_later("Where a file holds several pages, frames or pictures")


def make_menus(crew: Crew, recent: QMenu) -> tuple[Menu, ...]:
    """All menus, from left to right."""
    return (
        _file_menu(crew, recent),
        _edit_menu(crew),
        tool_menu(crew),
        mask_menu(crew),
        _complete_menu(crew),
        removal_menu(crew),
        _view_menu(crew),
        model_menu(crew.models),
        _help_menu(crew.dialogs),
    )


def all_commands(menus: Iterable[Menu]) -> tuple[Command, ...]:
    """Of all menus, in their order."""
    return tuple(command for menu in menus for command in menu.commands)


def top_bar_names() -> tuple[str, ...]:
    """The slim bar: files, history, views, panels; an empty name is a separator."""
    panels = [row.name for row in PANELS if row.icon]
    return (
        "open",
        "export",
        "",
        "undo",
        "redo",
        "",
        "single",
        "split",
        "side",
        "grid",
        *(["", *panels] if panels else []),
    )


def tool_bar_names() -> tuple[str, ...]:
    """The bar at the left."""
    return (*(row.name for row in TOOLS if row.in_bar), "", "clear", "invert")


def _file_menu(crew: Crew, recent: QMenu) -> Menu:
    opening, exporting = crew.opening, crew.exporting
    return Menu(
        tr("&File"),
        (
            Command("open", tr("&Open…"), opening.open, ("Ctrl+O",), "open", tr("Open a photo")),
            Command("paste", tr("&Paste photo"), opening.paste, ("Ctrl+V",), tip=tr("Open what was copied elsewhere")),
            recent,
            SEPARATOR,
            PhotoCommand(
                "export",
                tr("&Export…"),
                exporting.export,
                ("Ctrl+Shift+E",),
                "export",
                tr("Save the completed photo"),
            ),
            PhotoCommand(
                "export_again",
                tr("Export ag&ain"),
                exporting.export_again,
                ("Ctrl+E",),
                tip=tr("As last time, without asking"),
            ),
            PhotoCommand(
                "export_all", tr("Export a&ll…"), crew.export_all.run, tip=tr("All photos that have removals")
            ),
            PhotoCommand(
                "save", tr("Sa&ve"), crew.sessions.save, ("Ctrl+S",), tip=tr("The session, once there is one")
            ),
            PhotoCommand(
                "save_as",
                tr("Save &session as…"),
                crew.sessions.save_as,
                ("Ctrl+Shift+S",),
                tip=tr("Photo, masks and removals, to go on another day; GIMP and Krita open it as layers"),
            ),
            PhotoCommand(
                "export_sheet",
                tr("Expor&t panes…"),
                crew.sheet_export.export,
                tip=tr("All panes as one picture or PDF page"),
            ),
            PhotoCommand("export_maps", tr("Export &fusion maps…"), crew.maps_export.export, tip=tr(_OF_MAPS)),
            PhotoCommand(
                "print", tr("Pr&int…"), crew.printing.print_photo, ("Ctrl+P",), tip=tr("On paper, or as a PDF")
            ),
            Command("folder", tr("&Complete a folder…"), crew.folders.show, tip=tr("With masks from files")),
            SEPARATOR,
            PhotoCommand(
                "previous", tr("Previo&us photo"), opening.open_previous, tip=tr("The photo before in the folder (←)")
            ),
            PhotoCommand("next", tr("&Next photo"), opening.open_next, tip=tr("The photo after in the folder (→)")),
            Command(
                "previous_page", tr("Previous pa&ge"), opening.open_previous_page, ("Ctrl+PgUp",), tip=tr(_OF_FILE)
            ),
            Command("next_page", tr("Ne&xt page"), opening.open_next_page, ("Ctrl+PgDown",), tip=tr(_OF_FILE)),
            SEPARATOR,
            Command("quit", tr("&Quit"), crew.window.close, ("Ctrl+Q",)),
        ),
    )


def _edit_menu(crew: Crew) -> Menu:
    session = crew.session
    return Menu(
        tr("&Edit"),
        (
            Command("undo", tr("&Undo"), session.undo, ("Ctrl+Z",), "undo", tr("Take back the last step")),
            Command(
                "redo", tr("&Redo"), session.redo, ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", tr("Do the undone step again")
            ),
            SEPARATOR,
            PhotoCommand(
                "copy", tr("&Copy result"), crew.exporting.copy, ("Ctrl+C",), "copy", tr("Copy the completed photo")
            ),
            SEPARATOR,
            Command(
                "preferences",
                tr("&Preferences…"),
                crew.dialogs.show_preferences,
                ("Ctrl+,",),
                tip=tr("How the program looks and works, and its keys"),
                role=QAction.MenuRole.PreferencesRole,
            ),
        ),
    )


def _complete_menu(crew: Crew) -> Menu:
    return Menu(
        tr("&Complete"),
        (
            PhotoCommand(
                "complete",
                tr("&Complete"),
                crew.session.complete,
                ("Return", "Enter"),
                "complete",
                tr("Fill what is painted"),
            ),
            Command(
                "try_again",
                tr("Tr&y again"),
                crew.session.try_again,
                ("T",),
                tip=tr("Fill the same place in another way"),
            ),
            Command("cancel", tr("C&ancel"), crew.view.cancel, ("Esc",), "cancel", tr("Give up what is running")),
            SEPARATOR,
            Command(
                "on_release",
                tr("Complete on &release"),
                keys=("R",),
                tip=tr("Complete as soon as a stroke ends"),
                toggles=COMPLETE_ON_RELEASE,
            ),
            SEPARATOR,
            Command(
                "detail_both",
                tr("Fast fill, &then a detailed one"),
                tip=tr("A fast fill at once; a detailed one takes its place when it is ready"),
                chooses=(DETAIL, "both"),
            ),
            Command(
                "detail_fast",
                tr("&Fast fill only"),
                tip=tr("What the network draws over a smooth start"),
                chooses=(DETAIL, "fast"),
            ),
            Command(
                "detail_detailed",
                tr("&Detailed fill only"),
                tip=tr("Pieces of the photo itself, mended by the network"),
                chooses=(DETAIL, "detailed"),
            ),
        ),
    )


def _view_menu(crew: Crew) -> Menu:
    view = crew.view
    panels = (
        PhotoCommand(row.name, tr(row.text), None, row.keys, row.icon, tr(row.tip), toggles=row.shown) for row in PANELS
    )
    return Menu(
        tr("&View"),
        (
            PhotoCommand(
                "single",
                tr("Sin&gle"),
                keys=("F2",),
                icon="single",
                tip=tr("One view (hold O for the original)"),
                chooses=(VIEW, "single"),
            ),
            PhotoCommand(
                "split",
                tr("S&plit"),
                keys=("F3",),
                icon="split",
                tip=tr("Original and result with a divider to drag"),
                chooses=(VIEW, "split"),
            ),
            PhotoCommand(
                "side",
                tr("Side &by side"),
                keys=("F4",),
                icon="side",
                tip=tr("Original beside the result, zoom and pan linked"),
                chooses=(VIEW, "side"),
            ),
            PhotoCommand(
                "grid",
                tr("Pa&nes"),
                keys=("F5",),
                icon="grid",
                tip=tr("Photo, mask, raw, alpha, result and others in linked panes"),
                chooses=(VIEW, "grid"),
            ),
            SEPARATOR,
            *panels,
            PhotoCommand(
                "overlay", tr("&Alpha overlay"), keys=("A",), tip=tr("Lay alpha over it"), toggles=FUSION_OVERLAY
            ),
            SEPARATOR,
            PhotoCommand("zoom_in", tr("Zoom &in"), view.zoom_in, ("Ctrl++", "Ctrl+=")),
            PhotoCommand("zoom_out", tr("Zoom &out"), view.zoom_out, ("Ctrl+-",)),
            PhotoCommand("zoom_full", "&100 %", view.zoom_full, ("1", "Ctrl+1"), tip=tr("100 % (also End)")),
            PhotoCommand("zoom_fit", tr("Fi&t"), view.zoom_fit, ("2", "Ctrl+0"), "fit", tr("Fit (also Home)")),
            SEPARATOR,
            PhotoCommand("hide_panels", tr("Hid&e all panels"), None, ("Shift+Tab",), "", tr(_BARE), PANELS_HIDDEN),
            Command("full_screen", tr("Full s&creen"), None, ("F11",), "", tr(_FULL), FULL_SCREEN),
            Command(
                "reduced_motion", tr("Reduced &motion"), tip=tr("No moving edge, no fading"), toggles=REDUCED_MOTION
            ),
            SEPARATOR,
            Command("theme_system", tr("Like the s&ystem"), chooses=(THEME, "system")),
            Command("theme_light", tr("&Light"), chooses=(THEME, "light")),
            Command("theme_dark", tr("&Dark"), chooses=(THEME, "dark")),
        ),
    )


def _help_menu(dialogs: WindowDialogs) -> Menu:
    return Menu(
        tr("&Help"),
        (
            Command(
                "guide", tr("&Guide"), dialogs.show_guide, tip=tr("How to remove something, and what else there is")
            ),
            Command("help", tr("&Keys and help"), dialogs.show_help, ("F1",)),
            Command("find_command", tr("&Find a command…"), dialogs.find_command, ("Ctrl+Shift+P",), tip=tr(_FINDING)),
            Command("log", tr("Open &log folder"), dialogs.open_log_folder, tip=tr("What went wrong, without photos")),
            Command("about", tr("&About DFNet GUI"), dialogs.show_about),
        ),
    )
