"""Compares measured ratios with stored ones: seconds differ from machine to machine, ratios much less."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from dfnet_gui.errors import UsageError

CHECKED_NAMES = (
    "completion_box_25",
    "completion_box_06",
    "completion_repeat",
    "compact_box_25",
    "completion_24mp",
    "twenty_holes",
    "detailed_300",
    "detailed_600",
)
MOST_LOST = 1 / 3
"""A ratio may fall by this part of what is stored before it counts as a regression."""
_ATTEMPTS = 2


def kind_of_machine(precision: str = "auto") -> str:
    """What ratios depend on most: the backends that there are, and whether the processor knows bfloat16."""
    from dfnet_gui.engine.backends.processor import has_openvino, processor

    known = "bf16" if processor().has_bf16 else "fp32"
    return f"{'openvino' if has_openvino() else 'pytorch'} {known if precision == 'auto' else precision}"


def check(path: Path, kind: str, measure: Callable[[str], Mapping[str, Any]], say: Callable[[str], None]) -> bool:
    """Measure what is stored for that `kind_of_machine`; False where a ratio is lower by more than a third.

    A ratio that is too low is measured once more: a busy moment is no regression. Raises UsageError for a file
    that can't be used.
    """
    stored = _stored(path).get(kind)
    if stored is None:
        say(f"{path}: no ratios are stored for a machine with {kind}, so nothing is checked.")
        return True
    is_fine = True
    for name, ratio in stored.items():
        least = ratio * (1 - MOST_LOST)
        best = 0.0
        for _ in range(_ATTEMPTS):
            best = max(best, float(measure(name)["ratio"]))
            if best >= least:
                break
        verdict = "fine" if best >= least else "slower than it was"
        say(f"{name}: {best:.2f}, stored {ratio:.2f}, least {least:.2f}: {verdict}")
        is_fine = is_fine and best >= least
    return is_fine


def store(path: Path, kind: str, measure: Callable[[str], Mapping[str, Any]]) -> None:
    """Measure twice and keep the lower ratios for this kind of machine; those of other kinds stay."""
    known = _stored(path) if path.exists() else {}
    known[kind] = {name: min(measure(name)["ratio"] for _ in range(_ATTEMPTS)) for name in CHECKED_NAMES}
    path.write_text(json.dumps(known, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _stored(path: Path) -> dict[str, dict[str, float]]:
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
        return {kind: {name: float(ratio) for name, ratio in ratios.items()} for kind, ratios in known.items()}
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise UsageError(f"{path}: the stored ratios can't be read ({error}); write them with: --store.") from error
