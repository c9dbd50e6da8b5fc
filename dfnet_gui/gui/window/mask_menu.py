"""The menu of what is done with the mask as a whole. GUI thread."""

from functools import partial

from dfnet_gui.gui.menus.actions import SEPARATOR, Menu, PhotoCommand
from dfnet_gui.gui.window.crew import Crew
from dfnet_gui.imaging.mask import WAYS
from dfnet_gui.wording import tr, tr_later

_TIPS = {
    "grow": tr_later("By 5 pixels on all sides"),
    "shrink": tr_later("By 5 pixels on all sides"),
    "smooth": tr_later("Round its edge off"),
    "fill": tr_later("Paint what lies within it"),
}
_TEXTS = {
    "grow": tr_later("&Grow"),
    "shrink": tr_later("&Shrink"),
    "smooth": tr_later("S&mooth"),
    "fill": tr_later("&Fill its gaps"),
}


def mask_menu(crew: Crew) -> Menu:
    """Files, the whole mask, its shape."""
    masks, session = crew.masks, crew.session
    whole = (
        ("clear", tr("&Clear mask"), session.clear_hole, "Ctrl+D", "clear", tr("Unpaint everything")),
        ("reselect", tr("Mask of the &last fill again"), masks.reselect, "Ctrl+Shift+D", "", tr("Paint it once more")),
        (
            "invert",
            tr("&Invert mask"),
            session.invert_hole,
            "Ctrl+Shift+I",
            "invert",
            tr("Exchange painted and unpainted"),
        ),
    )
    return Menu(
        tr("M&ask"),
        (
            PhotoCommand("open_mask", tr("&Open mask…"), masks.open, tip=tr("Take the mask from a file")),
            PhotoCommand("save_mask", tr("Sa&ve mask…"), masks.save, tip=tr("As a PNG, white is what should go")),
            PhotoCommand(
                "copy_mask", tr("Cop&y mask"), masks.copy, ("Ctrl+Shift+C",), tip=tr("As a picture, white on black")
            ),
            PhotoCommand(
                "paste_mask", tr("&Paste mask"), masks.paste, ("Ctrl+Shift+V",), tip=tr("A copied picture, or file")
            ),
            SEPARATOR,
            *(PhotoCommand(name, text, run, (key,), icon, tip) for name, text, run, key, icon, tip in whole),
            SEPARATOR,
            PhotoCommand(
                "feather_mask", tr("Soft &edge…"), masks.feather, tip=tr("What is filled fades in from the edge")
            ),
            *(
                PhotoCommand(f"{name}_mask", tr(_TEXTS[name]), partial(masks.change, way), tip=tr(_TIPS[name]))
                for name, way in WAYS.items()
            ),
        ),
    )
