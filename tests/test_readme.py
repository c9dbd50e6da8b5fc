"""The README's own code runs as it stands there, in a folder with a photo, and writes what it says."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from dfnet_gui.imaging.reading import read_photo
from dfnet_gui.paths import PACKAGE

README = PACKAGE.parent / "README.md"
SECTION = "## In your own code"
SAYS = "print(len(results), completion.fills[0].maps.alphas[0].shape, tuple(results[0].shape), tuple(result.shape))"


def _code() -> str:
    text = README.read_text(encoding="utf-8")
    section = text.partition(f"\n{SECTION}\n")[2].partition("\n## ")[0]
    (block,) = re.findall(r"^```python\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    return str(block)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, sample_path: Path) -> Path:
    """With a photo in it, the code run there, and what it printed in `printed.txt`."""
    folder = tmp_path_factory.mktemp("own-code")
    shutil.copy(sample_path, folder / "photo.jpg")
    code = f"{_code()}\n{SAYS}\n"
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    (folder / "printed.txt").write_text(done.stdout)
    return folder


def test_it_fills_the_hole_and_nothing_else(folder: Path) -> None:
    before, after = read_photo(folder / "photo.jpg").pixels, read_photo(folder / "done.png").pixels
    hole = np.zeros(before.shape[:2], bool)
    hole[100:180, 200:300] = True
    np.testing.assert_array_equal(after[~hole], before[~hole])
    assert (after[hole] != before[hole]).any(axis=-1).mean() > 0.9


def test_it_draws_the_maps(folder: Path) -> None:
    with Image.open(folder / "maps.png") as maps:
        assert maps.format == "PNG"
        assert maps.width > 500
        assert len(np.unique(np.asarray(maps.convert("L")))) > 100


def test_it_writes_no_other_file(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} == {"photo.jpg", "done.png", "maps.png", "printed.txt"}


def test_what_its_comments_say_holds(folder: Path) -> None:
    """Six scales, alpha of H×W×3 at the finest, and the block's own size."""
    assert (folder / "printed.txt").read_text().strip() == "6 (512, 512, 3) (1, 3, 256, 256) (1, 3, 128, 128)"
