"""Whose the sample photos and the press profile are, for the copyright file: they lie among the program's own files."""

import json
from collections.abc import Iterator
from pathlib import Path

_TERMS = {
    "CC0-1.0": "On Debian systems, the full text of CC0-1.0 is in /usr/share/common-licenses/CC0-1.0.",
    "public-domain": "Its maker has given up all rights in it.",
    "Zlib": """This software is provided 'as-is', without any express or implied warranty. In no event will the authors
be held liable for any damages arising from the use of this software.

Permission is granted to anyone to use this software for any purpose, including commercial applications, and to alter
it and redistribute it freely, subject to the following restrictions:

1. The origin of this software must not be misrepresented; you must not claim that you wrote the original software. If
   you use this software in a product, an acknowledgment in the product documentation would be appreciated but is not
   required.
2. Altered source versions must be plainly marked as such, and must not be misrepresented as being the original
   software.
3. This notice may not be removed or altered from any source distribution.""",
}
_WORDS = {"CC0 1.0": "CC0-1.0", "public domain": "public-domain"}
_PRESS = "Fogra and Kai-Uwe Behrmann (characterisation data FOGRA39L, as in icc-profiles-free)"


def files_of_others(resources: Path, place: str) -> Iterator[tuple[str, str, str]]:
    """Each file below `place`, its maker, and the name of its licence."""
    for row in json.loads((resources / "samples" / "samples.json").read_text(encoding="utf-8")):
        names = [name for words, name in _WORDS.items() if words in row["attribution"]]
        if len(names) != 1:
            raise SystemExit(f"{row['file']}: its attribution names no licence that is known here; add it to _WORDS.")
        yield f"{place}/samples/{row['file']}", row["attribution"], names[0]
    yield f"{place}/press.icc", _PRESS, "Zlib"


def terms(name: str) -> str:
    """The text of such a licence."""
    return _TERMS[name]
