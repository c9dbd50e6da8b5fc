"""`batch`: plan, run and survey the completion of so many photos that several machines share them."""

import argparse
from importlib import import_module
from importlib.util import find_spec

from dfnet_gui.cli.common import Subparsers, add_engine_options
from dfnet_gui.cli.complete import add_mark_options, positive
from dfnet_gui.errors import UsageError
from dfnet_gui.imaging.mask import MOST_GROWTH_PX


def add_parser(subparsers: Subparsers) -> None:
    """Describe the sub-command and its own."""
    parser = subparsers.add_parser("batch", help="complete millions of photos (needs the extra: dfnet-gui[cluster])")
    parts = parser.add_subparsers(required=True, metavar="PLAN|RUN|STATUS|RETRY", dest="part")
    _add_plan(parts)
    _add_run(parts)
    status = parts.add_parser("status", help="how far a run is")
    status.add_argument("--json", action="store_true", help="print one JSON object")
    retry = parts.add_parser("retry", help="have the next run do again what failed")
    for each in (status, retry):
        each.add_argument("run", metavar="RUN", help="where the run was planned")
    parser.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Carry out one of the parts; UsageError where their packages are missing."""
    if find_spec("pyarrow") is None:
        raise UsageError(
            "batch needs packages that are not there (pyarrow): install them with: pip install 'dfnet-gui[cluster]'."
        )
    command = getattr(import_module("dfnet_gui.cli.batch_parts"), options.part)
    return int(command(options))


def _add_plan(parts: Subparsers) -> None:
    plan = parts.add_parser("plan", help="pair photos with masks, and fix model and options for all machines")
    plan.add_argument("photos", metavar="IN", help="a folder with all within, or an s3://, gs:// or hdfs:// address")
    plan.add_argument("--mask", required=True, metavar="MASKS", help="a folder of masks, or one mask for all")
    plan.add_argument("--output", required=True, metavar="OUT", help="where the results go")
    plan.add_argument("--run", required=True, metavar="RUN", help="a new place for the plan and what came of it")
    plan.add_argument("--chunk-size", type=positive, default=1000, metavar="N", help="photos a chunk (default: 1000)")
    plan.add_argument(
        "--journal",
        type=_seconds,
        metavar="S",
        help="keep what is done every so many seconds (default: each photo in a folder, every 20 s elsewhere)",
    )
    add_mark_options(plan)
    plan.add_argument("--quality", type=int, choices=range(1, 101), metavar="1-100", help="for JPEG and WebP")
    plan.add_argument("--detail", choices=("fast", "detailed"), default="detailed")
    plan.add_argument("--grow", type=int, choices=range(MOST_GROWTH_PX + 1), default=0, metavar=f"0-{MOST_GROWTH_PX}")
    add_engine_options(plan, devices=("cpu",))
    plan.set_defaults(precision="fp32")  # as exact everywhere, whatever the processors of the cluster know


def _add_run(parts: Subparsers) -> None:
    parser = parts.add_parser("run", help="complete what is left of a run")
    parser.add_argument("run", metavar="RUN", help="where the run was planned")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--cluster", metavar="ADDRESS", help="on a Ray cluster: HOST:PORT, auto, ray://…, or local")
    where.add_argument("--chunk", type=_number, metavar="I", help="this chunk alone, from 0: for arrays of jobs")
    parser.add_argument(
        "--jobs", type=positive, metavar="N", help="photos at once on this machine (default: as many as fit)"
    )


def _number(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text}: give the number of a chunk, from 0.")
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds < float("inf"):
        raise argparse.ArgumentTypeError(f"{text}: give seconds, from 0.")
    return seconds
