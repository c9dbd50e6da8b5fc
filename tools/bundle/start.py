"""The bundle's entry."""

import os
import sys


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
        from dfnet_gui.self_test.program_files import ProgramFilesError, check_sizes, program_folder
    except ImportError as error:
        sys.exit(f"dfnet-gui: a part of the program is missing ({error}); unpack it again.")
    folder = program_folder()
    if folder is not None and sys.argv[1:] != ["--self-test"]:  # which says more
        try:
            check_sizes(folder)
        except ProgramFilesError as problem:
            sys.exit(f"dfnet-gui: {problem}")
    sys.exit(main())
