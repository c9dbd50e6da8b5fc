"""Whatever a file holds, its reader reads it or refuses it in a sentence, as `promises.py` says.

In short: files that once broke a promise (`tests/data/fuzzing/READER/`), and changes of whole ones. Long
(`make trust`): a search guided by the code that is reached, for DFNET_GUI_FUZZING_S seconds a reader.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from random import Random

import cv2
import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dfnet_gui.errors import DfnetError
from dfnet_gui.paths import PACKAGE
from tests.trust.mutations import mutated
from tests.trust.promises import Trial
from tests.trust.readers import READERS, TESTS, Reader, reader_called

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="measures memory as Linux tells it")
CORPUS = TESTS / "data" / "fuzzing"
_MOST_CORPUS_BYTES = 300_000
_EXAMPLES, _EXAMPLES_OF_PROCESSES = 20, 2
_SECONDS = int(os.environ.get("DFNET_GUI_FUZZING_S", "20"))
_START_S = 120
_BY_NAME = pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)


@pytest.fixture
def trial(reader: Reader, tmp_path: Path) -> Trial:
    return Trial(reader, tmp_path)


def _kept(reader: Reader) -> list[Path]:
    return sorted((CORPUS / reader.name).glob("*"))


def test_each_reader_has_its_own_name_and_the_corpus_is_small_and_of_readers() -> None:
    names = [reader.name for reader in READERS]
    assert len(names) == len(set(names))
    assert {path.name for path in CORPUS.iterdir()} <= set(names)
    assert sum(path.stat().st_size for path in CORPUS.glob("*/*")) < _MOST_CORPUS_BYTES


@_BY_NAME
def test_whole_files_are_read(trial: Trial, reader: Reader) -> None:
    """Else all that is made of them would be refused for the same reason."""
    assert [trial.is_read(seed) for seed in reader.seeds()] == [True] * len(reader.seeds())
    assert reader.seeds()


@_BY_NAME
def test_what_once_broke_a_promise_does_not(trial: Trial, reader: Reader) -> None:
    faults = {path.name: fault for path in _kept(reader) if (fault := trial.fault(path.read_bytes()))}
    assert not faults


@_BY_NAME
def test_files_that_were_changed_break_none(trial: Trial, reader: Reader) -> None:
    whole = [*reader.seeds(), *(path.read_bytes() for path in _kept(reader))]
    count = _EXAMPLES_OF_PROCESSES if reader.starts_processes else _EXAMPLES

    @settings(
        max_examples=count,
        derandomize=True,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(st.sampled_from(whole), st.randoms(use_true_random=False))
    def check(data: bytes, lot: Random) -> None:
        assert trial.fault(mutated(data, lot)) == ""

    check()


@pytest.mark.slow
@pytest.mark.timeout(_SECONDS + 2 * _START_S)
@pytest.mark.skipif(find_spec("atheris") is None, reason="Atheris has no wheel for this Python or system")
@_BY_NAME
def test_a_search_finds_none_that_breaks_one(reader: Reader, tmp_path: Path) -> None:
    folder = tmp_path / "found"
    corpus = [str(CORPUS / reader.name)] if _kept(reader) else []
    command = [sys.executable, "-m", "tests.trust.fuzzer", reader.name, str(_SECONDS), str(folder), *corpus]
    done = subprocess.run(
        command,
        cwd=PACKAGE.parent,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=_SECONDS + _START_S,
        capture_output=True,
        check=False,
    )
    said = done.stderr.decode(errors="replace")[-2000:]
    found = sorted(path for path in folder.iterdir() if path.is_file())
    assert not found, "\n\n".join(f"{path}\n{path.read_text(errors='replace')[:1500]}" for path in found)
    assert done.returncode == 0, said
    assert "stat::number_of_executed_units" in said


def _refuse(sentence: str) -> None:
    raise DfnetError(sentence)


@pytest.mark.parametrize(
    ("read", "kind", "patience"),
    [
        (lambda path: {}[path], "KeyError at test_fuzzing.py", 1.0),
        (lambda _path: _refuse("It is damaged."), "a sentence without the file's name", 1.0),
        (lambda path: _refuse(f"{path}:\n"), "no sentence to be shown", 1.0),
        (lambda path: _refuse(f"{path}: \ud800"), "half a character in a sentence", 1.0),
        (lambda path: (path.parent.parent / "secret.png").read_bytes(), "reads ", 1.0),
        (lambda path: path.write_bytes(b""), "writes ", 1.0),
        (lambda path: cv2.imwrite(f"{path}.png", np.zeros((2, 2), np.uint8)), "leaves ", 1.0),
        (
            lambda _path: subprocess.run([sys.executable, "--version"], check=True, capture_output=True),
            "subprocess.",
            1.0,
        ),
        (lambda _path: len(np.ones(300 << 20, np.uint8)), "takes too much memory", 1.0),
        (lambda _path: sum(range(2 * 10**7)), "takes too long", 0.02),
    ],
)
def test_the_check_sees_what_is_wrong(
    tmp_path: Path, read: Callable[[Path], object], kind: str, patience: float
) -> None:
    reader = reader_called("choice")._replace(read=lambda path: read(path) if path.read_bytes() == b"bad" else None)
    assert Trial(reader, tmp_path, patience=patience).fault(b"bad").startswith(kind)
