"""A batch from its plan to its end, as a person types it."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dfnet_gui.batch.chunk import Journal, rows_of
from dfnet_gui.batch.pairing import Job
from dfnet_gui.batch.store import store_at
from dfnet_gui.cli.main import main
from dfnet_gui.network.checkpoint import LoadedModel
from tests.batches import make_jobs, small_engine

_PATIENCE_S = 60


@pytest.fixture
def jobs(tmp_path: Path) -> list[Job]:
    """Six photos of noise, the second of them damaged."""
    jobs = make_jobs(tmp_path / "photos", tmp_path / "masks", tmp_path / "results")
    jobs[1].photo.write_bytes(b"no picture")
    return jobs


@pytest.fixture
def planned(jobs: list[Job], tiny_model: LoadedModel, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A run over them, in chunks of three."""
    engine, run = small_engine(tiny_model, tmp_path), tmp_path / "run"
    folders = [str(tmp_path / "photos"), "--mask", str(tmp_path / "masks"), "--output", str(tmp_path / "results")]
    with_engine = ["--model", engine.model, "--backend", "openvino", "--precision", "fp32", "--detail", "fast"]
    assert main(["batch", "plan", *folders, "--run", str(run), "--chunk-size", "3", *with_engine]) == 0
    assert "6 photos in 2 chunks, by tiny with openvino fp32." in capsys.readouterr().err
    return run


def _status(run: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    capsys.readouterr()
    main(["batch", "status", str(run), "--json"])
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_a_chunk_the_rest_and_what_failed(planned: Path, jobs: list[Job], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["batch", "run", str(planned), "--chunk", "1", "--jobs", "1"]) == 0
    assert "chunk 1: 3 done, 0 failed, 0 crashed" in capsys.readouterr().err
    found = _status(planned, capsys)
    assert (found["done"], found["left"], found["chunks_done"]) == (3, 3, 1)
    assert main(["batch", "run", str(planned)]) == 1
    said = capsys.readouterr().err
    assert f"{jobs[1].photo}: this is not a picture" in said
    assert "6 photos: 5 done, 1 failed, 0 crashed, 0 left; 2 of 2 chunks." in said
    assert sorted(path.name for path in jobs[0].output.parent.iterdir()) == [f"{n}.png" for n in (0, 2, 3, 4, 5)]
    jobs[1].photo.write_bytes(jobs[0].photo.read_bytes())
    assert main(["batch", "retry", str(planned)]) == 0
    assert "1 photos are to be done again" in capsys.readouterr().err
    assert main(["batch", "run", str(planned)]) == 0
    found = _status(planned, capsys)
    assert (found["done"], found["failed"], found["failures"]) == (6, 0, [])


def test_the_status_names_what_failed(planned: Path, jobs: list[Job], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["batch", "run", str(planned), "--chunk", "0"]) == 0  # it is finished
    capsys.readouterr()
    assert main(["batch", "status", str(planned)]) == 1
    assert f"failed: {jobs[1].photo}: this is not a picture" in capsys.readouterr().err


def test_a_chunk_that_there_is_not_is_refused(planned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["batch", "run", str(planned), "--chunk", "2"]) == 2
    assert "the run has chunks 0 to 1" in capsys.readouterr().err


def test_another_model_stops_the_run_at_once(planned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (planned / "model.safetensors").write_bytes(b"other weights")
    assert main(["batch", "run", str(planned)]) == 2
    assert "not the model that the run was planned with" in capsys.readouterr().err


def test_without_a_cluster_at_the_address_it_says_so(planned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = [sys.executable, "-m", "dfnet_gui", "batch", "run", str(planned), "--cluster", "ray://127.0.0.1:9"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_PATIENCE_S)
    assert done.returncode == 2
    assert "ray://127.0.0.1:9: the cluster can't be reached" in done.stderr.splitlines()[-1]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGTERM")
def test_what_ends_it_early_keeps_what_is_done(planned: Path, jobs: list[Job], tmp_path: Path) -> None:
    store = store_at(str(planned))
    run = json.loads((planned / "run.json").read_text())
    (planned / "run.json").write_text(json.dumps({**run, "journal_s": 1000.0}))
    process = subprocess.Popen([sys.executable, "-m", "dfnet_gui", "batch", "run", str(planned), "--jobs", "1"])
    began = time.monotonic()
    while not jobs[2].output.exists() and time.monotonic() - began < _PATIENCE_S:
        time.sleep(0.01)  # another process is awaited, which sends no signal
    process.send_signal(signal.SIGTERM)
    assert process.wait(_PATIENCE_S) == 1
    rows = rows_of(store, 0) or Journal(store, 0).rows.values()
    assert "0.png" in {row.photo for row in rows}
    assert not list(jobs[0].output.parent.glob(".dfnet-*"))
