"""Installs into the Python that runs this what locks/ lists for it, and the program itself in such a way that it can be
worked on: `python -m tools.environment [EXTRA …]`, all extras without a word. Needs nothing but Python and its pip.
`python -m tools.environment --only NAME …` installs these packages of the lock, what they need, and nothing else.

Everything is a wheel whose hash is listed. Where there is no lock, the versions are those of constraints.txt.
"""

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tools.locks.pins import building, chosen, extras, name_of, normal, read, requirements, written
from tools.locks.targets import ROOT, Target, described_here, target_here

_PIP = (sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
_HASHED = ("--require-hashes", "--no-deps", "--only-binary", ":all:")
_WITHOUT_CUDA = "delete .venv and run PIP_EXTRA_INDEX_URL=https://download.pytorch.org/whl/cpu make setup"
_NOT_OFFERED = ("No matching distribution found", "ResolutionImpossible")
"""What pip says of a version that it finds nowhere; the second where its own settings have constraints."""
_TREE = ("--no-build-isolation", "--no-deps", "--editable", ".")
"""Isolated, pip would fetch what builds it without a hash."""


def main(arguments: Sequence[str]) -> int:
    """SystemExit has a sentence where something can't be installed."""
    target = target_here()
    if arguments[:1] == ["--only"]:
        install_only(target, arguments[1:])
        return 0
    known = extras()
    if unknown := set(arguments) - set(known):
        print(
            f"No extra is called {', '.join(sorted(unknown))}: there are {', '.join(sorted(known))}.", file=sys.stderr
        )
        return 2
    wanted = list(arguments) or list(known)
    if target is None or not target.path.is_file():
        install_by_versions(wanted)
    else:
        install_by_hashes(target, wanted)
    return 0


def install_by_versions(wanted: Sequence[str]) -> None:
    """Nothing holds what comes against a hash, and that is said."""
    print(f"There is no lock for {described_here()}: versions are those of constraints.txt, without hashes.")
    command = ["--constraint", "constraints.txt", *building(), "--editable", f".[{','.join(wanted)}]"]
    _run(command, f"what constraints.txt lists; {described_here()} may be too new or too rare for some of it")


def install_by_hashes(target: Target, wanted: Sequence[str]) -> None:
    """What the lock lists for these extras, one of the PyTorches that there are for Linux, and the project."""
    names = [name_of(line) for line in requirements(wanted)]
    _install_part(target, names)
    if target.cpu_path.is_file() and not has_pytorch_for_a_cpu(target):
        print(f"PyTorch with CUDA is installed, some gigabytes. For one without: {_WITHOUT_CUDA}")
        _run([*_HASHED, "--requirement", str(target.cuda_path)], f"what {_place(target.cuda_path)} lists")
    _run(_TREE, "the project itself")


def install_only(target: Target | None, names: Sequence[str]) -> None:
    """For a tool that works without the program."""
    if target is None or not {*map(normal, names)} <= {pin.name for pin in read(target.path)}:
        raise SystemExit(f"Not all of {', '.join(names)} is in a lock for {described_here()}; nothing is installed.")
    _install_part(target, names)


def _install_part(target: Target, names: Sequence[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        part = Path(folder) / target.path.name
        part.write_text(written(chosen(read(target.path), names), f"of {target.path.name}"), encoding="utf-8")
        _run([*_HASHED, "--requirement", str(part)], f"what {_place(target.path)} lists")


def has_pytorch_for_a_cpu(target: Target) -> bool:
    """Install it if it is offered where pip looks; by its own version: pip prefers what an index has a hash of."""
    command = [*_PIP, *_HASHED, "--requirement", str(target.cpu_path)]
    done = subprocess.run(command, cwd=ROOT, stderr=subprocess.PIPE, encoding="utf-8", errors="replace", check=False)
    if done.returncode and any(words in done.stderr for words in _NOT_OFFERED):
        return False
    sys.stderr.write(done.stderr)
    if done.returncode:
        raise SystemExit(_refused(f"what {_place(target.cpu_path)} lists"))
    return True


def _run(words: Sequence[str], what: str) -> None:
    if subprocess.run([*_PIP, *words], cwd=ROOT, check=False).returncode:
        raise SystemExit(_refused(what))


def _refused(what: str) -> str:
    return f"pip could not install {what}. Its reason is above; with that mended, run the same again."


def _place(lock: Path) -> str:
    return lock.relative_to(ROOT).as_posix()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
