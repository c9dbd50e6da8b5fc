"""The program's entry: a sub-command goes to the command line, anything else opens the window."""

import importlib
import os
import sys
import warnings
from importlib.util import find_spec

from dfnet_gui.cli import SUB_COMMANDS

_BENCH = "bench"
_SELF_TEST = "--self-test"
_IN_CHILD = "--in-child"
_BATCH_WORKER = "--batch-worker"
_FASTEST_BACKEND = "--fastest-backend"
"""For the program itself: see `imaging.child`, `batch.worker` and `engine.backends.contest`."""
_TALKATIVE = r"(PIL|psd_tools|rawpy|tifffile)\b"
"""Libraries that warn of odd files, for which there is a sentence."""
_SPIN_COUNT = "1000"
"""PyTorch's threads otherwise spin for milliseconds after their work, in the way of OpenVINO's and of the window."""
_HELP = """usage: dfnet-gui [PHOTO]                 open the window, with a photo or file: address if named
       dfnet-gui complete ...           complete photos without a window
       dfnet-gui batch ...              complete millions of them, on several machines
       dfnet-gui test ...               run a model over images and masks, with merged sheets
       dfnet-gui models list | verify   the models that are installed
       dfnet-gui train CONFIG ...       train a model
       dfnet-gui evaluate ...           measure a model beside other methods
       dfnet-gui bench ...              measure how fast the program is here
       dfnet-gui SUB-COMMAND --help     what a sub-command takes
       dfnet-gui --self-test            is this copy whole, and does it work here?
       dfnet-gui --version
"""


def main(arguments: list[str] | None = None) -> int:
    """Run the program; returns its exit code."""
    os.environ.setdefault("GOMP_SPINCOUNT", _SPIN_COUNT)
    warnings.filterwarnings("ignore", module=_TALKATIVE)
    _give_streams()
    try:
        code = _dispatch(sys.argv[1:] if arguments is None else arguments)
        sys.stdout.flush()
        return code
    except ImportError as error:
        if not getattr(sys, "frozen", False):
            raise
        sentence = f"a part of the program or of the system can't be loaded ({error}); unpack it again, or make room."
        print(f"dfnet-gui: {sentence}", file=sys.stderr)  # noqa: T201 - it may be what a window needs
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python would complain at its end
        return 1
    except Exception as error:
        if not getattr(sys, "frozen", False):
            raise
        print(f"dfnet-gui: something unexpected went wrong ({error!r}); see: dfnet-gui --self-test", file=sys.stderr)  # noqa: T201
        return 1


def _give_streams() -> None:
    """A program without a console on Windows has none, and everything that prints would fail."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - kept to the end
    if sys.stderr is None:
        sys.stderr = sys.stdout


def _dispatch(arguments: list[str]) -> int:
    if arguments[:1] == [_IN_CHILD]:
        from dfnet_gui.imaging.child import main as child_main

        return child_main(arguments[1], int(arguments[2]))
    if arguments == [_BATCH_WORKER]:
        from dfnet_gui.batch.worker import main as worker_main

        return worker_main()
    if arguments[:1] == [_FASTEST_BACKEND]:
        from dfnet_gui.engine.backends.choose import main as contest_main

        return contest_main(arguments[1])
    return _dispatch_for_people(arguments)


def _dispatch_for_people(arguments: list[str]) -> int:
    if arguments and arguments[0] in SUB_COMMANDS:
        from dfnet_gui.cli.main import main as cli_main

        return cli_main(arguments)
    if arguments and arguments[0] == _BENCH:
        return _bench(arguments[1:])
    if arguments == [_SELF_TEST]:
        from dfnet_gui.self_test.main import main as self_test_main

        return self_test_main()
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
    return _open_window(*arguments)


def _bench(arguments: list[str]) -> int:
    if find_spec("dfnet_gui.benchmark") is None:
        from dfnet_gui.cli.main import not_in_bundle

        print(f"dfnet-gui: {not_in_bundle(_BENCH)}", file=sys.stderr)  # noqa: T201 - wrong usage
        return 2
    from dfnet_gui.benchmark.main import main as bench_main

    return bench_main(arguments)


def _open_window(named: str = "") -> int:
    if sys.platform == "win32" and find_spec("torch") is not None:
        importlib.import_module("torch")  # its libraries clash with Qt's when loaded second
    from dfnet_gui.system import why_no_window

    if problem := why_no_window():
        print(f"dfnet-gui: {problem}", file=sys.stderr)  # noqa: T201 - there is no window to say it in
        return 1
    from dfnet_gui.gui.app import main as gui_main

    return gui_main(named)


if __name__ == "__main__":
    sys.exit(main())
