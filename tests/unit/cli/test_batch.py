"""What `batch` takes on its command line."""

import argparse
import importlib.util
import re
import shlex

import pytest

from dfnet_gui.cli.batch import add_parser
from dfnet_gui.cli.main import main
from dfnet_gui.paths import PACKAGE


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["plan"], "required"),
        (["run", "there", "--chunk", "1", "--cluster", "auto"], "not allowed with"),
        (["run", "there", "--chunk", "first"], "give the number of a chunk, from 0"),
        (["run", "there", "--jobs", "0"], "give a number from 1"),
        (["plan", "in", "--mask", "m", "--output", "o", "--run", "r", "--journal", "nan"], "give seconds, from 0"),
        (["plan", "in", "--mask", "m", "--output", "o", "--run", "r", "--device", "cuda"], "invalid choice"),
        ([], "required"),
    ],
)
def test_wrong_usage_is_said(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["batch", *arguments]) == 2
    assert said in capsys.readouterr().err


def test_without_its_packages_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr("dfnet_gui.cli.batch.find_spec", lambda name: None if name == "pyarrow" else find(name))
    assert main(["batch", "status", "there"]) == 2
    assert "pip install 'dfnet-gui[cluster]'" in capsys.readouterr().err


def _documented() -> list[str]:
    texts = [(PACKAGE.parent / name).read_text(encoding="utf-8") for name in ("README.md", "docs/batch.md")]
    found = [
        line for text in texts for line in re.findall(r"dfnet-gui (batch (?:plan|run|status|retry) [^#\n`]+)", text)
    ]
    return [re.sub(r"\$\{?\w+\}?|\{\}", "1", line.removesuffix('"]').replace('"', "")) for line in found]


@pytest.mark.parametrize("line", _documented())
def test_what_is_documented_is_understood(line: str) -> None:
    parser = argparse.ArgumentParser()
    add_parser(parser.add_subparsers())
    options = parser.parse_args(shlex.split(line))
    assert options.part == line.split()[1]


def test_every_part_is_documented() -> None:
    assert {line.split()[1] for line in _documented()} == {"plan", "run", "status", "retry"}
