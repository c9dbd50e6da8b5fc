"""What Windows and macOS want to know of a program, and icons in their formats."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

IDENTIFIER = "io.github.dfnet_gui.dfnet_gui"
_SIZES = (16, 24, 32, 48, 64, 128, 256)
_LARGEST = 1024


def made_icon(root: Path, work: Path, platform: str) -> str | None:
    """The program's icon in the platform's own format, made from the SVG; None where programs have none (Linux)."""
    suffix = {"win32": ".ico", "darwin": ".icns"}.get(platform)
    if suffix is None:
        return None
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PIL import Image
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QGuiApplication, QIcon

    application = QGuiApplication.instance() or QGuiApplication([])
    work.mkdir(parents=True, exist_ok=True)
    picture, path = work / "dfnet-gui.png", work / f"dfnet-gui{suffix}"
    icon = QIcon(str(root / "resources" / "icons" / "dfnet-gui.svg"))
    icon.pixmap(QSize(_LARGEST, _LARGEST), 1.0).save(str(picture))
    del application
    with Image.open(picture) as image:
        image.save(path, sizes=[(side, side) for side in _SIZES])
    return str(path)


def has_console(platform: str) -> bool:
    """Whether the program that is also the window is one for a terminal; only Linux makes no difference."""
    return platform not in ("win32", "darwin")


def signature(root: Path, platform: str, environment: Mapping[str, str]) -> dict[str, str | None]:
    """How PyInstaller signs on macOS: with what OpenVINO and PyTorch need, which compile for the processor."""
    if platform != "darwin":
        return {}
    rights = root / "tools" / "bundle" / "macos" / "entitlements.plist"
    return {
        "codesign_identity": environment.get("DFNET_CODESIGN_IDENTITY") or None,
        "entitlements_file": str(rights),
    }


def version_file(work: Path, version: str, description: str) -> str:
    """A file that PyInstaller makes Windows's version resource of."""
    numbers = ([int(part) for part in version.split(".") if part.isdigit()] + [0, 0, 0, 0])[:4]
    strings = {
        "FileDescription": "DFNet GUI",
        "FileVersion": version,
        "InternalName": "dfnet-gui",
        "LegalCopyright": "MIT licence",
        "OriginalFilename": "dfnet-gui.exe",
        "ProductName": "DFNet GUI",
        "ProductVersion": version,
        "Comments": description,
    }
    table = ", ".join(f"StringStruct({key!r}, {value!r})" for key, value in strings.items())
    text = (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={tuple(numbers)}, prodvers={tuple(numbers)}),"
        f" kids=[StringFileInfo([StringTable('040904B0', [{table}])]),"
        " VarFileInfo([VarStruct('Translation', [1033, 1200])])])\n"
    )
    work.mkdir(parents=True, exist_ok=True)
    path = work / "version.txt"
    path.write_text(text, encoding="utf-8")
    return str(path)


def info_plist(version: str) -> dict[str, Any]:
    """What macOS wants to know: it opens photos, and is sharp on dense screens."""
    return {
        "CFBundleShortVersionString": version,
        "CFBundleDocumentTypes": [
            {"CFBundleTypeName": "Photo", "CFBundleTypeRole": "Editor", "LSItemContentTypes": ["public.image"]}
        ],
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,
    }
