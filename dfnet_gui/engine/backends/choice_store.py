"""A small file of answers that took a while to find."""

import json
from contextlib import suppress
from pathlib import Path

from dfnet_gui.errors import PhotoWriteError
from dfnet_gui.imaging.writing import write_atomically


class KeptChoice:
    """One question's answer in a JSON file; a file that can't be read or written is as good as none. Any thread."""

    def __init__(self, path: Path, question: str) -> None:
        self._path, self._question = path, question

    @property
    def answer(self) -> str:
        """What was found before, empty if nothing was."""
        return str(self._all().get(self._question, ""))

    def keep(self, answer: str) -> None:
        """Write the answer down."""
        known = {**self._all(), self._question: answer}
        with suppress(OSError, PhotoWriteError):  # it is found out again the next time
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self._path, json.dumps(known, indent=1).encode())

    def _all(self) -> dict[str, str]:
        try:
            known = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        return known if isinstance(known, dict) else {}
