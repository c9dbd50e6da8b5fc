"""What is fixed for a batch, and its chunks."""

import json
import os
from pathlib import Path

import pytest

from dfnet_gui.batch.pairing import Job
from dfnet_gui.batch.plan import (
    MODEL,
    NOT_TAKEN,
    Chunk,
    Run,
    engine_of,
    jobs_name,
    keep_model,
    make_plan,
    masks_at,
    paired_again,
    read_run,
)
from dfnet_gui.batch.rows import PlannedJob, read_jobs
from dfnet_gui.batch.store import Store, store_at
from dfnet_gui.batch.work import Order
from dfnet_gui.batch.worker import Engine
from dfnet_gui.errors import StoreError, UsageError
from dfnet_gui.network.checkpoint import LoadedModel, load_model
from tests.unit.batch.conftest import planned, run_store


def _jobs(store: Store, run: Run) -> list[PlannedJob]:
    names = [jobs_name(number) for number in range(len(run.chunks))]
    return [job for name in names for job in read_jobs(store.read(name), name)]


def test_chunks_hold_every_photo_once_with_its_mask(run: Run, jobs: list[Job], place: str) -> None:
    store = run_store(place)
    made = _jobs(store, run)
    assert [(job.photo, job.mask, job.output) for job in made] == [
        (job.photo.name, job.mask.name, job.output.name) for job in jobs
    ]
    assert [job.size for job in made] == [job.photo.stat().st_size for job in jobs]
    sizes = [job.size for job in made]
    assert run.chunks == (Chunk(4, max(sizes[:4])), Chunk(2, max(sizes[4:])))


def test_a_run_is_read_as_it_was_planned(run: Run, place: str) -> None:
    assert read_run(run_store(place)) == run


def test_folders_within_are_kept_and_what_is_no_photo_is_named(engine: Engine, jobs: list[Job], tmp_path: Path) -> None:
    photos, masks = tmp_path / "photos", tmp_path / "masks"
    for folder in (photos, masks):
        (folder / "in").mkdir()
    jobs[0].photo.rename(photos / "in" / "0.png")
    jobs[0].mask.rename(masks / "in" / "0.PNG")
    jobs[1].photo.rename(photos / "1.bmp")
    jobs[2].mask.unlink()
    (photos / "notes.txt").touch()
    run = planned(f"{tmp_path}{{}}", engine)
    made = {job.photo: job for job in _jobs(run_store(f"{tmp_path}{{}}"), run)}
    assert (made["in/0.png"].mask, made["in/0.png"].output) == ("in/0.PNG", "in/0.png")
    assert (made["1.bmp"].mask, made["1.bmp"].output) == ("1_mask.png", "1.png")
    assert f"{photos / '2.png'}: there is no mask for it" in made["2.png"].problem
    assert run.not_taken == 1
    assert (tmp_path / "run" / NOT_TAKEN).read_text() == f"{photos / 'notes.txt'}\n"


def test_a_mask_that_was_put_there_later_is_found(engine: Engine, jobs: list[Job], tmp_path: Path) -> None:
    content = jobs[2].mask.read_bytes()
    jobs[2].mask.unlink()
    run = planned(f"{tmp_path}{{}}", engine)
    made = _jobs(run_store(f"{tmp_path}{{}}"), run)
    assert paired_again(run, made) == made
    jobs[2].mask.write_bytes(content)
    again = paired_again(run, made)
    assert (again[2].mask, again[2].problem) == ("2_mask.png", "")
    assert again[:2] + again[3:] == made[:2] + made[3:]


@pytest.mark.skipif(os.name == "nt", reason="names of files are UTF-16 there")
def test_a_name_that_is_no_text_is_named(engine: Engine, jobs: list[Job], tmp_path: Path) -> None:
    os.rename(jobs[5].photo, os.fsencode(tmp_path / "photos") + b"/\xff.png")
    run = planned(f"{tmp_path}{{}}", engine)
    assert sum(chunk.count for chunk in run.chunks) == 5
    assert "\\udcff.png: its name can't be written as UTF-8" in (tmp_path / "run" / NOT_TAKEN).read_text()


