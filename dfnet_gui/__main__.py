"""The program's entry: a sub-command goes to the command line, anything else opens the window."""

import importlib
import os
import sys
from pathlib import Path

_BENCH = "bench"
_SPIN_COUNT = "1000"
"""PyTorch's threads otherwise spin for milliseconds after their work, in the way of OpenVINO's and of the window."""
SUB_COMMANDS = ("complete", "test", "models", "train", "evaluate")
_HELP = """usage: dfnet-gui [PHOTO]                 open the window, with a photo if one is named
       dfnet-gui complete ...           complete photos without a window
       dfnet-gui test ...               run a model over images and masks, with merged sheets
       dfnet-gui models list | verify   the models that are installed
       dfnet-gui train CONFIG ...       train a model
       dfnet-gui evaluate ...           measure a model beside other methods
       dfnet-gui bench ...              measure how fast the program is here
       dfnet-gui SUB-COMMAND --help     what a sub-command takes
       dfnet-gui --version
"""


def main(arguments: list[str] | None = None) -> int:
    """Run the program; returns its exit code."""
    os.environ.setdefault("GOMP_SPINCOUNT", _SPIN_COUNT)
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments and arguments[0] in SUB_COMMANDS:
        from dfnet_gui.cli.main import main as cli_main

        return cli_main(arguments)
    if arguments and arguments[0] == _BENCH:
        from dfnet_gui.benchmark.main import main as bench_main

        return bench_main(arguments[1:])
    if arguments and arguments[0] in ("-h", "--help"):
        print(_HELP, end="")  # noqa: T201 - the answer to --help
        return 0
    if arguments and arguments[0] == "--version":
        from importlib.metadata import version

        print(f"dfnet-gui {version('dfnet-gui')}")  # noqa: T201 - the answer to --version
        return 0
    if len(arguments) > 1 or (arguments and arguments[0].startswith("-")):
        print(_HELP, end="", file=sys.stderr)  # noqa: T201 - wrong usage
        return 2
    return _open_window(Path(arguments[0]) if arguments else None)


def _open_window(photo: Path | None) -> int:
    if sys.platform == "win32":
        importlib.import_module("torch")  # its libraries clash with Qt's when loaded second
    if problem := _why_no_window():
        print(problem, file=sys.stderr)  # noqa: T201 - there is no window to say it in
        return 1
    from dfnet_gui.gui.app import main as gui_main

    return gui_main(photo)


def _why_no_window() -> str:
    """Qt aborts the process without a display: say why before that."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return ""
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        return "dfnet-gui: there is no display to open a window on; use it in a desktop, or: dfnet-gui complete --help"
    return missing_libraries()


_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
}
"""What Qt needs on Linux, and the Debian package of each."""


def missing_libraries() -> str:
    """A sentence that names the system packages to install, empty if none is missing."""
    if not sys.platform.startswith("linux"):
        return ""
    import ctypes

    missing = []
    for library, package in _LIBRARIES.items():
        if os.environ.get("WAYLAND_DISPLAY") and library.startswith("libx"):
            continue  # X11's libraries; Wayland does without them
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    if not missing:
        return ""
    command = f"sudo apt-get install {' '.join(missing)}"
    return f"dfnet-gui: the window needs system libraries that are missing; install them: {command}"


if __name__ == "__main__":
    sys.exit(main())
