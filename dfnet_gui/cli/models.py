"""`models`: what is installed, and whether it is whole."""

import argparse

from dfnet_gui.cli.common import Subparsers, say
from dfnet_gui.errors import DfnetError, UsageError
from dfnet_gui.network.checkpoint import load_model
from dfnet_gui.network.manifest import read_manifest
from dfnet_gui.paths import models_dir


def add_parser(subparsers: Subparsers) -> None:
    """Describe the sub-command."""
    parser = subparsers.add_parser("models", help="list or verify the installed models")
    parser.add_argument("action", choices=("list", "verify"))
    parser.add_argument("name", nargs="?", help="verify this one only")
    parser.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """List manifests, or load each model and check its hash, keys and values."""
    paths = sorted(models_dir().glob("*.safetensors"))
    if options.name:
        paths = [path for path in paths if path.stem == options.name]
        if not paths:
            raise UsageError(f"No model is called {options.name}; see: dfnet-gui models list.")
    failed = 0
    for path in paths:
        try:
            if options.action == "list":
                manifest = read_manifest(path)
                licence = manifest.licence if manifest else "no manifest"
                print(f"{path.stem}\t{path.stat().st_size / 2**20:.1f} MiB\t{licence}\t{path}")
                continue
            load_model(path)
            print(f"{path.stem}\tsound")
        except DfnetError as error:
            failed += 1
            say(str(error))
    return 1 if failed else 0
