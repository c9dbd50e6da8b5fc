"""The bundle's entry."""

import os
import sys
from pathlib import Path


def _give_back_library_path() -> None:
    """The loader has set it for this process; a browser that is opened from here needs the system's own libraries."""
    if "LD_LIBRARY_PATH" in os.environ:
        os.environ["LD_LIBRARY_PATH"] = os.environ.pop("LD_LIBRARY_PATH_ORIG", "")
        if not os.environ["LD_LIBRARY_PATH"]:
            del os.environ["LD_LIBRARY_PATH"]


if __name__ == "__main__":
    _give_back_library_path()
    try:
        from dfnet_gui.__main__ import main
        from dfnet_gui.self_test.program_files import ProgramFilesError, check_sizes
    except ImportError as error:
        sys.exit(f"dfnet-gui: a part of the program is missing ({error}); unpack it again.")
    if sys.argv[1:] != ["--self-test"]:  # which says more
        try:
            check_sizes(Path(sys.executable).resolve().parent)
        except ProgramFilesError as problem:
            sys.exit(f"dfnet-gui: {problem}")
    sys.exit(main())
