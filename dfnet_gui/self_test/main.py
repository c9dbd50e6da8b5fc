"""`--self-test`: one line for each check, as it is done, and a sentence for what failed."""

import sys
import time
from collections.abc import Callable, Iterable

from dfnet_gui.errors import DfnetError
from dfnet_gui.self_test.checks import Check, all_checks
from dfnet_gui.self_test.program_files import CannotGoOnError

_NAME_WIDTH = 30


def main(checks: Iterable[Check] | None = None, *, say: Callable[[str], None] | None = None) -> int:
    """Run the checks (all of them if None); 0 when every one holds, else 1.

    A check that fails does not keep the next ones from being done, unless a library of the program is broken, which
    could end the process. `say` gets each line.
    """
    say = say or _print
    failed: list[str] = []
    count, broken_off = 0, False
    for check in all_checks() if checks is None else checks:
        count += 1
        began = time.perf_counter()
        try:
            detail, verdict = check.run(), "ok"
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever goes wrong is what this is to tell
            detail, verdict = _sentence(error), "FAILED"
            failed.append(f"{check.name}: {detail}")
            if isinstance(error, CannotGoOnError):
                failed[-1] += " The other checks were not made."
                broken_off = True
        say(f"{check.name:{_NAME_WIDTH}} {verdict:6} {time.perf_counter() - began:7.2f} s   {detail}")
        if broken_off:
            break
    say("")
    for sentence in failed:
        say(f"Failed: {sentence}")
    say(f"{len(failed)} of {count} checks failed." if failed else f"All {count} checks hold.")
    return 1 if failed else 0


def _sentence(error: BaseException) -> str:
    """What went wrong, with the kind of error where its words alone say little."""
    if isinstance(error, DfnetError):
        return str(error)
    text = str(error).strip().splitlines()
    return f"{type(error).__name__}: {text[0] if text else 'no reason is given'}"


def _print(line: str) -> None:
    print(line, flush=True, file=sys.stdout)  # noqa: T201 - the answer to --self-test
