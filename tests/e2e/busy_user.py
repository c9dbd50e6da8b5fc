"""A program with somebody at work in it, who says after each step what is there; run by `test_kills.py`, which ends it.

python -m tests.e2e.busy_user PHOTO SETTINGS SEED
"""

import hashlib
import random
import sys
import time
from pathlib import Path

import numpy as np
from PySide6.QtWidgets import QApplication

from dfnet_gui.document.document import Document
from dfnet_gui.engine.fills import Fill, Touch
from dfnet_gui.gui.app import Program, make_application
from dfnet_gui.gui.base.settings import Settings
from dfnet_gui.imaging.bounds import Bounds


def digest(document: Document) -> str:
    """Of all that is to come back."""
    made = hashlib.blake2b(digest_size=12)
    for part in (document.pixels, document.hole, document.barred):
        made.update(np.ascontiguousarray(part).tobytes())
    made.update(repr([(each.id, each.title, each.is_shown, each.opacity) for each in document.removals]).encode())
    return made.hexdigest()


def _touch(document: Document, rng: random.Random) -> Bounds:
    side = rng.randrange(5, 60)
    place = Bounds(
        rng.randrange(document.bounds.width - side), rng.randrange(document.bounds.height - side), side, side
    )
    pixels = np.full((side, side, 3), rng.randrange(256), np.uint8)
    touch = Touch(fills=(Fill(bounds=place, pixels=pixels, hole=np.ones((side, side), bool), drawn=0.0),), kind="clone")
    return document.add_completion(touch, clear=np.ones((side, side), bool), clear_bounds=place)


def _act(program: Program, rng: random.Random) -> None:
    """One of the things that people do."""
    session, commands = program.session, program.window.crew.removals
    document = session.document
    assert document is not None
    removal = document.removals[rng.randrange(len(document.removals))] if document.removals else None
    match rng.randrange(8):
        case 0 | 1 | 2:
            session.begin_stroke(rng.choice(("hole", "hole", "barred")))
            x, y = rng.random() * document.bounds.width, rng.random() * document.bounds.height
            session.paint((x, y), (x + rng.randrange(90), y), rng.randrange(2, 30), erase=rng.random() < 0.2)
            session.end_stroke()
        case 3 | 4:
            session.change(lambda document: _touch(document, rng))
        case 5 if removal is not None:
            commands.set_shown(removal, is_shown=not removal.is_shown)
        case 6 if removal is not None:
            commands.set_opacity(removal, rng.random())
        case _:
            session.undo()


def _work(photo: Path, settings_file: str, seed: int) -> None:
    app = make_application()
    program = Program(Settings(Path(settings_file)))
    program.start()
    program.window.opening.open_path(photo)
    while program.session.document is None:
        QApplication.processEvents()
        time.sleep(0.005)
    rng = random.Random(seed)
    while True:
        _act(program, rng)
        document = program.session.document
        assert document is not None
        print(digest(document), "changed" if document.is_changed else "clean", flush=True)
        until = time.monotonic() + rng.choice((0.0, 0.02, 0.1, 0.6))
        while time.monotonic() < until:
            app.processEvents()
            time.sleep(0.002)


if __name__ == "__main__":
    _work(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
