"""`evaluate`: measure models beside their start and other methods on photos with seeded or given holes."""

import argparse
import json
import math
from collections.abc import Container
from dataclasses import asdict
from pathlib import Path
from typing import Any

from dfnet_gui.cli.common import Subparsers, add_engine_options, make_inpainter, pictures_in, say
from dfnet_gui.engine.inpainter import Inpainter
from dfnet_gui.errors import UsageError
from dfnet_gui.evaluation.cases import Case, make_cases
from dfnet_gui.evaluation.methods import FURTHER_PEERS, PEERS, Method, model_method, start_method
from dfnet_gui.evaluation.metrics import Judge
from dfnet_gui.evaluation.run import METRICS, Scores, Summary, by_class, differences, score, sheet, summarise_metric
from dfnet_gui.imaging.arrays import ByteArray
from dfnet_gui.imaging.photo import Photo
from dfnet_gui.imaging.writing import write_photo

_OF_MODEL = ("model", "fast", "start")
_HEADINGS = {
    "visible": "visible",
    "fine": "fine contrast",
    "middle": "middle contrast",
    "edge": "edge jump",
    "psnr": "PSNR, dB",
    "ssim": "SSIM",
    "l1": "L1",
    "bpe": "BPE",
    "features": "feature distance",
    "seconds": "seconds",
}
_DIGITS = {"visible": 3, "ssim": 3, "features": 3}
_MOST_ON_SHEET = 12
_SIZE, _NATIVE_SIZE, _LEAST_SIZE = 512, 1536, 32


