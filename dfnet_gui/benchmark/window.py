"""One measurement of the window, in this process: real events, a real document, the real worker thread."""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from PySide6.QtWidgets import QApplication

from dfnet_gui.benchmark.results import memory_mb, peak_memory_mb, percentile, timed
from dfnet_gui.benchmark.ui_driver import LEFT, MIDDLE, Bench, Ticks, wait_until
from dfnet_gui.gui.app import Program, make_application
from dfnet_gui.gui.base.settings import Settings

_RADIUS_PX = 250.0


def main(options: argparse.Namespace) -> int:
    """Measure `options.child` and print a JSON object."""
    app = make_application()
    if options.child == "start":
        answer = _start(app)
    else:
        with tempfile.TemporaryDirectory() as folder:
            answer = MEASURES[options.child](Bench(app, Path(options.photo), Path(folder)))
    print(json.dumps(answer), flush=True)  # noqa: T201 - the answer to the process that asked
    return 0


def _start(app: QApplication) -> dict[str, Any]:
    """The moments at which the window was on screen and the model warm; the real way of starting."""
    moments: dict[str, float] = {}
    program = Program(Settings())
    program.shown.connect(lambda: moments.setdefault("shown_at", time.monotonic()))
    program.session.model_changed.connect(lambda _info: moments.setdefault("warm_at", time.monotonic()))
    torch_was_there: list[bool] = []
    program.shown.connect(lambda: torch_was_there.append("torch" in sys.modules))
    program.start()
    wait_until(app, lambda: "warm_at" in moments)
    program.window.close()
    program.close()
    return {**moments, "torch_before_window": torch_was_there[0]}


def _open(bench: Bench) -> dict[str, Any]:
    import simplejpeg

    before = peak_memory_mb()
    preview, opened = bench.open()
    bench.stroke(20)
    bench.program.session.undo()
    peak = peak_memory_mb()
    bounds = bench.program.session.document.bounds  # type: ignore[union-attr]
    bench.close()

    def decode() -> None:
        simplejpeg.decode_jpeg(bench.photo.read_bytes(), "RGB")

    decoder = median(timed(decode) for _ in range(5))
    return {
        "seconds": opened,
        "baseline_seconds": decoder,
        "baseline": "the decoder alone",
        "limit_seconds": 1.3 * decoder + 0.3,
        "preview_seconds": preview,
        "peak_mb": peak,
        "peak_before_mb": before,
        "limit_mb": round(1.5 * 3 * bounds.width * bounds.height / 2**20 + 600, 1),
    }


def _pan(bench: Bench) -> dict[str, Any]:
    bench.open()
    bench.window.actions_by_name["brush"].trigger()
    bench.set_radius(_RADIUS_PX)
    bench.stroke(30)
    frames: list[float] = []
    bench.press(900, 500, MIDDLE)
    for zoom in range(12):
        x, y = 900.0, 500.0
        for number in range(15):
            x, y = 900 + 8 * number * (-1) ** zoom, 500 + 5 * number
            frames.append(timed(lambda x=x, y=y: bench.move(x, y, MIDDLE)))  # type: ignore[misc]
        bench.release(x, y, MIDDLE)
        frames.append(timed(lambda: bench.wheel(900, 500, 1)))
        bench.press(900, 500, MIDDLE)
    bench.close()
    return _spread(frames)


def _brush(bench: Bench) -> dict[str, Any]:
    bench.open()
    bench.set_radius(_RADIUS_PX)
    fitted = bench.stroke(150)
    bench.window.actions_by_name["zoom_full"].trigger()
    bench.app.processEvents()
    bench.set_radius(_RADIUS_PX)
    full = bench.stroke(150)
    bench.close()
    return {**_spread(fitted + full), "fitted_p99": percentile(fitted, 0.99), "full_size_p99": percentile(full, 0.99)}


def _undo(bench: Bench) -> dict[str, Any]:
    bench.open()
    seconds: list[float] = []
    for action in ("zoom_fit", "zoom_full"):
        bench.window.actions_by_name[action].trigger()
        bench.set_radius(_RADIUS_PX)
        bench.stroke(60)
        for _ in range(10):
            for step in (bench.program.session.undo, bench.program.session.redo):
                seconds.append(timed(lambda step=step: (step(), bench.app.processEvents())))  # type: ignore[misc]
    bench.close()
    return _spread(seconds)


def _event_gap(bench: Bench) -> dict[str, Any]:
    """While fast and detailed fills are computed one after the other, nobody touching the mouse; and their memory."""
    bench.open()
    before = memory_mb()
    bench.set_radius(60.0)
    ticks: Ticks | None = None
    completions = 0
    for number in range(4):
        bench.press(300 + 250 * number, 300, LEFT)
        bench.move(380 + 250 * number, 330, LEFT)
        bench.release(380 + 250 * number, 330, LEFT)
        ticks = ticks or Ticks()
        bench.program.session.complete()
        wait_until(bench.app, lambda: not bench.program.session.is_running)
        completions += 1
    assert ticks is not None
    gaps, peak = ticks.stop(), peak_memory_mb()
    bench.close()
    return {
        **_spread(gaps),
        "completions": completions,
        "ticks": len(gaps),
        "peak_mb": peak,
        "open_photo_mb": before,
        "peak_above_open_photo_mb": None if peak is None or before is None else round(peak - before, 1),
    }


def _export(bench: Bench) -> dict[str, Any]:
    """Export once to the end, and once more to be given up on the way."""
    bench.open()
    bench.set_radius(60.0)
    bench.stroke(3)
    exporting, path = bench.window.exporting, bench.folder / "out.png"
    steps: list[int] = []
    done: list[str] = []
    exporting.progress.connect(lambda at, _total: steps.append(at))
    exporting.said.connect(done.append)
    ticks, began = Ticks(), time.perf_counter()
    started = timed(lambda: exporting.export_to(path, 95))
    wait_until(bench.app, lambda: bool(done))
    seconds, gaps, count = time.perf_counter() - began, ticks.stop(), len(steps)
    answer = {"seconds": seconds, "progress_steps": count, "call_seconds": started}
    answer |= {"gap_p99": percentile(gaps, 0.99), "gap_max": max(gaps), **_given_up(bench, path, steps)}
    bench.close()
    return {**answer, "peak_mb": peak_memory_mb()}


def _given_up(bench: Bench, path: Path, steps: list[int]) -> dict[str, Any]:
    exporting, before, count = bench.window.exporting, path.stat().st_mtime_ns, len(steps)
    exporting.export_to(path, 95)
    wait_until(bench.app, lambda: len(steps) > count + 3)
    given_up, ended = timed(exporting.give_up), timed(exporting.wait)
    untouched = path.stat().st_mtime_ns == before and not list(bench.folder.glob(".dfnet*"))
    return {"give_up_seconds": given_up, "ended_after_seconds": ended, "file_untouched": untouched}


def _spread(seconds: list[float]) -> dict[str, Any]:
    return {
        "seconds": median(seconds),
        "p95": percentile(seconds, 0.95),
        "p99": percentile(seconds, 0.99),
        "slowest": max(seconds),
    }


MEASURES: dict[str, Callable[[Bench], dict[str, Any]]] = {
    "open_100mp": _open,
    "pan_100mp": _pan,
    "brush_100mp": _brush,
    "undo_100mp": _undo,
    "event_gap": _event_gap,
    "export_100mp": _export,
}
