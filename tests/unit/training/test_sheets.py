"""The sheet of completions that a training writes."""

from pathlib import Path

import numpy as np
import pytest
import torch

from dfnet_gui.imaging.arrays import ByteArray
from dfnet_gui.imaging.reading import read_photo
from dfnet_gui.network import Architecture, DFNet, smooth_start
from dfnet_gui.training.config import DataConfig, LossConfig, OptimiserConfig, TrainingConfig
from dfnet_gui.training.sheets import ValidationSheet
from dfnet_gui.training.trainer import Trainer

ARCHITECTURE = Architecture(base_channels=4, max_channels=8, encoder_kernels=(5, 3, 3), fused_scales=(0, 1, 2))
CELL = 34
"""32 pixels and a frame."""


def _trainer(photos: list[ByteArray], *, fills: int = 0) -> Trainer:
    config = TrainingConfig(
        name="small",
        start="smooth",
        working_size=64,
        architecture=ARCHITECTURE,
        data=DataConfig(sizes=(64, 32), hole_area=(0.1, 0.4), fills=fills, fill_size=64),
        loss=LossConfig(perceptual=0.0, style=0.0),
        optimiser=OptimiserConfig(rate=5e-3, batch=2),
    )
    return Trainer(config, photos, torch.device("cpu"))


def _cell(sheet: ByteArray, row: int, column: int) -> ByteArray:
    inside = sheet[row * CELL : (row + 1) * CELL, column * CELL : (column + 1) * CELL]
    return inside[1:-1, 1:-1]


def test_a_row_shows_hole_start_result_alpha_and_photo(smooth_photos: list[ByteArray], tmp_path: Path) -> None:
    trainer = _trainer(smooth_photos)
    sheet = ValidationSheet(smooth_photos, trainer).write(tmp_path / "sheet.png")
    assert sheet.shape == (3 * CELL, 5 * CELL, 3)
    assert sheet.dtype == np.uint8
    assert np.array_equal(read_photo(tmp_path / "sheet.png").pixels, sheet)
    for row in range(3):
        missing, start, result, alpha, photo = (_cell(sheet, row, column) for column in range(5))
        hole = (missing == 255).all(axis=2)
        assert 0.03 < hole.mean() < 0.4
        for known in (missing, start, result):
            assert np.array_equal(known[~hole], photo[~hole])
        assert not np.array_equal(start[hole], photo[hole])
        assert not np.array_equal(result[hole], start[hole])
        assert 60 < alpha.mean() < 200  # of fresh weights, about a half
        middle = smooth_photos[row][23:25, 29:31].mean(axis=(0, 1))
        assert photo[15:17, 15:17].mean(axis=(0, 1)) == pytest.approx(middle, abs=3)


def test_results_are_those_of_the_averaged_weights_in_use(smooth_photos: list[ByteArray], tmp_path: Path) -> None:
    trainer = _trainer(smooth_photos)
    for _ in range(3):
        trainer.train_step()
    trainer.average = {name: value.clone() for name, value in DFNet(ARCHITECTURE).state_dict().items()}
    sheet = ValidationSheet(smooth_photos, trainer).write(tmp_path / "sheet.png")
    network = DFNet(ARCHITECTURE).eval()
    network.load_state_dict(trainer.average)
    for row in range(3):
        missing, _, result, alpha, photo = (_cell(sheet, row, column) for column in range(5))
        hole = (missing == 255).all(axis=2)
        target = torch.from_numpy(photo.copy()).permute(2, 0, 1)[None] / 255.0
        mask = torch.from_numpy(~hole)[None, None].float()
        with torch.no_grad():
            output = network(smooth_start(target, mask), mask)
        for shown, expected in ((result, output.results[0]), (alpha, output.alphas[0])):
            levels = 255.0 * expected[0].permute(1, 2, 0).numpy()
            assert np.abs(shown[hole] - levels[hole]).max() < 1.0


def test_the_exemplar_start_has_rows_of_its_own_when_it_is_trained(
    smooth_photos: list[ByteArray], tmp_path: Path
) -> None:
    sheet = ValidationSheet(smooth_photos, _trainer(smooth_photos, fills=1)).write(tmp_path / "sheet.png")
    assert sheet.shape == (6 * CELL, 5 * CELL, 3)
    for row in range(3):
        smooth, exemplar = ([_cell(sheet, row + below, column) for column in range(5)] for below in (0, 3))
        assert np.array_equal(smooth[0], exemplar[0])
        assert np.array_equal(smooth[4], exemplar[4])
        assert not np.array_equal(smooth[1], exemplar[1])


def test_only_what_is_learned_changes(smooth_photos: list[ByteArray], tmp_path: Path) -> None:
    trainer = _trainer(smooth_photos)
    sheet = ValidationSheet(smooth_photos, trainer)
    first, again = (sheet.write(tmp_path / "sheet.png") for _ in range(2))
    assert np.array_equal(first, again)
    for _ in range(3):
        trainer.train_step()
    assert trainer.network.training  # what the sheet does is no part of the training
    later = sheet.write(tmp_path / "sheet.png")
    columns = [
        np.array_equal(first[:, i * CELL : (i + 1) * CELL], later[:, i * CELL : (i + 1) * CELL]) for i in range(5)
    ]
    assert columns == [True, True, False, False, True]


@pytest.mark.parametrize(("count", "rows"), [(1, 1), (8, 8), (11, 8), (40, 8)])
def test_no_more_than_eight_photos_are_shown(
    smooth_photos: list[ByteArray], tmp_path: Path, count: int, rows: int
) -> None:
    photos = [smooth_photos[i % 3] for i in range(count)]
    sheet = ValidationSheet(photos, _trainer(smooth_photos)).write(tmp_path / "sheet.png")
    assert sheet.shape[0] == rows * CELL
