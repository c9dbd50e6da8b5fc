"""`python -m tools.locks [NAME … | --all]`: write the locks anew, with the newest allowed versions of these packages.

Without a name all versions stay as they are, as far as pyproject.toml allows, and what is new in it is added.
"""

import sys

from tools.locks.constraints import constraints
from tools.locks.cpu_wheels import for_a_cpu
from tools.locks.pins import Pin, normal, read, written
from tools.locks.resolution import resolved
from tools.locks.targets import LOCKS, ROOT, TARGETS, Target


def main(arguments: list[str]) -> int:
    """Nothing is written before everything is found."""
    known = {pin.name: pin for path in sorted(LOCKS.glob("*.txt")) for pin in read(path) if "+" not in pin.version}
    if unknown := {normal(name) for name in arguments if name != "--all"} - known.keys():
        print(f"No package of locks/ is called {', '.join(sorted(unknown))}.", file=sys.stderr)
        return 2
    renewed = ["--upgrade" if name == "--all" else f"--upgrade-package={name}" for name in arguments]
    found = {}
    for target in TARGETS:
        print(f"{target.name}: ", end="", flush=True)
        found[target] = resolved(target, _known_of(target, known), renewed)
        print(f"{len(found[target])} packages")
    for target, pins in found.items():
        write(target, pins)
    (ROOT / "constraints.txt").write_text(constraints(found), encoding="utf-8")
    return 0


def _known_of(target: Target, others: dict[str, Pin]) -> list[Pin]:
    """A target without a lock begins with the versions of the others."""
    paths = [path for path in (target.path, target.cuda_path) if path.is_file()]
    return [pin for path in paths for pin in read(path)] or list(others.values())


def write(target: Target, pins: list[Pin]) -> None:
    """Its lock; for Linux PyTorch stands in two others, of which one is installed."""
    made = f"Made by python -m tools.locks for Python {target.python} on {target.system.name}"
    if target.system.name != "linux":
        target.path.write_text(written(pins, f"{made}; make setup installs it."), encoding="utf-8")
        return
    rest, for_cuda = [[pin for pin in pins if pin.is_for_cuda is kind] for kind in (False, True)]
    for_cpu = [for_a_cpu(pin, target.minor) for pin in for_cuda if pin.name == "torch"]
    head = f"{made}; make setup installs it, and {target.cpu_path.name} or {target.cuda_path.name}."
    target.path.write_text(written(rest, head), encoding="utf-8")
    target.cpu_path.write_text(written(for_cpu, f"{made}: PyTorch for a CPU alone."), encoding="utf-8")
    target.cuda_path.write_text(written(for_cuda, f"{made}: PyTorch with CUDA."), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
