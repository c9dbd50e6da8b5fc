"""The prepared command for a GPU, on a processor and for some seconds."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dfnet_gui.paths import models_dir, resources_dir

ROOT = Path(__file__).parents[1]
SHORTER = {
    "sizes = [256, 256, 256, 512]": "sizes = [256]",
    "fills = 1000": "fills = 2",
    "fill_size = 768": "fill_size = 256",
    "batch = 16": "batch = 1",
}


@pytest.mark.slow
def test_it_trains_on_and_measures_both_weights_and_goes_on_where_it_stopped(tmp_path: Path) -> None:
    photos = tmp_path / "photos"
    photos.mkdir()
    for name in ("osprey.jpg", "dune.jpg"):
        shutil.copy(resources_dir() / "samples" / name, photos)
    config = tmp_path / "short.toml"
    text = (models_dir() / "dfnet-compact-detailed.toml").read_text()
    for old, new in SHORTER.items():
        assert old in text
        text = text.replace(old, new)
    config.write_text(text)
    output = tmp_path / "output"
    for minutes in ("0.02", "0.04"):
        subprocess.run(
            [ROOT / "tools" / "gpu_training.sh", photos, photos, output, minutes],
            env={**os.environ, "PYTHON": sys.executable, "DEVICE": "cpu", "CONFIG": str(config)},
            check=True,
            capture_output=True,
        )
    assert (output / "dfnet-compact.safetensors").stat().st_size < 16 << 20
    for name in ("output", "models"):
        methods = json.loads((output / f"evaluation-{name}.json").read_text())
        assert "visible" in json.dumps(methods)
    log = (output / "training.log").read_text()
    assert log.count("Wrote ") == 2
