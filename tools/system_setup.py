"""Installs what is missing of the system for the groups that it is given; runs on Python 3.6.

python3 -m tools.system_setup [python] [window] [tests] [bundle] [bundle-tests] [deb] [deb-tests]

As root and in CI it installs at once; anybody else is asked. What stays missing is an error, but not for tests: those
that need it are left out, except in CI.
"""

import os
import shutil
import subprocess
import sys

from dfnet_gui.needs import Manager, Need, how_to_install, is_there, manager_here, needs_of, packages, window_groups
from tools.python_choice import Python, chosen, why_none

FAILED, WRONG_USAGE = 1, 2
STDIN, STDERR = 0, 2


def groups() -> "dict[str, tuple[str, ...]]":
    """What can be asked for, and the groups of the table that belong to it."""
    return {
        "python": ("python",),
        "window": window_groups(),
        "tests": ("qt", "x", "screen"),
        "bundle": ("qt", "x", "wayland", "build"),
        "bundle-tests": ("qt", "x", "screen", "trial"),
        "deb": ("qt", "x", "wayland", "build", "deb"),
        "deb-tests": ("qt", "x", "screen", "trial", "debtrial"),
    }


def main(asked: "list[str]") -> int:
    """Give the exit code; a sentence on standard error says why it is not 0, and what tests will lack."""
    known = groups()
    if not asked or not set(asked) <= set(known):
        print("usage: python3 -m tools.system_setup " + " ".join("[" + name + "]" for name in known), file=sys.stderr)
        return WRONG_USAGE
    python = chosen()
    if python is None:
        print(why_none(), file=sys.stderr)
        return FAILED
    if not sys.platform.startswith("linux"):
        return 0  # other systems bring all of it
    missing = missing_of(asked, python)
    if not missing:
        return 0
    why_not = install(missing)
    missing = missing_of(asked, python)
    if not missing:
        return 0
    is_needed = bool(os.environ.get("CI") or missing_of([name for name in asked if not name.endswith("tests")], python))
    print(sentence(missing, why_not, is_needed=is_needed), file=sys.stderr)
    return FAILED if is_needed else 0


def missing_of(asked: "list[str]", python: Python) -> "tuple[Need, ...]":
    """Looked for anew at each call."""
    wanted = needs_of(*(group for name in asked for group in groups()[name]), python=python.version)
    return tuple(need for need in wanted if not _has(need, python))


_CAN_MAKE_VENV = "import ensurepip, venv"  # Debian's Python has venv alone, which can't do without
_HAS_OWN_LIBRARY = (
    "import os, sys; from sysconfig import get_config_var as told;"
    "sys.exit(not os.path.exists(os.path.join(told('LIBDIR') or '', told('INSTSONAME') or '-')))"
)
"""The loader of the Python that runs this does not know where another one's library lies."""


def _has(need: Need, python: Python) -> bool:
    if need.group == "python":
        return _succeeds(python, _CAN_MAKE_VENV)
    return is_there(need) or (need.name.startswith("libpython") and _succeeds(python, _HAS_OWN_LIBRARY))


def _succeeds(python: Python, code: str) -> bool:
    return subprocess.call([python.path, "-c", code], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0


def install(missing: "tuple[Need, ...]") -> str:
    """Why nothing was installed, empty if all went well."""
    manager = manager_here()
    if manager is None:
        return "how this system installs packages is not known here"
    if shutil.which(manager.install.split()[0]) is None:
        return manager.install.split()[0] + " is not there"
    commands = commands_of(missing, manager)
    if os.geteuid() == 0:
        return run(commands, is_quiet=True)
    if shutil.which("sudo") is None:
        return "installing it needs the rights of root, and there is no sudo"
    if os.environ.get("CI"):
        return run([["sudo", "-n", *command] for command in commands], is_quiet=True)
    return ask_and_run([["sudo", *command] for command in commands])


def commands_of(missing: "tuple[Need, ...]", manager: Manager) -> "list[list[str]]":
    """The lists of packages are fetched only here, when something is going to be installed."""
    update = [manager.update.split()] if manager.update else []
    return [*update, [*manager.install.split(), *manager.options.split(), *packages(missing, manager).split()]]


def ask_and_run(commands: "list[list[str]]") -> str:
    """Show the commands, and run them after a yes, in sight."""
    if not (os.isatty(STDIN) and os.isatty(STDERR)):
        return "there is no terminal to ask on"
    shown = " && ".join(" ".join(command) for command in commands)
    print("DFNet GUI needs system packages that are missing. To install them:\n    " + shown, file=sys.stderr)
    print("Run this now? [y/N] ", end="", file=sys.stderr, flush=True)
    try:
        answer = input()
    except (EOFError, KeyboardInterrupt):
        answer = ""
    if answer.strip().lower() not in ("y", "yes"):
        return "the answer was no"
    return run(commands, is_quiet=False)


def run(commands: "list[list[str]]", *, is_quiet: bool) -> str:
    """One after the other, until one fails; what a quiet one said is shown then."""
    if is_quiet:
        print("Installing system packages: " + " ".join(commands[-1]), file=sys.stderr, flush=True)
    for command in commands:
        done = subprocess.run(
            command,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            stdin=subprocess.DEVNULL if is_quiet else None,
            stdout=subprocess.PIPE if is_quiet else None,
            stderr=subprocess.STDOUT if is_quiet else None,
        )
        if done.returncode != 0:
            sys.stderr.write((done.stdout or b"").decode("utf-8", "replace"))
            return "'" + " ".join(command[:4]) + " …' failed"
    return ""


def sentence(missing: "tuple[Need, ...]", why_not: str, *, is_needed: bool) -> str:
    """What is missing, why it still is, and what to do."""
    names = ", ".join(need.name.split(".so.")[0] for need in missing)
    because = why_not or "the packages that were installed did not bring it"
    end = "then run make again" if is_needed else "until then tests that need it are left out"
    return f"Missing on this system: {names} ({because}). Install it: {how_to_install(missing)} – {end}."


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
