"""`evaluate`: tables and JSON of several methods on the same cases."""

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from dfnet_gui.cli.main import main
from dfnet_gui.evaluation.cases import make_cases
from dfnet_gui.evaluation.methods import PEERS
from dfnet_gui.evaluation.metrics import Judge
from dfnet_gui.evaluation.run import differences, score, summarise_metric

PEER_NAMES = ("patchmatch", "telea")
CAPTION_PX = 22


def _evaluate(photos: list[Path], model: Path, methods: tuple[str, ...], *more: str) -> int:
    options = ["--photos", str(photos[0].parent), "--size", "64", "--model", str(model), "--device", "cpu"]
    return main(["evaluate", *options, "--methods", *methods, *more])


def _report(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    printed = capsys.readouterr()
    assert printed.out.count("\n") == 1
    report: dict[str, Any] = json.loads(printed.out)
    return report


def test_json_says_it_all(
    photos: list[Path], tiny_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet_path = tmp_path / "sheet.png"
    methods = ("fast", *PEER_NAMES)
    assert _evaluate(photos, tiny_path, methods, "--json", "--sheet", str(sheet_path)) == 0
    report = _report(capsys)
    assert (report["photos"], report["size"], report["seed"]) == (2, 64, 7)
    assert list(report["methods"]) == list(report["classes"]) == list(methods)
    assert list(report["differences"]) == list(PEER_NAMES)
    cases = make_cases(photos, size=64, seed=7, on_problem=pytest.fail)
    judge = Judge(pytest.fail)
    expected = {name: score(PEERS[name], cases, judge, on_case=lambda _result: None) for name in PEER_NAMES}
    for name in PEER_NAMES:
        for metric in report["methods"][name].keys() - {"seconds"}:
            summary = report["methods"][name][metric]
            assert summary["mean"] == pytest.approx(summarise_metric(metric, expected[name][metric]).mean)
            assert summary["low"] <= summary["mean"] <= summary["high"]
    for i, case in enumerate(cases):
        found = report["cases"][i]
        assert found["name"] == case.name
        assert found["hole"] == pytest.approx(case.hole.mean())
        assert found["scores"]["telea"]["l1"] == pytest.approx(expected["telea"]["l1"][i])
        own_class = report["classes"]["telea"][case.hole_class]
        assert own_class["l1"]["low"] <= expected["telea"]["l1"][i] <= own_class["l1"]["high"]
    fast = {metric: [case["scores"]["fast"][metric] for case in report["cases"]] for metric in ("psnr", "l1")}
    by_hand = differences(fast, expected["telea"])
    assert report["differences"]["telea"]["l1"]["mean"] == pytest.approx(by_hand["l1"].mean)
    assert np.array(Image.open(sheet_path)).shape == (CAPTION_PX + 2 * 256, 5 * 256, 3)


def _table(lines: list[str]) -> list[list[str]]:
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_the_tables_compare_the_first_method_with_the_others(
    photos: list[Path], tiny_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _evaluate(photos, tiny_path, ("telea", "start", "fast")) == 0
    lines = capsys.readouterr().out.splitlines()
    means, about, against, classes_about, classes = (part.splitlines() for part in "\n".join(lines).split("\n\n"))
    heads = [
        "visible",
        "fine contrast",
        "middle contrast",
        "edge jump",
        "feature distance",
        "PSNR, dB",
        "SSIM",
        "L1",
        "BPE",
        "seconds",
    ]
    assert _table(means)[0] == ["method", *heads]
    assert [row[0] for row in _table(means)[2:]] == ["telea", "start", "fast"]
    assert about == ["telea minus each other method, photo by photo (* where the interval excludes zero):"]
    assert _table(against)[0] == ["against", *heads]
    assert [row[0] for row in _table(against)[2:]] == ["start", "fast"]
    assert classes_about == ["telea by the hole's share of the picture:"]
    assert _table(classes)[0] == ["hole", *heads]
    assert sum(int(row[0].split("(")[1].split(" ")[0]) for row in _table(classes)[2:]) == 2
    for table in (means, against, classes):
        assert {line.count("|") for line in table} == {len(heads) + 2}


def test_a_star_stands_where_the_interval_excludes_zero(
    photos: list[Path], tiny_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Against itself under another name nothing differs; copied noise is further off than any grey."""
    assert _evaluate(photos, tiny_path, ("model", "fast", "patchmatch")) == 0
    text = capsys.readouterr().out
    against = {row[0]: row[1:] for row in _table(text.split("\n\n")[2].splitlines())[2:]}
    psnr = _table(text.split("\n\n")[2].splitlines())[0].index("PSNR, dB") - 1
    assert against["fast"][psnr] == "+0.00 (+0.00 to +0.00)"
    assert against["fast"][0] == "–", "holes too small for cells"
    assert not any("*" in cell for cell in against["fast"][:-1])
    for cell in against["patchmatch"][:-1]:
        if cell == "–":
            continue
        low, high = (float(n) for n in cell.rstrip("*").split("(")[1].rstrip(")").split(" to "))
        if abs(low) > 0.01 and abs(high) > 0.01:
            assert cell.endswith("*") == (low * high > 0), cell
    assert against["patchmatch"][psnr].endswith("*"), "PSNR is higher on every photo"
    assert against["patchmatch"][psnr].startswith("+")
    assert "*" not in text.split("\n\n")[0]


def test_a_single_method_is_compared_with_nothing(
    photos: list[Path], tiny_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _evaluate(photos, tiny_path, ("telea",)) == 0
    text = capsys.readouterr().out
    assert "against" not in text
    assert "telea by the hole's share" in text


def test_model_is_detailed_and_fast_is_fast(
    photos: list[Path], detailed_path: Path, tiny_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    same = ("--backend", "pytorch", "--precision", "fp32")  # which is fastest is measured, and may differ by chance
    assert _evaluate(photos, detailed_path, ("model", "fast", str(tiny_path)), "--json", *same) == 0
    report = _report(capsys)
    assert list(report["methods"]) == ["model", "fast", "tiny"]
    for case in report["cases"]:
        model, fast, tiny = ({k: v for k, v in case["scores"][n].items() if k != "seconds"} for n in report["methods"])
        assert fast == tiny, "the same network with the smooth start"
        assert model != fast


def _mask(path: Path, rows: int) -> None:
    grey = np.zeros((64, 64), np.uint8)
    grey[:rows] = 255
    Image.fromarray(grey).save(path)


def test_masks_of_the_photos_names_are_their_holes(
    photos: list[Path], tiny_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    masks = tmp_path / "masks"
    masks.mkdir()
    _mask(masks / "a.png", 16)
    _mask(masks / "b.png", 32)
    assert _evaluate(photos, tiny_path, ("telea",), "--json", "--masks", str(masks)) == 0
    report = _report(capsys)
    assert [(case["name"], case["hole"]) for case in report["cases"]] == [("a", 0.25), ("b", 0.5)]
    assert list(report["classes"]["telea"]) == ["20–30 %", "40–100 %"]


def test_a_missing_mask_is_said_and_the_rest_is_measured(
    photos: list[Path], tiny_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    masks = tmp_path / "masks"
    masks.mkdir()
    _mask(masks / "b.png", 32)
    assert _evaluate(photos, tiny_path, ("telea",), "--json", "--masks", str(masks)) == 1
    printed = capsys.readouterr()
    assert f"{photos[0]}: there is no mask of this name" in printed.err
    assert [case["name"] for case in json.loads(printed.out)["cases"]] == ["b"]


def test_masks_of_other_names_are_given_to_all_photos(
    photos: list[Path], tiny_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    masks = tmp_path / "masks"
    masks.mkdir()
    for number in range(5):
        _mask(masks / f"m{number}.png", 8 * (number + 1))
    holes = []
    for seed in ("1", "1", "2", "3"):
        assert _evaluate(photos, tiny_path, ("telea",), "--json", "--masks", str(masks), "--seed", seed) == 0
        holes.append([case["hole"] for case in _report(capsys)["cases"]])
    assert holes[0] == holes[1]
    assert len({tuple(each) for each in holes}) > 1
    assert {hole for each in holes for hole in each} <= {0.125, 0.25, 0.375, 0.5, 0.625}


def test_without_the_training_packages_columns_are_left_out_and_said_once(
    photos: list[Path], tiny_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for package in ("torchmetrics.functional.image", "efficientnet_lite_pytorch"):
        monkeypatch.setitem(sys.modules, package, None)
    assert _evaluate(photos, tiny_path, ("fast", "telea")) == 0
    printed = capsys.readouterr()
    assert "SSIM" not in printed.out
    assert "feature distance" not in printed.out
    assert "PSNR" in printed.out
    assert printed.err.count("pip install 'dfnet-gui[train]'") == 2
    assert "SSIM needs" in printed.err
    assert "Features need" in printed.err


def test_a_bad_photo_is_said_and_the_exit_code_tells(
    photos: list[Path], tiny_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = photos[0].with_name("c.png")
    bad.write_bytes(b"no picture")
    assert _evaluate(photos, tiny_path, ("telea",), "--json") == 1
    printed = capsys.readouterr()
    assert str(bad) in printed.err
    assert json.loads(printed.out)["photos"] == 2


def test_two_models_of_one_name_are_both_measured(
    photos: list[Path], tiny_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "second"
    other.mkdir()
    for path in (tiny_path, tiny_path.with_suffix(".json")):
        (other / path.name).write_bytes(path.read_bytes())
    models = (str(tiny_path), str(other / tiny_path.name))
    assert _evaluate(photos, tiny_path, models, "--json") == 0
    assert len(_report(capsys)["methods"]) == 2


def test_wrong_usage_is_said(photos: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        assert main(["evaluate", "--photos", str(folder)]) == 2
        assert str(folder) in capsys.readouterr().err
    given = ["evaluate", "--photos", str(photos[0].parent), "--methods", "telea"]
    assert main([*given, "--masks", str(tmp_path / "no-masks")]) == 2
    assert "no-masks" in capsys.readouterr().err
    assert main([*given, "--size", "31"]) == 2
    assert "--size must be at least 32" in capsys.readouterr().err


def test_an_unknown_method_is_said(photos: list[Path], tiny_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _evaluate(photos, tiny_path, ("telea", "magic")) == 1
    printed = capsys.readouterr()
    assert "magic" in printed.err
    assert printed.out == ""
