"""Before the models go into a bundle: each DFNet of models/ gives by OpenVINO what it gives by PyTorch."""

import sys

import numpy as np

from dfnet_gui.engine.backends.calibration import calibration_picture
from dfnet_gui.engine.backends.registry import can_be_folded, candidates
from dfnet_gui.network.checkpoint import load_model
from dfnet_gui.paths import models_dir

MOST_DIFFERENCE = 1e-3
"""In [0, 1], both in fp32; a quarter of a grey level."""


def difference(name: str) -> float:
    """The largest one, over the fill and all fusion maps, of a fixed picture."""
    model = load_model(models_dir() / f"{name}.safetensors")
    picture = calibration_picture(model.manifest.working_size, model.manifest.architecture.multiple)
    ways = [each.make() for each in candidates(model, "cpu", "auto", "fp32")]
    fills = [way.run(*picture).result for way in ways]
    maps = [[level for kind in way.look(picture.image, picture.mask) for level in kind] for way in ways]
    pairs = [(fills[0], fill) for fill in fills[1:]]
    pairs += [pair for others in maps[1:] for pair in zip(maps[0], others, strict=True)]
    if not pairs:
        raise SystemExit("There is only one library to compute with: install PyTorch and OpenVINO to compare them.")
    return max(float(np.abs(one - other).max()) for one, other in pairs)


def main() -> int:
    """Say how far they differ; 1 if a model differs too much."""
    worst = 0.0
    for path in sorted(models_dir().glob("*.safetensors")):
        if can_be_folded(load_model(path)):
            found = difference(path.stem)
            worst = max(worst, found)
            print(f"{path.stem}: OpenVINO differs from PyTorch by {found:.1e}")
    if worst > MOST_DIFFERENCE:
        print(f"That is more than {MOST_DIFFERENCE}; no bundle is made.", file=sys.stderr)
    return int(worst > MOST_DIFFERENCE)


if __name__ == "__main__":
    sys.exit(main())