def add_parser(subparsers: Subparsers) -> None:
    """Describe the sub-command."""
    names = ", ".join((*_OF_MODEL, *PEERS))
    parser = subparsers.add_parser("evaluate", help="measure models beside other methods")
    parser.add_argument("--photos", type=Path, required=True, help="a folder of photos that training did not see")
    parser.add_argument("--masks", type=Path, help="a folder of masks (white = hole), instead of seeded holes")
    parser.add_argument(
        "--methods",
        nargs="+",
        default=[*_OF_MODEL, *PEERS],
        help=f"any of {names}, names of models and weights files; the first is compared with the others."
        " model: as the program completes, in detail where the model knows how; fast: its fast fill;"
        f" start: what stands in the hole before it. {' and '.join(FURTHER_PEERS)} need something installed",
    )
    parser.add_argument("--size", type=int, help="side of the squares (default: 512; with --native 1536)")
    parser.add_argument(
        "--native", action="store_true", help="scale nothing: the photos' middle squares at their own resolution"
    )
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--sheet", type=Path, help="write a sheet of completions to look at")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    add_engine_options(parser)
    parser.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Score each method on the same cases and print tables or JSON."""
    paths = _pictures(options.photos)
    masks = _pictures(options.masks) if options.masks else []
    options.size = options.size or (_NATIVE_SIZE if options.native else _SIZE)
    if options.size < _LEAST_SIZE:
        raise UsageError(f"--size must be at least {_LEAST_SIZE}, not {options.size}.")
    cases = make_cases(paths, size=options.size, seed=options.seed, on_problem=say, masks=masks, native=options.native)
    if not cases:
        raise UsageError(f"{options.photos}: no photo in this folder can be used.")
    scores, results = _score_all(_chosen(options), cases)
    if options.sheet:
        write_photo(options.sheet, Photo(pixels=sheet(cases[:_MOST_ON_SHEET], results)))
    if options.json:
        print(json.dumps(_plain(options, cases, scores), ensure_ascii=False))
    else:
        print(_text(cases, scores))
    return 1 if len(cases) < len(paths) else 0


def _pictures(folder: Path) -> list[Path]:
    paths = pictures_in(folder) if folder.is_dir() else []
    if not paths:
        raise UsageError(f"{folder}: there are no photos in this folder.")
    return paths


def _chosen(options: argparse.Namespace) -> dict[str, Method]:
    methods: dict[str, Method] = {}
    inpainter: Inpainter | None = None
    for name in options.methods:
        if peer := (PEERS | FURTHER_PEERS).get(name):
            methods[name] = peer
        elif name in _OF_MODEL:
            inpainter = inpainter or make_inpainter(options)
            methods[name] = _of_model(inpainter, name)
        else:
            other = make_inpainter(argparse.Namespace(**{**vars(options), "model": name}))
            methods[_label(name, methods)] = model_method(other)
    return methods


def _label(name: str, taken: Container[str]) -> str:
    """A weights file's stem, or all of its path where two share a stem; an installed model's name."""
    stem = Path(name).stem if Path(name).is_file() else name
    return name if stem in taken else stem


def _of_model(inpainter: Inpainter, name: str) -> Method:
    if name == "start":
        return start_method(inpainter.manifest.start)
    return model_method(inpainter, "detailed" if name == "model" else "fast")


def _score_all(methods: dict[str, Method], cases: list[Case]) -> tuple[dict[str, Scores], dict[str, list[ByteArray]]]:
    judge = Judge(say)
    scores: dict[str, Scores] = {}
    results: dict[str, list[ByteArray]] = {}
    for name, method in methods.items():
        say(f"{name}: {len(cases)} photos…")
        results[name] = []
        scores[name] = score(method, cases, judge, on_case=results[name].append)
    return scores, results


def _plain(options: argparse.Namespace, cases: list[Case], scores: dict[str, Scores]) -> dict[str, Any]:
    first, *others = scores

    def summaries(table: dict[str, Summary]) -> dict[str, Any]:
        return {metric: asdict(summary) for metric, summary in table.items() if not math.isnan(summary.mean)}

    return {
        "photos": len(cases),
        "size": options.size,
        "native": options.native,
        "seed": options.seed,
        "methods": {n: summaries({m: summarise_metric(m, v) for m, v in s.items()}) for n, s in scores.items()},
        "classes": {n: {c: summaries(t) for c, t in by_class(cases, s).items()} for n, s in scores.items()},
        "differences": {other: summaries(differences(scores[first], scores[other])) for other in others},
        "cases": [
            {"name": case.name, "hole": float(case.hole.mean()), "scores": {n: _at(s, i) for n, s in scores.items()}}
            for i, case in enumerate(cases)
        ],
    }


def _at(scores: Scores, index: int) -> dict[str, float]:
    """NaN, as of a hole too thin for “visible”, is no JSON: it is left out."""
    return {metric: values[index] for metric, values in scores.items() if not math.isnan(values[index])}


def _text(cases: list[Case], scores: dict[str, Scores]) -> str:
    metrics = [m for m in METRICS if all(m in s for s in scores.values())]
    first, *others = scores
    lines = _table("method", metrics, {n: {m: summarise_metric(m, s[m]) for m in metrics} for n, s in scores.items()})
    if others:
        lines += ["", f"{first} minus each other method, photo by photo (* where the interval excludes zero):", ""]
        lines += _table("against", metrics, {o: differences(scores[first], scores[o]) for o in others}, starred=True)
    lines += ["", f"{first} by the hole's share of the picture:", ""]
    classes = by_class(cases, scores[first])
    counts = {name: sum(case.hole_class == name for case in cases) for name in classes}
    lines += _table("hole", metrics, {f"{name} ({counts[name]} photos)": row for name, row in classes.items()})
    return "\n".join(lines)


def _table(title: str, metrics: list[str], rows: dict[str, dict[str, Summary]], *, starred: bool = False) -> list[str]:
    lines = [f"| {title} | {' | '.join(_HEADINGS[m] for m in metrics)} |", "|---" * (len(metrics) + 1) + "|"]
    for name, row in rows.items():
        cells = [_cell(row[m], _DIGITS.get(m, 2), starred=starred) for m in metrics]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return lines


def _cell(summary: Summary, digits: int, *, starred: bool) -> str:
    if math.isnan(summary.mean):
        return "–"
    sign = "+" if starred else ""
    star = "*" if starred and summary.excludes_zero else ""
    numbers = (f"{number:{sign}.{digits}f}" for number in (summary.mean, summary.low, summary.high))
    mean, low, high = numbers
    return f"{mean} ({low} to {high}){star}"
