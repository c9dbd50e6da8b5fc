"""A small file of answers that took a while to find."""

import json
import os
from pathlib import Path


class Remembered:
    """One question's answer in a JSON file; a file that can't be read or written is as good as none. Any thread."""

    def __init__(self, path: Path, question: str) -> None:
        self._path, self._question = path, question

    @property
    def answer(self) -> str:
        """What was found before, empty if nothing was."""
        return str(self._all().get(self._question, ""))

    def keep(self, answer: str) -> None:
        """Remember an answer."""
        known = {**self._all(), self._question: answer}
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            temporary = self._path.with_name(f".{self._path.name}.{os.getpid()}")
            temporary.write_text(json.dumps(known, indent=1), encoding="utf-8")
            os.replace(temporary, self._path)
        except OSError:
            return  # it is measured again the next time

    def _all(self) -> dict[str, str]:
        try:
            known = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return known if isinstance(known, dict) else {}
