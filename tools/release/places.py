"""Where each system's build lies. Standard library alone: it is read before anything is installed."""

from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent.parent
DIST = ROOT / "dist"
FLAVOURS = ("full", "slim")


class Places(NamedTuple):
    """Of one flavour on one system, which is called as `sys.platform` calls it."""

    system: str
    flavour: str

    @property
    def folder(self) -> Path:
        """What PyInstaller collects into."""
        return DIST / ("dfnet-gui" if self.flavour == "full" else f"dfnet-gui-{self.flavour}")

    @property
    def app(self) -> Path:
        """macOS's own kind of program, which is a folder."""
        return DIST / "DFNet GUI.app"

    @property
    def resources(self) -> Path:
        """The folder of that name as the program finds it."""
        return (
            self.app / "Contents" / "Resources" if self.system == "darwin" else self.folder / "_internal"
        ) / "resources"

    @property
    def programs(self) -> list[Path]:
        """All executables of ours; the first one prints what it says."""
        if self.system == "win32":
            return [self.folder / "dfnet-gui-cli.exe", self.folder / "dfnet-gui.exe"]
        if self.system == "darwin":
            return [self.app / "Contents" / "MacOS" / "dfnet-gui"]
        return [self.folder / "dfnet-gui"]
