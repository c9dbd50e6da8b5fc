"""`bench`: all measurements, as a table or as JSON."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from dfnet_gui.benchmark.check import check, kind_of_machine, store
from dfnet_gui.benchmark.results import Result, keep_freed_memory, machine
from dfnet_gui.engine.backends.base import PRECISIONS
from dfnet_gui.engine.backends.registry import backend_names
from dfnet_gui.engine.device import DEVICE_NAMES
from dfnet_gui.errors import DfnetError, UsageError

COMPLETION_NAMES = (
    "completion_box_25",
    "completion_box_06",
    "completion_repeat",
    "compact_box_25",
    "completion_24mp",
    "completion_100mp",
    "twenty_holes",
    "detailed_300",
    "detailed_600",
)
WINDOW_NAMES = ("open_100mp", "pan_100mp", "brush_100mp", "undo_100mp", "event_gap")
START_NAMES = ("window_shown", "model_warm")
FOLDER_NAMES = ("batch_jobs", "batch_cluster")
NAMES = (*COMPLETION_NAMES, *WINDOW_NAMES, *START_NAMES, "export_100mp", *FOLDER_NAMES)


def main(arguments: Sequence[str]) -> int:
    """Measure; 0 done, 1 something could not be measured, 2 wrong usage."""
    try:
        options = _parser().parse_args(arguments)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 2
    if options.child:
        from dfnet_gui.benchmark.window import main as child

        return child(options)
    if options.threads:
        os.environ["OMP_NUM_THREADS"] = str(options.threads)
    if options.check or options.store:
        return _check_or_store(options)
    results, is_whole = [], True
    for name in options.only or NAMES:
        try:
            result = _measured(name, options)
        except DfnetError as error:
            is_whole = False
            result = {"name": name, "skipped": str(error)}
        results.append(result)
        _say(result)
    if options.json:
        print(json.dumps({"machine": machine(), "results": results}, ensure_ascii=False, indent=1))  # noqa: T201
    return 0 if is_whole else 1


def _check_or_store(options: argparse.Namespace) -> int:
    keep_freed_memory()
    try:
        kind = kind_of_machine(options.precision)
        if options.store:
            store(options.store, kind, lambda name: _measured(name, options))
            return 0
        return 0 if check(options.check, kind, lambda name: _measured(name, options), _tell) else 1
    except UsageError as error:
        _tell(f"dfnet-gui: {error}")
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dfnet-gui bench", description="Measure how fast the program is here, beside the published network."
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--only", action="append", choices=NAMES, metavar="NAME", help=", ".join(NAMES))
    parser.add_argument("--device", choices=DEVICE_NAMES, default="auto")
    parser.add_argument("--backend", choices=backend_names(), default="auto")
    parser.add_argument("--precision", choices=PRECISIONS, default="auto")
    parser.add_argument("--threads", type=int, default=0, help="for the network; all cores without it")
    parser.add_argument(
        "--runs", type=int, default=0, metavar="N", help="of a completion at least (default: 9; short: 5)"
    )
    parser.add_argument("--short", action="store_true", help="fewer runs, and 24 megapixels in place of 100")
    parser.add_argument("--check", type=Path, metavar="FILE", help="fail where a ratio fell by a third of FILE's")
    parser.add_argument("--store", type=Path, metavar="FILE", help="keep the ratios of this machine in FILE")
    parser.add_argument("--child", default="", help=argparse.SUPPRESS)
    parser.add_argument("--photo", default="", help=argparse.SUPPRESS)
    return parser


_cache: dict[str, Any] = {}


def _measured(name: str, options: argparse.Namespace) -> dict[str, Any]:
    if name in COMPLETION_NAMES:
        return _completion(name, options).as_dict()
    if name in FOLDER_NAMES:
        from dfnet_gui.benchmark.folders import folder_of_photos

        return folder_of_photos(name, options).as_dict()
    if find_spec("PySide6") is None:
        raise DfnetError("PySide6 is not installed here, so nothing of the window can be measured.")
    from dfnet_gui.benchmark.children import measured_in_window

    return measured_in_window(name, options).as_dict()


def _completion(name: str, options: argparse.Namespace) -> Result:
    import torch

    from dfnet_gui.benchmark.completions import Completions

    if options.threads:
        os.environ["OMP_NUM_THREADS"] = str(options.threads)
        torch.set_num_threads(options.threads)
    if "completions" not in _cache:
        _cache["completions"] = Completions(options, runs=options.runs or (5 if options.short else 9))
    completions: Completions = _cache["completions"]
    megapixels_100 = (6000, 4000) if options.short else (11648, 8736)
    measure: dict[str, Callable[[], Result]] = {
        "completion_box_25": lambda: completions.box(name, 256),
        "completion_box_06": lambda: completions.box(name, 128),
        "completion_repeat": lambda: completions.repeat(name),
        "compact_box_25": lambda: completions.compact_box(name),
        "completion_24mp": lambda: completions.large_photo(name, 6000, 4000),
        "completion_100mp": lambda: completions.large_photo(name, *megapixels_100),
        "twenty_holes": lambda: completions.twenty_holes(name),
        "detailed_300": lambda: completions.detailed(name, 300),
        "detailed_600": lambda: completions.detailed(name, 600),
    }
    return measure[name]()


def _say(result: dict[str, Any]) -> None:
    """One line for people, on standard error, so that --json stays alone on standard output."""
    if "skipped" in result:
        text = result["skipped"]
    else:
        ratio = f"{result['ratio']:8.2f}×" if result["ratio"] is not None else " " * 9
        rest = {
            k: v
            for k, v in result.items()
            if k not in ("name", "seconds", "baseline_seconds", "ratio") and v is not None
        }
        text = f"{result['seconds'] * 1e3:10.2f} ms {ratio}  " + ", ".join(f"{k} {_short(v)}" for k, v in rest.items())
    _tell(f"{result['name']:18} {text}")


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201 - for people; standard output is for --json


def _short(value: object) -> str:
    return f"{value:.3g}" if isinstance(value, float) else str(value)
