"""The menu of what is done with the mask as a whole. GUI thread."""

from functools import partial

from dfnet_gui.gui.menus.actions import SEPARATOR, Menu, PhotoCommand
from dfnet_gui.gui.window.crew import Crew
from dfnet_gui.imaging.mask import WAYS

_TIPS = {
    "grow": "By 5 pixels on all sides",
    "shrink": "By 5 pixels on all sides",
    "smooth": "Round its edge off",
    "fill": "Paint what lies within it",
}
_TEXTS = {"grow": "&Grow", "shrink": "&Shrink", "smooth": "S&mooth", "fill": "&Fill its gaps"}


def mask_menu(crew: Crew) -> Menu:
    """Files, the whole mask, its shape."""
    masks, session = crew.masks, crew.session
    whole = (
        ("clear", "&Clear mask", session.clear_hole, "Ctrl+D", "clear", "Unpaint everything"),
        ("reselect", "Mask of the &last fill again", masks.reselect, "Ctrl+Shift+D", "", "Paint it once more"),
        ("invert", "&Invert mask", session.invert_hole, "Ctrl+Shift+I", "invert", "Exchange painted and unpainted"),
    )
    return Menu(
        "M&ask",
        (
            PhotoCommand("open_mask", "&Open mask…", masks.open, tip="Take the mask from a file"),
            PhotoCommand("save_mask", "Sa&ve mask…", masks.save, tip="As a PNG, white is what should go"),
            PhotoCommand("copy_mask", "Cop&y mask", masks.copy, ("Ctrl+Shift+C",), tip="As a picture, white on black"),
            PhotoCommand("paste_mask", "&Paste mask", masks.paste, ("Ctrl+Shift+V",), tip="A copied picture, or file"),
            SEPARATOR,
            *(PhotoCommand(name, text, run, (key,), icon, tip) for name, text, run, key, icon, tip in whole),
            SEPARATOR,
            PhotoCommand("feather_mask", "Soft &edge…", masks.feather, tip="What is filled fades in from the edge"),
            *(
                PhotoCommand(f"{name}_mask", _TEXTS[name], partial(masks.change, way), tip=_TIPS[name])
                for name, way in WAYS.items()
            ),
        ),
    )
