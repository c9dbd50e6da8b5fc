"""`models`: what is installed, whether it is whole, and taking in the authors' released weights."""

import argparse
from pathlib import Path

from dfnet_gui.cli.common import Subparsers, say
from dfnet_gui.engine.authors import AUTHORS_LICENCE, AUTHORS_PAGE
from dfnet_gui.engine.models import (
    DATASETS,
    InstalledModel,
    UnknownDatasetError,
    find_installed,
    import_model,
    installed_models,
    load_installed,
    remove_model,
)
from dfnet_gui.errors import DfnetError, UsageError


def add_parser(subparsers: Subparsers) -> None:
    """Describe the sub-command and its actions."""
    parser = subparsers.add_parser(
        "models",
        help="list, verify, import or remove models",
        epilog=f"The authors' weights can't be shipped ({AUTHORS_LICENCE}). They are linked on {AUTHORS_PAGE};"
        " download model_places2.pth or model_celeba.pth there, then import the file. A program without PyTorch reads"
        " .safetensors alone, which the full one makes of them.",
    )
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    actions.add_parser("list", help="name, size, licence, hash and place of every model")
    verify = actions.add_parser("verify", help="check hash, keys and values of all models, or of one")
    verify.add_argument("name", nargs="?", help="verify this one only")
    importing = actions.add_parser("import", help="check a weights file and install it for this user")
    importing.add_argument("file", type=Path, help="as model_places2.pth, or .safetensors with its .json beside it")
    importing.add_argument("--dataset", choices=DATASETS, help="what it was trained on, if its name does not say")
    importing.add_argument("--name", help="what to call it (default: dfnet-places2, dfnet-celeba, or the file's name)")
    removing = actions.add_parser("remove", help="delete an imported model")
    removing.add_argument("name")
    parser.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Do the action; the exit code is 1 when a model is not sound."""
    if options.action == "list":
        return _list()
    if options.action == "verify":
        return _verify(options.name)
    if options.action == "import":
        return _import(options)
    remove_model(options.name)
    print(f"Removed {options.name}.")
    return 0


def _list() -> int:
    models = installed_models()
    for model in models:
        if model.problem:
            say(model.problem)
            continue
        size = f"{model.size_bytes / 2**20:.1f} MiB"
        print("\t".join((model.name, size, model.licence, f"sha256:{model.sha256[:12]}", str(model.path))))
    return 1 if any(model.problem for model in models) else 0


def _verify(name: str | None) -> int:
    failed = 0
    for model in _named(name):
        try:
            load_installed(model)
            print(f"{model.name}\tsound")
        except DfnetError as error:
            failed += 1
            say(str(error))
    return 1 if failed else 0


def _named(name: str | None) -> list[InstalledModel]:
    if name is None:
        return installed_models()
    model = find_installed(name)
    if model is None:
        raise UsageError(f"No model is called {name}; see: dfnet-gui models list.")
    return [model]


def _import(options: argparse.Namespace) -> int:
    try:
        model = import_model(options.file, dataset=options.dataset, name=options.name)
    except UnknownDatasetError as error:
        raise UsageError(f"{str(error).rstrip('.')} with --dataset {' or --dataset '.join(DATASETS)}.") from error
    print(f"Installed {model.name} in {model.path}.")
    say(f"Use it with --model {model.name}, or in the window's Model menu. Licence: {model.licence}.")
    return 0
