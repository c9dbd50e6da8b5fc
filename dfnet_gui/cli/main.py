"""Dispatches sub-commands and turns errors into sentences and exit codes."""

import argparse
import sys
from collections.abc import Callable, Sequence

from dfnet_gui.cli import complete, evaluate, models, test, train
from dfnet_gui.errors import DfnetError, UsageError

_MODULES = (complete, test, models, train, evaluate)
Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str]) -> int:
    """Run a sub-command; 0 done, 1 some inputs failed, 2 wrong usage."""
    parser = argparse.ArgumentParser(prog="dfnet-gui")
    subparsers = parser.add_subparsers(required=True, metavar="SUB-COMMAND")
    for module in _MODULES:
        module.add_parser(subparsers)
    try:
        options = parser.parse_args(arguments)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 2
    command: Command = options.command
    try:
        return command(options)
    except UsageError as error:
        print(f"dfnet-gui: {error}", file=sys.stderr)
        return 2
    except DfnetError as error:
        print(f"dfnet-gui: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"dfnet-gui: {error.filename or 'A file'}: {error.strerror or error}.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("dfnet-gui: stopped.", file=sys.stderr)
        return 1
