"""A folder of photos: on one core and on all, and on a Ray of this machine. Each in processes of its own."""

import argparse
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import cv2
import numpy as np

from dfnet_gui.batch.worker import ONE_THREAD
from dfnet_gui.benchmark.results import Result, run_child, timed
from dfnet_gui.engine.backends.processor import usable_cores
from dfnet_gui.errors import CompletionError
from dfnet_gui.imaging.reading import read_photo
from dfnet_gui.paths import resources_dir

_WIDTH, _HEIGHT = 1200, 800
_HOLE_PX = 160
_COUNT, _SHORT = 48, 16
_CHUNKS_A_CORE = 2


def folder_of_photos(name: str, options: argparse.Namespace, count: int = 0) -> Result:
    """Measure by name, with `count` photos; raises CompletionError with what the program said where it failed."""
    with _photos(count or (_SHORT if options.short else _COUNT)) as folder:
        return _on_all_cores(name, folder, options) if name == "batch_jobs" else _on_ray(name, folder, options)


def _on_all_cores(name: str, folder: Path, options: argparse.Namespace) -> Result:
    count = len(list((folder / "photos").iterdir()))
    cores = usable_cores()
    alone = _completed(folder, options, 1, ONE_THREAD)
    shared = _completed(folder, options, cores)
    more = {"photos": count, "jobs": cores, "photos_a_second": count / shared, "photos_a_second_alone": count / alone}
    return Result(name, shared, alone, more)


def _on_ray(name: str, folder: Path, options: argparse.Namespace) -> Result:
    if find_spec("ray") is None:
        raise CompletionError("Ray is not installed here (pip install 'dfnet-gui[cluster]'), so it can't be measured.")
    count, cores = len(list((folder / "photos").iterdir())), usable_cores()
    plan = [str(folder / "photos"), "--mask", str(folder / "masks"), "--output", str(folder / "results")]
    size = max(1, count // (_CHUNKS_A_CORE * cores))
    _run("batch", "plan", *plan, "--run", str(folder / "run"), "--chunk-size", str(size), *_engine(options))
    on_ray = timed(_each("batch", "run", str(folder / "run"), "--cluster", "local"))
    shared = _completed(folder, options, cores)
    more = {"photos": count, "chunks": -(-count // size), "overhead_seconds": on_ray - shared}
    return Result(name, on_ray, shared, more)


def _completed(
    folder: Path, options: argparse.Namespace, jobs: int, environment: dict[str, str] | None = None
) -> float:
    results = folder / f"results-{jobs}"
    shutil.rmtree(results, ignore_errors=True)
    files = [str(folder / "photos"), "--mask", str(folder / "masks"), "--output", str(results)]
    return timed(
        _each("complete", *files, "--jobs", str(jobs), "--device", "cpu", *_engine(options), environment=environment)
    )


def _engine(options: argparse.Namespace) -> list[str]:
    return ["--backend", options.backend, "--precision", options.precision]


def _each(*arguments: str, environment: dict[str, str] | None = None) -> Callable[[], None]:
    return lambda: _run(*arguments, environment=environment)


def _run(*arguments: str, environment: dict[str, str] | None = None) -> None:
    done = run_child(arguments, environment or {})
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1]
        raise CompletionError(f"The folder could not be measured: {reason}")


@contextmanager
def _photos(count: int) -> Iterator[Path]:
    """A folder with `photos` and `masks`: parts of the samples, of a megapixel each."""
    samples = [read_photo(path).pixels for path in sorted((resources_dir() / "samples").glob("*.jpg"))]
    mask = np.zeros((_HEIGHT, _WIDTH), np.uint8)
    cv2.circle(mask, (_WIDTH // 2, _HEIGHT // 2), _HOLE_PX // 2, 255, -1)
    with tempfile.TemporaryDirectory(prefix="dfnet-gui-bench-") as name:
        folder = Path(name)
        for part in ("photos", "masks"):
            (folder / part).mkdir()
        for number in range(count):
            pixels = cv2.resize(samples[number % len(samples)], (_WIDTH, _HEIGHT), interpolation=cv2.INTER_AREA)
            turned = np.roll(pixels, 37 * number, axis=1)
            cv2.imwrite(str(folder / "photos" / f"{number:03}.jpg"), cv2.cvtColor(turned, cv2.COLOR_RGB2BGR))
            cv2.imwrite(str(folder / "masks" / f"{number:03}.png"), mask)
        yield folder
