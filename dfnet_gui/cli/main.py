"""Dispatches sub-commands and turns errors into sentences and exit codes."""

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec

from dfnet_gui.cli import SUB_COMMANDS
from dfnet_gui.errors import DfnetError, UsageError

Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str]) -> int:
    """Run a sub-command; 0 done, 1 some inputs failed, 2 wrong usage. Loads what that one needs, and no more."""
    wanted = [name for name in SUB_COMMANDS if [name] == list(arguments[:1])] or SUB_COMMANDS
    names = [name for name in wanted if find_spec(f"dfnet_gui.cli.{name}") is not None]
    if not names:
        print(f"dfnet-gui: {not_in_bundle(wanted[0])}", file=sys.stderr)
        return 2
    parser = argparse.ArgumentParser(prog="dfnet-gui")
    subparsers = parser.add_subparsers(required=True, metavar="SUB-COMMAND")
    for name in names:
        import_module(f"dfnet_gui.cli.{name}").add_parser(subparsers)
    try:
        options = parser.parse_args(arguments)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 2
    return _run(options.command, options)


def _run(command: Command, options: argparse.Namespace) -> int:
    """Run a command; what a user can cause becomes a sentence and an exit code."""
    try:
        return command(options)
    except UsageError as error:
        print(f"dfnet-gui: {error}", file=sys.stderr)
        return 2
    except DfnetError as error:
        print(f"dfnet-gui: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        raise  # nobody reads any more, which is no error of a file
    except OSError as error:
        print(f"dfnet-gui: {error.filename or 'A file'}: {error.strerror or error}.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("dfnet-gui: stopped.", file=sys.stderr)
        return 1


def not_in_bundle(name: str) -> str:
    """Why a sub-command of the Python package is not there, and the way to it."""
    return f"{name} is not part of the standalone program; it comes with the Python package, in the project's source."
