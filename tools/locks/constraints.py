"""constraints.txt: the versions of all locks together, for installers that take no hashes."""

from collections.abc import Mapping, Sequence

from tools.locks.pins import Pin
from tools.locks.targets import Target

_HEAD = "# The versions of locks/, for installers that take no hashes. Made by python -m tools.locks, as those are.\n"


def constraints(locks: Mapping[Target, Sequence[Pin]]) -> str:
    """A line for each version; where a package has several, it says of which Pythons or systems it is."""
    versions: dict[str, dict[str, list[Target]]] = {}
    for target, pins in locks.items():
        for pin in pins:
            versions.setdefault(pin.name, {}).setdefault(pin.version, []).append(target)
    return _HEAD + "".join(line for name in sorted(versions) for line in _lines(name, versions[name]))


def _lines(name: str, versions: Mapping[str, Sequence[Target]]) -> list[str]:
    if len(versions) == 1:
        return [f"{name}=={version}\n" for version in versions]
    return [f"{name}=={version} ; {_marker(targets)}\n" for version, targets in sorted(versions.items())]


def _marker(targets: Sequence[Target]) -> str:
    return " or ".join(
        f"(python_version == '{target.python}' and sys_platform == '{target.system.of_python}')" for target in targets
    )
