"""How many photos fit beside each other."""

import threading
from pathlib import Path

import numpy as np
import psutil
import pytest
from PIL import Image

from dfnet_gui.batch import capacity
from dfnet_gui.batch.capacity import WORKER_BYTES, Room, available_bytes, photo_bytes, worker_count


def test_memory_is_what_is_free_of_what_a_container_may_use(tmp_path: Path) -> None:
    free = psutil.virtual_memory().available
    assert available_bytes(tmp_path) == pytest.approx(free, rel=0.2)
    (tmp_path / "memory.max").write_text("max\n")
    assert available_bytes(tmp_path) == pytest.approx(free, rel=0.2)
    (tmp_path / "memory.max").write_text(f"{100 << 20}\n")
    (tmp_path / "memory.current").write_text(f"{30 << 20}\n")
    assert available_bytes(tmp_path) == 70 << 20
    (tmp_path / "memory.current").write_text(f"{130 << 20}\n")
    assert available_bytes(tmp_path) == 0


@pytest.mark.parametrize(
    ("photos", "wanted", "cores", "workers_that_fit", "count"),
    [
        *((1000, None, 8, 100, 8), (1000, None, 8, 3, 3), (1000, None, 8, 0, 1)),
        *((3, None, 8, 100, 1), (9, None, 8, 100, 3)),
        *((1000, 5, 8, 1, 5), (2, 5, 8, 100, 2), (0, 5, 8, 100, 1)),
    ],
)
def test_workers_are_as_many_as_cores_memory_and_photos_are_for(
    monkeypatch: pytest.MonkeyPatch, photos: int, wanted: int | None, cores: int, workers_that_fit: int, count: int
) -> None:
    monkeypatch.setattr(capacity, "usable_cores", lambda: cores)
    monkeypatch.setattr(capacity, "available_bytes", lambda: round(WORKER_BYTES * workers_that_fit / 0.8) + 1)
    assert worker_count(photos, wanted) == count


def test_a_photo_needs_memory_by_its_pixels(tmp_path: Path) -> None:
    Image.fromarray(np.zeros((100, 200, 3), np.uint8)).save(tmp_path / "a.png")
    assert photo_bytes(tmp_path / "a.png") == 100 * 200 * 24
    (tmp_path / "b.raw").write_bytes(bytes(1000))
    assert photo_bytes(tmp_path / "b.raw") == 30_000
    assert photo_bytes(tmp_path / "nowhere.jpg") == 0


def test_who_needs_more_than_is_left_waits_and_one_alone_never_does() -> None:
    room, order = Room(100), list[str]()
    begun, go_on = threading.Event(), threading.Event()

    def large() -> None:
        with room.for_bytes(1000):
            order.append("large")
            begun.set()
            go_on.wait(10)
            order.append("large ends")

    def small() -> None:
        with room.for_bytes(10):
            order.append("small")

    threads = [threading.Thread(target=large), threading.Thread(target=small)]
    threads[0].start()
    assert begun.wait(10)
    threads[1].start()
    threads[1].join(0.1)
    assert order == ["large"]
    go_on.set()
    for thread in threads:
        thread.join(10)
    assert order == ["large", "large ends", "small"]


def test_nobody_waits_once_it_is_over() -> None:
    room, let_in = Room(10), threading.Event()

    def second() -> None:
        with room.for_bytes(10):
            let_in.set()

    with room.for_bytes(10):
        thread = threading.Thread(target=second)
        thread.start()
        room.end()
        assert let_in.wait(10)
    thread.join(10)