def test_one_mask_serves_all_and_is_no_photo(engine: Engine, jobs: list[Job], place: str, tmp_path: Path) -> None:
    photos = store_at(place.format("/photos"))
    for job in jobs:
        photos.put(job.photo.name, job.photo.read_bytes())
    photos.put("mask.png", jobs[0].mask.read_bytes())
    masks, name = masks_at(place.format("/photos/mask.png"))
    assert (masks.shown(""), name) == (photos.shown(""), "mask.png")
    store = store_at(place.format("/run"))
    sha256 = keep_model(store, engine.model)
    run = Run(photos.address, masks.address, place.format("/out"), "tiny", sha256, "openvino", "fp32", Order(), 0.0)
    made = _jobs(store, make_plan(store, run, name, 100, lambda _count: None))
    assert {job.mask for job in made} == {"mask.png"}
    assert len(made) == len(jobs)


def test_a_folder_that_is_named_as_a_picture_is_one_of_masks(tmp_path: Path) -> None:
    (tmp_path / "masks.png").mkdir()
    assert masks_at(str(tmp_path / "masks.png"))[1] == ""


def test_a_run_is_not_planned_over_another(run: Run, engine: Engine, place: str) -> None:
    with pytest.raises(UsageError, match="there is a run here already"):
        planned(place, engine)


def test_a_folder_without_photos_is_refused(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there are no photos"):
        planned(f"{tmp_path}{{}}", engine)


@pytest.mark.parametrize(
    ("masks", "output", "said"),
    [("photos", "out", "another folder than the photos"), ("masks", "photos", "would overwrite an input")],
)
def test_inputs_are_never_overwritten(jobs: list[Job], tmp_path: Path, masks: str, output: str, said: str) -> None:
    inputs, others, results = (str(tmp_path / name) for name in ("photos", masks, output))
    run = Run(inputs, others, results, "tiny", "", "openvino", "fp32", Order(), 0.0)
    with pytest.raises(UsageError, match=said):
        make_plan(store_at(str(tmp_path / "run")), run, "", 4, lambda _count: None)


def test_a_place_without_a_run_says_how_to_make_one(place: str) -> None:
    with pytest.raises(StoreError, match="there is no run here; make one with: dfnet-gui batch plan"):
        read_run(run_store(place))


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", "7", "[" * 200_000, '{"format": 2}', '{"format": 1, "photos": 3}'],
)
def test_a_run_that_is_damaged_is_one_sentence(tmp_path: Path, text: str) -> None:
    (tmp_path / "run.json").write_text(text)
    with pytest.raises(StoreError, match=r"the run can't be read \("):
        read_run(store_at(str(tmp_path)))


@pytest.mark.parametrize("change", [{"version": "\n"}, {"sha256": 7}, {"chunks": [["many", 1]]}, {"chunks": [[1]]}])
def test_a_run_with_other_values_is_one_sentence(run: Run, place: str, change: dict[str, object]) -> None:
    store = run_store(place)
    store.put("run.json", json.dumps({**json.loads(run.to_json()), **change}).encode())
    with pytest.raises(StoreError, match=r"the run can't be read \(") as caught:
        read_run(store)
    assert str(caught.value).isprintable()


def test_a_run_of_another_version_is_refused(run: Run, place: str) -> None:
    store = run_store(place)
    store.put("run.json", json.dumps({**json.loads(run.to_json()), "version": "0.0.7"}).encode())
    with pytest.raises(UsageError, match=r"planned by version 0\.0\.7"):
        read_run(store)


def test_every_machine_takes_the_model_of_the_run(run: Run, engine: Engine, place: str, tmp_path: Path) -> None:
    kept = engine_of(run, run_store(place), tmp_path)
    assert (kept.backend, kept.precision) == (engine.backend, engine.precision)
    assert load_model(Path(kept.model)).manifest == load_model(Path(engine.model)).manifest


def test_another_model_is_refused(run: Run, place: str, tmp_path: Path) -> None:
    run_store(place).put(MODEL, b"other weights")
    with pytest.raises(UsageError, match="this is not the model that the run was planned with"):
        engine_of(run, run_store(place), tmp_path)


def test_a_released_file_is_kept_to_the_bit(tiny_model: LoadedModel, tmp_path: Path) -> None:
    import torch

    state = {name: torch.from_numpy(value) for name, value in tiny_model.weights.items()}
    torch.save(state, tmp_path / "places2.pth")
    store = store_at(str(tmp_path / "run"))
    keep_model(store, str(tmp_path / "places2.pth"))
    kept = load_model(tmp_path / "run" / MODEL)
    for name, value in load_model(tmp_path / "places2.pth").weights.items():
        assert (kept.weights[name] == value).all()
