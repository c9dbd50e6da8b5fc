"""Ray's nodes on loopback, as processes that can be killed, and a run's driver."""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

from tests.s3 import KEYS

_PATIENCE_S = 60
_RAY = str(Path(sys.executable).with_name("ray"))
_ENVIRONMENT = {
    **KEYS,
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_AUTH_MODE": "token",
    "RAY_AUTH_TOKEN": secrets.token_hex(32),
}
_OPTIONS = ("--num-cpus", "1", "--disable-usage-stats", "--node-ip-address", "127.0.0.1", "--block")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def kill(process: psutil.Process) -> None:
    """A process and all that it began, at once and with no warning."""
    with suppress(psutil.Error):
        whole = [process, *process.children(recursive=True)]
        for each in whole:
            with suppress(psutil.Error):
                each.send_signal(signal.SIGKILL)
        psutil.wait_procs(whole, timeout=_PATIENCE_S)


class Nodes:
    """A head and a second node, of one core each."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.address = f"127.0.0.1:{_free_port()}"
        port = self.address.rpartition(":")[2]
        options = ("--head", "--port", port, "--temp-dir", str(folder), "--include-dashboard", "false")
        self._head = self._begun(*options)
        self._second = self._begun("--address", self.address)

    def _begun(self, *options: str) -> psutil.Process:
        command = [_RAY, "start", *options, *_OPTIONS]
        with Path(f"{self._folder}.log").open("ab") as log:
            return psutil.Popen(
                command, env={**os.environ, **_ENVIRONMENT}, stdout=log, stderr=log, start_new_session=True
            )

    def begin_second(self) -> None:
        """Begin the second node, where it was killed."""
        if not self._second.is_running() or self._second.status() == psutil.STATUS_ZOMBIE:
            self._second = self._begun("--address", self.address)

    @property
    def second(self) -> psutil.Process:
        """The second node."""
        return self._second

    def tasks(self) -> list[psutil.Process]:
        """Ray's own workers that complete a chunk just now."""
        return [each for each in self._processes() if _command(each).startswith("ray::chunk")]

    def workers(self) -> list[psutil.Process]:
        """The program's processes that complete photos for them."""
        return [each for each in self._processes() if "--batch-worker" in _command(each)]

    def _processes(self) -> list[psutil.Process]:
        found = list[psutil.Process]()
        for node in (self._head, self._second):
            with suppress(psutil.Error):
                found += node.children(recursive=True)
        return found

    def end(self) -> None:
        """Kill both."""
        for node in (self._second, self._head):
            kill(node)


def _command(process: psutil.Process) -> str:
    with suppress(psutil.Error):
        return " ".join(process.cmdline())
    return ""


@contextmanager
def two_nodes() -> Iterator[Nodes]:
    """Two nodes that are there until the end, but for kills."""
    folder = Path(tempfile.mkdtemp(prefix="r"))  # short: the paths of sockets are
    nodes = Nodes(folder / "s")
    try:
        yield nodes
    finally:
        nodes.end()
        shutil.rmtree(folder, ignore_errors=True)


class Driver:
    """The process that a person began with `batch run`."""

    def __init__(self, run: str, cluster: str) -> None:
        command = [sys.executable, "-m", "dfnet_gui", "batch", "run", run, "--cluster", cluster]
        self.popen = subprocess.Popen(
            command, env={**os.environ, **_ENVIRONMENT}, stderr=subprocess.PIPE, text=True, start_new_session=True
        )

    @property
    def code(self) -> int | None:
        """None while it runs."""
        return self.popen.poll()

    def kill(self) -> None:
        """With no warning."""
        kill(psutil.Process(self.popen.pid))
        self.said()

    def said(self) -> str:
        """What it said, once it has ended."""
        return self.popen.communicate(timeout=_PATIENCE_S)[1]


def wait_until_there(run: str, nodes: Nodes) -> Driver:
    """A driver that has reached the cluster, which takes a while to be there."""
    began = time.monotonic()
    while time.monotonic() - began < _PATIENCE_S:
        driver = Driver(run, nodes.address)
        while driver.code is None and not nodes.tasks():
            time.sleep(0.05)  # other processes are awaited, which send no signal
        if driver.code is None or driver.code in (0, 1):
            return driver
        driver.said()
    raise AssertionError("the cluster did not come up")
