"""`evaluate`: measure a model beside its start and OpenCV's methods on photos with seeded holes."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from dfnet_gui.cli.common import Subparsers, add_engine_options, make_inpainter, pictures_in, say
from dfnet_gui.errors import UsageError
from dfnet_gui.evaluation.methods import PEERS, Method, model_method, start_method
from dfnet_gui.evaluation.run import Summary, make_cases, score, sheet, summarise
from dfnet_gui.imaging.export import write_photo
from dfnet_gui.imaging.photo import Photo

_METHODS = ("model", "start", *PEERS)
_MOST_ON_SHEET = 12
_LEAST_SIZE = 32


def add_parser(subparsers: Subparsers) -> None:
    """Describe the sub-command."""
    parser = subparsers.add_parser("evaluate", help="measure a model beside other methods")
    parser.add_argument("--photos", type=Path, required=True, help="a folder of photos that training did not see")
    parser.add_argument("--methods", nargs="+", choices=_METHODS, default=list(_METHODS))
    parser.add_argument("--size", type=int, default=512)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--sheet", type=Path, help="write a sheet of completions to look at")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    add_engine_options(parser)
    parser.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Score each method on the same cases and print a table or JSON."""
    paths = pictures_in(options.photos) if options.photos.is_dir() else []
    if not paths:
        raise UsageError(f"{options.photos}: there are no photos in this folder.")
    if options.size < _LEAST_SIZE:
        raise UsageError(f"--size must be at least {_LEAST_SIZE}, not {options.size}.")
    cases = make_cases(paths, size=options.size, seed=options.seed, on_problem=say)
    if not cases:
        raise UsageError(f"{options.photos}: no photo in this folder can be read.")
    methods = _chosen(options)
    table: dict[str, dict[str, Summary]] = {}
    for name, method in methods.items():
        say(f"{name}: {len(cases)} photos…")
        scores = score(method, cases, on_case=lambda: None)
        table[name] = {metric: summarise(values) for metric, values in scores.items()}
    if options.sheet:
        write_photo(options.sheet, Photo(pixels=sheet(cases[:_MOST_ON_SHEET], methods)))
    if options.json:
        plain = {name: {metric: asdict(s) for metric, s in row.items()} for name, row in table.items()}
        print(json.dumps({"photos": len(cases), "size": options.size, "seed": options.seed, "methods": plain}))
    else:
        print(_text(table))
    return 1 if len(cases) < len(paths) else 0


def _chosen(options: argparse.Namespace) -> dict[str, Method]:
    inpainter = make_inpainter(options) if {"model", "start"} & set(options.methods) else None
    methods: dict[str, Method] = {}
    for name in options.methods:
        if name in PEERS:
            methods[name] = PEERS[name]
        elif inpainter is not None:
            methods[name] = model_method(inpainter) if name == "model" else start_method(inpainter.manifest.start)
    return methods


def _text(table: dict[str, dict[str, Summary]]) -> str:
    lines = ["| method | PSNR, dB | L1 | BPE | seconds |", "|---|---|---|---|---|"]
    for name, row in table.items():
        cells = [f"{row[m].mean:.2f} ({row[m].low:.2f} to {row[m].high:.2f})" for m in ("psnr", "l1", "bpe")]
        lines.append(f"| {name} | {' | '.join(cells)} | {row['seconds'].mean:.3f} |")
    return "\n".join(lines)
