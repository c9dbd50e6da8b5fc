"""Imports beside the window: PySide6 reads the source of each module that is imported, in whichever thread that is."""

import sys

from PySide6 import QtCore as QtCore  # brings the hook along


def quiet_import_hook() -> None:
    """Take every module for one that does not use PySide6's `__feature__`, which none here does; GUI thread, at once.

    The hook reads the source of each module for it, thousands of files where a network's libraries are imported; and
    others report that their window's thread ends in a segmentation fault now and then while another one imports.
    """
    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):  # a later PySide6 may do without
        feature._mod_uses_pyside = lambda _module: False  # type: ignore[union-attr]
