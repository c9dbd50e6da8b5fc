"""The menu of models, devices and backends. GUI thread."""

from collections.abc import Iterable
from functools import partial

from dfnet_gui.engine.backends.registry import AUTO, BACKENDS
from dfnet_gui.engine.device import DEVICES
from dfnet_gui.gui.base.settings import BACKEND, DEVICE
from dfnet_gui.gui.menus.actions import SEPARATOR, Command, Menu
from dfnet_gui.gui.models.commands import ModelCommands
from dfnet_gui.wording import tr, tr_later

_FIXED = (
    tr_later("&Models…"),
    tr_later("&Built-in model"),
    tr_later("&Automatic"),
    tr_later("Choose &weights file…"),
    tr_later("CPU: what is &fastest"),
)


def model_menu(models: ModelCommands) -> Menu:
    """Which model completes, and where it is computed."""
    labels = [*(tr(row.label) for row in DEVICES), *(f"CPU: {row.label}" for row in BACKENDS)]
    texts = iter(_underlined(labels, taken=_underlined_letters(_FIXED)))
    devices = [
        Command(f"device_{row.name}", next(texts), chooses=(DEVICE, row.name), why_not=row.why_never) for row in DEVICES
    ]
    backends = [
        Command(
            f"backend_{row.name}",
            next(texts),
            partial(models.use_backend, row.name),
            chooses=(BACKEND, row.name),
            why_not=row.missing,
        )
        for row in BACKENDS
    ]
    return Menu(
        tr("&Model"),
        (
            Command(
                "models",
                tr("&Models…"),
                models.show_models,
                tip=tr("What is installed; import the authors' weights; switch"),
            ),
            Command(
                "built_in", tr("&Built-in model"), models.use_built_in, tip=tr("The model that comes with the program")
            ),
            Command(
                "weights",
                tr("Choose &weights file…"),
                models.choose_weights,
                tip=tr("Use a .safetensors or .pth file of a DFNet"),
            ),
            SEPARATOR,
            Command("device_auto", tr("&Automatic"), chooses=(DEVICE, AUTO)),
            *devices,
            SEPARATOR,
            Command(
                "backend_auto",
                tr("CPU: what is &fastest"),
                partial(models.use_backend, AUTO),
                tip=tr("Measured here the first time a model is used"),
                chooses=(BACKEND, AUTO),
            ),
            *backends,
        ),
    )


def _underlined_letters(texts: Iterable[str]) -> str:
    """Those that these texts have in the language of the program."""
    return "".join(tr(text).partition("&")[2][:1].lower() for text in texts)


def _underlined(texts: Iterable[str], taken: str) -> list[str]:
    """Each text with the first letter underlined that no other has."""
    letters, marked = set(taken), []
    for text in texts:
        place = next((i for i, c in enumerate(text) if c.isalpha() and c.lower() not in letters), None)
        if place is not None:
            letters.add(text[place].lower())
            text = f"{text[:place]}&{text[place:]}"
        marked.append(text)
    return marked
