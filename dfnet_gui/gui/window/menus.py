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
from dfnet_gui.gui.window.mask_menu import mask_menu
from dfnet_gui.gui.window.model_menu import model_menu
from dfnet_gui.gui.window.panels import PANELS
from dfnet_gui.gui.window.removal_menu import removal_menu
from dfnet_gui.gui.window.tool_menu import tool_menu
from dfnet_gui.wording import tr_later

_OF_MAPS = "Save result, alpha and raw of all scales"
_OF_FILE = "Where a file holds several pages, frames or pictures"


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
        "&File",
        (
            Command("open", "&Open…", opening.open, ("Ctrl+O",), "open", "Open a photo"),
            Command("paste", "&Paste photo", opening.paste, ("Ctrl+V",), tip="Open what was copied elsewhere"),
            recent,
            SEPARATOR,
            PhotoCommand(
                "export",
                "&Export…",
                exporting.export,
                ("Ctrl+Shift+E",),
                "export",
                "Save the completed photo",
            ),
            PhotoCommand(
                "export_again", "Export ag&ain", exporting.export_again, ("Ctrl+E",), tip="As last time, without asking"
            ),
            PhotoCommand("export_all", "Export a&ll…", crew.export_all.run, tip="All photos that have removals"),
            PhotoCommand("save", "Sa&ve", crew.sessions.save, ("Ctrl+S",), tip="The session, once there is one"),
            PhotoCommand(
                "save_as",
                "Save &session as…",
                crew.sessions.save_as,
                ("Ctrl+Shift+S",),
                tip="Photo, masks and removals, to go on another day; GIMP and Krita open it as layers",
            ),
            PhotoCommand(
                "export_sheet", "Expor&t panes…", crew.sheet_export.export, tip="All panes as one picture or PDF page"
            ),
            PhotoCommand("export_maps", "Export &fusion maps…", crew.maps_export.export, tip=_OF_MAPS),
            PhotoCommand("print", "Pr&int…", crew.printing.print_photo, ("Ctrl+P",), tip="On paper, or as a PDF"),
            SEPARATOR,
            PhotoCommand(
                "previous", "Previo&us photo", opening.open_previous, tip="The photo before in the folder (←)"
            ),
            PhotoCommand("next", "&Next photo", opening.open_next, tip="The photo after in the folder (→)"),
            Command("previous_page", "Previous pa&ge", opening.open_previous_page, ("Ctrl+PgUp",), tip=_OF_FILE),
            Command("next_page", "Ne&xt page", opening.open_next_page, ("Ctrl+PgDown",), tip=_OF_FILE),
            SEPARATOR,
            Command("quit", "&Quit", crew.window.close, ("Ctrl+Q",)),
        ),
    )


def _edit_menu(crew: Crew) -> Menu:
    session = crew.session
    return Menu(
        "&Edit",
        (
            Command("undo", "&Undo", session.undo, ("Ctrl+Z",), "undo", "Take back the last step"),
            Command("redo", "&Redo", session.redo, ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", "Do the undone step again"),
            SEPARATOR,
            PhotoCommand("copy", "&Copy result", crew.exporting.copy, ("Ctrl+C",), "copy", "Copy the completed photo"),
            SEPARATOR,
            Command(
                "preferences",
                tr_later("&Preferences…"),
                crew.dialogs.show_preferences,
                ("Ctrl+,",),
                tip=tr_later("How the program looks and works, and its keys"),
                role=QAction.MenuRole.PreferencesRole,
            ),
        ),
    )


def _complete_menu(crew: Crew) -> Menu:
    return Menu(
        "&Complete",
        (
            PhotoCommand(
                "complete", "&Complete", crew.session.complete, ("Return", "Enter"), "complete", "Fill what is painted"
            ),
            Command(
                "try_again", "Tr&y again", crew.session.try_again, ("T",), tip="Fill the same place in another way"
            ),
            Command("cancel", "C&ancel", crew.view.cancel, ("Esc",), "cancel", "Give up what is running"),
            SEPARATOR,
            Command(
                "on_release",
                "Complete on &release",
                keys=("R",),
                tip="Complete as soon as a stroke ends",
                toggles=COMPLETE_ON_RELEASE,
            ),
            SEPARATOR,
            Command(
                "detail_both",
                "Fast fill, &then a detailed one",
                tip="A fast fill at once; a detailed one takes its place when it is ready",
                chooses=(DETAIL, "both"),
            ),
            Command(
                "detail_fast",
                "&Fast fill only",
                tip="What the network draws over a smooth start",
                chooses=(DETAIL, "fast"),
            ),
            Command(
                "detail_detailed",
                "&Detailed fill only",
                tip="Pieces of the photo itself, mended by the network",
                chooses=(DETAIL, "detailed"),
            ),
        ),
    )


def _view_menu(crew: Crew) -> Menu:
    view = crew.view
    panels = (PhotoCommand(row.name, row.text, None, row.keys, row.icon, row.tip, toggles=row.shown) for row in PANELS)
    return Menu(
        "&View",
        (
            PhotoCommand(
                "single",
                "Sin&gle",
                keys=("F2",),
                icon="single",
                tip="One view (hold O for the original)",
                chooses=(VIEW, "single"),
            ),
            PhotoCommand(
                "split",
                "S&plit",
                keys=("F3",),
                icon="split",
                tip="Original and result with a divider to drag",
                chooses=(VIEW, "split"),
            ),
            PhotoCommand(
                "side",
                "Side &by side",
                keys=("F4",),
                icon="side",
                tip="Original beside the result, zoom and pan linked",
                chooses=(VIEW, "side"),
            ),
            PhotoCommand(
                "grid",
                "Pa&nes",
                keys=("F5",),
                icon="grid",
                tip="Photo, mask, raw, alpha, result and others in linked panes",
                chooses=(VIEW, "grid"),
            ),
            SEPARATOR,
            *panels,
            PhotoCommand("overlay", "&Alpha overlay", keys=("A",), tip="Lay alpha over it", toggles=FUSION_OVERLAY),
            SEPARATOR,
            PhotoCommand("zoom_in", "Zoom &in", view.zoom_in, ("Ctrl++", "Ctrl+=")),
            PhotoCommand("zoom_out", "Zoom &out", view.zoom_out, ("Ctrl+-",)),
            PhotoCommand("zoom_full", "&100 %", view.zoom_full, ("1", "Ctrl+1"), tip="100 % (also End)"),
            PhotoCommand("zoom_fit", "Fi&t", view.zoom_fit, ("2", "Ctrl+0"), "fit", "Fit (also Home)"),
            SEPARATOR,
            Command("full_screen", "Full s&creen", keys=("F11",), toggles=FULL_SCREEN),
            Command("reduced_motion", "Reduced &motion", tip="No moving edge, no fading", toggles=REDUCED_MOTION),
            SEPARATOR,
            Command("theme_system", "Like the s&ystem", chooses=(THEME, "system")),
            Command("theme_light", "&Light", chooses=(THEME, "light")),
            Command("theme_dark", "&Dark", chooses=(THEME, "dark")),
        ),
    )


def _help_menu(dialogs: WindowDialogs) -> Menu:
    return Menu(
        "&Help",
        (
            Command("guide", "&Guide", dialogs.show_guide, tip="How to remove something, and what else there is"),
            Command("help", "&Keys and help", dialogs.show_help, ("F1",)),
            Command("about", "&About DFNet GUI", dialogs.show_about),
        ),
    )
