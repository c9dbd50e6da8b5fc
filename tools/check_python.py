"""Says what to install when Python is too old; runs on any Python 3."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - the check is what this file is for
    found = ".".join(str(part) for part in sys.version_info[:3])
    sys.exit(
        "DFNet GUI needs Python 3.11 or newer and this is " + found + ": install a newer one,"
        " then name it, as in: make run PYTHON=python3.11"
    )
