"""The work on one photo, and orders as another process reads them."""

import json
from pathlib import Path

import pytest

from dfnet_gui.batch.pairing import Job
from dfnet_gui.batch.work import Order, complete_photo, failure
from dfnet_gui.batch.worker import Engine
from dfnet_gui.errors import MaskError


@pytest.mark.parametrize(
    "order", [Order(), Order("black", 2, 80, "fast", 3, Path("a/b.png"), 2, Path("maps"), many=True)]
)
def test_an_order_is_the_same_in_another_process(order: Order) -> None:
    assert Order.of(json.loads(json.dumps(order.written()))) == order


def test_a_photo_is_completed_and_reported(engine: Engine, jobs: list[Job]) -> None:
    said: list[str] = []
    report = complete_photo(jobs[0], Order(detail="fast"), engine.make(), said.append)
    assert jobs[0].output.is_file()
    assert (report["photo"], report["output"], report["regions"]) == (str(jobs[0].photo), str(jobs[0].output), 1)
    assert report["proof"].startswith("0 of ")
    assert said == [f"{jobs[0].output}: {report['proof']}"]


def test_a_photo_that_fails_is_one_sentence(jobs: list[Job]) -> None:
    assert failure(jobs[0], MaskError("m.png: empty.")) == {"photo": str(jobs[0].photo), "error": "m.png: empty."}
    unexpected = failure(jobs[0], ZeroDivisionError("by zero"))["error"]
    assert unexpected.startswith(f"{jobs[0].photo}: something unexpected went wrong (ZeroDivisionError")
