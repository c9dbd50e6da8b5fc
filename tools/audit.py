"""Asks OSV, a public database, whether anything of locks/ is known to be unsafe: `python -m tools.audit [--strict]`.

It ends with 1 if so, and with 0 where the database can't be asked, after saying that; with --strict that is 1, too.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from tools.locks.pins import Pin, read, written
from tools.locks.targets import LOCKS

OSV = "https://api.osv.dev/v1/query"
ACCEPTED: dict[str, str] = {}
"""Findings that are no danger here, each by its number (PYSEC-…, GHSA-…, CVE-…), and why."""


class Finding(NamedTuple):
    """Something that is known of one package."""

    package: str
    number: str
    mended_in: str

    def __str__(self) -> str:
        end = f"mended in {self.mended_in}" if self.mended_in else "not mended yet"
        return f"{self.package}: {self.number}, {end} (https://osv.dev/vulnerability/{self.number})"


def findings(url: str, accepted: Sequence[str]) -> list[Finding]:
    """What is not accepted; ConnectionError says why the database can't be asked."""
    found: set[Finding] = set()
    with tempfile.TemporaryDirectory() as folder:
        for number, pins in enumerate(rounds(pin for path in sorted(LOCKS.glob("*.txt")) for pin in read(path))):
            path = Path(folder) / f"{number}.txt"
            path.write_text(written(pins, "of all locks"), encoding="utf-8")
            found |= _asked(path, url, accepted)
    return sorted(found)


def rounds(pins: Iterable[Pin]) -> list[list[Pin]]:
    """All that are different; pip-audit takes a package once in a file, and PyPI's PyTorch stands for each."""
    made: list[dict[str, Pin]] = []
    for (name, _version), pin in {(pin.name, pin.version): pin for pin in pins if "+" not in pin.version}.items():
        first = next((each for each in made if name not in each), None)
        if first is None:
            made.append(first := {})
        first[name] = pin
    return [list(each.values()) for each in made]


def _asked(path: Path, url: str, accepted: Sequence[str]) -> set[Finding]:
    options = ["--require-hashes", "--disable-pip", "--format", "json", "--progress-spinner", "off", "--desc", "off"]
    options += ["--cache-dir", str(path.parent), *(word for each in accepted for word in ("--ignore-vuln", each))]
    command = [sys.executable, "-m", "pip_audit", "--vulnerability-service", "osv", "--osv-url", url, *options]
    done = subprocess.run([*command, "--requirement", str(path)], capture_output=True, encoding="utf-8", check=False)
    try:
        told = json.loads(done.stdout)["dependencies"]
    except ValueError:
        raise _failure(done.stderr) from None
    if not_asked := [each["name"] for each in told if "vulns" not in each]:
        raise SystemExit(f"pip-audit passed over {', '.join(not_asked)}.")
    return {
        Finding(f"{each['name']} {each['version']}", one["id"], ", ".join(one["fix_versions"]))
        for each in told
        for one in each["vulns"]
    }


def _failure(said: str) -> BaseException:
    """Its last line ends with the reason, in brackets, of which those of the reason itself stay."""
    last = (said.strip() or "nothing was said").splitlines()[-1]
    if re.search(r"ConnectionError|ServiceError|Timeout|ProxyError|SSLError|HTTPError", said):
        reason = re.sub(r"[)'\"]+$", "", last.rpartition(": ")[2])
        return ConnectionError(reason + ")" * (reason.count("(") - reason.count(")")))
    return SystemExit(f"pip-audit failed: {last}")


def main(arguments: Sequence[str], url: str = OSV) -> int:
    """Say what was found, in sentences."""
    try:
        found = findings(url, tuple(ACCEPTED))
    except ConnectionError as reason:
        print(f"Not audited: {url} can't be asked here ({reason}). Run make audit where it can.")
        return int("--strict" in arguments)
    for number, why in ACCEPTED.items():
        print(f"Accepted: {number}, since {why}")
    for each in found:
        print(each)
    if found:
        print(f"{len(found)} found. Renew a package by python -m tools.locks NAME, or accept it in tools/audit.py.")
    else:
        print("Nothing of locks/ is known to be unsafe.")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
