"""A batch on a Ray cluster: one task a chunk. The only module that knows Ray.

Ray begins a task again where its worker or node dies; what the task had done by then stands in the chunk's journal.
"""

from __future__ import annotations

import logging
import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from typing import Any, NamedTuple

from dfnet_gui.batch.capacity import WORKER_BYTES, bytes_of_file
from dfnet_gui.batch.chunk import complete_chunk
from dfnet_gui.batch.plan import Run
from dfnet_gui.batch.scratch import scratch_folder
from dfnet_gui.engine.backends.processor import usable_cores
from dfnet_gui.errors import DfnetError, UsageError

LOCAL = "local"
"""In the place of a cluster's address: a Ray of our own, on this machine, that ends with us."""
_RETRIES = 3
_IN_FLIGHT = 2
"""Chunks a core that Ray knows of at a time, so that none waits for the next and its table stays small."""
_PATIENCE_S = 1.0


class Outcome(NamedTuple):
    """What came of a chunk: how many of its photos have which status, or `error`, and whether it is everybody's."""

    number: int
    tally: dict[str, int]
    error: str = ""
    is_for_all: bool = False


def complete_on_ray(cluster: str, address: str, run: Run, numbers: Sequence[int]) -> Iterator[Outcome]:
    """Complete chunks of the run at `address` on the cluster at `cluster` (as Ray takes it, or LOCAL), as they come.

    UsageError where Ray is not installed, or the cluster can't be reached.
    """
    with _joined(cluster) as ray:
        most = max((node["Resources"].get("memory", 0) for node in ray.nodes() if node["Alive"]), default=0)
        work = ray.remote(num_cpus=1, max_retries=_RETRIES, max_calls=0)(_complete)
        left, known = iter(numbers), dict[Any, int]()
        while True:
            while len(known) < _IN_FLIGHT * max(1, int(ray.cluster_resources().get("CPU", 1))):
                if (number := next(left, None)) is None:
                    break
                memory = WORKER_BYTES + bytes_of_file(run.chunks[number].largest)
                task = work.options(memory=min(memory, most) or None, name=f"chunk {number}")
                known[task.remote(address, number)] = number
            if not known:
                return
            for done in ray.wait(list(known), timeout=_PATIENCE_S)[0]:
                yield _outcome(ray, done, known.pop(done))


def _complete(address: str, number: int) -> tuple[dict[str, int], str, bool]:
    """In a worker of Ray's, which can't bring every exception home."""
    try:
        return complete_chunk(address, number), "", False
    except DfnetError as error:
        return {}, str(error), isinstance(error, UsageError)


def _outcome(ray: Any, task: Any, number: int) -> Outcome:  # noqa: ANN401 - Ray is loaded when it is wanted
    try:
        return Outcome(number, *ray.get(task))
    except ray.exceptions.RayError as error:
        reason = (str(error).strip().splitlines() or [type(error).__name__])[0]
        return Outcome(number, {}, f"chunk {number}: {type(error).__name__} ({reason})")


@contextmanager
def _joined(cluster: str) -> Iterator[Any]:
    if cluster == LOCAL:
        os.environ |= _own_settings()
    try:
        import ray
    except ImportError as error:
        raise UsageError(
            f"--cluster needs Ray ({error.name} is missing): install it with: pip install 'dfnet-gui[cluster]'."
        ) from error
    with scratch_folder("ray") if cluster == LOCAL else nullcontext() as folder:
        own: dict[str, Any] = {
            "num_cpus": usable_cores(),
            "include_dashboard": False,
            "_node_ip_address": "127.0.0.1",
            "_temp_dir": str(folder),
        }
        try:
            ray.init(cluster, log_to_driver=False, logging_level=logging.ERROR, **(own if folder else {}))
        except (ConnectionError, ValueError, RuntimeError) as error:
            reason = (str(error).strip().splitlines() or [type(error).__name__])[0]
            raise UsageError(f"{cluster}: the cluster can't be reached ({reason}); check its address.") from error
        try:
            yield ray
        finally:
            ray.shutdown()


def _own_settings() -> dict[str, str]:
    """Of a Ray that we start: nothing is reported, whoever has not its token is refused, which is otherwise kept in the
    home folder, and a machine that is short of memory does not try for ever."""
    return {
        "RAY_USAGE_STATS_ENABLED": "0",
        "RAY_AUTH_MODE": "token",
        "RAY_AUTH_TOKEN": secrets.token_hex(32),
        "RAY_task_oom_retries": str(_RETRIES),
    }
